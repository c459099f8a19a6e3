"""Kansen: the findings in words, sorted by euros or by effort, with what goes well and what is too late."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.domein import Domein
from app.domain.finding import Finding, FindingState
from app.domain.money import Cents
from app.domain.outcome import NOTHING, Outcome, Outcomes, Range, Recht
from app.domain.rough import outward
from app.domain.wording import day_and_month, full_date
from app.intake.scripts import all_offers
from app.reports.amounts import WORTH_NAMING, capital, gain_per_month, is_told_too_late, monthly_range
from app.reports.naming import joined, outcome_name, own_words, question_names
from app.texts import has_text, text
from ui.visit.finding.state import total_words
from ui.visit.panel.state import said, said_range, whole


class Order(StrEnum):
    """How findings are sorted."""

    EUROS = "euros"
    EFFORT = "moeite"


class Certainty(StrEnum):
    """How sure an amount is; always shown with its word."""

    SURE = "zeker"
    ABOUT = "ongeveer"
    UNKNOWN = "onbekend"


class Sort(StrEnum):
    """What kind of finding it is."""

    CLAIM = "aanvragen"
    RISK = "doorgeven"
    SOONER = "eerder"
    OPEN = "uitzoeken"
    OFFER = "aanbod"


PAID_BY_SVB = frozenset({"kinderbijslag", "aio"})
WATERSCHAP = "kwijtschelding_waterschap"
EFFORT = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderbijslag", "kinderopvangtoeslag")
"""From the least work to the most: the first needs no papers beside what a visit shows."""


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One row: what, why, how much, how sure, who does what by when, and how far it is.

    ``regeling`` is its key and ``within`` its name within a sentence; an offer of the visit has no amount and no
    certainty.
    """

    regeling: str
    sort: Sort
    name: str
    why: str
    month: str
    year: str
    certainty: Certainty | None
    who: str
    when: str
    state: FindingState
    size: Range
    within: str

    @property
    def is_only_asking(self) -> bool:
        """Whether there is no amount: an authority must say first whether there is anything at all."""
        return self.sort is Sort.OPEN and not self.size.high


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the headline amount: which, its words, its amount in words and in eurocents."""

    part: str
    words: str
    amount: str
    size: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole screen of Kansen."""

    head: str
    amount: str
    tail: str
    shares: tuple[Share, ...]
    count: str
    rows: tuple[Opportunity, ...]
    good: str
    lapsed: str
    total: str = ""


def overview(outcomes: Outcomes, findings: Sequence[Finding], order: Order, offers: Sequence[str] = ()) -> Overview:
    """Everything that was found, in the order asked for; ``offers`` of the visit come after it.

    What was offered and taken up in an earlier visit stays in sight.
    """
    kept = {finding.regeling: finding for finding in findings}
    rows = tuple(row for o in outcomes.everything if (row := _row(o, kept.get(o.regeling))) is not None)
    shown = dict.fromkeys([*offers, *(name for name in kept if name in all_offers())])
    offered = tuple(_offer(key, kept.get(key)) for key in shown)
    missed = said_range(outcomes) or outcomes.missed
    return Overview(
        head=text("kansen.kop" if missed.high else "kansen.kop_niets"),
        amount=_big(missed),
        tail=text("kansen.per_jaar") if missed.high else "",
        shares=_shares(rows),
        count=_count(len(rows)),
        rows=(*_sorted(rows, order), *offered),
        good=_good(outcomes),
        lapsed=_lapsed(outcomes),
        total=total_words(findings),
    )


def _big(missed: Range) -> str:
    if not missed.high:
        return text("kansen.niets")
    if missed.is_exact:
        return whole(missed.high)
    rough = outward(missed)
    low = whole(rough.low)
    return text("kansen.tussen", laag=low, hoog=whole(rough.high)) if rough.low else said(missed)


def _row(outcome: Outcome, finding: Finding | None) -> Opportunity | None:
    sort = sort_of(outcome)
    if sort is None:
        return None
    size = {Sort.RISK: outcome.risk, Sort.SOONER: outcome.sooner}.get(sort, outcome.still_to_claim)
    known = sort is not Sort.OPEN
    monthly = gain_per_month(outcome) if sort is Sort.CLAIM else monthly_range(size)
    return Opportunity(
        regeling=outcome.regeling,
        sort=sort,
        name=_name(outcome, sort),
        why=_why(outcome, sort),
        month=_figure(monthly, outcome) if known and outcome.periode == "maand" else "",
        year=_figure(size, outcome) if known else text(f"kansen.{'vraag_na' if outcome.is_undecided else 'nog_open'}"),
        certainty=certainty_of(outcome),
        who=_who(outcome, finding, sort),
        when=_when(outcome, finding),
        state=finding.state if finding else FindingState.TO_CHOOSE,
        size=size,
        within=outcome_name(outcome),
    )


def _offer(key: str, finding: Finding | None) -> Opportunity:
    return Opportunity(
        regeling=key,
        sort=Sort.OFFER,
        name=text(f"aanbod.{key}.naam"),
        why=text(f"aanbod.{key}.waarom"),
        month="",
        year="",
        certainty=None,
        who=text(f"kansen.wie.{finding.who}") if finding and finding.who else text(f"aanbod.{key}.wie"),
        when=text("kansen.op", dag=day_and_month(finding.due)) if finding and finding.due else "",
        state=finding.state if finding else FindingState.TO_CHOOSE,
        size=NOTHING,
        within=text(f"aanbod.{key}.naam"),
    )


def sort_of(outcome: Outcome) -> Sort | None:
    """What there is to do with an outcome; None when nothing is, or when it waits for its first answers."""
    if outcome.waits:
        return None
    if outcome.still_to_claim.high >= WORTH_NAMING:
        return Sort.CLAIM if outcome.recht is not Recht.ONBEKEND and outcome.still_to_claim.low > 0 else Sort.OPEN
    if outcome.risk.high >= WORTH_NAMING:
        return Sort.RISK
    if outcome.sooner.high >= WORTH_NAMING:
        return Sort.SOONER
    to_find_out = bool(outcome.depends_on or outcome.to_ask) or not outcome.bounded
    is_open = outcome.is_undecided or (outcome.recht is Recht.ONBEKEND and to_find_out)
    return Sort.OPEN if is_open else None


def certainty_of(outcome: Outcome) -> Certainty:
    """How sure the amount of an outcome is."""
    if outcome.recht is Recht.ONBEKEND or outcome.received is None:
        return Certainty.UNKNOWN
    if outcome.depends_on and not outcome.still_to_claim.low:
        return Certainty.UNKNOWN
    if outcome.estimate or outcome.depends_on or not outcome.still_to_claim.is_exact:
        return Certainty.ABOUT
    return Certainty.SURE


def _name(outcome: Outcome, sort: Sort) -> str:
    name = capital(outcome_name(outcome))
    if sort is not Sort.RISK:
        return name
    return own_words(outcome.regeling, "doorgeven") or text("kansen.doorgeven", regeling=name)


def _why(outcome: Outcome, sort: Sort) -> str:
    own = own_words(outcome.regeling, f"waarom_{sort}")
    if own:
        return own
    if sort is Sort.RISK:
        return text("kansen.waarom.risico")
    if sort is Sort.SOONER:
        return outcome.reason.spoken()
    if sort is Sort.OPEN:
        needed = needed_for(outcome)
        if outcome.is_undecided and has_text(f"kansen.waarom.vraag_na.{outcome.regeling}"):
            return text(f"kansen.waarom.vraag_na.{outcome.regeling}")
        if needed:
            return text("kansen.waarom.nodig", wat=joined(needed[:2]))
        return text("kansen.waarom.navragen") if outcome.to_ask else outcome.reason.spoken()
    return text("kansen.waarom.erbij" if outcome.received else "kansen.waarom.nieuw")


def needed_for(outcome: Outcome) -> tuple[str, ...]:
    """What is still to be found out before the amount of an outcome is known."""
    received = (text("kansen.waarom.ontvangen"),) if outcome.received is None else ()
    return (*question_names(outcome.depends_on), *received)


def _figure(size: Range, outcome: Outcome) -> str:
    if not size.is_exact:
        rough = outward(size)
        return text("kansen.bereik", laag=whole(rough.low), hoog=whole(rough.high).replace("€\u00a0", ""))
    return (
        whole(size.high) if certainty_of(outcome) is Certainty.SURE else text("kansen.circa", bedrag=whole(size.high))
    )


def _who(outcome: Outcome, finding: Finding | None, sort: Sort) -> str:
    if finding and finding.who:
        return text(f"kansen.wie.{finding.who}")
    return text(f"kansen.doen.{sort}", waar=place_of(outcome))


def place_of(outcome: Outcome) -> str:
    """Where something is applied for, as a part of a sentence."""
    if outcome.regeling in PAID_BY_SVB:
        return text("kansen.waar.svb")
    if outcome.domein is Domein.GEMEENTE:
        return text(f"kansen.waar.{'waterschap' if outcome.regeling == WATERSCHAP else 'gemeente'}")
    text_id = f"aanpak.{outcome.regeling}.waar"
    return text("kansen.waar.via", waar=text(text_id)) if has_text(text_id) else text("kansen.waar.toeslagen")


def _when(outcome: Outcome, finding: Finding | None) -> str:
    if finding and finding.due:
        return text("kansen.op", dag=day_and_month(finding.due))
    if outcome.claim_before and (outcome.still_to_claim.high or not outcome.bounded):
        return text("kansen.voor", dag=full_date(outcome.claim_before))
    return text("kansen.zo_snel") if outcome.risk.high >= WORTH_NAMING else ""


def _sorted(rows: Sequence[Opportunity], order: Order) -> tuple[Opportunity, ...]:
    by_euros = sorted(rows, key=lambda row: (row.sort is not Sort.OPEN, row.size.high, row.size.low), reverse=True)
    if order is Order.EUROS:
        return tuple(by_euros)
    return tuple(sorted(by_euros, key=lambda row: (row.sort is Sort.OPEN, _effort(row.regeling))))


def _effort(regeling: str) -> int:
    return EFFORT.index(regeling) if regeling in EFFORT else len(EFFORT)


_PARTS = (
    ("aangevraagd", (FindingState.APPLIED, FindingState.GRANTED)),
    ("gepland", (FindingState.PLANNED,)),
    ("te_kiezen", (FindingState.TO_CHOOSE,)),
)


def _shares(rows: Sequence[Opportunity]) -> tuple[Share, ...]:
    claims = [row for row in rows if row.sort is Sort.CLAIM]
    found = []
    for name, states in _PARTS:
        total = NOTHING
        for row in claims:
            total = total.plus(row.size) if row.state in states else total
        if total.high:
            found.append(Share(name, text(f"kansen.deel.{name}"), said(total), total.high))
    return tuple(found)


def _count(number: int) -> str:
    words = text(f"kansen.getal.{number}") if number <= 5 else str(number)
    return text("kansen.aantal", n=number, getal=words)


def _good(outcomes: Outcomes) -> str:
    names = [outcome_name(o) for o in outcomes.everything if goes_well(o)]
    return text("kansen.gaat_goed", n=len(names), wat=capital(joined(names))) if names else ""


def goes_well(outcome: Outcome) -> bool:
    """Whether what is received now is what there is a right to."""
    if not outcome.received or outcome.depends_on or outcome.recht is not Recht.JA:
        return False
    return outcome.still_to_claim.high < WORTH_NAMING and outcome.risk.high < WORTH_NAMING


def _lapsed(outcomes: Outcomes) -> str:
    names = [f"{outcome_name(o)} {said(o.lapsed)}" for o in outcomes.everything if is_told_too_late(o)]
    return text("kansen.te_laat", wat=joined(names)) if names else ""


def planned_amount(row: Opportunity) -> Cents | None:
    """What is kept as planned per year with a finding: the sure part of a claim."""
    return row.size.low if row.sort is Sort.CLAIM else None


def planned_for(regeling: str, outcomes: Outcomes) -> Cents | None:
    """What is kept as planned per year when this opportunity is chosen; None when nothing is sure."""
    rows = overview(outcomes, (), Order.EUROS).rows
    return next((planned_amount(row) for row in rows if row.regeling == regeling), None)

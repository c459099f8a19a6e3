"""Kansen: the findings in words, sorted by euros or by effort, with what goes well and what is too late."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.domein import Domein
from app.domain.finding import Finding, FindingState
from app.domain.money import Cents
from app.domain.outcome import NOTHING, Outcome, Outcomes, Periode, Range, Recht
from app.domain.rough import outward
from app.domain.visit import Step, Who
from app.intake.scripts import all_offers
from app.intake.telling import Telling, missed_as_told, telling
from app.reports.amounts import WORTH_NAMING, begins_now, capital, gain_per_month, is_told_too_late, monthly_range
from app.reports.naming import in_own_words, joined, outcome_name
from app.texts import has_text, text
from ui.visit.finding.state import total_words
from ui.visit.opportunities.approach import (
    Sort,
    agreed_day,
    needed_for,
    own_words,
    sort_of,
    what_to_do,
    when_or_where,
    who_what,
)
from ui.visit.panel.state import said, whole


class Order(StrEnum):
    """How findings are sorted."""

    EUROS = "euros"
    EFFORT = "moeite"


class Certainty(StrEnum):
    """How sure an amount is; always shown with its word."""

    SURE = "zeker"
    ABOUT = "ongeveer"
    UNKNOWN = "onbekend"


EFFORT = ("licht", "gewoon", "zwaar")
"""From the least work to the most, as the texts of a regeling say."""
FIRST, FEW = 3, 4
"""So many come first, unless there are few altogether."""
IN_WORDS = 12
"""Numbers up to this are written as a word."""
SAVED = frozenset({Domein.WONEN, Domein.ZORG, Domein.ENERGIE})
"""The subjects in which money is saved instead of received."""


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One row: what, how much, how sure, who does what by when, and how far it is.

    ``regeling`` is its key; ``why`` says in a few words what is the case, or what is in the way. Where it is arranged
    and with which papers stands in its explanation. An offer of the visit has
    no amount, no certainty and no outcome.
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
    effort: int = 0
    estimate: bool = False
    outcome: Outcome | None = None
    year_note: str = ""
    """What the year is, where it is not a whole one."""

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
    unasked: str = ""
    total: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visit asked and offers: its steps of which a question was put, and what there is beside the regelingen."""

    steps: frozenset[Step] = frozenset(Step)
    offers: tuple[str, ...] = ()


EVERYTHING = Asked()


def overview(outcomes: Outcomes, findings: Sequence[Finding], order: Order, asked: Asked = EVERYTHING) -> Overview:
    """Everything that was found, in the order asked for; what the visit offers comes after it.

    What was not asked about is no row but one line. What was taken up in an earlier visit stays in sight.
    """
    kept = {finding.regeling: finding for finding in findings}
    known = [o for o in outcomes.everything if telling(o, asked.steps) is not Telling.UNASKED]
    rows = tuple(row for o in known if (row := _row(o, kept.get(o.regeling))) is not None)
    shown = dict.fromkeys([*asked.offers, *(name for name in kept if name in all_offers())])
    offered = tuple(_offer(key, kept.get(key)) for key in shown)
    missed = missed_as_told(outcomes, asked.steps)
    return Overview(
        head=text("kansen.kop" if missed.high else "kansen.kop_niets"),
        amount=_big(missed),
        tail=_tail(rows) if missed.high else "",
        shares=_shares(rows),
        count=_count(len(rows)),
        rows=(*_sorted(rows, order), *offered),
        good=_good(outcomes),
        lapsed=_lapsed(outcomes),
        unasked=_unasked([o for o in outcomes.everything if o not in known and o.still_to_claim.high >= WORTH_NAMING]),
        total=total_words(findings),
    )


def groups(rows: Sequence[Opportunity]) -> tuple[tuple[Opportunity, ...], tuple[Opportunity, ...]]:
    """What comes first and what after it, in their order; with few rows all of them come first."""
    if len(rows) <= FEW:
        return tuple(rows), ()
    first = [row for row in rows if row.sort in (Sort.CLAIM, Sort.RISK) and row.state not in SETTLED][:FIRST]
    return tuple(first), tuple(row for row in rows if row not in first)


def _tail(rows: Sequence[Opportunity]) -> str:
    saved = any(row.sort is Sort.CLAIM and row.outcome and row.outcome.domein in SAVED for row in rows)
    return text("kansen.of_besparen" if saved else "kansen.per_jaar")


def _unasked(outcomes: Sequence[Outcome]) -> str:
    subjects = dict.fromkeys(text(f"domein.{o.domein}").lower() for o in outcomes)
    return text("kansen.niet_gevraagd", wat=joined(tuple(subjects))) if subjects else ""


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
        month=_figure(monthly, outcome) if known and outcome.periode is Periode.MAAND else "",
        year=_figure(size, outcome) if known else text(f"kansen.{'vraag_na' if outcome.is_undecided else 'nog_open'}"),
        certainty=certainty_of(outcome),
        who=who_what(finding, Who.TOGETHER, what_to_do(outcome, sort)),
        when=when_or_where(outcome, finding, sort),
        state=finding.state if finding else FindingState.TO_CHOOSE,
        size=size,
        effort=EFFORT.index(own_words(outcome, "moeite")),
        estimate=known and outcome.estimate,
        outcome=outcome,
        year_note=text("kansen.dit_jaar_nog") if sort is Sort.CLAIM and begins_now(outcome) else "",
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
        who=who_what(finding, Who(text(f"aanbod.{key}.wie")), text(f"aanbod.{key}.doen")),
        when="".join(agreed_day(finding)) or text("kansen.via", waar=text(f"aanbod.{key}.waar")),
        state=finding.state if finding else FindingState.TO_CHOOSE,
        size=NOTHING,
    )


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
    return in_own_words(outcome.regeling, "doorgeven") or text("kansen.doorgeven", regeling=name)


def _why(outcome: Outcome, sort: Sort) -> str:
    own = in_own_words(outcome.regeling, f"waarom_{sort}")
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
    return text(f"kansen.waarom.{'erbij' if outcome.received else 'nieuw'}")


def _figure(size: Range, outcome: Outcome) -> str:
    if not size.is_exact:
        rough = outward(size)
        return text("kansen.bereik", laag=whole(rough.low), hoog=whole(rough.high).replace("€\u00a0", ""))
    return (
        whole(size.high) if certainty_of(outcome) is Certainty.SURE else text("kansen.circa", bedrag=whole(size.high))
    )


def _sorted(rows: Sequence[Opportunity], order: Order) -> tuple[Opportunity, ...]:
    by_euros = sorted(rows, key=lambda row: (row.sort is not Sort.OPEN, row.size.high, row.size.low), reverse=True)
    if order is Order.EUROS:
        return tuple(by_euros)
    return tuple(sorted(by_euros, key=lambda row: (row.sort is Sort.OPEN, row.effort)))


SETTLED = frozenset({FindingState.GRANTED, FindingState.REFUSED, FindingState.NOT_WANTED})
"""The states in which there is nothing left to do."""
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
    words = text(f"kansen.getal.{number}") if number <= IN_WORDS else str(number)
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

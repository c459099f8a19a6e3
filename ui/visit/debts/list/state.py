"""All creditors in words, and the form of one debt with what the law says about its costs."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.debts.check import Check, Verdict
from app.debts.overview import ThreatGroup, goes_well, kind_of
from app.domain.debt import Debt, Notice, Stage
from app.domain.debt_kinds import Threat, debt_kinds
from app.domain.money import Cents, euros, format_cents, format_whole
from app.domain.outcome import Stap
from app.domain.wording import month_name
from app.services.debts.assessment import DebtsAssessment
from app.services.debts.records import About
from app.texts import text
from ui.visit.explanation.state import Row, is_given, step_row

ICONS = {
    Threat.HOME: "home",
    Threat.ENERGY: "flame",
    Threat.WATER: "drop",
    Threat.CARE: "heart",
    Threat.FINE: "document",
    Threat.OTHER: "document",
}
ALARMING = frozenset({Verdict.TOO_HIGH, Verdict.NO_NOTICE, Verdict.TOO_EARLY, Verdict.PERHAPS_VAT})
"""What a creditor may have done wrong, and what can be done about it."""


GOOD = frozenset({Verdict.RIGHT, Verdict.NOTHING_ASKED})
"""What was checked and needs nothing."""


class Head(NamedTuple):
    """The title of the list and the sentence under it."""

    title: str
    below: str


@dataclass(frozen=True, slots=True)
class DebtRow:
    """One debt: who, what is going on, since when, per month and in all; ``marked`` when its costs are not right."""

    id: str
    who: str
    below: str
    since: str
    per_month: str
    amount: str
    spoken: str
    marked: bool


@dataclass(frozen=True, slots=True)
class DebtGroup:
    """The debts under what they threaten."""

    icon: str
    title: str
    turn: str
    rows: tuple[DebtRow, ...]


@dataclass(frozen=True, slots=True)
class DebtForm:
    """What is filled in about a debt; empty ``debt_id`` for a new one."""

    debt_id: str = ""
    creditor: str = ""
    kind: str = ""
    principal: Cents | None = None
    costs: Cents | None = None
    interest: Cents | None = None
    since: date | None = None
    stage: Stage = Stage.LATE
    collector: str = ""
    reference: str = ""
    instalment: Cents | None = None
    seized: bool = False
    disputed: bool = False
    notice: Notice = Notice.UNKNOWN
    notice_on: date | None = None

    def about(self) -> About:
        """The fields as the service takes them."""
        return About(
            creditor=self.creditor,
            kind=self.kind,
            principal=self.principal,
            costs=self.costs,
            interest=self.interest,
            since=self.since,
            stage=self.stage,
            collector=self.collector,
            reference=self.reference,
            instalment=self.instalment,
            seized=self.seized,
            disputed=self.disputed,
            notice=self.notice,
            notice_on=self.notice_on,
        )


@dataclass(frozen=True, slots=True)
class CheckView:
    """What the check of the costs or the interest says, with its steps; ``good`` when it was checked and is right."""

    words: str
    marked: bool
    good: bool
    rows: tuple[Row, ...]


def head_of(found: DebtsAssessment) -> Head:
    """What everything comes to, and the calm sentence with it."""
    total = found.overview.sum
    if not found.overview.debts:
        return Head(text("schulden_scherm.geen"), text("schulden_scherm.geen_onder"))
    title = text("schulden_scherm.samen", n=found.overview.creditors, bedrag=format_whole(euros(total.amount)))
    unknown = text("schulden_scherm.nog_open", n=total.unknown) if total.unknown else ""
    return Head(title, " ".join(part for part in (text("schulden_scherm.eerst"), unknown) if part))


def stage_words(found: DebtsAssessment) -> str:
    """What everything comes to at each stage, in one line; empty while there is nothing, or one stage only."""
    stages = found.overview.stages
    if len(stages) <= 1:
        return ""
    parts = [
        text(
            "schulden_scherm.een_stand",
            stand=text(f"schulden.stand.{one.stage}").lower(),
            bedrag=format_whole(euros(one.sum.amount)),
            n=one.sum.debts,
        )
        for one in stages
    ]
    return text("schulden_scherm.per_stand", wat=", ".join(parts))


def groups_of(found: DebtsAssessment) -> tuple[DebtGroup, ...]:
    """The list under its headings, the most pressing first; what was settled stands last."""
    groups = [_group(group, found) for group in found.overview.groups]
    if found.overview.settled:
        rows = tuple(_row(debt, found) for debt in found.overview.settled)
        groups.append(DebtGroup("check", text("schulden_scherm.klaar"), text("schulden_scherm.knap"), rows))
    return tuple(groups)


def _group(group: ThreatGroup, found: DebtsAssessment) -> DebtGroup:
    turn = "loopt_goed" if group.goes_well else group.threat.turn.value
    rows = tuple(_row(debt, found) for debt in group.debts)
    title = text(f"schulden.bedreigt.{group.threat}")
    return DebtGroup(ICONS[group.threat], title, text(f"schulden.beurt.{turn}"), rows)


def _row(debt: Debt, found: DebtsAssessment) -> DebtRow:
    who = f"{kind_of(debt).name}, {debt.creditor}"
    if debt.collector:
        who = text("schulden.via", wie=who, via=debt.collector)
    wrong = _wrong(debt, found)
    below = wrong or _state(debt, found)
    amount = text("schulden_scherm.bedrag_open") if debt.total is None else format_whole(euros(debt.total))
    per_month = format_whole(euros(debt.instalment)) if debt.instalment else text("schulden_scherm.nog_geen")
    since = f"{month_name(debt.since.month)} {debt.since.year}" if debt.since else text("schulden_scherm.sinds_open")
    spoken = text("schulden_scherm.rij", wie=who, stand=below, sinds=since, maand=per_month, bedrag=amount)
    return DebtRow(debt.id, who, below, since, per_month, amount, spoken, bool(wrong))


def _wrong(debt: Debt, found: DebtsAssessment) -> str:
    check = found.checks[debt.id].costs
    return check.words if check.verdict in ALARMING else ""


def _state(debt: Debt, found: DebtsAssessment) -> str:
    if debt.settled_on is not None:
        return text("schulden_scherm.klaar_op", maand=f"{month_name(debt.settled_on.month)} {debt.settled_on.year}")
    parts = [text(f"schulden.stand.{debt.stage}")]
    if debt.id in {row.debt_id for row in found.rows}:
        parts.append(text("schulden_scherm.in_plan"))
    elif debt.instalment and goes_well(debt):
        parts.append(text("schulden_scherm.regeling_loopt"))
    parts += [text("schulden.beslag")] if debt.seized else []
    parts += [text("schulden.betwist")] if debt.disputed else []
    return ", ".join(parts)


def form_of(debt: Debt) -> DebtForm:
    """The form of a debt that is there."""
    return DebtForm(
        debt_id=debt.id,
        creditor=debt.creditor,
        kind=debt.kind,
        principal=debt.principal,
        costs=debt.costs,
        interest=debt.interest,
        since=debt.since,
        stage=debt.stage,
        collector=debt.collector,
        reference=debt.reference,
        instalment=debt.instalment,
        seized=debt.seized,
        disputed=debt.disputed,
        notice=debt.notice,
        notice_on=debt.notice_on,
    )


def kind_choices() -> tuple[tuple[str, str], ...]:
    """The kinds of debts, with words."""
    return tuple((kind.id, kind.name) for kind in debt_kinds().values())


def stage_choices() -> tuple[tuple[str, str], ...]:
    """How far it can be, with words."""
    return tuple((stage.value, text(f"schulden.stand.{stage}")) for stage in Stage)


def notice_choices() -> tuple[tuple[str, str], ...]:
    """Whether the letter came, with words."""
    return tuple((notice.value, text(f"schulden.brief.{notice}")) for notice in Notice)


def first_step(kind: str) -> str:
    """The first thing to do about a kind of debt; empty while none was chosen."""
    found = debt_kinds().get(kind)
    return found.step if found is not None else ""


def check_view(check: Check) -> CheckView:
    """The check in words, with its steps; what only looks up a figure of the law is not a step."""
    rows = tuple(step_row(step) for step in _calculated(tuple(check.steps)))
    return CheckView(check.words, check.verdict in ALARMING, check.verdict in GOOD, rows)


def _calculated(steps: tuple[Stap, ...]) -> tuple[Stap, ...]:
    return tuple(step for step in steps if not is_given(step))


def total_words(debt: Debt) -> str:
    """What a debt comes to in all, in whole euros when there are no cents."""
    if debt.total is None:
        return text("schulden_scherm.bedrag_open")
    return format_cents(debt.total, always_cents=False)

"""What a follow-up visit says of the visit before: promise against result, agreements, goals and marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.finding import Finding, FindingState
from app.domain.ids import RecordId
from app.domain.lookback import LookBack, Standing
from app.domain.money import Cents
from app.domain.plan import GoalPlan, OwnPlan
from app.domain.visit import Agreement
from app.domain.wording import day_and_month, full_date
from app.domain.yields import applied_of, granted_of, planned_of, to_do_of, waiting_of
from app.reports.amounts import capital
from app.reports.lookback import moment_words
from app.reports.naming import offer_words, regeling_name
from app.reports.scores import pillar_name
from app.texts import text
from ui.visit.panel.state import whole


@dataclass(frozen=True, slots=True)
class Share:
    """A part of what was promised: which, its words, its amount in words and in eurocents."""

    part: str
    words: str
    amount: str
    size: int


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One finding: what was promised, applied for and granted per year, and what is still to do."""

    regeling: str
    name: str
    why: str
    planned: str
    applied: str
    granted: str
    to_do: str
    since: str
    state: FindingState


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One agreement of then, and whether it was kept."""

    id: RecordId
    what: str
    detail: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class BackView:
    """The whole page."""

    head: str
    amount: str
    tail: str
    open_line: str
    shares: tuple[Share, ...]
    rows: tuple[ResultRow, ...]
    moments: tuple[tuple[str, ...], ...]
    promised: str
    promises: tuple[PromiseRow, ...]
    goals: tuple[str, ...]


def back_view(told: LookBack, plan: OwnPlan) -> BackView:
    """The page that looks back."""
    now = told.now.yields
    return BackView(
        head=_head(told),
        amount=whole(now.granted),
        tail=_tail(now.planned),
        open_line=text("terugblik.scherm.open", n=now.unknown) if now.unknown else "",
        shares=_shares(told),
        rows=tuple(map(_row, told.findings)),
        moments=tuple(_moment(one, one is told.now) for one in told.standings) if told.findings else (),
        promised=_promised(told),
        promises=tuple(map(_promise, told.agreements)),
        goals=(*map(_goal, plan.goals), *_marks(plan)),
    )


def _head(told: LookBack) -> str:
    day, months = full_date(told.start_day), told.now.months
    return text("terugblik.scherm.sinds", n=months, dag=day) if months else text("terugblik.scherm.kort", dag=day)


def _tail(planned: Cents) -> str:
    return text("terugblik.scherm.van", gepland=whole(planned)) if planned else text("terugblik.scherm.toegekend")


def _shares(told: LookBack) -> tuple[Share, ...]:
    parts = (
        ("toegekend", told.now.yields.granted),
        ("wacht", waiting_of(told.findings)),
        ("nog_doen", to_do_of(told.findings)),
    )
    return tuple(
        Share(part, text(f"terugblik.scherm.deel.{part}"), whole(size), size) for part, size in parts if size > 0
    )


def _row(finding: Finding) -> ResultRow:
    granted, planned, applied = granted_of(finding), planned_of(finding), applied_of(finding)
    since = finding.realised_since if finding.state is FindingState.GRANTED else None
    return ResultRow(
        regeling=finding.regeling,
        name=capital(regeling_name(finding.regeling)),
        why=finding.reason,
        planned=whole(planned) if planned else "",
        applied=whole(applied) if applied else "",
        granted=whole(granted) if granted is not None else "",
        to_do=_to_do(finding),
        since=text("terugblik.scherm.vanaf", dag=full_date(since)) if since else _when(finding),
        state=finding.state,
    )


def _to_do(finding: Finding) -> str:
    """What is still to do; of an offer, such as a training, how far it is."""
    lacks_amount = finding.state is FindingState.GRANTED and finding.realised is None
    act = text(f"terugblik.scherm.doen.{'toegekend_bedrag' if lacks_amount else finding.state}")
    return offer_words(finding.regeling, f"staat.{finding.state}") or act


def _when(finding: Finding) -> str:
    """By when an open act is due."""
    is_open = finding.state in (FindingState.PLANNED, FindingState.APPLIED)
    return text("kansen.voor", dag=day_and_month(finding.due)) if is_open and finding.due else ""


def _moment(standing: Standing, is_now: bool) -> tuple[str, ...]:
    found = standing.yields
    return (moment_words(standing, is_now), whole(found.planned), whole(found.applied), whole(found.granted))


def _promised(told: LookBack) -> str:
    if not told.agreements:
        return ""
    if not told.kept:
        return text("terugblik.scherm.afspraken_geen")
    return text("terugblik.scherm.afspraken_gelukt", n=told.kept, van=len(told.agreements))


def _promise(agreed: Agreement) -> PromiseRow:
    done = agreed.done_on is not None
    detail = text(
        "terugblik.scherm.afspraak_gedaan" if done else "terugblik.scherm.afspraak",
        dag=day_and_month(agreed.done_on or agreed.due),
        wie=text(f"afspraken.wie_doet.{agreed.who}"),
    )
    return PromiseRow(agreed.id, agreed.what, detail, done)


def _goal(plan: GoalPlan) -> str:
    if plan.goal.done_on is not None:
        return text("terugblik.scherm.doel_gehaald", wat=plan.goal.what, dag=day_and_month(plan.goal.done_on))
    if not plan.steps:
        return text("terugblik.scherm.doel_zonder", wat=plan.goal.what)
    return text("terugblik.scherm.doel_bezig", wat=plan.goal.what, n=plan.done_steps, van=len(plan.steps))


def _marks(plan: OwnPlan) -> tuple[str, ...]:
    """The marks of one day in a line; those of more days are drawn."""
    if len(plan.days) != 1:
        return ()
    given = [f"{pillar_name(line.pillar)} {line.last.score}" for line in plan.pillars]
    return (text("terugblik.scherm.cijfers", dag=full_date(plan.days[0]), cijfers=", ".join(given)),)


def heads() -> Sequence[str]:
    """The heads of the table of findings."""
    columns = ("kans", "gepland", "aangevraagd", "toegekend", "nog_doen")
    return tuple(text(f"terugblik.scherm.kolom.{column}") for column in columns)

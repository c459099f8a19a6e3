"""What is to be paid and how it went, in calm words."""

from dataclasses import dataclass
from datetime import date

from app.domain.debt import Instalment, InstalmentState, PlanState
from app.domain.money import format_cents
from app.domain.wording import full_date
from app.services.debts.assessment import DebtsAssessment
from app.texts import text

SHOWN_AHEAD = 3
"""How many months ahead stand on the page; the whole plan is on paper."""


@dataclass(frozen=True, slots=True)
class PayRow:
    """One payment: to whom, when and how much; ``can_tell`` when it may be said how it went."""

    id: str
    who: str
    when: str
    amount: str
    state: str
    can_tell: bool
    can_move: bool


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """The page of the schedule. ``said`` is how it went since the last visit."""

    title: str
    said: str
    told: tuple[str, ...]
    pause: str
    rows: tuple[PayRow, ...]
    creditors: tuple[tuple[str, str], ...]
    is_paused: bool


def schedule_view(found: DebtsAssessment) -> ScheduleView:
    """The page as it is now."""
    plan = found.plan
    if plan is None:
        how = text("schulden_scherm.betalen.geen_plan_onder")
        said = found.look_back.message.spoken() if found.look_back is not None else how
        return ScheduleView(text("schulden_scherm.betalen.geen_plan"), said, (), "", (), (), False)
    names = {debt.id: debt.creditor for debt in found.in_plan}
    rows = tuple(_row(row, names[row.debt_id], found.today) for row in _near(found))
    return ScheduleView(
        title=text("schulden_scherm.betalen.titel"),
        said=found.look_back.message.spoken() if found.look_back is not None else "",
        told=_told(found),
        pause=_pause(found),
        rows=rows,
        creditors=tuple(names.items()),
        is_paused=plan.state is PlanState.PAUSED,
    )


def _near(found: DebtsAssessment) -> list[Instalment]:
    """What happened or should have, and the payments of the next months; what was moved stands at its new day."""
    kept = [row for row in found.rows if row.state is not InstalmentState.MOVED]
    ahead = sorted({row.pay_day for row in kept if row.due > found.today})[:SHOWN_AHEAD]
    return [row for row in kept if row.due <= found.today or row.pay_day in ahead]


def _row(row: Instalment, who: str, today: date) -> PayRow:
    is_open = row.state is InstalmentState.OPEN
    day = row.paid_on if row.paid_on is not None else row.due
    return PayRow(
        id=row.id,
        who=who,
        when=full_date(day),
        amount=format_cents(row.amount, always_cents=False),
        state=text(f"schulden.termijn.{row.state}"),
        can_tell=is_open and row.due <= today,
        can_move=is_open,
    )


def _told(found: DebtsAssessment) -> tuple[str, ...]:
    paid = sum(row.state is InstalmentState.PAID for row in found.rows)
    ahead = sum(row.state is InstalmentState.OPEN for row in found.rows)
    last = max((row.due for row in found.rows if row.state is InstalmentState.OPEN), default=None)
    lines = [text("schulden_scherm.betalen.tot_nu", n=paid, nog=ahead)]
    if last is not None:
        lines.append(text("schulden_scherm.betalen.klaar_op", dag=full_date(last)))
    return tuple(lines)


def _pause(found: DebtsAssessment) -> str:
    plan = found.plan
    if plan is None or plan.state is not PlanState.PAUSED or plan.pause_from is None or plan.pause_until is None:
        return ""
    return text(
        "schulden_scherm.betalen.pauze_loopt",
        eerste=full_date(plan.pause_from),
        laatste=full_date(plan.pause_until),
        afspraak=plan.pause_condition,
    )

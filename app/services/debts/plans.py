"""Payment plans: what can be paid, plans side by side, agree on one, pause it, stop it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Required, TypedDict, Unpack

from app.budget.own_table import own_tables, usual_amounts
from app.budget.reference import people_of
from app.budget.room import income_days, month_room
from app.budget.views import runs_on
from app.debts.planning import Claim, Draft, Due, Income, Slot, alternatives, at_most, claims, draft, slots
from app.debts.room import MonthBudget, Room, floor_of, room
from app.debts.schedule import Pause, as_dues, postpone
from app.domain.change import Changes
from app.domain.debt import GOING, Instalment, InstalmentState, PaymentPlan, PlanState, Strategy
from app.domain.household import Household
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.domain.money import MAXIMUM, Cents
from app.domain.period import months_later
from app.domain.visit import Task
from app.errors import UserError
from app.intake.projection import household_from
from app.services import answers, dossiers, fields
from app.services.budget import lines as budget_lines
from app.services.debts import records
from app.services.session import Session
from app.texts import text
from db import payment_plans as stored
from db import tasks
from db.pen import Pen, writing

MONTHS_AHEAD = 240
"""How far pay days are looked up: a plan of ten years with a pause still fits."""


class Wish(TypedDict, total=False):
    """Which debts (None: all that can be planned), how much per month at most (None: all the room), from when."""

    debt_ids: Sequence[RecordId] | None
    per_month: Cents | None
    start: date | None


class Terms(TypedDict, total=False):
    """The plan that was chosen and in which visit; the rest as in ``Wish``."""

    strategy: Required[Strategy]
    visit_id: VisitId | None
    wish: Wish


@dataclass(frozen=True, slots=True)
class Options:
    """The room, what a plan would pay and the plans to choose from; none while ``hindrance`` says why."""

    budget: MonthBudget
    room: Room
    claims: tuple[Claim, ...]
    drafts: tuple[Draft, ...]
    hindrance: UserError | None = None


def month_of(session: Session, dossier_id: DossierId) -> MonthBudget | None:
    """The average month of the budget; None while it has no income.

    Payments that stand in the budget and arrangements that stand with the debts are mostly the same ones, so that the
    larger of both counts.
    """
    today = session.now().date()
    own = [line for line in budget_lines.in_effect(session, dossier_id) if runs_on(line, today)]
    month = month_room(own, usual_amounts(people_of(_household(session, dossier_id), today), own_tables()))
    if not month.income:
        return None
    arranged = records.all_creditors(session, dossier_id).per_month
    promised = sum(plan.per_month for plan in listing(session, dossier_id) if plan.state in GOING)
    return MonthBudget(month.income, month.needs, Cents(max(month.payments, arranged + promised)))


def room_of(session: Session, dossier_id: DossierId) -> Room | None:
    """What can still be paid per month beside what was agreed; None while the budget has no income."""
    month = month_of(session, dossier_id)
    if month is None:
        return None
    return room(month, floor_of(_household(session, dossier_id), session.now().date()))


def _household(session: Session, dossier_id: DossierId) -> Household:
    return household_from(answers.of_dossier(session, dossier_id), session.now().date())


def options(session: Session, dossier_id: DossierId, **wish: Unpack[Wish]) -> Options | None:
    """The plans side by side; None while the budget has no income."""
    month, found = month_of(session, dossier_id), room_of(session, dossier_id)
    if month is None or found is None:
        return None
    chosen = _claims(session, dossier_id, wish)
    try:
        return Options(month, found, chosen, alternatives(chosen, _periods(session, dossier_id, found, wish)))
    except UserError as hindrance:
        return Options(month, found, chosen, (), hindrance)


def agree(session: Session, dossier_id: DossierId, **terms: Unpack[Terms]) -> tuple[Changes, RecordId]:
    """Keep a plan with its instalments.

    Raises UserError when there is no room, nothing to pay, it takes too long, or a debt is in another plan already.
    """
    dossiers.of(session, dossier_id)
    wish = terms.get("wish", Wish())
    found = room_of(session, dossier_id)
    if found is None:
        raise UserError("services.no_month_budget")
    chosen = _claims(session, dossier_id, wish)
    if records.in_plan(session, dossier_id) & {claim.debt_id for claim in chosen}:
        raise UserError("services.debt_in_plan")
    agreed = draft(chosen, _periods(session, dossier_id, found, wish), Strategy(terms["strategy"]))
    most = Cents(min(wish.get("per_month") or found.per_month, found.per_month))
    floor = None if found.floor is None else found.floor.amount
    plan = PaymentPlan(
        RecordId(new_id()), dossier_id, agreed.strategy, most, found.per_month, floor, session.now().date(),
        visit_id=terms.get("visit_id"),
    )  # fmt: skip
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.PAYMENT_PLANS, plan)
        add_dues(pen, plan, agreed.payments)
    return pen.changes(), plan.id


def pause(session: Session, plan_id: RecordId, first: date, last: date, condition: str) -> Changes:
    """Stop a plan for a while, the condition being what the resident does meanwhile (pay the running rent).

    Open instalments move to after it, and a task for its last day says that it ends. Raises UserError when the plan
    does not run, for days in the wrong order, or when the rest does not fit after it.
    """
    plan = running(session, plan_id)
    condition = fields.line(condition, "pause_condition", 300, needed=True)
    span = Pause(fields.needed_day(first, "pause_from"), fields.needed_day(last, "pause_until"), condition)
    rows = stored.instalments(session.store, plan_id)
    periods = periods_of(session, plan)
    moved = postpone(as_dues(rows), span, periods)
    with writing(session.store, fields.author(session)) as pen:
        paused = replace(
            plan, state=PlanState.PAUSED, pause_from=span.first, pause_until=span.last, pause_condition=condition
        )
        pen.put(stored.PAYMENT_PLANS, paused)
        _lay_anew(pen, plan, rows, moved)
        what = text("schulden.taak.pauze_eindigt", voorwaarde=condition)
        pen.put(tasks.TASKS, Task(RecordId(new_id()), plan.dossier_id, what, span.last))
    return pen.changes()


def resume(session: Session, plan_id: RecordId) -> Changes:
    """Let a plan go on after its pause; what is planned stays as it is."""
    plan = load(session, plan_id)
    if plan.state is not PlanState.PAUSED:
        raise UserError("services.plan_not_paused")
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.PAYMENT_PLANS, replace(plan, state=PlanState.RUNNING))
    return pen.changes()


def stop(session: Session, plan_id: RecordId, day: date | None = None) -> Changes:
    """End a plan; its open instalments stay to be seen and are asked no more."""
    plan = load(session, plan_id)
    if plan.state in (PlanState.DONE, PlanState.STOPPED):
        raise UserError("services.plan_ended")
    with writing(session.store, fields.author(session)) as pen:
        ended = replace(plan, state=PlanState.STOPPED, ended_on=day or session.now().date())
        pen.put(stored.PAYMENT_PLANS, ended)
    return pen.changes()


def load(session: Session, plan_id: RecordId) -> PaymentPlan:
    """One plan. Raises UserError when it is not there."""
    found = stored.plan(session.store, plan_id)
    if found is None:
        raise UserError("services.no_plan")
    return found


def running(session: Session, plan_id: RecordId) -> PaymentPlan:
    """One plan that runs. Raises UserError when it does not."""
    plan = load(session, plan_id)
    if plan.state is not PlanState.RUNNING:
        raise UserError("services.plan_not_running")
    return plan


def listing(session: Session, dossier_id: DossierId) -> tuple[PaymentPlan, ...]:
    """The plans of a household, the oldest first."""
    return stored.plans(session.store, dossier_id)


def present(session: Session, dossier_id: DossierId) -> PaymentPlan | None:
    """The newest plan that runs or pauses."""
    going = [plan for plan in listing(session, dossier_id) if plan.state in GOING]
    return going[-1] if going else None


def schedule(session: Session, plan_id: RecordId) -> tuple[Instalment, ...]:
    """The instalments of a plan by their day; those that were missed or moved among them."""
    return stored.instalments(session.store, plan_id)


def add_dues(pen: Pen, plan: PaymentPlan, dues: Sequence[Due], replaces: RecordId | None = None) -> None:
    """Write payments down as open instalments of a plan."""
    for due in dues:
        row = Instalment(
            RecordId(new_id()), plan.dossier_id, plan.id, due.debt_id, due.pay_day, due.due, due.amount,
            replaces=replaces,
        )  # fmt: skip
        pen.put(stored.INSTALMENTS, row)


def periods_of(session: Session, plan: PaymentPlan) -> tuple[Slot, ...]:
    """The periods in which a plan can pay, with no more room than was agreed."""
    return slots(_incomes(session, plan.dossier_id, plan.started_on), plan.started_on, plan.per_month)


def _lay_anew(pen: Pen, plan: PaymentPlan, rows: Sequence[Instalment], dues: Sequence[Due]) -> None:
    """Keep what stands on its day, mark the rest as moved, and write the new days down beside it."""
    wanted = Counter(dues)
    for row in rows:
        if row.state is not InstalmentState.OPEN:
            continue
        place = Due(row.debt_id, row.pay_day, row.due, row.amount)
        if wanted[place]:
            wanted[place] -= 1
        else:
            pen.put(stored.INSTALMENTS, replace(row, state=InstalmentState.MOVED))
    add_dues(pen, plan, list(wanted.elements()))


def _claims(session: Session, dossier_id: DossierId, wish: Wish) -> tuple[Claim, ...]:
    wanted = wish.get("debt_ids")
    taken = records.in_plan(session, dossier_id)
    debts = records.listing(session, dossier_id)
    if wanted is None:
        return claims([debt for debt in debts if debt.id not in taken])
    return claims([debt for debt in debts if debt.id in set(wanted)])


def _periods(session: Session, dossier_id: DossierId, found: Room, wish: Wish) -> tuple[Slot, ...]:
    """The periods from the wished day on; never more per month than the room."""
    start = fields.day(wish.get("start"), "plan_start") or session.now().date()
    if start < session.now().date():
        raise UserError("services.plan_in_the_past")
    periods = slots(_incomes(session, dossier_id, start), start, found.per_month)
    per_month = wish.get("per_month")
    if per_month is None:
        return periods
    return at_most(periods, Cents(fields.whole(per_month, "per_month", 1, MAXIMUM)))


def _incomes(session: Session, dossier_id: DossierId, start: date) -> tuple[Income, ...]:
    """The days on which money comes in, far enough ahead; lines that ended bring nothing any more."""
    own = budget_lines.listing(session, dossier_id)
    days = income_days(own, start - timedelta(days=1), months_later(start, MONTHS_AHEAD))
    return tuple(Income(one.day, one.amount) for one in days)

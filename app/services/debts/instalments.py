"""What came of each instalment: paid, in part, missed, moved to another day; and looking back at the next visit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.debts.schedule import LookedBack, Owed, as_dues, catch_up, look_back
from app.domain.change import Changes
from app.domain.debt import Instalment, InstalmentState, PaymentPlan, PlanState
from app.domain.ids import DossierId, RecordId, new_id
from app.domain.money import Cents, euros
from app.domain.visit import Task, VisitState
from app.domain.wording import Figure, day_and_month
from app.errors import UserError
from app.services import fields, visits
from app.services.debts import plans, records
from app.services.session import Session
from app.texts import text
from db import debts, tasks
from db import payment_plans as stored
from db.pen import Pen, writing


def pay(session: Session, instalment_id: RecordId, day: date, amount: Cents | None = None) -> Changes:
    """Keep that an instalment was paid on a day; less than was agreed moves the rest to the end of the plan.

    Raises UserError when it is not open, the day is still to come, or it is more than the instalment.
    """
    row = _open(session, instalment_id)
    paid = row.amount if amount is None else Cents(fields.whole(amount, "amount", 1, row.amount))
    on = fields.needed_day(day, "paid_on")
    if on > session.now().date():
        raise UserError("services.day_to_come", field=fields.name("paid_on"))
    plan = plans.load(session, row.plan_id)
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.INSTALMENTS, replace(row, state=InstalmentState.PAID, amount=paid, paid_on=on))
        if paid < row.amount:
            _catch_up(session, pen, plan, row, Cents(row.amount - paid))
        _finish(session, pen, plan, on)
    return pen.changes()


def miss(session: Session, instalment_id: RecordId) -> Changes:
    """Keep that an instalment was not paid. It comes back at the end of the plan, and a task asks what is needed."""
    row = _open(session, instalment_id)
    plan = plans.load(session, row.plan_id)
    debt = records.load(session, row.debt_id)
    today = session.now().date()
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.INSTALMENTS, replace(row, state=InstalmentState.MISSED))
        _catch_up(session, pen, plan, row, row.amount)
        what = text(
            "schulden.taak.gemist",
            schuldeiser=debt.creditor,
            bedrag=Figure(euros(row.amount)),
            dag=day_and_month(row.due),
        )
        pen.put(tasks.TASKS, Task(RecordId(new_id()), row.dossier_id, what, today))
    return pen.changes()


def move(session: Session, instalment_id: RecordId, day: date) -> Changes:
    """Agree on a later day for one instalment, before it is due again. The month of the new day must have the room.

    Raises UserError for a day before its income or in the past, or when that month would be above what was agreed.
    """
    row = _open(session, instalment_id)
    to = fields.needed_day(day, "due")
    if to < max(row.pay_day, session.now().date()):
        raise UserError("services.instalment_too_early")
    plan = plans.load(session, row.plan_id)
    slot = [period for period in plans.periods_of(session, plan) if period.pay_day <= to][-1]
    others = [one for one in plans.schedule(session, plan.id) if one.id != row.id]
    there = sum(one.amount for one in as_dues(others) if one.pay_day == slot.pay_day)
    if there + row.amount > slot.room:
        raise UserError("services.instalment_no_room")
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.INSTALMENTS, replace(row, state=InstalmentState.MOVED))
        moved = replace(row, id=RecordId(new_id()), pay_day=slot.pay_day, due=to, replaces=row.id)
        pen.put(stored.INSTALMENTS, moved)
    return pen.changes()


def since_last_visit(session: Session, dossier_id: DossierId) -> LookedBack | None:
    """What was promised and what happened since the last visit that was closed; None when there is no plan.

    Without such a visit it begins where the first plan began. A pause asks for nothing, so nothing of it shows.
    """
    found = plans.listing(session, dossier_id)
    if not found:
        return None
    closed = [visit for visit in visits.of_dossier(session, dossier_id) if visit.state is VisitState.CLOSED]
    last = max((visit.starts_at.date() for visit in closed), default=found[0].started_on - timedelta(days=1))
    today = session.now().date()
    rows = [row for row in stored.instalments_of(session.store, dossier_id) if _is_asked(row, found)]
    return look_back(rows, last + timedelta(days=1), today)


def _is_asked(row: Instalment, found: Sequence[PaymentPlan]) -> bool:
    """An open instalment of a plan that ended is asked no more."""
    ended = {plan.id for plan in found if plan.state is PlanState.STOPPED}
    return row.state is not InstalmentState.OPEN or row.plan_id not in ended


def load(session: Session, instalment_id: RecordId) -> Instalment:
    """One instalment. Raises UserError when it is not there."""
    found = stored.instalment(session.store, instalment_id)
    if found is None:
        raise UserError("services.no_instalment")
    return found


def _open(session: Session, instalment_id: RecordId) -> Instalment:
    row = load(session, instalment_id)
    if row.state is not InstalmentState.OPEN:
        raise UserError("services.instalment_not_open")
    return row


def _catch_up(session: Session, pen: Pen, plan: PaymentPlan, row: Instalment, amount: Cents) -> None:
    """Take up at the end of the plan what was not paid of an instalment, never before today."""
    today = session.now().date()
    others = [one for one in plans.schedule(session, plan.id) if one.id != row.id]
    periods = [slot for slot in plans.periods_of(session, plan) if slot.due > max(today, row.due)]
    plans.add_dues(pen, plan, catch_up(as_dues(others), [Owed(row.debt_id, amount)], periods), replaces=row.id)


def _finish(session: Session, pen: Pen, plan: PaymentPlan, day: date) -> None:
    """Settle the debts of a plan that are paid to the last cent; the plan is done with its last one."""
    rows = plans.schedule(session, plan.id)
    still = {row.debt_id for row in rows if row.state is InstalmentState.OPEN}
    for debt_id in sorted({row.debt_id for row in rows} - still):
        debt = records.load(session, debt_id)
        if debt.settled_on is None:
            pen.put(debts.DEBTS, replace(debt, settled_on=day))
    if not still:
        pen.put(stored.PAYMENT_PLANS, replace(plan, state=PlanState.DONE, ended_on=day))

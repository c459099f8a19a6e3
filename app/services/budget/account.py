"""The account of a household: what is on it, how it goes day by day, and collection days that are agreed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.budget.agreed import AccountBalance, CollectionMove
from app.budget.calendar import horizon
from app.budget.collection import (
    MOST_MOVABLE,
    Account,
    DayOutcome,
    Plan,
    best_plan,
    can_move,
    day_of,
    first_month_to_move,
    lines_with,
    lowest_per_day,
)
from app.budget.ledger import Entry, Ledger, Reason, entries_of, ledger, reason
from app.budget.lines import BudgetLine
from app.debts.on_account import entries_of_plans
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.domain.money import MAXIMUM, Cents
from app.domain.period import working_day
from app.domain.visit import Task
from app.errors import UserError
from app.services import fields, settings_store, visits
from app.services.budget import lines as budget_lines
from app.services.session import Session
from app.settings import days_of as listed_days
from app.texts import text
from db import budget as stored
from db import payment_plans
from db.pen import Pen, writing
from db.tasks import TASKS
from db.tasks import task as stored_task

RENT = "huur"


@dataclass(frozen=True, slots=True)
class Days:
    """The account from the day its balance was told: now, and with the agreed collection days in it.

    ``told`` is None while no balance was told; then the account is counted from nothing, so only its ups and downs
    say something.
    """

    told: AccountBalance | None
    account: Ledger
    reason: Reason


@dataclass(frozen=True, slots=True)
class Advice:
    """The plan of collection days, and for the first movable cost (the rent, when it can move) each allowed day."""

    plan: Plan
    line: BudgetLine | None
    days: tuple[DayOutcome, ...]
    since: date


def tell_balance(session: Session, visit_id: VisitId, amount: Cents, day: date) -> Changes:
    """Keep what was on the account at the end of a day, in eurocents; one of the same day is replaced."""
    whole = Cents(fields.whole(amount, "budget_balance", -MAXIMUM, MAXIMUM))
    checked = fields.needed_day(day, "budget_balance_day")
    if checked > session.now().date():
        raise UserError("budget.fout.stand_later")
    with writing(session.store, fields.author(session)) as pen:
        dossier_id = visits.load(session, visit_id).dossier_id
        known = stored.balance_on(session.store, dossier_id, checked)
        before = known or AccountBalance(RecordId(new_id()), dossier_id, checked, whole, visit_id)
        pen.put(stored.BALANCES, replace(before, amount=whole))
    return pen.changes()


def days(session: Session, dossier_id: DossierId, today: date) -> Days:
    """The account day by day up to three whole months ahead, with the collection days as they were agreed."""
    told = stored.newest_balance(session.store, dossier_id)
    return days_of(as_agreed(session, dossier_id), told, today, planned(session, dossier_id))


def days_of(lines: Sequence[BudgetLine], told: AccountBalance | None, today: date, also: Sequence[Entry] = ()) -> Days:
    """The account of these lines from what was told of it; the lines have the agreed collection days in them.

    ``also`` are movements that were agreed apart from the lines, those of payment plans.
    """
    at = _account(told, today)
    account = ledger(at.balance, at.today, [*entries_of(lines, at.today, at.until), *also], at.until)
    return Days(told, account, reason(account))


def advise(session: Session, dossier_id: DossierId, today: date) -> Advice:
    """The best plan of collection days from now on. Takes up to some tenths of a second."""
    told = stored.newest_balance(session.store, dossier_id)
    at = replace(_account(told, today), also=planned(session, dossier_id))
    return _advice(as_agreed(session, dossier_id), allowed_days(session), at)


def advice_of(
    lines: Sequence[BudgetLine],
    told: AccountBalance | None,
    allowed: Sequence[int],
    today: date,
    also: Sequence[Entry] = (),
) -> Advice:
    """The best plan of collection days for these lines, with the agreed days in them; ``also`` as in ``days_of``."""
    return _advice(lines, allowed, replace(_account(told, today), also=tuple(also)))


def _advice(lines: Sequence[BudgetLine], allowed: Sequence[int], account: Account) -> Advice:
    ordered = _movable_in_order(lines)
    plan = best_plan(ordered, allowed, account)
    first = next((line for line in ordered if can_move(line)), None)
    found = () if first is None else lowest_per_day(ordered, first, allowed, account)
    return Advice(plan, first, found, account.since)


def _account(told: AccountBalance | None, today: date) -> Account:
    """From the day of the balance, from nothing today when none was told; a day can move from the next month on."""
    start = told.day if told is not None else today
    later = max(start, today)
    return Account(told.amount if told else Cents(0), start, horizon(later), first_month_to_move(later))


def agree_day(session: Session, visit_id: VisitId, line_id: RecordId, to_day: int) -> Changes:
    """Agree on another collection day for a cost, from the next month on: kept with a task to tell who collects it.

    Agreeing again replaces what was agreed, and agreeing on the day it is collected now takes that back: then there is
    a task only when it was passed on already. Raises UserError for a day that is not allowed, or a cost without a day.
    """
    today = session.now().date()
    if to_day not in allowed_days(session):
        raise UserError("budget.fout.dag_mag_niet", dag=to_day, dagen=", ".join(map(str, allowed_days(session))))
    with writing(session.store, fields.author(session)) as pen:
        visit = visits.load(session, visit_id)
        line = budget_lines.load(session, line_id)
        if line.dossier_id != visit.dossier_id or day_of(line) is None or not can_move(line):
            raise UserError("budget.fout.kan_niet_verplaatst", wat=line.label)
        known = next((one for one in stored.moves(session.store, line.dossier_id) if one.line_id == line_id), None)
        if known is not None and known.since <= today:  # it is collected on that day now
            line = replace(line, day=known.to_day, known_on=None)
            pen.put(stored.LINES, line)
        was_told = known is not None and _forget_task(session, pen, known)
        present = day_of(line) or to_day
        task = Task(RecordId(new_id()), visit.dossier_id, _what(line, to_day), working_day(today))
        if to_day != present or known is None or was_told:
            pen.put(TASKS, task)
        if to_day == present and known is not None:
            pen.take_away(stored.MOVES, known.id)
        else:
            kept = (present, to_day, first_month_to_move(today), today, task.id, visit_id)
            move_id = known.id if known is not None else RecordId(new_id())
            pen.put(stored.MOVES, CollectionMove(move_id, visit.dossier_id, line_id, *kept))
    return pen.changes()


def _forget_task(session: Session, pen: Pen, move: CollectionMove) -> bool:
    """Take away the task of an earlier agreement that is still open; whether it was done already."""
    task = None if move.task_id is None else stored_task(session.store, move.task_id)
    if task is None or task.done_on is not None:
        return task is not None
    pen.take_away(TASKS, task.id)
    return False


def moves(session: Session, dossier_id: DossierId) -> tuple[CollectionMove, ...]:
    """The collection days that were agreed."""
    return stored.moves(session.store, dossier_id)


def as_agreed(session: Session, dossier_id: DossierId) -> tuple[BudgetLine, ...]:
    """The lines with what is held back from a benefit and the agreed collection days in them."""
    return with_moves(budget_lines.in_effect(session, dossier_id), stored.moves(session.store, dossier_id))


def with_moves(lines: Sequence[BudgetLine], agreed: Sequence[CollectionMove]) -> tuple[BudgetLine, ...]:
    """The lines with these collection days in them."""
    found = tuple(lines)
    for move in agreed:
        found = lines_with(found, [(move.line_id, move.to_day)], move.since)
    return found


def planned(session: Session, dossier_id: DossierId) -> tuple[Entry, ...]:
    """What the payment plans of the household take from the account."""
    store = session.store
    return entries_of_plans(payment_plans.plans(store, dossier_id), payment_plans.instalments_of(store, dossier_id))


def allowed_days(session: Session) -> tuple[int, ...]:
    """The days of the month on which this organisation may collect."""
    return listed_days(settings_store.value_of(session, "collection_days"))


def _what(line: BudgetLine, to_day: int) -> str:
    return text("budget.taak.incassodag", wat=line.label, dag=to_day)


def _movable_in_order(lines: Sequence[BudgetLine]) -> tuple[BudgetLine, ...]:
    """The rent before the others. Of a line in parts, for its day changes by agreement, only the last can move; of more
    costs than can be weighed the largest are.
    """
    last = {line.id: place for place, line in enumerate(lines)}
    free = [line if last[line.id] == place else replace(line, movable=False) for place, line in enumerate(lines)]
    largest = sorted((line for line in free if can_move(line)), key=lambda line: -(line.amount or 0))
    weighed = {line.id for line in largest[:MOST_MOVABLE]}
    kept = [line if line.id in weighed else replace(line, movable=False) for line in free]
    return tuple(sorted(kept, key=lambda line: line.category != RENT))

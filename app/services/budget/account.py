"""The account of a household: what is on it, how it goes day by day, and collection days that are agreed."""

from dataclasses import dataclass, replace
from datetime import date

from app.budget.agreed import AccountBalance, CollectionMove
from app.budget.calendar import horizon
from app.budget.collection import (
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
from app.budget.ledger import Ledger, Reason, entries_of, ledger, reason
from app.budget.lines import BudgetLine
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.domain.money import MAXIMUM, Cents
from app.domain.period import working_day
from app.domain.visit import Task
from app.errors import UserError
from app.services import fields, settings_store, visits
from app.services.budget import lines as budget_lines
from app.services.session import Session
from app.settings import days_of
from app.texts import text
from db import budget as stored
from db.pen import writing
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
    start = told.day if told is not None else today
    until = horizon(max(start, today))
    entries = entries_of(as_agreed(session, dossier_id), start, until)
    account = ledger(told.amount if told is not None else Cents(0), start, entries, until)
    return Days(told, account, reason(account))


def advise(session: Session, dossier_id: DossierId, today: date) -> Advice:
    """The best plan of collection days from now on. Takes up to some tenths of a second."""
    lines = _rent_first(as_agreed(session, dossier_id))
    allowed = allowed_days(session)
    told = stored.newest_balance(session.store, dossier_id)
    start = told.day if told is not None else today
    since = first_month_to_move(max(start, today))
    account = Account(told.amount if told is not None else Cents(0), start, horizon(max(start, today)), since)
    plan = best_plan(lines, allowed, account)
    first = next((line for line in lines if can_move(line)), None)
    found = () if first is None else lowest_per_day(lines, first, allowed, account)
    return Advice(plan, first, found, since)


def agree_day(session: Session, visit_id: VisitId, line_id: RecordId, to_day: int) -> Changes:
    """Agree on another collection day for a cost, from the next month on: kept with a task to tell who collects it.

    Agreeing again replaces what was agreed. Raises UserError for a day that is not allowed, or a cost without a day.
    """
    today = session.now().date()
    if to_day not in allowed_days(session):
        raise UserError("budget.fout.dag_mag_niet", dag=to_day, dagen=", ".join(map(str, allowed_days(session))))
    with writing(session.store, fields.author(session)) as pen:
        visit = visits.load(session, visit_id)
        line = budget_lines.load(session, line_id)
        present = day_of(line)
        if line.dossier_id != visit.dossier_id or present is None or not can_move(line):
            raise UserError("budget.fout.kan_niet_verplaatst", wat=line.label)
        known = next((one for one in stored.moves(session.store, line.dossier_id) if one.line_id == line_id), None)
        before = None if known is None or known.task_id is None else stored_task(session.store, known.task_id)
        if before is not None and before.done_on is None:
            pen.take_away(TASKS, before.id)
        task = Task(RecordId(new_id()), visit.dossier_id, _what(line, to_day), working_day(today))
        pen.put(TASKS, task)
        kept = (present, to_day, first_month_to_move(today), today, task.id, visit_id)
        move_id = known.id if known is not None else RecordId(new_id())
        pen.put(stored.MOVES, CollectionMove(move_id, visit.dossier_id, line_id, *kept))
    return pen.changes()


def moves(session: Session, dossier_id: DossierId) -> tuple[CollectionMove, ...]:
    """The collection days that were agreed."""
    return stored.moves(session.store, dossier_id)


def as_agreed(session: Session, dossier_id: DossierId) -> tuple[BudgetLine, ...]:
    """The lines with the agreed collection days in them: each moved one until its month, and from it on."""
    found: tuple[BudgetLine, ...] = budget_lines.listing(session, dossier_id)
    for move in stored.moves(session.store, dossier_id):
        found = lines_with(found, [(move.line_id, move.to_day)], move.since)
    return found


def allowed_days(session: Session) -> tuple[int, ...]:
    """The days of the month on which this organisation may collect."""
    return days_of(settings_store.value_of(session, "collection_days"))


def _what(line: BudgetLine, to_day: int) -> str:
    return text("budget.taak.incassodag", wat=line.label, dag=to_day)


def _rent_first(lines: tuple[BudgetLine, ...]) -> tuple[BudgetLine, ...]:
    """The rent before the others; a line that goes over into another day by agreement is not moved again."""
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.id] = counts.get(line.id, 0) + 1
    free = [line if counts[line.id] == 1 else replace(line, movable=False) for line in lines]
    return tuple(sorted(free, key=lambda line: line.category != RENT))

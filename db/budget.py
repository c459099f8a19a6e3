"""The budget of a household: lines, pots, the balance of the account, agreed collection days and reminders."""

from datetime import date

from app.budget.agreed import AccountBalance, CollectionMove, Reminder
from app.budget.lines import BudgetLine
from app.budget.pots import Pot
from app.domain.change import Kind
from app.domain.ids import DossierId, RecordId
from db.shelf import Shelf, find, select
from db.store import Store

LINES = Shelf(Kind.BUDGET_LINE, BudgetLine)
POTS = Shelf(Kind.BUDGET_POT, Pot)
BALANCES = Shelf(Kind.ACCOUNT_BALANCE, AccountBalance)
MOVES = Shelf(Kind.COLLECTION_MOVE, CollectionMove)
REMINDERS = Shelf(Kind.REMINDER, Reminder)


def line(store: Store, line_id: RecordId) -> BudgetLine | None:
    """One line."""
    return find(store, LINES, line_id)


def lines(store: Store, dossier_id: DossierId) -> tuple[BudgetLine, ...]:
    """The lines of a household, in the order they were added."""
    return select(store, LINES, "dossier_id = ? ORDER BY id", dossier_id)


def pots(store: Store, dossier_id: DossierId) -> tuple[Pot, ...]:
    """The pots of a household, in the order they were added."""
    return select(store, POTS, "dossier_id = ? ORDER BY id", dossier_id)


def pot_of(store: Store, dossier_id: DossierId, category: str) -> Pot | None:
    """The pot of one category."""
    found = select(store, POTS, "dossier_id = ? AND category = ?", dossier_id, category)
    return found[0] if found else None


def balance_on(store: Store, dossier_id: DossierId, day: date) -> AccountBalance | None:
    """What was told about the account on one day."""
    found = select(store, BALANCES, "dossier_id = ? AND day = ?", dossier_id, day.isoformat())
    return found[0] if found else None


def newest_balance(store: Store, dossier_id: DossierId) -> AccountBalance | None:
    """What was told last about the account."""
    found = select(store, BALANCES, "dossier_id = ? ORDER BY day DESC LIMIT 1", dossier_id)
    return found[0] if found else None


def moves(store: Store, dossier_id: DossierId) -> tuple[CollectionMove, ...]:
    """The collection days that were agreed, in that order."""
    return select(store, MOVES, "dossier_id = ? ORDER BY id", dossier_id)


def reminder(store: Store, reminder_id: RecordId) -> Reminder | None:
    """One reminder."""
    return find(store, REMINDERS, reminder_id)


def reminders(store: Store, dossier_id: DossierId) -> tuple[Reminder, ...]:
    """The reminders of a household, stopped ones too, in the order they were agreed."""
    return select(store, REMINDERS, "dossier_id = ? ORDER BY id", dossier_id)

"""Debts of a household, their letters, what an advice talk brought, and rent held back from a benefit."""

from app.domain.change import Kind
from app.domain.debt import Debt, DebtLetter, TalkOutcome, TalkTopic, Withholding
from app.domain.ids import DossierId, RecordId, VisitId
from db.shelf import Shelf, find, select
from db.store import Store

DEBTS = Shelf(Kind.DEBT, Debt)
LETTERS = Shelf(Kind.DEBT_LETTER, DebtLetter)
TALKS = Shelf(Kind.TALK_OUTCOME, TalkOutcome)
WITHHOLDINGS = Shelf(Kind.WITHHOLDING, Withholding)


def debt(store: Store, debt_id: RecordId) -> Debt | None:
    """One debt."""
    return find(store, DEBTS, debt_id)


def debts(store: Store, dossier_id: DossierId) -> tuple[Debt, ...]:
    """The debts of a household, settled ones too, in the order they were added."""
    return select(store, DEBTS, "dossier_id = ? ORDER BY id", dossier_id)


def letters(store: Store, debt_id: RecordId) -> tuple[DebtLetter, ...]:
    """The letters of a debt that are still in the dossier, in the order they were added."""
    live = "attachment_id IN (SELECT id FROM attachment WHERE deleted_at IS NULL)"
    return select(store, LETTERS, f"debt_id = ? AND {live} ORDER BY id", debt_id)


def talk_outcome(store: Store, visit_id: VisitId, topic: TalkTopic) -> TalkOutcome | None:
    """What came of one subject in a visit."""
    found = select(store, TALKS, "visit_id = ? AND topic = ?", visit_id, topic.value)
    return found[0] if found else None


def talk_outcomes(store: Store, dossier_id: DossierId) -> tuple[TalkOutcome, ...]:
    """What the advice talks brought, the oldest first."""
    return select(store, TALKS, "dossier_id = ? ORDER BY id", dossier_id)


def withholding(store: Store, withholding_id: RecordId) -> Withholding | None:
    """One agreement to hold rent back."""
    return find(store, WITHHOLDINGS, withholding_id)


def withholdings(store: Store, dossier_id: DossierId) -> tuple[Withholding, ...]:
    """All agreements to hold rent back, by their first day."""
    return select(store, WITHHOLDINGS, "dossier_id = ? ORDER BY begins_on, id", dossier_id)

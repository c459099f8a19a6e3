"""Notes, contact attempts and grounds for disclosure: what is only added to."""

from app.domain.case import ContactAttempt, DisclosureGround, Note
from app.domain.change import Kind
from app.domain.ids import DossierId, RecordId
from db.shelf import Shelf, find, select
from db.store import Store

NOTES = Shelf(Kind.NOTE, Note)
CONTACT_ATTEMPTS = Shelf(Kind.CONTACT_ATTEMPT, ContactAttempt)
GROUNDS = Shelf(Kind.DISCLOSURE_GROUND, DisclosureGround)


def note(store: Store, note_id: RecordId) -> Note | None:
    """One note."""
    return find(store, NOTES, note_id)


def of_dossier(store: Store, dossier_id: DossierId) -> tuple[Note, ...]:
    """All notes of a dossier, the newest first; a corrected one stays beside its correction."""
    return select(store, NOTES, "dossier_id = ? ORDER BY written_at DESC, id DESC", dossier_id)


def contact_attempts(store: Store, dossier_id: DossierId) -> tuple[ContactAttempt, ...]:
    """All attempts to reach a household, the newest first."""
    return select(store, CONTACT_ATTEMPTS, "dossier_id = ? ORDER BY at DESC, id DESC", dossier_id)


def ground(store: Store, ground_id: RecordId) -> DisclosureGround | None:
    """One ground for disclosure."""
    return find(store, GROUNDS, ground_id)


def grounds(store: Store, dossier_id: DossierId) -> tuple[DisclosureGround, ...]:
    """All grounds of a dossier, withdrawn ones too, in the order they were given."""
    return select(store, GROUNDS, "dossier_id = ? ORDER BY given_at, id", dossier_id)

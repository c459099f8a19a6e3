"""The note that is being typed in a dossier, kept on this device so that closing the lid loses nothing."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.ids import DossierId, RecordId, VisitId
from db.driver import Database
from db.store import Store


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed so far, when, during which visit, and which note it puts right."""

    dossier_id: DossierId
    body: str
    typed_at: datetime
    corrects: RecordId | None = None
    visit_id: VisitId | None = None


def keep(store: Store, draft: Draft) -> None:
    """Keep a draft in the place of the one before."""
    row = (draft.dossier_id, draft.body, draft.corrects, draft.visit_id, draft.typed_at.isoformat())
    with store.transaction() as db:
        db.execute("INSERT OR REPLACE INTO note_draft VALUES (?, ?, ?, ?, ?)", row)


def drop(db: Database, dossier_id: DossierId) -> None:
    """Throw the draft of a dossier away, inside the open transaction."""
    db.execute("DELETE FROM note_draft WHERE dossier_id = ?", (dossier_id,))


def draft(store: Store, dossier_id: DossierId) -> Draft | None:
    """The draft of a dossier."""
    sql = "SELECT body, typed_at, corrects, visit_id FROM note_draft WHERE dossier_id = ?"
    with store.reading() as db:
        row = db.execute(sql, (dossier_id,)).fetchone()
    if row is None:
        return None
    body, typed_at, corrects, visit_id = row
    return Draft(dossier_id, body, datetime.fromisoformat(typed_at), corrects, visit_id)

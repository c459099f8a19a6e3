"""The note that is being typed: kept after every pause, in the store only, until it is put in the dossier."""

from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId
from app.services import dossiers, fields, notes
from app.services.session import Session
from db import drafts as stored
from db.drafts import Draft
from db.pen import writing

__all__ = ["LONGEST", "Draft", "commit", "drop", "keep", "load"]

LONGEST = 200_000


def keep(
    session: Session,
    dossier_id: DossierId,
    body: str,
    visit_id: VisitId | None = None,
    corrects: RecordId | None = None,
) -> None:
    """Keep what was typed so far in the place of what was there; nothing typed is nothing kept.

    It is not written in the journal, so that what is masked later leaves no trace. A draft may be longer than a note:
    what does not fit is told when the note is kept, and nothing typed is lost. Raises UserError beyond ``LONGEST``.
    """
    dossiers.of(session, dossier_id)
    typed = fields.paragraph(body, "note", LONGEST)
    if typed:
        stored.keep(session.store, Draft(dossier_id, typed, session.now(), corrects, visit_id))
    else:
        drop(session, dossier_id)


def load(session: Session, dossier_id: DossierId) -> Draft | None:
    """What was typed before the lid was closed; None when there is nothing."""
    return stored.draft(session.store, dossier_id)


def drop(session: Session, dossier_id: DossierId) -> None:
    """Throw away what was typed."""
    with session.store.transaction() as db:
        stored.drop(db, dossier_id)


def commit(
    session: Session,
    dossier_id: DossierId,
    body: str,
    visit_id: VisitId | None = None,
    corrects: RecordId | None = None,
) -> tuple[Changes, RecordId]:
    """Put the note in the dossier; its draft goes in the same transaction. Raises as ``notes.write``."""
    with writing(session.store, fields.author(session)) as pen:
        changes, note_id = notes.write(session, dossier_id, body, visit_id, corrects)
        stored.drop(pen.db, dossier_id)
    return changes, note_id

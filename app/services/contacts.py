"""Attempts to reach a household: only added to."""

from datetime import datetime

from app.domain.case import ContactAttempt, ContactWay
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, new_id
from app.services import dossiers, fields
from app.services.session import Session
from db import notes as stored
from db.pen import writing


def log(
    session: Session, dossier_id: DossierId, way: ContactWay, outcome: str, at: datetime | None = None
) -> tuple[Changes, RecordId]:
    """Keep one attempt and what came of it; now, unless ``at`` says when. It is not undone."""
    dossiers.of(session, dossier_id)
    when = session.now() if at is None else fields.moment(at, "at")
    said = fields.paragraph(outcome, "outcome", 1000, needed=True)
    attempt = ContactAttempt(RecordId(new_id()), dossier_id, ContactWay(way), when, said, session.actor)
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.CONTACT_ATTEMPTS, attempt, undoable=False)
    return pen.changes(), attempt.id


def listing(session: Session, dossier_id: DossierId) -> tuple[ContactAttempt, ...]:
    """All attempts, the newest first."""
    return stored.contact_attempts(session.store, dossier_id)

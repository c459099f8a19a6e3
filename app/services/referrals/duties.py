"""The four duties before an early signal: keep each with its day, and say what still lacks."""

from datetime import date

from app.domain.case import ContactWay
from app.domain.change import Changes
from app.domain.early_signal import CollectionDuty, Duty, Readiness, readiness
from app.domain.ids import DossierId, RecordId, new_id
from app.errors import UserError
from app.services import dossiers, fields
from app.services.session import Session
from app.texts import text
from db import referrals as stored
from db.pen import writing


def mark(session: Session, dossier_id: DossierId, duty: Duty, day: date, way: ContactWay) -> Changes:
    """Keep that a duty was done on a day, or that the resident objected; the last time counts.

    Raises UserError for a day that is still to come.
    """
    dossiers.of(session, dossier_id)
    if fields.needed_day(day, "duty_day") > session.now().date():
        raise UserError("vroegsignaal.nog_niet", duty=duty_name(duty))
    with writing(session.store, fields.author(session)) as pen:
        known = stored.duty_of(session.store, dossier_id, duty)
        record_id = known.id if known else RecordId(new_id())
        pen.put(stored.DUTIES, CollectionDuty(record_id, dossier_id, Duty(duty), day, ContactWay(way)))
    return pen.changes()


def take_back(session: Session, dossier_id: DossierId, duty: Duty) -> Changes:
    """Take a duty away that was not done after all; nothing when it was not there."""
    with writing(session.store, fields.author(session)) as pen:
        known = stored.duty_of(session.store, dossier_id, duty)
        if known is not None:
            pen.take_away(stored.DUTIES, known.id)
    return pen.changes()


def listing(session: Session, dossier_id: DossierId) -> tuple[CollectionDuty, ...]:
    """The duties that were done, by day."""
    return stored.duties(session.store, dossier_id)


def ready(session: Session, dossier_id: DossierId, arrears_since: date) -> Readiness:
    """What still lacks before arrears since this day may be told to the municipality."""
    return readiness(listing(session, dossier_id), arrears_since)


def duty_name(duty: Duty) -> str:
    """What a duty is called."""
    return text(f"vroegsignaal.plicht.{duty}")

"""Pictures of letters in a dossier: sealed, shown, renamed, taken away."""

from dataclasses import replace
from typing import Required, TypedDict, Unpack

from app.domain.attachment import Attachment, Bsn
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.errors import UserError
from app.services import dossiers, fields, photos, visits
from app.services.photos import Photo, Sealed
from app.services.session import Session
from db import attachments as stored
from db.pen import writing


class About(TypedDict, total=False):
    """What it shows, what was answered about a BSN on it, and during which visit it was added."""

    caption: Required[str]
    bsn: Required[Bsn | None]
    visit_id: VisitId | None


def add(session: Session, dossier_id: DossierId, sealed: Sealed, **about: Unpack[About]) -> tuple[Changes, RecordId]:
    """Keep a sealed picture. Raises UserError when the question about the BSN is open, or nothing was covered."""
    dossiers.of(session, dossier_id)
    visit_id = about.get("visit_id")
    if visit_id is not None and visits.load(session, visit_id).dossier_id != dossier_id:
        raise UserError("services.no_visit")
    attachment = Attachment(
        RecordId(new_id()),
        dossier_id,
        fields.line(about["caption"], "caption", 120, needed=True),
        session.now(),
        session.actor,
        sealed.width,
        sealed.height,
        len(sealed.content),
        sealed.digest,
        answered(about["bsn"], sealed.hides),
        visit_id,
    )
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.ATTACHMENTS, attachment)
        stored.keep_content(pen.db, attachment.id, sealed.content)
    return pen.changes(), attachment.id


def answered(bsn: Bsn | None, hides: bool) -> Bsn:
    """The answer about the BSN. Raises UserError when there is none, or it says covered and nothing is."""
    if bsn is None:
        raise UserError("photos.bsn_open")
    if bsn is Bsn.COVERED and not hides:
        raise UserError("photos.bsn_not_covered")
    return bsn


def rename(session: Session, attachment_id: RecordId, caption: str) -> Changes:
    """Say better what a picture shows."""
    with writing(session.store, fields.author(session)) as pen:
        given = fields.line(caption, "caption", 120, needed=True)
        pen.put(stored.ATTACHMENTS, replace(load(session, attachment_id), caption=given))
    return pen.changes()


def remove(session: Session, attachment_id: RecordId) -> Changes:
    """Take a picture away. Until the profile is locked that can be undone; then its bytes are destroyed."""
    with writing(session.store, fields.author(session)) as pen:
        pen.take_away(stored.ATTACHMENTS, load(session, attachment_id).id)
    return pen.changes()


def load(session: Session, attachment_id: RecordId) -> Attachment:
    """One picture. Raises UserError when it is not there."""
    found = stored.attachment(session.store, attachment_id)
    if found is None:
        raise UserError("services.no_attachment")
    return found


def listing(session: Session, dossier_id: DossierId) -> tuple[Attachment, ...]:
    """All pictures of a dossier, the newest first."""
    return stored.of_dossier(session.store, dossier_id)


def picture(session: Session, attachment_id: RecordId, side: int = photos.LONGEST_SIDE) -> Photo:
    """The pixels of a picture, made to fit in a square of ``side``. Raises UserError when it is not there, or
    only on the laptop of a colleague: what is shared is the record, not yet the bytes."""
    content = stored.content(session.store, load(session, attachment_id).id)
    if content is None:
        raise UserError("services.picture_elsewhere")
    return photos.smaller(content, side)

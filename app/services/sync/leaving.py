"""Dossiers that this account may not read any more: which are still on this laptop, and throwing the copy away."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.change import Changed, Changes, Kind
from app.domain.ids import DossierId
from app.errors import UserError
from app.services import erasure, fields
from app.services.course import Course
from app.services.session import Session
from db import erasure as stored
from db import leaving


@dataclass(frozen=True, slots=True)
class LeftLine:
    """A dossier that is closed here; ``unsent`` counts changes that nobody else has."""

    dossier_id: DossierId
    label: str
    unsent: int


def listing(session: Session) -> tuple[LeftLine, ...]:
    """What is closed and still here."""
    return tuple(LeftLine(*row) for row in leaving.left(session.store))


def drop(session: Session, dossier_id: DossierId, profile_folder: Path) -> Changes:
    """Throw away the copy of a dossier: records, keys, content of its history, and backups that could still hold it.

    Others go on with the dossier; when this account is let in again, it comes back. Raises UserError when this account
    still reads it.
    """
    if dossier_id not in {line.dossier_id for line in listing(session)}:
        raise UserError("sync.weg.nog_lid")
    stored.drop(session.store, fields.author(session), dossier_id)
    erasure.renew_backups(session, profile_folder, Course())
    return Changes((Changed(Kind.DOSSIER, dossier_id, dossier_id),))

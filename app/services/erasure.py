"""The resident's right to be forgotten: a dossier goes with everything in it, also from the backups."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.change import Kind
from app.domain.huishouden.kinds import Json
from app.domain.ids import DossierId
from app.errors import UserError
from app.services import dossiers, fields
from app.services.course import Course
from app.services.json_text import json_text
from app.services.profile_place import store_path
from app.services.session import Session
from db import backup, erasure
from db.faults import StoreFault

_ALL = 1_000_000
"""Keeps the older backups until the fresh one is there."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was erased when (local time) and why; ``reason`` stands here only, the store does not keep it.

    ``backups_removed`` counts the backups thrown away because they could still hold the dossier; ``fresh_backup``
    tells whether a new one could be made. ``backups_left`` names the folder when some could not be removed.
    """

    dossier_id: DossierId
    erased_at: datetime
    counts: tuple[tuple[Kind, int], ...]
    backups_removed: int
    reason: str = ""
    fresh_backup: bool = False
    backups_left: str = ""


def wis(
    session: Session, dossier_id: DossierId, reason: str, profile_folder: Path, course: Course | None = None
) -> Certificate:
    """Erase a dossier for good: records, content of the journal, index, backups; its id can never come back.

    Raises UserError when it is not there, is held by law, or no reason is given. A backup that could not be removed
    is named on the certificate and raises nothing: the dossier itself is gone by then. ``course`` cannot stop it: a
    backup that still holds the dossier may not stay.
    """
    course = course or Course()
    dossier = dossiers.of(session, dossier_id)
    if dossier.legal_hold:
        raise UserError("services.legal_hold")
    given = fields.paragraph(reason, "erasure_reason", 500, needed=True)
    course.seal()
    counts = erasure.erase(session.store, fields.author(session), dossier_id)
    store = store_path(profile_folder)
    if not backup.listing(store):
        return Certificate(dossier_id, session.now(), counts, 0, given)
    fresh = _fresh_backup(session, course)
    removed, left = _remove_backups(store, fresh)
    return Certificate(dossier_id, session.now(), counts, removed, given, fresh is not None, left)


def certificate_text(certificate: Certificate) -> str:
    """The certificate as JSON text, ``keukentafel-wisbewijs/1``."""
    counts: dict[str, Json] = {kind.value: number for kind, number in certificate.counts}
    return json_text(
        {
            "formaat": "keukentafel-wisbewijs/1",
            "dossier": certificate.dossier_id,
            "gewist_op": certificate.erased_at.isoformat(),
            "reden": certificate.reason,
            "aantallen": counts,
            "reservekopieen_verwijderd": certificate.backups_removed,
            "reservekopieen_over_in": certificate.backups_left or None,
        }
    )


def write_certificate(certificate: Certificate, folder: Path) -> Path | None:
    """The certificate as a file in a folder, which is made; None when it cannot be written: erasing came first."""
    target = folder / f"wisbewijs-{certificate.dossier_id}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_text(certificate_text(certificate), encoding="utf-8")
    except OSError:
        return None
    return target


def renew_backups(session: Session, profile_folder: Path, course: Course) -> tuple[int, str]:
    """After an erasure: a fresh backup in the place of all that could still hold what went.

    How many went, and the folder where some could not be removed (empty: none).
    """
    store = store_path(profile_folder)
    return _remove_backups(store, _fresh_backup(session, course)) if backup.listing(store) else (0, "")


def renew_backups_here(session: Session) -> None:
    """After others erased a dossier: a fresh backup in the place of those that could still hold it.

    What cannot be removed now goes with the next one; a store in memory has no backups.
    """
    try:
        store = session.store.path
    except ValueError:
        return
    if backup.listing(store):
        _remove_backups(store, _fresh_backup(session, Course()))


def _fresh_backup(session: Session, course: Course) -> Path | None:
    """A backup without the dossier, made before the others go; None when the disk refuses: erasing comes first."""
    try:
        return backup.make(session.store, session.now(), kept=_ALL, step=course.step)
    except StoreFault:
        return None


def _remove_backups(store: Path, fresh: Path | None) -> tuple[int, str]:
    """Remove all backups but the fresh one: how many went, and the folder where some stayed."""
    before = len(backup.listing(store))
    try:
        return backup.remove_all(store, but=fresh), ""
    except StoreFault:
        return before - len(backup.listing(store)), str(backup.folder_of(store))

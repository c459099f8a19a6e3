"""Keeping no longer than needed: what is past the terms of the organisation, shown first, then erased for good."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from app.domain.change import Kind
from app.domain.retention import Due, Term
from app.services import fields, settings_store
from app.services.course import Course
from app.services.erasure import renew_backups
from app.services.profile_place import store_path
from app.services.session import Session
from db import backup
from db import retention as stored
from db.faults import StoreFault

SETTING_OF: Mapping[Term, str] = MappingProxyType(
    {
        Term.CLOSED: "retention_days",
        Term.SILENT: "retention_silent_days",
        Term.NOTE: "retention_note_days",
        Term.CONTACT: "retention_contact_days",
        Term.PHOTO: "retention_photo_days",
        Term.BACKUP: "retention_backup_days",
    }
)
"""The setting, in days, of each term that an organisation sets."""
TAKEN_BACK_DAYS = 30


@dataclass(frozen=True, slots=True)
class Preview:
    """What would go at a moment: dossiers and records past their term, and backups older than theirs."""

    due: Due
    backups: tuple[Path, ...]

    def __bool__(self) -> bool:
        return bool(self.due or self.backups)


@dataclass(frozen=True, slots=True)
class Erased:
    """What went: how many dossiers, how many records of each kind by themselves, how many backups.

    ``left`` names the folder when a backup could not be removed.
    """

    dossiers: int
    records: tuple[tuple[Kind, int], ...]
    backups: int
    left: str = ""


def preview(session: Session, folder: Path) -> Preview:
    """What has been kept longer than the organisation wants; nothing changes."""
    cut = _cut(session)
    return Preview(stored.due(session.store, cut), _old_backups(folder, cut.at(Term.BACKUP)))


def run(session: Session, folder: Path, shown: Preview, course: Course | None = None) -> Erased:
    """Erase what was shown, as far as it is still due: content, pictures, index, and every backup that could hold it.

    What came to be held, or was worked in, since it was shown stays. Backups make way for a fresh one as soon as
    anything went; else only those past their term go. ``course`` can stop it until all of it is gone at once; the
    backups then follow in any case.
    """
    course = course or Course()
    now = preview(session, folder)
    due = now.due.common(shown.due)
    course.look()
    if due:
        stored.erase_due(session.store, fields.author(session), due, course.step)
    course.is_sealed = True
    counts = tuple((kind, len(due.of_kind(kind))) for kind in (Kind.NOTE, Kind.CONTACT_ATTEMPT, Kind.ATTACHMENT))
    gone = tuple((kind, count) for kind, count in counts if count)
    if due:
        removed, left = renew_backups(session, folder, course)
    else:
        removed, left = _remove(now.backups, folder)
    return Erased(len(due.dossiers), gone, removed, left)


def _cut(session: Session) -> stored.Cut:
    now = session.now()
    days = {term: int(settings_store.value_of(session, name)) for term, name in SETTING_OF.items()}
    days[Term.TAKEN_BACK] = TAKEN_BACK_DAYS
    return stored.Cut({term: now - timedelta(days=number) for term, number in days.items()})


def _old_backups(folder: Path, before: datetime) -> tuple[Path, ...]:
    """The backups made before a moment, but never the newest one."""
    found = backup.listing(store_path(folder))[1:]
    return tuple(one for one in found if (made := backup.made_at(one)) is not None and made < before)


def _remove(backups: tuple[Path, ...], folder: Path) -> tuple[int, str]:
    removed = 0
    try:
        for one in backups:
            backup.remove(one)
            removed += 1
    except StoreFault:
        return removed, str(backup.folder_of(store_path(folder)))
    return removed, ""

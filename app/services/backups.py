"""The backups of a profile: listed, and one made each day that somebody works."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from app.services import profile
from app.services.course import Course
from app.services.session import Session
from db import backup

DAILY = timedelta(hours=20)
"""A backup younger than this is young enough for a day of work."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup and its size in bytes."""

    path: Path
    size: int


def listing(folder: Path) -> tuple[Kept, ...]:
    """The backups of a profile, the newest first."""
    return tuple(Kept(path, path.stat().st_size) for path in profile.backups(folder) if path.is_file())


def make_daily(session: Session, folder: Path, course: Course | None = None) -> Path | None:
    """Make a backup when the newest is from an earlier day of work; None when it is not. Faults as ``backup``."""
    newest = next((made for path in profile.backups(folder) if (made := backup.made_at(path)) is not None), None)
    if newest is not None and timedelta(0) <= session.now() - newest < DAILY:
        return None
    return profile.backup(session, folder, course)

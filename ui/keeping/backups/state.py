"""The backups in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.money import format_decimal, rounded
from app.services.backups import Kept
from app.texts import text
from ui.unlock.state import backup_words

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup: its path as a key, when it was made, and how large it is."""

    key: str
    made: str
    size: str


def rows(kept: Sequence[Kept], today: date) -> tuple[BackupRow, ...]:
    """The backups, the newest first."""
    return tuple(BackupRow(str(one.path), backup_words(one.path, today), _size(one.size)) for one in kept)


def _size(size: int) -> str:
    return text("kopie.mb", getal=format_decimal(max(rounded(Decimal(size) / _MEGABYTE, 1), Decimal("0.1"))))

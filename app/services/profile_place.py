"""Where a profile is kept and whether there is one: what is asked first of all, so nothing heavy is read here."""

from enum import StrEnum
from pathlib import Path

STORE_NAME = "keukentafel.db"
SHORTEST_PASSPHRASE = 8


class ProfileState(StrEnum):
    """What the folder of a profile holds."""

    NEW = "nieuw"
    LOCKED = "vergrendeld"


def state(folder: Path) -> ProfileState:
    """Whether there is a profile; one that lost its store and has backups is not new."""
    return ProfileState.LOCKED if store_path(folder).exists() or _has_backups(folder) else ProfileState.NEW


def store_path(folder: Path) -> Path:
    """The encrypted file in the folder of a profile."""
    return folder / STORE_NAME


def _has_backups(folder: Path) -> bool:
    from db import backup

    return bool(backup.listing(store_path(folder)))

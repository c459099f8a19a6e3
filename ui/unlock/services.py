"""The services behind the gate, each read when it is first used: the store can wait until a page is there.

They run on a worker, so reading them holds nobody up.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from app.services.course import Course
from app.services.session import Session

if TYPE_CHECKING:
    from app.services.profile import Created


def keyring_available() -> bool:
    """Whether this computer has a keyring that can be used."""
    from app.services import profile

    return profile.keyring_available()


def create(folder: Path, passphrase: str, remember: bool) -> "Created":
    """Make a profile."""
    from app.services import profile

    return profile.create(folder, passphrase, remember)


def unlock(folder: Path, passphrase: str) -> Session:
    """Open the profile with the passphrase."""
    from app.services import profile

    return profile.unlock(folder, passphrase)


def unlock_with_keyring(folder: Path) -> Session | None:
    """Open the profile with what the keyring kept; None when it kept nothing."""
    from app.services import profile

    return profile.unlock_with_keyring(folder)


def unlock_with_recovery(folder: Path, code: str) -> Session:
    """Open the profile with the recovery code."""
    from app.services import profile

    return profile.unlock_with_recovery(folder, code)


def renew_key(session: Session, folder: Path, passphrase: str, course: Course) -> str:
    """A new key under a new passphrase; the new recovery code."""
    from app.services import profile

    return profile.renew_key(session, folder, passphrase, course)


def backups(folder: Path) -> tuple[Path, ...]:
    """The backups there are."""
    from app.services import profile

    return profile.backups(folder)


def restore(folder: Path, backup: Path, passphrase: str, course: Course) -> Session:
    """Put a backup back and open it."""
    from app.services import profile

    return profile.restore(folder, backup, passphrase, course)


def lock(session: Session) -> None:
    """Close the profile and wipe its key."""
    from app.services import profile

    profile.lock(session)

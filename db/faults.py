"""What can be wrong with the store in the world outside the program, each with its own words, and how the
driver's errors translate into them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from app.errors import EnvironmentFault
from db.driver import DriverError, error_code


class StoreFault(EnvironmentFault):
    """Trouble with the store; the text id belongs to the class."""

    id_of_text: ClassVar[str] = "store.disk_trouble"

    def __init__(self, **args: object) -> None:
        super().__init__(self.id_of_text, **args)


class StoreMissing(StoreFault):
    """There is no file at this place."""

    id_of_text = "store.missing"


class StoreExists(StoreFault):
    """There is a file already where a new store was asked for."""

    id_of_text = "store.exists"


class StoreEmpty(StoreFault):
    """The file has no content at all: a copy that failed, or a disk that was full."""

    id_of_text = "store.empty"


class StorePlaintext(StoreFault):
    """The file is an SQLite database that was never encrypted."""

    id_of_text = "store.plaintext"


class StoreForeign(StoreFault):
    """The key opens the file, but another program made it."""

    id_of_text = "store.foreign"


class StoreNewer(StoreFault):
    """A later version of the program wrote this store."""

    id_of_text = "store.newer"


class WrongKey(StoreFault):
    """The store was made with another key."""

    id_of_text = "store.wrong_key"


class StoreDamaged(StoreFault):
    """The key is right, the content is not: truncated, or a bit that fell over."""

    id_of_text = "store.damaged"


class StoreReadOnly(StoreFault):
    """The disk or the folder refuses writing."""

    id_of_text = "store.read_only"


class DiskFull(StoreFault):
    """There is no room left; nothing of the transaction was kept."""

    id_of_text = "store.disk_full"


class DiskTrouble(StoreFault):
    """The disk refused (full, pulled out, a limit); nothing of the transaction was kept."""

    id_of_text = "store.disk_trouble"


class StoreInUse(StoreFault):
    """Another program, most likely a second window, holds this profile."""

    id_of_text = "store.in_use"


class StoreBusy(StoreFault):
    """Another connection held the database for too long; trying again helps."""

    id_of_text = "store.busy"


class StoreClosed(StoreFault):
    """The profile was locked while something still wanted to use it."""

    id_of_text = "store.closed"


class KeyFileMissing(StoreFault):
    """The store has lost the file with its keys."""

    id_of_text = "store.key_file_missing"


class KeyFileDamaged(StoreFault):
    """The key file is not what was written."""

    id_of_text = "store.key_file_damaged"


class WrongPassphrase(StoreFault):
    """No slot opens with this passphrase."""

    id_of_text = "store.wrong_passphrase"


class WrongRecoveryCode(StoreFault):
    """The code is well formed, and not of this profile."""

    id_of_text = "store.wrong_recovery_code"


class OutdatedSecret(StoreFault):
    """Renewing the key was cut short after the point of no return; only the new passphrase fits now."""

    id_of_text = "store.outdated_secret"


class KeyringUnavailable(StoreFault):
    """The computer has no keyring, or it stayed locked: a normal state, the passphrase still works."""

    id_of_text = "store.keyring_unavailable"


class BackupFailed(StoreFault):
    """The backup that was just written does not check out, and was thrown away."""

    id_of_text = "store.backup_failed"


_FAULT_OF_CODE: dict[int, type[StoreFault]] = {
    5: StoreBusy,  # SQLITE_BUSY
    6: StoreBusy,  # SQLITE_LOCKED
    8: StoreReadOnly,  # SQLITE_READONLY
    10: DiskTrouble,  # SQLITE_IOERR
    11: StoreDamaged,  # SQLITE_CORRUPT
    13: DiskFull,  # SQLITE_FULL
    14: DiskTrouble,  # SQLITE_CANTOPEN
    26: StoreDamaged,  # SQLITE_NOTADB
}


def fault_of(error: BaseException) -> StoreFault | None:
    """The fault of the world behind a driver error; None when it is our own bug (a constraint, wrong SQL)."""
    fault = _FAULT_OF_CODE.get(error_code(error))
    return None if fault is None else fault()


@contextmanager
def driver_faults() -> Iterator[None]:
    """The one place where an error of the driver becomes a fault of the world; a bug passes unchanged."""
    try:
        yield
    except DriverError as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise fault from error

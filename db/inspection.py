"""What is looked at before a store is trusted: the file from outside, the key, whose it is, and every page."""

from pathlib import Path

from db import keys
from db.data_key import DataKey
from db.driver import Database, DriverError, connect
from db.durable_file import disk_faults
from db.faults import (
    StoreDamaged,
    StoreEmpty,
    StoreFault,
    StoreForeign,
    StoreMissing,
    StoreNewer,
    StorePlaintext,
    WrongKey,
    driver_faults,
    fault_of,
)
from db.watching import Look, watched

APPLICATION_ID = 0x4B74666C
"""``Ktfl`` in the header of every store of ours."""

SCHEMA_VERSION = 15
"""The number of the newest migration; a store with a higher one was made by a newer program."""

_PAGE = 4096
_PLAIN_HEADER = b"SQLite format 3\x00"


def inspect_file(path: Path) -> None:
    """Refuse what can be refused without a key.

    Raises StoreMissing, StoreEmpty, StorePlaintext, StoreDamaged, StoreReadOnly or DiskTrouble.
    """
    if not path.exists():
        raise StoreMissing
    with disk_faults(), path.open("rb+") as file:
        header = file.read(len(_PLAIN_HEADER))
    if not header:
        raise StoreEmpty
    if header == _PLAIN_HEADER:
        raise StorePlaintext
    if path.stat().st_size < _PAGE:  # SQLite takes a few bytes for a new database
        raise StoreDamaged


def connect_with(path: Path, key: DataKey) -> Database:
    """A connection that was given its key; a wrong key shows only at the first read."""
    db = connect(path)
    db.conn.execute(f"PRAGMA key=\"x'{key.reveal().hex()}'\"")
    return db


def inspect_content(db: Database, path: Path, key: DataKey) -> None:
    """Refuse what only shows with the key; the log of an interrupted program is brought in first.

    Raises WrongKey, StoreDamaged, StoreForeign or StoreNewer.
    """
    _prove_key(db, path, key)
    if number(db, "application_id") != APPLICATION_ID:
        raise StoreForeign
    if number(db, "user_version") > SCHEMA_VERSION:
        raise StoreNewer
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if db.conn.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
        raise StoreDamaged


def check_whole(path: Path, key: DataKey, look: Look = lambda: None) -> None:
    """Read a store or backup to the last page and row. Raises StoreDamaged or WrongKey, or what ``look`` raises."""
    with driver_faults():
        db = connect_with(path, key)
        try:
            inspect_content(db, path, key)
            with watched(db, look):
                is_whole = db.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            if not is_whole:
                raise StoreDamaged
        finally:
            db.close()


def number(db: Database, pragma: str) -> int:
    """The value of a pragma that is a whole number."""
    return int(db.conn.execute(f"PRAGMA {pragma}").fetchone()[0])


def _prove_key(db: Database, path: Path, key: DataKey) -> None:
    """SQLCipher says the same about a wrong key and a broken first page; the key file knows which of the two."""
    try:
        db.conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except DriverError as error:
        fault = fault_of(error)
        if isinstance(fault, StoreDamaged) and not _belongs(path, key):
            raise WrongKey from error
        raise


def _belongs(path: Path, key: DataKey) -> bool:
    try:
        return bool(keys.belongs(path, key))
    except StoreFault:
        return False  # a key file that cannot be read proves nothing

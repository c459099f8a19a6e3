"""The door to the encrypted store: it opens only what is ours, whole and not newer than this program."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from db.data_key import DataKey
from db.driver import Database, DriverError, connect
from db.faults import (
    StoreClosed,
    StoreDamaged,
    StoreEmpty,
    StoreExists,
    StoreForeign,
    StoreMissing,
    StoreNewer,
    StorePlaintext,
    StoreReadOnly,
    WrongKey,
    fault_of,
)
from db.lock import StoreLock

APPLICATION_ID = 0x4B74666C
"""``Ktfl`` in the header of every store of ours."""

SCHEMA_VERSION = 1
_PLAIN_HEADER = b"SQLite format 3\x00"


class Store:
    """An open store. One thread uses it; every write is inside ``transaction``."""

    def __init__(self, db: Database, path: Path | None = None, lock: StoreLock | None = None) -> None:
        self.db = db
        self.path = path
        self._lock = lock
        self._key: DataKey | None = None
        self._open = True

    @classmethod
    def in_memory(cls) -> "Store":
        """A store of the current schema that leaves nothing behind."""
        db = connect(None)
        _tune(db)
        _apply_schema(db)
        return cls(db)

    @contextmanager
    def transaction(self) -> Iterator[Database]:
        """Everything inside is kept together or not at all; inside another one it is a savepoint.

        Raises a StoreFault (DiskFull, StoreBusy, StoreDamaged, …) when the world refuses; nothing is kept.
        """
        with self._mapped():
            if self.db.conn.in_transaction:
                with self.db.atomic():
                    yield self.db
                return
            self.db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.conn.execute("COMMIT")
            except BaseException:
                self.db.conn.rollback()
                raise

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """One consistent view for several queries, with the same faults as ``transaction``."""
        with self._mapped():
            if self.db.conn.in_transaction:
                yield self.db
                return
            self.db.conn.execute("BEGIN")
            try:
                yield self.db
            finally:
                self.db.conn.rollback()

    def close(self) -> None:
        """Close the file, forget the key and let other programs in; a second call does nothing."""
        self._open = False
        try:
            self.db.close()
        finally:
            if self._key is not None:
                self._key.wipe()
            if self._lock is not None:
                self._lock.release()

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        if not self._open:
            raise StoreClosed
        with _mapped():
            yield


def create_store(path: Path, key: DataKey) -> Store:
    """Make a new, empty store. Raises StoreExists, StoreReadOnly, DiskFull, DiskTrouble or StoreInUse."""
    if path.exists():
        raise StoreExists
    lock = StoreLock(path)
    try:
        path.touch(mode=0o600, exist_ok=False)
        return _opened(path, key, lock, _create)
    except BaseException:
        path.unlink(missing_ok=True)
        lock.release()
        raise


def open_store(path: Path, key: DataKey) -> Store:
    """Open an existing store; the fault says which of the many reasons applies when it cannot."""
    _inspect_file(path)
    lock = StoreLock(path)
    try:
        return _opened(path, key, lock, _inspect_content)
    except BaseException:
        lock.release()
        raise


def schema_sql() -> str:
    """The schema as it is today, with everything a fresh store needs."""
    return files("db").joinpath("schema.sql").read_text(encoding="utf-8")


def _inspect_file(path: Path) -> None:
    """What can be known without a key."""
    try:
        with path.open("rb") as file:
            header = file.read(len(_PLAIN_HEADER))
    except FileNotFoundError as error:
        raise StoreMissing from error
    except OSError as error:
        raise StoreReadOnly from error
    if not header:
        raise StoreEmpty
    if header == _PLAIN_HEADER:
        raise StorePlaintext


def _opened(path: Path, key: DataKey, lock: StoreLock, prepare: Callable[[Database], None]) -> Store:
    with _mapped():
        db = connect(path)
        try:
            db.conn.execute(f"PRAGMA key=\"x'{key.reveal().hex()}'\"")
            prepare(db)
        except BaseException:
            db.close()
            raise
    store = Store(db, path, lock)
    store._key = key.copy()
    return store


def _prove_key(db: Database) -> None:
    try:
        db.conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except DriverError as error:
        if isinstance(fault_of(error), StoreDamaged):
            raise WrongKey from error
        raise


def _inspect_content(db: Database) -> None:
    _prove_key(db)
    if _number(db, "application_id") != APPLICATION_ID:
        raise StoreForeign
    if _number(db, "user_version") > SCHEMA_VERSION:
        raise StoreNewer
    _tune(db)
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if db.conn.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
        raise StoreDamaged


def _tune(db: Database) -> None:
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "temp_store=MEMORY",
        "secure_delete=ON",
    ):
        db.conn.execute(f"PRAGMA {pragma}")


def _create(db: Database) -> None:
    _tune(db)
    _apply_schema(db)


def _apply_schema(db: Database) -> None:
    try:
        db.conn.executescript(
            f"BEGIN IMMEDIATE;\n{schema_sql()}\n"
            f"PRAGMA application_id={APPLICATION_ID};\nPRAGMA user_version={SCHEMA_VERSION};\nCOMMIT;"
        )
    except DriverError:
        db.conn.rollback()
        raise


def _number(db: Database, pragma: str) -> int:
    return int(db.conn.execute(f"PRAGMA {pragma}").fetchone()[0])


@contextmanager
def _mapped() -> Iterator[None]:
    """The one place where an error of the driver becomes a fault of the world; a bug passes unchanged."""
    try:
        yield
    except DriverError as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise fault from error

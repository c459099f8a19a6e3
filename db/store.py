"""The door to the encrypted store: it opens only what is ours, whole and not newer than this program."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from db.data_key import DataKey
from db.driver import Database, DriverError, connect
from db.durable_file import disk_faults, move_durably
from db.faults import DiskTrouble, StoreClosed, StoreExists, StoreFault, driver_faults
from db.inspection import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    connect_with,
    inspect_content,
    inspect_file,
    number,
)
from db.lock import StoreLock
from db.watching import Look, watched

STORE_SUFFIX = ".db"

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY", "secure_delete=ON")


class Store:
    """An open store. One thread uses it; every write is inside ``transaction``.

    Ask for ``db`` anew in each call: renewing the key replaces the connection.
    """

    def __init__(
        self, db: Database, path: Path | None = None, key: DataKey | None = None, lock: StoreLock | None = None
    ) -> None:
        self.db = db
        self._path = path
        self._key = key
        self._lock = lock
        self._open = True

    @classmethod
    def in_memory(cls) -> "Store":
        """A store of the current schema that leaves nothing behind."""
        db = connect(None)
        tune(db)
        apply_schema(db)
        return cls(db)

    @property
    def path(self) -> Path:
        """The file. Raises ValueError for a store in memory."""
        if self._path is None:
            raise ValueError("a store in memory has no path")
        return self._path

    @property
    def is_open(self) -> bool:
        """Whether it can still be used."""
        return self._open

    @property
    def version(self) -> int:
        """The number of the last migration this store went through."""
        return number(self.db, "user_version")

    @property
    def size(self) -> int:
        """How large it is in bytes, with what still stands in the log."""
        return number(self.db, "page_count") * number(self.db, "page_size")

    @contextmanager
    def transaction(self) -> Iterator[Database]:
        """Everything inside is kept together or not at all; inside another one it is a savepoint.

        Raises a StoreFault (DiskFull, StoreBusy, StoreDamaged, …) when the world refuses; nothing is kept.
        """
        self._require_open()
        with driver_faults():
            if self.db.conn.in_transaction:
                yield from self._savepoint()
                return
            self.db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.conn.execute("COMMIT")
            except BaseException:
                self.db.conn.rollback()
                raise

    def _savepoint(self) -> Iterator[Database]:
        """One name for all of them, the innermost counts: so each statement is prepared once."""
        self.db.conn.execute("SAVEPOINT inside")
        try:
            yield self.db
        except BaseException:
            if self.db.conn.in_transaction:  # a full disk undoes the whole of it at once
                self.db.conn.execute("ROLLBACK TO inside")
                self.db.conn.execute("RELEASE inside")
            raise
        self.db.conn.execute("RELEASE inside")

    @contextmanager
    def light_transaction(self) -> Iterator[Database]:
        """As ``transaction``, without waiting for the disk: all of it or nothing, in order, also after ``kill -9``.

        After a power cut the last of these may be gone; what a person wrote before stays. For what would come again by
        itself, such as what is fetched from a hub. The next ``transaction`` that writes makes them all last.
        """
        self._require_open()
        if self.db.conn.in_transaction:
            with self.transaction() as db:
                yield db
            return
        with driver_faults():
            self.db.conn.execute("PRAGMA synchronous=NORMAL")
        try:
            with self.transaction() as db:
                yield db
        finally:
            self.db.conn.execute("PRAGMA synchronous=FULL")

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """One consistent view for several queries, with the same faults as ``transaction``."""
        self._require_open()
        with driver_faults():
            if self.db.conn.in_transaction:
                yield self.db
                return
            self.db.conn.execute("BEGIN")
            try:
                yield self.db
            finally:
                self.db.conn.rollback()

    def copy_of_key(self) -> DataKey:
        """The data key, to be wiped after use. Raises ValueError for a store in memory."""
        if self._key is None:
            raise ValueError("a store in memory has no key")
        return self._key.copy()

    def write_copy(self, target: Path, look: Look = lambda: None) -> None:
        """An encrypted copy with the same key, in a file that must not exist yet. Faults as ``transaction``.

        ``look`` may end it with a UserError; a part of the file is there then.
        """
        self._require_open()
        with driver_faults(), watched(self.db, look):
            self.db.conn.execute("VACUUM INTO ?", (str(target),))

    def rekey(self, new: DataKey) -> None:
        """Encrypt everything with another key; the connection is replaced.

        SQLCipher's own answer is not to be trusted: it says "ok" when it could not write. Opening the file again
        tells. Raises DiskTrouble when it did not work; the store then goes on with its old key, and is closed when
        that fails too.
        """
        self._require_open()
        with suppress(DriverError):
            self.db.conn.execute(f"PRAGMA rekey=\"x'{new.reveal().hex()}'\"")
        self.db.close()
        try:
            self._reconnect(new)
        except StoreFault as error:
            self._fall_back()
            raise DiskTrouble from error

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

    def _reconnect(self, key: DataKey) -> None:
        self.db = _connected(self.path, key, inspect_content)
        self._key = key.copy()

    def _fall_back(self) -> None:
        try:
            self._reconnect(self.copy_of_key())
        except StoreFault:
            self.close()
            raise

    def _require_open(self) -> None:
        if not self._open:
            raise StoreClosed


def create_store(path: Path, key: DataKey) -> Store:
    """Make a new, empty store. Raises StoreExists, StoreInUse or a fault of the disk; nothing is left then."""
    if path.exists():
        raise StoreExists
    lock = StoreLock(path)
    partial = path.with_name(f"{path.name}.nieuw")
    try:
        with disk_faults():
            partial.unlink(missing_ok=True)
            partial.touch(mode=0o600)
        _connected(partial, key, lambda db, _path, _key: apply_schema(db)).close()
        move_durably(partial, path)
        return open_store(path, key, lock)
    except BaseException:
        partial.unlink(missing_ok=True)
        lock.release()
        raise


def open_store(path: Path, key: DataKey, lock: StoreLock | None = None) -> Store:
    """Open an existing store; the fault says which of the many reasons applies when it cannot.

    Raises StoreMissing, StoreEmpty, StorePlaintext, StoreReadOnly, StoreInUse, WrongKey, StoreDamaged,
    StoreForeign, StoreNewer, DiskFull or DiskTrouble. A lock that was already taken is handed over, and stays with
    the caller when the store does not open.
    """
    inspect_file(path)
    held = lock or StoreLock(path)
    try:
        db = _connected(path, key, inspect_content)
    except BaseException:
        if lock is None:
            held.release()
        raise
    return Store(db, path, key.copy(), held)


def apply_schema(db: Database) -> None:
    """Make an empty database ours, in one transaction."""
    run_in_one_transaction(db, schema_sql(), SCHEMA_VERSION)


def schema_sql() -> str:
    """The schema as it is today, with everything a fresh store needs."""
    return files("db").joinpath("schema.sql").read_text(encoding="utf-8")


def run_in_one_transaction(
    db: Database, sql: str, version: int, check: Callable[[Database], None] | None = None
) -> None:
    """Run a script, look at the result, and set the version it leads to; together or not at all."""
    try:
        db.conn.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA application_id={APPLICATION_ID};")
        if check is not None:
            check(db)
        db.conn.execute(f"PRAGMA user_version={version}")
        db.conn.execute("COMMIT")
    except BaseException:
        db.conn.rollback()
        raise


def _connected(path: Path, key: DataKey, prepare: Callable[[Database, Path, DataKey], None]) -> Database:
    with driver_faults():
        db = connect_with(path, key)
        try:
            prepare(db, path, key)
            tune(db)
        except BaseException:
            db.close()
            raise
    return db


def tune(db: Database) -> None:
    """The settings of every connection: durable, strict about references, nothing on disk but the store."""
    for pragma in _PRAGMAS:
        db.conn.execute(f"PRAGMA {pragma}")

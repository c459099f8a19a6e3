"""Connections to PostgreSQL, shared by the threads of one process, and the transaction of one request."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import TupleRow

from db.server.faults import DatabaseAway

Connection = psycopg.Connection[TupleRow]
T = TypeVar("T")

_SETTINGS = {"connect_timeout": 3, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}
_OPTIONS = "-c search_path=hub -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"
_LONGEST_WAIT = 10.0
_AGAIN = (errors.DeadlockDetected, errors.SerializationFailure)
_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
_CONTEXT = """
    SELECT set_config('keukentafel.account', %s, true), set_config('keukentafel.device', %s, true),
           set_config('statement_timeout', '20s', true)
"""


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose request it is, as the session says."""

    account: str
    device: str
    role: str
    organisation: str


class Pool:
    """At most ``size`` connections; a broken one is dropped and the next request makes a new one.

    With several hosts in the DSN and ``target_session_attrs=read-write`` a new connection finds the primary.
    """

    def __init__(self, dsn: str, size: int = 8) -> None:
        self._dsn = _complete(dsn)
        self._free: list[Connection] = []
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(size)

    @contextmanager
    def transaction(self, caller: Caller | None = None, reading: bool = False) -> Iterator[Connection]:
        """One transaction, seen through the eyes of ``caller``: kept when the block ends, else rolled back.

        One that is for reading sees a single moment of the database throughout.

        Raises DatabaseAway when there is no database, or it went away before the transaction was certain.
        """
        if not self._slots.acquire(timeout=_LONGEST_WAIT):
            raise DatabaseAway
        try:
            with _away():
                connection = self._take()
                try:
                    with connection.transaction():
                        if reading:
                            connection.execute(_SNAPSHOT)
                        who = (caller.account, caller.device) if caller else ("", "")
                        connection.execute(_CONTEXT, who)
                        yield connection
                finally:
                    self._give_back(connection)
        finally:
            self._slots.release()

    def run(self, work: Callable[[Connection], T], caller: Caller | None = None, reading: bool = False) -> T:
        """The outcome of ``work`` in one transaction; two that got in each other's way are done again."""
        for _ in range(3):
            try:
                with self.transaction(caller, reading) as connection:
                    return work(connection)
            except _AGAIN:
                time.sleep(0.01)
        raise DatabaseAway

    def close(self) -> None:
        """Close what is free; for the end of the process."""
        with self._lock:
            for connection in self._free:
                connection.close()
            self._free.clear()

    def _take(self) -> Connection:
        with self._lock:
            if self._free:
                return self._free.pop()
        return psycopg.connect(self._dsn, autocommit=True)

    def _give_back(self, connection: Connection) -> None:
        if connection.broken or connection.closed:
            connection.close()
            self.close()  # what broke one most likely broke all
            return
        with self._lock:
            self._free.append(connection)


def _complete(dsn: str) -> str:
    given: dict[str, Any] = conninfo_to_dict(dsn)
    options = " ".join(filter(None, [_OPTIONS, str(given.get("options") or "")]))
    return make_conninfo("", **(_SETTINGS | given | {"options": options}))


@contextmanager
def _away() -> Iterator[None]:
    """Raises DatabaseAway for what means that the primary is gone or has become a standby."""
    try:
        yield
    except (errors.ReadOnlySqlTransaction, errors.QueryCanceled, errors.IdleInTransactionSessionTimeout) as error:
        raise DatabaseAway from error
    except _AGAIN:
        raise
    except psycopg.OperationalError as error:
        raise DatabaseAway from error

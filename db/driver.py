"""The SQL driver: SQLCipher, put under sqlite-utils before that is imported for the first time.

Nothing else imports ``sqlcipher3`` or ``sqlite_utils``: without this hook sqlite-utils would catch the errors
of another driver than the one in use.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlcipher3 import dbapi2

if "sqlite_utils" in sys.modules and sys.modules.get("pysqlite3") is not sqlcipher3:
    raise ImportError("sqlite_utils was imported before db.driver; import db.driver instead")
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database  # noqa: E402 - the hook above has to come first
from sqlite_utils.db import NotFoundError  # noqa: E402 - the same

__all__ = ["Database", "DriverError", "NotFoundError", "connect", "error_code", "query"]

DriverError: type[Exception] = dbapi2.Error
"""The root of everything this driver raises."""

WAIT_SECONDS = 2.0


def connect(path: Path | None) -> Database:
    """A connection to a file that exists (None: in memory), transactions under our own control, no key yet.

    Plugins of sqlite-utils are left out: code of strangers has no business beside decrypted records.
    """
    place, uri = (":memory:", False) if path is None else (f"{path.resolve().as_uri()}?mode=rw", True)
    connection = dbapi2.connect(place, uri=uri, isolation_level=None, timeout=WAIT_SECONDS)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        return Database(connection, execute_plugins=False)
    except DriverError:
        connection.close()
        raise


def query(db: Database, sql: str, args: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[dict[str, Any]]:
    """The rows of a question by name. ``Database.query`` opens a savepoint for each, at the price of the question."""
    cursor = db.conn.execute(sql, args)
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)


def error_code(error: BaseException) -> int:
    """SQLite's primary result code of a driver error; 0 when it carries none."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else 0

"""What came from a hub, into the tables: records as both sides agree on them, and what has to wait beside them.

What came is journalled under the account and device it came from, so that history, audit and undo see it for what it
is: a change by somebody else.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.change import Kind
from app.protocol import encoding
from app.protocol.operations import Change, Operation
from db import outbox
from db.conflicts import Fields
from db.driver import Database, DriverError, error_code, query
from db.journal import Author
from db.outbox import Place
from db.pen import Pen
from db.shelf import Body, Cell
from db.shelves import SHELVES
from db.store import Store

_CONSTRAINT = 19


class Why(StrEnum):
    """Why a change stands aside."""

    KEY = "sleutel"
    ACCOUNT = "account"
    PARENT = "ouder"
    """It points at a record that is not here yet."""
    NEWER = "nieuwer"
    """A newer program wrote it; this one cannot keep it as a record."""
    SIGNATURE = "handtekening"
    ALTERED = "veranderd"
    UNFIT = "past_niet"
    """It is not what its place and kind say that it is."""


WAITS = (Why.KEY, Why.ACCOUNT, Why.PARENT)
"""What solves itself once something else comes."""


class Unfit(ValueError):
    """These fields are no record of this kind."""


@dataclass(frozen=True, slots=True)
class Local:
    """A record as it is here: its fields as they travel (None: taken away, or never here), those both sides agreed on
    last, on which revision, and whether it has edits that the hub does not have, of which moment."""

    is_here: bool
    fields: Fields | None
    base: Fields | None
    rev: int | None
    unsent_hlc: str | None
    stream: str

    @property
    def is_unsent(self) -> bool:
        """Whether it has edits that the hub does not have."""
        return self.unsent_hlc is not None


NOWHERE = Local(False, None, None, None, None, "")


def local(db: Database, kind: Kind, record_id: str) -> Local:
    """A record as it is here."""
    shelf = SHELVES[kind]
    sql = f"""
        SELECT {shelf.names}, hub_rev, base, extra, deleted_at, stream,
               coalesce((SELECT hlc FROM outbox WHERE kind = :kind AND record_id = :id),
                        (SELECT '' FROM in_flight WHERE kind = :kind AND record_id = :id)) AS unsent_hlc
        FROM {kind} WHERE id = :id
    """
    row = next(query(db, sql, {"kind": kind, "id": record_id}), None)
    if row is None:
        return NOWHERE
    fields = None if row["deleted_at"] else _decoded(_text(kind, row))
    base = None if row["base"] is None else _decoded(row["base"])
    return Local(True, fields, base, row["hub_rev"], row["unsent_hlc"], row["stream"])


def text_of(fields: Fields | None) -> str | None:
    """Fields as they are kept for comparing: canonical JSON."""
    return None if fields is None else encoding.canonical(fields).decode()


def write(pen: Pen, kind: Kind, record_id: str, fields: Fields | None, schema: int = 1) -> None:
    """Bring a record to these fields (None: taken away). Raises Unfit when they are no record of this kind."""
    shelf = SHELVES[kind]
    if fields is None:
        pen.replace(shelf, record_id, None, undoable=False)
        return
    known = {column.name for column in shelf.columns}
    body = {name: _cell(value) for name, value in fields.items() if name in known}
    present: Body = {}
    if len(body) < len(known):  # of an older program: what it does not know stays as it is
        found = next(query(pen.db, f"SELECT {shelf.names} FROM {kind} WHERE id = ?", (record_id,)), None)
        present = found or {}
    _require_fit(kind, record_id, {**present, **body})
    with _fitting():
        is_new = pen.replace(shelf, record_id, {**present, **body}, undoable=False)
    extra = {name: value for name, value in fields.items() if name not in known}
    if not is_new or extra or schema != 1:
        sql = f"UPDATE {kind} SET extra = ?, record_schema = ? WHERE id = ?"
        pen.db.conn.execute(sql, (encoding.canonical(extra).decode(), schema, record_id))


def keep_gone(pen: Pen, kind: Kind, operation: Operation, fields: Fields) -> None:
    """Keep a record that was never here as one that was taken away, as where another stands in its place. Raises Unfit
    when these fields are no record of this kind."""
    body: Body = {c.name: _cell(fields[c.name]) for c in SHELVES[kind].columns if c.name in fields}
    _require_fit(kind, operation.id, body)
    body |= {"stream": operation.stream, "deleted_at": pen.author.at.isoformat()}
    marks = ", ".join(f":{name}" for name in body)
    with _fitting():
        pen.db.conn.execute(f"INSERT INTO {kind} ({', '.join(body)}) VALUES ({marks})", body)


def write_chosen(pen: Pen, kind: Kind, record_id: str, fields: Fields | None) -> None:
    """Bring a record to what a person chose (None: taken away); an edit like any other. Raises Unfit."""
    shelf = SHELVES[kind]
    if fields is None:
        pen.replace(shelf, record_id, None)
        return
    body = {column.name: _cell(fields[column.name]) for column in shelf.columns if column.name in fields}
    _require_fit(kind, record_id, body)
    with _fitting():
        pen.replace(shelf, record_id, body)


def missing_parent(db: Database, kind: Kind, fields: Fields) -> str | None:
    """The id of a record that this one points at and that is not here."""
    for column, table in _parents(db, kind):
        parent = fields.get(column)
        if parent is None or parent == fields.get("id"):
            continue
        if db.conn.execute(f"SELECT 1 FROM {table} WHERE id = ?", (str(parent),)).fetchone() is None:
            return str(parent)
    return None


def agree(db: Database, kind: Kind, change: Change, fields: Fields | None) -> None:
    """Both sides have this now."""
    outbox.agree(db, kind, change.operation, Place(change.rev, change.seq), text_of(fields))


def is_erased(db: Database, record_id: str) -> bool:
    """Whether this record was erased here because its term was over; it never comes back."""
    return db.conn.execute("SELECT 1 FROM erased_record WHERE record_id = ?", (record_id,)).fetchone() is not None


def came(db: Database, stream: str, record_id: str) -> None:
    """The hub still has this record."""
    db.conn.execute("UPDATE agreed SET came = 1 WHERE stream = ? AND record_id = ?", (stream, record_id))


def set_aside(db: Database, change: Change, why: Why, name: str = "") -> None:
    """Keep a change as it came, in the place of an older one of its record."""
    operation = change.operation
    row = (operation.stream, operation.id, change.rev, why, name, change.encoded())
    db.conn.execute("INSERT OR REPLACE INTO set_aside VALUES (?, ?, ?, ?, ?, ?)", row)


def arrived(db: Database, stream: str, record_id: str) -> None:
    """A record is here: it stands aside no more, and what waited for it may be tried again."""
    if db.conn.execute("SELECT 1 FROM set_aside LIMIT 1").fetchone() is None:
        return  # nearly always: nothing stands aside
    db.conn.execute("DELETE FROM set_aside WHERE stream = ? AND record_id = ?", (stream, record_id))
    db.conn.execute("UPDATE set_aside SET name = '' WHERE why = ? AND name = ?", (Why.PARENT, record_id))


def try_again_with(db: Database, why: Why, names: Sequence[str]) -> None:
    """What waited for one of these keys or accounts may be tried again."""
    sql = "UPDATE set_aside SET name = '' WHERE why = ? AND name = ?"
    db.conn.executemany(sql, [(why, name) for name in names])


def newer_may_fit(db: Database, schema: int) -> None:
    """This program knows records up to ``schema``: what an older one could not keep may be tried again."""
    sql = "UPDATE set_aside SET name = '' WHERE why = ? AND name <> '' AND CAST(name AS INTEGER) < ?"
    db.conn.execute(sql, (Why.NEWER, schema))


def to_try(db: Database, limit: int) -> tuple[Change, ...]:
    """Changes that stood aside and may be tried again."""
    sql = "SELECT change FROM set_aside WHERE name = '' AND why IN (?, ?, ?, ?) ORDER BY stream, record_id LIMIT ?"
    return tuple(Change.parse(row[0]) for row in db.conn.execute(sql, (*WAITS, Why.NEWER, limit)))


def aside(store: Store) -> Mapping[Why, int]:
    """How many changes stand aside, and why."""
    with store.reading() as db:
        rows = db.conn.execute("SELECT why, count(*) FROM set_aside GROUP BY why ORDER BY why").fetchall()
    return {Why(why): int(count) for why, count in rows}


def names_waited_for(db: Database, why: Why) -> frozenset[str]:
    """The keys or accounts that changes wait for."""
    return frozenset(str(row[0]) for row in db.conn.execute("SELECT name FROM set_aside WHERE why = ?", (why,)))


def pen_of(db: Database, change: Change, own: Author) -> Pen:
    """A pen for what came: in the name of who sent it, now, and sending nothing."""
    stream = change.operation.stream
    where = stream if stream.startswith("team/") else ""
    return Pen(db, Author(change.account, change.device, own.at), sends=False, stream=where)


def _require_fit(kind: Kind, record_id: str, body: Body) -> None:
    if body.get("id") != record_id:
        raise Unfit(record_id)
    try:
        SHELVES[kind].read_body(body)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise Unfit(record_id) from error


@contextmanager
def _fitting() -> Iterator[None]:
    """What the tables refuse is no record."""
    try:
        yield
    except DriverError as error:
        if error_code(error) != _CONSTRAINT:
            raise
        raise Unfit from error


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise Unfit


def _text(kind: Kind, row: Mapping[str, Any]) -> str:
    return outbox.text_of({column.name: row[column.name] for column in SHELVES[kind].columns}, row["extra"])


def _decoded(text: str) -> Fields:
    found = encoding.decode(text.encode())
    assert isinstance(found, dict)  # written by this program
    return found


def _parents(db: Database, kind: Kind) -> tuple[tuple[str, str], ...]:
    if kind not in _PARENTS:
        rows = db.conn.execute(f"PRAGMA foreign_key_list({kind})").fetchall()
        _PARENTS[kind] = tuple((str(row[3]), str(row[2])) for row in rows)
    return _PARENTS[kind]


_PARENTS: dict[Kind, tuple[tuple[str, str], ...]] = {}
"""By kind, the columns that point at another record and its table; the schema does not change while a program runs."""

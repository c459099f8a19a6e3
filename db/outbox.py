"""What was changed here and has to leave: records with unsent edits, and operations that wait for their verdict.

Edits of a record that were not sent yet are one. At its first transmission an operation is frozen: its id, its base and
every byte of it stay as they are until the hub has judged it, and a later edit waits behind it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.change import Kind
from app.protocol import encoding
from app.protocol.operations import Operation
from app.settings import SETTINGS, Sort
from db.driver import Database, query
from db.shelf import Body
from db.shelves import SHELVES
from db.store import Store

RECORD_SCHEMA = 1
"""The newest shape of records that this program knows; a record of a newer one can be read, not changed."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """A record to be sealed and sent: on which revision of the hub (0: it has none), and its fields, those of a newer
    program included, also as canonical JSON; None when it was taken away."""

    kind: Kind
    record_id: str
    stream: str
    base: int
    hlc: str
    schema: int
    fields: Mapping[str, object] | None
    body: str | None


@dataclass(frozen=True, slots=True)
class InFlight:
    """An operation as it was first sent, and what is in it in clear."""

    kind: Kind
    record_id: str
    operation: Operation
    body: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands on the hub: which revision of it, and its number in the stream."""

    rev: int
    seq: int


@dataclass(frozen=True, slots=True)
class Agreed:
    """The operation by which both sides have a record, its number in the stream (0: the hub was restored since), and
    which revision of the record it made."""

    op: str
    seq: int
    rev: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How many records wait for the hub, and how many it did not take."""

    waiting: int
    refused: int


def reasons(store: Store) -> tuple[tuple[str, int], ...]:
    """Why records were refused, with how many."""
    sql = "SELECT refused, count(*) FROM outbox WHERE refused IS NOT NULL GROUP BY refused ORDER BY refused"
    with store.reading() as db:
        return tuple((str(reason), int(count)) for reason, count in db.conn.execute(sql))


def add(db: Database, kind: Kind, record_id: str, stream: str, journal_id: str) -> None:
    """A record was changed, by this row of the journal. Whatever made the hub refuse it may be over now."""
    db.conn.execute(_ADD, {"kind": kind, "id": record_id, "stream": stream, "row": journal_id})


def waiting(store: Store) -> int:
    """How many records no hub has confirmed as they are now, the refused ones included."""
    with store.reading() as db:
        return int(db.conn.execute(_WAITING).fetchone()[0])


def standing(store: Store) -> Standing:
    """The same, apart."""
    with store.reading() as db:
        refused = int(db.conn.execute("SELECT count(*) FROM outbox WHERE refused IS NOT NULL").fetchone()[0])
        return Standing(int(db.conn.execute(_WAITING).fetchone()[0]) - refused, refused)


def streams(db: Database, account: str) -> tuple[str, ...]:
    """The streams, as the hub calls them, that something waits for."""
    rows = db.conn.execute("SELECT DISTINCT stream FROM outbox WHERE refused IS NULL ORDER BY stream")
    return tuple(sorted({on_hub(row[0], account) for row in rows}))


def on_hub(stream: str, account: str) -> str:
    """What the hub calls a stream: one's own is named after the account there, which may differ from the name here."""
    return f"me/{account}" if stream.startswith("me/") else stream


def next_unsent(db: Database, account: str, limit: int) -> tuple[tuple[Unsent, ...], int]:
    """What can be sent now, in the order in which it was first changed, and at how many rows was looked.

    A record that became what the hub has already, or that came and went unseen, is done with and taken off the list.
    """
    rows = list(query(db, _NEXT, {"limit": limit, "own": f"me/{account}"}))
    found: list[Unsent] = []
    for row in rows:
        unsent = _unsent(db, row, account)
        if unsent is None:
            drop(db, Kind(row["kind"]), row["record_id"])
        else:
            found.append(unsent)
    return tuple(found), len(rows)


def freeze(db: Database, frozen: Sequence[tuple[Unsent, Operation]]) -> None:
    """From now on this is what is sent, until there is a verdict; edits that come later are a new operation."""
    rows = [(made.op, one.kind, one.record_id, made.stream, one.body, made.encoded()) for one, made in frozen]
    sql = "INSERT INTO in_flight (op, kind, record_id, stream, body, operation) VALUES (?, ?, ?, ?, ?, ?)"
    db.conn.executemany(sql, rows)
    db.conn.executemany(_DROP, [(one.kind, one.record_id) for one, _ in frozen])


def in_flight(db: Database, limit: int, most_bytes: int) -> tuple[InFlight, ...]:
    """The operations that wait for a verdict, oldest first: at most so many, of at most so many bytes together."""
    found: list[InFlight] = []
    size = 0
    sql = "SELECT kind, record_id, operation, body FROM in_flight ORDER BY nth LIMIT ?"
    for kind, record_id, operation, body in db.conn.execute(sql, (limit,)):
        size += len(operation)
        if found and size > most_bytes:
            break
        found.append(InFlight(Kind(kind), record_id, Operation.parse(operation), body))
    return tuple(found)


def count_in_flight(db: Database) -> int:
    """How many operations wait for a verdict."""
    return int(db.conn.execute("SELECT count(*) FROM in_flight").fetchone()[0])


def accept(db: Database, taken: Sequence[tuple[InFlight, Place]]) -> None:
    """The hub has them, as these revisions: both sides agree on them now, where nothing newer came by already."""
    newer = []
    for sent, place in taken:
        before = agreed(db, sent.operation.stream, sent.operation.id)
        if before is None or before.seq < place.seq:
            newer.append((sent, place))
    for kind in {sent.kind for sent, _ in newer}:
        rows = [(place.rev, sent.body, sent.record_id) for sent, place in newer if sent.kind is kind]
        db.conn.executemany(f"UPDATE {kind} SET hub_rev = ?, base = ? WHERE id = ?", rows)
    db.conn.executemany(_AGREE, [_agreement(sent.kind, sent.operation, place) for sent, place in newer])
    db.conn.executemany("DELETE FROM in_flight WHERE op = ?", [(sent.operation.op,) for sent, _ in taken])


def agree(db: Database, kind: Kind, operation: Operation, place: Place, base: str | None) -> None:
    """Both sides have this revision of a record; ``base`` is what is in it."""
    db.conn.execute(f"UPDATE {kind} SET hub_rev = ?, base = ? WHERE id = ?", (place.rev, base, operation.id))
    db.conn.execute(_AGREE, _agreement(kind, operation, place))


def _agreement(kind: Kind, operation: Operation, place: Place) -> tuple[str, str, Kind, str, int, int]:
    return operation.stream, operation.id, kind, operation.op, place.rev, place.seq


def agreed(db: Database, stream: str, record_id: str) -> Agreed | None:
    """By which operation both sides have a record, and its place in the stream; None when they never agreed."""
    row = db.conn.execute(
        "SELECT op, seq, rev FROM agreed WHERE stream = ? AND record_id = ?", (stream, record_id)
    ).fetchone()
    return None if row is None else Agreed(*row)


def give_back(db: Database, sent: InFlight, refused: str | None = None) -> None:
    """An operation is over without having counted: its record waits again, with the reason when it was refused.

    An edit that came after it stands there already, and has not been refused.
    """
    db.conn.execute("DELETE FROM in_flight WHERE op = ?", (sent.operation.op,))
    row = (sent.kind, sent.record_id, sent.operation.stream, sent.operation.hlc, refused)
    db.conn.execute(
        "INSERT INTO outbox (kind, record_id, stream, hlc, refused) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", row
    )


def mark(db: Database, kind: Kind, record_id: str, stream: str, hlc: str) -> None:
    """A record has to be sent (again), though nobody edited it now."""
    sql = """
        INSERT INTO outbox (kind, record_id, stream, hlc) VALUES (?, ?, ?, ?)
        ON CONFLICT (kind, record_id) DO UPDATE SET refused = NULL
    """
    db.conn.execute(sql, (kind, record_id, stream, hlc))


def refuse(db: Database, unsent: Unsent, reason: str) -> None:
    """This record cannot be sent as it is; it waits for an edit or a person."""
    hold(db, unsent.kind, unsent.record_id, reason)


def hold(db: Database, kind: Kind, record_id: str, reason: str) -> None:
    """What waits of this record has to wait longer, for this reason."""
    db.conn.execute("UPDATE outbox SET refused = ? WHERE kind = ? AND record_id = ?", (reason, kind, record_id))


def hold_stream(db: Database, stream: str, reason: str) -> None:
    """Everything that waits for a stream has to wait longer, for this reason."""
    db.conn.execute("UPDATE outbox SET refused = ? WHERE stream = ? AND refused IS NULL", (reason, stream))


def retry(db: Database, reasons: Sequence[str] = ()) -> int:
    """Let refused records wait again: those with one of these reasons, or all. Returns how many."""
    marks = ", ".join("?" for _ in reasons)
    where = f"refused IN ({marks})" if reasons else "refused IS NOT NULL"
    return int(db.conn.execute(f"UPDATE outbox SET refused = NULL WHERE {where}", tuple(reasons)).rowcount)


def is_in_flight(db: Database, kind: Kind, record_id: str) -> bool:
    """Whether an operation on this record waits for its verdict."""
    sql = "SELECT 1 FROM in_flight WHERE kind = ? AND record_id = ?"
    return db.conn.execute(sql, (kind, record_id)).fetchone() is not None


def drop(db: Database, kind: Kind, record_id: str) -> None:
    """There is nothing to send of this record."""
    db.conn.execute(_DROP, (kind, record_id))


def forget_dossier(db: Database, dossier_id: str) -> None:
    """Everything that the sync holds about a dossier goes, with its erasure; when the hub knew it, it is to be told."""
    stream = f"dossier/{dossier_id}"
    known = db.conn.execute("SELECT 1 FROM hub_stream WHERE stream = ?", (stream,)).fetchone()
    if known is not None:
        db.conn.execute("INSERT OR IGNORE INTO hub_erasure (dossier_id) VALUES (?)", (dossier_id,))
    for table in ("outbox", "in_flight", "agreed", "set_aside", "blob", "hub_stream", "hub_member", "hub_left"):
        db.conn.execute(f"DELETE FROM {table} WHERE stream = ?", (stream,))
    db.conn.execute("DELETE FROM conflict WHERE dossier_id = ?", (dossier_id,))


def kinds_of(db: Database, stream: str, record_id: str) -> tuple[Kind, ...]:
    """The kind of a record that both sides had; none when there never was one."""
    sql = "SELECT kind FROM agreed WHERE stream = ? AND record_id = ?"
    return tuple(Kind(row[0]) for row in db.conn.execute(sql, (stream, record_id)))


def forget_record(db: Database, kind: Kind, stream: str, record_id: str) -> None:
    """Nothing of this record is sent or fetched any more."""
    drop(db, kind, record_id)
    db.conn.execute("DELETE FROM in_flight WHERE kind = ? AND record_id = ?", (kind, record_id))
    for table in ("agreed", "set_aside"):
        db.conn.execute(f"DELETE FROM {table} WHERE stream = ? AND record_id = ?", (stream, record_id))
    db.conn.execute("DELETE FROM blob WHERE attachment_id = ?", (record_id,))


def text_of(body: Body, extra: str) -> str:
    """The fields of a record as they travel: canonical JSON, with those that only a newer program knows."""
    return encoding.canonical(_whole(body, extra)).decode()


def _whole(body: Body, extra: str) -> dict[str, object]:
    if extra == "{}":
        return dict(body)
    unknown = encoding.decode(extra.encode())
    assert isinstance(unknown, dict)  # the column holds an object, or a newer program would have been refused
    return unknown | body


def _unsent(db: Database, row: dict[str, Any], account: str) -> Unsent | None:
    kind = Kind(row["kind"])
    if kind is Kind.SETTING and row["record_id"] in _OF_THIS_LAPTOP:
        return None
    shelf = SHELVES[kind]
    sql = f"SELECT {shelf.names}, hub_rev, base, record_schema, extra, deleted_at FROM {kind} WHERE id = ?"
    found = next(query(db, sql, (row["record_id"],)), None)
    if found is None or (found["deleted_at"] and found["hub_rev"] is None):
        return None
    fields, body = None, None
    if not found["deleted_at"]:
        fields = _whole({column.name: found[column.name] for column in shelf.columns}, found["extra"])
        body = encoding.canonical(fields).decode()
    if found["hub_rev"] is not None and body == found["base"]:
        return None
    stream, schema = on_hub(row["stream"], account), found["record_schema"]
    return Unsent(kind, row["record_id"], stream, found["hub_rev"] or 0, row["hlc"], schema, fields, body)


_OF_THIS_LAPTOP = frozenset(declared.name for declared in SETTINGS if declared.sort is Sort.FOLDER)
"""A folder is one of this laptop; on another one it would be a wrong one."""
_ADD = """
    INSERT INTO outbox (kind, record_id, stream, hlc) SELECT :kind, :id, :stream, at FROM journal WHERE id = :row
    ON CONFLICT (kind, record_id) DO UPDATE SET hlc = excluded.hlc, refused = NULL
"""
_AGREE = "INSERT OR REPLACE INTO agreed (stream, record_id, kind, op, rev, seq) VALUES (?, ?, ?, ?, ?, ?)"
_DROP = "DELETE FROM outbox WHERE kind = ? AND record_id = ?"
_WAITING = """
    SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM in_flight AS sent WHERE NOT EXISTS
        (SELECT 1 FROM outbox WHERE outbox.kind = sent.kind AND outbox.record_id = sent.record_id))
"""
_NEXT = """
    SELECT kind, record_id, outbox.stream, hlc FROM outbox -- CROSS: the list in its order, not stream by stream
    CROSS JOIN hub_stream ON hub_stream.stream = CASE WHEN outbox.stream GLOB 'me/*' THEN :own ELSE outbox.stream END
    WHERE refused IS NULL AND may_write AND NOT EXISTS (
        SELECT 1 FROM in_flight AS sent WHERE sent.kind = outbox.kind AND sent.record_id = outbox.record_id
    )
    ORDER BY nth LIMIT :limit
"""

"""Pictures on their way to and from the hub: under which name the sealed bytes of each stand there, and how far it is.

The name travels with the record, in the fields that only sharing knows (``blob`` and ``blob_key`` in ``extra``), so
that another laptop knows what to fetch. Sealing one picture twice gives the same bytes, so nothing sealed is kept here
but what came in of a fetch that was cut short.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.change import Kind
from app.domain.ids import RecordId
from app.protocol import encoding
from db import attachments, outbox
from db.driver import Database
from db.store import Store

_NEVER = "000000000000-0000"
MOST_AGAIN = 20
"""How many pictures that were not there the last time are asked for again in one sync."""


class Way(StrEnum):
    """How far a picture is."""

    UP = "op"
    THERE = "daar"
    FETCH = "ophalen"
    MISSING = "mist"
    """The hub did not have it yet, or it was not what it says to be."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A picture of a stream: the name of its sealed bytes, the id of the key, its own size in bytes and its SHA-256."""

    attachment_id: RecordId
    stream: str
    name: str
    key: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class UnderWay:
    """How many pictures still have to be sent, and how many are not on this laptop yet."""

    up: int
    down: int


def unnamed(db: Database) -> tuple[tuple[RecordId, str], ...]:
    """The pictures here, with their streams, that were never made ready for the hub."""
    return tuple((RecordId(row[0]), str(row[1])) for row in db.conn.execute(_UNNAMED))


def key_of(db: Database, attachment_id: RecordId) -> str | None:
    """The id of the key with which a picture was sealed, when that is known."""
    found = _extra(db, attachment_id).get("blob_key")
    return found if isinstance(found, str) else None


def named(db: Database, attachment_id: RecordId, stream: str, name: str, key: str) -> None:
    """A picture can be sent under this name; its record tells the others so."""
    extra = _extra(db, attachment_id)
    told = {**extra, "blob": name, "blob_key": key}
    db.conn.execute("INSERT INTO blob VALUES (?, ?, ?, ?, ?, NULL)", (attachment_id, stream, name, key, Way.UP))
    if told != extra:
        written = encoding.canonical(told).decode()
        db.conn.execute("UPDATE attachment SET extra = ? WHERE id = ?", (written, attachment_id))
        outbox.mark(db, Kind.ATTACHMENT, attachment_id, stream, _NEVER)


def notice(db: Database) -> None:
    """See what has to be fetched: pictures of others, and those whose bytes went here before they were put back."""
    db.conn.execute(_COMING)
    db.conn.execute(_LOST_HERE)


def send_again(db: Database) -> None:
    """The hub may have lost them: look, and send what lacks."""
    db.conn.execute("UPDATE blob SET state = ? WHERE state = ?", (Way.UP, Way.THERE))


def to_send(db: Database, limit: int) -> tuple[Blob, ...]:
    """What has to be sent, in the order in which it was made; never before its record."""
    return _blobs(db, f"{_FIND} AND state = 'op' AND may_write AND hub_rev IS NOT NULL {_ORDER}", limit)


def to_fetch(db: Database, limit: int) -> tuple[Blob, ...]:
    """What has to be fetched; of what was not there the last time only some, by lot, so that each gets its turn."""
    fresh = _blobs(db, f"{_FIND} AND state = 'ophalen' {_ORDER}", limit)
    again = _blobs(db, f"{_FIND} AND state = 'mist' ORDER BY random() LIMIT ?", min(MOST_AGAIN, limit - len(fresh)))
    return fresh + again


def sent(db: Database, blob: Blob) -> None:
    """The hub has the whole of it."""
    _move(db, blob, Way.THERE)


def missing(db: Database, blob: Blob) -> None:
    """It is not there, or not as it should be: what came in of it is thrown away."""
    _move(db, blob, Way.MISSING)


def keep_part(db: Database, blob: Blob, sealed: bytes) -> None:
    """The first bytes of it are here; after a cut it goes on from there."""
    sql = "UPDATE blob SET sealed = ? WHERE attachment_id = ? AND name = ?"
    db.conn.execute(sql, (sealed, blob.attachment_id, blob.name))


def part(db: Database, blob: Blob) -> bytes:
    """What is here of it already."""
    row = db.conn.execute("SELECT sealed FROM blob WHERE attachment_id = ?", (blob.attachment_id,)).fetchone()
    return bytes(row[0]) if row and row[0] else b""


def arrived(db: Database, blob: Blob, content: bytes) -> bool:
    """Keep a picture that came; whether it was still wanted: it may have been taken away or erased meanwhile."""
    row = db.conn.execute(f"{_FIND} AND blob.attachment_id = ? AND bytes IS NULL", (blob.attachment_id,)).fetchone()
    if row is None:
        return False
    attachments.keep_content(db, blob.attachment_id, content)
    _move(db, blob, Way.THERE)
    return True


def under_way(store: Store) -> UnderWay:
    """How many there are to go, both ways."""
    with store.reading() as db:
        sql = "SELECT state, count(*) FROM blob JOIN attachment ON id = attachment_id"
        rows = dict(db.conn.execute(f"{sql} WHERE deleted_at IS NULL GROUP BY state").fetchall())
    return UnderWay(rows.get(Way.UP, 0), rows.get(Way.FETCH, 0) + rows.get(Way.MISSING, 0))


def not_sent(store: Store) -> int:
    """How many pictures the hub does not have, those that were not made ready for it included."""
    with store.reading() as db:
        return under_way(store).up + len(unnamed(db))


def _move(db: Database, blob: Blob, way: Way) -> None:
    sql = "UPDATE blob SET state = ?, sealed = NULL WHERE attachment_id = ? AND name = ?"
    db.conn.execute(sql, (way, blob.attachment_id, blob.name))


def _blobs(db: Database, sql: str, limit: int) -> tuple[Blob, ...]:
    return tuple(Blob(*row) for row in db.conn.execute(sql, (limit,)))


def _extra(db: Database, attachment_id: RecordId) -> Mapping[str, object]:
    row = db.conn.execute("SELECT extra FROM attachment WHERE id = ?", (attachment_id,)).fetchone()
    found = encoding.decode(row[0].encode()) if row else {}
    assert isinstance(found, dict)  # the column holds an object
    return found


_FIND = """
    SELECT blob.attachment_id, blob.stream, name, key, size, digest FROM blob
    JOIN attachment ON attachment.id = blob.attachment_id
    JOIN hub_stream ON hub_stream.stream = blob.stream
    LEFT JOIN attachment_content AS held ON held.attachment_id = blob.attachment_id
    WHERE attachment.deleted_at IS NULL
"""
_ORDER = "ORDER BY blob.attachment_id LIMIT ?"
_UNNAMED = """
    SELECT attachment.id, attachment.stream FROM attachment
    JOIN attachment_content AS held ON held.attachment_id = attachment.id
    JOIN hub_stream ON hub_stream.stream = attachment.stream AND may_write
    LEFT JOIN blob ON blob.attachment_id = attachment.id
    WHERE blob.attachment_id IS NULL AND attachment.deleted_at IS NULL ORDER BY attachment.id
"""
_COMING = """
    INSERT INTO blob (attachment_id, stream, name, key, state)
    SELECT id, stream, extra ->> '$.blob', extra ->> '$.blob_key', 'ophalen' FROM attachment
    WHERE deleted_at IS NULL AND json_type(extra, '$.blob') = 'text' AND json_type(extra, '$.blob_key') = 'text'
      AND size <= 2000000 -- more does not fit in attachment_content
      AND length(extra ->> '$.blob') = 64 AND NOT extra ->> '$.blob' GLOB '*[^0-9a-f]*'
      AND NOT EXISTS (SELECT 1 FROM attachment_content WHERE attachment_id = attachment.id)
    ON CONFLICT (attachment_id) DO UPDATE SET name = excluded.name, key = excluded.key, sealed = NULL
    WHERE name <> excluded.name OR key <> excluded.key
"""
_LOST_HERE = """
    UPDATE blob SET state = 'ophalen' WHERE state IN ('op', 'daar')
    AND NOT EXISTS (SELECT 1 FROM attachment_content AS held WHERE held.attachment_id = blob.attachment_id)
"""

"""Blobs in chunks, in the same database as the rest, so that backup, failover and erasure hold for them too."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from app.protocol.problems import Code
from db.server.faults import Refused
from db.server.pool import Connection

_MAY_WRITE = "SELECT FROM stream WHERE stream = %s AND NOT erased FOR NO KEY UPDATE"
_MAKE = "INSERT INTO blob (stream, sha256, size) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
_LOCK = "SELECT size, received FROM blob WHERE stream = %s AND sha256 = %s FOR UPDATE"
_FIND = "SELECT size, received FROM blob WHERE stream = %s AND sha256 = %s"
_ADD = "INSERT INTO blob_chunk VALUES (%s, %s, %s, %s)"
_MOVE = "UPDATE blob SET received = %s WHERE stream = %s AND sha256 = %s"
_DROP = "DELETE FROM blob WHERE stream = %s AND sha256 = %s"
_CHUNKS = "SELECT start, content FROM blob_chunk WHERE stream = %s AND sha256 = %s ORDER BY start"
_PART = """
    SELECT start, content FROM blob_chunk WHERE stream = %s AND sha256 = %s
    AND start < %s AND start + length(content) > %s ORDER BY start
"""


@dataclass(frozen=True, slots=True)
class BlobPlace:
    """A blob of a stream."""

    stream: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How many bytes of how many the hub has."""

    received: int
    size: int


def progress(connection: Connection, place: BlobPlace) -> Progress:
    """How far a blob is. Raises Refused when there is none in this stream, or the stream is not the caller's."""
    row = connection.execute(_FIND, (place.stream, place.sha256)).fetchone()
    if row is None:
        raise Refused(Code.NOT_FOUND)
    return Progress(row[1], row[0])


def add_chunk(connection: Connection, place: BlobPlace, size: int, chunk: tuple[int, bytes]) -> Progress:
    """Keep the next bytes: ``chunk`` says where they begin. A chunk that is there already changes nothing.

    Raises Refused: not a stream to write in, a chunk that does not begin where the hub is, or (with everything of it
    dropped in a transaction of its own, see ``drop``) a whole that is not what its name says.
    """
    start, content = chunk
    if connection.execute(_MAY_WRITE, (place.stream,)).fetchone() is None:
        raise Refused(Code.FORBIDDEN)
    connection.execute(_MAKE, (place.stream, place.sha256, size))
    row = connection.execute(_LOCK, (place.stream, place.sha256)).fetchone()
    if row is None or row[0] != size or start > row[1]:
        raise Refused(Code.OFFSET)
    received: int = row[1]
    fresh = content[received - start :]
    if received + len(fresh) > size:
        raise Refused(Code.OFFSET)
    if fresh:
        connection.execute(_ADD, (place.stream, place.sha256, received, fresh))
        received += len(fresh)
        connection.execute(_MOVE, (received, place.stream, place.sha256))
        if received == size and _hash_of(connection, place) != place.sha256:
            raise Refused(Code.HASH)
    return Progress(received, size)


def drop(connection: Connection, place: BlobPlace) -> None:
    """Forget what came in of a blob that turned out wrong."""
    connection.execute(_DROP, (place.stream, place.sha256))


def content(connection: Connection, place: BlobPlace, start: int, end: int) -> bytes:
    """The bytes from ``start`` up to ``end`` of a blob that is complete. Raises Refused."""
    found = progress(connection, place)
    if found.received != found.size or start > found.size:
        raise Refused(Code.NOT_FOUND)
    rows = connection.execute(_PART, (place.stream, place.sha256, end, start)).fetchall()
    return b"".join(part for _, part in rows)[start - rows[0][0] : end - rows[0][0]] if rows else b""


def _parts(connection: Connection, place: BlobPlace) -> Iterator[bytes]:
    for _, part in connection.execute(_CHUNKS, (place.stream, place.sha256)):
        yield part


def _hash_of(connection: Connection, place: BlobPlace) -> str:
    digest = hashlib.sha256()
    for part in _parts(connection, place):
        digest.update(part)
    return digest.hexdigest()

"""Pictures: their sealed bytes go to the hub and come from it in chunks, after the records and never before them.

A picture is sealed the same way each time, so a cut upload goes on where the hub says it is; a cut fetch goes on from
what is here. What comes is only kept when it is, to the byte, the picture that its record tells of.
"""

import hashlib
from collections.abc import Sequence
from functools import partial

from app.domain.change import Changed, Kind
from app.domain.ids import RecordId
from app.protocol.blobs import LENGTH_HEADER, MOST_CHUNK, OFFSET_HEADER, STREAM_HEADER, blob_name
from app.protocol.keys import CannotOpen
from app.protocol.sealing import SEALED_MORE, BlobPlace, seal_blob, unseal_blob
from app.sync.arrive import Arrivals
from app.sync.course import Bytes, Course, Work
from app.sync.line import Line, pass_bytes
from app.sync.push import push
from app.sync.transport import NoAnswer, Reply
from db import attachments, blobs, outbox
from db.blobs import Blob
from db.journal import Author
from db.store import Store

MOST_PHOTOS = 60
"""How many pictures travel each way in one sync; the others wait for the next one, so that each comes to its end."""


def make_ready(line: Line) -> Course[None]:
    """Give the pictures here the name under which the hub will have them, before their records go; one a step."""
    waiting: Sequence[tuple[RecordId, str]] = yield Work(_unnamed)
    for attachment_id, stream in waiting:
        if line.keys_of(stream).keys:
            yield Work(partial(_named, line=line, attachment_id=attachment_id, stream=stream))


def travel(line: Line, own: Author, into: Arrivals) -> Course[int]:
    """Send and fetch pictures, one after the other; what was written meanwhile goes first, between two of them.

    Returns how many records went in between.
    """
    sent = 0
    yield Work(_noticed)
    to_send: Sequence[Blob] = yield Work(_to_send)
    for blob in to_send:
        yield from _send(line, blob)
        sent += yield from _written_meanwhile(line, own, into)
    to_fetch: Sequence[Blob] = yield Work(_to_fetch)
    for blob in to_fetch:
        yield from _fetch(line, blob, into)
        sent += yield from _written_meanwhile(line, own, into)
    return sent


def _written_meanwhile(line: Line, own: Author, into: Arrivals) -> Course[int]:
    if not (yield Work(partial(_has_unsent, line=line))):
        return 0
    yield from make_ready(line)
    return (yield from push(line, own, into))


def _send(line: Line, blob: Blob) -> Course[None]:
    """All bytes that the hub lacks. What it does not take now is tried again in the next sync."""
    sealed: bytes | None = yield Work(partial(_sealed, line=line, blob=blob))
    if sealed is None:
        return
    reply = yield from pass_bytes(line, Bytes("HEAD", _path(blob), {STREAM_HEADER: blob.stream}))
    start = 0 if reply.status == 404 else _offset(reply)
    while start is not None and start < len(sealed):
        headers = {STREAM_HEADER: blob.stream, OFFSET_HEADER: str(start), LENGTH_HEADER: str(len(sealed))}
        chunk = sealed[start : start + MOST_CHUNK]
        before = start
        start = _offset((yield from pass_bytes(line, Bytes("PUT", _path(blob), headers, chunk))))
        if start is not None and start <= before:
            raise NoAnswer("sync.fout.geen_hub")
    if start is not None:
        yield Work(partial(_moved, blob=blob, is_there=True))


def _fetch(line: Line, blob: Blob, into: Arrivals) -> Course[None]:
    """All bytes that are not here yet, chunk by chunk."""
    whole = blob.size + SEALED_MORE
    sealed: bytes = yield Work(partial(_part, blob=blob))
    while len(sealed) < whole:
        headers = {STREAM_HEADER: blob.stream, "range": f"bytes={len(sealed)}-{len(sealed) + MOST_CHUNK - 1}"}
        reply = yield from pass_bytes(line, Bytes("GET", _path(blob), headers))
        sealed += reply.content if reply.is_fine else b""
        if not reply.is_fine or not reply.content or len(sealed) > whole:
            yield Work(partial(_moved, blob=blob, is_there=False))
            return
        if len(sealed) < whole:
            yield Work(partial(_kept, blob=blob, sealed=sealed))
    yield Work(partial(_arrived, line=line, blob=blob, sealed=sealed, into=into))


def _offset(reply: Reply) -> int | None:
    """How far the hub is; None when it does not take this now. Raises NoAnswer when something else answers."""
    if not reply.is_fine:
        return None
    if reply.offset is None:
        raise NoAnswer("sync.fout.geen_hub")
    return reply.offset


def _path(blob: Blob) -> str:
    return f"/v1/blobs/{blob.name}"


def _unnamed(store: Store) -> tuple[tuple[RecordId, str], ...]:
    with store.reading() as db:
        return blobs.unnamed(db)


def _named(store: Store, line: Line, attachment_id: RecordId, stream: str) -> None:
    held = line.keys_of(stream)
    with store.transaction() as db:
        content = attachments.content(store, attachment_id)
        if content is None:
            return  # taken away for good meanwhile
        before = blobs.key_of(db, attachment_id)
        key = (held.called(before) if before else None) or held.newest
        sealed = seal_blob(content, BlobPlace(stream, attachment_id), key)
        blobs.named(db, attachment_id, stream, blob_name(sealed), key.id)


def _sealed(store: Store, line: Line, blob: Blob) -> bytes | None:
    key = line.keys_of(blob.stream).called(blob.key)
    content = attachments.content(store, blob.attachment_id)
    if key is None or content is None:
        return None
    return seal_blob(content, BlobPlace(blob.stream, blob.attachment_id), key)


def _arrived(store: Store, line: Line, blob: Blob, sealed: bytes, into: Arrivals) -> None:
    content = _opened(line, blob, sealed)
    with store.transaction() as db:
        if content is None:
            blobs.missing(db, blob)
        elif blobs.arrived(db, blob, content):
            into.records.append(Changed(Kind.ATTACHMENT, blob.attachment_id, blob.stream.partition("/")[2]))


def _opened(line: Line, blob: Blob, sealed: bytes) -> bytes | None:
    """The picture that the record tells of, None when these bytes are anything else."""
    key = line.keys_of(blob.stream).called(blob.key)
    if key is None or blob_name(sealed) != blob.name:
        return None
    try:
        content = unseal_blob(sealed, BlobPlace(blob.stream, blob.attachment_id), key)
    except CannotOpen:
        return None
    return content if hashlib.sha256(content).hexdigest() == blob.digest else None


def _noticed(store: Store) -> None:
    with store.transaction() as db:
        blobs.notice(db)


def _to_send(store: Store) -> tuple[Blob, ...]:
    with store.reading() as db:
        return blobs.to_send(db, MOST_PHOTOS)


def _to_fetch(store: Store) -> tuple[Blob, ...]:
    with store.reading() as db:
        return blobs.to_fetch(db, MOST_PHOTOS)


def _has_unsent(store: Store, line: Line) -> bool:
    with store.transaction() as db:
        return bool(outbox.next_unsent(db, line.me.account, 1)[0])


def _part(store: Store, blob: Blob) -> bytes:
    with store.reading() as db:
        return blobs.part(db, blob)


def _kept(store: Store, blob: Blob, sealed: bytes) -> None:
    with store.transaction() as db:
        blobs.keep_part(db, blob, sealed)


def _moved(store: Store, blob: Blob, is_there: bool) -> None:
    with store.transaction() as db:
        if is_there:
            blobs.sent(db, blob)
        else:
            blobs.missing(db, blob)

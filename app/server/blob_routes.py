"""Blobs: the next bytes, how far it is, and the whole or the rest of it."""

import re

from app.protocol.blobs import LENGTH_HEADER, MOST_BLOB, MOST_CHUNK, OFFSET_HEADER, STREAM_HEADER
from app.protocol.names import SHA256, STREAM
from app.protocol.problems import Code
from app.protocol.shapes import Malformed
from app.server.account_routes import done
from app.server.answers import Answer, Context
from db.server import blobs
from db.server.blobs import BlobPlace
from db.server.faults import Refused

_RANGE = re.compile(r"bytes=([0-9]{1,10})-([0-9]{0,10})")


def read(context: Context) -> Answer:
    """The bytes of a blob that is complete, or a part of them."""
    place = _place(context)
    asked = context.question.headers.get("range")
    found = _RANGE.fullmatch(asked) if asked else None
    start = int(found[1]) if found else 0
    end = int(found[2]) + 1 if found and found[2] else MOST_BLOB
    content = context.hub.pool.run(lambda connection: blobs.content(connection, place, start, end), context.caller)
    return Answer(content, content_type="application/octet-stream")


def look(context: Context) -> Answer:
    """How much of a blob there is, in headers."""
    place = _place(context)
    found = context.hub.pool.run(lambda connection: blobs.progress(connection, place), context.caller)
    return Answer(b"", headers=_headers(found))


def write(context: Context) -> Answer:
    """The next bytes of a blob."""
    place = _place(context)
    headers = context.question.headers
    start = context.whole(headers.get(OFFSET_HEADER, ""), f"/{OFFSET_HEADER}")
    size = context.whole(headers.get(LENGTH_HEADER, ""), f"/{LENGTH_HEADER}")
    chunk = context.question.body
    if not 1 <= size <= MOST_BLOB or len(chunk) > MOST_CHUNK:
        raise Refused(Code.TOO_LARGE)
    try:
        found = context.hub.pool.run(
            lambda connection: blobs.add_chunk(connection, place, size, (start, chunk)), context.caller
        )
    except Refused as refused:
        if refused.refusal.code is Code.HASH:
            context.hub.pool.run(lambda connection: blobs.drop(connection, place), context.caller)
        raise
    answer = done(context)
    return Answer(answer.body, headers=_headers(found))


def _place(context: Context) -> BlobPlace:
    sha256 = SHA256.read(context.question.part, "/sha256")
    stream = context.question.headers.get(STREAM_HEADER)
    if stream is None:
        raise Malformed(f"/{STREAM_HEADER}", "the stream belongs in this header")
    return BlobPlace(STREAM.read(stream, f"/{STREAM_HEADER}"), sha256)


def _headers(found: blobs.Progress) -> tuple[tuple[str, str], ...]:
    return (OFFSET_HEADER.lower(), str(found.received)), (LENGTH_HEADER.lower(), str(found.size))

"""What an answer with an error holds (RFC 9457, ``application/problem+json``): codes for programs, never content."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.protocol.names import EPOCH, NUMBER, STREAM
from app.protocol.shapes import Choice, Many, Maybe, Message, Nested, Text, Whole, on_wire

CONTENT_TYPE = "application/problem+json"


class Code(StrEnum):
    """What is wrong, for a program; the HTTP status beside it."""

    MALFORMED = "malformed"
    """400: a field is wrong, ``pointer`` says which and ``detail`` what belongs there."""
    LOGIN = "login"
    """401: log in (again); the local application goes on as it was."""
    FORBIDDEN = "forbidden"
    """403: not with this role, or not in this stream."""
    NOT_FOUND = "not_found"
    """404."""
    METHOD = "method"
    """405."""
    EPOCH = "epoch"
    """409: the hub was restored; ``epoch`` is the new one. Reconcile by have."""
    AHEAD = "ahead"
    """409: a cursor lies beyond the head; ``streams`` says which. Reconcile by have."""
    OFFSET = "offset"
    """409: a chunk starts elsewhere than where the hub is; ask with HEAD."""
    KEYS = "keys"
    """409: this account or organisation has other public keys already."""
    RECIPIENT = "recipient"
    """409: a key was wrapped for somebody who is no member."""
    FLOOR = "floor"
    """410: away too long for the streams in ``streams``; start those from 0."""
    TOO_LARGE = "too_large"
    """413."""
    MEDIA_TYPE = "media_type"
    """415: send JSON, plain or gzip."""
    HASH = "hash"
    """422: the bytes are not those of their name."""
    TOO_MANY = "too_many"
    """429: wait ``Retry-After`` seconds."""
    FAULT = "fault"
    """500: a fault in the hub itself."""
    UNAVAILABLE = "unavailable"
    """503: the database does not answer; wait and send the same again."""


@dataclass(frozen=True, slots=True)
class Place(Message):
    """Where a stream is: its last number and the oldest cursor that can be used."""

    stream: str = field(metadata=on_wire(STREAM))
    head: int = field(metadata=on_wire(NUMBER))
    floor: int = field(metadata=on_wire(NUMBER))


@dataclass(frozen=True, slots=True)
class Problem(Message):
    """The body of every answer from 400 on."""

    title: str = field(metadata=on_wire(Text(200)))
    status: int = field(metadata=on_wire(Whole(599, 400)))
    code: Code = field(metadata=on_wire(Choice(Code)))
    detail: str = field(default="", metadata=on_wire(Text(500, 0)))
    pointer: str | None = field(default=None, metadata=on_wire(Maybe(Text(400, 0))))
    epoch: str | None = field(default=None, metadata=on_wire(Maybe(EPOCH)))
    streams: tuple[Place, ...] = field(default=(), metadata=on_wire(Many(Nested(Place), 500)))

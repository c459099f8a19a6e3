"""Changes: what a laptop does not have yet, per stream; and have: what a hub lacks after it was restored.

A cursor is a sequence number of one stream. The hub gives numbers in the order in which they are committed, so whoever
has everything up to ``next`` has missed nothing below it.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from app.protocol.names import EPOCH, NUMBER, RECORD, STREAM, UUID
from app.protocol.operations import Change
from app.protocol.referrals import Referral
from app.protocol.shapes import Choice, Flag, Malformed, Many, Maybe, Message, Nested, Whole, on_wire

MOST_STREAMS = 500
MOST_CHANGES = 1000
MOST_HELD = 2000


@dataclass(frozen=True, slots=True)
class Cursor(Message):
    """Up to where a laptop has a stream; 0 is nothing at all.

    ``full`` says that this laptop began at 0 and did not reach the head yet (``more`` was true): it has nothing that
    was taken away long ago, so the floor does not count for it.
    """

    stream: str = field(metadata=on_wire(STREAM))
    since: int = field(metadata=on_wire(NUMBER))
    full: bool = field(default=False, metadata=on_wire(Flag()))


@dataclass(frozen=True, slots=True)
class Ask(Message):
    """``POST /v1/changes``: at most ``limit`` changes over all streams together, in the order of the cursors.

    ``epoch`` is null when this laptop never spoke with this hub. Answered with 409 ``epoch`` (the hub was restored) or
    409 ``ahead`` (a cursor lies beyond the head): reconcile by ``have``; with 410 ``floor`` (away longer than what was
    taken away is remembered): start those streams, named in the problem, from 0.
    """

    cursors: tuple[Cursor, ...] = field(metadata=on_wire(Many(Nested(Cursor), MOST_STREAMS)))
    epoch: str | None = field(default=None, metadata=on_wire(Maybe(EPOCH)))
    limit: int = field(default=200, metadata=on_wire(Whole(MOST_CHANGES, 1)))

    def require_sense(self, at: str) -> None:
        """One cursor per stream."""
        if len({cursor.stream for cursor in self.cursors}) != len(self.cursors):
            raise Malformed(f"{at}/cursors", "each stream once belongs here")


class Access(StrEnum):
    """Whether a stream may be read."""

    OK = "ok"
    FORBIDDEN = "forbidden"
    """There is no such stream, or this account is no member of it (any more)."""
    ERASED = "erased"
    """The whole stream was erased for good: destroy its keys and what is here of it."""


@dataclass(frozen=True, slots=True)
class Page(Message):
    """What came after one cursor, in the order of ``seq``: of each record its newest state only.

    ``next`` is the cursor after this page; write it in the same transaction as the changes. ``more`` says that this
    stream has more. ``head`` is the last number given, ``floor`` the oldest cursor that can still be used.
    """

    stream: str = field(metadata=on_wire(STREAM))
    status: Access = field(metadata=on_wire(Choice(Access)))
    head: int = field(default=0, metadata=on_wire(NUMBER))
    floor: int = field(default=0, metadata=on_wire(NUMBER))
    next: int = field(default=0, metadata=on_wire(NUMBER))
    more: bool = field(default=False, metadata=on_wire(Flag()))
    changes: tuple[Change, ...] = field(default=(), metadata=on_wire(Many(Nested(Change), MOST_CHANGES)))
    referrals: tuple[Referral, ...] = field(default=(), metadata=on_wire(Many(Nested(Referral), MOST_CHANGES)))


@dataclass(frozen=True, slots=True)
class Changes(Message):
    """The answer to ``Ask``: one page per cursor, in the same order."""

    epoch: str = field(metadata=on_wire(EPOCH))
    streams: tuple[Page, ...] = field(metadata=on_wire(Many(Nested(Page), MOST_STREAMS)))


@dataclass(frozen=True, slots=True)
class Held(Message):
    """A record that a laptop has from a hub: the operation it came by, or that was accepted, and its revision."""

    id: str = field(metadata=on_wire(RECORD))
    op: str = field(metadata=on_wire(UUID))
    rev: int = field(metadata=on_wire(NUMBER))


@dataclass(frozen=True, slots=True)
class Have(Message):
    """``POST /v1/have``: what a laptop has of one stream, in as many requests as needed."""

    stream: str = field(metadata=on_wire(STREAM))
    records: tuple[Held, ...] = field(metadata=on_wire(Many(Nested(Held), MOST_HELD)))


class Standing(StrEnum):
    """How the hub stands to a record that a laptop has."""

    KNOWN = "known"
    """It has this operation: nothing to push; what came after it will be in the changes."""
    LACKING = "lacking"
    """It never saw this operation: push the record again as a new operation on base ``rev`` (0: it has none)."""
    ERASED = "erased"
    """It was erased for good: drop it here too."""


@dataclass(frozen=True, slots=True)
class Stand(Message):
    """The answer on one record; ``rev`` is the revision that the hub has now, 0 when it has none."""

    id: str = field(metadata=on_wire(RECORD))
    status: Standing = field(metadata=on_wire(Choice(Standing)))
    rev: int = field(metadata=on_wire(NUMBER))


@dataclass(frozen=True, slots=True)
class Stands(Message):
    """The answer to ``Have``: one for each record, in the same order; empty with ``access`` other than ok."""

    epoch: str = field(metadata=on_wire(EPOCH))
    access: Access = field(metadata=on_wire(Choice(Access)))
    records: tuple[Stand, ...] = field(metadata=on_wire(Many(Nested(Stand), MOST_HELD)))

"""Which programs understand each other: the version of the messages, and of the shape of a record.

The path holds the version of the messages (``/v1``); within it fields are only added, and an unknown field is kept. A
hub tells in a session which versions it speaks. The shape of a record is sealed and concerns laptops only.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from app.protocol.shapes import Malformed, Message, Whole, on_wire

OLDEST, NEWEST = 1, 1
PREFIX = f"/v{NEWEST}"
_NUMBER = Whole(1000, 1)


@dataclass(frozen=True, slots=True)
class Span(Message):
    """The versions of the messages that a side speaks, both ends included."""

    oldest: int = field(default=OLDEST, metadata=on_wire(_NUMBER))
    newest: int = field(default=NEWEST, metadata=on_wire(_NUMBER))

    def require_sense(self, at: str) -> None:
        """The ends in order."""
        if self.oldest > self.newest:
            raise Malformed(f"{at}/newest", "the newest is not older than the oldest")


class Reading(StrEnum):
    """What a laptop may do with a record."""

    OPEN = "open"
    READ_ONLY = "read_only"
    """A newer program wrote it: show what is known, change nothing, keep every field."""


def agreed(ours: Span, theirs: Span) -> int | None:
    """The newest version that both speak, or None: then one of both has to be updated."""
    newest = min(ours.newest, theirs.newest)
    return newest if newest >= max(ours.oldest, theirs.oldest) else None


def reading(record_schema: int, known_schema: int) -> Reading:
    """What a program that knows shapes up to ``known_schema`` may do with a record of ``record_schema``."""
    return Reading.OPEN if record_schema <= known_schema else Reading.READ_ONLY

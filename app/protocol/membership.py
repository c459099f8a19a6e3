"""Streams, their members, their wrapped keys, and what was erased for good.

A key of a stream is 32 random bytes made on a laptop. It is wrapped for each member, and the wrapping is signed by who
did it: without that a hub could slip in a key of its own. The newest key of a stream is the one to seal with.
"""

from dataclasses import dataclass, field

from app.protocol.names import ACCOUNT, EPOCH, KEY, MOMENT, NUMBER, RECORD, SIGNATURE, STREAM
from app.protocol.shapes import Bytes, Flag, Malformed, Many, Maybe, Message, Nested, on_wire

MOST_MEMBERS = 1000
MOST_WRAPS = 500
MOST_ERASED = 1000
ESCROW = "escrow"
"""The recipient of a wrapping that is for the organisation's escrow key; no account can be called so."""


@dataclass(frozen=True, slots=True)
class Member(Message):
    """An account in a stream: whether it may write, and whether it may add and remove members and erase."""

    account: str = field(metadata=on_wire(ACCOUNT))
    may_write: bool = field(default=True, metadata=on_wire(Flag()))
    may_share: bool = field(default=False, metadata=on_wire(Flag()))


@dataclass(frozen=True, slots=True)
class Stream(Message):
    """A stream of which this account is a member. ``key`` is the id of its newest key, null while it has none."""

    stream: str = field(metadata=on_wire(STREAM))
    head: int = field(metadata=on_wire(NUMBER))
    floor: int = field(metadata=on_wire(NUMBER))
    key: str | None = field(metadata=on_wire(Maybe(KEY)))
    members: tuple[Member, ...] = field(metadata=on_wire(Many(Nested(Member), MOST_MEMBERS)))


@dataclass(frozen=True, slots=True)
class Streams(Message):
    """The answer to ``GET /v1/streams``."""

    epoch: str = field(metadata=on_wire(EPOCH))
    streams: tuple[Stream, ...] = field(metadata=on_wire(Many(Nested(Stream), 100_000)))


@dataclass(frozen=True, slots=True)
class NewStream(Message):
    """``POST /v1/streams``: make a stream, with this account as its first member (may write and share).

    Anyone but a partner may make a ``dossier/``; a manager or administrator a ``team/``; anyone but a coach the
    ``inbox/`` of the own organisation. ``me/<account>`` is there from the enrolment on. One that exists: ``Done`` for
    a member who may share, 403 for others.
    """

    stream: str = field(metadata=on_wire(STREAM))


@dataclass(frozen=True, slots=True)
class Membership(Message):
    """``POST /v1/members``: who joins or gets other rights, and who leaves. By a member who may share; for a ``team/``
    or ``inbox/`` also by an administrator of the organisation.

    Who leaves loses the wrapped keys too; make a new key for the others right after.
    """

    stream: str = field(metadata=on_wire(STREAM))
    join: tuple[Member, ...] = field(default=(), metadata=on_wire(Many(Nested(Member), MOST_MEMBERS)))
    leave: tuple[str, ...] = field(default=(), metadata=on_wire(Many(ACCOUNT, MOST_MEMBERS)))


@dataclass(frozen=True, slots=True)
class Wrap(Message):
    """A key of a stream wrapped for one recipient: an account, or ``escrow``.

    ``by`` is the account that wrapped it and ``sig`` its signature (``keys.wrap_signed``); the hub fills in ``by``.
    """

    stream: str = field(metadata=on_wire(STREAM))
    key: str = field(metadata=on_wire(KEY))
    recipient: str = field(metadata=on_wire(ACCOUNT))
    wrapped: bytes = field(metadata=on_wire(Bytes(200, 60)))
    sig: bytes = field(metadata=on_wire(SIGNATURE))
    by: str | None = field(default=None, metadata=on_wire(Maybe(ACCOUNT)))
    nth: int = field(default=0, metadata=on_wire(NUMBER))
    """The how-manieth key of its stream this is; given by the hub."""


@dataclass(frozen=True, slots=True)
class NewWraps(Message):
    """``POST /v1/keys``: wrappings, all or none. A key id that the stream does not have yet becomes its newest key.

    Only a member who may write brings keys, for members only (409 ``recipient`` otherwise). A wrapping that is there
    already stays as it is.
    """

    wraps: tuple[Wrap, ...] = field(metadata=on_wire(Many(Nested(Wrap), MOST_WRAPS, 1)))


@dataclass(frozen=True, slots=True)
class Wraps(Message):
    """The answer to ``GET /v1/keys``: all keys that are wrapped for this account, oldest first per stream."""

    wraps: tuple[Wrap, ...] = field(metadata=on_wire(Many(Nested(Wrap), 1_000_000)))


@dataclass(frozen=True, slots=True)
class UseEscrow(Message):
    """``POST /v1/escrow``: let an account of the own organisation into streams whose members lost their keys.

    By an administrator; only streams that have a key wrapped for the escrow. It is noted who did it for whom, and
    everybody can see that in ``GET /v1/escrow``. That account then opens the wrappings for ``escrow`` with the key that
    the organisation keeps offline, and wraps the stream keys for itself (``POST /v1/keys``).
    """

    account: str = field(metadata=on_wire(ACCOUNT))
    streams: tuple[str, ...] = field(metadata=on_wire(Many(STREAM, MOST_MEMBERS, 1)))


@dataclass(frozen=True, slots=True)
class EscrowUse(Message):
    """Once that the escrow was used through the hub: who let whom into a stream."""

    stream: str = field(metadata=on_wire(STREAM))
    account: str = field(metadata=on_wire(ACCOUNT))
    by: str = field(metadata=on_wire(ACCOUNT))
    used_at: str = field(metadata=on_wire(MOMENT))


@dataclass(frozen=True, slots=True)
class EscrowStream(Message):
    """A stream with a key that the escrow can open, and who reads it now."""

    stream: str = field(metadata=on_wire(STREAM))
    members: tuple[str, ...] = field(metadata=on_wire(Many(ACCOUNT, MOST_MEMBERS)))


@dataclass(frozen=True, slots=True)
class Escrow(Message):
    """The answer to ``GET /v1/escrow``: the keys wrapped for the escrow in the streams of this account, and each use.

    ``streams``, for an administrator only: those of the own organisation that the escrow can open.

    The use of an escrow key elsewhere, on a copy of the database, is seen by nobody; say so where it is explained.
    """

    wraps: tuple[Wrap, ...] = field(metadata=on_wire(Many(Nested(Wrap), 1_000_000)))
    uses: tuple[EscrowUse, ...] = field(metadata=on_wire(Many(Nested(EscrowUse), 1_000_000)))
    streams: tuple[EscrowStream, ...] = field(default=(), metadata=on_wire(Many(Nested(EscrowStream), 1_000_000)))


@dataclass(frozen=True, slots=True)
class Erasure(Message):
    """What was erased: a whole stream (``id`` null; its keys go with it) or one record of it. ``nth`` counts them."""

    stream: str = field(metadata=on_wire(STREAM))
    id: str | None = field(default=None, metadata=on_wire(Maybe(RECORD)))
    nth: int = field(default=0, metadata=on_wire(NUMBER))


@dataclass(frozen=True, slots=True)
class Erase(Message):
    """``POST /v1/erasures``: erase for good, by a member who may share. Repeating it is harmless.

    After a restore a laptop sends its own list again, so that nothing revives that an older dump still had.
    """

    erasures: tuple[Erasure, ...] = field(metadata=on_wire(Many(Nested(Erasure), MOST_ERASED, 1)))

    def require_sense(self, at: str) -> None:
        """One's own settings go with the account, not by hand."""
        for place, erasure in enumerate(self.erasures):
            if erasure.id is None and not erasure.stream.startswith("dossier/"):
                raise Malformed(f"{at}/erasures/{place}/stream", "only a dossier can be erased whole")


@dataclass(frozen=True, slots=True)
class Erased(Message):
    """The answer to ``POST /v1/erasures`` and ``GET /v1/erasures?since=n``: what has a higher number, in order.

    Streams of which this account never was a member are left out. ``head`` is the cursor for the next time.
    """

    epoch: str = field(metadata=on_wire(EPOCH))
    head: int = field(metadata=on_wire(NUMBER))
    more: bool = field(metadata=on_wire(Flag()))
    erasures: tuple[Erasure, ...] = field(metadata=on_wire(Many(Nested(Erasure), MOST_ERASED)))

"""Push: what a laptop changed, one operation per record, and the verdict on each.

An operation is frozen when it is first sent: the same id always has the same content. Sending it again is harmless and
answered with ``dup``. Only ``ok`` and ``dup`` take it out of the outbox.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.protocol import encoding
from app.protocol.names import (
    ACCOUNT,
    EPOCH,
    KEY,
    KIND,
    MOST_BODY,
    MOST_OPERATIONS,
    NUMBER,
    RECORD,
    SIGNATURE,
    STAMP,
    STREAM,
    UUID,
)
from app.protocol.shapes import Bytes, Choice, Flag, Malformed, Many, Maybe, Message, Nested, Text, Whole, on_wire


@dataclass(frozen=True, slots=True)
class Operation(Message):
    """A record as it has become, sealed.

    ``op`` names this operation, ``id`` the record. ``base`` is the revision it was made on, 0 when the hub had none.
    ``hlc`` is for showing and for breaking ties only. ``schema`` and ``kind`` say what the body is once opened.
    ``gone`` (``del`` on the wire) takes the record away; then there may be no body. ``key`` names the stream's key.
    ``sig`` is the Ed25519 signature of the account over ``signed()``.
    """

    op: str = field(metadata=on_wire(UUID))
    stream: str = field(metadata=on_wire(STREAM))
    id: str = field(metadata=on_wire(RECORD))
    base: int = field(metadata=on_wire(NUMBER))
    hlc: str = field(metadata=on_wire(STAMP))
    schema_: int = field(metadata=on_wire(Whole(1_000_000, 1), "schema"))
    kind: str = field(metadata=on_wire(KIND))
    gone: bool = field(metadata=on_wire(Flag(), "del"))
    body: bytes | None = field(metadata=on_wire(Maybe(Bytes(MOST_BODY, 28))))
    key: str = field(metadata=on_wire(KEY))
    sig: bytes = field(metadata=on_wire(SIGNATURE))

    def require_sense(self, at: str) -> None:
        """Only what is taken away has no body."""
        if self.body is None and not self.gone:
            raise Malformed(f"{at}/body", "a sealed body belongs here, since del is false")

    def signed(self) -> bytes:
        """The bytes that the signature is over: everything but the signature, unknown fields included."""
        content = self.wire()
        del content["sig"]
        return b"keukentafel op v1\0" + encoding.canonical(content)

    def with_signature(self, sig: bytes) -> "Operation":
        """The same operation with this signature."""
        return replace(self, sig=sig)


@dataclass(frozen=True, slots=True)
class BadOperation:
    """An operation whose id can be read and the rest not: it gets a verdict of its own."""

    op: str
    pointer: str
    reason: str


@dataclass(frozen=True, slots=True)
class OneOperation:
    """The shape of an operation within a push: what is wrong with one does not refuse the others."""

    def read(self, value: object, at: str) -> Operation | BadOperation:
        try:
            return Operation.read(value, at)
        except Malformed as error:
            op = value.get("op") if isinstance(value, dict) else None
            return BadOperation(UUID.read(op, f"{at}/op"), error.pointer, error.reason)

    def write(self, value: Operation) -> object:
        return value.wire()

    def schema(self) -> dict[str, object]:
        return Nested(Operation).schema()


@dataclass(frozen=True, slots=True)
class Client(Message):
    """The program that sends: its version and the newest shape of records it knows."""

    app: str = field(metadata=on_wire(Text(40)))
    schema_: int = field(metadata=on_wire(Whole(1_000_000, 1), "schema"))


@dataclass(frozen=True, slots=True)
class Push(Message):
    """``POST /v1/push``. ``epoch`` is the one the hub last told; another one is refused whole with 409 ``epoch``."""

    device: str = field(metadata=on_wire(UUID))
    client: Client = field(metadata=on_wire(Nested(Client)))
    epoch: str = field(metadata=on_wire(EPOCH))
    ops: tuple[Operation | BadOperation, ...] = field(metadata=on_wire(Many(OneOperation(), MOST_OPERATIONS)))


class Status(StrEnum):
    """The verdict on one operation."""

    OK = "ok"
    DUP = "dup"
    """The hub has it already: the same as ok."""
    CONFLICT = "conflict"
    """The record has another revision than ``base``; ``server`` holds it, null when the hub has none."""
    INVALID = "invalid"
    """Sending the same again will not help."""
    FORBIDDEN = "forbidden"


class Reason(StrEnum):
    """Why an operation was not accepted."""

    BASE = "base"
    SHAPE = "shape"
    """A field is wrong; the answer's ``pointer`` says which."""
    OTHER_CONTENT = "other_content"
    """This operation id came earlier with something else in it."""
    SIGNATURE = "signature"
    """The signature is not one of this account."""
    KEY = "key"
    """The stream has no such key; push the key first."""
    ERASED = "erased"
    """The record or its stream was erased for good: drop it."""
    NOT_A_MEMBER = "not_a_member"
    """There is no such stream, or this account is no member of it (any more)."""
    READ_ONLY = "read_only"


@dataclass(frozen=True, slots=True)
class Change(Message):
    """A record as the hub has it: the newest operation on it, and what the hub adds.

    ``rev`` counts the operations on this record, ``seq`` is its place in the stream. ``account`` and ``device`` are the
    hub's word for who sent it; the signature proves the account.
    """

    operation: Operation = field(metadata=on_wire(Nested(Operation)))
    rev: int = field(metadata=on_wire(NUMBER))
    seq: int = field(metadata=on_wire(NUMBER))
    account: str = field(metadata=on_wire(ACCOUNT))
    device: str = field(metadata=on_wire(UUID))


@dataclass(frozen=True, slots=True)
class Result(Message):
    """The verdict on one operation, with the revision and place it got when it is ``ok`` or ``dup``."""

    op: str = field(metadata=on_wire(UUID))
    status: Status = field(metadata=on_wire(Choice(Status)))
    rev: int | None = field(default=None, metadata=on_wire(Maybe(NUMBER)))
    seq: int | None = field(default=None, metadata=on_wire(Maybe(NUMBER)))
    reason: Reason | None = field(default=None, metadata=on_wire(Maybe(Choice(Reason))))
    pointer: str | None = field(default=None, metadata=on_wire(Maybe(Text(400, 0))))
    server: Change | None = field(default=None, metadata=on_wire(Maybe(Nested(Change))))


@dataclass(frozen=True, slots=True)
class Pushed(Message):
    """The answer to a push: one result per operation, in the same order."""

    epoch: str = field(metadata=on_wire(EPOCH))
    results: tuple[Result, ...] = field(metadata=on_wire(Many(Nested(Result), MOST_OPERATIONS)))

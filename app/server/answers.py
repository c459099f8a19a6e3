"""What a handler gets and what it gives back, apart from any web framework."""

from dataclasses import dataclass, field
from typing import TypeVar

from starlette.datastructures import Headers

from app.protocol.problems import Code, Problem
from app.protocol.shapes import Malformed, Message
from app.server.passwords import Passwords
from db.server.faults import Refusal
from db.server.feed import require_epoch
from db.server.pool import Caller, Connection, Pool

M = TypeVar("M", bound=Message)

STATUS = {
    Code.MALFORMED: 400,
    Code.LOGIN: 401,
    Code.FORBIDDEN: 403,
    Code.NOT_FOUND: 404,
    Code.METHOD: 405,
    Code.EPOCH: 409,
    Code.AHEAD: 409,
    Code.OFFSET: 409,
    Code.KEYS: 409,
    Code.RECIPIENT: 409,
    Code.FLOOR: 410,
    Code.TOO_LARGE: 413,
    Code.MEDIA_TYPE: 415,
    Code.HASH: 422,
    Code.TOO_MANY: 429,
    Code.FAULT: 500,
    Code.UNAVAILABLE: 503,
}
"""The HTTP status of each code."""
TITLES = {
    Code.MALFORMED: "A field is wrong",
    Code.LOGIN: "Log in",
    Code.FORBIDDEN: "Not allowed",
    Code.NOT_FOUND: "Not here",
    Code.METHOD: "Not this method",
    Code.EPOCH: "The hub was restored",
    Code.AHEAD: "A cursor lies beyond the head",
    Code.OFFSET: "The chunk begins elsewhere",
    Code.KEYS: "There are other keys already",
    Code.RECIPIENT: "A key for who is no member",
    Code.FLOOR: "Away too long",
    Code.TOO_LARGE: "Too large",
    Code.MEDIA_TYPE: "Send JSON, plain or gzip",
    Code.HASH: "These bytes have another name",
    Code.TOO_MANY: "Too many requests",
    Code.FAULT: "A fault in the hub",
    Code.UNAVAILABLE: "The database does not answer",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A request: its body (unpacked), its headers, the part of the path in braces, and its query."""

    body: bytes
    headers: Headers
    part: str = ""
    since: str = "0"
    address: str = ""


@dataclass(frozen=True, slots=True)
class Hub:
    """What all requests of one process share."""

    pool: Pool
    passwords: Passwords


@dataclass(frozen=True, slots=True)
class Context:
    """One request to answer. ``token_digest`` is that of the session; without login the caller is nobody."""

    hub: Hub
    question: Question
    caller: Caller
    token_digest: bytes = b""

    def message(self, kind: type[M]) -> M:
        """The body as a message. Raises Malformed."""
        return kind.parse(self.question.body)

    def whole(self, text: str, at: str) -> int:
        """A whole number in a header or query. Raises Malformed."""
        if not text.isascii() or not text.isdigit() or len(text) > 15:
            raise Malformed(at, "a whole number belongs here")
        return int(text)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back. ``verdicts`` are counted in the metrics."""

    body: bytes
    status: int = 200
    content_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    verdicts: tuple[str, ...] = field(default=())


def said(message: Message) -> Answer:
    """A message as an answer."""
    return Answer(message.encoded())


def problem(refusal: Refusal, detail: str = "", pointer: str | None = None) -> Answer:
    """A refusal as an answer."""
    code = refusal.code
    body = Problem(TITLES[code], STATUS[code], code, detail[:500], pointer, refusal.epoch, refusal.streams)
    headers = (("www-authenticate", "Bearer"),) if code is Code.LOGIN else ()
    return Answer(body.encoded(), STATUS[code], "application/problem+json", headers)


def refused(code: Code, detail: str = "", pointer: str | None = None) -> Answer:
    """A refusal that needs nothing but its code and perhaps a word."""
    return problem(Refusal(code), detail, pointer)


def epoch_of(connection: Connection) -> str:
    """The epoch that every answer tells."""
    return require_epoch(connection, None)

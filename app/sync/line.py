"""The line to a hub during one sync: who asks, the session, and what an answer means."""

from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from app.errors import EnvironmentFault
from app.protocol.access import Login, Session
from app.protocol.held import HeldKeys, KnownAccount, Me
from app.protocol.problems import Code, Problem
from app.protocol.shapes import Malformed, Message
from app.sync.course import Ask, Course, Work
from app.sync.transport import NoAnswer, Reply
from db import replica

M = TypeVar("M", bound=Message)
_WAIT = 30
"""Seconds to wait when a hub is busy and does not say how long."""


class NeedsPassword(EnvironmentFault):
    """The session ran out long ago: a person has to log in. Nothing is locked for it."""

    def __init__(self) -> None:
        super().__init__("sync.fout.inloggen")


class Busy(EnvironmentFault):
    """The hub asks for patience: ``seconds`` of it."""

    def __init__(self, seconds: int) -> None:
        super().__init__("sync.fout.druk")
        self.seconds = seconds


class HubRefused(EnvironmentFault):
    """The hub does not do what was asked; ``problem`` says why, for a program."""

    def __init__(self, problem: Problem) -> None:
        super().__init__("sync.fout.geweigerd", code=problem.code)
        self.problem = problem


@dataclass(slots=True)
class Line:
    """Who speaks with which hub. ``keys`` and ``accounts`` are what this laptop knows, by stream and by name."""

    me: Me
    device: str
    secret: str = field(repr=False)
    organisation: str
    token: str = field(default="", repr=False)
    epoch: str | None = None
    keys: dict[str, HeldKeys] = field(default_factory=dict)
    accounts: dict[str, KnownAccount] = field(default_factory=dict)
    asked_for: set[str] = field(default_factory=set)

    def asks_for(self, names: frozenset[str]) -> bool:
        """Whether one of these accounts was not asked for yet in this sync."""
        is_new = not names <= self.asked_for
        self.asked_for |= names
        return is_new

    def keys_of(self, stream: str) -> HeldKeys:
        """The keys of a stream, none when it has none here."""
        return self.keys.get(stream, HeldKeys(stream))

    def account(self, name: str) -> KnownAccount | None:
        """An account as this laptop knows it."""
        return self.me.known if name == self.me.account else self.accounts.get(name)


def ask(line: Line, kind: type[M], path: str, message: Message | None = None) -> Course[M]:
    """One answer of the hub, logged in again when the session ran out meanwhile.

    Raises NeedsPassword, Busy, HubRefused, or NoAnswer when something else than a hub answers.
    """
    method = "GET" if message is None else "POST"
    if not line.token:
        raise NeedsPassword
    reply = yield Ask(method, path, message, line.token)
    if reply.status == 401:
        yield from _renew(line)
        reply = yield Ask(method, path, message, line.token)
    return read(kind, reply)


def log_in(line: Line, password: str) -> Course[None]:
    """A new session, by the password for the hub. Raises NeedsPassword when it is wrong."""
    login = Login(line.me.account, line.device, line.secret, password=password)
    yield from _session(line, login)


def read(kind: type[M], reply: Reply) -> M:
    """What an answer says, or what it refuses."""
    if not reply.is_fine:
        problem = reply.problem()
        if reply.status in (429, 503):
            raise Busy(reply.retry_after or _WAIT)
        if problem is None:
            raise NoAnswer("sync.fout.geen_hub")
        raise HubRefused(problem)
    try:
        return kind.parse(reply.content)
    except Malformed:
        raise NoAnswer("sync.fout.geen_hub") from None


def _renew(line: Line) -> Course[None]:
    yield from _session(line, Login(line.me.account, line.device, line.secret, token=line.token))


def _session(line: Line, login: Login) -> Course[None]:
    reply = yield Ask("POST", "/v1/session", login)
    if reply.code() is Code.LOGIN:
        line.token = ""
        yield Work(partial(replica.keep_token, token=""))
        raise NeedsPassword
    session = read(Session, reply)
    line.token = session.token
    yield Work(partial(replica.keep_token, token=session.token))

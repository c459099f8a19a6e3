"""A sync as a course of small steps without threads: whoever drives it decides where and when each one runs.

A course is a generator: it yields a step, gets back what the step brought, and goes on. A step is work in the store of
at most fifty records, or one question to the hub. Between two steps it can be left for good (the laptop was closed):
everything that counts is in the store.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from app.protocol.shapes import Message
from app.sync.transport import Reply
from db.store import Store

T = TypeVar("T")
MOST_RECORDS = 50
"""How many records one step in the store may touch, so that a person's own writing never waits long."""
LONG = 0.002
"""Seconds after which a step that fetches stops where it is, and goes on in a next one: for the same reason."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to the hub."""

    method: str
    path: str
    message: Message | None = None
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Bytes:
    """A part of a blob to or from the hub, or how far it is there; headers as in ``app.protocol.blobs``."""

    method: str
    path: str
    headers: dict[str, str]
    chunk: bytes = field(default=b"", repr=False)
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Work:
    """Something to do in the store."""

    run: Callable[[Store], Any]


Step = Ask | Bytes | Work
Course = Generator[Step, Any, T]


class Hub(Protocol):
    """Asks a hub: ``transport.Transport`` in real life. Raises NoAnswer when there is no answer."""

    def ask(self, method: str, path: str, message: Message | None = None, token: str = "") -> Reply:
        """The answer, whatever its status."""

    def carry(self, method: str, path: str, headers: dict[str, str], chunk: bytes, token: str) -> Reply:
        """The same about bytes of a blob."""


@dataclass(slots=True)
class Drive:
    """A course under way: ``next`` is the step to be taken, None once it is over, and then ``result`` holds."""

    course: Course[Any]
    next: Step | None = None
    result: Any = None

    def begin(self) -> None:
        """Go to the first step."""
        self._advance(lambda: next(self.course))

    def take(self, store: Store | None, hub: Hub | None) -> None:
        """Take the step and go to the next one; an error of the step ends the course.

        A step in the store needs ``store`` only, a question ``hub`` only: so each can run where it belongs.
        """
        brought = _taken(self.next, store, hub)
        self._advance(lambda: self.course.send(brought))

    def _advance(self, go: Callable[[], Step]) -> None:
        try:
            self.next = go()
        except StopIteration as over:
            self.next, self.result = None, over.value


def drive(course: Course[T], store: Store, hub: Hub) -> T:
    """Take every step of a course here and now."""
    under_way = Drive(course)
    under_way.begin()
    while under_way.next is not None:
        under_way.take(store, hub)
    result: T = under_way.result
    return result


def parts(things: Sequence[T]) -> list[Sequence[T]]:
    """Things in portions of at most what one step may touch."""
    return [things[at : at + MOST_RECORDS] for at in range(0, len(things), MOST_RECORDS)]


def _taken(step: Step | None, store: Store | None, hub: Hub | None) -> object:
    if isinstance(step, Work):
        assert store is not None  # the driver sees which kind of step it is
        return step.run(store)
    assert step is not None
    assert hub is not None
    if isinstance(step, Bytes):
        return hub.carry(step.method, step.path, step.headers, step.chunk, step.token)
    return hub.ask(step.method, step.path, step.message, step.token)

"""The only thread code: services run beside the screen, one at a time; answers come back on the main thread.

A calculation that is quicker than the way to a worker and back is done at once.
"""

import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.domain.change import Changes
from app.errors import SpokenError
from app.services.course import Course
from ui.crash import report_of

T = TypeVar("T")
Failed = Callable[[SpokenError], None]
FREE_WORKERS = 2
QUICK = 0.004
"""Seconds of computing below which a calculation is not worth a worker: on a busy machine it takes longer to hand it
over, and its result back."""
UNKNOWN = 1.0
"""A calculation that was not done yet may have much to read first."""
TURN = 0.004
"""Seconds after which what is done in turns lets others in: with one more act it stays within a frame of 16 ms."""
GIVE_WAY = 0.0005
"""Seconds after which a service gives way to the screen; Python's own 5 ms is a third of a frame."""


@dataclass(frozen=True, slots=True)
class _Arrival:
    """What a job brought back: a result, or what went wrong."""

    result: object
    error: Exception | None
    done: Callable[..., None] | None
    failed: Failed | None
    key: str
    turn: int


class Jobs(QObject):
    """Runs services. One worker owns the open store; a small pool does what needs no store, such as a PDF.

    ``changed`` carries the Changes of every service that returned some, alone or first in a tuple. ``told`` carries
    the sentence of a fault that no caller wanted to handle. ``crashed`` carries the report of a bug.
    """

    changed = Signal(object)
    told = Signal(str)
    crashed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(GIVE_WAY)
        self._store = ThreadPoolExecutor(1, "store")
        self._free = ThreadPoolExecutor(FREE_WORKERS, "free")
        self._courses: WeakSet[Course] = WeakSet()
        self._turns: dict[str, int] = {}
        self._took: dict[str, float] = {}
        self._under_way = 0
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        service: Callable[..., T],
        args: tuple[object, ...] = (),
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run ``service(*args)`` after what was asked before, then ``done(result)`` on the main thread.

        A UserError or EnvironmentFault goes to ``failed``, or to ``told`` when there is none.
        """
        self._courses.update(one for one in args if isinstance(one, Course))
        self._submit(self._store, partial(service, *args), done, failed)

    def run_latest(
        self, key: str, service: Callable[..., T], args: tuple[object, ...], done: Callable[[T], None]
    ) -> None:
        """As ``run``, but only the newest under ``key`` counts: older ones are skipped, their results dropped."""
        self._submit(self._store, partial(service, *args), done, None, self._next_turn(key))

    def run_quick(
        self, key: str, calculation: Callable[..., T], args: tuple[object, ...], done: Callable[[T], None]
    ) -> None:
        """As ``run_latest`` for what does not touch the store: at once, when nothing is under way and it is quick."""
        call = partial(self._timed, key, partial(calculation, *args))
        asked = _Arrival(None, None, done, None, *self._next_turn(key))
        if self._closed or self._under_way or self._took.get(key, UNKNOWN) > QUICK:
            self._submit(self._store, call, done, None, (asked.key, asked.turn))
        else:
            self._under_way += 1
            self._deliver(self._carried_out(call, asked))

    def run_free(
        self,
        service: Callable[..., T],
        args: tuple[object, ...] = (),
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """As ``run``, beside everything else: only for what does not touch the store."""
        self._submit(self._free, partial(service, *args), done, failed)

    def stop_long(self) -> None:
        """Ask all long work to stop, because the profile is about to close; what cannot be left half goes on."""
        for course in list(self._courses):
            course.stop()

    def in_turns(self, owner: QObject, acts: Iterable[Callable[[], None]]) -> None:
        """Do these on the main thread, spread over turns of the event loop, so that keys and clicks come in between.

        For a page with much on it: a turn ends with the act in which it gets longer than ``TURN``. What is left is
        dropped when ``owner``, the page, is gone.
        """
        self._under_way += 1
        self._turn_soon(owner, deque(acts))

    def in_portions(self, owner: QObject, acts: Iterable[Callable[[], None]]) -> None:
        """As ``in_turns``, with the first turn now: for rows, of which the first are there at once."""
        self._under_way += 1
        self._one_turn(owner, deque(acts))

    def is_quiet(self) -> bool:
        """Whether everything that was asked has been done and delivered."""
        return self._under_way == 0

    def close(self, last: Callable[[], object] | None = None) -> None:
        """Finish what was asked, then run ``last`` (locking the profile) on the worker of the store, and stop."""
        if self._closed:
            return
        self._closed = True
        if last is not None:
            error = self._store.submit(last).exception()
            if isinstance(error, Exception) and not isinstance(error, SpokenError):
                self.crashed.emit(report_of(error))
        self._store.shutdown(wait=True)
        self._free.shutdown(wait=True)

    def _submit(
        self,
        worker: Executor,
        call: Callable[[], object],
        done: Callable[..., None] | None,
        failed: Failed | None,
        turn: tuple[str, int] = ("", 0),
    ) -> None:
        if self._closed:
            return
        self._under_way += 1
        worker.submit(self._work, call, _Arrival(None, None, done, failed, *turn))

    def _turn_soon(self, owner: QObject, rest: deque[Callable[[], None]]) -> None:
        QTimer.singleShot(0, self, partial(self._one_turn, owner, rest))

    def _one_turn(self, owner: QObject, rest: deque[Callable[[], None]]) -> None:
        until = time.monotonic() + TURN
        try:
            while rest and shiboken6.isValid(owner):
                rest.popleft()()
                if time.monotonic() > until:
                    break
        except Exception as bug:  # noqa: BLE001  as in _deliver
            rest.clear()
            self.crashed.emit(report_of(bug))
        if rest and shiboken6.isValid(owner):
            self._turn_soon(owner, rest)
        else:
            self._under_way -= 1

    def _next_turn(self, key: str) -> tuple[str, int]:
        self._turns[key] = self._turns.get(key, 0) + 1
        return key, self._turns[key]

    def _timed(self, key: str, call: Callable[[], T]) -> T:
        started = time.thread_time()
        try:
            return call()
        finally:
            self._took[key] = time.thread_time() - started

    def _work(self, call: Callable[[], object], asked: _Arrival) -> None:
        arrival = self._carried_out(call, asked)
        if shiboken6.isValid(self):
            self._arrived.emit(arrival)

    def _carried_out(self, call: Callable[[], object], asked: _Arrival) -> _Arrival:
        result, error = None, None
        if not self._is_old(asked):
            try:
                result = call()
            except Exception as raised:  # noqa: BLE001  the worker may not die: _deliver tells a fault from a bug
                error = raised
        return replace(asked, result=result, error=error)

    def _deliver(self, arrival: _Arrival) -> None:
        self._under_way -= 1
        try:
            self._hand_over(arrival)
        except Exception as bug:  # noqa: BLE001  a bug in a screen is told as calmly as one in a service
            self.crashed.emit(report_of(bug))

    def _hand_over(self, arrival: _Arrival) -> None:
        if self._is_old(arrival):
            return
        if arrival.error is None:
            if arrival.done is not None and _is_alive(arrival.done):
                arrival.done(arrival.result)
            if changes := _changes_in(arrival.result):
                self.changed.emit(changes)
        elif not isinstance(arrival.error, SpokenError):
            self.crashed.emit(report_of(arrival.error))
        elif arrival.failed is not None and _is_alive(arrival.failed):
            arrival.failed(arrival.error)
        else:
            self.told.emit(str(arrival.error))

    def _is_old(self, asked: _Arrival) -> bool:
        return bool(asked.key) and self._turns.get(asked.key) != asked.turn


def _changes_in(result: object) -> Changes | None:
    first = result[0] if isinstance(result, tuple) and result else result
    return first if isinstance(first, Changes) and first else None


def _is_alive(call: Callable[..., None]) -> bool:
    """Whether the screen that asked is still there; its window may have been closed in the meantime."""
    return all(shiboken6.isValid(owner) for owner in _owners(call))


def _owners(call: object) -> Iterator[QObject]:
    if isinstance(call, partial):
        yield from _owners(call.func)
        return
    held = [getattr(call, "__self__", None)]
    held += [cell.cell_contents for cell in getattr(call, "__closure__", None) or ()]
    yield from (owner for owner in held if isinstance(owner, QObject))

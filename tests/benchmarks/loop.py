"""Watches the event loop: how long each call on the interface thread took, and what ran in the longest ones."""

import signal
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

ROOT = str(Path(__file__).resolve().parents[2])
OURS = tuple(f"{ROOT}/{room}/" for room in ("ui", "app", "db"))
LONG = 0.008
"""Seconds after which it is looked at what runs."""
SHORT = 0.001
"""Seconds below which a call is not kept."""
LOOK_EVERY = 0.002
CAN_LOOK = hasattr(signal, "setitimer")
"""Windows cannot; there it is not told what ran."""
DEEP = 3
FRAME_MS = 16.0
"""What one call may take at most for the next frame to come in time."""
_Type = QEvent.Type
FROM_THE_LOOP = {
    _Type.MetaCall,
    _Type.Timer,
    _Type.ZeroTimerEvent,
    _Type.DeferredDelete,
    _Type.LayoutRequest,
    _Type.PolishRequest,
    _Type.UpdateRequest,
    _Type.UpdateLater,
    _Type.Expose,
    _Type.Shortcut,
}
"""What comes out of the event loop, beside what the computer tells by itself (``spontaneous``): keys, the pointer, a
window of another size. Anything else that is not within another call was sent outside the loop: by the start of the
program, or by a test that makes a widget or takes a picture."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which the interface did nothing else: milliseconds of computing and by the clock.

    ``act`` is what the person did, ``cause`` the event and who got it, ``ran`` where it was most often found.
    """

    busy: float
    clock: float
    act: str
    cause: str
    ran: str


class WatchedApplication(QApplication):
    """The application with every call from its event loop timed; a call within a call belongs to the outer one.
    The probe itself is a tenth of what it measures, mostly of calls in which many widgets are made.

    Calls are timed by what this thread computed, so that others on the same machine do not count.
    """

    def __init__(self, args: Sequence[str]) -> None:
        super().__init__(list(args))
        self.stretches: list[Stretch] = []
        self.act = ""
        self._within = False
        self._seen: Counter[str] = Counter()
        if CAN_LOOK:
            signal.signal(signal.SIGVTALRM, self._look)

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Hand over an event, and keep how long that took."""
        if self._within:
            return super().notify(receiver, event)
        kind, name = event.type(), type(receiver).__name__
        is_from_the_loop = event.spontaneous() or kind in FROM_THE_LOOP
        self._within, since = True, time.perf_counter()
        _wake(LONG)
        busy = time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            took = time.thread_time() - busy, time.perf_counter() - since
            _wake(0)
            self._within = False
            if took[0] > SHORT and is_from_the_loop:
                ran = self._seen.most_common(1)[0][0] if self._seen else ""
                self.stretches.append(Stretch(took[0] * 1000, took[1] * 1000, self.act, f"{kind.name} {name}", ran))
            self._seen.clear()

    def longest(self, most: int) -> list[Stretch]:
        """The longest stretches, the longest first."""
        return sorted(self.stretches, key=lambda stretch: -stretch.busy)[:most]

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        """Comes on this very thread: what another one sees of a stack that goes on meanwhile may be gone."""
        self._seen[_where(frame)] += 1


def _wake(after: float) -> None:
    """Look after so much computing, and every 2 ms from then on; 0 never."""
    if CAN_LOOK:
        signal.setitimer(signal.ITIMER_VIRTUAL, after, LOOK_EVERY if after else 0)


def _where(frame: FrameType | None) -> str:
    """The innermost functions of ours, the outer one first."""
    found: list[str] = []
    while frame is not None and len(found) < DEEP:
        code = frame.f_code
        if code.co_filename.startswith(OURS):
            found.append(f"{Path(code.co_filename).relative_to(ROOT)}:{code.co_name}")
        frame = frame.f_back
    return " > ".join(reversed(found))

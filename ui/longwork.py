"""Long work of a page: it says how far it is, can be stopped, and only the newest of it counts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from app.errors import SpokenError
from app.services.course import Course, Stopped
from app.texts import text
from ui.widgets.underway import Underway

T = TypeVar("T")
Run = Callable[..., None]
"""As ``Desk.run``: a service, its arguments, what is done with the result, and with a fault."""


@dataclass(frozen=True, slots=True)
class Work(Generic[T]):
    """A service that takes a Course after ``args``, and the sentence of how many steps are done, of how many."""

    service: Callable[..., T]
    args: tuple[object, ...]
    words: Callable[[int, int], str]


def percent(text_id: str) -> Callable[[int, int], str]:
    """The words of a text with ``{procent}`` in it."""
    return lambda done, total: text(text_id, procent=done * 100 // total if total else 0)


class LongWork(QObject):
    """Follows work in ``underway``, which shows itself when the work lasts; ``at_once`` when it surely does.

    ``busy`` is told that there is work, and that there is none any more: what may not be pressed meanwhile.
    """

    def __init__(self, run: Run, underway: Underway, busy: Callable[[bool], None] = lambda _is_busy: None) -> None:
        super().__init__(underway)  # gone with its page, so that nothing is said to a page that is not there
        self._run = run
        self._busy = busy
        self.underway = underway

    def start(
        self,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[SpokenError], None],
        *,
        at_once: bool = False,
    ) -> Course:
        """Begin; what was under way is stopped, and its end is heard by nobody.

        ``failed`` hears of a fault, and of ``Stopped``, which is then said here already.
        """
        self.stop()
        course = self.underway.follow(work.words, at_once=at_once)
        self._busy(True)

        def arrived(result: T) -> None:
            if self._is_over(course):
                done(result)

        def refused(problem: SpokenError) -> None:
            if self._is_over(course, str(problem) if isinstance(problem, Stopped) else ""):
                failed(problem)

        self._run(work.service, (*work.args, course), arrived, refused)
        return course

    def stop(self) -> None:
        """Let what is under way end: it is of no use any more."""
        if self.underway.course is not None:
            self.underway.course.stop()
            self._busy(False)
        self.underway.end()

    def _is_over(self, course: Course, said: str = "") -> bool:
        """End what is shown of this work; whether it was still the newest."""
        if self.underway.course is not course:
            return False
        self.underway.end(said)
        self._busy(False)
        return True

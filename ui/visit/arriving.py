"""Coming to a place in a visit: what its page lacks is made in turns of the event loop, before anything changes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.services.assessment import Assessment
from ui.visit.explanation.working import WorkedOut, work_out
from ui.visit.frame import Frame
from ui.visit.pages import Pages
from ui.visit.reading import Reading
from ui.visit.route.state import Spot

ROUNDS = 4
"""A page, a place of it, its rows: what still lacks after so many rounds is made while it is shown."""


class Arriving:
    """What was asked for last is what is shown; until then the page that stands there stays, with what is typed in it.

    ``owner`` is the screen: what is still to be made is dropped with it.
    """

    def __init__(self, owner: QObject, reading: Reading, pages: Pages, frame: Frame) -> None:
        self._owner, self._reading, self._pages, self._frame = owner, reading, pages, frame
        self._spot: Spot | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether another page is about to take the place of the one that is shown."""
        return self._spot is not None

    def bring(self, spot: Spot, show: Callable[[Spot], None], rounds: int = ROUNDS) -> None:
        """Make what is missing, which may lead to more that is, and show the place; at once when nothing is."""
        loaded = self._reading.loaded
        assert loaded is not None
        if spot.is_explanation and not self._pages.explaining.knows(spot.at, loaded.assessment):
            self._spot = spot
            self._work_out(spot, loaded.assessment, partial(self.bring, spot, show))
            return
        acts: list[Callable[[], object]] = [*self._pages.missing(spot, loaded), *self._frame.missing(spot, loaded)]
        self._spot = spot if acts and rounds else None
        if self._spot is not None:
            acts.append(partial(self.bring, spot, show, rounds - 1))
            self._reading.desk.jobs.in_turns(self._owner, [partial(self._when_due, spot, act) for act in acts])
        else:
            show(spot)

    def _work_out(self, spot: Spot, assessment: Assessment, go_on: Callable[[], None]) -> None:
        def keep(found: WorkedOut) -> None:
            self._pages.explaining.keep(found)
            go_on()

        self._reading.desk.jobs.run_free(
            work_out, (spot.at, assessment), lambda found: self._when_due(spot, partial(keep, found))
        )

    def stop(self) -> None:
        """Do not go there any more."""
        self._spot = None

    def _when_due(self, spot: Spot, act: Callable[[], object]) -> None:
        if self._spot is spot:
            act()

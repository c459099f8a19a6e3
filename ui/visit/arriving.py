"""Coming to a place in a visit: what its page lacks is made in turns of the event loop, before anything changes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.domain.visit import Way
from ui.jobs import Jobs
from ui.visit.pages import Pages
from ui.visit.route.state import Spot


class Arriving:
    """What was asked for last is what is shown; until then the page that stands there stays, with what is typed in it.

    ``owner`` is the screen: what is still to be made is dropped with it.
    """

    def __init__(self, jobs: Jobs, owner: QObject, pages: Pages) -> None:
        self._jobs, self._owner, self._pages = jobs, owner, pages
        self._spot: Spot | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether another page is about to take the place of the one that is shown."""
        return self._spot is not None

    def bring(self, spot: Spot, way: Way, show: Callable[[Spot], None]) -> None:
        """Make what is missing and show the place; at once when nothing is."""
        acts = self._pages.missing(spot, way)
        self._spot = spot if acts else None
        if acts:
            acts.append(partial(self._show, spot, show))
            self._jobs.in_turns(self._owner, [partial(self._when_due, spot, act) for act in acts])
        else:
            show(spot)

    def stop(self) -> None:
        """Do not go there any more."""
        self._spot = None

    def _when_due(self, spot: Spot, act: Callable[[], object]) -> None:
        if self._spot is spot:
            act()

    def _show(self, spot: Spot, show: Callable[[Spot], None]) -> None:
        self._spot = None
        show(spot)

"""Where a visit is, and where it was asked to go as soon as it is known what is worth asking there."""

from app.domain.visit import Step
from ui.visit.reading import Reading
from ui.visit.route.state import Spot, forward, into, needs_ahead, start, still_there
from ui.visit.state import put_paths

ONWARD = "onward"
"""To whatever comes next."""


class Course:
    """Decides where to go; it shows nothing."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.spot = Spot(Step.BEGIN)
        self._wanted = ""

    def ask(self, wanted: str) -> None:
        """Ask to go to a step, or ``ONWARD``, once what was kept was read again."""
        self._wanted = wanted
        self.reading.again()

    def begin(self) -> Spot | None:
        """Where a visit goes on that was opened just now; None when that is still being worked out."""
        self._wanted, room = "", self.reading.room
        spot = start(room)
        if room.visit.resume_at or not needs_ahead(spot, spot.step, room):
            return spot
        self._wanted = spot.step.value
        return None

    def due(self) -> Spot | None:
        """Where to go now, as was asked; None when nothing was asked, or when it is still being worked out.

        A question that is passed without an answer comes after the others.
        """
        room, wanted = self.reading.room, self._wanted
        step = None if wanted in ("", ONWARD) else Step(wanted)
        if not wanted or needs_ahead(self.spot, step, room):
            return None
        self._wanted = ""
        if step is not None:
            return into(step, room)
        if self.spot.is_question and self.spot.at not in put_paths(room.answers):
            self.reading.put_off(self.spot.at)
        return forward(self.spot, self.reading.room)

    def moved(self) -> Spot | None:
        """Where to be when the question on screen does not apply any more; None when it does."""
        spot = still_there(self.spot, self.reading.room)
        return spot if spot != self.spot else None

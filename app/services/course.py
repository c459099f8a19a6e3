"""How far long work is, and stopping it halfway: the work counts, the screen looks and may ask it to stop."""

from app.errors import UserError


class Stopped(UserError):
    """A person stopped the work; nothing of it was kept."""


class Course:
    """How far one piece of long work is: ``done`` of ``total`` steps, both 0 before it began.

    ``is_sealed``: it came so far that it goes on to its end, whoever asks to stop. The work and the screen each have
    their own thread; both only write and read whole values.
    """

    def __init__(self) -> None:
        self.done = self.total = 0
        self.is_sealed = False
        self._is_stopped = False

    def stop(self) -> None:
        """Let the work end at its next step, and keep nothing."""
        self._is_stopped = True

    def step(self, done: int, total: int) -> None:
        """So many steps are done. Raises Stopped when a person asked for it."""
        self.done, self.total = done, total
        self.look()

    def look(self) -> None:
        """Nothing new is done. Raises Stopped when a person asked for it."""
        if self._is_stopped and not self.is_sealed:
            raise Stopped("services.stopped")

    def seal(self) -> None:
        """What comes now cannot be left half: it goes on to its end. Raises Stopped when that was asked before."""
        self.look()
        self.is_sealed = True

"""Long statements that can be looked in on, and ended halfway: then nothing of them is kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.errors import UserError
from db.driver import Database, DriverError

Look = Callable[[], None]
"""Called every so often while a statement runs; a UserError ends the statement."""
Step = Callable[[int, int], None]
"""Told how much is done, of how much; a UserError ends the work."""
_EVERY = 20_000
"""Steps of SQLite between two looks: some milliseconds."""


def unwatched(_done: int, _total: int) -> None:
    """For work that nobody follows."""


@contextmanager
def watched(db: Database, look: Look) -> Iterator[None]:
    """Call ``look`` while statements of this connection run. What it raises ends the statement and comes out here."""
    raised: list[UserError] = []

    def look_in() -> int:
        try:
            look()
        except UserError as stopped:
            raised.append(stopped)
            return 1
        return 0

    db.conn.set_progress_handler(look_in, _EVERY)
    try:
        yield
    except DriverError as error:
        if raised:
            raise raised[0] from error
        raise
    finally:
        db.conn.set_progress_handler(None, _EVERY)

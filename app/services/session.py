"""What every service gets first: the open store, who works with it, on which device, and the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.store import Store


@dataclass(slots=True)
class Session:
    """An unlocked profile. ``now`` gives the local time without zone; a test hands in a clock of its own."""

    store: "Store"
    actor: str
    device: str
    now: Callable[[], datetime]


def local_now() -> datetime:
    """The time on the wall, without zone, to the second."""
    return datetime.now().astimezone().replace(tzinfo=None, microsecond=0)

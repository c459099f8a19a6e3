"""Builders of what tests work on: a session in memory with a clock of its own, and a dossier in it."""

from datetime import datetime, timedelta

from app.domain.ids import DossierId
from app.services import dossiers
from app.services.session import Session
from db.store import Store

MONDAY = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - services work with local time
LABEL = "Alleenstaande ouder, twee kinderen"


class Clock:
    """A clock that goes on a second each time somebody looks, or is set by the test."""

    def __init__(self, start: datetime = MONDAY) -> None:
        self.time = start

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


def a_session(store: Store | None = None, device: str = "laptop-1", actor: str = "coach") -> Session:
    """A session on a store in memory, unless one is given."""
    return Session(store or Store.in_memory(), actor, device, Clock())


def a_dossier(session: Session, label: str = LABEL, address: str = "Dorpsstraat 12") -> DossierId:
    """A new dossier."""
    return dossiers.open_new(session, label, address, "Oost", "06 12345678")[1]

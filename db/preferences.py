"""The settings a person or an organisation chose, by name."""

from dataclasses import dataclass

from app.domain.change import Kind
from db.shelf import Shelf, find
from db.store import Store


@dataclass(frozen=True, slots=True)
class Preference:
    """One chosen setting: ``id`` is its name, ``value`` its text."""

    id: str
    value: str


PREFERENCES = Shelf(Kind.SETTING, Preference)


def preference(store: Store, name: str) -> str | None:
    """What was chosen for this setting; None when nothing was."""
    found = find(store, PREFERENCES, name)
    return found.value if found else None

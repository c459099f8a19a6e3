"""What cannot wait: the questions that come before all others, and who can help today, from the data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from app.resources import folder, read_yaml

PREFIX = "nood."
"""Answers to these questions are kept under ``nood.<key>``."""


class Confidence(StrEnum):
    """How sure a contact is: from the organisation or the law itself, told by others, or from memory."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone to call. ``phone`` is empty where the number differs per place; ``source`` says where it was found."""

    key: str
    phone: str
    source: str
    checked_on: date
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Emergency:
    """One question about what cannot wait, with those who can help, the first one first."""

    key: str
    contacts: tuple[Contact, ...]

    @property
    def path(self) -> str:
        """Where its answer is kept."""
        return f"{PREFIX}{self.key}"


@lru_cache(maxsize=1)
def emergencies() -> tuple[Emergency, ...]:
    """All of them, in the order in which they are asked. A contact that is not described is a KeyError."""
    content = read_yaml(folder("emergencies.yaml"))
    contacts = {key: _contact(key, row) for key, row in content["contacts"].items()}
    return tuple(
        Emergency(row["key"], tuple(contacts[name] for name in row["contacts"])) for row in content["emergencies"]
    )


def _contact(key: str, row: Mapping[str, object]) -> Contact:
    checked_on = row["checked_on"]
    if not isinstance(checked_on, date):
        raise ValueError(f"{key}: checked_on is no date")
    return Contact(key, str(row["phone"]), str(row["source"]), checked_on, Confidence(str(row["confidence"])))

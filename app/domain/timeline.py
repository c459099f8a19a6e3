"""What happened in a dossier, as one line of time."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.attachment import Attachment
from app.domain.case import ContactAttempt, Note
from app.domain.change import Kind
from app.domain.finding import Finding
from app.domain.visit import Agreement, Visit


class Event(StrEnum):
    """What happened to a record at a moment, where more than one thing can."""

    HAPPENED = "gebeurd"
    AGREED = "afgesproken"
    DONE = "gedaan"


@dataclass(frozen=True, slots=True)
class Mark:
    """One moment, light enough to know all of them: which record, when (local, without zone), and what happened.

    For a finding ``record_id`` is the row of the journal that changed it.
    """

    kind: Kind
    record_id: str
    at: datetime
    event: Event = Event.HAPPENED


Record = Visit | Note | ContactAttempt | Agreement | Finding | Attachment


@dataclass(frozen=True, slots=True)
class Entry:
    """A moment with its record; a finding is as it was left at that moment."""

    mark: Mark
    record: Record

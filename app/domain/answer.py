"""Answers: the one truth of a dossier. A household is only a projection of them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.ids import DossierId, RecordId, VisitId


class Status(StrEnum):
    """What became of a question."""

    ANSWERED = "beantwoord"
    DOES_NOT_KNOW = "weet_niet"
    DOES_NOT_SAY = "wil_niet_zeggen"
    NOT_ASKED = "niet_gevraagd"


class Evidence(StrEnum):
    """How we know it."""

    SEEN = "gezien"
    TOLD = "verteld"
    ESTIMATED = "geschat"


AnswerValue = str | int | bool | None
"""Text, a whole number (amounts in eurocents), yes or no; dates as ``2026-07-01``. None when there is no answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one path (``personen.p1.toetsingsinkomen``, ``woning.kale_huur``) from a day on.

    One answer per dossier, path and ``valid_from``; ``valid_from`` None means "all along".
    """

    id: RecordId
    dossier_id: DossierId
    path: str
    value: AnswerValue
    status: Status
    evidence: Evidence | None = None
    valid_from: date | None = None
    visit_id: VisitId | None = None
    answered_at: datetime | None = None

"""What a resident wants to reach, in small steps, and how things are going in the resident's own marks."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.visit import Who

LOWEST, HIGHEST = 1, 10
"""A mark is a whole number from 1 to 10; the resident gives it."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal in the resident's own words. ``reward`` is what the resident promises himself or herself."""

    id: RecordId
    dossier_id: DossierId
    what: str
    reward: str = ""
    due: date | None = None
    done_on: date | None = None
    visit_id: VisitId | None = None


@dataclass(frozen=True, slots=True)
class SmallStep:
    """One small step towards a goal: who does it, and by when (None: no day was agreed)."""

    id: RecordId
    goal_id: RecordId
    dossier_id: DossierId
    what: str
    who: Who
    due: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class PillarScore:
    """The mark a resident gave a pillar of self-reliance on a day; one per dossier, pillar and day."""

    id: RecordId
    dossier_id: DossierId
    pillar: str
    score: int
    scored_on: date
    visit_id: VisitId | None = None

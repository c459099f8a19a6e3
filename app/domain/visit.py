"""A visit: when, why and how far it came, with its agreements and the tasks that follow from it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.ids import DossierId, RecordId, VisitId


class VisitType(StrEnum):
    """The scripts a visit can follow."""

    VOORZIENINGENWIJZER = "voorzieningenwijzer"
    SERVICE_TALK = "servicegesprek"
    FOLLOW_UP = "vervolg"
    BUDGET = "budget"
    ENERGY = "energie"


class Way(StrEnum):
    """How questions are put: one at a time, what can change most first, or all those of a step at once."""

    QUESTION = "vraag"
    STEP = "stap"


class VisitState(StrEnum):
    """How far a visit is."""

    PLANNED = "gepland"
    OPEN = "bezig"
    CLOSED = "afgesloten"


class Step(StrEnum):
    """The steps a visit can have, in the order they are shown; its script says which. Each can be left at any time."""

    BEGIN = "begin"
    HUISHOUDEN = "huishouden"
    INKOMEN = "inkomen"
    WONEN = "wonen"
    ZORG = "zorg"
    ENERGIE = "energie"
    RONDGANG = "rondgang"
    METEN = "meten"
    BESPAREN = "besparen"
    GEMEENTE = "gemeente"
    BELASTING = "belasting"
    BUDGET = "budget"
    SCHULDEN = "schulden"
    WAT_ALS = "wat_als"
    KANSEN = "kansen"
    AFSPRAKEN = "afspraken"
    VERSLAG = "verslag"


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to a household. Times are local, without zone; ``resume_at`` is the question where it was left."""

    id: VisitId
    dossier_id: DossierId
    type: VisitType
    state: VisitState
    starts_at: datetime
    minutes: int = 90
    step: Step = Step.BEGIN
    resume_at: str = ""
    purpose: str = ""
    preparation: str = ""


class Who(StrEnum):
    """Who does it."""

    RESIDENT = "bewoner"
    COACH = "coach"
    TOGETHER = "samen"
    CORPORATION = "corporatie"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One of the at most three agreements at the end of a visit.

    ``first_step_on`` is the day on which its first step was taken, mostly together before the coach leaves.
    """

    id: RecordId
    visit_id: VisitId
    dossier_id: DossierId
    position: int
    what: str
    first_step: str
    who: Who
    due: date
    done_on: date | None = None
    regeling: str = ""
    first_step_on: date | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Something the coach has to do, shown on Vandaag from its day on."""

    id: RecordId
    dossier_id: DossierId | None
    what: str
    due: date
    done_on: date | None = None

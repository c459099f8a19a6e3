"""What a coach does with an opportunity: its state, who does what, by when, and what it yielded."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.money import Cents
from app.domain.visit import Who


class FindingState(StrEnum):
    """How far an opportunity is."""

    TO_CHOOSE = "te_kiezen"
    PLANNED = "gepland"
    APPLIED = "aangevraagd"
    GRANTED = "toegekend"
    REFUSED = "afgewezen"
    NOT_WANTED = "niet_gewenst"


@dataclass(frozen=True, slots=True)
class Finding:
    """The state of one opportunity of a dossier; one per dossier and regeling.

    ``planned_per_year`` is what was promised when it was chosen; ``realised`` is what was granted a year, from
    ``realised_since`` on.
    """

    id: RecordId
    dossier_id: DossierId
    regeling: str
    state: FindingState
    visit_id: VisitId | None = None
    who: Who | None = None
    due: date | None = None
    reason: str = ""
    planned_per_year: Cents | None = None
    realised: Cents | None = None
    realised_since: date | None = None

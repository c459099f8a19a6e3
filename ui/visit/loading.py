"""Everything a visit shows, read from the store in one go."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.case import DisclosureGround
from app.domain.ids import VisitId
from app.domain.visit import Visit, VisitState
from app.intake.scripts import WALKED, steps_of
from app.services import agreements, assessment, dossiers, findings, grounds, report, undo, visits
from app.services.assessment import Assessment
from app.services.energy import assessment as energy
from app.services.session import Session
from app.services.undo import UndoState
from ui.visit.state import Room


@dataclass(frozen=True, slots=True)
class Loaded:
    """A visit with what was found, the grounds, what can be undone, and when the last answer was kept."""

    room: Room
    assessment: Assessment
    grounds: tuple[DisclosureGround, ...]
    undo: UndoState
    next_visit: Visit | None
    kept_at: datetime | None


def open_visit(session: Session, visit_id: VisitId, today: date) -> Loaded:
    """Begin or go on with a visit: that its dossier is opened is logged, once."""
    visit = visits.load(session, visit_id)
    dossiers.load(session, visit.dossier_id)
    if visit.state is VisitState.PLANNED:
        visits.begin(session, visit_id)
    return load(session, visit_id, today)


def load(session: Session, visit_id: VisitId, today: date) -> Loaded:
    """Read the visit again."""
    visit = visits.load(session, visit_id)
    dossier = dossiers.of(session, visit.dossier_id)
    found = assessment.assess(session, dossier.id, today)
    is_walk = any(step in WALKED for step in steps_of(visit.type))
    return Loaded(
        room=Room(
            visit=visit,
            dossier=dossier,
            answers=found.answers,
            household=found.household,
            findings=findings.listing(session, dossier.id),
            agreements=agreements.listing(session, visit_id),
            energy=energy.assess(session, visit_id, today) if is_walk else None,
        ),
        assessment=found,
        grounds=grounds.listing(session, dossier.id),
        undo=undo.state(session, dossier.id),
        next_visit=report.next_visit(session, visit),
        kept_at=max((answer.answered_at for answer in found.answers if answer.answered_at), default=None),
    )

"""Everything a visit shows, read from the store in one go; and, apart from it, what is still worth asking."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.case import DisclosureGround
from app.domain.ids import VisitId
from app.domain.visit import Step, Visit, VisitState, Way
from app.intake.order import ranking
from app.intake.scripts import WALKED, script_of
from app.services import (
    agreements,
    assessment,
    dossiers,
    findings,
    followup,
    goals,
    grounds,
    report,
    settings_store,
    undo,
    visits,
)
from app.services.assessment import Assessment
from app.services.budget import assessment as budget
from app.services.debts import assessment as debts
from app.services.energy import assessment as energy
from app.services.followup import Moment
from app.services.session import Session
from app.services.undo import UndoState
from ui.visit.state import Ahead, Room

WAY = "visit_way"
"""The setting that keeps how this person wants questions to be put."""
AS_VISIT = "bezoek"
"""Its value while nothing was chosen: as the script of the visit says."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A visit with what was found, the grounds, what can be undone, when the last answer was kept, and when to come
    back.
    """

    room: Room
    assessment: Assessment
    grounds: tuple[DisclosureGround, ...]
    undo: UndoState
    next_visit: Visit | None
    kept_at: datetime | None
    moments: tuple[Moment, ...] = ()


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
    steps = script_of(visit.type).steps
    is_walk = any(step in WALKED for step in steps)
    is_budget = Step.BUDGET in steps
    room = Room(
        visit=visit,
        dossier=dossier,
        answers=found.answers,
        household=found.household,
        findings=findings.listing(session, dossier.id),
        agreements=agreements.listing(session, visit_id),
        way=way_of(session, visit),
        plan=goals.plan(session, dossier.id),
        look_back=followup.look_back(session, visit_id),
        energy=energy.assess(session, visit_id, today) if is_walk else None,
        budget=budget.budget_of(session, dossier.id, found, today) if is_budget else None,
        debts=debts.assess(session, visit_id) if Step.SCHULDEN in steps else None,
    )
    for step in room.steps:
        room.questions(step)  # worked out here, so that the screen finds them ready
    return Loaded(
        room=room,
        assessment=found,
        grounds=grounds.listing(session, dossier.id),
        undo=undo.state(session, dossier.id),
        next_visit=report.next_visit(session, visit),
        kept_at=max((answer.answered_at for answer in found.answers if answer.answered_at), default=None),
        moments=followup.moments(session, visit_id),
    )


def way_of(session: Session, visit: Visit) -> Way:
    """How the questions are put: as this person chose, else as the script of the visit says."""
    chosen = settings_store.value_of(session, WAY)
    return script_of(visit.type).way if chosen == AS_VISIT else Way(chosen)


def look_ahead(room: Room, today: date) -> Ahead:
    """What is still worth asking. Takes some hundredths of a second, so never on the thread of the screen."""
    return Ahead(room.answers, ranking(room.answers, room.household, today, kind=room.visit.type))

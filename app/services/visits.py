"""Visits: plan, begin, move through the steps, close; and what Vandaag shows."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypedDict, Unpack

from app.domain.case import Dossier
from app.domain.change import Changes
from app.domain.ids import DossierId, VisitId, new_id
from app.domain.visit import Step, Visit, VisitState, VisitType
from app.errors import UserError
from app.services import dossiers, fields, tasks
from app.services.session import Session
from app.services.tasks import TaskLine
from db import cases, outbox
from db import visits as stored
from db.pen import writing

_SHORTEST, _LONGEST = 5, 600


class About(TypedDict, total=False):
    """What more can be said of a planned visit: how long it takes and what to prepare."""

    minutes: int
    preparation: str


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit with its household."""

    visit: Visit
    dossier: Dossier


@dataclass(frozen=True, slots=True)
class Today:
    """What Vandaag shows. ``tasks_week`` are due within seven days after ``day``; ``waiting`` counts records
    that no hub has confirmed."""

    day: date
    visits: tuple[VisitLine, ...]
    tomorrow: tuple[VisitLine, ...]
    tasks_today: tuple[TaskLine, ...]
    tasks_week: tuple[TaskLine, ...]
    waiting: int


def plan(
    session: Session, dossier_id: DossierId, type: VisitType, starts_at: datetime, **about: Unpack[About]
) -> tuple[Changes, VisitId]:
    """Plan a visit at a local moment; 90 minutes unless ``minutes`` (5 to 600) says otherwise."""
    dossiers.of(session, dossier_id)
    visit = Visit(
        VisitId(new_id()),
        dossier_id,
        VisitType(type),
        VisitState.PLANNED,
        fields.moment(starts_at, "starts_at"),
        fields.whole(about.get("minutes", 90), "minutes", _SHORTEST, _LONGEST),
        preparation=fields.paragraph(about.get("preparation", ""), "preparation", 4000),
    )
    return _kept(session, visit), visit.id


def begin(session: Session, visit_id: VisitId) -> Changes:
    """Begin a planned visit; it goes on when it was begun already. Not undone: it happened.

    Raises UserError when the visit is closed.
    """
    visit = load(session, visit_id)
    if visit.state is VisitState.CLOSED:
        raise UserError("services.visit_closed")
    return _kept(session, replace(visit, state=VisitState.OPEN), undoable=False)


def move_to(session: Session, visit_id: VisitId, step: Step, resume_at: str = "") -> Changes:
    """Remember where the visit is, so that it goes on there after any interruption; undo does not touch this.

    Looking through a closed visit changes nothing.
    """
    visit = load(session, visit_id)
    if visit.state is VisitState.CLOSED:
        return Changes()
    place = fields.line(resume_at, "resume_at", 200)
    return _kept(session, replace(visit, step=Step(step), resume_at=place), undoable=False)


def set_purpose(session: Session, visit_id: VisitId, purpose: str) -> Changes:
    """Keep what the resident wants from this visit."""
    visit = load(session, visit_id)
    return _kept(session, replace(visit, purpose=fields.paragraph(purpose, "purpose", 1000)))


def close(session: Session, visit_id: VisitId) -> Changes:
    """Close a visit; closing it twice changes nothing."""
    return _kept(session, replace(load(session, visit_id), state=VisitState.CLOSED))


def load(session: Session, visit_id: VisitId) -> Visit:
    """One visit. Raises UserError when it is not there, or its dossier is not this account's to read any more."""
    found = stored.visit(session.store, visit_id)
    if found is None:
        raise UserError("services.no_visit")
    dossiers.of(session, found.dossier_id)
    return found


def of_dossier(session: Session, dossier_id: DossierId) -> tuple[Visit, ...]:
    """All visits to a household, in the order of their moments."""
    return stored.of_dossier(session.store, dossier_id)


def today(session: Session, day: date) -> Today:
    """The visits of this day and the next, and the tasks that are due: today or overdue, and this week."""
    due = tasks.listing(session, day + timedelta(days=7))
    return Today(
        day,
        _lines(session, day),
        _lines(session, day + timedelta(days=1)),
        tuple(line for line in due if line.task.due <= day),
        tuple(line for line in due if line.task.due > day),
        outbox.waiting(session.store),
    )


def _lines(session: Session, day: date) -> tuple[VisitLine, ...]:
    found = ((visit, cases.dossier(session.store, visit.dossier_id)) for visit in stored.on_day(session.store, day))
    return tuple(VisitLine(visit, dossier) for visit, dossier in found if dossier)


def _kept(session: Session, visit: Visit, undoable: bool = True) -> Changes:
    with writing(session.store, fields.author(session)) as open_pen:
        open_pen.put(stored.VISITS, visit, undoable)
    return open_pen.changes()

"""Looking back: promise against result in a follow-up visit, and planning the visits that do so."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.domain.change import Changes
from app.domain.finding import Finding
from app.domain.ids import DossierId, VisitId
from app.domain.lookback import (
    FOLLOW_UP_AFTER,
    LookBack,
    follow_up_day,
    looked_back_on,
    standing_of,
    visits_between,
    worth_telling,
)
from app.domain.visit import Visit, VisitState, VisitType
from app.domain.yields import Yield, yield_of
from app.errors import UserError
from app.intake.scripts import about_money
from app.services import agreements, findings, visits
from app.services.session import Session
from app.texts import text
from db.findings import FINDINGS
from db.past import as_it_was

MINUTES = 60
AT = time(10)
_NEAR = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a household is visited again, and the visit that is planned around that day, if there is one."""

    months: int
    day: date
    planned: Visit | None


def look_back(session: Session, visit_id: VisitId) -> LookBack | None:
    """What a follow-up visit looks back on; None for another visit, or when there was none before it."""
    visit = visits.load(session, visit_id)
    every = visits.of_dossier(session, visit.dossier_id)
    start = looked_back_on(every, visit) if visit.type is VisitType.FOLLOW_UP else None
    if start is None:
        return None
    found = findings.listing(session, visit.dossier_id)
    before = visits_between(every, start, visit)
    start_day, today = start.starts_at.date(), max(session.now(), visit.starts_at).date()
    days = sorted({one.starts_at.date() for one in before} - {today})
    past = [standing_of(about_money(_at_the_end_of(session, visit.dossier_id, day)), start_day, day) for day in days]
    return LookBack(
        start=start,
        standings=(*past, standing_of(about_money(found), start_day, today)),
        agreements=tuple(agreed for one in before for agreed in agreements.listing(session, one.id)),
        findings=worth_telling(found),
    )


def yields(session: Session, dossier_id: DossierId) -> Yield:
    """What all findings of a household come to per year: promised, applied for and granted."""
    return yield_of(about_money(findings.listing(session, dossier_id)))


def moments(session: Session, visit_id: VisitId) -> tuple[Moment, ...]:
    """When to come back after this visit, or after the visit it looks back on; days that have passed are left out."""
    visit = visits.load(session, visit_id)
    every = visits.of_dossier(session, visit.dossier_id)
    start = _start_of(every, visit)
    days = [(months, follow_up_day(start.starts_at.date(), months)) for months in FOLLOW_UP_AFTER]
    return tuple(
        Moment(months, day, _planned_near(every, day))
        for months, day in days
        if day > max(session.now().date(), _of(visit))
    )


def plan(session: Session, visit_id: VisitId, months: int) -> tuple[Changes, VisitId]:
    """Plan the visit that looks back after so many months. Raises UserError when it is planned or that day is over."""
    moment = next((one for one in moments(session, visit_id) if one.months == months), None)
    if moment is None:
        raise UserError("services.follow_up_over")
    if moment.planned is not None:
        raise UserError("services.follow_up_planned")
    return visits.plan(
        session,
        visits.load(session, visit_id).dossier_id,
        VisitType.FOLLOW_UP,
        datetime.combine(moment.day, AT),
        minutes=MINUTES,
        preparation=text("terugblik.voorbereiding"),
    )


def _start_of(every: tuple[Visit, ...], visit: Visit) -> Visit:
    found = looked_back_on(every, visit) if visit.type is VisitType.FOLLOW_UP else None
    return found or visit


def _of(visit: Visit) -> date:
    return visit.starts_at.date()


def _planned_near(every: tuple[Visit, ...], day: date) -> Visit | None:
    near = [
        one
        for one in every
        if one.type is VisitType.FOLLOW_UP
        and one.state is VisitState.PLANNED
        and abs(one.starts_at.date() - day) <= _NEAR
    ]
    return near[0] if near else None


def _at_the_end_of(session: Session, dossier_id: DossierId, day: date) -> tuple[Finding, ...]:
    return as_it_was(session.store, FINDINGS, dossier_id, datetime.combine(day + timedelta(days=1), time()))

"""The agreements at the end of a visit: at most three."""

from dataclasses import replace
from datetime import date
from typing import Required, TypedDict, Unpack

from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.domain.visit import Agreement, Who
from app.errors import UserError
from app.services import fields, visits
from app.services.session import Session
from db import visits as stored
from db.pen import writing

MOST = 3


class About(TypedDict, total=False):
    """Who does it by when, for which regeling, and which agreement this replaces."""

    who: Required[Who]
    due: Required[date]
    regeling: str
    agreement_id: RecordId | None


def put(
    session: Session, visit_id: VisitId, what: str, first_step: str, **about: Unpack[About]
) -> tuple[Changes, RecordId]:
    """Add an agreement, or with ``agreement_id`` change one. Raises UserError for a fourth one."""
    with writing(session.store, fields.author(session)) as pen:
        agreement = _place(session, visit_id, about)
        changed = replace(
            agreement,
            what=fields.line(what, "what", 300, needed=True),
            first_step=fields.line(first_step, "first_step", 300),
            who=Who(about["who"]),
            due=fields.needed_day(about["due"], "due", _earliest(session, visit_id)),
            regeling=fields.line(about.get("regeling", agreement.regeling), "regeling", 80),
        )
        pen.put(stored.AGREEMENTS, changed)
    return pen.changes(), agreement.id


def mark_done(session: Session, agreement_id: RecordId, day: date | None) -> Changes:
    """Keep that it was done on this day; None makes it open again."""
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.AGREEMENTS, replace(_of(session, agreement_id), done_on=fields.day(day, "done_on")))
    return pen.changes()


def mark_first_step(session: Session, agreement_id: RecordId, day: date | None) -> Changes:
    """Keep that the first step was taken on this day, mostly together before the coach leaves; None takes it back."""
    with writing(session.store, fields.author(session)) as pen:
        taken = replace(_of(session, agreement_id), first_step_on=fields.day(day, "first_step_on"))
        pen.put(stored.AGREEMENTS, taken)
    return pen.changes()


def remove(session: Session, agreement_id: RecordId) -> Changes:
    """Take an agreement away; its place is free again."""
    with writing(session.store, fields.author(session)) as pen:
        pen.take_away(stored.AGREEMENTS, _of(session, agreement_id).id)
    return pen.changes()


def listing(session: Session, visit_id: VisitId) -> tuple[Agreement, ...]:
    """The agreements of a visit by their place."""
    return stored.agreements(session.store, visit_id)


def of_dossier(session: Session, dossier_id: DossierId) -> tuple[Agreement, ...]:
    """All agreements with a household, those of every visit, by the day they are due."""
    return stored.agreements_of_dossier(session.store, dossier_id)


def _of(session: Session, agreement_id: RecordId) -> Agreement:
    found = stored.agreement(session.store, agreement_id)
    if found is None:
        raise UserError("services.no_agreement")
    return found


def _place(session: Session, visit_id: VisitId, about: About) -> Agreement:
    """The agreement to change, or a new one on the first free place."""
    agreement_id = about.get("agreement_id")
    if agreement_id is not None:
        return _of(session, agreement_id)
    visit = visits.load(session, visit_id)
    taken = {agreement.position for agreement in listing(session, visit_id)}
    free = next((place for place in range(1, MOST + 1) if place not in taken), None)
    if free is None:
        raise UserError("services.too_many_agreements", most=MOST)
    return Agreement(RecordId(new_id()), visit_id, visit.dossier_id, free, "", "", about["who"], about["due"])


def _earliest(session: Session, visit_id: VisitId) -> date:
    """An agreement cannot be due before its visit; a visit that was moved forward is held today."""
    return min(visits.load(session, visit_id).starts_at, session.now()).date()

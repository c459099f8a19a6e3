"""What becomes of each opportunity: chosen, planned, applied for, granted; one finding per dossier and regeling."""

import re
from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from app.domain.change import Changes
from app.domain.finding import Finding, FindingState
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.domain.money import MAXIMUM, Cents
from app.domain.visit import Who
from app.errors import UserError
from app.services import dossiers, fields, visits
from app.services.session import Session
from db import findings as stored
from db.pen import writing

_REGELING = re.compile(r"(?=.{1,80}\Z)([a-z]+:)?[a-z][a-z0-9_]*")
"""A regeling, or a scheme of a municipality: ``gemeente:kindpas``."""


class About(TypedDict, total=False):
    """Who does what by when, why, and what it should yield a year in eurocents."""

    visit_id: VisitId | None
    who: Who | None
    due: date | None
    reason: str
    planned_per_year: Cents | None


def put(session: Session, dossier_id: DossierId, regeling: str, state: FindingState, **about: Unpack[About]) -> Changes:
    """Keep the state of an opportunity; what ``about`` does not name stays as it was."""
    dossiers.of(session, dossier_id)
    if not _REGELING.fullmatch(regeling):
        raise UserError("services.not_a_regeling", regeling=regeling[:60])
    visit_id = about.get("visit_id")
    if visit_id is not None and visits.load(session, visit_id).dossier_id != dossier_id:
        raise UserError("services.no_visit")
    with writing(session.store, fields.author(session)) as pen:
        finding = stored.of_regeling(session.store, dossier_id, regeling)
        if finding is None:
            finding = Finding(RecordId(new_id()), dossier_id, regeling, FindingState(state))
        changed = replace(finding, state=FindingState(state), **about)
        reason, due = fields.paragraph(changed.reason, "reason", 1000), fields.day(changed.due, "due")
        planned = _amount(changed.planned_per_year, "planned_per_year")
        pen.put(stored.FINDINGS, replace(changed, reason=reason, due=due, planned_per_year=planned))
    return pen.changes()


def realise(session: Session, dossier_id: DossierId, regeling: str, granted: bool, realised: Cents | None) -> Changes:
    """Keep how an application ended and what it yields a year. Raises UserError when there is no such finding."""
    with writing(session.store, fields.author(session)) as pen:
        finding = stored.of_regeling(session.store, dossier_id, regeling)
        if finding is None:
            raise UserError("services.no_finding")
        state = FindingState.GRANTED if granted else FindingState.REFUSED
        pen.put(stored.FINDINGS, replace(finding, state=state, realised=_amount(realised, "realised")))
    return pen.changes()


def listing(session: Session, dossier_id: DossierId) -> tuple[Finding, ...]:
    """All findings of a dossier, by regeling."""
    return stored.of_dossier(session.store, dossier_id)


def _amount(value: Cents | None, field: str) -> Cents | None:
    return None if value is None else Cents(fields.whole(value, field, -MAXIMUM, MAXIMUM))

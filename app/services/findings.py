"""What becomes of each opportunity: chosen, planned, applied for, granted; one finding per dossier and regeling."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TypedDict, Unpack

from app.domain.change import Changes
from app.domain.finding import Finding, FindingState
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.domain.money import MAXIMUM, Cents
from app.domain.visit import Who
from app.domain.yields import CHOSEN
from app.errors import UserError
from app.services import dossiers, fields, visits
from app.services.session import Session
from db import findings as stored
from db.pen import writing

_REGELING = re.compile(r"(?=.{1,80}\Z)([a-z]+:)?[a-z][a-z0-9_]*")
"""A regeling, or a scheme of a municipality: ``gemeente:kindpas``."""
_LONG_AGO, _AHEAD = timedelta(days=6 * 366), timedelta(days=2 * 366)
"""A regeling is received from a day in the last six years, or it begins within two."""


class About(TypedDict, total=False):
    """Who does what by when, why, what it should yield a year in eurocents, and what it yields since when."""

    visit_id: VisitId | None
    who: Who | None
    due: date | None
    reason: str
    planned_per_year: Cents | None
    realised: Cents | None
    realised_since: date | None


def choose(
    session: Session, visit_id: VisitId, regeling: str, state: FindingState, expected: Cents | None = None
) -> Changes:
    """Bring an opportunity to a state, as chosen in a visit. ``expected`` is what it should yield a year.

    The promise is made once: what was expected when it was first chosen stays, whatever the rules find later.
    """
    dossier_id = visits.load(session, visit_id).dossier_id
    found = stored.of_regeling(session.store, dossier_id, regeling)
    if expected is None or (found is not None and found.state in CHOSEN and found.planned_per_year is not None):
        return put(session, dossier_id, regeling, state)
    return put(session, dossier_id, regeling, state, visit_id=visit_id, planned_per_year=expected)


def put(session: Session, dossier_id: DossierId, regeling: str, state: FindingState, **about: Unpack[About]) -> Changes:
    """Keep the state and the details of an opportunity; what ``about`` does not name stays as it was.

    Raises UserError that names the field when something in it cannot be.
    """
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
        pen.put(stored.FINDINGS, _checked(session, replace(finding, state=FindingState(state), **about)))
    return pen.changes()


def listing(session: Session, dossier_id: DossierId) -> tuple[Finding, ...]:
    """All findings of a dossier, by regeling."""
    return stored.of_dossier(session.store, dossier_id)


def _checked(session: Session, finding: Finding) -> Finding:
    today = session.now().date()
    since = fields.day(finding.realised_since, "realised_since")
    if since is not None and not today - _LONG_AGO <= since <= today + _AHEAD:
        raise UserError("services.day_out_of_range", field=fields.name("realised_since"))
    return replace(
        finding,
        who=None if finding.who is None else Who(finding.who),
        due=fields.day(finding.due, "due"),
        reason=fields.paragraph(finding.reason, "reason", 1000),
        planned_per_year=_amount(finding.planned_per_year, "planned_per_year"),
        realised=_amount(finding.realised, "realised"),
        realised_since=since,
    )


def _amount(value: Cents | None, field: str) -> Cents | None:
    return None if value is None else Cents(fields.whole(value, field, -MAXIMUM, MAXIMUM))

"""The appliances of a home: what was measured of each, and how it is used."""

from dataclasses import replace
from typing import TypedDict, Unpack

from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.energy.appliances import Appliance, Way, library, require_possible
from app.errors import UserError
from app.services import fields, visits
from app.services.session import Session
from db import energy as stored
from db.pen import writing

_LONGEST_NAME = 80


class About(TypedDict, total=False):
    """What is known of an appliance, as the fields of ``Appliance``; what is not named stays as it was."""

    typical: str
    tenths_w: int | None
    wh: int | None
    minutes: int | None
    minutes_a_day: int | None
    days_a_year: int
    tenths_turns_a_week: int | None
    standby: bool
    medical: bool


def add(session: Session, visit_id: VisitId, name: str, way: Way, **about: Unpack[About]) -> tuple[Changes, RecordId]:
    """Add an appliance. Raises UserError, naming it and the field, for a number that cannot be."""
    appliance_id = RecordId(new_id())
    dossier_id = visits.load(session, visit_id).dossier_id
    return _kept(session, Appliance(appliance_id, dossier_id, name, Way(way), visit_id=visit_id), about), appliance_id


def change(session: Session, appliance_id: RecordId, name: str, way: Way, **about: Unpack[About]) -> Changes:
    """Change an appliance; refusals as ``add``."""
    return _kept(session, replace(_one(session, appliance_id), name=name, way=Way(way)), about)


def _kept(session: Session, appliance: Appliance, about: About) -> Changes:
    called = fields.line(appliance.name, "appliance", _LONGEST_NAME, needed=True)
    if about.get("typical", "") and about["typical"] not in library():
        raise UserError("services.no_typical_appliance", wat=about["typical"][:60])
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.APPLIANCES, require_possible(replace(appliance, name=called, **about)))
    return pen.changes()


def remove(session: Session, appliance_id: RecordId) -> Changes:
    """Take an appliance away."""
    with writing(session.store, fields.author(session)) as pen:
        pen.take_away(stored.APPLIANCES, _one(session, appliance_id).id)
    return pen.changes()


def listing(session: Session, dossier_id: DossierId) -> tuple[Appliance, ...]:
    """The appliances of a household, in the order they were added."""
    return stored.appliances(session.store, dossier_id)


def _one(session: Session, appliance_id: RecordId) -> Appliance:
    found = stored.appliance(session.store, appliance_id)
    if found is None:
        raise UserError("services.no_appliance")
    return found

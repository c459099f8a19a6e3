"""Warmth and damp of the rooms, as they were measured in a visit."""

from dataclasses import replace

from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.energy.home import Climate, require_possible
from app.services import fields, visits
from app.services.session import Session
from db import energy as stored
from db.pen import writing

_LONGEST_ROOM = 40


def put(session: Session, visit_id: VisitId, room: str, tenths_c: int | None, humidity: int | None) -> Changes:
    """Keep what was measured in a room today: tenths of a degree and percent; both None takes it away.

    Raises UserError, naming the room, for what cannot be.
    """
    name = fields.line(room, "room", _LONGEST_ROOM, needed=True)
    today = session.now().date()
    with writing(session.store, fields.author(session)) as pen:
        dossier_id = visits.load(session, visit_id).dossier_id
        known = stored.climate_on(session.store, dossier_id, name, today)
        before = known or Climate(RecordId(new_id()), dossier_id, name, today, visit_id=visit_id)
        after = require_possible(replace(before, tenths_c=tenths_c, humidity=humidity))
        if tenths_c is not None or humidity is not None:
            pen.put(stored.CLIMATES, after)
        elif known is not None:
            pen.take_away(stored.CLIMATES, known.id)
    return pen.changes()


def listing(session: Session, dossier_id: DossierId) -> tuple[Climate, ...]:
    """What was measured in the rooms of a household, by day."""
    return stored.climates(session.store, dossier_id)

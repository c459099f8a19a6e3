"""Meter readings: what was read on which day."""

from dataclasses import replace
from datetime import date

from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.energy.meters import Reading, Register, parse_reading, registers_of, require_sound
from app.energy.spread import Carrier
from app.errors import UserError
from app.services import fields, visits
from app.services.session import Session
from db import energy as stored
from db.pen import writing

_LONGEST_METER = 40


def add(
    session: Session, visit_id: VisitId, register: Register, typed: str, on: tuple[date, str]
) -> tuple[Changes, RecordId]:
    """Keep what a register showed, as it was typed, on a day and at a meter (its number, empty for the only one).

    A reading of the same day is replaced. Raises UserError, naming the register, for what cannot be read or cannot
    be: a reading below an earlier one, or on a day to come.
    """
    day, meter = on
    value = parse_reading(typed, Register(register))
    checked = fields.needed_day(day, "reading_day")
    number = fields.line(meter, "meter_number", _LONGEST_METER)
    with writing(session.store, fields.author(session)) as pen:
        dossier_id = visits.load(session, visit_id).dossier_id
        known = stored.reading_on(session.store, dossier_id, register, checked, number)
        before = known or Reading(RecordId(new_id()), dossier_id, register, checked, value, number, visit_id)
        after = replace(before, value=value)
        others = [one for one in stored.readings(session.store, dossier_id) if one.id != after.id]
        require_sound([one for one in others if one.register is register] + [after], session.now().date())
        pen.put(stored.READINGS, after)
    return pen.changes(), after.id


def renumber(session: Session, visit_id: VisitId, carrier: Carrier, day: date, number: str) -> Changes:
    """Give what was read of a carrier on a day the number of its meter, empty for the only one.

    Raises UserError when that meter showed more before, or shows something else on that day.
    """
    meter = fields.line(number, "meter_number", _LONGEST_METER)
    registers = registers_of(carrier)
    with writing(session.store, fields.author(session)) as pen:
        every = stored.readings(session.store, visits.load(session, visit_id).dossier_id)
        moved = [one for one in every if one.register in registers and one.day == day and one.meter != meter]
        after = {one.id: replace(one, meter=meter) for one in moved}
        require_sound([after.get(one.id, one) for one in every], session.now().date())
        for one in after.values():
            pen.put(stored.READINGS, one)
    return pen.changes()


def remove(session: Session, reading_id: RecordId) -> Changes:
    """Take a reading away."""
    with writing(session.store, fields.author(session)) as pen:
        if stored.reading(session.store, reading_id) is None:
            raise UserError("services.no_reading")
        pen.take_away(stored.READINGS, reading_id)
    return pen.changes()


def listing(session: Session, dossier_id: DossierId) -> tuple[Reading, ...]:
    """All readings of a household, by their day."""
    return stored.readings(session.store, dossier_id)

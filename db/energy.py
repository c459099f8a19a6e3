"""What an energy coach sees, reads and measures in a home."""

from datetime import date

from app.domain.change import Kind
from app.domain.ids import DossierId, RecordId, VisitId
from app.energy.answers import CheckAnswer
from app.energy.appliances import Appliance
from app.energy.home import Climate
from app.energy.meters import Reading, Register
from db.shelf import Shelf, find, select
from db.store import Store

OBSERVATIONS = Shelf(Kind.ENERGY_OBSERVATION, CheckAnswer)
READINGS = Shelf(Kind.METER_READING, Reading)
APPLIANCES = Shelf(Kind.APPLIANCE, Appliance)
CLIMATES = Shelf(Kind.ROOM_CLIMATE, Climate)


def observation(store: Store, visit_id: VisitId, item: str) -> CheckAnswer | None:
    """What was seen and done about one item in a visit."""
    found = select(store, OBSERVATIONS, "visit_id = ? AND item = ?", visit_id, item)
    return found[0] if found else None


def observations(store: Store, visit_id: VisitId) -> tuple[CheckAnswer, ...]:
    """Everything that was seen and done in a visit, in the order it was first noted."""
    return select(store, OBSERVATIONS, "visit_id = ? ORDER BY id", visit_id)


def reading(store: Store, reading_id: RecordId) -> Reading | None:
    """One reading."""
    return find(store, READINGS, reading_id)


def reading_on(store: Store, dossier_id: DossierId, register: Register, day: date, meter: str) -> Reading | None:
    """What one register of one meter showed on a day."""
    tail = "dossier_id = ? AND register = ? AND day = ? AND meter = ?"
    found = select(store, READINGS, tail, dossier_id, register.value, day.isoformat(), meter)
    return found[0] if found else None


def readings(store: Store, dossier_id: DossierId) -> tuple[Reading, ...]:
    """All readings of a household, by their day."""
    return select(store, READINGS, "dossier_id = ? ORDER BY day, register, id", dossier_id)


def appliance(store: Store, appliance_id: RecordId) -> Appliance | None:
    """One appliance."""
    return find(store, APPLIANCES, appliance_id)


def appliances(store: Store, dossier_id: DossierId) -> tuple[Appliance, ...]:
    """The appliances of a household, in the order they were added."""
    return select(store, APPLIANCES, "dossier_id = ? ORDER BY id", dossier_id)


def climate_on(store: Store, dossier_id: DossierId, room: str, day: date) -> Climate | None:
    """What was measured in a room on a day."""
    found = select(store, CLIMATES, "dossier_id = ? AND room = ? AND day = ?", dossier_id, room, day.isoformat())
    return found[0] if found else None


def climates(store: Store, dossier_id: DossierId) -> tuple[Climate, ...]:
    """What was measured in the rooms of a household, by day."""
    return select(store, CLIMATES, "dossier_id = ? ORDER BY day, room, id", dossier_id)

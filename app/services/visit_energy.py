"""The part of an exported visit that an energy coach adds: what was seen, read and measured in the home."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from app.domain.huishouden.kinds import (
    DAY,
    TEXT,
    TRUTH,
    Field,
    Json,
    Kind,
    choice,
    refuse,
    require_known,
    require_object,
    whole,
)
from app.domain.huishouden.kinds import require_list as listed
from app.domain.huishouden.schema import object_schema, or_unknown
from app.domain.ids import DossierId, RecordId
from app.domain.visit import Visit
from app.energy.answers import MOST_PIECES, CheckAnswer, Choice, Seen, require_sound
from app.energy.appliances import (
    DAY_MINUTES,
    MOST_DAYS,
    MOST_MINUTES,
    MOST_TENTHS_W,
    MOST_TURNS,
    MOST_WH,
    Appliance,
    Way,
    library,
    require_possible,
)
from app.energy.checklist_reading import checklist
from app.energy.home import COLDEST, HOTTEST, Climate
from app.energy.meters import Reading, Register, Thousandths
from app.errors import UserError
from app.services.energy.records import NO_ENERGY, EnergyRecords
from app.services.visit_fields import LONG_TEXT, NEEDED_TEXT
from app.services.visit_plan import day_json, each

T = TypeVar("T")
TENTHS, THOUSANDTHS = 10, 1000
_MOST_READING = 10_000_000


def _parts(parts: int, least: int, most: int) -> Kind:
    """A number with decimals, kept as a whole number of its smallest part; the ends are in parts."""
    low, high = Decimal(least) / parts, Decimal(most) / parts

    def read(value: Json, path: str) -> int:
        if not isinstance(value, bool) and isinstance(value, int | Decimal) and low <= value <= high:
            found = Decimal(value) * parts
            if found == found.to_integral_value():
                return int(found)
        raise refuse(path, "getal_tussen", van=f"{low:f}", tot=f"{high:f}", cijfers=len(str(parts)) - 1)

    return Kind(read, {"type": "number", "minimum": least / parts, "maximum": most / parts, "multipleOf": 1 / parts})


def _number(value: int, parts: int) -> int | Decimal:
    """Parts as a JSON number: 4821305 thousandths are 4821.305."""
    return value // parts if value % parts == 0 else Decimal(value) / parts


ONDERDEEL = {
    "id": Field(TEXT, required=True),
    "onderdeel": Field(choice(*(item.id for item in checklist().items)), required=True),
    "gezien": Field(choice(*(one.value for one in Seen))),
    "keuze": Field(choice(*(one.value for one in Choice))),
    "uitgelegd": Field(TRUTH),
    "geplaatst": Field(TRUTH),
    "gemeld": Field(TRUTH),
    "opnieuw_op": Field(DAY),
    "aantal": Field(whole(MOST_PIECES)),
    "past": Field(whole(MOST_PIECES)),
    "notitie": Field(LONG_TEXT),
}
METERSTAND = {
    "id": Field(TEXT, required=True),
    "telwerk": Field(choice(*(one.value for one in Register)), required=True),
    "op": Field(DAY, required=True),
    "stand": Field(_parts(THOUSANDTHS, 0, _MOST_READING * THOUSANDTHS - 1), required=True),
    "meter": Field(LONG_TEXT),
}
APPARAAT = {
    "id": Field(TEXT, required=True),
    "naam": Field(NEEDED_TEXT, required=True),
    "gebruik": Field(choice(*(one.value for one in Way)), required=True),
    "lijkt_op": Field(choice(*library())),
    "watt": Field(_parts(TENTHS, 1, MOST_TENTHS_W)),
    "wattuur": Field(whole(MOST_WH)),
    "minuten": Field(whole(MOST_MINUTES)),
    "minuten_per_dag": Field(whole(DAY_MINUTES)),
    "dagen_per_jaar": Field(whole(MOST_DAYS)),
    "keer_per_week": Field(_parts(TENTHS, 0, MOST_TURNS)),
    "sluipt": Field(TRUTH),
    "medisch": Field(TRUTH),
}
LUCHT = {
    "id": Field(TEXT, required=True),
    "kamer": Field(TEXT, required=True),
    "op": Field(DAY, required=True),
    "graden": Field(_parts(TENTHS, COLDEST, HOTTEST)),
    "vocht": Field(whole(100)),
}
_LISTS = {"rondgang": ONDERDEEL, "meterstanden": METERSTAND, "apparaten": APPARAAT, "lucht": LUCHT}
_FIELDS = frozenset((*_LISTS, "eerdere_bezoeken"))


def energy_schema() -> dict[str, object]:
    """The schema of this part, or null."""
    lists = {name: {"type": "array", "items": object_schema(fields)} for name, fields in _LISTS.items()}
    days = {"eerdere_bezoeken": {"type": "array", "items": DAY.schema}}
    return or_unknown({"type": "object", "additionalProperties": False, "properties": {**lists, **days}})


def energy_json(records: EnergyRecords) -> Json:
    """The records under the names of the file; null when there are none."""
    if records == NO_ENERGY:
        return None
    return {
        "rondgang": [_check_json(one) for one in records.checks],
        "meterstanden": [_reading_json(one) for one in records.readings],
        "apparaten": [_appliance_json(one) for one in records.appliances],
        "lucht": [_climate_json(one) for one in records.climates],
        "eerdere_bezoeken": [day.isoformat() for day in records.earlier],
    }


def _check_json(one: CheckAnswer) -> Json:
    return {
        "id": one.id,
        "onderdeel": one.item,
        "gezien": one.seen,
        "keuze": one.choice,
        "uitgelegd": one.explained,
        "geplaatst": one.placed,
        "gemeld": one.reported,
        "opnieuw_op": day_json(one.look_again),
        "aantal": one.pieces,
        "past": one.needed,
        "notitie": one.note,
    }


def _reading_json(one: Reading) -> Json:
    stand = _number(one.value, THOUSANDTHS)
    return {"id": one.id, "telwerk": one.register, "op": one.day.isoformat(), "stand": stand, "meter": one.meter}


def _appliance_json(one: Appliance) -> Json:
    return {
        "id": one.id,
        "naam": one.name,
        "gebruik": one.way,
        "lijkt_op": one.typical or None,
        "watt": None if one.tenths_w is None else _number(one.tenths_w, TENTHS),
        "wattuur": one.wh,
        "minuten": one.minutes,
        "minuten_per_dag": one.minutes_a_day,
        "dagen_per_jaar": one.days_a_year,
        "keer_per_week": None if one.tenths_turns_a_week is None else _number(one.tenths_turns_a_week, TENTHS),
        "sluipt": one.standby,
        "medisch": one.medical,
    }


def _climate_json(one: Climate) -> Json:
    degrees = None if one.tenths_c is None else _number(one.tenths_c, TENTHS)
    return {"id": one.id, "kamer": one.room, "op": one.day.isoformat(), "graden": degrees, "vocht": one.humidity}


def read_energy(value: Json, visit: Visit) -> EnergyRecords:
    """The records in a file. Raises UserError with the path of the first fault."""
    if value is None:
        return NO_ENERGY
    path = "$.energie"
    source = require_object(value, path)
    require_known(source, _FIELDS, path)
    checks = each(source, "rondgang", ONDERDEEL, lambda found, here: _check(found, here, visit), path)
    _require_once([one.item for one in checks], f"{path}.rondgang", "onderdeel")
    readings = each(source, "meterstanden", METERSTAND, lambda found, _: _reading(found, visit.dossier_id), path)
    spots = [f"{one.register} {one.day} {one.meter}" for one in readings]
    _require_once(spots, f"{path}.meterstanden", "op")
    earlier = f"{path}.eerdere_bezoeken"
    days = enumerate(listed(source.get("eerdere_bezoeken", []), earlier))
    return EnergyRecords(
        checks,
        readings,
        each(source, "apparaten", APPARAAT, lambda found, here: _appliance(found, here, visit.dossier_id), path),
        each(source, "lucht", LUCHT, lambda found, _: _climate(found, visit.dossier_id), path),
        tuple(_as_day(DAY.read(day, f"{earlier}[{i}]")) for i, day in days),
    )


def _as_day(value: object) -> date:
    assert isinstance(value, date)
    return value


def _require_once(names: list[str], path: str, field: str) -> None:
    for i, name in enumerate(names):
        if name in names[:i]:
            raise refuse(f"{path}[{i}].{field}", "dubbel_nummer")


def _check(found: dict[str, Any], path: str, visit: Visit) -> CheckAnswer:
    answer = CheckAnswer(
        id=RecordId(found["id"]),
        dossier_id=visit.dossier_id,
        visit_id=visit.id,
        item=found["onderdeel"],
        seen=Seen(found["gezien"]) if "gezien" in found else None,
        choice=Choice(found["keuze"]) if "keuze" in found else None,
        explained=found.get("uitgelegd", False),
        placed=found.get("geplaatst", False),
        reported=found.get("gemeld", False),
        look_again=found.get("opnieuw_op"),
        pieces=found.get("aantal", 0),
        needed=found.get("past"),
        note=found.get("notitie", ""),
    )
    return _sound(path, lambda: require_sound(answer, checklist().item(answer.item)))


def _reading(found: dict[str, Any], dossier_id: DossierId) -> Reading:
    register, value = Register(found["telwerk"]), Thousandths(found["stand"])
    return Reading(RecordId(found["id"]), dossier_id, register, found["op"], value, found.get("meter", ""))


def _appliance(found: dict[str, Any], path: str, dossier_id: DossierId) -> Appliance:
    made = Appliance(
        id=RecordId(found["id"]),
        dossier_id=dossier_id,
        name=found["naam"],
        way=Way(found["gebruik"]),
        typical=found.get("lijkt_op", ""),
        tenths_w=found.get("watt"),
        wh=found.get("wattuur"),
        minutes=found.get("minuten"),
        minutes_a_day=found.get("minuten_per_dag"),
        days_a_year=found.get("dagen_per_jaar", 365),
        tenths_turns_a_week=found.get("keer_per_week"),
        standby=found.get("sluipt", False),
        medical=found.get("medisch", False),
    )
    return _sound(path, lambda: require_possible(made))


def _climate(found: dict[str, Any], dossier_id: DossierId) -> Climate:
    number = RecordId(found["id"])
    return Climate(number, dossier_id, found["kamer"], found["op"], found.get("graden"), found.get("vocht"))


def _sound(path: str, check: Callable[[], T]) -> T:
    """What a check gives back, or its refusal with the path in front."""
    try:
        return check()
    except UserError as problem:
        raise refuse(path, "klopt_niet", reden=str(problem)) from problem

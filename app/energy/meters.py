"""Meter readings: what was read on which day, typed and checked before anything is computed from it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import NewType

from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.wording import short_date
from app.energy.spread import Carrier
from app.errors import UserError
from app.texts import text

Thousandths = NewType("Thousandths", int)
"""A reading in thousandths of the unit of its register, as meters show at most three decimals."""

_SCALE = Decimal(1000)
_READING = re.compile(r"(?P<whole>\d{1,7})(?:,(?P<part>\d{1,3}))?")


class Register(StrEnum):
    """One counter of a meter."""

    GAS = "gas"
    POWER_NORMAL = "stroom_normaal"
    POWER_LOW = "stroom_laag"
    FEED_IN_NORMAL = "terug_normaal"
    FEED_IN_LOW = "terug_laag"
    HEAT = "warmte"
    WATER = "water"

    @property
    def spoken(self) -> str:
        """Its name in a sentence."""
        return text(f"energie.meter.naam.{self.value}")


DELIVERED = {
    Carrier.GAS: (Register.GAS,),
    Carrier.POWER: (Register.POWER_NORMAL, Register.POWER_LOW),
    Carrier.HEAT: (Register.HEAT,),
    Carrier.WATER: (Register.WATER,),
}
"""The registers that count what is delivered of each carrier."""
FEED_IN = (Register.FEED_IN_NORMAL, Register.FEED_IN_LOW)
"""The registers that count power given back."""


def registers_of(carrier: Carrier) -> tuple[Register, ...]:
    """The registers of the meter of a carrier; that of power counts what is given back as well."""
    return (*DELIVERED[carrier], *(FEED_IN if carrier is Carrier.POWER else ()))


def carrier_of(register: Register) -> Carrier:
    """Which meter a register belongs to."""
    return next(carrier for carrier in Carrier if register in registers_of(carrier))


@dataclass(frozen=True, slots=True)
class Reading:
    """What one register showed on one day. ``meter`` tells meters apart when one was replaced (its number)."""

    id: RecordId
    dossier_id: DossierId
    register: Register
    day: date
    value: Thousandths
    meter: str = ""
    visit_id: VisitId | None = None

    @property
    def units(self) -> Decimal:
        """The reading in units."""
        return Decimal(self.value) / _SCALE


@dataclass(frozen=True, slots=True)
class Period:
    """What ran through between two readings, in units, from ``first`` up to but not including ``last``.

    ``margin`` is how much of that is not known because a meter is read down to a whole unit.
    """

    register: Register
    first: date
    last: date
    used: Decimal
    margin: Decimal

    @property
    def days(self) -> int:
        """The number of days between."""
        return (self.last - self.first).days


def parse_reading(typed: str, register: Register) -> Thousandths:
    """What a person typed as a reading: ``04821`` or ``4821,305``.

    Raises UserError that names the register. A point is refused: on one meter it parts thousands, on another decimals.
    """
    bare = typed.strip(" \u00a0\t")
    if bare.startswith(("-", "\u2212")):
        raise UserError("energie.meter.negatief", meter=register.spoken)
    found = _READING.fullmatch(bare)
    if found is None:
        raise UserError("energie.meter.geen_stand", meter=register.spoken)
    return Thousandths(int(found["whole"]) * 1000 + int((found["part"] or "").ljust(3, "0")))


def require_sound(readings: Iterable[Reading], today: date) -> tuple[Reading, ...]:
    """The readings in the order of their days, register by register and meter by meter.

    Raises UserError, naming register and day, for a negative reading, a day to come, two readings of one meter on
    one day, or a reading below an earlier one (another meter, or one that began again at zero).
    """
    found = sorted(readings, key=lambda one: (list(Register).index(one.register), one.meter, one.day))
    _require_each(found, today)
    for earlier, later in pairwise(found):
        if (earlier.register, earlier.meter) == (later.register, later.meter):
            _require_rising(earlier, later)
    return tuple(found)


def of_newest_meters(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings of the meter that hangs there now, for every register."""
    given = tuple(readings)
    now = {register: newest(given, register) for register in Register}
    return tuple(one for one in given if (last := now[one.register]) is not None and one.meter == last.meter)


def _require_each(readings: Sequence[Reading], today: date) -> None:
    for one in readings:
        if one.value < 0:
            raise UserError("energie.meter.negatief", meter=one.register.spoken)
        if one.day > today:
            raise UserError("energie.meter.toekomst", meter=one.register.spoken, dag=short_date(one.day))


def _require_rising(earlier: Reading, later: Reading) -> None:
    said = {"meter": later.register.spoken, "dag": short_date(later.day), "eerder": short_date(earlier.day)}
    if earlier.day == later.day:
        raise UserError("energie.meter.zelfde_dag", **said)
    if earlier.meter != later.meter:
        raise UserError("energie.meter.andere_meter", **said)
    if later.value < earlier.value:
        raise UserError("energie.meter.lager", **said)


def period(earlier: Reading, later: Reading) -> Period:
    """What ran through one register between two readings.

    Raises UserError when they are in the wrong order, of one day, of two meters, or when the later one is lower;
    ValueError for two registers.
    """
    if earlier.register is not later.register:
        raise ValueError(f"{earlier.register} and {later.register}")
    if later.day < earlier.day:
        said = {"meter": later.register.spoken, "dag": short_date(later.day), "eerder": short_date(earlier.day)}
        raise UserError("energie.meter.volgorde", **said)
    _require_each((earlier, later), max(earlier.day, later.day))
    _require_rising(earlier, later)
    whole = sum(one.value % 1000 == 0 for one in (earlier, later))
    used = later.units - earlier.units
    return Period(earlier.register, earlier.day, later.day, used, Decimal(whole) / 2)


def newest(readings: Iterable[Reading], register: Register) -> Reading | None:
    """The last reading of a register, None when there is none."""
    own = [one for one in readings if one.register is register]
    return max(own, key=lambda one: one.day, default=None)

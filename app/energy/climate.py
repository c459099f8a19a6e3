"""Warmth and damp in a room against what is healthy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.message import Message, message
from app.energy.figures import figure_id
from app.energy.home import LIVING_ROOM, Climate, require_possible
from app.energy.safety import coldest_good, newest_per_room
from app.rules.parameters import Parameters, Value

_TENTHS = Decimal(10)


class Warmth(StrEnum):
    """How warm a room is."""

    COLD = "koud"
    GOOD = "goed"


class Damp(StrEnum):
    """How damp the air is."""

    DRY = "droog"
    GOOD = "goed"
    DAMP = "vochtig"


@dataclass(frozen=True, slots=True)
class RoomAir:
    """The newest measurement of a room and what it means; None where it was not measured.

    ``limits`` are the figures it was held against.
    """

    room: str
    day: date
    degrees: Decimal | None
    humidity: int | None
    warmth: Warmth | None
    damp: Damp | None
    said: tuple[Message, ...]
    limits: tuple[Value, ...] = ()


def room_air(climates: Sequence[Climate], vulnerable: bool | None, law: Parameters) -> tuple[RoomAir, ...]:
    """What the newest measurement of every room means; with vulnerable people a living room is warmer.

    Raises UserError for a measurement that cannot be.
    """
    return tuple(_room_air(require_possible(one), vulnerable, law) for one in newest_per_room(climates))


def _room_air(climate: Climate, vulnerable: bool | None, law: Parameters) -> RoomAir:
    degrees = None if climate.tenths_c is None else climate.tenths_c / _TENTHS
    limit = coldest_good(climate.room, law)
    if vulnerable and climate.room == LIVING_ROOM:
        limit = law.get(figure_id("warm_kwetsbaar"))
    least = limit.amount
    warmth = None if degrees is None else (Warmth.COLD if degrees < least else Warmth.GOOD)
    damp = None if climate.humidity is None else _damp(climate.humidity, law)
    said, limits = [], []
    if warmth is not None and degrees is not None:
        said.append(message(f"energie.lucht.warmte_{warmth.value}", graden=degrees, minstens=least))
        limits.append(limit)
    if damp is not None and climate.humidity is not None:
        said.append(message(f"energie.lucht.vocht_{damp.value}", vocht=climate.humidity))
        limits += [law.get(figure_id(name)) for name in ("vocht_laag", "vocht_hoog")]
    return RoomAir(climate.room, climate.day, degrees, climate.humidity, warmth, damp, tuple(said), tuple(limits))


def _damp(humidity: int, law: Parameters) -> Damp:
    if humidity < law.get(figure_id("vocht_laag")).amount:
        return Damp.DRY
    return Damp.DAMP if humidity > law.get(figure_id("vocht_hoog")).amount else Damp.GOOD

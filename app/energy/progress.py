"""What changed since an earlier visit: the use of a year before it and after it, beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.message import Message, message
from app.domain.money import ONE
from app.energy.meters import Reading, of_newest_meters, require_sound
from app.energy.spread import UNITS, Carrier, Spread
from app.energy.use import YearUse, common_days, use_between
from app.rules.parameters import Parameters

NEAR_DAYS = 31
"""A reading this near a visit is taken as the one of that visit."""
_TENTH = Decimal("0.1")


class Direction(StrEnum):
    """Which way the use went; ``UNCLEAR`` when the margins are wider than the difference."""

    LESS = "minder"
    MORE = "meer"
    UNCLEAR = "onduidelijk"


@dataclass(frozen=True, slots=True)
class Progress:
    """The use of a year before and after a visit, and how much less it is now (below zero: more)."""

    carrier: Carrier
    before: YearUse
    after: YearUse
    less: Spread
    direction: Direction
    said: Message


def progress(
    readings: Sequence[Reading], carrier: Carrier, visit: date, law: Parameters, today: date
) -> Progress | None:
    """The change since a visit, from the readings before it, on it and after it; None when there are too few.

    Raises UserError for readings that cannot be, or that say too little of a year.
    """
    sound = of_newest_meters(require_sound(readings, today))
    days = common_days(sound, carrier)
    middle = min(days, key=lambda day: abs((day - visit).days), default=visit)
    if abs((middle - visit).days) > NEAR_DAYS:
        return None
    earlier, later = [day for day in days if day < middle], [day for day in days if day > middle]
    if not earlier or not later:
        return None
    before = use_between(sound, carrier, (earlier[0], middle), law)
    after = use_between(sound, carrier, (middle, later[-1]), law)
    less = Spread(
        before.amount.low - after.amount.high,
        before.amount.typical - after.amount.typical,
        before.amount.high - after.amount.low,
    )
    direction = _direction(less)
    amount = abs(less.typical).quantize(_TENTH if carrier is Carrier.HEAT else ONE)
    said = message(f"energie.verloop.{direction.value}", hoeveel=amount, eenheid=UNITS[carrier], drager=carrier.value)
    return Progress(carrier, before, after, less, direction, said)


def _direction(less: Spread) -> Direction:
    if less.low > 0:
        return Direction.LESS
    return Direction.MORE if less.high < 0 else Direction.UNCLEAR

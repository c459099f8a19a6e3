"""Amounts that are not known to the last drop: low, typical and high, of what runs through a meter."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.money import ZERO, Cents, cents
from app.domain.outcome import Range


class Carrier(StrEnum):
    """What a meter counts."""

    GAS = "gas"
    POWER = "stroom"
    HEAT = "warmte"
    WATER = "water"


UNITS = {Carrier.GAS: "m3", Carrier.POWER: "kWh", Carrier.HEAT: "GJ", Carrier.WATER: "m3"}
"""The unit of each carrier, as on the bill."""


class Part(StrEnum):
    """What a home uses energy or water for, as far as a bill can be split."""

    HEATING = "verwarming"
    HOT_WATER = "warm_water"
    COOKING = "koken"
    POWER = "stroom"
    WATER = "water"


@dataclass(frozen=True, slots=True)
class Spread:
    """Low, typical and high of one amount; they never stand in another order (ValueError)."""

    low: Decimal
    typical: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if not self.low <= self.typical <= self.high:
            raise ValueError(f"{self.low}, {self.typical}, {self.high} do not rise")

    def plus(self, other: "Spread") -> "Spread":
        """The sum, end by end."""
        return Spread(self.low + other.low, self.typical + other.typical, self.high + other.high)

    def times(self, factor: Decimal) -> "Spread":
        """Every end times a factor that is not negative."""
        return Spread(self.low * factor, self.typical * factor, self.high * factor)

    def each(self, change: Callable[[Decimal], Decimal]) -> "Spread":
        """Every end through a function that never falls."""
        return Spread(change(self.low), change(self.typical), change(self.high))

    def with_each(self, other: "Spread", join: Callable[[Decimal, Decimal], Decimal]) -> "Spread":
        """Both lows, both typicals and both highs through a function that falls in neither of its arguments."""
        return Spread(join(self.low, other.low), join(self.typical, other.typical), join(self.high, other.high))

    @property
    def ends(self) -> tuple[Decimal, Decimal, Decimal]:
        """Low, typical and high."""
        return self.low, self.typical, self.high

    @property
    def is_exact(self) -> bool:
        """Whether low and high are the same."""
        return self.low == self.high

    @property
    def is_nothing(self) -> bool:
        """Whether every end is zero."""
        return self.low == self.high == ZERO


NOTHING = Spread(ZERO, ZERO, ZERO)


def exactly(amount: Decimal) -> Spread:
    """An amount without a range."""
    return Spread(amount, amount, amount)


def around(typical: Decimal, half: Decimal) -> Spread:
    """An amount with as much below it as above; the low end is not below zero."""
    return Spread(max(min(ZERO, typical), typical - half), typical, typical + half)


def difference(larger: Spread, smaller: Spread) -> Spread:
    """How much one amount is above another that moves along with it, like a total and a part of it.

    The low end of both belong together, and so do the high ends; the result is put in rising order around the
    difference of the typical values.
    """
    low, typical, high = (one - other for one, other in zip(larger.ends, smaller.ends, strict=True))
    return Spread(min(low, typical, high), typical, max(low, typical, high))


@dataclass(frozen=True, slots=True)
class Euros:
    """Low, typical and high of an amount of money per year, in eurocents."""

    low: Cents
    typical: Cents
    high: Cents

    @property
    def range(self) -> Range:
        """Both ends."""
        return Range(self.low, self.high)

    @property
    def middle(self) -> Range:
        """The typical amount alone."""
        return Range(self.typical, self.typical)


def in_cents(euros: Spread) -> Euros:
    """Euros as eurocents, half a cent up."""
    return Euros(cents(euros.low), cents(euros.typical), cents(euros.high))


@dataclass(frozen=True, slots=True)
class Amounts:
    """An amount of each carrier, in its unit."""

    gas: Spread = NOTHING
    power: Spread = NOTHING
    heat: Spread = NOTHING
    water: Spread = NOTHING

    def of(self, carrier: Carrier) -> Spread:
        """The amount of one carrier."""
        match carrier:
            case Carrier.GAS:
                return self.gas
            case Carrier.POWER:
                return self.power
            case Carrier.HEAT:
                return self.heat
            case _:
                return self.water

    def above(self, other: "Amounts") -> "Amounts":
        """How much each carrier is above that of amounts that are a part of these."""
        return amounts_of((carrier, difference(self.of(carrier), other.of(carrier))) for carrier in Carrier)


def amounts_of(pairs: Iterable[tuple[Carrier, Spread]]) -> Amounts:
    """Amounts from carriers with their spread; a carrier that stands there twice is added."""
    found = dict.fromkeys(Carrier, NOTHING)
    for carrier, spread in pairs:
        found[carrier] = found[carrier].plus(spread)
    return Amounts(found[Carrier.GAS], found[Carrier.POWER], found[Carrier.HEAT], found[Carrier.WATER])

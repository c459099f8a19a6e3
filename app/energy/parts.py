"""Splitting a yearly use over what it is for: heating, hot water, cooking, and the rest."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import ZERO
from app.energy.benchmarks import hot_water_use
from app.energy.figures import figure_id
from app.energy.home import Cooking, Home
from app.energy.spread import Carrier, Part, Spread
from app.energy.use import YearUse
from app.rules.parameters import Parameters
from app.rules.trace import Trace

_COOKING_POWER = {Cooking.ELECTRIC: "koken_stroom", Cooking.INDUCTION: "koken_inductie"}


@dataclass(frozen=True, slots=True)
class PartUse:
    """What one part takes in a year, in the unit of the carrier that feeds it."""

    part: Part
    carrier: Carrier
    amount: Spread


def split(home: Home, uses: Iterable[YearUse], law: Parameters, trace: Trace) -> tuple[PartUse, ...]:
    """The parts of every use. Hot water and cooking take what is usual, never more than there is; the rest heats.

    The heating of a home that heats with power is not told apart, so it has no part of its own.
    """
    found: list[PartUse] = []
    for use in uses:
        left = use.amount
        for part, usual in _usual(home, use.carrier, law, trace):
            found.append(PartUse(part, use.carrier, left.each(at_most(usual))))
            left = left.each(above(usual))
        found.append(PartUse(_rest(home, use.carrier), use.carrier, left))
    return _merged(found)


def at_most(limit: Decimal) -> Callable[[Decimal], Decimal]:
    """An amount up to a limit."""
    return lambda amount: min(amount, limit)


def above(limit: Decimal) -> Callable[[Decimal], Decimal]:
    """What an amount is above a limit."""
    return lambda amount: max(ZERO, amount - limit)


def _usual(home: Home, carrier: Carrier, law: Parameters, trace: Trace) -> list[tuple[Part, Decimal]]:
    """What is taken off first, with the amount that is usual for it."""
    found = []
    if carrier is Carrier.GAS and home.cooking is Cooking.GAS:
        found.append((Part.COOKING, trace.amount(law, figure_id("koken_gas"))))
    if carrier is Carrier.POWER and home.cooking in _COOKING_POWER:
        found.append((Part.COOKING, trace.amount(law, figure_id(_COOKING_POWER[home.cooking]))))
    if carrier is (home.hot_water or home.heating or Carrier.GAS):
        found.append((Part.HOT_WATER, hot_water_use(home, carrier, law, trace)))
    return found


def _rest(home: Home, carrier: Carrier) -> Part:
    if carrier is Carrier.WATER:
        return Part.WATER
    if carrier is Carrier.POWER:
        return Part.POWER
    if carrier is (home.heating or Carrier.GAS):
        return Part.HEATING
    return Part.HOT_WATER if home.hot_water is carrier else Part.COOKING


def _merged(parts: list[PartUse]) -> tuple[PartUse, ...]:
    """Each part of each carrier once; what is left over may belong to a part that was there already."""
    found: dict[tuple[Part, Carrier], PartUse] = {}
    for one in parts:
        key = one.part, one.carrier
        amount = found[key].amount.plus(one.amount) if key in found else one.amount
        found[key] = PartUse(one.part, one.carrier, amount)
    return tuple(found.values())


def use_of(part: Part, parts: Iterable[PartUse]) -> PartUse | None:
    """The use of a part, None when it is not known."""
    return next((one for one in parts if one.part is part), None)

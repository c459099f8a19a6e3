"""What homes like this one use, and how the own use lies against it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.message import Message, message
from app.domain.money import ZERO
from app.energy.figures import figure_id
from app.energy.home import SMALL_M2, Cooking, Home
from app.energy.spread import Carrier, Spread
from app.energy.steps import note
from app.energy.use import Origin, YearUse
from app.rules.parameters import Parameters, Source, Value
from app.rules.trace import Trace

EXAMPLE_PEOPLE = 2
MOST_PEOPLE = {"stroom_personen": 6, "warm_water_personen": 8, "water_personen": 5}
_LIKE_F = "F"


class Basis(StrEnum):
    """By what homes are compared."""

    LABEL = "label"
    DWELLING = "woningtype"
    PEOPLE = "personen"
    COUNTRY = "nederland"


class Position(StrEnum):
    """Where the own use lies."""

    FAR_BELOW = "veel_lager"
    BELOW = "lager"
    EQUAL = "gelijk"
    ABOVE = "hoger"
    FAR_ABOVE = "veel_hoger"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The own yearly use against homes like it; ``low`` and ``high`` are None where only a mean is known."""

    carrier: Carrier
    basis: Basis
    own: Decimal
    low: Decimal | None
    typical: Decimal | None
    high: Decimal | None
    position: Position
    said: Message
    source: Source
    estimate: bool


def comparisons(use: YearUse, home: Home, law: Parameters) -> tuple[Comparison, ...]:
    """The use against every benchmark that fits the home, the closest one first."""
    found = []
    for basis, values in _benchmarks(use.carrier, home, law):
        source = next((value.source for value in values if value is not None), None)
        if source is not None:
            found.append(_comparison(use, basis, _Line(*map(_amount, values)), source, law))
    return tuple(one for one in found if one is not None)


Line = tuple[Value | None, Value | None, Value | None]


@dataclass(frozen=True, slots=True)
class _Line:
    """A benchmark: low, typical and high, each None where it is not known."""

    low: Decimal | None
    typical: Decimal | None
    high: Decimal | None


def _amount(value: Value | None) -> Decimal | None:
    return None if value is None else value.amount


def _benchmarks(carrier: Carrier, home: Home, law: Parameters) -> list[tuple[Basis, Line]]:
    found: list[tuple[Basis, Line]] = []
    if carrier is Carrier.GAS and home.heating in (None, Carrier.GAS):
        if home.label is not None and (home.surface_m2 is None or home.surface_m2 < SMALL_M2):
            found.append((Basis.LABEL, _line(law, "gas_label", home.label)))
        if home.dwelling is not None:
            found.append((Basis.DWELLING, _line(law, "gas_woningtype", home.dwelling.value)))
        found.append((Basis.COUNTRY, (None, law.get(figure_id("landelijk_gas")), None)))
    if carrier is Carrier.POWER and home.people:
        found.append((Basis.PEOPLE, _line(law, "stroom_personen", _row("stroom_personen", home.people))))
    if carrier is Carrier.POWER and not home.people:
        found.append((Basis.COUNTRY, (None, law.get(figure_id("landelijk_stroom")), None)))
    if carrier is Carrier.WATER and home.people:
        found.append((Basis.PEOPLE, _line(law, "water_personen", _row("water_personen", home.people))))
    return found


def _line(law: Parameters, table: str, row: str) -> Line:
    low, typical, high = (law.values.get(figure_id(table, row, column)) for column in ("laag", "gemiddeld", "hoog"))
    return low, typical, high


def _row(table: str, people: int) -> str:
    return str(min(people, MOST_PEOPLE[table]))


def _comparison(use: YearUse, basis: Basis, line: _Line, source: Source, law: Parameters) -> Comparison | None:
    own = use.amount.typical
    position = _position(own, line, law.get(figure_id("ongeveer_gelijk")).amount)
    if position is None:
        return None
    said = message(f"energie.vergelijking.{position.value}", drager=use.carrier.value)
    estimate = use.estimate or source.is_estimate
    return Comparison(use.carrier, basis, own, line.low, line.typical, line.high, position, said, source, estimate)


def _position(own: Decimal, line: _Line, equal: Decimal) -> Position | None:
    """None when the only thing known is a high line, and the own use lies below it."""
    if line.low is not None and own < line.low:
        return Position.FAR_BELOW
    if line.high is not None and own > line.high:
        return Position.FAR_ABOVE
    if line.typical is None:
        return None
    if abs(own - line.typical) <= line.typical * equal:
        return Position.EQUAL
    return Position.BELOW if own < line.typical else Position.ABOVE


def low_line(home: Home, law: Parameters) -> Value | None:
    """Less gas than this in a home that heats with gas makes one think of a cold home, or of a long absence.

    It is that of homes below 70 m2: a larger home needs more, so the line is careful. For label G, which has no line
    of its own, that of F; without a label that of the best label that has one. None for better labels than those.
    """
    if home.heating not in (None, Carrier.GAS):
        return None
    label = home.label or "A+"
    return law.values.get(figure_id("gas_label", label, "laag")) or (
        law.get(figure_id("gas_label", _LIKE_F, "laag")) if label == "G" else None
    )


def assumed_use(home: Home, carrier: Carrier, law: Parameters) -> YearUse | None:
    """What a home like this one would use, as long as nothing is measured; None when it does not use it at all.

    Also None for the power of a home that heats with it: there is no benchmark for that.
    """
    trace = Trace()
    typical = _assumed(home, carrier, law, trace)
    if typical is None:
        return None
    low, high = (law.get(figure_id(f"spreiding_{end}")).amount for end in ("laag", "hoog"))
    amount = Spread(typical * low, typical, typical * high)
    return YearUse(carrier, amount, Origin.ASSUMED, True, tuple(trace.steps))


def _assumed(home: Home, carrier: Carrier, law: Parameters, trace: Trace) -> Decimal | None:
    heating = home.heating or Carrier.GAS
    hot_water = home.hot_water or heating
    if carrier is Carrier.WATER:
        return people_amount("water_personen", home, law, trace)
    if carrier is Carrier.POWER:
        if heating is Carrier.POWER:
            return None
        extra = hot_water_use(home, Carrier.POWER, law, trace) if hot_water is Carrier.POWER else ZERO
        return people_amount("stroom_personen", home, law, trace) + extra
    if carrier is heating:
        return _for_heating(home, carrier, law, trace)
    cooking = law.get(figure_id("koken_gas")).amount if _cooks_on(home, carrier) else ZERO
    hot = hot_water_use(home, carrier, law, trace) if hot_water is carrier else ZERO
    return cooking + hot or None


def _cooks_on(home: Home, carrier: Carrier) -> bool:
    return carrier is Carrier.GAS and home.cooking is Cooking.GAS


def _for_heating(home: Home, carrier: Carrier, law: Parameters, trace: Trace) -> Decimal:
    """The gas of a home like this one; as heat when it has that instead."""
    like = "F" if home.label == "G" else home.label
    small = home.surface_m2 is None or home.surface_m2 < SMALL_M2
    names = [figure_id("gas_label", like, "gemiddeld")] if like and small else []
    names += [figure_id("gas_woningtype", home.dwelling.value, "gemiddeld")] if home.dwelling else []
    name = next((one for one in names if law.has(one)), figure_id("landelijk_gas"))
    gas = trace.amount(law, name)
    return gas if carrier is Carrier.GAS else as_carrier(gas, carrier, law, trace)


def people_amount(table: str, home: Home, law: Parameters, trace: Trace) -> Decimal:
    """The amount of a table for the number of people; two when it is not known."""
    people = home.people or EXAMPLE_PEOPLE
    trace.estimate = trace.estimate or home.people is None
    return trace.amount(law, figure_id(table, _row(table, people), "gemiddeld"))


def hot_water_use(home: Home, carrier: Carrier, law: Parameters, trace: Trace) -> Decimal:
    """What the hot water of these people takes in a year, in the unit of the carrier that heats it."""
    gas = people_amount("warm_water_personen", home, law, trace)
    return gas if carrier is Carrier.GAS else as_carrier(gas, carrier, law, trace)


def as_carrier(gas: Decimal, carrier: Carrier, law: Parameters, trace: Trace) -> Decimal:
    """An amount of gas as the heat (GJ) or the power (kWh) that does the same."""
    gj = gas / trace.amount(law, figure_id("gas_per_gj"))
    if carrier is Carrier.HEAT:
        return note(trace, "als_warmte", gj, "GJ/jaar", gas=gas)
    return note(trace, "als_stroom", gj * trace.amount(law, figure_id("kwh_per_gj")), "kWh/jaar", gas=gas)


def all_uses(home: Home, known: tuple[YearUse, ...], law: Parameters) -> tuple[YearUse, ...]:
    """The known uses, and for every other carrier that the home has the assumed one."""
    there = {use.carrier: use for use in known}
    found = (there.get(carrier) or assumed_use(home, carrier, law) for carrier in Carrier)
    return tuple(use for use in found if use is not None)

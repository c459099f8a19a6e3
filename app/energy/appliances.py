"""What appliances use and cost in a year, measured at the table or typical for their kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import time
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import Any

from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.message import Message, message
from app.domain.money import CONTEXT, ZERO, Cents, cents
from app.domain.outcome import Stap
from app.energy.contract import Price
from app.energy.figures import read_figures, require_fields, sources
from app.energy.situation import GroupUse
from app.energy.steps import from_table, note
from app.errors import UserError
from app.rules.parameters import Confidence, Source, Value
from app.rules.trace import Trace
from app.texts import per_language, worded

HOURS_A_YEAR = Decimal(8760)
MINUTES_A_YEAR = HOURS_A_YEAR * 60
WEEKS_A_YEAR = 52
DAY_MINUTES = 24 * 60
_THOUSAND = Decimal(1000)
_TEN = Decimal(10)
MOST_TENTHS_W, MOST_WH, MOST_MINUTES = 250_000, 1_000_000, 60 * 24 * 60
MOST_DAYS, MOST_TURNS = 366, 500
_FIELDS = {"id", "name", "way", "kwh", "turn", "watt", "group", "standby", "medical", "source", "confidence"}
_NEEDED = {"id", "name", "way", "kwh"}


class Way(StrEnum):
    """How an appliance uses power: all the time, by the hour, or by the turn."""

    ALWAYS = "altijd"
    HOURS = "uren"
    TURNS = "beurten"


@dataclass(frozen=True, slots=True)
class TypicalUse:
    """An appliance of the library; ``kwh`` per year, ``turn`` kWh per turn, ``watt`` while it runs."""

    id: str
    name: str
    way: Way
    kwh: Decimal
    turn: Decimal | None
    watt: Decimal | None
    group: str
    standby: bool
    medical: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Appliance:
    """One appliance in a home, with what was measured and how it is used; None is not known.

    A measurement is a power (``tenths_w``, tenths of a watt) or an amount (``wh`` in ``minutes``; by the turn only
    ``wh``). ``minutes_a_day`` and ``days_a_year`` are for what runs by the hour, ``tenths_turns_a_week`` for turns.
    ``typical`` names an appliance of the library; without a measurement its use stands in, as an estimate.
    """

    id: RecordId
    dossier_id: DossierId
    name: str
    way: Way
    typical: str = ""
    tenths_w: int | None = None
    wh: int | None = None
    minutes: int | None = None
    minutes_a_day: int | None = None
    days_a_year: int = 365
    tenths_turns_a_week: int | None = None
    standby: bool = False
    medical: bool = False
    visit_id: VisitId | None = None


@dataclass(frozen=True, slots=True)
class ApplianceUse:
    """What an appliance uses and costs in a year. ``remark`` says what makes it unsure, None when nothing does."""

    appliance: str
    kwh: Decimal
    per_year: Cents
    measured: bool
    estimate: bool
    remark: Message | None
    steps: tuple[Stap, ...]


@per_language
def library() -> Mapping[str, TypicalUse]:
    """Typical appliances by id, each with its source and how sure it is."""
    read = worded("energy", read_figures("appliances.yaml"))
    found = [_typical(row, read["source"]) for row in read["appliances"]]
    by_id = {one.id: one for one in found}
    if len(by_id) != len(found):
        raise ValueError("an appliance stands there twice")
    return by_id


def _typical(row: Mapping[str, Any], source: str) -> TypicalUse:
    require_fields(row["id"], row, _FIELDS, _FIELDS - _NEEDED)
    found = sources()[row.get("source", source)]
    if "confidence" in row:
        found = replace(found, confidence=Confidence(row["confidence"]))
    return TypicalUse(
        id=row["id"],
        name=row["name"],
        way=Way(row["way"]),
        kwh=Decimal(row["kwh"]),
        turn=Decimal(row["turn"]) if "turn" in row else None,
        watt=Decimal(row["watt"]) if "watt" in row else None,
        group=row.get("group", ""),
        standby=row.get("standby", False),
        medical=row.get("medical", False),
        source=found,
    )


def require_possible(appliance: Appliance) -> Appliance:
    """The appliance itself; UserError, naming it and the field, when a number cannot be."""
    limits = (
        ("watt", appliance.tenths_w, 1, MOST_TENTHS_W),
        ("wh", appliance.wh, 0, MOST_WH),
        ("minuten", appliance.minutes, 1, MOST_MINUTES),
        ("minuten_per_dag", appliance.minutes_a_day, 0, DAY_MINUTES),
        ("dagen_per_jaar", appliance.days_a_year, 0, MOST_DAYS),
        ("beurten", appliance.tenths_turns_a_week, 0, MOST_TURNS),
    )
    for name, value, least, most in limits:
        if value is not None and not least <= value <= most:
            raise UserError(f"energie.fout.apparaat_{name}", apparaat=appliance.name)
    if appliance.wh is not None and appliance.way is not Way.TURNS and appliance.minutes is None:
        raise UserError("energie.fout.apparaat_hoe_lang", apparaat=appliance.name)
    return appliance


def yearly_use(appliance: Appliance, price: Price) -> ApplianceUse | None:
    """The use and cost of an appliance in a year, None when too little is known to say anything.

    Raises UserError for a number that cannot be.
    """
    require_possible(appliance)
    trace = Trace()
    with localcontext(CONTEXT):
        measured = _measured(appliance, trace)
        kwh = measured if measured is not None else _from_library(appliance, trace)
        if kwh is None:
            return None
        remark = _short_day(appliance) if measured is not None else message("energie.apparaat.typisch")
        trace.estimate = trace.estimate or price.estimate
        trace.add(*price.steps)
        euros = note(trace, "apparaat_kosten", kwh * price.euros, "EUR/jaar", kwh=kwh, prijs=price.euros)
    estimate = trace.estimate or remark is not None
    return ApplianceUse(appliance.id, kwh, cents(euros), measured is not None, estimate, remark, tuple(trace.steps))


def _measured(appliance: Appliance, trace: Trace) -> Decimal | None:
    """kWh in a year from what was measured."""
    if appliance.way is Way.TURNS:
        turns = appliance.tenths_turns_a_week
        if appliance.wh is None or turns is None:
            return None
        kwh = appliance.wh / _THOUSAND * turns / _TEN * WEEKS_A_YEAR
        return note(trace, "apparaat_beurten", kwh, "kWh/jaar", wh=appliance.wh, beurten=Decimal(turns) / _TEN)
    watt = _watt(appliance)
    if watt is None:
        return None
    if appliance.way is Way.ALWAYS:
        return note(trace, "apparaat_altijd", watt * HOURS_A_YEAR / _THOUSAND, "kWh/jaar", watt=watt)
    if appliance.minutes_a_day is None:
        return None
    hours = Decimal(appliance.minutes_a_day) / 60
    kwh = watt / _THOUSAND * hours * appliance.days_a_year
    return note(trace, "apparaat_uren", kwh, "kWh/jaar", watt=watt, uren=hours, dagen=appliance.days_a_year)


def _watt(appliance: Appliance) -> Decimal | None:
    """The power that was read, or the mean over the time that was measured; an amount over time goes first."""
    if appliance.wh is not None and appliance.minutes is not None:
        return appliance.wh * Decimal(60) / appliance.minutes
    return None if appliance.tenths_w is None else appliance.tenths_w / _TEN


def _from_library(appliance: Appliance, trace: Trace) -> Decimal | None:
    """kWh in a year of an appliance like it; with its own hours or turns where those are known."""
    typical = library().get(appliance.typical)
    if typical is None:
        return None
    kwh = typical.kwh
    if typical.turn is not None and appliance.tenths_turns_a_week is not None:
        kwh = typical.turn * appliance.tenths_turns_a_week / _TEN * WEEKS_A_YEAR
    if typical.watt is not None and appliance.minutes_a_day is not None:
        kwh = typical.watt / _THOUSAND * appliance.minutes_a_day / 60 * appliance.days_a_year
    trace.estimate = True
    value = Value(typical.id, "kWh/jaar", kwh, (), None, f"{kwh}", typical.source, description=typical.name)
    return from_table(trace, "apparaat_typisch", kwh, "kWh/jaar", value)


def _short_day(appliance: Appliance) -> Message | None:
    """A cooler that was measured for less than a day was measured in a part of its rhythm."""
    if appliance.way is not Way.ALWAYS or appliance.wh is None or appliance.minutes is None:
        return None
    if appliance.minutes >= DAY_MINUTES:
        return None
    return message("energie.apparaat.kort_gemeten", uren=Decimal(appliance.minutes) / 60)


def total_of(uses: Iterable[ApplianceUse]) -> tuple[Decimal, Cents]:
    """The kWh and the cost of appliances together, per year."""
    given = tuple(uses)
    return sum((one.kwh for one in given), ZERO), Cents(sum(one.per_year for one in given))


def standby(appliances: Iterable[Appliance], price: Price) -> tuple[Decimal, Cents]:
    """What everything that is on without being used takes in a year; a medical device never counts."""
    own = [one for one in appliances if one.standby and not one.medical and one.way is Way.ALWAYS]
    return total_of(use for use in (yearly_use(one, price) for one in own) if use is not None)


def group_uses(appliances: Iterable[Appliance], price: Price) -> tuple[GroupUse, ...]:
    """What was measured per overlap group; a group with an appliance that was not measured is left out."""
    found: dict[str, Decimal] = {}
    unsure: set[str] = set()
    for one in appliances:
        typical = library().get(one.typical)
        if typical is None or not typical.group:
            continue
        use = yearly_use(one, price)
        if use is None or not use.measured:
            unsure.add(typical.group)
        else:
            found[typical.group] = found.get(typical.group, ZERO) + use.kwh
    return tuple(GroupUse(group, kwh) for group, kwh in sorted(found.items()) if group not in unsure)


def base_load(wh: int, begin: time, end: time) -> Decimal:
    """The kWh in a year of what is on day and night, from the watt-hours between two times of one night.

    Raises UserError when nothing can follow from it: no time in between, or fewer than no watt-hours.
    """
    minutes = (end.hour * 60 + end.minute - begin.hour * 60 - begin.minute) % DAY_MINUTES
    if not minutes or wh < 0:
        raise UserError("energie.fout.nachtmeting")
    return wh / _THOUSAND * MINUTES_A_YEAR / minutes

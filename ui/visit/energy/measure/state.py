"""Meten in words: the meters, what appliances use, the air in rooms, and what is paid every month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.money import euros, format_decimal, format_whole, rounded
from app.domain.wording import month_name, short_date
from app.energy.appliances import Appliance, Way, library
from app.energy.benchmarks import Comparison, comparisons
from app.energy.bill import Fit
from app.energy.meters import DELIVERED, FEED_IN, Reading, Register, registers_of
from app.energy.progress import Progress
from app.energy.spread import UNITS, Carrier
from app.energy.use import YearUse
from app.reports.amounts import capital
from app.services.energy.appliances import About
from app.services.energy.assessment import ApplianceLine, EnergyAssessment
from app.texts import text
from ui.visit.energy.numbers.state import read_number
from ui.visit.energy.state import Ground, ground_of, grounds_of, says

ROOMS = ("woonkamer", "slaapkamers", "badkamer", "keuken")
"""Where the air is measured."""
MOST_W, MOST_WH, MOST_HOURS, MOST_TURNS, DAY_HOURS = 25_000, 1_000_000, 1440, 50, 24
_UNIT_OF = {register: UNITS[carrier] for carrier in Carrier for register in DELIVERED[carrier]}


@dataclass(frozen=True, slots=True)
class UseLine:
    """What one carrier takes in a year: in words, what is said of it, and where it comes from."""

    words: str
    said: tuple[str, ...]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """One reading in words."""

    id: str
    words: str
    day: str


@dataclass(frozen=True, slots=True)
class AirLine:
    """What the newest measurement of a room means, and the limits it was held against."""

    room: str
    words: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class UsedLine:
    """One appliance in words: how much it takes, what that costs, and where that comes from."""

    appliance: Appliance
    amount: str
    detail: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class ApplianceForm:
    """What was typed about an appliance; each number as it stands in its field, empty when it is not known."""

    name: str
    way: Way
    typical: str = ""
    watt: str = ""
    wh: str = ""
    measured_hours: str = ""
    hours_a_day: str = ""
    turns_a_week: str = ""
    standby: bool = False
    medical: bool = False
    appliance_id: str = ""

    def about(self) -> About:
        """The numbers in their smallest units. Raises UserError that names the field of one that cannot be read."""
        return About(
            typical=self.typical,
            tenths_w=_typed(self.watt, "watt", MOST_W, 1),
            wh=_typed(self.wh, "wh", MOST_WH, 0),
            minutes=_minutes(self.measured_hours, "uren_gemeten", MOST_HOURS),
            minutes_a_day=_minutes(self.hours_a_day, "uren_per_dag", DAY_HOURS) if self.way is Way.HOURS else None,
            tenths_turns_a_week=_typed(self.turns_a_week, "beurten", MOST_TURNS, 1) if self.way is Way.TURNS else None,
            standby=self.standby,
            medical=self.medical,
        )


def form_of(appliance: Appliance) -> ApplianceForm:
    """An appliance as it stands in the form."""
    return ApplianceForm(
        appliance.name,
        appliance.way,
        appliance.typical,
        _in_tenths(appliance.tenths_w),
        "" if appliance.wh is None else str(appliance.wh),
        _in_hours(appliance.minutes),
        _in_hours(appliance.minutes_a_day),
        _in_tenths(appliance.tenths_turns_a_week),
        appliance.standby,
        appliance.medical,
        appliance.id,
    )


def typical_choices() -> tuple[tuple[str, str], ...]:
    """The appliances of the library, to begin with; the first is none of them."""
    return (("", text("energie_scherm.apparaat.eigen")), *((one.id, one.name) for one in library().values()))


def like(typical: str) -> ApplianceForm:
    """A form filled with what is known of an appliance of the library; an empty one for none of them."""
    found = library().get(typical)
    if found is None:
        return ApplianceForm("", Way.ALWAYS)
    name = found.name.partition(",")[0]
    return ApplianceForm(name, found.way, found.id, standby=found.standby, medical=found.medical)


def register_fields() -> tuple[tuple[Register, str, str], ...]:
    """Every register with its name and its unit, what is delivered first."""
    order = (*(one for registers in DELIVERED.values() for one in registers), *FEED_IN)
    return tuple((one, capital(one.spoken), _UNIT_OF.get(one, UNITS[Carrier.POWER])) for one in order)


def reading_lines(readings: Sequence[Reading]) -> tuple[ReadingLine, ...]:
    """The readings, the newest day first."""
    found = sorted(readings, key=lambda one: (one.day, one.id), reverse=True)
    return tuple(ReadingLine(one.id, _reading(one), short_date(one.day)) for one in found)


def meter_numbers(readings: Sequence[Reading]) -> dict[Carrier, str]:
    """The number of the meter that was read last, per carrier; empty where none was written down."""
    found = {}
    for carrier in Carrier:
        own = [one for one in readings if one.register in registers_of(carrier)]
        found[carrier] = max(own, key=lambda one: (one.day, one.id)).meter if own else ""
    return found


def typed_on(readings: Sequence[Reading], day: date) -> dict[str, str]:
    """What was read on a day, per register, as it stands in a field."""
    return {one.register.value: format_decimal(one.units).replace(".", "") for one in readings if one.day == day}


def use_lines(found: EnergyAssessment) -> tuple[UseLine, ...]:
    """What every carrier takes in a year, with how that lies against homes like it and what changed."""
    changed = {one.carrier: one for one in found.changes}
    return tuple(_use(use, found, changed.get(use.carrier)) for use in found.known.uses)


def appliance_lines(found: EnergyAssessment) -> tuple[UsedLine, ...]:
    """The appliances in the order they were added."""
    return tuple(_used(line) for line in found.appliances)


def appliance_sum(found: EnergyAssessment) -> str:
    """What they take together, and what of that is on without being used; empty without appliances."""
    if not found.appliances:
        return ""
    kwh, cost = found.appliances_total
    words = text("energie_scherm.apparaat.samen", kwh=format_whole_number(kwh), bedrag=format_whole(euros(cost)))
    idle_kwh, idle_cost = found.standby
    if not idle_kwh:
        return words
    idle = text(
        "energie_scherm.apparaat.sluip", kwh=format_whole_number(idle_kwh), bedrag=format_whole(euros(idle_cost))
    )
    return f"{words} {idle}"


def air_lines(found: EnergyAssessment) -> tuple[AirLine, ...]:
    """Every room that was measured with what that means, and whether it is healthy."""
    return tuple(
        AirLine(one.room, " ".join(said.spoken() for said in one.said), tuple(map(ground_of, one.limits)))
        for one in found.air
    )


def instalment_words(found: EnergyAssessment) -> str:
    """The advice about what is paid every month, or what is lacking for it, with what a year costs."""
    cost = found.cost.cost.typical if found.cost else None
    expected = "" if cost is None else text("energie_scherm.rekening.verwacht", bedrag=format_whole(euros(cost)))
    if found.instalment is None:
        return f"{found.instalment_lacks} {expected}".strip()
    advice = found.instalment
    back = advice.settlement.typical
    settled = text(
        f"energie_scherm.rekening.{'terug' if back >= 0 else 'bij'}",
        betaald=format_whole(euros(advice.paid)),
        bedrag=format_whole(abs(euros(back))),
    )
    found_out = [advice.said.spoken()]
    if advice.fit is not Fit.KEEP:
        month = f"{month_name(advice.from_month.month)} {advice.from_month.year}"
        found_out.append(text("energie_scherm.rekening.vanaf", maand=month))
    if advice.until_settlement is not None:
        amount = format_whole(euros(advice.until_settlement))
        found_out.append(text("energie_scherm.rekening.tot_afrekening", bedrag=amount))
    return " ".join((*found_out, expected, settled))


def format_whole_number(amount: Decimal) -> str:
    """A number of kWh in whole units, the Dutch way."""
    return format_decimal(rounded(amount, 0))


def _reading(one: Reading) -> str:
    unit = _UNIT_OF.get(one.register, UNITS[Carrier.POWER])
    words = f"{capital(one.register.spoken)}: {format_decimal(one.units)} {unit}"
    return text("energie_scherm.meters.met_nummer", stand=words, nummer=one.meter) if one.meter else words


def _use(use: YearUse, found: EnergyAssessment, changed: Progress | None) -> UseLine:
    unit = UNITS[use.carrier]
    low, typical, high = (format_whole_number(end) for end in use.amount.ends)
    amount = typical if use.amount.is_exact else text("report.energy.spread", low=low, typical=typical, high=high)
    words = text(f"report.energy.origin.{use.origin}", wat=capital(use.carrier), range=amount, unit=unit)
    compared = comparisons(use, found.known.home, found.known.law) if use.is_measured else ()
    said = (*(one.said.spoken() for one in compared[:1]), *((changed.said.spoken(),) if changed else ()))
    grounds = [*grounds_of(use.steps), *(_compared(one) for one in compared[:1])]
    if changed:
        grounds += grounds_of((*changed.before.steps, *changed.after.steps))
    return UseLine(words, (*said, *(one.spoken() for one in use.warnings)), tuple(grounds))


def _compared(one: Comparison) -> Ground:
    """What is usual in a home like it, with who says so."""
    unit = UNITS[one.carrier]
    usual = one.typical if one.typical is not None else one.high
    amount = "" if usual is None else f"{format_whole_number(usual)} {unit}"
    return Ground(text(f"energie_scherm.vergeleken.{one.basis}"), amount, says(one.source))


def _used(line: ApplianceLine) -> UsedLine:
    if line.use is None:
        return UsedLine(line.appliance, "", text("energie_scherm.apparaat.te_weinig"), ())
    amount = text(
        "energie_scherm.apparaat.per_jaar",
        kwh=format_whole_number(line.use.kwh),
        bedrag=format_whole(euros(line.use.per_year)),
    )
    detail = line.use.remark.spoken() if line.use.remark else text("energie_scherm.apparaat.gemeten")
    return UsedLine(line.appliance, amount, detail, grounds_of(line.use.steps))


def _typed(typed: str, field: str, most: int, decimals: int) -> int | None:
    bare = typed.strip()
    return read_number(bare, text(f"energie_scherm.apparaat.{field}"), most, decimals) if bare else None


def _minutes(typed: str, field: str, most_hours: int) -> int | None:
    hundredths = _typed(typed, field, most_hours, 2)
    return None if hundredths is None else (hundredths * 60 + 50) // 100


def _in_hours(minutes: int | None) -> str:
    return "" if minutes is None else format_decimal(rounded(Decimal(minutes) / 60, 2)).replace(".", "")


def _in_tenths(tenths: int | None) -> str:
    return "" if tenths is None else f"{tenths // 10}" + (f",{tenths % 10}" if tenths % 10 else "")


def way_choices() -> tuple[tuple[str, str], ...]:
    """How an appliance can be used, with words."""
    return tuple((one.value, text(f"energie_scherm.apparaat.manier.{one}")) for one in Way)

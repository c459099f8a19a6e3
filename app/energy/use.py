"""What a household uses in a year: from its meters, from its bill, or assumed from homes like it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum

from app.domain.message import Message, message
from app.domain.money import CONTEXT, ONE, ZERO
from app.domain.outcome import Stap
from app.domain.wording import short_date
from app.energy.figures import figure_id
from app.energy.meters import DELIVERED, FEED_IN, Period, Reading, Register, of_newest_meters, period, require_sound
from app.energy.season import YEAR_DAYS, is_about_a_year, share_of_year
from app.energy.spread import UNITS, Carrier, Spread, around, exactly
from app.energy.steps import note
from app.errors import UserError
from app.rules.parameters import Parameters
from app.rules.trace import Trace


class Origin(StrEnum):
    """Where a yearly use comes from, surest first."""

    YEAR = "een_jaar_gemeten"
    BILL = "jaarrekening"
    PART = "deel_van_een_jaar_gemeten"
    ASSUMED = "aangenomen"


@dataclass(frozen=True, slots=True)
class YearUse:
    """The use of one carrier in a year, in its unit. ``low_share`` is the part of the power in the low tariff.

    ``feed_in`` is the power given back, None when it is not known; ``first`` and ``last`` are the days of the
    readings it rests on.
    """

    carrier: Carrier
    amount: Spread
    origin: Origin
    estimate: bool
    steps: tuple[Stap, ...] = ()
    first: date | None = None
    last: date | None = None
    low_share: Decimal | None = None
    feed_in: Decimal | None = ZERO
    warnings: tuple[Message, ...] = ()

    @property
    def is_measured(self) -> bool:
        """Whether it rests on meters or on a bill."""
        return self.origin is not Origin.ASSUMED


def billed_use(carrier: Carrier, amount: Decimal, feed_in: Decimal = ZERO) -> YearUse:
    """The use that stands on the bill of a whole year, and the power given back."""
    if min(amount, feed_in) < ZERO:
        raise UserError("energie.fout.jaarverbruik", drager=carrier.value)
    trace = Trace()
    note(trace, "jaarrekening", amount, f"{UNITS[carrier]}/jaar")
    return YearUse(carrier, exactly(amount), Origin.BILL, False, tuple(trace.steps), feed_in=feed_in)


def measured_use(readings: Iterable[Reading], carrier: Carrier, law: Parameters, today: date) -> YearUse | None:
    """The use in a year from the two readings that lie closest to a year apart and end with the newest.

    None without two days on which every register of the carrier was read. Raises UserError for readings that cannot
    be, when the days are too few to say anything of a year, and when the meter was replaced since the last reading.
    """
    sound = require_sound(readings, today)
    current = of_newest_meters(sound)
    days, before = common_days(current, carrier), common_days(sound, carrier)
    if len(days) < 2 <= len(before):
        raise _replaced(carrier, before)
    if len(days) < 2:
        return None
    last = days[-1]
    first = min(days[:-1], key=lambda day: abs((last - day).days - YEAR_DAYS))
    return use_between(current, carrier, (first, last), law)


def _replaced(carrier: Carrier, days: Sequence[date]) -> UserError:
    name = DELIVERED[carrier][0].spoken
    return UserError("energie.meter.andere_meter", meter=name, eerder=short_date(days[-2]), dag=short_date(days[-1]))


def common_days(readings: Iterable[Reading], carrier: Carrier) -> list[date]:
    """The days on which every register of a carrier that is there was read, in order."""
    read: dict[Register, set[date]] = {}
    for one in readings:
        if one.register in DELIVERED[carrier]:
            read.setdefault(one.register, set()).add(one.day)
    return sorted(set.intersection(*read.values())) if read else []


def use_between(readings: Sequence[Reading], carrier: Carrier, between: tuple[date, date], law: Parameters) -> YearUse:
    """The use in a year from the readings on two days, corrected for the season.

    The part of the year that was not measured may differ by the weather; the less was measured, the more.
    """
    trace = Trace()
    with localcontext(CONTEXT):
        periods = _periods(readings, DELIVERED[carrier], between)
        used = sum((one.used for one in periods), ZERO)
        note(trace, "gemeten", used, UNITS[carrier], dagen=periods[0].days)
        amount = _in_a_year(periods, carrier, law, trace)
        low = [one.used for one in periods if one.register is Register.POWER_LOW]
        share = (low[0] if low else ZERO) / used if used and carrier is Carrier.POWER else None
        feed_in = _feed_in(readings, between) if carrier is Carrier.POWER else ZERO
    whole_year = is_about_a_year(*between)
    return YearUse(
        carrier,
        amount,
        Origin.YEAR if whole_year else Origin.PART,
        not whole_year,
        tuple(trace.steps),
        *between,
        low_share=share,
        feed_in=feed_in,
        warnings=() if feed_in is not None else (message("energie.let_op.teruglevering"),),
    )


def _periods(
    readings: Sequence[Reading], registers: Sequence[Register], between: tuple[date, date]
) -> tuple[Period, ...]:
    found = {(one.register, one.day): one for one in readings}
    first, last = between
    return tuple(
        period(found[register, first], found[register, last]) for register in registers if (register, first) in found
    )


def _in_a_year(periods: Sequence[Period], carrier: Carrier, law: Parameters, trace: Trace) -> Spread:
    first = periods[0]
    share = share_of_year(carrier, first.first, first.last, law, trace)
    if share < law.get(figure_id("deel_van_jaar_nodig")).amount:
        raise UserError("energie.meter.te_kort", meter=first.register.spoken, dagen=first.days)
    used = sum((one.used for one in periods), ZERO)
    margin = sum((one.margin for one in periods), ZERO)
    rest = max(ZERO, ONE - share)
    year = note(trace, "heel_jaar", used / share, f"{UNITS[carrier]}/jaar", gemeten=used, deel=share)
    weather = law.get(figure_id(f"onzekerheid_{carrier.value}")).amount
    half = margin / share + year * rest * weather * (ONE + rest)
    note(trace, "marge", half, f"{UNITS[carrier]}/jaar", rest=rest)
    return around(year, half)


def _feed_in(readings: Sequence[Reading], between: tuple[date, date]) -> Decimal | None:
    """Power given back in a year. The sun has another year than a household, so less than a year says nothing."""
    known = {(one.register, one.day) for one in readings}
    there = [register for register in FEED_IN if any(one.register is register for one in readings)]
    if not there:
        return ZERO
    is_complete = all((register, day) in known for register in there for day in between)
    if not is_complete or not is_about_a_year(*between):
        return None
    periods = _periods(readings, there, between)
    return sum((one.used for one in periods), ZERO) * YEAR_DAYS / periods[0].days

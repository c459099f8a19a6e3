"""Wettelijke rente: what a debt that is paid late costs, by the table of rates (BW 6:119 and 6:120), not for trade."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from app.domain.money import ZERO, half_up_cent
from app.errors import UserError
from app.rules.parameters import Entry, timelines
from app.rules.trace import Trace, artikel

WET = "Burgerlijk Wetboek Boek 6"
RATES = "wettelijke_rente.tarief"
DAYS = Decimal(365)
"""A day counts as a 365th of a year, also in a leap year."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``first`` until ``last``, which does not count itself, with one rate.

    ``is_year_full``: a year of interest is full at its end.
    """

    rate: Entry
    first: date
    last: date
    is_year_full: bool

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days


@dataclass(frozen=True, slots=True)
class Rentedeel:
    """A row of the table: the interest in whole cents over ``bedrag`` from a day until a day; the rows add up."""

    vanaf: date
    tot: date
    dagen: int
    tarief: Decimal
    bedrag: Decimal
    rente: Decimal
    is_estimate: bool


@artikel(WET, "119, eerste lid")
def rente_over_dagen(trace: Trace, *, bedrag: Decimal, tarief: Decimal, dagen: int) -> Decimal:
    """The interest over a number of days at one rate, not rounded; euros."""
    return bedrag * tarief * dagen / DAYS


@artikel(WET, "119, tweede lid")
def rente_bij_hoofdsom(trace: Trace, *, bedrag: Decimal, rente: Decimal) -> Decimal:
    """The amount that carries interest after a full year: the interest of that year is added; euros."""
    return bedrag + rente


@artikel(WET, "119")
def wettelijke_rente(trace: Trace, *, verschuldigd: Decimal, hoofdsom: Decimal) -> Decimal:
    """All interest together, rounded once, half a cent up; euros."""
    return half_up_cent(verschuldigd - hoofdsom)


def interest(trace: Trace, hoofdsom: Decimal, vanaf: date, tot: date) -> Decimal:
    """The interest in euros from the day ``vanaf`` until the day ``tot``, which does not count itself.

    Interest is added to the debt each time a year has passed since ``vanaf``. Raises UserError for days before the
    first rate or in the wrong order.
    """
    return sum((row.rente for row in table(trace, hoofdsom, vanaf, tot)), ZERO)


def table(trace: Trace, hoofdsom: Decimal, vanaf: date, tot: date) -> tuple[Rentedeel, ...]:
    """The same interest as a table: a row for each stretch with one rate and one amount that carries interest."""
    rates = timelines()[RATES]
    if vanaf < rates[0].begin:
        raise UserError("regel.argument", naam="vanaf", wanted=UserError("regel.rente_vanaf", eerste=rates[0].begin))
    if tot < vanaf:
        raise UserError("regel.argument", naam="tot", wanted=UserError("regel.rente_tot", vanaf=vanaf))
    bedrag, rente, said = hoofdsom, ZERO, ZERO
    rows: list[Rentedeel] = []
    for stretch in _stretches(rates, vanaf, tot):
        value = stretch.rate.value
        trace.use(value)
        rente += rente_over_dagen(trace, bedrag=bedrag, tarief=value.amount, dagen=stretch.days)
        total = half_up_cent(bedrag + rente - hoofdsom)
        rows.append(
            Rentedeel(
                stretch.first, stretch.last, stretch.days, value.amount, bedrag, total - said, value.source.is_estimate
            )
        )
        said = total
        if stretch.is_year_full:
            bedrag, rente = rente_bij_hoofdsom(trace, bedrag=bedrag, rente=rente), ZERO
    wettelijke_rente(trace, verschuldigd=bedrag + rente, hoofdsom=hoofdsom)
    return tuple(rows)


def _stretches(rates: tuple[Entry, ...], vanaf: date, tot: date) -> list[Stretch]:
    birthdays = {_years_after(vanaf, n) for n in range(1, tot.year - vanaf.year + 1)}
    cuts = sorted({day for day in {*birthdays, *(rate.begin for rate in rates)} if vanaf < day < tot} | {vanaf, tot})
    return [Stretch(_rate_on(rates, first), first, last, last in birthdays) for first, last in pairwise(cuts)]


def _rate_on(rates: tuple[Entry, ...], day: date) -> Entry:
    return next(rate for rate in reversed(rates) if rate.begin <= day)


def _years_after(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 1 March when that year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return (day + timedelta(days=1)).replace(year=day.year + years)

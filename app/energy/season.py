"""A part of a year as a share of the whole: gas is for the winter, power a little, water hardly."""

import calendar
from datetime import date, timedelta
from decimal import Decimal

from app.domain.money import ZERO
from app.domain.period import add_months
from app.energy.figures import figure_id
from app.energy.spread import Carrier
from app.energy.steps import from_table, note
from app.rules.parameters import Parameters
from app.rules.trace import Trace

YEAR_DAYS = 365
MONTHS = range(1, 13)
_PROFILES = {Carrier.GAS: "maand_gas", Carrier.HEAT: "maand_gas", Carrier.POWER: "maand_stroom"}


def share_of_year(carrier: Carrier, first: date, last: date, law: Parameters, trace: Trace) -> Decimal:
    """Which part of the use of an average year falls in the days from ``first`` up to but not including ``last``.

    More than 1 for more than a year. The shares of the months are an estimate; a month spreads evenly over its days.
    """
    profile = _PROFILES.get(carrier)
    if profile is None:
        return note(trace, "deel_van_het_jaar", Decimal((last - first).days) / YEAR_DAYS, "deel")
    shares = month_shares(profile, law)
    found, start = ZERO, first
    while start < last:
        end = min(add_months(start, 1), last)
        length = calendar.monthrange(start.year, start.month)[1]
        found += shares[start.month - 1] * (end - start).days / length
        start = end
    return from_table(trace, "deel_van_het_jaar", found, "deel", law.get(figure_id(profile, 1, "gebruik")))


def month_shares(profile: str, law: Parameters) -> tuple[Decimal, ...]:
    """The share of each month in a year; together they are 1."""
    amounts = [law.get(figure_id(profile, month, "gebruik")).amount for month in MONTHS]
    whole = sum(amounts, ZERO)
    return tuple(amount / whole for amount in amounts)


def is_about_a_year(first: date, last: date) -> bool:
    """Whether two days lie a year apart, give or take two weeks."""
    return abs(last - first - timedelta(days=YEAR_DAYS)) <= timedelta(days=14)

"""On which days money can move: weekends, holidays (Easter computed), and what a payer does when a day is closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from app.budget.figures import read_budget_file
from app.domain.period import SATURDAY, add_months

ONE_DAY = timedelta(days=1)
SUNDAY = 6


class Closed(StrEnum):
    """Whose closing days count."""

    PUBLIC = "feestdag"
    BANK = "bank"


class Shift(StrEnum):
    """What happens to a payment whose day is closed."""

    NONE = "geen"
    BEFORE = "ervoor"
    AFTER = "erna"


@dataclass(frozen=True, slots=True)
class _Rule:
    """One closing day of every year: a fixed date, or so many days after Easter Sunday (``easter``)."""

    month: int
    day: int
    easter: int | None
    sunday_becomes: int


def easter(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=128)
def closed_days(year: int, closed: Closed) -> frozenset[date]:
    """The closing days of a year, weekends not counted."""
    return frozenset(_day_of(rule, year) for rule in _rules()[closed])


@lru_cache(maxsize=4096)
def shifted(day: date, shift: Shift, closed: Closed) -> date:
    """The day on which a payment really moves whose own day is this one."""
    if shift is Shift.NONE:
        return day
    step = ONE_DAY if shift is Shift.AFTER else -ONE_DAY
    while not is_open(day, closed):
        day += step
    return day


def is_open(day: date, closed: Closed) -> bool:
    """Whether money moves on this day."""
    return day.weekday() < SATURDAY and day not in closed_days(day.year, closed)


@lru_cache(maxsize=4096)
def day_of_month(year: int, month: int, day: int) -> date:
    """This day of a month; its last day when the month is shorter."""
    first = date(year, month, 1)
    last = add_months(first, 1) - ONE_DAY
    return first.replace(day=min(day, last.day))


def horizon(today: date) -> date:
    """The last day that is looked ahead to: the rest of this month and three whole months (three from a first)."""
    return add_months(today, 3 if today.day == 1 else 4) - ONE_DAY


def _day_of(rule: _Rule, year: int) -> date:
    if rule.easter is not None:
        return easter(year) + timedelta(days=rule.easter)
    day = date(year, rule.month, rule.day)
    return day + timedelta(days=rule.sunday_becomes) if day.weekday() == SUNDAY else day


@lru_cache(maxsize=1)
def _rules() -> Mapping[Closed, tuple[_Rule, ...]]:
    content = read_budget_file("calendar.yaml")
    return {closed: tuple(_rule(row) for row in content[closed.value]["days"]) for closed in Closed}


def _rule(row: Mapping[str, Any]) -> _Rule:
    return _Rule(row.get("month", 1), row.get("day", 1), row.get("easter"), row.get("sunday_becomes", 0))

"""Time in the law: values that change during a year, ages, and the first day of each month."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)

SATURDAY = 5
MONTHS_PER_CENTURY, DAYS_PER_CENTURY = 1200, 36525


@dataclass(frozen=True, slots=True)
class Span(Generic[T_co]):
    """A value from ``start`` up to and including ``end``; None is an open end. ``value`` None means unknown."""

    value: T_co | None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Varying(Generic[T_co]):
    """A value that may change over time. A day in no span is unknown, never zero."""

    spans: tuple[Span[T_co], ...] = ()

    def at(self, day: date) -> T_co | None:
        """The value on a day, or None when it is not known."""
        for span in self.spans:
            if (span.start is None or span.start <= day) and (span.end is None or day <= span.end):
                return span.value
        return None

    def changes(self) -> tuple[date, ...]:
        """The days on which the value may change."""
        days: list[date] = []
        for span in self.spans:
            if span.start is not None:
                days.append(span.start)
            if span.end is not None and span.end < date.max:
                days.append(span.end + timedelta(days=1))
        return tuple(days)


def always(value: T_co | None) -> Varying[T_co]:
    """A value that holds all the time."""
    return Varying((Span(value),))


UNKNOWN: Varying[bool] = Varying()
"""Not known on any day."""


@lru_cache(maxsize=32)
def first_days(year: int) -> tuple[date, ...]:
    """The first day of each of the twelve months."""
    return tuple(date(year, month, 1) for month in range(1, 13))


def age_on(born: date, day: date) -> int:
    """The age in whole years on a day; someone born on 29 February has a birthday on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age_before(born: date, first: date) -> int:
    """The age that counts in the month that begins on ``first``, for laws in which an age counts only from the month
    after the birthday: the age on the last day of the month before.
    """
    return age_on(born, first - timedelta(days=1))


def add_months(day: date, months: int) -> date:
    """The first of the month that lies ``months`` after the month of ``day``."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def months_later(day: date, months: int) -> date:
    """The same day so many months on; the last day of that month when it is shorter."""
    first = add_months(day, months)
    last = add_months(day, months + 1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def whole_months(start: date, end: date) -> int:
    """How many months lie between two days, to the nearest whole month; never below zero."""
    return max(((end - start).days * MONTHS_PER_CENTURY + DAYS_PER_CENTURY // 2) // DAYS_PER_CENTURY, 0)


def working_day(day: date) -> date:
    """The day itself, or the Monday after it when it falls in a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day

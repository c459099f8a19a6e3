"""Dates, amounts and counts in Dutch words, the same on screen and on paper."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.domain.money import HUNDRED, cents, format_cents, format_decimal, rounded
from app.texts import text

_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


def month_name(month: int) -> str:
    """The full name of a month, 1 to 12."""
    return text(f"calendar.month.{_MONTHS[month - 1]}")


def weekday_name(day: date) -> str:
    """The full name of the weekday."""
    return text(f"calendar.weekday.{_DAYS[day.weekday()]}")


def full_date(day: date) -> str:
    """``maandag 7 december 2026``."""
    return f"{weekday_name(day)} {day.day} {month_name(day.month)} {day.year}"


def day_and_month(day: date) -> str:
    """``maandag 7 december``."""
    return f"{weekday_name(day)} {day.day} {month_name(day.month)}"


def short_date(day: date) -> str:
    """``7 december 2026``."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def clock(at: datetime) -> str:
    """``9.30``: a time of the day the Dutch way."""
    return f"{at.hour}.{at.minute:02d}"


def moment(at: datetime, today: date) -> str:
    """``maandag 7 december, 9.30 uur``, with the year when it is another one than that of today."""
    day = day_and_month(at.date()) if at.year == today.year else full_date(at.date())
    return text("calendar.moment", dag=day, tijd=clock(at))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence, written as its placeholder asks.

    ``{x:eur}`` is € 29.736 or € 650,12, ``{x:pct}`` 1,912%, ``{x:0}`` and ``{x:1}`` have at most so many decimals.
    """

    value: Decimal

    def __format__(self, spec: str) -> str:
        if spec == "eur":
            return format_cents(cents(self.value), always_cents=False)
        if spec == "pct":
            return f"{format_decimal(self.value * HUNDRED)}%"
        if spec.isdecimal():
            return format_decimal(rounded(self.value, int(spec)))
        return format_decimal(self.value)


def word_of(value: object) -> object:
    """A value as it is written in a sentence: dates in full, numbers with a comma, the rest unchanged."""
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, Decimal):
        return Figure(value)
    return value

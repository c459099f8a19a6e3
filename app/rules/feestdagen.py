"""Days that are no working days in the law, and terms that end on one (Algemene termijnenwet, articles 1 and 3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from app.domain.period import SATURDAY
from app.resources import folder, read_yaml
from app.rules.trace import Trace

ONE_DAY = timedelta(days=1)
SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Kalender:
    """The holidays of every year as the law names them, and the days put on a par with one, by decision per year."""

    every_year: tuple[Mapping[str, Any], ...]
    on_a_par: frozenset[date]
    first_year: int
    last_year: int

    def is_complete(self, year: int) -> bool:
        """Whether the decisions on single days of this year are known."""
        return self.first_year <= year <= self.last_year


@lru_cache(maxsize=1)
def calendar_of_law() -> Kalender:
    """What the data says about holidays."""
    raw = read_yaml(folder("feestdagen.yaml"))
    decided = raw["gelijkgesteld"]
    return Kalender(
        tuple(raw["elk_jaar"]), frozenset(decided["dagen"]), decided["eerste_jaar"], decided["laatste_jaar"]
    )


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the method of Meeus, Jones and Butcher)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    corrected = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - corrected + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    month, day = divmod(epact + weekday - 7 * ((golden + 11 * epact + 22 * weekday) // 451) + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=256)
def holidays(year: int) -> frozenset[date]:
    """The holidays of a year, and the days put on a par with them as far as they are known."""
    kalender = calendar_of_law()
    every = {_in_year(year, row) for row in kalender.every_year}
    return frozenset(every | {day for day in kalender.on_a_par if day.year == year})


def is_working_day(day: date) -> bool:
    """Whether it is no Saturday, Sunday or holiday."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def end_of_term(trace: Trace, last: date) -> date:
    """The last day of a term of the law: a later one when it would end on a Saturday, Sunday or holiday."""
    day = last
    while not _is_working(trace, day):
        day += ONE_DAY
    return day


def working_days_after(trace: Trace, start: date, number: int) -> date:
    """The last of so many working days after ``start``, which does not count itself."""
    day = start
    for _ in range(number):
        day = end_of_term(trace, day + ONE_DAY)
    return day


def day_of_delivery(trace: Trace, sent: date) -> date:
    """The second day after a letter was sent on which post is brought: not a Sunday, Monday or holiday.

    What a court may take for granted when nobody says when the letter came (ECLI:NL:HR:2016:2704).
    """
    day, days = sent, 0
    while days < 2:
        day += ONE_DAY
        _note(trace, day)
        days += day.weekday() not in (0, SUNDAY) and day not in holidays(day.year)
    return day


def _is_working(trace: Trace, day: date) -> bool:
    _note(trace, day)
    return is_working_day(day)


def _note(trace: Trace, day: date) -> None:
    """In a year of which the single days are not decided or not known to us, a term is an estimate."""
    if not calendar_of_law().is_complete(day.year):
        trace.estimate = True


def _in_year(year: int, row: Mapping[str, Any]) -> date:
    if "na_pasen" in row:
        return easter(year) + timedelta(days=row["na_pasen"])
    day = date(year, row["maand"], row["dag"])
    return day - ONE_DAY if row.get("niet_op_zondag") and day.weekday() == SUNDAY else day

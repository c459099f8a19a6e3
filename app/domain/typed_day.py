"""Reading a date as people write it: 1-7-2026, 01/07/2026, 1 juli 2026, 010726."""

import re
from datetime import date

from app.domain.wording import month_name
from app.errors import UserError

_NUMBERS = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIGHT = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_WORDS = re.compile(r"(?:[a-z]+ )?(\d{1,2}) ([a-z]+)\.? (\d{4}|\d{2})")
FIRST_YEAR, LAST_YEAR = 1900, 2100


def parse_day(typed: str, field: str, today: date, past: bool = False) -> date:
    """The day that was typed. A year of two digits is the nearest one; with ``past`` (a birth) never after today.

    Raises UserError that names ``field`` when it is no date or lies outside 1900 to 2100.
    """
    day, month, year = _parts(typed, field)
    if year < 100:
        year += 2000
        if year > today.year + (0 if past else 50) or (past and (year, month, day) > _triple(today)):
            year -= 100
    try:
        found = date(year, month, day)
    except ValueError:
        raise UserError("ui.date.no_such_day", field=field, typed=typed[:40]) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise UserError("ui.date.far_away", field=field, typed=typed[:40])
    return found


def short_day(day: date) -> str:
    """``1-7-2026``, as a date stands in a field."""
    return f"{day.day}-{day.month}-{day.year}"


def _triple(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _parts(typed: str, field: str) -> tuple[int, int, int]:
    bare = " ".join(typed.lower().split())
    for pattern in (_ISO, _NUMBERS, _TIGHT):
        if found := pattern.fullmatch(bare):
            one, two, three = (int(part) for part in found.groups())
            return (three, two, one) if pattern is _ISO else (one, two, three)
    found = _WORDS.fullmatch(bare)
    month = _month(found[2]) if found else 0
    if not found or not month:
        raise UserError("ui.date.not_a_date", field=field, typed=typed[:40])
    return int(found[1]), month, int(found[3])


def _month(word: str) -> int:
    if len(word) < 3:
        return 0
    names = [month_name(number).lower() for number in range(1, 13)]
    if word == "mrt":
        return 3
    hits = [number for number, name in enumerate(names, 1) if name.startswith(word)]
    return hits[0] if len(hits) == 1 else 0

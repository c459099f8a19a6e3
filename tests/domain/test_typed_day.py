"""A date as people write it, wherever it is typed."""

from datetime import date

import pytest

from app.domain.typed_day import parse_day, short_day
from app.errors import UserError

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "typed", ["1-7-2026", "01/07/2026", "2026-07-01", "1 juli 2026", "010726", "woensdag 1 jul 26"]
)
def test_one_day_in_many_ways(typed: str):
    assert parse_day(typed, "Vanaf", TODAY) == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("typed", "past", "found"),
    [
        ("120485", True, date(1985, 4, 12)),
        ("24-11-26", True, date(1926, 11, 24)),
        ("1 mrt 08", True, date(2008, 3, 1)),
        ("1-1-80", False, date(1980, 1, 1)),
        ("1-1-70", False, date(2070, 1, 1)),
    ],
)
def test_a_year_of_two_digits_is_the_nearest_one(typed: str, past: bool, found: date):
    assert parse_day(typed, "Geboren", TODAY, past=past) == found


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31-2-2026", "bestaat niet"),
        ("1-1-1850", "jaar"),
        ("gisteren", "geen datum"),
        ("1 ju 26", "geen datum"),
        ("1 xy 2026", "geen datum"),
        ("1 x 2026", "geen datum"),
    ],
)
def test_what_is_no_day_is_said_with_its_field(typed: str, words: str):
    with pytest.raises(UserError, match=f"Geboren: .*{words}"):
        parse_day(typed, "Geboren", TODAY)


def test_a_day_stands_short_in_a_field():
    assert short_day(date(2026, 7, 1)) == "1-7-2026"

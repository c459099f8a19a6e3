"""Values that change over time, ages, and months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.period import (
    UNKNOWN,
    Span,
    Varying,
    add_months,
    age_before,
    age_on,
    always,
    first_days,
    months_later,
    whole_months,
    working_day,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
JULY = date(2026, 7, 1)
RENT = Varying((Span(600, None, date(2026, 6, 30)), Span(650, JULY, date(2026, 9, 30))))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1990, 1, 1), 600),
        (date(2026, 6, 30), 600),
        (JULY, 650),
        (date(2026, 9, 30), 650),
        (date(2026, 10, 1), None),
    ],
)
def test_a_value_holds_from_its_first_to_its_last_day(day, expected):
    assert RENT.at(day) == expected


def test_the_days_of_change():
    assert RENT.changes() == (JULY, JULY, date(2026, 10, 1))
    assert always(5).changes() == ()
    assert Varying((Span(1, None, date.max),)).changes() == ()


@given(DAYS)
def test_what_holds_always_holds_on_any_day(day):
    assert always(7).at(day) == 7
    assert UNKNOWN.at(day) is None


@given(DAYS, DAYS)
def test_nothing_changes_between_two_changes(first, second):
    marks = RENT.changes()
    if not any(min(first, second) < mark <= max(first, second) for mark in marks):
        assert RENT.at(first) == RENT.at(second)


def test_the_first_days_of_a_year():
    days = first_days(2026)
    assert len(days) == 12
    assert {day.day for day in days} == {1}
    assert [day.month for day in days] == list(range(1, 13))


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2008-03-15", "2026-03-14", 17),
        ("2008-03-15", "2026-03-15", 18),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-02-29", "2028-02-29", 20),
        ("2026-01-01", "2026-01-01", 0),
    ],
)
def test_ages(born, day, age):
    assert age_on(date.fromisoformat(born), date.fromisoformat(day)) == age


@given(DAYS, DAYS)
def test_one_is_a_year_older_on_the_next_birthday(born, day):
    age = age_on(born, day)
    assert age_on(born, day + timedelta(days=1)) - age in (0, 1)
    assert age_on(born, day) + age_on(day, born) in (0, -1)


def test_an_age_that_counts_from_the_month_after_the_birthday():
    born = date(2008, 3, 1)
    assert age_before(born, date(2026, 3, 1)) == 17
    assert age_before(born, date(2026, 4, 1)) == 18


@given(DAYS, st.integers(-200, 200))
def test_adding_months_and_taking_them_away(day, months):
    there = add_months(day, months)
    assert there.day == 1
    assert add_months(there, -months) == day.replace(day=1)


def test_adding_months_passes_the_new_year():
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 1)
    assert add_months(date(2026, 1, 31), -1) == date(2025, 12, 1)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 11, 23), 3, date(2027, 2, 23)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_the_same_day_some_months_on_or_the_last_of_a_shorter_month(start, months, expected):
    assert months_later(start, months) == expected


@given(DAYS, st.integers(0, 36))
def test_months_later_is_as_many_months_away(day, months):
    assert whole_months(day, months_later(day, months)) == months


def test_months_are_counted_to_the_nearest_and_never_below_zero():
    assert whole_months(date(2026, 11, 23), date(2027, 2, 22)) == 3
    assert whole_months(date(2026, 11, 23), date(2026, 12, 1)) == 0
    assert whole_months(date(2026, 11, 23), date(2026, 1, 1)) == 0


def test_a_day_in_the_weekend_moves_to_monday():
    assert working_day(date(2026, 11, 28)) == date(2026, 11, 30)
    assert working_day(date(2026, 11, 29)) == date(2026, 11, 30)
    assert working_day(date(2026, 11, 27)) == date(2026, 11, 27)

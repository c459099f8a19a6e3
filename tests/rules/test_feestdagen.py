"""Holidays and terms: Easter of known years, days that a decision put on a par, and what ends on such a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.feestdagen import day_of_delivery, easter, end_of_term, holidays, is_working_day, working_days_after
from app.rules.trace import Trace

DAYS = st.dates(date(2023, 1, 1), date(2028, 11, 30))


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2008, 3, 23), (2011, 4, 24), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)],
)
def test_easter_of_years_that_are_known(year, month, day):
    assert easter(year) == date(year, month, day)


@given(st.integers(1900, 2200))
def test_easter_is_a_sunday_in_march_or_april(year):
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_the_holidays_of_2026():
    assert holidays(2026) == {
        *(date(2026, 1, day) for day in (1, 2)),
        *(date(2026, 4, day) for day in (3, 6, 27)),
        *(date(2026, 5, day) for day in (5, 14, 15, 25)),
        *(date(2026, 12, day) for day in (25, 26)),
    }


def test_koningsdag_moves_when_it_is_a_sunday():
    assert date(2025, 4, 26) in holidays(2025)
    assert date(2025, 4, 27) not in holidays(2025)


@given(DAYS)
def test_a_term_ends_on_the_first_working_day_from_its_last(day):
    end = end_of_term(Trace(), day)
    assert is_working_day(end)
    assert all(not is_working_day(day + timedelta(days=n)) for n in range((end - day).days))


@given(DAYS, st.integers(0, 12))
def test_working_days_are_counted_one_by_one(day, number):
    end = working_days_after(Trace(), day, number)
    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(map(is_working_day, between)) == number


def test_post_does_not_come_on_a_sunday_a_monday_or_a_holiday():
    assert day_of_delivery(Trace(), date(2026, 3, 4)) == date(2026, 3, 6)
    assert day_of_delivery(Trace(), date(2026, 3, 7)) == date(2026, 3, 11)
    assert day_of_delivery(Trace(), date(2026, 12, 23)) == date(2026, 12, 29)


def test_in_a_year_of_which_the_single_days_are_not_known_a_term_is_an_estimate():
    for day, unsure in ((date(2028, 12, 29), False), (date(2029, 1, 2), True), (date(2022, 12, 30), True)):
        trace = Trace()
        end_of_term(trace, day)
        assert trace.estimate is unsure

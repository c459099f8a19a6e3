"""Wettelijke rente: days, rates that change, interest on interest, and what is not known yet."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from tests.rules.spoken import Answer, ask

DAYS = st.dates(date(2015, 1, 1), date(2026, 12, 31))


def answer(vanaf: str, tot: str, hoofdsom: str = "1000") -> Answer:
    return ask("wettelijke_rente", "2026-03-01", hoofdsom=hoofdsom, vanaf=vanaf, tot=tot)


def rente(vanaf: str, tot: str, hoofdsom: str = "1000") -> Decimal:
    return answer(vanaf, tot, hoofdsom)["rente"]


def test_no_days_or_no_debt_give_no_interest():
    assert rente("2025-03-01", "2025-03-01") == 0
    assert rente("2020-03-01", "2026-03-01", "0") == 0


def test_the_last_day_does_not_count_itself():
    assert rente("2025-03-01", "2025-03-02", "36500") == Decimal("6.00")


def test_a_new_rate_holds_from_its_first_day():
    assert rente("2023-12-31", "2024-01-01", "36500") == Decimal("6.00")
    assert rente("2024-01-01", "2024-01-02", "36500") == Decimal("7.00")


def test_interest_joins_the_debt_after_a_full_year_and_not_before():
    # 2% of 1000 is 20 a year; the second year 2% of 1020
    assert rente("2017-03-01", "2019-03-01") == Decimal("40.40")
    assert rente("2017-03-01", "2018-03-01") == Decimal("20.00")
    names = [name for name, _ in answer("2017-03-01", "2019-02-28").own_steps]
    assert names == ["rente_over_dagen", "rente_bij_hoofdsom", "rente_over_dagen", "wettelijke_rente"]


def test_a_year_from_29_february_ends_before_1_march():
    names = [name for name, _ in answer("2020-02-29", "2021-03-01").own_steps]
    assert names == ["rente_over_dagen", "rente_bij_hoofdsom", "wettelijke_rente"]
    assert [name for name, _ in answer("2020-02-29", "2021-02-28").own_steps].count("rente_bij_hoofdsom") == 0


@given(DAYS, st.integers(0, 3000), st.integers(1, 400))
def test_longer_is_never_cheaper(vanaf, days, more):
    one, two = (rente(str(vanaf), str(vanaf + timedelta(days=d)), "5000") for d in (days, days + more))
    assert one <= two


@given(DAYS, st.integers(0, 3000), st.integers(0, 100_000_00))
def test_twice_the_debt_is_twice_the_interest(vanaf, days, cents):
    tot = str(vanaf + timedelta(days=days))
    one, two = (rente(str(vanaf), tot, str(Decimal(c) / 100)) for c in (cents, 2 * cents))
    assert abs(two - 2 * one) <= Decimal("0.01")


def test_days_after_june_2026_are_an_estimate():
    assert not answer("2020-01-01", "2026-07-01").estimate
    assert answer("2020-01-01", "2026-07-02").estimate


def test_every_step_is_said_and_cited():
    found = answer("2025-01-01", "2026-01-01")
    assert [article for _, article in found.own_steps] == ["119, eerste lid", "119, tweede lid", "119"]
    assert found.sentences == [
        "Over € 1.000 komt 365 dagen lang rente, 6% per jaar.",
        "Er is een jaar voorbij. De rente € 60 komt bij € 1.000.",
        "U bent € 1.060 schuldig. Daarvan was € 1.000 de schuld zelf, de rest is rente.",
    ]


@pytest.mark.parametrize(
    ("vanaf", "tot", "named"),
    [
        ("2014-12-31", "2025-01-01", r"vanaf: .*2015-01-01"),
        ("2025-01-02", "2025-01-01", r"tot: .*2025-01-02"),
        ("2025-02-30", "2025-03-01", "vanaf"),
        ("1 januari", "2025-03-01", "vanaf"),
        ("2025-01-01", "2101-01-01", "tot"),
        (20250101, "2025-03-01", "vanaf"),
        (None, "2025-03-01", "vanaf"),
    ],
)
def test_a_wrong_day_is_named(vanaf, tot, named):
    with pytest.raises(UserError, match=named):
        answer(vanaf, tot)

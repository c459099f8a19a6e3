"""What goes back when the income of the year turns out higher, and what telling it early is worth."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.money import Cents
from app.domain.outcome import NOTHING, Range
from app.whatif.payback import HIGHER, TOESLAGEN, Payback, payback
from tests.households import Builder, a_household
from tests.rules.asking import per_year
from tests.rules.completions import Chance

ALONE = a_household(2026).living_on("1900", "loon").earning("28000").renting("650")


def found_for(home: Builder) -> Payback:
    return payback(home.complete(), 2026)


def paid(home: Builder, regeling: str) -> Decimal:
    return per_year(home, regeling)


def receiving_all(home: Builder) -> Builder:
    for name in ("zorgtoeslag", "huurtoeslag"):
        home = home.receiving(name, str(paid(home, name) // 12))
    return home


def test_the_part_that_is_too_much_is_the_right_now_less_the_right_then():
    found = found_for(receiving_all(ALONE))
    assert found.now == NOTHING
    assert [row.percent for row in found.rows] == list(HIGHER)
    row = found.rows[1]
    assert row.more_income == 2_800_00
    by_name = {part.regeling: part for part in row.parts}
    for name, part in by_name.items():
        right = paid(ALONE.earning("30800"), name)
        received = paid(ALONE, name) // 12 * 12
        assert part.back.low == part.back.high
        assert abs(part.back.high - 100 * (received - right)) <= 12_00
        assert not part.assumed


def test_more_income_is_more_to_pay_back():
    rows = found_for(receiving_all(ALONE)).rows
    assert 0 < rows[0].back.low < rows[1].back.low < rows[2].back.low


def test_telling_it_early_saves_the_months_that_are_left():
    found = found_for(receiving_all(ALONE).on(6, 10))
    row = found.rows[1]
    assert found.month == 6
    assert row.by(12) == row.back
    assert row.by(6).low == row.back.low // 2
    assert not found.is_late
    assert found_for(ALONE.on(11, 2)).is_late
    assert payback(ALONE.complete(), 2025).month == 12


def test_what_is_not_received_never_goes_back():
    assert all(row.back == NOTHING and not row.parts for row in found_for(ALONE).rows)


def test_what_may_be_received_is_taken_to_be_what_there_is_a_right_to():
    found = found_for(ALONE.receiving_unknown())
    assert found.now == NOTHING
    assert all(part.assumed for part in found.rows[0].parts)
    assert found.rows[1].back.high == 100 * (
        sum(paid(ALONE, name) - paid(ALONE.earning("30800"), name) for name in ("zorgtoeslag", "huurtoeslag"))
    )


def test_an_income_that_is_not_known_cannot_be_higher():
    found = found_for(ALONE.changing("p1", toetsingsinkomen=None).receiving("zorgtoeslag", "100"))
    assert not found.income_known
    assert found.rows[0].more_income == 0


@pytest.mark.parametrize("year", [2025, 2026])
@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=max(5, settings.default.max_examples // 5))
def test_a_higher_income_never_lowers_what_goes_back(year, seed):
    chance = Chance(seed, year)
    found = payback(chance.household(), year)
    highs = [row.back.high for row in found.rows]
    assert highs == sorted(highs)
    assert all(part.regeling in TOESLAGEN for row in found.rows for part in row.parts)
    assert all(Range(Cents(0), Cents(0)).low <= row.by(month).low for row in found.rows for month in (1, 12))

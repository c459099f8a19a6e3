"""Low, typical and high stay in their order."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.energy.spread import NOTHING, Amounts, Carrier, Spread, amounts_of, around, difference, exactly, in_cents

NUMBERS = st.decimals(-1000, 1000, places=2)
SPREADS = st.lists(NUMBERS, min_size=3, max_size=3).map(lambda ends: Spread(*sorted(ends)))


@pytest.mark.parametrize("ends", [(2, 1, 3), (1, 3, 2), (3, 2, 1)])
def test_ends_in_another_order_are_refused(ends):
    with pytest.raises(ValueError, match="do not rise"):
        Spread(*map(Decimal, ends))


@given(SPREADS, SPREADS)
def test_sums_and_differences_keep_the_order(one: Spread, other: Spread):
    both = one.plus(other)
    assert both.low <= both.typical <= both.high
    left = difference(one, other)
    assert left.low <= left.typical <= left.high
    assert left.typical == one.typical - other.typical


@given(NUMBERS, st.decimals(0, 500, places=2))
def test_an_amount_with_a_margin_does_not_go_below_zero_by_it(typical, half):
    found = around(typical, half)
    assert found.low >= min(Decimal(0), typical)
    assert found.high == typical + half


def test_small_questions():
    assert exactly(Decimal(2)).is_exact
    assert not exactly(Decimal(2)).is_nothing
    assert NOTHING.is_nothing
    assert Spread(Decimal(1), Decimal(2), Decimal(4)).times(Decimal(2)).ends == (2, 4, 8)


def test_euros_become_cents_half_up():
    worth = in_cents(Spread(Decimal("1.004"), Decimal("1.005"), Decimal(2)))
    assert (worth.low, worth.typical, worth.high) == (100, 101, 200)
    assert (worth.range.low, worth.range.high, worth.middle.low, worth.middle.high) == (100, 200, 101, 101)


def test_amounts_per_carrier_add_what_stands_there_twice():
    two = exactly(Decimal(2))
    found = amounts_of([(Carrier.GAS, two), (Carrier.GAS, two), (Carrier.WATER, two)])
    assert found == Amounts(gas=exactly(Decimal(4)), water=two)
    assert [found.of(carrier).typical for carrier in Carrier] == [4, 0, 0, 2]
    assert found.above(Amounts(gas=two)).gas == two

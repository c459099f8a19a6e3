"""The amounts beside the chart of an account."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.budget.scale import MOST_TICKS, scale_of


def test_round_amounts_enclose_the_balances():
    assert scale_of([60_00, 2_100_00]) == (0, 500_00, 1_000_00, 1_500_00, 2_000_00, 2_500_00)
    assert scale_of([-88_90, 90_00]) == (-100_00, -50_00, 0, 50_00, 100_00)
    assert scale_of([0]) == (0, 50_00)


@given(st.lists(st.integers(-5_000_000_00, 5_000_000_00), min_size=1, max_size=9))
def test_every_balance_and_nought_lie_between_the_ends_at_equal_distances(balances):
    ticks = scale_of(balances)
    assert ticks[0] <= min(0, *balances)
    assert ticks[-1] >= max(0, *balances)
    assert 0 in ticks
    assert 1 < len(ticks) <= MOST_TICKS + 1
    assert len({b - a for a, b in pairwise(ticks)}) == 1

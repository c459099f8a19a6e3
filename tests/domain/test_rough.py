"""Round amounts that still enclose the exact ones."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Cents
from app.domain.outcome import Range
from app.domain.rough import full_scale, outward, scale_to

ENDS = st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)).map(sorted)


@given(ENDS)
def test_a_rough_range_encloses_the_exact_one(ends):
    exact = Range(Cents(ends[0]), Cents(ends[1]))
    rough = outward(exact)
    assert 0 <= rough.low <= exact.low <= exact.high <= rough.high
    assert rough.high - rough.low < exact.high - exact.low + 2 * 100_00


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (91_234, 160_001, (90_000, 170_000)),
        (12_345, 67_890, (12_000, 68_000)),
        (101, 4_950, (100, 5_000)),
        (12_345, 12_345, (12_345, 12_345)),
    ],
)
def test_hundreds_tens_and_euros(low, high, expected):
    rough = outward(Range(Cents(low), Cents(high)))
    assert (rough.low, rough.high) == expected


@given(st.lists(st.integers(0, 10**8).map(Cents), max_size=4))
def test_all_amounts_fit_on_the_scale(amounts):
    scale = full_scale(*amounts)
    assert all(amount <= scale for amount in amounts)


def test_the_smallest_scale_that_fits():
    assert full_scale() == 25_000
    assert full_scale(Cents(25_000), Cents(25_001)) == 50_000
    assert full_scale(Cents(10**8)) == 10**8


@given(st.integers(-100, 10**8), st.integers(1, 8))
def test_a_scale_is_round_and_reaches_the_highest(highest, parts):
    lines = scale_to(highest, parts)
    assert lines[0] == 0
    assert lines[-1] >= highest
    assert 2 <= len(lines) <= parts + 1
    assert len({upper - lower for lower, upper in pairwise(lines)}) == 1

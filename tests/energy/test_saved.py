"""Lines in whole euros that add up to their total."""

from hypothesis import given
from hypothesis import strategies as st

from app.energy.saved import Bucket, in_whole_euros
from app.energy.savings import savings
from tests.energy.builders import SEVEN, known, placed, will_do


@given(st.lists(st.integers(-5_000, 50_000), min_size=1, max_size=12))
def test_the_lines_are_the_total_and_none_is_a_euro_or_more_away(parts):
    total = sum(parts)
    whole = in_whole_euros(total, parts)
    assert sum(whole) == (total + 50) // 100
    assert all(abs(one * 100 - part) < 100 for one, part in zip(whole, parts, strict=True))


def test_the_lines_of_a_visit_are_its_total():
    found = savings([*(placed(name) for name in SEVEN), will_do("koelkast_stand")], known())
    assert sum(found.whole_euros(Bucket.PLACED).values()) == (found.placed.euros.typical + 50) // 100
    assert set(found.whole_euros(Bucket.WILL_DO)) == {"koelkast_stand"}
    assert found.whole_euros(Bucket.CORPORATION) == {}

"""The clock never runs back, and follows another device, but not into next week."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol import clock

NOW = datetime(2026, 7, 1, 10, 0, tzinfo=UTC)
MOMENTS = st.integers(-(10**6), 10**6).map(lambda seconds: NOW + timedelta(seconds=seconds))


@given(st.lists(MOMENTS, min_size=2, max_size=20))
def test_it_only_rises(moments: list[datetime]):
    stamps = [""]
    for moment in moments:
        stamps.append(clock.tick(stamps[-1], moment))
    assert stamps == sorted(set(stamps))


@given(st.lists(st.tuples(st.booleans(), MOMENTS), min_size=1, max_size=30))
def test_what_follows_a_message_sorts_after_it(steps: list[tuple[bool, datetime]]):
    mine, other = "", ""
    for is_mine, moment in steps:
        if is_mine:
            mine = clock.tick(clock.heard(mine, other, NOW) if other else mine, moment)
            ahead = other and clock.moment_of(other) - NOW > timedelta(days=1)
            assert ahead or mine > other
        else:
            other = clock.tick(other, moment)


def test_one_wrong_clock_does_not_pull_the_others_along():
    mine = clock.tick("", NOW)
    assert clock.heard(mine, clock.tick("", NOW + timedelta(hours=20)), NOW) > mine
    assert clock.heard(mine, clock.tick("", NOW + timedelta(days=400)), NOW) == mine


def test_a_full_counter_goes_on_in_the_next_millisecond():
    assert clock.tick("018f00000000-ffff", datetime(2000, 1, 1, tzinfo=UTC)) == "018f00000001-0000"


def test_a_stamp_is_a_moment():
    assert clock.moment_of(clock.tick("", NOW)) == NOW
    assert clock.is_stamp("018f00000000-0000")
    with pytest.raises(ValueError, match="nu"):
        clock.heard("", "nu", NOW)

"""Rectangles on a picture: cutting, moving and stretching never leave it, and what was covered stays covered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.attachment import Box, Redaction, between

PAGE = Box(0, 0, 200, 100)
STEPS = st.integers(-500, 500)


@st.composite
def boxes(draw: st.DrawFn, within: Box = PAGE) -> Box:
    left = draw(st.integers(within.left, within.right - 1))
    top = draw(st.integers(within.top, within.bottom - 1))
    return Box(left, top, draw(st.integers(left + 1, within.right)), draw(st.integers(top + 1, within.bottom)))


def holds(outer: Box, inner: Box) -> bool:
    return outer.shared(inner) == inner


def test_the_size_of_a_rectangle():
    assert (Box(10, 20, 40, 25).width, Box(10, 20, 40, 25).height) == (30, 5)
    assert not Box(0, 0, 1, 1).is_empty
    assert Box(5, 5, 5, 9).is_empty
    assert Box(5, 9, 6, 9).is_empty


def test_what_two_rectangles_share():
    assert Box(0, 0, 10, 10).shared(Box(5, 6, 20, 20)) == Box(5, 6, 10, 10)
    assert Box(0, 0, 10, 10).shared(Box(10, 0, 20, 20)).is_empty


@pytest.mark.parametrize("other", [(30, 5), (10, 20), (10, 5), (30, 20)])
def test_two_points_make_the_same_rectangle_from_any_side(other):
    opposite = (40 - other[0], 25 - other[1])
    assert between(opposite, other) == Box(10, 5, 30, 20)


@given(boxes(), STEPS, STEPS)
def test_moving_keeps_the_size_and_stays_on_the_page(box, right, down):
    moved = box.moved(right, down, PAGE)
    assert (moved.width, moved.height) == (box.width, box.height)
    assert holds(PAGE, moved)


@given(boxes(), STEPS, STEPS, st.integers(1, 20))
def test_stretching_keeps_the_corner_and_stays_on_the_page(box, right, down, least):
    stretched = box.stretched(right, down, PAGE, least)
    assert (stretched.left, stretched.top) == (box.left, box.top)
    assert holds(PAGE, stretched)
    assert stretched.width >= min(least, PAGE.right - box.left)
    assert stretched.height >= min(least, PAGE.bottom - box.top)


@given(boxes(), st.integers(1, 16))
def test_on_a_grid_and_shrunk_it_still_covers_what_it_covered(box, step):
    grid = box.on_grid(step)
    assert holds(grid, box)
    assert {edge % step for edge in (grid.left, grid.top, grid.right, grid.bottom)} == {0}
    small = box.shrunk(step)
    assert holds(Box(*(edge * step for edge in (small.left, small.top, small.right, small.bottom))), box)


@given(boxes(), st.lists(boxes(), max_size=4))
def test_what_is_covered_is_counted_from_the_corner_of_what_stays(crop, black):
    covered = Redaction(crop, tuple(black)).covered()
    page = Box(0, 0, crop.width, crop.height)
    assert all(holds(page, box) and not box.is_empty for box in covered)
    assert len(covered) == sum(not box.shared(crop).is_empty for box in black)


def test_a_picture_that_stays_whole_hides_nothing():
    assert not Redaction(PAGE).hides(200, 100)
    assert not Redaction(PAGE, (Box(300, 0, 310, 10),)).hides(200, 100)
    assert Redaction(PAGE, (Box(0, 0, 10, 10),)).hides(200, 100)
    assert Redaction(Box(0, 0, 199, 100)).hides(200, 100)

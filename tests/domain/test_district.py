"""No number of the district can point at a household: nothing under five, also not by subtracting."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.district import FEWEST, Area, together, told
from app.domain.money import Cents
from app.domain.yields import Yield

SIZES = st.lists(st.integers(1, 12), max_size=8)


def areas_of(sizes: list[int], unnamed: int = 0) -> list[Area]:
    made = [
        Area(f"Wijk {number}", size, Yield(Cents(size), Cents(size), Cents(size), 1))
        for number, size in enumerate(sizes)
    ]
    return [*made, *([Area("", unnamed, Yield())] if unnamed else [])]


@given(SIZES, st.integers(0, 9))
def test_nothing_under_five_is_told_apart_and_nothing_is_lost(sizes, unnamed):
    areas = areas_of(sizes, unnamed)
    shown = told(areas)
    assert together(shown).households == sum(sizes) + unnamed
    assert together(shown).yields == together(areas).yields
    if sum(sizes) + unnamed >= FEWEST:
        assert all(area.is_told for area in shown)
    else:
        assert [area.is_told for area in shown] == ([False] if areas else [])
    assert [area.name for area in shown].count("") <= 1


def test_one_small_area_takes_the_next_one_with_it():
    shown = told(areas_of([9, 6, 2]))
    assert [(area.name, area.households) for area in shown] == [("Wijk 0", 9), ("", 8)]


def test_large_areas_stand_by_themselves():
    assert [area.name for area in told(areas_of([5, 7]))] == ["Wijk 1", "Wijk 0"]

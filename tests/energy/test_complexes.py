"""The list per complex: labels only with their ground, and no number that points at somebody."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Cents
from app.energy.bill import YearCost
from app.energy.complexes import FEWEST, Dwelling, complex_lists
from app.energy.home import LABELS
from app.energy.poverty import Finding, Holds, Incomes, Indicator, indicators
from app.energy.spread import Euros
from tests.energy.builders import known

COST = YearCost(Euros(Cents(250_000), Cents(250_000), Cents(250_000)), False, True, ())
FINDINGS = indicators(Incomes(Cents(2_000_000), Cents(2_000_000), "participatiewet.norm_alleenstaand"), COST, known())


def findings(holds: Holds) -> tuple[Finding, ...]:
    """What was found of one household: its quotes as said, and the two indicators without a sourced line."""
    quotes = tuple(replace(one, holds=holds, counted=holds in (Holds.YES, Holds.NO)) for one in FINDINGS[:2])
    return *quotes, *FINDINGS[2:]


def homes(count: int, holds: Holds, label: str = "F", name: str = "Noord 14") -> list[Dwelling]:
    return [Dwelling(name, f"Straat {number}", label, True, findings(holds)) for number in range(count)]


def test_a_dwelling_stands_there_with_its_label_when_a_ground_lets_it_go():
    (found,) = complex_lists(
        [
            Dwelling("Noord 14", "Straat 10", "F", True),
            Dwelling("noord  14", "straat 2", "B", True),
            Dwelling("Noord 14", "", None, False),
        ]
    )
    assert found.name == "Noord 14"
    assert [(one.address, one.label, one.is_flagged) for one in found.dwellings] == [
        ("straat 2", "B", False),
        ("Straat 10", "F", True),
    ]
    assert (found.flagged, found.counts) == (None, ())


def test_a_complex_of_which_nothing_may_be_told_and_one_without_a_name_are_left_out():
    assert complex_lists([Dwelling("Noord", "", None, False), Dwelling(" ", "Straat 1", "F", True)]) == ()


@pytest.mark.parametrize(("count", "flagged"), [(4, None), (5, 5)])
def test_fewer_than_five_bad_labels_are_not_counted(count, flagged):
    (found,) = complex_lists(homes(count, Holds.NO))
    assert found.flagged == flagged


@pytest.mark.parametrize(
    ("yes", "no", "number", "of"),
    [(4, 6, None, 10), (5, 5, 5, 10), (5, 4, None, 9), (5, 0, None, 5), (3, 1, None, None), (9, 11, 9, 20)],
)
def test_a_number_under_five_or_that_leaves_fewer_outside_is_not_told(yes, no, number, of):
    (found,) = complex_lists(homes(yes, Holds.YES) + homes(no, Holds.NO))
    assert [(one.number, one.known) for one in found.counts] == [(number, of)] * 2


def test_an_indicator_without_a_sourced_threshold_and_one_that_only_may_hold_are_not_counted():
    (found,) = complex_lists(homes(10, Holds.YES) + homes(10, Holds.NO) + homes(30, Holds.MAYBE))
    assert [one.finding.indicator for one in found.counts] == [Indicator.QUOTE_8, Indicator.QUOTE_10]
    assert [(one.number, one.known) for one in found.counts] == [(10, 20)] * 2


@given(st.lists(st.tuples(st.sampled_from(LABELS), st.booleans(), st.sampled_from(list(Holds))), max_size=30))
def test_no_number_that_is_told_is_small_or_leaves_a_small_one(rows):
    told = complex_lists(
        Dwelling("Noord", f"Straat {place}", label if may_show else None, may_show, findings(holds))
        for place, (label, may_show, holds) in enumerate(rows)
    )
    for one in told:
        assert all(dwelling.may_show for dwelling in one.dwellings)
        assert one.flagged is None or one.flagged >= FEWEST
        for count in one.counts:
            assert count.known is None or count.known >= FEWEST
            if count.number is not None:
                assert count.known is not None
                assert FEWEST <= count.number <= count.known - FEWEST

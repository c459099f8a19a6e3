"""Ranges over what is not known are sound: whatever the answers turn out to be, the outcome lies inside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.household import Household
from app.domain.outcome import Outcome, Outcomes
from app.rules.evaluate import evaluate
from tests.rules.completions import Chance, filled_from

YEARS = [2025, 2026]
SEEDS = st.integers(0, 2**32 - 1)
HALF = settings(max_examples=settings.default.max_examples // 2)
"""Half as many as elsewhere, because each example judges many households."""


def has_no_figures(outcome: Outcome) -> bool:
    """Whether the law has no figures of the year at all: then there is nothing to narrow."""
    return outcome.reason.text_id == "reden.geen_regels"


def judge(household: Household) -> Outcomes:
    return evaluate(household, with_steps=False)


@pytest.mark.parametrize("year", YEARS)
@given(seed=SEEDS)
def test_every_completion_lies_between_van_and_tot(year, seed):
    chance = Chance(seed, year)
    whole = chance.household()
    true = judge(whole)
    for partly in (chance.forgotten(whole) for _ in range(4)):
        for award, found in zip(true.outcomes, judge(partly).outcomes, strict=True):
            said = (award.regeling, found.right, award.right, found.depends_on)
            assert found.right.low <= award.right.low, said
            assert award.right.high <= found.right.high, said


@pytest.mark.parametrize("year", YEARS)
@HALF
@given(seed=SEEDS)
def test_an_answer_narrows_a_range_and_changes_nothing_where_nothing_depends_on_it(year, seed):
    chance = Chance(seed, year)
    whole = chance.household()
    partly = chance.forgotten(whole)
    before = [outcome for outcome in judge(partly).outcomes if not has_no_figures(outcome)]
    for outcome in before:
        assert bool(outcome.depends_on) == (not outcome.right.is_exact), (outcome.regeling, outcome.depends_on)
        assert (outcome.per_year is None) == bool(outcome.depends_on)
        assert len(set(outcome.depends_on)) == len(outcome.depends_on)
    for path, known in filled_from(whole, partly):
        after = judge(known)
        for one in before:
            other = after.of(one.regeling)
            said = (path, one.regeling, one.right, other.right, one.depends_on)
            assert one.right.low <= other.right.low, said
            assert other.right.high <= one.right.high, said
            assert path in one.depends_on or one.right == other.right, said

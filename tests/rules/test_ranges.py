"""Ranges over what is not known are sound: whatever the answers turn out to be, the outcome lies inside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.household import Household
from app.domain.outcome import NOTHING, Outcome, Outcomes, Recht
from app.rules.evaluate import evaluate
from app.rules.parameters import laws
from app.rules.regelingen import REGELINGEN
from tests.rules.completions import Chance, filled_from

YEARS = [2025, 2026]
SEEDS = st.integers(0, 2**32 - 1)
HALF = settings(max_examples=settings.default.max_examples // 2)
"""Half as many as elsewhere, because each example judges many households."""


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
            assert encloses(found, award), (award.regeling, found, award)


def encloses(wide: Outcome, narrow: Outcome) -> bool:
    """Whether one outcome allows everything that another allows; one that says no amount depends on something."""
    if not wide.bounded:
        says_nothing = wide.recht is Recht.ONBEKEND and wide.right == NOTHING
        return says_nothing and (bool(wide.depends_on) or not narrow.bounded)
    pairs = ((wide.right, narrow.right), (wide.risk, narrow.risk))
    return narrow.bounded and all(one.low <= other.low and other.high <= one.high for one, other in pairs)


@pytest.mark.parametrize("year", YEARS)
@HALF
@given(seed=SEEDS)
def test_an_answer_narrows_a_range_and_changes_nothing_where_nothing_depends_on_it(year, seed):
    chance = Chance(seed, year)
    whole = chance.household()
    partly = chance.forgotten(whole)
    before = judge(partly).outcomes
    for outcome in before:
        regeling = REGELINGEN[outcome.regeling]
        if regeling.law not in laws(year):
            continue
        is_open = not (outcome.bounded and outcome.right.is_exact and outcome.risk.is_exact)
        is_told = bool(outcome.depends_on) == is_open
        is_never_told = is_open and (regeling.banded or not outcome.bounded)
        assert is_told or is_never_told, (outcome.regeling, outcome.depends_on)
        assert (outcome.per_year is None) == is_open
        assert len(set(outcome.depends_on)) == len(outcome.depends_on)
    for path, known in filled_from(whole, partly):
        for one, other in zip(before, judge(known).outcomes, strict=True):
            said = (path, one.regeling, one, other)
            assert encloses(one, other), said
            if one.bounded:
                assert path in one.depends_on or (one.right, one.risk) == (other.right, other.risk), said

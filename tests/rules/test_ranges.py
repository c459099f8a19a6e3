"""Ranges over what is not known are sound: whatever the answers turn out to be, the outcome lies inside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.evaluate import evaluate
from tests.rules.completions import complete_households, forgotten

LAWS = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "kinderbijslag")


@pytest.mark.parametrize("year", [2025, 2026])
@given(data=st.data())
def test_every_completion_lies_between_van_and_tot(year, data):
    whole = data.draw(complete_households(year))
    partly = data.draw(forgotten(whole, year))
    true, open_ = evaluate(whole, with_steps=False), evaluate(partly, with_steps=False)
    for name in LAWS:
        award, found = true.of(name).right, open_.of(name)
        assert found.right.low <= award.low, (name, found.right, award, found.depends_on)
        assert award.high <= found.right.high, (name, found.right, award, found.depends_on)


@pytest.mark.parametrize("year", [2025, 2026])
@given(data=st.data())
def test_an_outcome_depends_on_something_exactly_when_it_is_a_range(year, data):
    partly = data.draw(forgotten(data.draw(complete_households(year)), year))
    for outcome in evaluate(partly, with_steps=False).outcomes:
        assert bool(outcome.depends_on) == (not outcome.right.is_exact), (outcome.regeling, outcome.depends_on)
        assert (outcome.per_year is None) == bool(outcome.depends_on)

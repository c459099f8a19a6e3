"""Ranges over what is not known are sound: whatever the answers turn out to be, the outcome lies inside."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.household import Household
from app.domain.outcome import Outcomes
from app.rules.evaluate import evaluate
from app.rules.gemeente_shelf import pack_of
from tests.rules.completions import Chance, filled_from
from tests.rules.packs import SMALLEST, SOURCE

YEARS = [2025, 2026]
CHOICES = {
    "Ruimdorp": {"norm_percentage": 100, "netto_aow": "ja", "kinderopvang_telt_mee": "ja", "extra_vermogen": 1800},
    "Krapstad": {"norm_percentage": 90, "netto_aow": "nee", "kinderopvang_telt_mee": "nee", "extra_vermogen": 0},
}
SEEDS = st.integers(0, 2**32 - 1)
HALF = settings(max_examples=settings.default.max_examples // 2)
"""Half as many as elsewhere, because each example judges many households."""


@pytest.fixture(scope="module", autouse=True)
def two_municipalities(tmp_path_factory):
    """One that leaves a household most, and one that leaves it least."""
    folder = tmp_path_factory.mktemp("gemeenten")
    for name, chosen in CHOICES.items():
        both = {part: {**SOURCE, **chosen} for part in ("kwijtschelding", "kwijtschelding_waterschap")}
        pack = {**SMALLEST, "gemeente": name, **both}
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(pack), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("KEUKENTAFEL_GEMEENTEN", str(folder))
        assert pack_of("Krapstad") is not None
        yield


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
@given(seed=SEEDS)
def test_every_completion_of_a_poor_household_lies_between_van_and_tot(year, seed):
    chance = Chance(seed, year)
    whole = chance.poor(chance.household())
    true = judge(whole)
    for partly in (chance.forgotten(whole) for _ in range(4)):
        for award, found in zip(true.outcomes, judge(partly).outcomes, strict=True):
            said = (award.regeling, found.right, award.right, found.depends_on)
            assert found.right.low <= award.right.low, said
            assert award.right.high <= found.right.high, said


@pytest.mark.parametrize("poor", [False, True])
@pytest.mark.parametrize("year", YEARS)
@HALF
@given(seed=SEEDS)
def test_an_answer_narrows_a_range_and_changes_nothing_where_nothing_depends_on_it(year, poor, seed):
    chance = Chance(seed, year)
    home = chance.household()
    whole = chance.poor(home) if poor else home
    partly = chance.forgotten(whole)
    before = judge(partly).outcomes
    for outcome in before:
        assert bool(outcome.depends_on) == (not outcome.right.is_exact), (outcome.regeling, outcome.depends_on)
        assert (outcome.per_year is None) == bool(outcome.depends_on)
        assert len(set(outcome.depends_on)) == len(outcome.depends_on)
    for path, known in filled_from(whole, partly):
        for one, other in zip(before, judge(known).outcomes, strict=True):
            said = (path, one.regeling, one.right, other.right, one.depends_on)
            assert one.right.low <= other.right.low, said
            assert other.right.high <= one.right.high, said
            assert path in one.depends_on or one.right == other.right, said

"""Ranges over what is not known are sound: whatever the answers turn out to be, the outcome lies inside."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.domein import Domein
from app.domain.household import Household
from app.domain.outcome import NOTHING, Outcome, Outcomes, Recht
from app.rules.evaluate import evaluate
from app.rules.gemeente_shelf import pack_of
from app.rules.parameters import laws
from app.rules.regelingen import REGELINGEN, domein_of
from tests.rules.completions import Chance
from tests.rules.forgetting import filled_from
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
            assert encloses(found, award), (award.regeling, found, award)


def encloses(wide: Outcome, narrow: Outcome) -> bool:
    """Whether one outcome allows everything that another allows; one that says no amount depends on something."""
    if not wide.bounded:
        says_nothing = wide.recht is Recht.ONBEKEND and wide.right == NOTHING
        return says_nothing and (bool(wide.depends_on) or not narrow.bounded)
    if wide.is_undecided:  # it names no amount: whoever pays it must be asked
        return True
    pairs = [(wide.right, narrow.right), (wide.sooner, narrow.sooner)]
    is_told = wide.received is not None or domein_of(wide.regeling) is not Domein.GEMEENTE
    if is_told and not wide.waits:
        pairs.append((wide.risk, narrow.risk))
    return narrow.bounded and all(one.low <= other.low and other.high <= one.high for one, other in pairs)


@pytest.mark.parametrize("year", YEARS)
@given(seed=SEEDS)
def test_every_completion_of_a_poor_household_lies_between_van_and_tot(year, seed):
    chance = Chance(seed, year)
    whole = chance.poor(chance.household())
    true = judge(whole)
    for partly in (chance.forgotten(whole) for _ in range(4)):
        for award, found in zip(true.outcomes, judge(partly).outcomes, strict=True):
            assert encloses(found, award), (award.regeling, found, award)


@pytest.mark.parametrize("poor", [False, True])
@pytest.mark.parametrize("year", YEARS)
@HALF
@given(seed=SEEDS)
def test_an_answer_narrows_a_range_and_changes_nothing_where_nothing_depends_on_it(year, poor, seed):
    chance = Chance(seed, year)
    home = chance.household()
    whole = chance.poor(home) if poor else home
    partly = chance.forgotten(whole)
    before = [outcome for outcome in judge(partly).outcomes if not has_no_figures(outcome)]
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
        after = judge(known)
        for one in before:
            other = after.of(one.regeling)
            said = (path, one.regeling, one, other)
            assert encloses(one, other), said
            if one.bounded and not one.is_undecided and path not in one.depends_on:
                assert one.right == other.right, said
                assert one.risk == other.risk or domein_of(one.regeling) is Domein.GEMEENTE, said

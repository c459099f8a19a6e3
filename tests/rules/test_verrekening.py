"""A lower rent takes a part of the huurtoeslag, and that part is in no sum."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Cents
from app.domain.outcome import Outcomes, Range
from app.rules.evaluate import evaluate
from app.services.outcome_format import outcomes_json
from tests.households import Builder, a_household
from tests.rules.asking import per_year

HUUR, HIGH, LOW = "huurtoeslag", "huurverhoging", "huurverlaging"
TENANT = a_household(2026).earning("24000").renting("650")


def found(who: Builder) -> Outcomes:
    return evaluate(who.complete())


def gross(outcomes: Outcomes) -> int:
    """The sum that would count some euros twice, in eurocents."""
    return sum(outcome.still_to_claim.high for outcome in outcomes.everything)


def test_of_twenty_euros_less_rent_sixty_five_percent_was_paid_by_huurtoeslag():
    """Between basishuur and kwaliteitskortingsgrens all is paid, above it 65% (Wht article 21): 20 x 12 x 65% = 156."""
    outcomes = found(TENANT.raised("600"))
    (settled,) = outcomes.settled
    assert (settled.regeling, settled.door, settled.less) == (HUUR, (HIGH,), Range(Cents(156_00), Cents(156_00)))
    assert outcomes.missed.high == gross(outcomes) - 156_00
    (step,) = settled.steps
    assert (step.naam, step.waarde, step.schatting) == ("minder_huurtoeslag", Decimal(156), True)
    assert (step.bron.wet, step.bron.artikel) == ("Wet op de huurtoeslag", "5 en 21")


def test_what_is_received_already_becomes_less_too():
    full = str(found(TENANT).of(HUUR).months[2] // 100)
    outcomes = found(TENANT.raised("600").receiving(HUUR, full))
    assert outcomes.of(HUUR).still_to_claim.high == 0
    assert outcomes.together([outcomes.of(HIGH)]) == Range(Cents(84_00), Cents(84_00))


def test_without_huurtoeslag_nothing_comes_off():
    rich = a_household(2026).earning("60000").renting("650").raised("600")
    assert found(rich).settled == ()
    assert found(rich).missed.high >= 240_00
    assert found(TENANT).settled == ()


def test_of_a_rent_above_the_highest_one_nothing_was_paid():
    """The rent may be 945; that is still above the highest rent that counts in 2026 (932.93)."""
    dear = TENANT.renting("1000").raised("900")
    assert found(dear).of(HUUR).right.high > 0
    assert found(dear).of(HIGH).still_to_claim.high == 12 * 55_00
    assert found(dear).settled == ()


def test_both_findings_lower_the_rent_together():
    outcomes = found(a_household(2026).earning("29000").renting("750").raised("600", for_income=True))
    (settled,) = outcomes.settled
    assert settled.door == (HIGH, LOW)
    assert outcomes.missed.high == gross(outcomes) - settled.less.high
    assert outcomes.together([outcomes.of(HIGH)]).high == outcomes.of(HIGH).still_to_claim.high


def test_a_sum_is_never_below_nothing_and_an_open_income_leaves_a_range():
    outcomes = found(a_household(2026).earning(None).renting("750").raised("600", for_income=True))
    (settled,) = outcomes.settled
    assert settled.less.low == 0 < settled.less.high <= outcomes.of(HIGH).right.high + outcomes.of(LOW).right.high
    assert settled.steps == ()
    assert outcomes.missed.low >= 0


def test_it_stands_in_the_json_with_its_steps():
    written: Any = outcomes_json(found(TENANT.raised("600")), with_steps=True)
    (settled,) = written["verrekend"]
    assert (settled["regeling"], settled["door"], settled["lager_van"], settled["lager_tot"]) == (
        HUUR,
        [HIGH],
        156,
        156,
    )
    assert "156" not in settled["stappen"][0]["toelichting"]
    assert written["samen_nog_aan_te_vragen_van"] == found(TENANT.raised("600")).missed.low / 100
    short: Any = outcomes_json(found(TENANT.raised("600")), with_steps=False)
    assert "stappen" not in short["verrekend"][0]


@given(income=st.integers(9_000, 42_000), rent=st.integers(400, 930), more=st.integers(1, 120))
def test_the_sum_is_what_two_separate_calculations_give(income: int, rent: int, more: int):
    before = a_household(2026).earning(str(income)).renting(str(rent + more)).raised(str(rent))
    outcomes = found(before)
    saved = Decimal(outcomes.of(HIGH).right.high) / 100
    after = a_household(2026).earning(str(income)).renting(str(rent + more - saved / 12))
    lost = per_year(before, HUUR) - per_year(after, HUUR)
    less = sum((one.less.high for one in outcomes.settled), Cents(0))
    assert less == min(lost, saved) * 100
    assert outcomes.missed.high == gross(outcomes) - less


@pytest.mark.parametrize("changed", [{"verhoogd_op": None}, {"vorige_huur": None}])
def test_while_the_increase_is_open_nothing_is_settled(changed: dict[str, None]):
    household = TENANT.raised("600").complete()
    assert evaluate(replace(household, woning=replace(household.woning, **changed))).settled == ()

"""Savings: never more than there is, never one drop twice, and what is placed apart from what is advised."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.energy.answers import Choice, Seen, only_open
from app.energy.checklist_reading import checklist
from app.energy.combine import left_over
from app.energy.home import Cooking
from app.energy.saved import Bucket, Savings
from app.energy.savings import divided, savings
from app.energy.situation import GroupUse
from app.energy.spread import Carrier, Part
from tests.energy.builders import SEVEN, TYPICAL, a_contract, bills, known, placed, seen, will_do

ITEMS = [item for item in checklist().items if item.saves]
NAMES = st.sampled_from([item.id for item in ITEMS])
SETS = st.lists(NAMES, min_size=1, max_size=30, unique=True)
CAPS = {Carrier.GAS: Decimal("0.25"), Carrier.HEAT: Decimal("0.25"), Carrier.POWER: Decimal("0.30")}
CAPS[Carrier.WATER] = Decimal("0.30")
TINY = Decimal("1e-14")


def of(saved: Savings, item: str, bucket: Bucket = Bucket.PLACED):
    return next(one for one in saved.measures if one.item == item and one.bucket is bucket)


def test_what_was_placed_what_will_be_done_and_what_can_be_done_stand_apart():
    saved = savings([placed("douchekop"), will_do("tweede_koelkast"), seen("wassen_30"), seen("inductie")], known())
    assert [one.item for one in saved.in_bucket(Bucket.PLACED)] == ["douchekop"]
    assert [one.item for one in saved.in_bucket(Bucket.WILL_DO)] == ["tweede_koelkast"]
    assert [one.item for one in saved.in_bucket(Bucket.POSSIBLE)] == ["wassen_30"]
    assert [one.item for one in saved.in_bucket(Bucket.CORPORATION)] == ["inductie"]
    assert saved.placed.euros.typical + saved.advice.euros.typical == saved.together.euros.typical
    assert saved.together.euros.typical + saved.possible.euros.typical == saved.everything.euros.typical
    assert of(saved, "inductie", Bucket.CORPORATION).counted is None


def test_the_corporations_work_is_no_saving_of_the_visit():
    saved = savings([seen("isolatie_melden", reported=True)], known())
    assert saved.everything.euros.typical == 0
    assert of(saved, "isolatie_melden", Bucket.CORPORATION).amounts.gas.typical > 0


@pytest.mark.parametrize(
    "answer",
    [
        seen("wassen_30", choice=Choice.DOES_IT),
        seen("wassen_30", choice=Choice.NOT_WANTED),
        seen("wassen_30", choice=Choice.NOT_APPLICABLE),
        replace(seen("wassen_30"), seen=Seen.GOOD),
        replace(seen("wassen_30"), seen=Seen.NOT_HERE),
        replace(seen("wassen_30"), seen=None),
    ],
)
def test_what_is_done_already_not_wanted_or_not_here_saves_nothing(answer):
    assert savings([answer], known()).measures == ()


def test_what_a_resident_will_do_counts_before_the_coach_looked_at_it():
    answer = replace(will_do("wassen_30"), seen=None)
    assert savings([answer], known()).advice.euros.typical > 0


def test_more_pieces_save_more_and_the_rest_is_still_possible():
    few, more = (savings([placed("ledlampen", n)], known()).placed.amounts.power.typical for n in (2, 6))
    assert more == pytest.approx(3 * few)
    saved = savings([replace(placed("ledlampen", 2), needed=6)], known())
    assert of(saved, "ledlampen", Bucket.POSSIBLE).pieces == 4
    assert saved.everything.amounts.power.typical == pytest.approx(more, rel=Decimal("0.05"))


def test_the_own_contract_counts_and_else_the_default_of_the_year_is_marked():
    default = savings([placed("douchekop")], known())
    own = savings([placed("douchekop")], known(contract=a_contract(gas=2 * 130_000, power=27000, water=150_000)))
    assert not default.own_prices
    assert own.own_prices
    gas = default.placed.amounts.gas.typical
    assert own.placed.euros.typical - default.placed.euros.typical == pytest.approx(gas * 130, abs=1)
    assert any(step.naam == "energie.prijs_gas" and step.schatting for step in default.placed.steps)
    assert [step.schatting for step in own.placed.steps if step.naam == "eigen_prijs_gas"] == [False]


def test_an_amount_explains_itself_in_words():
    saved = savings([placed(name) for name in SEVEN], known())
    spoken = [step.explanation.spoken() for step in saved.placed.steps]
    assert any("Samen is het minder" in one for one in spoken)
    assert all("{" not in one for one in spoken)
    for one in saved.measures:
        assert one.steps
        assert all("{" not in step.explanation.spoken() for step in one.steps)


def test_a_home_on_district_heat_saves_heat_and_not_gas():
    home = replace(TYPICAL, heating=Carrier.HEAT, hot_water=Carrier.HEAT, cooking=Cooking.INDUCTION)
    answers = [placed("douchekop"), placed("tochtstrips"), placed("ketel_60"), seen("inductie")]
    saved = savings(answers, known(home=home, uses=()))
    assert saved.placed.amounts.gas.is_nothing
    assert saved.placed.amounts.heat.typical > 0
    assert saved.placed.euros.typical > 0


def test_an_electric_boiler_makes_the_shower_a_matter_of_power():
    home = replace(TYPICAL, hot_water=Carrier.POWER, cooking=Cooking.ELECTRIC)
    saved = savings([placed("douchekop")], known(home=home))
    assert saved.placed.amounts.gas.is_nothing
    assert saved.placed.amounts.power.typical > 0


def test_a_fixed_saving_of_gas_becomes_power_where_one_cooks_on_it():
    from app.energy.effects import effects_of
    from app.rules.trace import Trace

    home = replace(TYPICAL, cooking=Cooking.ELECTRIC)
    effects = effects_of(checklist().item("inductie"), 1, known(home=home), Trace())
    cooking = next(one for one in effects if one.part is Part.COOKING)
    assert cooking.carrier is Carrier.POWER
    assert cooking.amount.high > 45, "45 m3 of gas is more than 45 kWh"


def test_a_home_that_heats_with_power_has_no_heating_apart_so_nothing_is_promised():
    home = replace(TYPICAL, heating=Carrier.POWER, hot_water=Carrier.POWER)
    saved = savings([placed("tochtstrips")], known(home=home, uses=()))
    assert saved.placed.euros.typical == 0
    assert saved.measures[0].amounts.gas.is_nothing


def test_what_was_measured_of_a_group_is_the_most_it_saves():
    answers = [placed("stekkerblok"), will_do("tv_kastje"), will_do("spelcomputer")]
    free = savings(answers, known()).together.amounts.power
    tied = savings(answers, known(group_uses=(GroupUse("standby", Decimal(60)),))).together.amounts.power
    assert tied.high <= 60 < free.high


def test_an_extra_use_is_taken_off_in_full_and_its_line_shows_it():
    saved = savings([placed("radiatorventilator")], known())
    assert saved.placed.amounts.power.typical == -5
    assert saved.placed.amounts.power.low == -10
    assert saved.placed.amounts.gas.low == 0


def test_only_what_is_named_stays_open():
    answers = [placed("douchekop"), seen("wassen_30"), seen("oven"), seen("schimmel")]
    saved = savings(only_open(answers, {"oven"}), known())
    assert [one.item for one in saved.in_bucket(Bucket.POSSIBLE)] == ["oven"]
    assert saved.warnings, "the mould is still there"
    assert saved.in_bucket(Bucket.PLACED)


@given(SETS, st.integers(0, 3000), st.integers(0, 8000), st.integers(0, 300))
def test_the_total_never_exceeds_its_cap_nor_a_part_its_use(names, gas, power, water):
    situation = known(uses=bills(gas, power, water))
    saved = savings([placed(name) for name in names], situation)
    for carrier in Carrier:
        whole = sum(part.amount.high for part in situation.parts if part.carrier is carrier)
        assert saved.placed.amounts.of(carrier).high <= whole * CAPS[carrier] + TINY
    for one in saved.measures:
        for effect_carrier in Carrier:
            whole = sum(part.amount.high for part in situation.parts if part.carrier is effect_carrier)
            assert one.amounts.of(effect_carrier).high <= whole + TINY


@given(SETS, st.integers(0, 3000), st.integers(0, 8000))
def test_low_is_never_above_typical_and_typical_never_above_high(names, gas, power):
    answers = [(placed, will_do, seen)[place % 3](name) for place, name in enumerate(names)]
    saved = savings(answers, known(uses=bills(gas, power)))
    for total in (saved.placed, saved.advice, saved.possible, saved.together, saved.everything):
        assert total.euros.low <= total.euros.typical <= total.euros.high
        for carrier in Carrier:
            low, typical, high = total.amounts.of(carrier).ends
            assert low <= typical <= high
    for one in saved.measures:
        assert one.alone.low <= one.alone.typical <= one.alone.high


@given(SETS, st.integers(0, 3000), st.integers(0, 3000))
def test_more_use_never_means_less_saving_from_the_same_measures(names, one, other):
    answers = [placed(name) for name in names]
    less, more = sorted((one, other))
    small, large = (savings(answers, known(uses=bills(use, use * 2, use // 8))) for use in (less, more))
    for carrier in Carrier:
        for before, after in zip(
            small.placed.amounts.of(carrier).ends, large.placed.amounts.of(carrier).ends, strict=True
        ):
            assert before <= after + TINY
    assert small.placed.euros.typical <= large.placed.euros.typical
    for one_line, other_line in zip(small.measures, large.measures, strict=True):
        assert one_line.alone.typical <= other_line.alone.typical


@given(SETS)
def test_an_overlap_is_never_counted_twice(names):
    """Together is never more than the sum of each alone, and never less than the best of them."""
    saved = savings([placed(name) for name in names], known())
    for carrier in Carrier:
        alone = [one.amounts.of(carrier).typical for one in saved.measures]
        gains, costs = [max(Decimal(0), one) for one in alone], sum(min(Decimal(0), one) for one in alone)
        assert saved.placed.amounts.of(carrier).typical <= sum(alone, Decimal(0)) + TINY
        if not saved.placed.capped:
            assert saved.placed.amounts.of(carrier).typical >= max(gains, default=Decimal(0)) + costs - TINY


@given(SETS)
def test_the_same_item_twice_counts_once(names):
    answers = [placed(name) for name in names]
    assert savings(answers * 2, known()).placed == savings(answers, known()).placed


@given(SETS)
def test_the_lines_of_a_bucket_add_up_to_its_total_to_the_cent(names):
    answers = [(placed, will_do, seen)[place % 3](name) for place, name in enumerate(names)]
    saved = savings(answers, known())
    for bucket, total in (
        (Bucket.PLACED, saved.placed),
        (Bucket.WILL_DO, saved.advice),
        (Bucket.POSSIBLE, saved.possible),
    ):
        lines = [one.counted for one in saved.in_bucket(bucket)]
        if lines:
            assert sum(lines) == total.euros.typical


@pytest.mark.parametrize(
    "pair", [("tochtstrips", "kieren_kitten"), ("douchekop", "korter_douchen"), ("tv_kastje", "spelcomputer")]
)
def test_two_measures_of_one_group_save_less_than_their_sum(pair):
    one, other = (savings([placed(name)], known()).placed.euros.typical for name in pair)
    both = savings([placed(name) for name in pair], known()).placed.euros.typical
    assert max(one, other) < both < one + other


@given(st.decimals(0, 1000, places=2), st.lists(st.decimals(-100, 1000, places=2), max_size=8))
def test_what_is_left_over_never_exceeds_the_whole_and_comes_in_any_order(whole, savings_):
    found = left_over(whole, savings_)
    assert 0 <= found <= whole
    assert abs(found - left_over(whole, savings_[::-1])) < Decimal("1e-15")


@given(st.integers(-5000, 50000), st.lists(st.decimals(-50, 500, places=3), min_size=1, max_size=9))
def test_a_total_is_divided_to_the_cent_when_there_is_something_to_divide(total, worths):
    if not any(worth > 0 for worth in worths):
        return
    assert sum(divided(total, worths)) == total


def test_lines_that_only_cost_keep_their_own_amount():
    assert divided(-300, [Decimal("-1.00"), Decimal("-2.00")]) == [-100, -200]

"""The income line: monotone where the law is, and where it falls each stretch names its regelingen and articles."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.household import Household
from app.domain.ids import PersonId
from app.domain.money import Cents
from app.domain.outcome import Range
from app.whatif.incomeline import IncomeLine, Point, income_line, pressure_between, stride_to
from app.whatif.spendable import COUNTED, SETTLED, Part, per_month
from app.whatif.work import month_of_hours
from tests.households import Builder, a_household
from tests.rules.completions import Chance

ME = PersonId("p1")
ALONE = (
    a_household(2026)
    .living_on("1750", "loon")
    .earning("26000")
    .renting("620")
    .taxed("341", "199")
    .with_car("0")
    .insured("150")
)
SUPPORTED = a_household(2026).living_on("1331.43", "bijstand").earning("16900").receiving("bijstand", "1331.43")
FALLING = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "bijstand")
"""What never becomes more by more pay."""
HALF = settings(max_examples=max(3, settings.default.max_examples // 10))


def line(home: Builder | Household, steps: int = 20, bruto: Cents | None = None) -> IncomeLine:
    return income_line(home if isinstance(home, Household) else home.complete(), ME, 2026, bruto, steps)


@pytest.fixture(scope="module")
def alone() -> IncomeLine:
    return line(ALONE, steps=60)


def test_sixty_steps_from_nothing_past_the_present_pay(alone):
    assert len(alone.points) == 61
    assert alone.points[0].bruto == 0
    assert {upper.bruto - lower.bruto for lower, upper in pairwise(alone.points)} == {75_00}
    assert alone.points[0].bruto < alone.now.bruto < alone.points[-1].bruto
    assert alone.unknown == ("individuele_inkomenstoeslag",)  # only the municipality knows its amount


def test_now_is_what_is_told(alone):
    assert alone.now.of(Part.INKOMEN) == Range(Cents(21_000_00), Cents(21_000_00))
    assert alone.now.of("lot") is None


def test_bijstand_takes_the_first_euros_all(alone):
    assert alone.pressure(0) is None  # the taxes that are remitted hang on the municipality
    assert 0 < alone.pressure(40) < 1
    assert line(ALONE.taxed("0", "0")).pressure(0) == 1


def test_each_regeling_ends_at_an_amount_and_names_its_article(alone):
    ends = {one.regeling: one for one in alone.endings}
    assert set(ends) >= {"zorgtoeslag", "huurtoeslag", "bijstand", "kwijtschelding_gemeente"}
    assert ends["bijstand"].bruto < ends["kwijtschelding_gemeente"].bruto < ends["zorgtoeslag"].bruto
    assert all(one.bron is not None and one.bron.artikel for one in ends.values())
    for one in ends.values():
        above = [point for point in alone.points if point.bruto > one.bruto]
        assert all(not point.of(one.regeling).high for point in above)


@given(seed=st.integers(0, 2**32 - 1))
@HALF
def test_the_line_is_monotone_where_the_law_is_and_each_fall_names_its_article(seed):
    """With bijstand the income of the year can fall while pay rises: it has a tax credit that bijstand has not."""
    chance = Chance(seed, 2026)
    household = chance.household()
    found = income_line(household, household.aanvrager.id, 2026, steps=12)
    supported = household.aanvrager.bron.at(household.peildatum) == "bijstand"
    covered = [(fall.start, fall.end) for fall in found.falls]
    for lower, upper in pairwise(found.points):
        assert lower.of(Part.INKOMEN) is None or lower.of(Part.INKOMEN).high <= upper.of(Part.INKOMEN).high
        for name in FALLING if not supported else ("bijstand",):
            assert lower.of(name) is None or lower.of(name).high >= upper.of(name).high, name
        falls = lower.total.low > upper.total.low and lower.total.high > upper.total.high
        assert falls == any(start <= lower.bruto and upper.bruto <= end for start, end in covered)
    for fall in found.falls:
        assert fall.less > 0
        assert fall.causes
        assert all(cause.bron is not None and cause.less > 0 and cause.regeling in COUNTED for cause in fall.causes)


def test_what_falls_in_all_is_what_the_falls_tell():
    found = line(ALONE.taxed("1500", "600").with_child(2019, 5, 1), steps=60)
    assert all(cause.bron is not None for fall in found.falls for cause in fall.causes)
    assert sum(fall.less for fall in found.falls) == sum(
        max(0, lower.total.low - upper.total.low) for lower, upper in pairwise(found.points)
    )


def test_bijstand_comes_back_as_far_as_the_norm():
    found = line(SUPPORTED.renting("600"))
    assert found.now.bruto == 0
    assert found.points[1].total.high - found.points[0].total.high in range(-100, 100)
    couple = SUPPORTED.changing("p1", net="951.01").with_partner(net="951.01", bron="bijstand", income="11500")
    both = line(
        replace(couple, ontvangt=()).changing("p1", vrijlating=None).receiving("bijstand", "1902.02").renting("600")
    )
    assert both.points[0].of(Part.INKOMEN) == Range(Cents(0), Cents(0))
    assert both.points[-1].of("bijstand") == Range(Cents(0), Cents(0))


def test_what_is_not_known_makes_a_band_and_nothing_falls_that_may_not():
    found = line(ALONE.changing("p1", vermogen=None))
    assert not found.points[10].total.is_exact
    assert found.pressure(10) is None


def test_what_is_unknown_at_one_pay_counts_at_none():
    found = line(ALONE.receiving_unknown())
    assert SETTLED in found.unknown
    assert all(point.of(SETTLED) is None for point in (found.now, *found.points))


@pytest.mark.parametrize(("top", "steps", "stride"), [(4500_00, 60, 75_00), (5000_00, 60, 90_00), (100, 10, 15_00)])
def test_steps_are_round(top, steps, stride):
    assert stride_to(Cents(top), steps) == stride


def test_a_told_pay_moves_the_point_of_now():
    assert line(ALONE, bruto=Cents(2200_00)).now.bruto == 2200_00


def test_all_is_kept_where_nothing_is_taken():
    point = Point(Cents(0), (), Range(Cents(0), Cents(0)))
    upper = Point(Cents(100_00), (), Range(Cents(1200_00), Cents(1200_00)))
    assert pressure_between(point, upper) == Decimal(0)


def test_the_next_step_is_the_first_point_a_whole_step_above_now(alone):
    assert alone.after.bruto - alone.now.bruto >= 75_00
    assert alone.after.bruto - alone.now.bruto < 150_00
    assert replace(alone, now=alone.points[-1]).after == alone.points[-1]


def test_a_year_becomes_a_month_that_encloses_it():
    assert per_month(Range(Cents(1201), Cents(1201))) == Range(Cents(100), Cents(100))
    assert per_month(Range(Cents(-1201), Cents(1201))) == Range(Cents(-101), Cents(101))
    assert per_month(Range(Cents(-6), Cents(-6))) == Range(Cents(0), Cents(0))


def test_hours_a_week_become_a_month():
    assert month_of_hours(Cents(15_00), Decimal(24)) == 1560_00

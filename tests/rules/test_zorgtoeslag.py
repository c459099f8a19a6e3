"""Zorgtoeslag over whole households; every sum is worked out by hand from the figures of the year.

2026: standaardpremie 2119, drempelinkomen 29736, 1,912% alone, 4,289% with a partner, 13,73% above the drempel.
"""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.money import cents
from app.domain.outcome import Recht
from app.domain.period import always
from app.rules.awir import award
from app.rules.parameters import load
from app.rules.trace import Trace
from tests.households import a_household, step
from tests.rules.asking import euro_range, months, outcome, per_year, told, why

ZORG = "zorgtoeslag"


def test_alone_below_the_drempel():
    """2119 - 1,912% x 29736 = 2119 - 568,55232 = 1550,44768; a twelfth is 129,20."""
    home = a_household(2026).earning("20000")
    assert per_year(home, ZORG) == 1550
    assert months(home, ZORG) == [129] * 12
    assert outcome(home, ZORG).exact_per_year == Decimal("1550.44768")


def test_a_low_income_does_not_lower_the_fixed_part():
    """The percentage is of the drempel, never of a lower own income: without income as much as with 29736."""
    assert per_year(a_household(2026), ZORG) == per_year(a_household(2026).earning("29736"), ZORG) == 1550


def test_alone_above_the_drempel():
    """1550,44768 - 13,73% x (35000 - 29736) = 1550,44768 - 722,7472 = 827,70048; a twelfth is 68,97."""
    home = a_household(2026).earning("35000")
    assert per_year(home, ZORG) == 828
    assert months(home, ZORG) == [68] * 12


def test_a_couple():
    """2 x 2119 - 4,289% x 29736 - 13,73% x (37000 - 29736) = 4238 - 1275,37704 - 997,3472 = 1965,27576."""
    home = a_household(2026).earning("28000").with_partner(income="9000")
    assert per_year(home, ZORG) == 1965
    assert months(home, ZORG) == [163] * 12


@pytest.mark.parametrize("uninsured", ["p1", "p2"])
def test_an_uninsured_partner_leaves_half(uninsured):
    """Half of 1965,27576 is 982,63788."""
    home = a_household(2026).earning("28000").with_partner(income="9000").changing(uninsured, zorgverzekerd=False)
    assert per_year(home, ZORG) == 983


def test_nobody_insured_is_no_right():
    home = a_household(2026).changing("p1", zorgverzekerd=False)
    assert per_year(home, ZORG) == 0
    assert why(home, ZORG) == "nee_verzekerd"


@pytest.mark.parametrize(
    ("year", "born", "first_month"),
    [
        (2026, (2008, 6, 15), 7),
        (2026, (2008, 6, 1), 7),
        (2026, (2008, 2, 29), 4),  # in a year without 29 February the birthday is 1 March
        (2024, (2006, 2, 28), 3),
        (2026, (2007, 12, 31), 1),
        (2026, (2008, 12, 1), 13),
    ],
)
def test_somebody_of_17_has_a_right_from_the_month_after_the_18th_birthday(year, born, first_month):
    home = a_household(year).born(*born).earning("9000")
    assert [month > 0 for month in months(home, ZORG)] == [number >= first_month for number in range(1, 13)]


def test_turning_18_in_june_gives_half_a_year():
    """6/12 x 1550,44768 = 775,22384."""
    assert per_year(a_household(2026).born(2008, 6, 15), ZORG) == 775


def test_turning_18_in_february_2024_gives_ten_months():
    """(1987 - 1,879% x 26819) x 10/12 = 1483,07099 x 10/12 = 1235,89."""
    assert per_year(a_household(2024).born(2006, 2, 28), ZORG) == 1236


def test_a_minor_alone_is_told_that_it_begins_at_18():
    assert why(a_household(2026).born(2010, 1, 1), ZORG) == "nee_leeftijd"


def test_a_partner_for_part_of_the_year_counts_per_month_with_the_income_of_the_year():
    """A partner from 10 May counts from June: 5 months alone and 7 as a couple with 30000 together.

    1550,44768 x 5/12 = 646,01987 and (4238 - 1275,37704 - 13,73% x 264) x 7/12 = 2926,37576 x 7/12 = 1707,05253,
    together 2353,07.
    """
    home = a_household(2026).earning("20000").with_partner(income="10000", since=date(2026, 5, 10))
    assert per_year(home, ZORG) == 2353
    assert months(home, ZORG) == [129] * 5 + [243] * 7
    assert told(home, ZORG) == ["partner_deel_van_het_jaar"]


def test_a_partner_who_leaves_on_the_last_day_of_a_month_counts_that_month():
    home = a_household(2026).earning("20000").with_partner(income="10000", until=date(2026, 6, 30))
    assert months(home, ZORG) == [243] * 6 + [129] * 6


@pytest.mark.parametrize(
    ("year", "alone", "couple"),
    [(2024, 37496, 47368), (2025, 39719, 50206), (2026, 40857, 51142)],
)
def test_the_published_income_limits_give_24_and_one_euro_more_gives_nothing(year, alone, couple):
    """2026 alone: 1550,44768 - 13,73% x 11121 = 23,53438, rounded 24; with 40858 it is 23,39708, rounded 23: nothing.

    2026 couple: 2962,62296 - 13,73% x 21406 = 23,57916. 2025: 23,54124 and 23,61162. 2024: 23,52509 and 23,53506.
    """
    assert per_year(a_household(year).earning(str(alone)), ZORG) == 24
    assert per_year(a_household(year).earning(str(alone + 1)), ZORG) == 0
    pair = a_household(year).with_partner()
    assert per_year(pair.earning(str(couple)), ZORG) == 24
    assert per_year(pair.earning(str(couple + 1)), ZORG) == 0
    assert why(pair.earning(str(couple + 1)), ZORG) == "nee_inkomen"


@pytest.mark.parametrize(("exact", "granted"), [("23.50", 24), ("23.49", 0), ("24.49", 24), ("24.50", 25), ("0.50", 0)])
def test_an_award_is_rounded_first_and_then_held_against_the_minimum(exact, granted):
    assert award(Trace(), load(date(2026, 1, 1)), Decimal(exact)) == granted


@pytest.mark.parametrize(
    ("year", "alone", "couple"), [(2024, 140213, 177301), (2025, 141896, 179429), (2026, 146011, 184633)]
)
def test_assets_on_the_limit_are_fine_and_one_euro_more_is_not(year, alone, couple):
    home = a_household(year)
    assert per_year(home.owning(str(alone)), ZORG) > 0
    assert per_year(home.owning(str(alone + 1)), ZORG) == 0
    assert why(home.owning(f"{alone}.01"), ZORG) == "nee_vermogen"
    pair = home.with_partner(assets="100000")
    assert per_year(pair.owning(str(couple - 100000)), ZORG) > 0
    assert per_year(pair.owning(str(couple - 100000 + 1)), ZORG) == 0


def test_the_assets_of_a_minor_child_count_with_the_parent_and_those_of_a_grown_one_do_not():
    home = a_household(2026).owning("100000")
    assert per_year(home.with_child(2015, 5, 5, assets="46011"), ZORG) > 0
    assert per_year(home.with_child(2015, 5, 5, assets="46012"), ZORG) == 0
    assert per_year(home.with_child(2007, 12, 31, assets="46012"), ZORG) > 0


def test_assets_of_a_child_with_unknown_age_leave_it_open():
    home = a_household(2026).owning("100000").with_child(2015, 5, 5, assets="46012", geboortedatum=None)
    found = outcome(home, ZORG)
    assert euro_range(found) == (0, 1550)
    assert found.depends_on == ("$.personen[1].geboortedatum",)


def test_unknown_residence_status_is_onbekend_from_nothing_and_named():
    found = outcome(a_household(2026).changing("p1", rechtmatig_verblijf=None), ZORG)
    assert found.recht is Recht.ONBEKEND
    assert euro_range(found) == (0, 1550)
    assert found.depends_on == ("$.personen[0].rechtmatig_verblijf",)
    assert found.per_month is None


def test_residence_that_is_unknown_for_a_part_of_the_year_takes_the_lowest_outcome_to_nothing_too():
    known_until_june = step(True, date(2026, 7, 1), None)
    found = outcome(a_household(2026).changing("p1", rechtmatig_verblijf=known_until_june), ZORG)
    assert euro_range(found) == (0, 1550)


def test_no_lawful_residence_is_no_right():
    home = a_household(2026).with_partner(rechtmatig_verblijf=False)
    assert per_year(home, ZORG) == 0
    assert why(home, ZORG) == "nee_verblijf"


def test_special_assets_above_the_limit_leave_it_open_and_advise_to_ask_for_the_exception():
    home = a_household(2026).changing("p1", vermogen=cents(Decimal(150000)), vermogen_bijzonder=("letselschade",))
    found = outcome(home, ZORG)
    assert euro_range(found) == (0, 1550)
    assert found.depends_on == ("$.personen[0].vermogen_bijzonder",)
    assert told(home, ZORG) == ["vermogen_bijzonder"]


def test_special_assets_below_the_limit_make_no_difference():
    home = a_household(2026).changing("p1", assets="100000", vermogen_bijzonder=("letselschade",))
    assert per_year(home, ZORG) == 1550
    assert told(home, ZORG) == []


def test_special_assets_of_a_minor_child_may_be_left_out_too():
    home = a_household(2026).owning("146011").with_child(2015, 5, 5, assets="10", vermogen_bijzonder=("letselschade",))
    assert outcome(home, ZORG).depends_on == ("$.personen[1].vermogen_bijzonder",)


def test_while_not_everybody_is_named_a_partner_may_still_turn_up():
    """Alone 1550; a partner without income makes it 2962,62; one with a large income takes it away."""
    found = outcome(a_household(2026).incomplete(), ZORG)
    assert euro_range(found) == (0, 2963)
    assert found.depends_on == ("$.personen_volledig",)
    assert found.recht is Recht.ONBEKEND


def test_a_partner_who_is_a_minor_counts_as_not_insured():
    """Half of 4238 - 1275,37704 = 2962,62296 is 1481,31."""
    assert per_year(a_household(2026).with_partner((2010, 1, 1)), ZORG) == 1481


def test_insurance_that_ends_in_the_year_counts_per_month():
    home = a_household(2026).changing("p1", zorgverzekerd=step(True, date(2026, 4, 1), False))
    assert months(home, ZORG) == [129] * 3 + [0] * 9
    assert per_year(a_household(2026).changing("p1", zorgverzekerd=always(True)), ZORG) == 1550

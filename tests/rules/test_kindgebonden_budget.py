"""Kindgebonden budget over whole households; every sum is worked out by hand from the figures of the year.

2026: 2580 per child, 724 more from 12 and 964 more from 16, 3416 without a partner; less 7,6% of the income above
29736 (alone) or 39141 (couple).
"""

from datetime import date

import pytest

from app.domain.outcome import Recht
from tests.households import a_household, step
from tests.rules.asking import euro_range, months, outcome, per_year, told, why

KGB = "kindgebonden_budget"


def test_a_single_parent_with_one_child():
    """2580 + 3416 = 5996; a twelfth is 499,67."""
    home = a_household(2026).earning("20000").with_child(2020, 1, 10)
    assert per_year(home, KGB) == 5996
    assert months(home, KGB) == [499] * 12


def test_the_whole_sum_is_tapered():
    """5996 - 7,6% x (35000 - 29736) = 5996 - 400,064 = 5595,936; a twelfth is 466,33."""
    home = a_household(2026).earning("35000").with_child(2020, 1, 10)
    assert per_year(home, KGB) == 5596
    assert months(home, KGB) == [466] * 12


def test_a_couple_with_two_children():
    """5160 - 7,6% x (45000 - 39141) = 5160 - 445,284 = 4714,716."""
    home = a_household(2026).earning("30000").with_partner(income="15000")
    assert per_year(home.with_child(2020, 1, 10).with_child(2022, 1, 10), KGB) == 4715


@pytest.mark.parametrize(("year", "expected"), [(2024, 5916), (2025, 5900), (2026, 5996)])
def test_one_child_of_a_single_parent_in_every_year(year, expected):
    """2024: 2436 + 3480. 2025: 2511 + 3389. 2026: 2580 + 3416."""
    assert per_year(a_household(year).with_child(year - 5, 1, 10), KGB) == expected


@pytest.mark.parametrize("day", [1, 15, 31])
def test_the_12th_birthday_adds_from_the_next_month(day):
    """May: 5996 + 724 x 7/12 = 6418,33."""
    home = a_household(2026).with_child(2014, 5, day)
    assert per_year(home, KGB) == 6418
    assert months(home, KGB) == [499] * 5 + [560] * 7


def test_the_12th_birthday_on_29_february_adds_from_march():
    """2024: 5916 is 493 a month, with 694 more 550,83."""
    assert months(a_household(2024).with_child(2012, 2, 29), KGB) == [493] * 2 + [550] * 10


def test_the_16th_birthday_adds_more_from_the_next_month():
    """August: 5996 + 724 x 8/12 + 964 x 4/12 = 5996 + 482,67 + 321,33 = 6800."""
    home = a_household(2026).with_child(2010, 8, 20)
    assert per_year(home, KGB) == 6800
    assert months(home, KGB) == [560] * 8 + [580] * 4


def test_the_18th_birthday_ends_it_from_the_next_month():
    """March: (2580 + 964 + 3416) x 3/12 = 1740."""
    home = a_household(2026).with_child(2008, 3, 15)
    assert per_year(home, KGB) == 1740
    assert months(home, KGB) == [580] * 3 + [0] * 9


def test_a_child_counts_from_the_month_after_its_birth():
    """15 August: 5996 x 4/12 = 1998,67."""
    home = a_household(2026).with_child(2026, 8, 15)
    assert per_year(home, KGB) == 1999
    assert months(home, KGB) == [0] * 8 + [499] * 4


def test_a_partner_for_part_of_the_year():
    """Half a year (5996 - 7,6% x 264) = 5975,936 and half a year (2580 - 7,6% x 10859) = 1754,716: 3865,326."""
    home = a_household(2026).earning("30000").with_child(2020, 1, 10)
    joined = home.with_partner(income="20000", since=date(2026, 7, 1))
    assert per_year(joined, KGB) == 3865
    assert months(joined, KGB) == [497] * 6 + [146] * 6
    assert told(joined, KGB) == ["partner_deel_van_het_jaar"]


def test_a_child_that_leaves_counts_to_the_end_of_that_month():
    home = a_household(2026).with_child(2015, 1, 10, until=date(2026, 4, 30))
    assert months(home, KGB) == [499] * 4 + [0] * 8


@pytest.mark.parametrize(
    ("year", "alone", "couple"), [(2024, 140213, 177301), (2025, 141896, 179429), (2026, 146011, 184633)]
)
def test_assets_on_the_limit_are_fine_and_one_euro_more_is_not(year, alone, couple):
    home = a_household(year).with_child(year - 5, 1, 10)
    assert per_year(home.owning(str(alone)), KGB) > 0
    assert per_year(home.owning(str(alone + 1)), KGB) == 0
    assert why(home.owning(str(alone + 1)), KGB) == "nee_vermogen"
    pair = home.with_partner(assets="1000")
    assert per_year(pair.owning(str(couple - 1000)), KGB) > 0
    assert per_year(pair.owning(str(couple - 1000 + 1)), KGB) == 0


def test_no_children_no_kinderbijslag_no_residence_and_too_much_income_each_say_why():
    home = a_household(2026)
    child = home.with_child(2020, 1, 10)
    assert why(home, KGB) == "nee_kinderen"
    assert why(home.with_child(2007, 1, 1), KGB) == "nee_kinderen"
    assert why(child.changing("k1", kinderbijslag=False), KGB) == "nee_kinderen"
    assert why(child.changing("p1", rechtmatig_verblijf=False), KGB) == "nee_verblijf"
    assert why(child.earning("200000"), KGB) == "nee_inkomen"


def test_unknown_kinderbijslag_is_onbekend_from_nothing_and_named():
    found = outcome(a_household(2026).with_child(2020, 1, 10, kinderbijslag=None), KGB)
    assert (found.recht, euro_range(found)) == (Recht.ONBEKEND, (0, 5996))
    assert found.depends_on == ("$.personen[1].kinderbijslag",)


def test_unknown_kinderbijslag_of_a_child_that_is_too_old_does_not_matter():
    home = a_household(2026).with_child(2015, 1, 1).with_child(2007, 12, 15, kinderbijslag=None)
    assert outcome(home, KGB).depends_on == ()


def test_kinderbijslag_that_begins_in_the_year_counts_per_month():
    home = a_household(2026).with_child(2020, 1, 10, kinderbijslag=step(False, date(2026, 4, 1), True))
    assert months(home, KGB) == [0] * 3 + [499] * 9


def test_an_unknown_birth_date_ranges_from_grown_up_to_16():
    """At most 2580 + 964 + 3416 = 6960."""
    found = outcome(a_household(2026).with_child(2020, 1, 1, geboortedatum=None), KGB)
    assert euro_range(found) == (0, 6960)
    assert found.depends_on == ("$.personen[1].geboortedatum",)


def test_the_age_of_one_child_can_decide_whether_another_gives_a_right():
    """As a minor its 200000 take the right away; grown up they do not count, and the other child gives 5996."""
    home = a_household(2026).with_child(2015, 1, 1, assets="200000", geboortedatum=None).with_child(2020, 1, 1)
    assert euro_range(outcome(home, KGB)) == (0, 5996)


def test_special_assets_of_a_child_leave_it_open():
    home = a_household(2026).owning("146011").with_child(2015, 5, 5, assets="10", vermogen_bijzonder=("letselschade",))
    assert outcome(home, KGB).depends_on == ("$.personen[1].vermogen_bijzonder",)


def test_while_not_everybody_is_named_children_and_a_partner_may_still_turn_up():
    """At most twelve children: 1 x 2580 + 11 x (2580 + 964) + 3416 = 44980."""
    found = outcome(a_household(2026).with_child(2020, 1, 10).incomplete(), KGB)
    assert euro_range(found) == (0, 44980)
    assert found.depends_on == ("$.personen_volledig",)


def test_with_a_partner_no_other_one_can_turn_up():
    """The partner is there, so only children can come: 2580 + 11 x 3544 = 41564 is the most, 2580 the least."""
    found = outcome(a_household(2026).with_partner().with_child(2020, 1, 10).incomplete(), KGB)
    assert euro_range(found) == (2580, 41564)

"""Huurtoeslag while something is not known yet: between which amounts it lies, and on what that depends."""

from datetime import date

from app.domain.period import Span, Varying
from tests.households import a_household, euro
from tests.rules.asking import euro_range, outcome

HUUR = "huurtoeslag"


def test_an_unknown_rent_of_2026_ranges_from_nothing_to_the_capped_rent():
    found = outcome(a_household(2026).renting("0").home(kale_huur=Varying()), HUUR)
    assert euro_range(found) == (0, 6279)
    assert found.depends_on == ("$.woning.kale_huur",)


def test_an_unknown_rent_of_2025_ranges_up_to_the_limit_whatever_the_service_costs_are():
    """The most is a rent that reaches 900,07 exactly: 5984,856."""
    home = a_household(2025).renting("0", "30")
    assert euro_range(outcome(home.home(kale_huur=Varying()), HUUR)) == (0, 5985)
    both = home.home(kale_huur=Varying(), servicekosten=Varying((Span(euro("20"), None, date(2025, 6, 30)),)))
    assert euro_range(outcome(both, HUUR)) == (0, 5985)


def test_unknown_service_costs_of_2025_can_bring_a_rent_up_to_the_limit_or_over_it():
    """880,07 alone: 278,15 + 133,744 + 40% x 197,11 = 490,738, 5888,86 a year; with 20 it is 5984,86.

    With 48 it is above the limit: nothing.
    """
    home = a_household(2025).renting("880.07").home(servicekosten=Varying())
    found = outcome(home, HUUR)
    assert euro_range(found) == (0, 5985)
    assert found.depends_on == ("$.woning.servicekosten",)


def test_unknown_service_costs_beside_a_low_rent():
    """600: 278,15 + 65% x 122,80 = 357,97, 4295,64 a year; with 48 more 4670,04."""
    home = a_household(2025).renting("600").home(servicekosten=Varying())
    assert euro_range(outcome(home, HUUR)) == (4296, 4670)


def test_unknown_service_costs_make_no_difference_in_2026():
    assert outcome(a_household(2026).renting("600").home(servicekosten=Varying()), HUUR).depends_on == ()


def test_a_rent_known_until_july_leaves_only_the_rest_open():
    """Six months at 588,40 are 6 x 354,31 = 2125,86; the others lie between nothing and 523,277: 5265,52."""
    rent = Varying((Span(euro("588.40"), None, date(2026, 6, 30)),))
    found = outcome(a_household(2026).renting("0").home(kale_huur=rent), HUUR)
    assert euro_range(found) == (2126, 5266)


def test_an_unknown_home_and_adaptation_are_named_when_they_matter():
    young = a_household(2026).born(2006, 5, 5).renting("650")
    assert outcome(young.home(aangepast=None), HUUR).depends_on == ("$.woning.aangepast",)
    assert outcome(young.born(1980, 1, 1).home(aangepast=None), HUUR).depends_on == ()
    assert outcome(young.home(soort=None), HUUR).depends_on == ("$.woning.soort",)


def test_the_age_of_a_child_decides_whose_assets_they_are():
    home = a_household(2026).owning("30000").renting("700").with_child(2010, 1, 1, assets="30000", geboortedatum=None)
    found = outcome(home, HUUR)
    assert euro_range(found) == (0, 5144)
    assert found.depends_on == ("$.personen[1].geboortedatum",)


def test_an_unknown_income_of_a_child_is_asked_from_16():
    home = a_household(2026).renting("700")
    assert outcome(home.with_child(2011, 1, 1, income=None), HUUR).depends_on == ()
    asked = outcome(home.with_child(2010, 12, 31, income=None), HUUR)
    assert asked.depends_on == ("$.personen[1].toetsingsinkomen",)
    assert asked.right.low == 0


def test_special_assets_of_a_minor_child_leave_it_open():
    home = a_household(2026).owning("38479").renting("700")
    special = home.with_child(2015, 1, 1, assets="1", vermogen_bijzonder=("letselschade",))
    assert outcome(special, HUUR).depends_on == ("$.personen[1].vermogen_bijzonder",)


def test_a_child_of_unknown_registration_is_a_precondition():
    home = a_household(2026).earning("30000").renting("700").with_child(2015, 1, 1, ingeschreven=None)
    found = outcome(home, HUUR)
    assert euro_range(found) == (0, 5144)
    assert found.depends_on == ("$.personen[1].ingeschreven",)


def test_a_grown_child_with_a_large_income_gives_most_when_it_is_registered_elsewhere():
    """Without it: 278,9125 x 12 = 3346,95."""
    home = a_household(2026).earning("30000").renting("700")
    found = outcome(home.with_child(2000, 1, 1, income="200000", ingeschreven=None), HUUR)
    assert euro_range(found) == (0, 3347)


def test_while_not_everybody_is_named_a_minor_may_still_have_a_child():
    """With two children or more: 297,49 + 65% x 101,80 = 363,66; 4363,92 a year."""
    found = outcome(a_household(2026).born(2009, 5, 5).renting("600").incomplete(), HUUR)
    assert euro_range(found) == (0, 4364)
    assert found.depends_on == ("$.personen_volledig",)


def test_a_grown_child_of_whom_registration_and_income_are_open_may_take_everything_away():
    home = a_household(2026).earning("15000").renting("650")
    found = outcome(home.with_child(2003, 11, 12, income=None, ingeschreven=None), HUUR)
    assert found.right.low == 0


def test_a_child_that_may_be_born_late_in_the_year_does_not_count_before():
    home = a_household(2026).earning("26000").renting("650")
    unborn = outcome(home.with_child(2026, 12, 31), HUUR).right.low
    found = outcome(home.with_child(2026, 12, 31, geboortedatum=None), HUUR)
    assert found.right.low == unborn < found.right.high


def test_until_2025_service_costs_may_just_take_a_part_of_the_year_away():
    """900,07 was the limit: with 20 of service costs only the months with the lower rent are left."""
    home = a_household(2025).earning("19090").renting("900.07", "20").with_rent_from("477.21", 11)
    less = outcome(home, HUUR).right.low
    unknown = outcome(home.home(servicekosten=Varying()), HUUR)
    assert unknown.right.low <= less < unknown.right.high

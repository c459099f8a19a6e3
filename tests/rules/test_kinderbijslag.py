"""Kinderbijslag over whole households, per quarter; every sum is worked out by hand.

2026: 295,07 / 358,30 / 421,53 in the first half (0-5, 6-11, 12-17), 298,40 / 362,35 / 426,29 in the second.
"""

from datetime import date

import pytest

from app.domain.outcome import Periode, Recht
from app.domain.period import Varying
from tests.households import a_household
from tests.rules.asking import outcome, told, why

KB = "kinderbijslag"


def quarters(home):
    return [f"{part / 100:.2f}" for part in outcome(home, KB).months]


def test_the_amounts_change_on_1_july():
    home = a_household(2026).with_child(2022, 1, 10)
    assert quarters(home) == ["295.07", "295.07", "298.40", "298.40"]
    found = outcome(home, KB)
    assert found.periode is Periode.KWARTAAL
    assert found.per_year == 1186_94


def test_a_month_is_a_third_of_the_quarter():
    """295,07 / 3 = 98,3567."""
    assert outcome(a_household(2026).with_child(2022, 1, 10), KB).per_month == 98_36


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ((2020, 4, 1), ["295.07", "358.30", "362.35", "362.35"]),
        ((2020, 4, 2), ["295.07", "295.07", "362.35", "362.35"]),
        ((2014, 7, 1), ["358.30", "358.30", "426.29", "426.29"]),
        ((2008, 7, 1), ["421.53", "421.53", "0.00", "0.00"]),
        ((2008, 7, 2), ["421.53", "421.53", "426.29", "0.00"]),
        ((2008, 2, 29), ["421.53", "0.00", "0.00", "0.00"]),
    ],
    ids=["6 on 1 April", "6 on 2 April", "12 on 1 July", "18 on 1 July", "18 on 2 July", "18 on 29 February"],
)
def test_the_age_on_the_first_day_of_the_quarter_counts(born, expected):
    assert quarters(a_household(2026).with_child(*born)) == expected


@pytest.mark.parametrize("born", [(2026, 2, 10), (2026, 1, 2), (2026, 3, 31)])
def test_a_child_born_in_a_quarter_counts_from_the_next(born):
    assert quarters(a_household(2026).with_child(*born)) == ["0.00", "295.07", "298.40", "298.40"]


def test_a_child_born_on_the_first_day_of_a_quarter_counts_in_it():
    """The exception that the page with the amounts of 2025 names (metronieuws.nl, January 2025, after the SVB)."""
    assert quarters(a_household(2026).with_child(2026, 4, 1)) == ["0.00", "295.07", "298.40", "298.40"]


def test_income_and_assets_do_not_matter():
    home = a_household(2026).with_child(2022, 1, 10)
    assert quarters(home.earning("900000").owning("900000")) == quarters(home)


def test_no_children_no_residence_and_no_kinderbijslag_each_say_why():
    home = a_household(2026)
    child = home.with_child(2022, 1, 10)
    assert why(home, KB) == "nee_kinderen"
    assert why(child.changing("p1", rechtmatig_verblijf=False), KB) == "nee_verblijf"
    assert why(child.changing("k1", kinderbijslag=False), KB) == "nee_kinderen"
    assert told(child.changing("k1", kinderbijslag=False), KB) == ["kind_zonder_kinderbijslag"]


def test_an_unknown_birth_date_ranges_from_grown_up_to_12():
    """At most 2 x 421,53 + 2 x 426,29 = 1695,64."""
    found = outcome(a_household(2026).with_child(2022, 1, 10, geboortedatum=None), KB)
    assert (found.right.low, found.right.high) == (0, 1695_64)
    assert found.depends_on == ("$.personen[1].geboortedatum",)


def test_unknown_residence_is_named_only_when_there_is_a_child():
    home = a_household(2026).changing("p1", rechtmatig_verblijf=None)
    assert outcome(home, KB).recht is Recht.NEE
    child = outcome(home.with_child(2022, 1, 10), KB)
    assert (child.recht, child.depends_on) == (Recht.ONBEKEND, ("$.personen[0].rechtmatig_verblijf",))


def test_while_not_everybody_is_named_children_may_still_turn_up():
    """Twelve of 12 to 17: 12 x 1695,64."""
    found = outcome(a_household(2026).incomplete(), KB)
    assert (found.right.low, found.right.high) == (0, 12 * 1695_64)


def test_a_child_that_leaves_counts_until_the_next_quarter():
    home = a_household(2026).with_child(2022, 1, 10, until=date(2026, 5, 15))
    assert quarters(home) == ["295.07", "295.07", "0.00", "0.00"]


def test_kinderbijslag_that_is_not_known_for_a_child_that_left_does_not_matter():
    home = a_household(2026).with_child(2022, 1, 10, until=date(2025, 5, 15), kinderbijslag=None)
    assert outcome(home.changing("k1", kinderbijslag=Varying()), KB).depends_on == ()

"""Heffingskortingen of a household: what returns give back or ask, worked by hand from the articles, figures of 2026.

Tax of the first bracket is 35.75 percent up to 38,883 (17.85 with AOW), 37.56 percent after it, down to whole euros.
"""

from datetime import date
from typing import Any

import pytest

from app.domain.outcome import NOTHING, Recht
from app.domain.period import Varying, always
from tests.households import Builder, a_household
from tests.rules.asking import outcome, told, why

NAME = "heffingskortingen"
LATE = date(2026, 7, 1)


def settled(who: Builder) -> int:
    """What comes back (or, negative, must be paid) in whole euros; the outcome must be exact."""
    found = outcome(who, NAME)
    assert found.difference is not None, found.depends_on
    assert found.difference == found.right.high - found.risk.high
    return found.difference // 100


def span(who: Builder) -> tuple[int, int]:
    """The least and the most that may come back, what must be paid as less than nothing."""
    found = outcome(who, NAME)
    return (found.right.low - found.risk.high) // 100, (found.right.high - found.risk.low) // 100


def worker(income: str, **given: Any) -> Builder:
    """Somebody whose whole income is pay for work."""
    return a_household().changing("p1", income=income, work=income, **given)


def test_one_payer_with_the_credit_all_year_is_right():
    assert settled(worker("22000")) == 0
    assert why(worker("22000"), NAME) == "nee_klopt"


def test_no_payer_applies_the_credit():
    # tax 7865; algemene heffingskorting 3115 and arbeidskorting 996 + 31.009% of 10,035 = 4108
    found = outcome(worker("22000", credit=0), NAME)
    assert settled(worker("22000", credit=0)) == 3115 + 4108
    assert (found.recht, found.still_to_claim, found.claim_before) == (Recht.JA, found.right, date(2031, 12, 31))
    assert told(worker("22000", credit=0), NAME) == ["korting_nergens"]


def test_of_a_benefit_only_the_general_credit_comes_back():
    assert settled(a_household().changing("p1", income="16900", credit=0)) == 3115


def test_a_second_job_without_the_credit():
    # 12,000 without credit: 4290 withheld; 10,000 with credit: nothing. Owed 7865 - 7223 = 642
    assert settled(worker("22000", payers=2, withheld="4290")) == 4290 - 642
    assert span(worker("22000", payers=2)) == (0, 7223)


def test_two_payers_with_the_credit_over_aow_and_a_pension():
    # tax 17.85% of 29,928 = 5342; 1556 - 3.195% of 192 = 1550 up, 2067 and 540: owed 1185, nothing was withheld
    home = a_household().born(1950, 2, 2).changing("p1", income="29928", payers=2, credit=2, withheld="0")
    assert settled(home) == -1185
    assert why(home, NAME) == "nee_bijbetalen"
    assert told(home, NAME) == ["korting_dubbel"]
    assert outcome(home, NAME).still_to_claim == NOTHING


def test_before_the_withheld_tax_is_known_two_credits_are_at_most_what_is_owed():
    home = a_household().born(1950, 2, 2).changing("p1", income="29928", payers=2, credit=2)
    assert span(home) == (-1185, 540)  # the SVB may have set off no more than what it withholds
    assert outcome(home, NAME).depends_on == ("$.personen[0].ingehouden_loonheffing",)


@pytest.mark.parametrize(("withheld", "balance"), [("585", 0), ("584", -58), ("643", 1)])
def test_up_to_a_limit_nothing_needs_to_be_paid(withheld, balance):
    assert settled(worker("22000", withheld=withheld)) == balance


def test_a_parent_alone_gets_the_combinatiekorting():
    # 11.45% of (22,000 - 6,239) = 1805, but only 642 of tax is left
    assert settled(worker("22000").with_child(2018, 2, 21)) == 642
    # 34,600: tax 12,369; 3115 - 6.398% of 4864 = 2804 and 5300 + 1.95% of 8755 = 5471 leave 4094; the maximum is 3032
    assert settled(worker("34600").with_child(2018, 2, 21)) == 3032


@pytest.mark.parametrize(
    "child",
    [
        {"geboortedatum": date(2014, 1, 1)},
        {"ingeschreven": False},
        {"since": date(2026, 7, 2)},
        {"geboortedatum": date(2026, 7, 2)},
    ],
)
def test_a_child_that_is_too_old_or_not_long_enough_in_the_home_gives_nothing(child):
    assert settled(worker("34600").with_child(2018, 2, 21).changing("k1", **child)) == 0


def test_a_child_that_comes_on_the_first_of_july_gives_it():
    assert settled(worker("34600").with_child(2018, 2, 21, since=LATE)) == 3032


def couple(own: str, other: str, **given: Any) -> Builder:
    """Two who work, born in 1985 and 1987, with a child."""
    home = worker(own).with_child(2018, 2, 21).with_partner(income=other, work=other)
    return home.changing("p2", **given)


def test_of_a_couple_the_one_who_earns_least_from_work_gets_the_combinatiekorting():
    assert settled(couple("34600", "22000")) == 642
    assert settled(couple("22000", "34600")) == 642
    assert settled(couple("34600", "6239")) == 0


def test_of_equals_the_eldest_gets_it():
    alike = couple("30000", "30000")
    # tax 10,725 less 3099 and 5382: 2244 is left, for one of them
    assert settled(alike) == 2244
    assert settled(alike.changing("p2", work="29999")) == 2244
    twins = alike.changing("p2", geboortedatum=date(1985, 4, 12))
    assert settled(twins) == 2244


def test_a_partner_of_half_a_year_does_not_count():
    assert settled(couple("34600", "22000", since=LATE)) == 3032 + 642
    assert settled(couple("34600", "22000", since=date(2026, 6, 1))) == 642


@pytest.mark.parametrize(("born", "paid"), [((1962, 12, 31), 3115), ((1963, 1, 1), 0)])
def test_the_unused_credit_of_a_partner_is_paid_by_birthday(born, paid):
    # the other owes 12,369 - 2804 - 5471 = 4094
    home = worker("34600").with_partner(born, income="0")
    assert settled(home) == paid


def test_the_unused_credit_is_paid_as_far_as_the_other_pays_tax():
    home = worker("22000").with_partner((1960, 5, 5), income="0")
    assert settled(home) == 642


def test_who_gets_wajong_with_only_a_job_tells_it_in_the_return():
    assert settled(worker("34600", jonggehandicapt=True)) == 923
    assert (
        settled(a_household().changing("p1", income="34600", work="20000", jonggehandicapt=True)) == 0
    )  # the agency applies it


def test_nobody_withholds_from_a_business():
    home = worker("22000", payers=0, credit=0)
    assert settled(home) == 0
    assert told(home, NAME) == ["geen_inhouding"]


def test_without_income_nothing_is_withheld():
    assert why(a_household(), NAME) == "nee_inkomen"
    assert settled(a_household().changing("p1", withheld="120")) == 120


def test_the_year_of_the_aow_age_is_left_out():
    home = a_household().born(1959, 6, 1).changing("p1", income="22000", credit=0)
    assert why(home, NAME) == "nee_aow_jaar"
    assert told(home, NAME) == ["aow_jaar"]


@pytest.mark.parametrize(("month", "balance"), [("0", 3032), ("200", 632), ("252", 0), ("260", -88)])
def test_what_comes_in_advance_is_taken_off(month, balance):
    home = worker("34600").with_child(2018, 2, 21).receiving("voorlopige_aanslag", month)
    assert settled(home) == balance


def test_an_advance_counts_from_the_month_it_began():
    home = worker("34600").with_child(2018, 2, 21).receiving("voorlopige_aanslag", "200", since=date(2026, 11, 15))
    assert settled(home) == 3032 - 400


def test_an_unknown_advance_may_be_all_of_it():
    for home in (
        worker("34600").with_child(2018, 2, 21).receiving("voorlopige_aanslag", None),
        worker("34600").with_child(2018, 2, 21).receiving_unknown(),
    ):
        assert span(home) == (0, 3032)
        assert outcome(home, NAME).depends_on == ("$.ontvangt.voorlopige_aanslag.per_maand",)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"steady": False}, (0, 7223)),
        ({"work": None}, (0, 0)),
        ({"work": None, "credit": 0}, (3115, 7223)),
        ({"work": None, "withheld": "642"}, (0, 0)),
        ({"jonggehandicapt": None}, (0, 642)),
        ({"payers": None, "withheld": "0"}, (0, 0)),
        ({"payers": None, "credit": None, "withheld": "0"}, (-642, 0)),
    ],
)
def test_what_is_not_known_leaves_a_range(given, expected):
    low, high = span(worker("22000").changing("p1", **given))
    assert (low, high) == expected
    assert bool(outcome(worker("22000").changing("p1", **given), NAME).depends_on) == (low != high)


@pytest.mark.parametrize(
    "field", ["toetsingsinkomen", "geboortedatum", "inhoudingsplichtigen", "loonheffingskorting", "gelijk_inkomen"]
)
def test_without_an_income_an_age_or_who_pays_no_amount_is_said(field):
    found = outcome(worker("22000").changing("p1", **{field: None}), NAME)
    assert (found.recht, found.bounded, found.right) == (Recht.ONBEKEND, False, NOTHING)
    assert found.depends_on == (f"$.personen[0].{field}",)
    assert found.per_year is None
    assert found.steps == ()


def test_who_lives_there_must_be_known():
    assert outcome(worker("22000").incomplete(), NAME).depends_on == ("$.personen_volledig",)


def test_what_is_not_known_of_a_child_can_still_matter():
    home = worker("34600").with_child(2018, 2, 21)
    assert span(home.changing("k1", geboortedatum=None)) == (0, 3032)
    registered = home.changing("k1", ingeschreven=Varying())
    assert set(outcome(registered, NAME).depends_on) == {
        "$.personen[0].ingehouden_loonheffing",
        "$.personen[1].ingeschreven",
    }
    both = registered.with_child(2017, 1, 1, until=date(2025, 12, 31))
    assert outcome(both, NAME).depends_on == outcome(registered, NAME).depends_on
    gone = home.with_child(2017, 1, 1, ingeschreven=Varying(), until=date(2025, 12, 31))
    assert settled(gone) == 3032


def test_work_of_a_partner_who_reaches_the_aow_age_decides_who_earns_least():
    home = couple("34600", "22000").changing("p1", geboortedatum=date(1959, 6, 1))
    assert settled(home) == 642
    unknown = home.changing("p1", work=None)
    assert (span(unknown), outcome(unknown, NAME).depends_on[0]) == ((0, 642), "$.personen[0].arbeidsinkomen")


def test_the_steps_of_a_couple_say_whose_return_it_is():
    names = [step.naam for step in outcome(couple("34600", "22000"), NAME).steps]
    assert names.count("inkomen_van_een_aangifte") == 2
    assert "inkomen_van_een_aangifte" not in [step.naam for step in outcome(worker("22000"), NAME).steps]


def test_higher_wages_of_two_payers_are_withheld_from_a_low_bracket_each():
    # 60,000 in two halves: 15.. each half 10,725 = 21,450; on the whole 13,900 + 7931 = 21,831
    home = worker("60000", payers=2, credit=0)
    low, high = span(home)
    assert (low, high) == (1179 + 4748 - (21831 - 21450 + 6), 1179 + 4748)


def test_registration_for_a_part_of_the_year_counts_by_month():
    home = worker("34600").with_child(2018, 2, 21)
    assert settled(home.changing("k1", ingeschreven=always(True))) == 3032

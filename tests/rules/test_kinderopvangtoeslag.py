"""Kinderopvangtoeslag over whole households; every sum is worked out by hand from the figures of the year.

2026: at most 230 hours, 11,23 dagopvang, 9,98 bso, 8,49 gastouder; up to 56412 the percentage is 96,0 for every child,
at 100000 it is 72,1 for the first and 90,5 for the next, above 235698 36,5 and 68,2.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.outcome import Recht
from app.domain.period import Varying
from app.rules.parameters import load
from tests.households import a_household, care, step
from tests.rules.asking import euro_range, months, outcome, per_year, why

KOT = "kinderopvangtoeslag"
BSO = care("bso", "60", "9.52")


def with_care(*cares, year=2026, income="30000"):
    """A single parent with a child of four for each kind of care (or tuple of kinds)."""
    home = a_household(year).earning(income)
    for each in cares:
        home = home.with_child(year - 4, 5, 5, care=each if isinstance(each, tuple) else (each,))
    return home


def test_one_child():
    """60 x 9,52 = 571,20; 96% is 548,35 a month; 6580,20 a year."""
    home = with_care(BSO)
    assert per_year(home, KOT) == 6580
    assert months(home, KOT) == [548] * 12


def test_a_price_above_the_maximum_counts_as_the_maximum():
    """60 x 9,98 = 598,80; 96% is 574,848, so 574,85; 6898,20 a year."""
    assert per_year(with_care(care("bso", "60", "12.00")), KOT) == 6898
    assert per_year(with_care(care("bso", "60", "9.98")), KOT) == 6898


def test_two_kinds_of_day_care_for_one_child():
    """100 x 10,00 + 40 x 8,49 (9,00 is above the maximum) = 1339,60; 96% is 1286,02; 15432,24 a year."""
    found = outcome(with_care((care("dagopvang", "100", "10.00"), care("gastouder", "40", "9.00"))), KOT)
    assert found.right.low == 15432_00
    assert not found.estimate


def test_more_than_230_hours_count_as_230():
    """230 x 11,23 = 2582,90; 96% is 2479,584, so 2479,58; 29754,96 a year."""
    assert per_year(with_care(care("dagopvang", "260", "11.23")), KOT) == 29755


def test_more_than_230_hours_of_two_kinds_count_the_dearest_first_and_are_an_estimate():
    """200 x 11,00 + 30 x 8,00 = 2440; 96% is 2342,40; 28108,80 a year. The law does not say which hours fall away."""
    found = outcome(with_care((care("gastouder", "60", "8.00"), care("dagopvang", "200", "11.00"))), KOT)
    assert found.right.low == 28109_00
    assert found.estimate


def test_the_first_child_is_the_one_with_most_hours_not_the_oldest():
    """100000: 72,1% of 100 x 8,00 = 576,80 and 90,5% of 60 x 9,00 = 488,70; 1065,50 x 12 = 12786."""
    home = with_care(care("gastouder", "100", "8.00"), care("bso", "60", "9.00"), income="100000")
    assert per_year(home, KOT) == 12786
    other = with_care(care("bso", "60", "9.00"), care("gastouder", "100", "8.00"), income="100000")
    assert per_year(other, KOT) == 12786


def test_with_as_many_hours_the_first_child_is_the_one_with_the_highest_costs():
    """100000: 72,1% of 60 x 9,00 = 389,34 and 90,5% of 60 x 8,00 = 434,40; 823,74 x 12 = 9884,88."""
    home = with_care(care("gastouder", "60", "8.00"), care("bso", "60", "9.00"), income="100000")
    assert per_year(home, KOT) == 9885


def test_hours_above_the_maximum_do_not_decide_who_is_first():
    """Both count 230: 72,1% of 230 x 9,00 = 1492,47 and 90,5% of 230 x 8,00 = 1665,20; 3157,67 x 12 = 37892,04."""
    home = with_care(care("gastouder", "300", "8.00"), care("bso", "230", "9.00"), income="100000")
    assert per_year(home, KOT) == 37892


@pytest.mark.parametrize(("income", "percent"), [("56412", "96.0"), ("56412.99", "96.0"), ("56413", "95.5")])
def test_the_table_is_a_step_and_looks_at_whole_euros(income, percent):
    """60 x 9,52 = 571,20: 96,0% is 548,35 and 95,5% is 545,496, so 545,50."""
    expected = {"96.0": "6580.20", "95.5": "6546.00"}[percent]
    assert outcome(with_care(BSO, income=income), KOT).exact_per_year == Decimal(expected)


def test_there_is_no_upper_income_limit():
    """Ten million: 36,5% of 571,20 = 208,488, so 208,49; 2501,88 a year."""
    assert per_year(with_care(BSO, income="10000000"), KOT) == 2502


def test_2025_has_its_own_prices_and_table():
    """60 x 9,52 = 571,20 up to the maximum of 2025; 96% up to 47403."""
    assert per_year(with_care(care("bso", "60", "9.98"), year=2025), KOT) == 6580


@pytest.mark.parametrize(
    ("home", "reason"),
    [
        (with_care(care("bso", "60", "9.52", registered=False)), "nee_opvang"),
        (with_care(()), "nee_opvang"),
        (with_care(care("bso", "0", "9.52")), "nee_opvang"),
        (with_care(BSO).changing("p1", werkt_of_studeert=False), "nee_werk"),
        (with_care(BSO).with_partner(werkt_of_studeert=False), "nee_werk"),
        (with_care(BSO).with_partner(rechtmatig_verblijf=False), "nee_verblijf"),
        (with_care(BSO).changing("k1", geboortedatum=date(2011, 12, 31)), "nee_opvang"),
    ],
    ids=["unregistered", "no care", "no hours", "no work", "partner without work", "no residence", "14 on 1 January"],
)
def test_without_a_right_the_reason_is_said(home, reason):
    assert per_year(home, KOT) == 0
    assert why(home, KOT) == reason


@pytest.mark.parametrize(
    ("home", "path"),
    [
        (with_care(care("bso", "60", "9.52", registered=None)), "$.personen[1].opvang[0].geregistreerd"),
        (
            with_care(BSO).changing("p1", werkt_of_studeert=None),
            "$.personen[0].werkt_of_studeert",
        ),
        (
            with_care(BSO).changing("p1", rechtmatig_verblijf=None),
            "$.personen[0].rechtmatig_verblijf",
        ),
    ],
    ids=["registered", "work", "residence"],
)
def test_an_unknown_precondition_is_onbekend_from_nothing_and_named(home, path):
    found = outcome(home, KOT)
    assert (found.recht, euro_range(found), found.depends_on) == (Recht.ONBEKEND, (0, 6580), (path,))


def test_unknown_hours_or_price_of_one_child_range_from_nothing_to_the_most_that_counts():
    """230 x 9,52 = 2189,60, 96% is 2102,02, 25224,24 a year; 60 x 9,98 gives 6898,20."""
    hours = with_care(()).changing("k1", care=(replace(BSO, uren=Varying()),))
    assert euro_range(outcome(hours, KOT)) == (0, 25224)
    assert outcome(hours, KOT).depends_on == ("$.personen[1].opvang[0].uren",)
    price = with_care(()).changing("k1", care=(replace(BSO, tarief=Varying()),))
    assert euro_range(outcome(price, KOT)) == (0, 6898)
    assert outcome(price, KOT).depends_on == ("$.personen[1].opvang[0].tarief",)


def test_day_care_that_was_not_asked_for_is_named():
    """At most 230 x 11,23 at 96%: 29754,96."""
    found = outcome(with_care(()).changing("k1", care=None), KOT)
    assert euro_range(found) == (0, 29755)
    assert found.depends_on == ("$.personen[1].opvang",)


def test_day_care_with_fewer_hours_than_another_child_may_be_worth_more():
    """Income 300000, the known child has 200 hours at 8,49: 1698,00.

    With 199,99 hours at 11,23 the second child stays second: 36,5% of 1698 and 68,2% of 2245,89 is 2151,47 a month,
    25818 a year, more than with all 230 hours as the first child; the range must hold it.
    """
    known = with_care(care("gastouder", "200", "8.49"), income="300000")
    second = known.with_child(2023, 1, 1, care=(care("dagopvang", "199.99", "11.23"),))
    most = known.with_child(2023, 1, 1, care=(care("dagopvang", "230", "11.23"),))
    assert per_year(second, KOT) == 25818
    assert per_year(most, KOT) < 25818
    found = outcome(known.with_child(2023, 1, 1, care=None), KOT)
    assert found.right.low <= 7437_00
    assert found.right.high >= 25818_00


def test_day_care_that_cannot_count_is_not_asked_after():
    unregistered = replace(care("bso", "60", "9.52", registered=False), uren=Varying(), tarief=Varying())
    known = BSO
    home = with_care(known, income="100000").with_child(2020, 1, 1, care=(unregistered,))
    assert outcome(home, KOT).depends_on == ()


def test_an_unknown_birth_date_of_a_child_with_care_matters_and_of_one_without_does_not():
    home = with_care(BSO)
    assert outcome(home.changing("k1", geboortedatum=None), KOT).depends_on == ("$.personen[1].geboortedatum",)
    assert outcome(home.changing("k1", geboortedatum=None, care=()), KOT).depends_on == ()


def test_while_not_everybody_is_named_a_partner_without_work_may_turn_up():
    found = outcome(with_care(BSO).incomplete(), KOT)
    assert found.right.low == 0
    assert found.depends_on == ("$.personen_volledig",)


def test_with_a_partner_who_works_nothing_can_lower_it_but_children_can_raise_it():
    found = outcome(with_care(BSO).with_partner().incomplete(), KOT)
    assert found.right.low == 6580_00 < found.right.high


def test_hours_that_change_in_the_year_count_per_month():
    """30 x 9,52 = 285,60, 96% is 274,18; six months of each: 6 x (548,35 + 274,18) = 4935,18."""
    changing = step(60_00, date(2026, 7, 1), 30_00)
    home = with_care(()).changing("k1", care=(replace(BSO, uren=changing),))
    assert months(home, KOT) == [548] * 6 + [274] * 6
    assert per_year(home, KOT) == 4935


def test_a_baby_counts_from_the_month_after_its_birth():
    home = a_household(2026).with_child(2026, 5, 20, care=(care("dagopvang", "100", "11.23"),))
    assert [month > 0 for month in months(home, KOT)] == [False] * 5 + [True] * 7


def test_a_next_child_of_a_table_with_derived_figures_makes_an_estimate():
    """In 2025 only the column for next children was derived."""
    one = with_care(BSO, year=2025)
    two = with_care(BSO, care("bso", "40", "9.52"), year=2025)
    assert not outcome(one, KOT).estimate
    assert outcome(two, KOT).estimate
    assert load(date(2025, 1, 1)).get("kinderopvangtoeslag.tabel").column_confidence[1] == "derived"

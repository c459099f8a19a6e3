"""What the rent of a household rose too much, and a lower rent after a fall in income, worked by hand."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.household import Woningsoort
from app.domain.outcome import Recht
from app.rules.evaluate import evaluate
from tests.households import Builder, a_household
from tests.rules.asking import outcome, per_year, told, why

HIGH, LOW = "huurverhoging", "huurverlaging"
TENANT = a_household(2026).earning("24000").renting("650")
JULY_2025, JULY_2026 = date(2025, 7, 1), date(2026, 7, 1)


def both(who: Builder) -> tuple[Decimal, Decimal]:
    return per_year(who, HIGH), per_year(who, LOW)


def test_above_the_percentage_the_rent_is_too_high():
    """5% of 600 is 30; it rose 50: 20 a month too much."""
    home = TENANT.raised("600")
    assert both(home) == (240, 0)
    found = outcome(home, HIGH)
    assert (found.estimate, found.recht, found.still_to_claim.low) == (True, Recht.JA, 240_00)
    assert told(home, HIGH) == ["huur_sociaal", "huur_bezwaar"]
    assert why(home, LOW) == "nee_niet_om_inkomen"


def test_within_the_percentage_it_is_not():
    assert both(TENANT.raised("619.05")) == (0, 0)
    assert why(TENANT.raised("619.05"), HIGH) == "nee_binnen_grens"
    assert both(TENANT.raised("619.04")) == (Decimal("0.12"), 0)


def test_the_percentage_is_that_of_the_day_on_which_it_rose():
    """4,1% of 620 is 25,42 from July 2026: 4,58 too much; 5% of it is 31."""
    assert per_year(TENANT.raised("620"), HIGH) == 0
    assert per_year(TENANT.raised("620", JULY_2026).on(9, 1), HIGH) == Decimal("54.96")


def test_a_rent_that_will_rise_is_judged_before_it_does():
    home = TENANT.renting("600").with_rent_from("640", 7).raised("600", JULY_2026).on(5, 1)
    assert per_year(home, HIGH) == Decimal("184.80")


def test_who_pays_a_high_old_rent_has_to_ask():
    found = outcome(a_household(2026).earning("24000").renting("1010").raised("940"), HIGH)
    assert (found.recht, found.right.high) == (Recht.ONBEKEND, 0)
    assert [message.text_id for message in found.to_ask] == ["navraag.huurverhoging"]
    dear = TENANT.renting("1010").raised("940", for_income=True)
    assert why(dear, LOW) == "nee_vrije_huur"


@pytest.mark.parametrize(
    ("home", "word"),
    [
        (TENANT.raised("600").home(soort=Woningsoort.KOOP), "nee_koop"),
        (TENANT.raised("0"), "nee_niet_verhoogd"),
        (TENANT.raised("650"), "nee_niet_verhoogd"),
        (TENANT.raised("700"), "nee_niet_verhoogd"),
        (TENANT.raised("600", date(2024, 6, 1)), "nee_lang_geleden"),
        (TENANT.raised("600", date(2015, 7, 1)), "nee_lang_geleden"),
    ],
)
def test_why_there_is_nothing_to_get(home, word):
    assert both(home) == (0, 0)
    assert (why(home, HIGH), why(home, LOW)) == (word, word)


# The income


def test_after_a_fall_in_income_the_whole_increase_for_it_goes():
    """From 560 to 650 for the income; 5% is 28, so 62 a month down to 588."""
    home = TENANT.raised("560", for_income=True)
    assert both(home) == (0, 744)
    assert outcome(home, LOW).reason.args == (("vanaf", date(2026, 5, 1)),)
    assert told(home, LOW) == ["huurverlaging_inkomen"]


def test_between_both_limits_a_part_of_it_stays():
    """Alone above 57143 it may rise 50: 40 a month down."""
    assert per_year(TENANT.earning("57144").raised("560", for_income=True), LOW) == 480
    assert per_year(TENANT.earning("57143").raised("560", for_income=True), LOW) == 744


def test_an_income_that_is_still_high_changes_nothing():
    home = TENANT.earning("67367").raised("560", for_income=True)
    assert both(home) == (0, 0)
    assert why(home, LOW) == "nee_inkomen"


def test_what_rose_more_than_the_highest_step_is_counted_once():
    """From 520 to 650 is 30 above the highest 100; the other 74 above 5% follow from the income."""
    assert both(TENANT.raised("520", for_income=True)) == (360, 888)


def test_everybody_who_lives_there_counts_but_not_all_a_child_earns():
    alone = TENANT.raised("560", for_income=True)
    assert per_year(alone.with_medebewoner(income="42127"), LOW) == 480  # two persons, 66127 together
    child = alone.with_child(2004, 3, 1, income="67196")
    assert per_year(child, LOW) == 744  # 67196 less 25070 and 24000 is 66126
    assert per_year(alone.with_child(2004, 3, 1, income="67197"), LOW) == 480
    assert per_year(alone.with_child(2002, 3, 1, income="42127"), LOW) == 480  # 23 on 1 January
    assert per_year(alone.earning("60000").with_onderhuurder(income="90000"), LOW) == 480
    unborn = alone.earning("60000").with_child(2026, 12, 1)
    assert per_year(unborn, LOW) == 480
    assert per_year(alone.earning("60000").with_child(2026, 2, 1), LOW) == 744


# What is not known


def test_without_the_rent_before_no_amount_is_said():
    for home in (TENANT, TENANT.raised("600", None)):
        found = outcome(home, HIGH)
        assert (found.recht, found.right.high, found.bounded) == (Recht.ONBEKEND, 0, False)
    assert outcome(TENANT, HIGH).depends_on == ("$.woning.vorige_huur", "$.woning.verhoogd_op")
    assert outcome(TENANT.raised("600", None), HIGH).depends_on == ("$.woning.verhoogd_op",)


def test_while_it_is_open_it_counts_in_no_total():
    assert evaluate(TENANT.complete()).missed == evaluate(TENANT.raised("0").complete()).missed


def test_the_reason_of_the_landlord_decides_which_of_both_it_is():
    home = TENANT.raised("560", for_income=None)
    high, low = outcome(home, HIGH), outcome(home, LOW)
    assert (high.right.low, high.right.high) == (0, 744_00)
    assert (low.right.low, low.right.high) == (0, 744_00)
    assert high.depends_on == low.depends_on == ("$.woning.verhoogd_om_inkomen",)


def test_what_a_lower_rent_still_asks():
    home = TENANT.raised("560", for_income=True)
    open_income = outcome(home.changing("p1", toetsingsinkomen=None), LOW)
    assert (open_income.right.low, open_income.right.high) == (0, 744_00)
    assert open_income.depends_on == ("$.personen[0].toetsingsinkomen",)
    assert outcome(home.incomplete(), LOW).depends_on == ("$.personen_volledig",)
    child = home.earning("60000").with_child(2004, 3, 1, geboortedatum=None)
    assert outcome(child, LOW).depends_on == ("$.personen[1].geboortedatum",)
    rent = home.home(kale_huur=TENANT.with_rent_from("1", 7).woning.kale_huur)
    assert outcome(rent, LOW).right.is_exact


def test_it_may_be_an_own_home():
    found = outcome(TENANT.raised("600").home(soort=None), HIGH)
    assert (found.right.low, found.right.high, found.depends_on) == (0, 240_00, ("$.woning.soort",))


def test_the_rent_from_the_day_on_is_needed():
    gap = TENANT.with_rent_from("650", 7).raised("600", date(2026, 8, 1))
    spans = gap.woning.kale_huur.spans
    home = gap.home(kale_huur=type(gap.woning.kale_huur)(spans[:1]))
    assert outcome(home, HIGH).depends_on == ("$.woning.kale_huur",)


@given(st.integers(100_00, 930_00), st.integers(0, 200_00), st.integers(0, 100_00))
def test_a_higher_increase_is_never_less_too_much(old, first, more):
    def excess(rise: int) -> Decimal:
        home = TENANT.renting(str(Decimal(old + rise) / 100)).raised(str(Decimal(old) / 100))
        return per_year(home, HIGH)

    assert excess(first) <= excess(first + more) <= excess(first) + Decimal(more * 12) / 100


def test_other_years_are_looked_at_with_their_own_figures():
    home = TENANT.raised("600").complete()
    assert evaluate(home, 2025).of(HIGH).per_year == 240_00
    assert evaluate(home, 2024).of(HIGH).reason.text_id == "reden.geen_regels"

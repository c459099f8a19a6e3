"""Huurverhoging: the percentage from 1 July, the fixed amount of a low rent, and the year after."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from tests.rules.spoken import ask


@pytest.mark.parametrize(
    ("day", "percentage"),
    [
        ("2024-07-01", "5.8"),
        ("2025-06-30", "5.8"),
        ("2025-07-01", "5.0"),
        ("2026-06-30", "5.0"),
        ("2026-07-01", "4.1"),
        ("2027-06-30", "4.1"),
        ("2028-01-01", "4.1"),
    ],
)
def test_the_percentage_changes_on_1_july(day, percentage):
    answer = ask("huurverhoging", day, kale_huur="600.55")
    assert answer["max_pct"] == Decimal(percentage)
    assert (
        answer["max_bedrag"] <= Decimal("600.55") * Decimal(percentage) / 100 < answer["max_bedrag"] + Decimal("0.01")
    )


def test_after_the_last_known_year_it_is_an_estimate():
    assert not ask("huurverhoging", "2027-06-30", kale_huur="600").estimate
    assert ask("huurverhoging", "2027-07-01", kale_huur="600").estimate


def test_below_350_a_fixed_amount_holds_instead():
    assert ask("huurverhoging", "2026-07-01", kale_huur="349.99").results == {"max_bedrag": 25}
    assert ask("huurverhoging", "2026-07-01", kale_huur="350").results == {
        "max_pct": Decimal("4.1"),
        "max_bedrag": Decimal("14.35"),
    }


@given(st.integers(350_00, 2000_00))
def test_a_higher_rent_may_rise_more_in_euros(cents):
    one, two = (
        ask("huurverhoging", "2026-07-01", kale_huur=str(Decimal(c) / 100))["max_bedrag"] for c in (cents, cents + 25)
    )
    assert one < two


def test_every_step_is_said_and_cited():
    low = ask("huurverhoging", "2026-07-01", kale_huur="300")
    assert low.own_steps == [("huurverhoging_lage_huur", "10, tweede lid")]
    assert low.sentences == ["De kale huur € 300 is lager dan € 350. Dan mag er hoogstens € 25 bij."]
    high = ask("huurverhoging", "2026-07-01", kale_huur="700")
    assert high.sentences == ["De kale huur € 700 mag hoogstens 4,1% omhoog, naar beneden op een cent."]


def test_a_day_before_july_2024_is_refused_in_a_sentence():
    with pytest.raises(UserError, match=r"2024.*huurprijzen"):
        ask("huurverhoging", "2024-06-30", kale_huur="600")


@pytest.mark.parametrize(
    ("inkomen", "personen", "excess"),
    [(57143, 1, 70), (57144, 1, 50), (67366, 1, 50), (67367, 1, 0), (66126, 2, 70), (66127, 4, 50), (89822, 2, 0)],
)
def test_a_higher_income_allows_more(inkomen, personen, excess):
    found = ask("huurverhoging_toets", "2025-07-01", oude_huur=600, nieuwe_huur=700, inkomen=inkomen, personen=personen)
    assert found["te_veel"] == excess
    assert found["lagere_huur"] == 700 - excess


def test_the_amounts_do_not_add_up_and_the_highest_holds():
    """5% of 1200 is 60, more than 50."""
    found = ask("huurverhoging_toets", "2025-07-01", oude_huur=1200, nieuwe_huur=1261, inkomen=60000, personen=1)
    assert found["te_veel"] == 1


def test_the_limits_of_income_of_2026_are_an_estimate():
    rise = {"oude_huur": 600, "nieuwe_huur": 700}
    assert not ask("huurverhoging_toets", "2026-07-01", **rise).estimate
    assert ask("huurverhoging_toets", "2026-07-01", **rise, inkomen=30000, personen=1).estimate


@given(st.integers(0, 120_000), st.integers(0, 120_000), st.integers(1, 5))
def test_who_earns_less_never_pays_more(one, other, personen):
    low, high = sorted((one, other))
    rents = [
        ask("huurverlaging", "2025-07-01", oude_huur=600, nieuwe_huur=700, inkomen=income, personen=personen,
            verzoek="2026-03-01")["lagere_huur"] for income in (low, high)
    ]  # fmt: skip
    assert 630 <= rents[0] <= rents[1] <= 700


@pytest.mark.parametrize(
    ("verzoek", "first"),
    [("2026-03-01", "2026-05-01"), ("2026-03-02", "2026-06-01"), ("2025-11-30", "2026-02-01")],
)
def test_a_lower_rent_begins_on_the_first_of_a_month_two_months_later(verzoek, first):
    found = ask("huurverlaging", "2025-07-01", oude_huur=600, nieuwe_huur=700, inkomen=0, personen=1, verzoek=verzoek)
    assert found.results["eerste_dag"] == first
    assert found.sentences[-1] == (
        "De huur ging van € 600 naar € 700. Bij dit inkomen past een verhoging van hoogstens € 30."
    )


@pytest.mark.parametrize("name", ["huurverhoging_toets", "huurverlaging"])
def test_nobody_is_not_a_household(name):
    with pytest.raises(UserError, match="personen"):
        ask(name, "2025-07-01", oude_huur=600, nieuwe_huur=700, inkomen=0, personen=0, verzoek="2026-03-01")

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

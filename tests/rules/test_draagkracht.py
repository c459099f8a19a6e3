"""Bijzondere bijstand: bands of the income, assets, the drempel, and a municipality whose choices are not known."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from tests.rules.spoken import Answer, ask

ROTTERDAM = [
    {"tot_procent": Decimal(110), "deel": 0},
    {"tot_procent": Decimal(150), "deel": Decimal("0.5")},
    {"deel": 1},
]
BASE = {"leefvorm": "alleenstaand", "leeftijd": 40, "inkomen": "1401.50", "kosten": 1000, "schijven": ROTTERDAM}
CENTS = st.integers(0, 400_000)


def special(day: str = "2026-03-01", /, **more: object) -> Answer:
    return ask("bijzondere_bijstand", day, **BASE | more)


def euros(cents: int) -> str:
    return str(Decimal(cents) / 100)


@given(CENTS, CENTS)
def test_more_income_bears_more_and_never_more_than_the_income(cents, more):
    one, two = (special(inkomen=euros(c))["draagkracht"] for c in (cents, cents + more))
    assert one <= two
    assert two - one <= Decimal(more) * 12 / 100 + Decimal("0.01")


@given(CENTS, CENTS, CENTS)
def test_what_is_borne_and_what_is_paid_are_the_costs_or_all_is_borne(inkomen, vermogen, kosten):
    found = special(inkomen=euros(inkomen), vermogen=euros(vermogen * 4), kosten=euros(kosten))
    borne = found["draagkracht"] + found["draagkracht_vermogen"]
    assert found["vergoeding"] == max(Decimal(0), Decimal(kosten) / 100 - borne)
    assert (found.recht == "ja") == (found["vergoeding"] > 0)


@pytest.mark.parametrize(
    ("inkomen", "per_month"),
    [("1541.65", "0"), ("1541.67", "0.01"), ("2102.25", "280.30"), ("2103.25", "281.30")],
)
def test_each_band_begins_where_the_one_before_ends(inkomen, per_month):
    assert special(inkomen=inkomen)["draagkracht"] == Decimal(per_month) * 12


def test_the_period_of_the_municipality_counts():
    assert special(inkomen="1741.65", maanden=1)["draagkracht"] == 100
    assert special(inkomen="1741.65", maanden=24)["draagkracht"] == 2400


def test_assets_above_the_limit_count_whole():
    assert special(vermogen="8000")["draagkracht_vermogen"] == 0
    assert special(vermogen="8500")["draagkracht_vermogen"] == 500
    assert special(vermogen="8500", spaargeld_vrij="600")["draagkracht_vermogen"] == 0
    assert special(leefvorm="alleenstaande_ouder", vermogen="8500")["draagkracht_vermogen"] == 0


def test_the_drempel_is_a_choice():
    assert special(drempel=True)["vergoeding"] == 824
    assert special(kosten=176, drempel=True).recht == "nee"


def test_a_municipality_whose_choices_are_not_known_has_to_be_asked():
    known = {key: value for key, value in BASE.items() if key != "schijven"}
    assert ask("bijzondere_bijstand", "2026-03-01", **known).results == {"vergoeding": 0, "recht": "onbekend"}


@pytest.mark.parametrize(
    "schijven",
    [
        [],
        "veel",
        [1],
        [{"deel": 2}],
        [{"deel": Decimal("0.5"), "tot_procent": 110}],
        [{"deel": 0}, {"deel": 1}],
        [{"deel": 0, "tot_procent": 110}, {"deel": 0, "tot_procent": 100}, {"deel": 1}],
        [{"deel": 0, "tot_procent": 110}, {"deel": 0, "tot_procent": 110}, {"deel": 1}],
        [{"deel": 0, "tot": 110}, {"deel": 1}],
    ],
)
def test_bands_that_cannot_be_are_named(schijven):
    with pytest.raises(UserError, match="schijven"):
        special(schijven=schijven)


def test_one_band_for_all_income_is_possible():
    assert special(inkomen="100", schijven=[{"deel": 1}])["draagkracht"] == 1200


def test_it_is_always_an_estimate_and_every_step_is_said_and_cited():
    found = special(inkomen="1700")
    assert found.estimate
    assert found.own_steps == [
        ("draagkracht_uit_deel", "35, eerste lid"),
        ("draagkracht_uit_deel", "35, eerste lid"),
        ("draagkracht_over_periode", "35, eerste lid"),
        ("draagkracht_uit_vermogen", "34 en 35"),
        ("vergoeding_bijzondere_bijstand", "35"),
    ]
    assert found.sentences[1] == "Van € 158,35 van uw inkomen telt 50% mee."

"""The rent that fits: limits of income and rent, the rent a budget bears, and the cost of a home."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from tests.rules.spoken import Answer, ask

EUROS = st.integers(0, 3000)
DAY = "2026-03-01"


def allot(day: str = DAY, /, **more: object) -> Answer:
    return ask("passend_toewijzen", day, **{"inkomen": 25000, "personen": 1, "huur": 700} | more)


@pytest.mark.parametrize(
    ("personen", "ouder", "limits"),
    [
        (1, False, (29400, 51537)),
        (2, False, (39925, 56910)),
        (5, False, (39925, 56910)),
        (1, True, (28775, 51537)),
        (2, True, (38650, 56910)),
    ],
)
def test_the_income_limits_of_2026(personen, ouder, limits):
    found = allot(personen=personen, ouder=ouder)
    assert (found["inkomensgrens"], found["inkomensgrens_sociaal"]) == limits


@pytest.mark.parametrize(("personen", "highest"), [(1, "713.02"), (2, "713.02"), (3, "764.14"), (6, "764.14")])
def test_from_three_persons_the_rent_may_be_higher(personen, highest):
    assert allot(personen=personen)["hoogste_huur"] == Decimal(highest)


@pytest.mark.parametrize(
    ("inkomen", "huur", "words"),
    [
        (29400, "713.02", ("ja", "ja", "ja")),
        (29400, "713.03", ("nee", "ja", "ja")),
        (29401, "713.03", ("ja", "nee", "ja")),
        (51537, "900", ("ja", "nee", "ja")),
        (51538, "900", ("ja", "nee", "nee")),
    ],
)
def test_who_the_rule_is_for_and_which_rent_is_within(inkomen, huur, words):
    found = allot(inkomen=inkomen, huur=huur).results
    assert (found["passend"], found["doelgroep"], found["sociale_huur"]) == words


@given(EUROS, EUROS, EUROS)
def test_the_rent_that_fits_lies_between_both_ends(inkomen, minimum, voorbeeld):
    found = ask("betaalbare_huur", DAY, inkomen=inkomen, minimum_uitgaven=minimum, voorbeeld_uitgaven=voorbeeld)
    assert 0 <= found["laagste"] <= found["betaalbare_huur"] <= found["hoogste"] <= inkomen
    assert found.estimate


@given(EUROS, EUROS)
def test_the_rent_that_fits_rises_with_the_income(inkomen, more):
    rents = [
        ask("betaalbare_huur", DAY, inkomen=3000 + income, minimum_uitgaven=900, voorbeeld_uitgaven=1300)
        for income in (inkomen, inkomen + more)
    ]
    assert rents[1]["betaalbare_huur"] - rents[0]["betaalbare_huur"] == more


def test_the_cost_of_a_home_is_all_of_it_less_huurtoeslag():
    parts = {"kale_huur": 600, "servicekosten": 20, "energie": 150, "heffingen": 30, "huurtoeslag": 250}
    assert ask("woonlasten", DAY, **parts).results == {"woonlasten": 550}
    assert ask("woonlasten", DAY, **parts, inkomen=2000)["woonquote"] == Decimal("27.50")
    assert "woonquote" not in ask("woonlasten", DAY, **parts, inkomen=0).results


def test_every_step_is_said_and_cited():
    assert allot().own_steps == [("huur_boven_grens", "46, tweede lid")]
    assert allot().sentences == ["De huur is € 700. Voor uw huishouden is de grens € 713,02."]
    fitting = ask("betaalbare_huur", DAY, inkomen=1200, minimum_uitgaven=750, voorbeeld_uitgaven=1000)
    assert fitting.sentences[-1] == "De huur die past, ligt midden tussen € 200 en € 450."
    home = ask("woonlasten", DAY, kale_huur=600, inkomen=2000)
    assert [name for name, _ in home.own_steps] == ["woonlasten", "woonquote"]


def test_nobody_is_not_a_household():
    with pytest.raises(UserError, match="personen"):
        allot(personen=0)


def test_a_year_without_limits_is_refused_in_a_sentence():
    with pytest.raises(UserError, match=r"2024.*passend"):
        allot("2024-03-01")

"""Beslagvrije voet: the published maxima, how they follow from the parts, both ceilings, and that it is an estimate."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.rules.beslagvrije_voet import Leefsituatie
from app.rules.parameters import load
from tests.rules.spoken import Answer, ask

CENT = Decimal("0.01")
SITUATIONS = st.sampled_from(list(Leefsituatie))
HALF_YEARS = ["2024-01-01", "2024-07-01", "2025-01-01", "2025-07-01", "2026-01-01", "2026-07-01"]


def maximum(leefsituatie: str, day: str) -> Decimal:
    return ask("beslagvrije_voet_maximum", day, leefsituatie=leefsituatie)["maximum"]


def answer(leefsituatie: str, jaarinkomen: int, netto: int, day: str = "2026-03-01", /, **more: object) -> Answer:
    inputs = {"leefsituatie": leefsituatie, "belastbaar_jaarinkomen": jaarinkomen, "netto_inkomen": netto}
    return ask("beslagvrije_voet", day, **inputs | more)


def voet(leefsituatie: str, jaarinkomen: int, netto: int, **more: object) -> Decimal:
    return answer(leefsituatie, jaarinkomen, netto, **more)["beslagvrije_voet"]


@pytest.mark.parametrize("leefsituatie", Leefsituatie)
@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_maxima_of_july_are_those_of_january_plus_95_percent_of_the_rise_of_the_norm(leefsituatie, year):
    january, july = date(year, 1, 1), date(year, 7, 1)
    norm = f"participatiewet.norm_{'gehuwd' if leefsituatie.is_gehuwd else 'alleenstaand'}"
    rise = load(july).get(norm).amount - load(january).get(norm).amount
    step = (rise * Decimal("0.95")).quantize(CENT, ROUND_HALF_UP)
    assert maximum(leefsituatie, str(july)) == maximum(leefsituatie, str(january)) + step


@pytest.mark.parametrize("leefsituatie", ["alleenstaande", "gehuwd_zonder_kind"])
def test_without_children_the_parts_add_up_to_the_published_maximum(leefsituatie):
    parts = {step.naam: step.waarde for step in answer(leefsituatie, 90000, 6000, "2026-01-01").steps}
    som = parts["begin_van_de_voet"] + parts["gemiste_zorgtoeslag"] + parts["gemiste_huurtoeslag"]
    assert som.quantize(CENT, ROUND_HALF_UP) == maximum(leefsituatie, "2026-01-01")


@pytest.mark.parametrize(
    ("day", "estimated"), list(zip(HALF_YEARS, [False, True, False, False, False, True], strict=True))
)
def test_a_maximum_that_was_derived_is_an_estimate(day, estimated):
    assert ask("beslagvrije_voet_maximum", day, leefsituatie="alleenstaande").estimate is estimated


def test_the_two_ceilings():
    rich = answer("alleenstaande", 60000, 3500)
    assert rich["beslagvrije_voet"] == rich["maximum"] == Decimal("2191.42")
    poor = answer("alleenstaande", 15000, 1200)
    assert poor["beslagvrije_voet"] == poor["grens_inkomen"] == 1140
    assert poor["beslagbaar"] == 60


def test_no_income_leaves_nothing_to_seize():
    assert answer("alleenstaande", 0, 0).results == {
        "beslagvrije_voet": 0,
        "maximum": Decimal("2191.42"),
        "grens_inkomen": 0,
        "beslagbaar": 0,
    }


def test_the_income_of_a_partner_takes_at_most_half_and_other_income_all():
    assert voet("gehuwd_met_kind", 20000, 2000, netto_inkomen_partner=9000) == Decimal("951.01")
    assert voet("gehuwd_met_kind", 20000, 2000, netto_inkomen_partner=100) == Decimal("1802.02")
    assert voet("gehuwd_met_kind", 20000, 2000, overig_inkomen=100) == Decimal("1802.02")
    assert voet("gehuwd_met_kind", 20000, 2000, overig_inkomen=9000) == 0


def test_children_of_a_couple_have_a_higher_threshold():
    # the threshold is 29736 + 9404
    assert voet("gehuwd_met_kind", 39140, 4000) == voet("gehuwd_zonder_kind", 39140, 4000)
    assert voet("gehuwd_met_kind", 39240, 4000) - voet("gehuwd_zonder_kind", 39240, 4000) == Decimal("0.63")


@given(SITUATIONS, st.integers(0, 120000), st.integers(0, 8000), st.integers(0, 20000))
def test_a_higher_yearly_income_never_lowers_it_and_it_stays_within_both_ceilings(leefsituatie, jaar, netto, more):
    found = answer(leefsituatie, jaar, netto)
    kept = found["beslagvrije_voet"]
    assert 0 <= kept <= min(found["maximum"], found["grens_inkomen"])
    assert found["beslagbaar"] == netto - kept >= netto * Decimal("0.05") - CENT
    assert voet(leefsituatie, jaar + more, netto) >= kept
    assert voet(leefsituatie, jaar, netto + more) >= kept


@given(SITUATIONS, st.integers(0, 60000), st.integers(0, 3000), st.integers(0, 3000))
def test_other_income_never_raises_it(leefsituatie, jaar, partner, overig):
    least = voet(leefsituatie, jaar, 2500, netto_inkomen_partner=partner, overig_inkomen=overig)
    assert 0 <= least <= voet(leefsituatie, jaar, 2500, netto_inkomen_partner=partner) <= voet(leefsituatie, jaar, 2500)


def test_it_is_always_an_estimate_and_every_step_is_said_and_cited():
    found = answer("alleenstaande_ouder", 35000, 2400)
    assert found.estimate
    assert found.own_steps == [
        ("begin_van_de_voet", "475da"),
        ("gemiste_zorgtoeslag", "475da"),
        ("gemiste_huurtoeslag", "475da"),
        ("gemist_kindgebonden_budget", "475da"),
        ("voet_tot_maximum", "475da, eerste lid"),
        ("voet_na_ander_inkomen", "475db"),
        ("voet_binnen_inkomen", "475dc"),
    ]
    assert found.sentences[-1] == "U houdt € 1.489,16, maar nooit meer dan € 2.280 van uw eigen inkomen."
    assert all(found.sentences)


def test_before_2026_it_is_refused_in_a_sentence():
    with pytest.raises(UserError, match="2025"):
        answer("alleenstaande", 20000, 1600, "2025-09-01")
    with pytest.raises(UserError, match="leefsituatie"):
        answer("samen", 20000, 1600)

"""Heffingskortingen and income tax: as the wage tables, within their maxima, for whom they are, and what is unused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from tests.rules.spoken import Answer, ask

INCOMES = st.integers(0, 150_000)
STEPS = st.integers(0, 2_400)


def credit(day: str = "2026-03-01", /, **more: object) -> Answer:
    return ask("heffingskortingen", day, **{"inkomen": 20000} | more)


@given(STEPS, st.booleans(), st.sampled_from(["2024", "2025", "2026"]))
def test_a_year_of_pay_owes_what_the_month_table_withholds(step, aow, year):
    month, day = Decimal("4.50") * step, f"{year}-03-01"
    withheld = ask("loonheffing", day, maandloon=str(month), loonheffingskorting=True, aow=aow)["inhouding"]
    owed = ask("inkomstenbelasting", day, inkomen=str(month * 12), arbeidsinkomen=str(month * 12), aow=aow)
    # the tables round the credits up past their maxima, a euro each
    assert abs(owed["te_betalen"] - withheld * 12) <= Decimal("1.06")


@given(INCOMES, INCOMES)
def test_more_income_is_never_a_higher_algemene_heffingskorting_and_never_less_tax(low, more):
    one, two = (ask("inkomstenbelasting", "2026-03-01", inkomen=income) for income in (low, low + more))
    assert two["te_betalen"] >= one["te_betalen"]
    assert two["onbenut"] <= one["onbenut"]
    assert credit(inkomen=low + more)["totaal"] <= credit(inkomen=low)["totaal"]


@given(INCOMES, st.booleans())
def test_the_arbeidskorting_stays_between_nothing_and_its_maximum(arbeid, aow):
    found = credit(inkomen=arbeid, arbeidsinkomen=arbeid, aow=aow)
    assert 0 <= found["arbeidskorting"] <= (2840 if aow else 5685)


@given(INCOMES)
def test_the_combinatiekorting_starts_above_a_threshold_and_has_a_maximum(arbeid):
    found = credit(arbeidsinkomen=arbeid, kind_jonger_12=True)["combinatiekorting"]
    assert 0 <= found <= 3032
    assert (found == 0) == (arbeid <= 6239)


def test_a_maximum_is_not_exceeded_where_rounding_up_would():
    assert credit(arbeidsinkomen=25845)["arbeidskorting"] == 5300
    assert credit(arbeidsinkomen=11965)["arbeidskorting"] == 996
    assert credit(arbeidsinkomen=45592)["arbeidskorting"] == 5685


@pytest.mark.parametrize(
    ("more", "combinatie"),
    [
        ({}, 0),
        ({"kind_jonger_12": True}, 1576),
        ({"kind_jonger_12": True, "arbeidsinkomen_partner": 20000}, 1576),
        ({"kind_jonger_12": True, "arbeidsinkomen_partner": 19999}, 0),
        ({"kind_jonger_12": True, "aow": True}, 788),
    ],
)
def test_the_combinatiekorting_is_for_who_is_alone_or_earns_least(more, combinatie):
    assert credit(arbeidsinkomen=20000, **more)["combinatiekorting"] == combinatie


@pytest.mark.parametrize(
    ("more", "older", "single"),
    [
        ({}, 0, 0),
        ({"aow_alleenstaand": True}, 0, 0),
        ({"aow": True}, 2067, 0),
        ({"aow": True, "aow_alleenstaand": True}, 2067, 540),
    ],
)
def test_credits_for_age_need_the_aow_age(more, older, single):
    found = credit(**more)
    assert (found["ouderenkorting"], found["alleenstaande_ouderenkorting"]) == (older, single)


@pytest.mark.parametrize(
    ("born", "owed", "paid"), [("1962-12-31", 900, 500), ("1962-12-31", 90, 90), ("1963-01-01", 900, 0)]
)
def test_only_who_was_born_before_1963_is_paid_the_unused_credit(born, owed, paid):
    found = ask("uitbetaling_heffingskorting", "2026-03-01", geboortedatum=born, onbenut=500, belasting_partner=owed)
    assert found["uitbetaling"] == paid


def test_a_year_without_a_figure_is_refused_in_a_sentence():
    with pytest.raises(UserError, match=r"2024.*iack"):
        credit("2024-03-01", arbeidsinkomen=20000, kind_jonger_12=True)


def test_the_credits_are_published_amounts_but_the_return_is_an_estimate():
    assert not credit(arbeidsinkomen=20000).estimate
    assert ask("inkomstenbelasting", "2026-03-01", inkomen=20000).estimate
    assert credit(aow=True, arbeidsinkomen=20000).estimate


def test_every_step_is_said_and_cited():
    found = credit(inkomen=40000, arbeidsinkomen=40000, kind_jonger_12=True)
    assert found.own_steps == [
        ("algemene_heffingskorting_jaar", "8.10"),
        ("arbeidskorting_jaar", "8.11"),
        ("hoogste_arbeidskorting", "8.11"),
        ("combinatiekorting", "8.14a"),
    ]
    assert found.sentences[1] == "U werkt. Daarom krijgt u korting: € 5.300 plus 1,95% van € 40.000 boven € 25.845."
    older = credit(inkomen=50000, aow=True)
    assert older.own_steps[-1] == ("ouderenkorting_jaar", "8.17")
    back = ask("inkomstenbelasting", "2026-03-01", inkomen=20000, ingehouden=5000)
    assert back.own_steps[-2:] == [("belasting_na_kortingen", "2.7"), ("saldo_van_de_aangifte", "9.2")]
    assert back.sentences[-1] == (
        "Er is € 5.000 ingehouden. U moet € 4.035 betalen. Het verschil krijgt u terug of betaalt u bij."
    )
    paid = ask(
        "uitbetaling_heffingskorting", "2026-03-01", geboortedatum="1960-01-01", onbenut=500, belasting_partner=90
    )
    assert paid.own_steps == [("uitbetaalde_heffingskorting", "8.9")]
    assert "€ 90" in paid.sentences[0]

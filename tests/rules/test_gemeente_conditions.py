"""The conditions of municipal schemes: met, failed, open, or for the municipality to say."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.household import Household, Inkomst, Rol, Woningsoort
from app.domain.outcome import Recht
from app.rules.gemeente import SchemeFinding
from app.rules.gemeente_household import all_of, any_of, forms
from tests.households import Builder, a_household, euro
from tests.rules.packs import SOURCE, a_pack, a_scheme
from tests.rules.scheme_findings import ONE, finding, findings, living, said, under

# Living there, renting, bijstand, a right to something else


@pytest.mark.parametrize(
    ("gemeente", "recht"),
    [("Proefstad", Recht.JA), ("gemeente  PROEFSTAD", Recht.JA), ("Elders", Recht.NEE), (None, Recht.ONBEKEND)],
)
def test_living_in_the_municipality(gemeente, recht):
    found = findings(living(ONE.complete(), gemeente), a_scheme())[0]
    assert found.recht is recht


def test_the_right_is_named_with_the_place_where_the_household_lives():
    pack = replace(a_scheme(), ook_voor=("Buurdorp",))
    assert said(findings(living(ONE.complete(), "Buurdorp"), pack)[0].met) == ["U woont in Buurdorp."]
    assert said(findings(living(ONE.complete(), "Elders"), pack)[0].failed) == ["U woont in Proefstad."]


def test_a_condition_can_ask_for_the_contrary():
    assert under(ONE, woonachtig="nee").recht is Recht.NEE
    assert under(ONE, huurt="nee").recht is Recht.JA
    assert said(under(ONE, kinderen="nee").met) == ["Er wonen geen kinderen onder de 18 jaar in huis."]
    assert under(ONE, bijstand="nee").recht is Recht.ONBEKEND


@pytest.mark.parametrize(
    ("soort", "recht"),
    [(Woningsoort.ZELFSTANDIG, Recht.JA), (Woningsoort.KOOP, Recht.NEE), (None, Recht.ONBEKEND)],
)
def test_renting(soort, recht):
    assert under(ONE.home(soort=soort), huurt="ja").recht is recht


def test_bijstand_counts_when_it_was_named_and_is_asked_otherwise():
    assert under(ONE.receiving("bijstand", "1000"), bijstand="ja").recht is Recht.JA
    assert under(ONE.receiving("bijstand", "0"), bijstand="ja").recht is Recht.NEE
    assert under(ONE.living_on("1000", "loon").receiving("bijstand", None), bijstand="ja").recht is Recht.NEE
    assert under(ONE.living_on("1000", "bijstand").receiving("bijstand", None), bijstand="ja").recht is Recht.ONBEKEND
    assert under(ONE, bijstand="ja").recht is Recht.ONBEKEND
    assert under(ONE.receiving_unknown(), bijstand="ja").recht is Recht.ONBEKEND


def test_a_right_to_something_else_comes_from_its_outcome():
    assert under(ONE.earning("20000"), recht_op=["zorgtoeslag"]).recht is Recht.JA
    assert under(ONE.earning("60000"), recht_op=["zorgtoeslag"]).recht is Recht.NEE
    unknown = under(ONE.changing("p1", toetsingsinkomen=None), recht_op=["zorgtoeslag"])
    assert (unknown.recht, said(unknown.open)) == (Recht.ONBEKEND, ["U hebt recht op zorgtoeslag."])


# Ages and children


@pytest.mark.parametrize(
    ("born", "recht"),
    [((2005, 11, 23), Recht.JA), ((2005, 11, 24), Recht.NEE), ((1959, 11, 24), Recht.JA), ((1959, 11, 23), Recht.NEE)],
)
def test_from_21_up_to_the_aow_age(born, recht):
    assert under(ONE.born(*born), leeftijd_van=21, leeftijd_tot="aow").recht is recht


def test_an_age_in_years():
    assert under(ONE.born(2000, 11, 24), leeftijd_tot=26).recht is Recht.JA
    assert under(ONE.born(2000, 11, 23), leeftijd_tot=26).recht is Recht.NEE


def test_an_age_that_is_not_known_is_asked():
    unknown = ONE.changing("p1", geboortedatum=None)
    found = under(unknown, leeftijd_van=21, leeftijd_tot=27)
    assert found.recht is Recht.ONBEKEND
    assert said(found.open) == ["De aanvrager is 21 jaar of ouder.", "De aanvrager is jonger dan 27 jaar."]


def test_children():
    with_child = ONE.with_child(2016, 6, 2)
    assert under(with_child, kinderen="ja").recht is Recht.JA
    assert under(ONE, kinderen="ja").recht is Recht.NEE
    assert under(ONE.incomplete(), kinderen="ja").recht is Recht.ONBEKEND
    assert under(with_child.incomplete(), kinderen="ja").recht is Recht.JA
    assert under(ONE.with_child(2006, 6, 2), kinderen="ja").recht is Recht.NEE
    assert under(ONE.with_child(2016, 6, 2, geboortedatum=None), kinderen="ja").recht is Recht.ONBEKEND
    assert under(ONE.with_child(2016, 6, 2, until=date(2026, 10, 1)), kinderen="ja").recht is Recht.NEE


@pytest.mark.parametrize(
    ("born", "recht"),
    [((2022, 11, 23), Recht.JA), ((2022, 11, 24), Recht.NEE), ((2014, 11, 24), Recht.JA), ((2014, 11, 23), Recht.NEE)],
)
def test_a_child_of_an_age(born, recht):
    assert under(ONE.with_child(*born), kind_van=4, kind_tot=12).recht is recht


def test_a_child_of_an_age_with_one_bound():
    assert under(ONE.with_child(2009, 1, 1), kind_van=12).recht is Recht.JA
    assert under(ONE.with_child(2024, 1, 1), kind_tot=4).recht is Recht.JA
    found = under(ONE.with_child(2009, 1, 1), kind_van={"bekend": "nee"}, kind_tot=12)
    assert said(found.open) == ["Vraag de gemeente voor kinderen van welke leeftijd deze regeling is."]


# Income


def income(household: Builder | Household, percentage: object = 110, **parts: Any) -> SchemeFinding:
    return under(household, inkomen_tot_procent_norm=percentage, **parts)


def test_an_income_that_is_surely_low_or_high():
    low, high = income(ONE.earning("18000")), income(ONE.earning("40000"))
    sentence = "Het netto-inkomen is niet hoger dan € 1.561,41 per maand, met vakantiegeld (110% van de bijstandsnorm)."
    assert (low.recht, said(low.met), low.estimate) == (Recht.JA, [sentence], True)
    assert (high.recht, said(high.failed)) == (Recht.NEE, [sentence])


def test_an_income_in_between_is_open_until_the_net_income_is_named():
    between = ONE.earning("22000")
    assert income(between).recht is Recht.ONBEKEND
    named = (Inkomst("loon", euro("1700"), "maand", netto=True),)
    assert income(between.changing("p1", inkomsten=named)).recht is Recht.NEE
    gross = (Inkomst("loon", euro("1800"), "maand", netto=False), Inkomst("loon", None, "maand", netto=True))
    assert income(between.changing("p1", inkomsten=gross)).recht is Recht.ONBEKEND


@pytest.mark.parametrize(
    ("per", "amount"), [("week", "361"), ("vier_weken", "1442"), ("kwartaal", "4690"), ("jaar", "18740")]
)
def test_net_income_per_any_period(per, amount):
    named = (Inkomst("loon", euro(amount), per, netto=True),)
    assert income(ONE.changing("p1", inkomsten=named, toetsingsinkomen=None)).recht is Recht.NEE
    less = (Inkomst("loon", euro(amount) - 1000, per, netto=True),)
    assert income(ONE.changing("p1", inkomsten=less, toetsingsinkomen=None)).recht is Recht.ONBEKEND


def test_the_limit_is_that_of_both_together():
    couple = ONE.with_partner(income="24000", net=None)
    assert income(couple).recht is Recht.JA
    assert income(couple.changing("p1", toetsingsinkomen=None)).recht is Recht.ONBEKEND
    assert income(couple.earning("40000")).recht is Recht.NEE


def test_who_has_aow_is_compared_with_the_pension_norm():
    old = ONE.born(1950, 1, 1)
    assert income(old.earning("18500"), 100).recht is Recht.JA
    assert income(ONE.earning("18500"), 100).recht is Recht.ONBEKEND


def test_who_is_younger_than_21_is_surely_low_only_below_the_norm_of_that_age():
    young = ONE.born(2006, 6, 1)
    assert income(young.earning("4000"), 100).recht is Recht.JA
    assert income(young.earning("12000"), 100).recht is Recht.ONBEKEND
    assert income(young.earning("30000"), 100).recht is Recht.NEE


def test_sharing_costs_leaves_the_answer_open_unless_the_municipality_leaves_that_out():
    shared = living(ONE.earning("16000").with_medebewoner().complete())
    conditions = {"voorwaarden": {"inkomen_tot_procent_norm": 110}}
    assert finding(shared, **conditions).recht is Recht.ONBEKEND
    pack = a_pack(
        normpercentages={**SOURCE, "zonder_kostendelersnorm": "ja"},
        regelingen=[{"id": "a", "naam": "A", "soort": "overig", **SOURCE, **conditions}],
    )
    assert findings(shared, pack)[0].recht is Recht.JA
    young = living(ONE.earning("16000").with_medebewoner((2001, 1, 1)).complete())
    assert finding(young, **conditions).recht is Recht.JA
    a_tenant = living(ONE.earning("16000").with_onderhuurder().complete())
    assert finding(a_tenant, **conditions).recht is Recht.JA
    two = living(ONE.earning("16000").with_partner(net=None).with_medebewoner().complete())
    assert finding(two, **conditions).recht is Recht.JA
    of_an_unknown_age = living(ONE.earning("16000").with_medebewoner(geboortedatum=None).complete())
    assert finding(of_an_unknown_age, **conditions).recht is Recht.ONBEKEND


def test_where_our_norms_stop_the_answer_is_open():
    mixed = ONE.born(2006, 6, 1).with_partner((1990, 1, 1), net=None).with_medebewoner().earning("9000")
    assert income(mixed, 100).recht is Recht.ONBEKEND


@pytest.mark.parametrize(
    "household",
    [ONE.earning("18000").incomplete(), ONE.changing("p1", geboortedatum=None).complete()],
    ids=["persons may be missing", "an age is missing"],
)
def test_no_limit_in_euros_while_the_norm_is_open(household):
    found = income(household)
    assert (found.recht, said(found.open)) == (
        Recht.ONBEKEND,
        ["Het netto-inkomen is niet hoger dan 110% van de bijstandsnorm."],
    )


def test_an_income_of_2024_without_the_contribution_of_that_year():
    then = a_household(2024).on(3, 1).changing("p1", net=None)
    assert income(then.earning("60000")).recht is Recht.ONBEKEND
    assert income(then.earning("12000")).recht is Recht.JA


def test_the_net_income_that_was_told_goes_before_that_of_the_year():
    """110% of the norm is 1561,41 with holiday pay; of what was told at most 8% comes with it."""
    assert income(ONE.earning("40000").living_on("1445.74")).recht is Recht.JA
    assert income(ONE.earning("10000").living_on("1445.75")).recht is Recht.ONBEKEND
    assert income(ONE.earning("10000").living_on("1561.42")).recht is Recht.NEE
    couple = ONE.with_partner(net="1000")
    assert income(couple.living_on("1000")).recht is Recht.JA
    assert income(couple.changing("p1", toetsingsinkomen=None)).recht is Recht.ONBEKEND


@given(st.integers(0, 60_000), st.integers(90, 150))
def test_a_higher_limit_never_takes_a_right_away(earned, percentage):
    order = [Recht.NEE, Recht.ONBEKEND, Recht.JA]
    lower, higher = (income(ONE.earning(str(earned)), limit).recht for limit in (percentage, percentage + 10))
    assert order.index(lower) <= order.index(higher)


# Assets


def test_assets_by_the_participatiewet():
    assert under(ONE.owning("8000"), vermogen_tot="participatiewet").recht is Recht.JA
    assert under(ONE.owning("8000.01"), vermogen_tot="participatiewet").recht is Recht.NEE
    parent = ONE.with_child(2016, 6, 2)
    assert under(parent.owning("16000"), vermogen_tot="participatiewet").recht is Recht.JA
    open_ = under(ONE.owning("12000").incomplete(), vermogen_tot="participatiewet")
    assert open_.recht is Recht.ONBEKEND
    assert said(open_.open) == ["Spaargeld en ander bezit zijn samen niet meer dan € 16.000."]
    assert under(ONE.changing("p1", vermogen=None), vermogen_tot="participatiewet").recht is Recht.ONBEKEND


def test_assets_by_the_amounts_of_the_municipality():
    rows = [{"huishouden": "gehuwd", "bedrag": 9000}, {"huishouden": "alleenstaand", "bedrag": 5000}]
    assert under(ONE.owning("5000"), vermogen_tot=6000).recht is Recht.JA
    assert under(ONE.owning("5001"), vermogen_tot=rows).recht is Recht.NEE
    assert under(ONE.with_partner().owning("9000"), vermogen_tot=rows).recht is Recht.JA
    parent = under(ONE.with_child(2016, 6, 2), vermogen_tot=rows)
    assert said(parent.open) == [
        "Spaargeld en ander bezit blijven onder de grens. Vraag de gemeente welke grens hier geldt."
    ]


# Whatever is still to be said


WANTED: dict[str, Any] = {
    "leeftijd_van": 21,
    "leeftijd_tot": "aow",
    "inkomen_tot_procent_norm": 110,
    "vermogen_tot": "participatiewet",
}


@given(
    st.integers(0, 30_000),
    st.integers(0, 20_000),
    st.integers(1940, 2010),
    st.sets(st.sampled_from(["toetsingsinkomen", "vermogen", "geboortedatum"])),
    st.booleans(),
)
def test_an_answer_that_is_sure_stays_when_more_is_known(earned, owned, year, unknown, partner):
    whole = ONE.born(year, 6, 1).earning(str(earned)).owning(str(owned))
    partial = whole.changing("p1", **dict.fromkeys(unknown))
    if partner:
        whole = whole.with_partner(income="9000", assets="5000")
    left_out = partial.incomplete() if partner else partial.complete()
    for name, value in WANTED.items():
        before, after = under(left_out, **{name: value}).recht, under(whole, **{name: value}).recht
        assert before in (Recht.ONBEKEND, after), name


# What the municipality must say


@pytest.mark.parametrize(
    "name",
    [
        *("woonachtig", "inkomen_tot_procent_norm", "vermogen_tot", "leeftijd_van", "leeftijd_tot", "kinderen"),
        *("kind_van", "kind_tot", "huurt", "bijstand", "referteperiode_maanden"),
    ],
)
def test_a_condition_that_is_not_known_is_a_question_to_the_municipality(name):
    found = under(ONE, **{name: {"bekend": "nee"}})
    (asked,) = said(found.open)
    assert asked.startswith("Vraag de gemeente ")
    assert (found.recht, found.met, found.failed) == (Recht.ONBEKEND, (), ())


def test_a_scheme_of_which_nothing_is_known_has_no_source():
    pack = a_pack(regelingen=[{"id": "pas", "naam": "Stadspas", "soort": "pas"}])
    found = findings(living(ONE.complete()), pack)[0]
    assert (found.naam.spoken(), found.source, found.recht) == ("Stadspas", None, Recht.ONBEKEND)


def test_what_only_a_conversation_can_settle_stays_open():
    found = under(ONE, referteperiode_maanden=36, ook=["Er is geen uitzicht op een hoger inkomen."])
    assert said(found.open) == ["Het inkomen is al 36 maanden zo laag.", "Er is geen uitzicht op een hoger inkomen."]


def test_a_scheme_without_conditions_asks_for_them():
    found = under(ONE)
    assert found.recht is Recht.ONBEKEND
    assert said(found.open) == [
        "Vraag de gemeente wat er is voor kinderen: sport, schoolspullen, een fiets, een laptop, zwemles."
    ]


def test_a_failed_condition_decides_also_while_others_are_open():
    found = under(ONE, kinderen="ja", ook=["Er is een rekening op naam van het kind."])
    assert (found.recht, len(found.failed), len(found.open)) == (Recht.NEE, 1, 1)


def test_the_form_of_a_household():
    assert {form.value for form in forms(ONE.complete())} == {"alleenstaand"}
    assert {form.value for form in forms(ONE.with_child(2016, 6, 2).complete())} == {"alleenstaande_ouder"}
    assert len(forms(ONE.with_child(2016, 6, 2, geboortedatum=None).complete())) == 2
    assert len(forms(ONE.incomplete())) == 3
    assert ONE.complete().aanvrager.rol is Rol.AANVRAGER


@given(st.lists(st.sampled_from([True, False, None])))
def test_answers_together(answers):
    assert any_of(answers) is (True if True in answers else None if None in answers else False)
    contrary = [None if answer is None else not answer for answer in answers]
    together = all_of(contrary)
    assert together is (None if any_of(answers) is None else not any_of(answers))

"""What a household gets from its municipality: amounts, old packs, and what is asked."""

from datetime import date
from typing import Any

import pytest

from app.domain.household import Household
from app.domain.outcome import Range, Recht
from app.rules.gemeente import SchemeFinding
from app.rules.gemeente_pack import ASKED_ALWAYS, Per, Soort
from app.rules.gemeente_reading import read_pack
from tests.households import Builder
from tests.rules.packs import EVERYTHING, SOURCE, TODAY, a_pack, exact
from tests.rules.scheme_findings import ONE, finding, findings, living, said, under

# Amounts


def amount(household: Builder | Household, **parts: Any) -> SchemeFinding:
    return finding(household, **parts)


def test_an_amount_for_the_household():
    found = amount(ONE)
    assert (found.each, found.amount, found.per) == (Range(15000, 15000), Range(15000, 15000), Per.JAAR)
    assert found.source is not None
    assert found.source.bron == SOURCE["bron"]


def test_an_amount_is_asked_when_it_is_not_known():
    found = amount(ONE, bedrag={"bekend": "nee"})
    assert (found.each, found.amount) == (None, None)


def test_the_most_there_can_be():
    assert amount(ONE, hoogstens="ja").amount == Range(0, 15000)


def test_the_amount_of_the_first_row_that_fits():
    rows = [
        {"huishouden": "gehuwd", "kinderen": "ja", "bedrag": 400},
        {"huishouden": "gehuwd", "bedrag": 300},
        {"kind_van": 12, "bedrag": 250},
        {"kind_tot": 12, "bedrag": 200},
    ]
    couple = ONE.with_partner()
    assert amount(couple.with_child(2016, 6, 2), bedrag=rows).amount == Range(40000, 40000)
    assert amount(couple, bedrag=rows).amount == Range(30000, 30000)
    assert amount(ONE.with_child(2012, 6, 2), bedrag=rows).amount == Range(25000, 25000)
    assert amount(ONE.with_child(2016, 6, 2), bedrag=rows).amount == Range(20000, 20000)
    assert amount(ONE, bedrag=rows).amount is None
    assert amount(couple.incomplete(), bedrag=rows).amount == Range(30000, 40000)
    assert amount(ONE.incomplete(), bedrag=rows).amount is None


def test_an_amount_for_each_child_of_an_age():
    two = ONE.with_child(2016, 6, 2).with_child(2012, 6, 2).with_child(2025, 6, 2)
    found = amount(two, voor="kind", voorwaarden={"kind_van": 4})
    assert (found.each, found.amount) == (Range(15000, 15000), Range(30000, 30000))
    assert amount(two, voor="kind").amount == Range(45000, 45000)
    assert amount(two, voor="kind", voorwaarden={"kind_tot": 12}).amount == Range(30000, 30000)
    assert amount(two, voor="kind", voorwaarden={"kind_tot": {"bekend": "nee"}}).amount is None
    assert amount(two, voor="kind", voorwaarden={"kind_van": {"bekend": "nee"}}).amount is None
    assert amount(two.incomplete(), voor="kind").amount is None
    assert amount(ONE.with_child(2016, 6, 2, geboortedatum=None), voor="kind").amount is None


def test_an_amount_for_each_person():
    family = ONE.with_partner().with_child(2016, 6, 2).with_medebewoner()
    assert amount(family, voor="persoon").amount == Range(45000, 45000)


# Old packs, schemes that do not exist, and what a pack says nothing of


def test_after_its_last_day_everything_is_an_estimate_and_money_limits_refuse_nobody():
    later = date(2027, 1, 1)
    rich = ONE.earning("60000")
    assert under(rich, inkomen_tot_procent_norm=110).recht is Recht.NEE
    found = finding(rich, later, voorwaarden={"inkomen_tot_procent_norm": 110, "leeftijd_van": 21})
    assert (found.recht, found.outdated, found.estimate) == (Recht.ONBEKEND, True, True)
    assert found.valid_until == date(2026, 12, 31)
    assert said(found.open)[0] == (
        "Deze gegevens golden tot en met 31 december 2026. Vraag de gemeente of ze nog kloppen."
    )
    assert said(found.met) == ["De aanvrager is 21 jaar of ouder."]
    assert finding(ONE, later, voorwaarden={"kinderen": "ja"}).recht is Recht.NEE
    assert finding(ONE, later).recht is Recht.ONBEKEND


def test_a_scheme_may_end_before_its_pack():
    assert finding(ONE, TODAY, geldig_tot="2026-11-23").outdated is False
    old = finding(ONE, TODAY, geldig_tot="2026-11-22")
    assert (old.outdated, old.valid_until) == (True, date(2026, 11, 22))


def test_a_scheme_that_the_municipality_does_not_have():
    found = finding(ONE, bestaat="nee")
    assert (found.recht, said(found.failed)) == (Recht.NEE, ["Deze regeling heeft de gemeente niet."])
    assert (found.open, found.amount) == ((), None)


@pytest.mark.parametrize(("mark", "estimate"), [("secondary", False), ("official", False), ("recalled", True)])
def test_an_uncertain_figure_makes_an_estimate(mark, estimate):
    assert finding(ONE, bedrag={"waarde": 150, "zekerheid": mark}).estimate is estimate
    assert under(ONE, leeftijd_van={"waarde": 18, "zekerheid": mark}).estimate is estimate


def test_a_municipality_without_a_pack_is_asked_everything():
    found = findings(living(ONE.complete(), None), None)
    assert [one.soort for one in found] == list(ASKED_ALWAYS)
    assert {one.recht for one in found} == {Recht.ONBEKEND}
    assert all(one.open and one.amount is None and not one.outdated and not one.estimate for one in found)
    assert found[0].naam.spoken() == "Individuele inkomenstoeslag"
    kwijtschelding = next(one for one in found if one.soort is Soort.KWIJTSCHELDING)
    assert len(kwijtschelding.open) == 6


def test_what_a_pack_describes_is_not_asked_again():
    found = findings(living(ONE.complete()), read_pack(exact(EVERYTHING)))
    assert [one.id for one in found] == [
        *("kindpas", "toeslag", "geen_pas"),
        *("bijzondere_bijstand", "kwijtschelding", "gemeentepolis"),
    ]
    assert [one.where for one in found][:2] == ["het loket", "https://proefstad.example"]


def test_the_percentage_of_the_municipality_stands_in_for_a_scheme_that_names_none():
    found = {one.id: one for one in findings(living(ONE.earning("10000").complete()), read_pack(exact(EVERYTHING)))}
    assert said(found["bijzondere_bijstand"].met) == [
        "Het netto-inkomen is niet hoger dan € 1.703,35 per maand, met vakantiegeld (120% van de bijstandsnorm)."
    ]
    assert any("110%" in words for words in said(found["toeslag"].met))
    assert found["bijzondere_bijstand"].recht is Recht.ONBEKEND


def test_the_insurance_of_the_municipality():
    found = findings(living(ONE.earning("10000").complete()), read_pack(exact(EVERYTHING)))[-1]
    assert (found.soort, found.per, found.amount) == (Soort.GEMEENTEPOLIS, Per.MAAND, Range(2000, 2000))
    assert "130%" in said(found.met)[0]
    assert found.how == "Op de website van de verzekeraar."
    none = a_pack(gemeentepolis={**SOURCE, "aangeboden": "nee"})
    assert findings(living(ONE.complete()), none)[3].recht is Recht.NEE


def test_the_choices_for_kwijtschelding_that_are_known_are_not_asked():
    found = findings(living(ONE.complete()), read_pack(exact(EVERYTHING)))[-2]
    assert said(found.open) == [
        "Vraag kwijtschelding aan bij de gemeente, of bij het belastingkantoor dat op de aanslag staat."
    ]
    assert (found.how, found.where) == ("Met het formulier op de website.", "het stadhuis")


def test_what_an_old_pack_says_nothing_of_is_asked_as_if_there_were_none():
    found = findings(living(ONE.complete()), a_pack(), date(2027, 1, 1))
    assert not any(one.outdated or one.estimate for one in found)

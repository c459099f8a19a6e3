"""Individuele inkomenstoeslag by a verordening, and the national studietoeslag."""

from decimal import Decimal

import pytest

from app.errors import UserError
from tests.rules.spoken import Answer, ask

DAY = "2026-03-01"
LOW = {"leefvorm": "alleenstaand", "leeftijd": 40, "inkomen": 1300, "maanden_laag_inkomen": 36}
RULES = {"bedrag": 500, "inkomen_tot_procent_norm": 110, "referteperiode_maanden": 36}


class TestInkomenstoeslag:
    def asked(self, **more: object) -> Answer:
        return ask("individuele_inkomenstoeslag", DAY, **LOW | RULES | more)

    @pytest.mark.parametrize(
        ("more", "recht"),
        [
            ({}, "ja"),
            ({"inkomen": "1541.65"}, "ja"),
            ({"inkomen": "1541.66"}, "nee"),
            ({"vermogen": 8000}, "ja"),
            ({"vermogen": 8001}, "nee"),
            ({"maanden_laag_inkomen": 35}, "nee"),
            ({"maanden_sinds_toekenning": 11}, "nee"),
            ({"maanden_sinds_toekenning": 12}, "ja"),
            ({"leeftijd": 20}, "nee"),
            ({"leeftijd": 21}, "ja"),
            ({"leeftijd": 66}, "ja"),
            ({"leeftijd": 67}, "nee"),
            ({"kostendelers": 3}, "ja"),
        ],
    )
    def test_each_condition_at_its_limit(self, more, recht):
        found = self.asked(**more)
        assert (found.recht, found["bedrag"]) == (recht, 500 if recht == "ja" else 0)

    @pytest.mark.parametrize(
        ("ages", "recht"), [((40, 40), "ja"), ((40, 67), "onbekend"), ((20, 40), "onbekend"), ((67, 70), "nee")]
    )
    def test_a_couple_of_whom_one_has_no_right_is_for_the_municipality_to_say(self, ages, recht):
        assert self.asked(leefvorm="gehuwd", leeftijd=ages[0], leeftijd_partner=ages[1]).recht == recht

    @pytest.mark.parametrize("name", RULES)
    def test_without_one_part_of_the_verordening_nobody_can_say(self, name):
        known = {key: value for key, value in (LOW | RULES).items() if key != name}
        assert ask("individuele_inkomenstoeslag", DAY, **known).results == {"bedrag": 0, "recht": "onbekend"}

    def test_it_is_always_an_estimate_and_its_step_is_said_and_cited(self):
        found = self.asked()
        assert found.estimate
        assert found.own_steps == [("inkomensgrens_van_gemeente", "36")]
        assert found.sentences == ["Uw inkomen is laag tot 110% van de norm € 1.401,50."]


class TestStudietoeslag:
    def asked(self, leeftijd: int = 21, /, **more: object) -> Answer:
        base = {"leeftijd": leeftijd, "medische_beperking": True, "studiefinanciering": True}
        return ask("studietoeslag", DAY, **base | more)

    @pytest.mark.parametrize("more", [{"medische_beperking": False}, {"studiefinanciering": False}, {"wajong": True}])
    def test_each_condition_alone_refuses(self, more):
        assert self.asked(**more).results == {"bedrag": 0, "recht": "nee"}

    def test_it_begins_at_15_rises_and_stays_from_21(self):
        assert self.asked(14).recht == "nee"
        amounts = [self.asked(age)["bedrag"] for age in (15, 16, 17, 18, 19, 20, 21)]
        assert amounts == sorted(set(amounts))
        assert self.asked(45)["bedrag"] == amounts[-1]

    @pytest.mark.parametrize(
        ("stage", "bedrag", "recht"),
        [("231.09", "385.14", "ja"), ("331.09", "285.14", "ja"), ("616.22", "0.01", "ja"), ("616.23", "0", "nee")],
    )
    def test_what_a_traineeship_pays_above_an_amount_is_deducted(self, stage, bedrag, recht):
        found = self.asked(stagevergoeding=stage)
        assert (found["bedrag"], found.recht) == (Decimal(bedrag), recht)

    def test_only_a_deduction_is_an_estimate(self):
        assert not self.asked().estimate
        assert not self.asked(stagevergoeding="100").estimate
        assert self.asked(stagevergoeding="300").estimate

    def test_its_step_is_said_and_cited(self):
        found = self.asked(stagevergoeding="300")
        assert found.own_steps == [("studietoeslag_na_stage", "36b")]
        assert found.sentences == ["De toeslag is € 385,14. Van uw stage, € 300, telt € 231,09 niet mee."]

    def test_a_year_without_amounts_is_refused_in_a_sentence(self):
        with pytest.raises(UserError, match=r"2025.*studietoeslag"):
            ask("studietoeslag", "2025-03-01", leeftijd=21, medische_beperking=True, studiefinanciering=True)

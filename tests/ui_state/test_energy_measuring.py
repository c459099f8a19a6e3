"""What Meten says: the meters, the appliances, the air in rooms, and the bill."""

from dataclasses import replace

import pytest

from app.energy.appliances import Way, library
from app.energy.checklist_reading import checklist
from app.energy.meters import Register
from app.errors import UserError
from app.intake.energy import COMPLEX, ENDS_ON, KIND, REDUCTION_INCLUDED, SETTLES_ON
from app.services import answers
from app.services.energy import appliances, climates, readings
from app.services.undo import path_label
from app.texts import has_text
from tests.ui_state.walking import LAST_YEAR, TODAY, plain, walk
from ui.visit.energy.bill.state import FIELDS, bill_fields, contract_words, gives_back
from ui.visit.energy.measure.state import (
    ROOMS,
    ApplianceForm,
    air_lines,
    appliance_lines,
    appliance_sum,
    form_of,
    instalment_words,
    like,
    reading_lines,
    register_fields,
    typed_on,
    typical_choices,
    use_lines,
)
from ui.visit.energy.numbers.state import read_number, said

__all__ = ["walk"]


def test_the_meters_tell_what_was_read_and_what_a_year_takes(walk):
    for register, before, now in ((Register.GAS, "4000", "4880,5"), (Register.POWER_NORMAL, "10000", "12000")):
        readings.add(walk.session, walk.visit, register, before, (LAST_YEAR, ""))
        readings.add(walk.session, walk.visit, register, now, (TODAY, ""))
    found = walk.found
    lines = reading_lines(found.readings)
    assert [line.day for line in lines][:2] == ["23 november 2026"] * 2
    assert "Gas: 4.880,5 m3" in [line.words for line in lines]
    assert typed_on(found.readings, TODAY) == {"gas": "4880,5", "stroom_normaal": "12000"}
    gas, power, water = use_lines(found)
    assert gas.words.startswith("Gas: 8")
    assert "gemeten over ongeveer een jaar" in gas.words
    assert gas.grounds
    assert "aangenomen" in water.words
    assert power.said
    assert {register for register, _, _ in register_fields()} == set(Register)


def test_appliances_tell_their_cost_and_what_is_lacking(walk):
    assert appliance_sum(walk.found) == ""
    appliances.add(walk.session, walk.visit, "Koelkast", Way.ALWAYS, wh=480, minutes=720)
    appliances.add(walk.session, walk.visit, "Kastje", Way.ALWAYS, tenths_w=85, standby=True)
    appliances.add(walk.session, walk.visit, "Iets", Way.HOURS)
    cooler, box, unknown = appliance_lines(walk.found)
    assert plain(cooler.amount).startswith("350 kWh, € ")
    assert "een hele dag meten is beter" in cooler.detail
    assert box.detail == "Gemeten."
    assert (unknown.amount, unknown.detail) == ("", "Vul een meting in, of kies een apparaat uit de lijst.")
    assert all(line.grounds for line in (cooler, box))
    assert "74 kWh" in appliance_sum(walk.found)


def test_a_form_of_an_appliance_reads_back_as_it_was_kept(walk):
    form = ApplianceForm("Tv", Way.HOURS, "tv", "75,5", "", "", "4,5", "", standby=True)
    appliances.add(walk.session, walk.visit, form.name, form.way, **form.about())
    (kept,) = appliances.listing(walk.session, walk.dossier)
    assert (kept.tenths_w, kept.minutes_a_day, kept.tenths_turns_a_week) == (755, 270, None)
    again = form_of(kept)
    assert replace(again, appliance_id="") == form
    turns = ApplianceForm("Droger", Way.TURNS, wh="3750", turns_a_week="2,5").about()
    assert (turns["wh"], turns["tenths_turns_a_week"], turns["minutes_a_day"]) == (3750, 25, None)


def test_a_number_in_the_form_that_cannot_be_read_names_its_field():
    with pytest.raises(UserError, match="Vermogen: schrijf een getal"):
        ApplianceForm("Tv", Way.ALWAYS, watt="veel").about()
    with pytest.raises(UserError, match="Gebruik per dag: meer dan 24"):
        ApplianceForm("Tv", Way.HOURS, hours_a_day="25").about()


def test_an_appliance_of_the_list_fills_the_form():
    assert typical_choices()[0][0] == ""
    assert len(typical_choices()) == len(library()) + 1
    assert like("droger_oud") == ApplianceForm("Droger", Way.TURNS, "droger_oud")
    assert like("zuurstof").medical
    assert like("") == ApplianceForm("", Way.ALWAYS)


def test_the_air_says_what_is_healthy(walk):
    climates.put(walk.session, walk.visit, "slaapkamers", 140, 70)
    (line,) = air_lines(walk.found)
    assert line.room == "slaapkamers"
    assert "te vochtig" in line.words
    assert [ground.amount for ground in line.grounds] == ["15 graden", "40 procent", "60 procent"]
    assert set(ROOMS) <= {room.id for room in checklist().rooms}


def test_a_home_on_heat_can_be_told_what_is_lacking(walk):
    for path, value in (("energie.verwarming", "warmte"), ("energie.warm_water", "warmte")):
        answers.give(walk.session, walk.dossier, path, value)
    answers.give(walk.session, walk.dossier, "energie.termijnbedrag", 12000)
    answers.give(walk.session, walk.dossier, "energie.verbruik.warmte_gj", 25)
    answers.give(walk.session, walk.dossier, "energie.verbruik.stroom_kwh", 1800)
    assert instalment_words(walk.found).startswith("Vaste kosten: ")
    answers.give(walk.session, walk.dossier, "energie.rekening.vaste_kosten", 900_00)
    assert walk.found.instalment is not None


def test_the_bill_says_what_is_lacking_or_what_to_ask_for(walk):
    assert "Bedrag per maand" in instalment_words(walk.found)
    answers.give(walk.session, walk.dossier, "energie.termijnbedrag", 9000)
    answers.give(walk.session, walk.dossier, "energie.verbruik.gas_m3", 1200)
    answers.give(walk.session, walk.dossier, "energie.verbruik.stroom_kwh", 2500)
    words = plain(instalment_words(walk.found))
    assert words.startswith("U betaalt nu per maand te weinig.")
    assert "Dat kan vanaf december 2026." in words
    assert "Met € 90 per maand komt er ongeveer € " in words
    assert "bij op de jaarrekening" in words
    answers.give(walk.session, walk.dossier, "energie.termijnbedrag", 90000)
    answers.give(walk.session, walk.dossier, "energie.rekening.afrekening_op", "2027-04-01")
    words = plain(instalment_words(walk.found))
    assert "terug bij de jaarrekening" in words
    assert "Tot de jaarrekening is € " in words


def test_the_bill_says_what_it_takes_where_nothing_was_told(walk):
    views = bill_fields(walk.found)
    assert plain(views["energie.rekening.gas"].below) == "Leeg: gewone prijs € 1,30, een schatting."
    assert plain(views["energie.rekening.vaste_kosten"].below) == "Leeg: gewone prijs € 925, een schatting."
    assert views["energie.rekening.stroom_laag"].below == ""
    assert not views["energie.rekening.warmte"].is_asked
    assert not gives_back(walk.found)
    for path, value in (
        ("energie.rekening.gas", 1_29000),
        ("energie.rekening.vaste_kosten", 900_50),
        ("energie.verbruik.stroom_kwh", 2500),
        ("energie.verbruik.teruglevering_kwh", 1200),
        ("energie.verwarming", "warmte"),
        ("energie.warm_water", "warmte"),
        ("energie.koken", "inductie"),
    ):
        answers.give(walk.session, walk.dossier, path, value)
    views = bill_fields(walk.found)
    assert (views["energie.rekening.gas"].words, views["energie.rekening.gas"].below) == ("1,29", "")
    assert views["energie.rekening.vaste_kosten"].words == "900,50"
    assert views["energie.verbruik.teruglevering_kwh"].words == "1200"
    assert views["energie.rekening.warmte"].is_asked
    assert not views["energie.verbruik.gas_m3"].is_asked
    assert gives_back(walk.found)


def test_every_field_of_the_bill_reads_what_it_shows():
    typed = {"euro": ("125,50", 125_50), "tarief": ("1,29", 1_29000), "heel": ("1200", 1200)}
    for field in FIELDS:
        words, value = typed[field.shape]
        assert (field.read(words), field.read(" ")) == (value, None)
        with pytest.raises(UserError, match=field.name.split(",")[0].replace("(", r"\(").replace(")", r"\)")):
            field.read("weet niet")


def test_the_contract_says_what_looks_wrong_or_unsure(walk):
    assert contract_words(walk.found) == ""
    answers.give(walk.session, walk.dossier, "energie.rekening.gas", 40000)
    assert "lager dan de belasting" in contract_words(walk.found)
    answers.give(walk.session, walk.dossier, "energie.contract.soort", "dynamisch")
    assert "ieder uur" in contract_words(walk.found)
    answers.give(walk.session, walk.dossier, "energie.contract.soort", "vast")
    answers.give(walk.session, walk.dossier, "energie.contract.einddatum", "2026-11-01")
    assert "liep tot en met 1 november 2026" in contract_words(walk.found)


@pytest.mark.parametrize(
    ("typed", "decimals", "number"),
    [("65", 0, 65), ("18,5", 1, 185), ("18.5", 1, 185), ("18", 1, 180), ("1 000", 0, 1000)],
)
def test_numbers_are_read_as_people_write_them(typed, decimals, number):
    assert read_number(typed, "Veld", 2000, decimals) == number
    assert read_number(said(number, decimals), "Veld", 2000, decimals) == number


@pytest.mark.parametrize(
    ("typed", "decimals", "words"),
    [
        ("zes", 0, "heel getal"),
        ("6,5", 0, "heel getal"),
        ("18,55", 1, "schrijf een getal"),
        ("-3", 1, "schrijf"),
        ("9999", 0, "meer dan 2000"),
    ],
)
def test_a_number_that_cannot_be_is_refused_by_name(typed, decimals, words):
    with pytest.raises(UserError, match=f"Veld: .*{words}"):
        read_number(typed, "Veld", 2000, decimals)


@pytest.mark.parametrize(
    "path", [*(field.path for field in FIELDS), KIND, ENDS_ON, SETTLES_ON, REDUCTION_INCLUDED, COMPLEX]
)
def test_every_answer_of_the_bill_has_a_name_by_which_it_is_undone(path):
    assert has_text(f"services.path.{path.replace('.', '_')}")
    assert "_" not in path_label(path)

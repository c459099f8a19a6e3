"""What the screens of an energy visit say: rooms, meters, appliances, savings, and what comes before them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.ids import VisitId
from app.domain.visit import Step, VisitType, Who
from app.domain.visit import Way as QuestionWay
from app.energy.answers import Choice, Seen
from app.energy.appliances import Way, library
from app.energy.checklist_reading import checklist
from app.energy.meters import Register
from app.errors import UserError
from app.services import answers, visits
from app.services.energy import appliances, checks, climates, corporation, readings
from app.services.energy.assessment import EnergyAssessment, assess
from app.services.session import Session
from app.texts import has_text
from tests.builders import MONDAY, a_dossier, a_session
from tests.ui_state.households import a_room
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
from ui.visit.energy.outcome.state import outcome_view, suggested
from ui.visit.energy.panel.state import panel_view
from ui.visit.energy.state import HOUSE, measure_tabs, place_in, places_of, reason_of, room_tabs
from ui.visit.energy.walk.state import room_view, warning_of
from ui.visit.loading import load, look_ahead
from ui.visit.panel.state import info_for
from ui.visit.route.state import Spot, backward, foot, forward, into
from ui.visit.state import Progress, Room, progress_of
from ui.visit.together.state import statement_at

TODAY = MONDAY.date()
LAST_YEAR = date(2025, 11, 20)


class Walk:
    """A visit about energy in memory."""

    def __init__(self) -> None:
        self.session: Session = a_session()
        self.dossier = a_dossier(self.session)
        self.visit: VisitId = visits.plan(self.session, self.dossier, VisitType.ENERGY, MONDAY)[1]

    @property
    def found(self) -> EnergyAssessment:
        return assess(self.session, self.visit, TODAY)

    def see(self, item: str, seen: Seen = Seen.CAN_BE_BETTER) -> None:
        checks.see(self.session, self.visit, item, seen)

    def place(self, item: str, pieces: int = 1) -> None:
        self.see(item)
        checks.place(self.session, self.visit, item, pieces)

    def will_do(self, item: str) -> None:
        self.see(item)
        checks.choose(self.session, self.visit, item, Choice.WILL_DO)


@pytest.fixture
def walk() -> Iterator[Walk]:
    made = Walk()
    yield made
    made.session.store.close()


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def row_of(walk: Walk, room: str, item: str):
    return next(row for row in room_view(room, walk.found).rows if row.item == item)


def test_the_walk_goes_by_the_house_and_every_room_and_back(walk):
    assert places_of(Step.RONDGANG) == (HOUSE, *(room.id for room in checklist().rooms))
    assert places_of(Step.KANSEN) == ()
    assert place_in(Step.METEN, "zolder") == "meters"
    room = load(walk.session, walk.visit, TODAY).room
    spot: Spot | None = into(Step.RONDGANG, room)
    seen = []
    while spot and spot.step is not Step.AFSPRAKEN:
        seen.append((spot.step, spot.at))
        spot = forward(spot, room)
    assert seen == [(step, at) for step in (Step.RONDGANG, Step.METEN, Step.BESPAREN) for at in places_of(step)]
    assert backward(Spot(Step.METEN, "meters"), room) == Spot(Step.RONDGANG, "rekening")
    assert foot(Spot(Step.METEN, "rekening"), room).primary == "Naar Besparen"
    assert into(Step.RONDGANG, room, "keuken") == Spot(Step.RONDGANG, "keuken")


TOLD = {
    "huishouden.partner": False,
    "huishouden.kinderen": 0,
    "huishouden.medebewoners": 0,
    "personen.p1.geboortedatum": "1950-01-01",
    "woning.soort": "zelfstandig",
}


@pytest.mark.parametrize(
    ("way", "stops", "back"),
    [
        (QuestionWay.QUESTION, tuple(TOLD), "De vragen"),
        (QuestionWay.STEP, ("huishouden.partner", "woning.soort"), "Wonen"),
    ],
)
def test_both_ways_lead_from_the_questions_into_the_walk_and_back(walk, way, stops, back):
    def room() -> Room:
        known = replace(load(walk.session, walk.visit, TODAY).room, way=way)
        return replace(known, ahead=look_ahead(known, TODAY))

    put, spot = [], into(Step.HUISHOUDEN, room())
    while spot.is_question:
        put.append(spot.at)
        answers.give(walk.session, walk.dossier, spot.at, TOLD[spot.at])
        following = forward(spot, room())
        assert following is not None
        spot = following
    assert (spot, sorted(put)) == (Spot(Step.RONDGANG, HOUSE), sorted(stops))
    before = backward(spot, room())
    assert before is not None
    assert before.is_question
    assert foot(spot, room()).back == back
    assert forward(before, room()) == spot
    assert foot(Spot(Step.METEN, "meters"), room()).back == "Rondgang"


def test_a_step_is_done_when_every_place_was_looked_at(walk):
    def progress(step: Step) -> Progress:
        return progress_of(step, load(walk.session, walk.visit, TODAY).room)

    assert progress(Step.RONDGANG) is Progress.OPEN
    walk.see("radiatorfolie", Seen.GOOD)
    assert progress(Step.RONDGANG) is Progress.PARTLY
    assert [tab.key for tab in room_tabs(walk.found) if tab.is_done] == ["woonkamer"]
    answers.give(walk.session, walk.dossier, "woning.energielabel", "F")
    for room in checklist().rooms:
        walk.see(room.items[0].id, Seen.GOOD)
    assert progress(Step.RONDGANG) is Progress.DONE
    assert (progress(Step.METEN), progress(Step.BESPAREN)) == (Progress.OPEN, Progress.OPEN)
    walk.place("radiator_vrij")
    climates.put(walk.session, walk.visit, "woonkamer", 190, 50)
    assert (progress(Step.METEN), progress(Step.BESPAREN)) == (Progress.PARTLY, Progress.DONE)
    assert [tab.key for tab in measure_tabs(walk.found) if tab.is_done] == ["lucht"]


def test_every_room_has_its_question_and_every_material_its_unit():
    for room in checklist().rooms:
        assert has_text(f"energie_scherm.kamer.{room.id}")
    for material in checklist().materials:
        assert has_text(f"energie_scherm.eenheid.{material.unit}")


def test_every_item_on_every_screen_leads_to_a_source_and_how_sure_it_is(walk):
    for room in checklist().rooms:
        for row in room_view(room.id, walk.found).rows:
            assert row.grounds
            assert all(ground.source.endswith(".") for ground in row.grounds)


def test_a_row_tells_what_was_seen_what_it_saves_and_what_was_done(walk):
    bare = row_of(walk, "woonkamer", "radiatorfolie")
    assert (bare.seen, bare.is_open, bare.unit, bare.saving) == ("", False, "vellen", "")
    walk.place("radiatorfolie", 2)
    row = row_of(walk, "woonkamer", "radiatorfolie")
    assert (row.seen, row.pieces, row.is_open) == ("kan_beter", 2, True)
    assert plain(row.saving).startswith("Scheelt ongeveer € ")
    assert len(row.grounds) > len(bare.grounds)
    walk.see("radiatorfolie", Seen.GOOD)
    assert row_of(walk, "woonkamer", "radiatorfolie").is_open  # what was placed stays in sight
    walk.place("radiator_vrij")
    assert row_of(walk, "woonkamer", "radiator_vrij").pieces == 1
    assert not row_of(walk, "badkamer", "schimmel").can_be_done


def test_a_warning_stands_before_any_saving_and_holds_the_advice(walk):
    walk.see("thermostaat_1_lager")
    assert room_view("woonkamer", walk.found).warning is None
    walk.see("schimmel")
    view = room_view("woonkamer", walk.found)
    assert view.warning is not None
    assert view.warning.title == "Er zit schimmel"
    row = row_of(walk, "woonkamer", "thermostaat_1_lager")
    assert row.is_held
    assert row.saving.startswith("Nu niet. ")
    walk.see("ventilatie_schoon")
    assert "Let ook op: er komt te weinig frisse lucht binnen." in room_view("hal", walk.found).warning.body


def test_the_panel_says_what_energy_costs_and_what_is_paid_before_anything_is_saved(walk):
    view = panel_view(walk.found)
    assert (view.head, view.explained_at) == ("Energie kost nu", (Step.METEN, "rekening"))
    assert "een schatting" in view.costs_below
    assert view.costs == ()
    for path, value in (
        ("energie.termijnbedrag", 9000),
        ("energie.verbruik.gas_m3", 1200),
        ("energie.verbruik.stroom_kwh", 2500),
    ):
        answers.give(walk.session, walk.dossier, path, value)
    view = panel_view(walk.found)
    assert [line.item for line in view.costs] == ["betaalt", "past"]
    assert plain(view.costs[0].amount) == "€ 90"
    assert view.costs_below == "Gerekend met uw eigen gebruik."
    walk.place("douchekop")
    view = panel_view(walk.found)
    assert (view.head, view.explained_at) == ("Vandaag gedaan", (Step.BESPAREN, ""))
    assert [line.item for line in view.costs] == ["jaar", "betaalt", "past"]
    answers.give(walk.session, walk.dossier, "energie.verwarming", "warmte")
    answers.give(walk.session, walk.dossier, "energie.verbruik.warmte_gj", 25)
    assert panel_view(walk.found).costs_below.startswith("Vaste kosten: ")


def test_every_question_of_an_energy_visit_says_why_it_is_put_in_terms_of_energy(walk):
    loaded = load(walk.session, walk.visit, TODAY)
    asked = [question for step in loaded.room.steps for question in loaded.room.questions(step)]
    assert len(asked) > 3
    for question in asked:
        assert has_text(f"energie_scherm.reden.{question.id}"), question.id
        assert info_for(Spot(question.step, question.path), loaded.room, loaded.assessment) == reason_of(question)
    other = replace(asked[0], id="onbekend")
    assert reason_of(other) == other.help


def test_the_lines_of_the_panel_add_up_to_its_amount(walk):
    assert plain(panel_view(walk.found).amount).startswith("ongeveer € ")
    walk.place("radiatorfolie", 2)
    walk.place("radiator_vrij")
    walk.place("douchekop")
    walk.will_do("koelkast_stand")
    checks.report(walk.session, walk.visit, "schimmel", True)
    view = panel_view(walk.found)
    parts = [int(plain(line.amount).removeprefix("€ ")) for line in view.lines]
    assert plain(view.amount) == f"ongeveer € {sum(parts)}"
    assert view.lines[1].what == "2 vellen radiatorfolie"
    assert "komt daar" in view.more
    assert view.reported == ("Vocht en schimmel",)
    assert outcome_view(walk.found).grounds, "where the panel leads to"


def test_no_amount_stands_there_while_something_must_be_made_safe(walk):
    walk.place("radiatorfolie", 2)
    answers.give(walk.session, walk.dossier, "nood.koolmonoxide", True)
    view, outcome = panel_view(walk.found), outcome_view(walk.found)
    assert (view.amount, view.below, view.more) == ("eerst veilig", "", "")
    assert (outcome.amount, outcome.below, outcome.grounds) == ("eerst veilig", "", ())
    room = load(walk.session, walk.visit, TODAY).room
    assert statement_at(Spot(Step.BESPAREN), room, None).before == "Ga nu naar buiten en bel hulp"


def test_the_outcome_has_its_totals_three_things_and_a_report_only_with_a_ground(walk):
    assert outcome_view(walk.found).amount == "nog niets"
    walk.place("radiatorfolie", 2)
    for item in ("koelkast_stand", "nacht_15", "wassen_30", "korter_douchen"):
        walk.will_do(item)
    view = outcome_view(walk.found)
    assert [group.title for group in view.groups] == ["Vandaag gedaan", "Gaat de bewoner doen, daar bovenop"]
    assert len(view.things) == 3
    assert all(thing.grounds for thing in view.things)
    assert view.grounds
    walk.see("ventilatie_schoon")
    assert [group.total for group in outcome_view(walk.found).groups if group.title.startswith("Kan ook")] == [""]
    assert (view.has_report, view.may_report) == (False, False)
    checks.report(walk.session, walk.visit, "enkel_glas_melden", True)
    assert outcome_view(walk.found).has_report
    corporation.consent(walk.session, walk.dossier)
    view = outcome_view(walk.found)
    assert (view.has_report, view.may_report, view.reported) == (True, True, "Enkel glas")


def test_the_things_to_do_become_agreements_once(walk):
    walk.will_do("koelkast_stand")
    walk.will_do("nacht_15")
    first, second = suggested(walk.found, (), TODAY)
    assert (first.who, first.due >= TODAY) == (Who.RESIDENT, True)
    room = a_room()
    agreed = replace(_agreement(room.visit.id), what=first.what)
    assert [one.what for one in suggested(walk.found, (agreed,), TODAY)] == [second.what]


def _agreement(visit_id):
    from app.domain.ids import DossierId, RecordId
    from app.domain.visit import Agreement

    return Agreement(RecordId("a1"), visit_id, DossierId("d1"), 1, "x", "", Who.COACH, TODAY)


def test_together_the_resident_sees_what_is_saved_per_month(walk):
    def words():
        return statement_at(Spot(Step.RONDGANG, "keuken"), load(walk.session, walk.visit, TODAY).room, None)

    assert words().big == ""
    walk.will_do("nacht_15")
    shown = words()
    assert shown.big == "ongeveer 2 euro"
    assert shown.lines == ("Thermostaat in de nacht",)


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


def a_full_walk(walk: Walk) -> EnergyAssessment:
    """A visit in which everything was seen, measured and told, a year after an earlier one."""
    first = visits.plan(walk.session, walk.dossier, VisitType.ENERGY, MONDAY - timedelta(days=368))[1]
    for path, value in {
        "energie.woningtype": "flat",
        "woning.energielabel": "F",
        "energie.oppervlakte": 65,
        "energie.verwarming": "gas",
        "energie.warm_water": "gas",
        "energie.koken": "gas",
        "huishouden.partner": False,
        "huishouden.kinderen": 0,
        "huishouden.medebewoners": 0,
        "personen.p1.netto_inkomen": 1_500_00,
        "ontvangt.zorgtoeslag.per_maand": 0,
        "ontvangt.huurtoeslag.per_maand": 0,
        "energie.termijnbedrag": 90_00,
    }.items():
        answers.give(walk.session, walk.dossier, path, value)
    for day, units in ((date(2024, 11, 21), "3000"), (LAST_YEAR, "4300"), (TODAY, "5500")):
        readings.add(walk.session, first, Register.GAS, units, (day, ""))
    for day, units in ((LAST_YEAR, "10000"), (TODAY, "12000")):
        readings.add(walk.session, walk.visit, Register.POWER_NORMAL, units, (day, ""))
    walk.place("radiatorfolie", 2)
    walk.place("douchekop")
    walk.will_do("koelkast_stand")
    walk.see("wassen_30")
    appliances.add(walk.session, walk.visit, "Koelkast", Way.ALWAYS, wh=960, minutes=1440)
    appliances.add(walk.session, walk.visit, "Tv-kastje", Way.ALWAYS, typical="decoder")
    climates.put(walk.session, walk.visit, "woonkamer", 195, 68)
    return walk.found


def test_every_figure_on_screen_leads_to_a_source_and_how_sure_it_is(walk):
    """A figure is any digit in what a screen says of energy; what stands under it must open to who says so."""
    found = a_full_walk(walk)
    outcome = outcome_view(found)
    shown = [
        *((line.words, line.grounds) for line in use_lines(found)),
        *((" ".join(line.said), line.grounds) for line in use_lines(found)),
        *((line.amount, line.grounds) for line in appliance_lines(found)),
        *((line.words, line.grounds) for line in air_lines(found)),
        *((row.saving, row.grounds) for room in checklist().rooms for row in room_view(room.id, found).rows),
        *((thing.amount, thing.grounds) for thing in outcome.things),
        *((signal.words, signal.grounds) for signal in outcome.signals),
        (outcome.amount, outcome.grounds),
        *((line.amount, outcome.grounds) for group in outcome.groups for line in group.lines),
    ]
    figures = [(words, grounds) for words, grounds in shown if any(sign.isdigit() for sign in words)]
    assert len(figures) > 15
    for words, grounds in figures:
        assert grounds, words
        assert all(ground.source for ground in grounds), words
    assert len(outcome.signals) == 4
    assert found.changes
    for one in outcome.signals:
        assert any("schatting" in ground.source.lower() or "Overgenomen" in ground.source for ground in one.grounds)
    titles = {ground.what for ground in outcome.grounds}
    assert {"Radiator voor een buitenmuur", "Douchekop", "Stand van koelkast en vriezer"} <= titles
    warning = warning_of(found.saved.warnings)
    assert "Boven 60% is te vochtig. Grens: " in warning.body


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

"""What stands beside a visit about energy, and that every figure leads to who says so."""

from dataclasses import replace
from datetime import date, timedelta

from app.domain.visit import Step, VisitType
from app.energy.appliances import Way
from app.energy.checklist_reading import checklist
from app.energy.meters import Register
from app.services import answers, visits
from app.services.energy import appliances, climates, readings
from app.services.energy.assessment import EnergyAssessment
from app.texts import has_text
from tests.builders import MONDAY
from tests.ui_state.walking import LAST_YEAR, TODAY, Walk, plain, walk
from ui.visit.energy.measure.state import (
    air_lines,
    appliance_lines,
    use_lines,
)
from ui.visit.energy.outcome.state import outcome_view
from ui.visit.energy.panel.state import panel_view
from ui.visit.energy.state import reason_of
from ui.visit.energy.walk.state import room_view, warning_of
from ui.visit.loading import load
from ui.visit.panel.state import info_for
from ui.visit.route.state import Spot

__all__ = ["walk"]


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

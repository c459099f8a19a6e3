"""What the screens of an energy visit say: rooms, savings, and what comes before them."""

from dataclasses import replace

import pytest

from app.domain.visit import Step, Who
from app.domain.visit import Way as QuestionWay
from app.energy.answers import Seen
from app.energy.checklist_reading import checklist
from app.services import answers
from app.services.energy import checks, climates, corporation
from app.texts import has_text
from tests.ui_state.households import a_room
from tests.ui_state.walking import TODAY, Walk, plain, walk
from ui.visit.energy.outcome.state import outcome_view, suggested
from ui.visit.energy.panel.state import panel_view
from ui.visit.energy.state import HOUSE, measure_tabs, place_in, places_of, room_tabs
from ui.visit.energy.walk.state import room_view
from ui.visit.loading import load, look_ahead
from ui.visit.route.state import Spot, backward, foot, forward, into
from ui.visit.state import Progress, Room, progress_of
from ui.visit.together.state import statement_at

__all__ = ["walk"]


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

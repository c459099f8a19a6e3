"""The way through a visit, forward and back, and how far each step is."""

from dataclasses import replace

from app.domain.answer import Status
from app.domain.finding import Finding, FindingState
from app.domain.ids import RecordId
from app.domain.visit import Step, VisitState
from app.services.emergencies import emergencies
from tests.ui_state.households import DOSSIER, a_room, a_visit, an_answer, single_parent
from ui.visit.route.state import Spot, backward, foot, forward, into, start, still_there
from ui.visit.state import Progress, clock, kept_line, progress_of, resume_question, step_rows

NIGHT = tuple(an_answer(emergency.path, False) for emergency in emergencies())


def walk(room, spot, way):
    found = []
    while spot is not None:
        found.append(spot)
        assert len(found) < 100
        spot = way(spot, room)
    return found


def test_forward_visits_every_step_once_and_back_leads_the_same_way():
    room = a_room(single_parent())
    there = walk(room, Spot(Step.BEGIN, "begin.nood"), forward)
    with_something = [step for step in room.steps if progress_of(step, room) is not Progress.NOT_NEEDED]
    assert list(dict.fromkeys(spot.step for spot in there)) == with_something
    back = walk(room, there[-1], backward)
    assert {spot.step for spot in back} == set(with_something)
    assert back[-1] == there[0]


def test_into_a_step_comes_at_the_first_open_question():
    room = a_room(single_parent(without=["personen.p1.vermogen"]))
    assert into(Step.INKOMEN, room).at == "personen.p1.vermogen"
    assert into(Step.INKOMEN, room, "ontvangt.zorgtoeslag.per_maand").at == "ontvangt.zorgtoeslag.per_maand"


def test_a_visit_resumes_where_it_was():
    room = a_room(single_parent(), a_visit(Step.WONEN, "woning.kale_huur"))
    assert start(room) == Spot(Step.WONEN, "woning.kale_huur")
    gone = a_room(single_parent(), a_visit(Step.HUISHOUDEN, "personen.k9.geboortedatum"))
    question = resume_question(Step.HUISHOUDEN, gone, "personen.k9.geboortedatum")
    assert question is not None
    assert question.path == "huishouden.partner"


def test_a_question_that_does_not_apply_any_more_is_left():
    room = a_room(single_parent())
    assert still_there(Spot(Step.HUISHOUDEN, "personen.k3.geboortedatum"), room).at == "huishouden.partner"
    assert still_there(Spot(Step.WONEN, "woning.soort"), room) == Spot(Step.WONEN, "woning.soort")


def test_the_words_of_the_footer():
    room = a_room(single_parent())
    first = foot(Spot(Step.BEGIN, "begin.nood"), room)
    assert (first.back, first.primary) == ("", "Volgende")
    rent = foot(Spot(Step.WONEN, "woning.kale_huur"), room)
    assert (rent.back, rent.primary) == ("Vorige vraag", "Naar Gemeente")
    assert foot(Spot(Step.INKOMEN, "personen.p1.toetsingsinkomen"), room).back == "Huishouden"
    assert foot(Spot(Step.KANSEN), room).hint == "Kies er samen ten hoogste drie"
    explained = foot(Spot(Step.KANSEN, "zorgtoeslag"), room)
    assert (explained.back, explained.primary) == ("Terug naar Kansen", "")
    assert foot(Spot(Step.VERSLAG), room).primary == "Maak de pdf"
    assert foot(Spot(Step.VERSLAG), room, has_report=True).primary == "Bezoek afsluiten"
    closed = a_room(single_parent(), a_visit(state=VisitState.CLOSED))
    assert foot(Spot(Step.VERSLAG), closed).primary == "Naar Vandaag"


def test_progress_of_the_steps():
    empty = a_room()
    assert {progress_of(step, empty) for step in empty.steps} == {Progress.OPEN}
    half = a_room(single_parent(without=["woning.kale_huur"]))
    assert progress_of(Step.WONEN, half) is Progress.PARTLY
    assert progress_of(Step.INKOMEN, half) is Progress.DONE
    refused = a_room((*half.answers, an_answer("woning.kale_huur", None, Status.DOES_NOT_SAY)))
    assert progress_of(Step.WONEN, refused) is Progress.DONE


def test_begin_is_done_with_a_purpose_and_all_emergencies():
    asked = a_room(NIGHT)
    assert progress_of(Step.BEGIN, asked) is Progress.PARTLY
    wished = a_room(NIGHT, replace(a_visit(), purpose="Rust"))
    assert progress_of(Step.BEGIN, wished) is Progress.DONE
    only_wished = a_room((), replace(a_visit(), purpose="Rust"))
    assert progress_of(Step.BEGIN, only_wished) is Progress.PARTLY


def test_kansen_is_done_when_every_finding_was_chosen():
    chosen = Finding(RecordId("f"), DOSSIER, "zorgtoeslag", FindingState.PLANNED)
    open_one = replace(chosen, state=FindingState.TO_CHOOSE)
    assert progress_of(Step.KANSEN, replace(a_room(), findings=(chosen,))) is Progress.DONE
    assert progress_of(Step.KANSEN, replace(a_room(), findings=(chosen, open_one))) is Progress.PARTLY


def test_rows_say_where_we_are():
    room = a_room(single_parent())
    rows = step_rows(room, Step.WONEN)
    assert [row.step for row in rows] == list(room.steps)
    assert rows[3].spoken == "Wonen, nu"
    assert rows[1].spoken == "Huishouden, gedaan"


def test_the_moment_of_keeping():
    at = a_visit().starts_at.replace(hour=9, minute=5)
    assert clock(at) == "9.05"
    assert kept_line(at) == "Bewaard op deze laptop, 9.05 uur"

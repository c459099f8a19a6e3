"""The way through a visit, forward and back in both ways of asking, and how far each step is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.answer import Answer, Status
from app.domain.finding import Finding, FindingState
from app.domain.ids import RecordId
from app.domain.visit import Step, VisitState, VisitType, Way
from app.domain.wording import clock
from app.intake.order import STRUCTURE
from app.intake.scripts import BESIDE
from app.services.emergencies import emergencies
from tests.ui_state.households import DOSSIER, TODAY, a_room, a_visit, an_answer, looked_ahead, single_parent
from ui.visit.route.state import (
    Place,
    Spot,
    backward,
    detail_of,
    foot,
    forward,
    into,
    needs_ahead,
    place_in_visit,
    put_questions,
    start,
    still_there,
    why_now,
)
from ui.visit.state import Progress, Room, kept_line, progress_of, resume_question, step_rows

NIGHT = tuple(an_answer(emergency.path, False) for emergency in emergencies())
RENT, SAVINGS, INSURED = "woning.kale_huur", "personen.p1.vermogen", "huishouden.zorgverzekerd"
Ways = Callable[[Spot, Room], Spot | None]


def by_value(*without: str) -> Room:
    """A visit with the next question by value, of which it is known what is worth asking."""
    return looked_ahead(a_room(single_parent(without=without)))


def by_step(*without: str, visit=None) -> Room:
    """A visit with all questions of a step at once."""
    return replace(a_room(single_parent(without=without), visit), way=Way.STEP)


def walk(room: Room, spot: Spot | None, way: Ways) -> list[Spot]:
    found = []
    while spot is not None:
        found.append(spot)
        assert len(found) < 100
        spot = way(spot, room)
    return found


def test_step_by_step_forward_visits_every_step_once_and_back_leads_the_same_way():
    """But for the page Wat als, which is opened when somebody asks."""
    room = by_step()
    there = walk(room, Spot(Step.BEGIN, "begin.nood"), forward)
    passed = [step for step in room.steps[1:] if step not in BESIDE]
    assert [spot.step for spot in there] == [Step.BEGIN, Step.BEGIN, Step.BEGIN, *passed]
    back = walk(room, there[-1], backward)
    assert [spot.step for spot in back] == [spot.step for spot in reversed(there)]
    assert back[-1] == there[0]


def test_by_value_the_question_that_matters_most_comes_first_whatever_its_step():
    room = by_value(RENT, INSURED)
    first = forward(Spot(Step.BEGIN, "begin.bewaren"), room)
    assert first == Spot(Step.WONEN, RENT)
    assert forward(first, room) == Spot(Step.HUISHOUDEN, INSURED)


def test_by_value_the_visit_goes_on_to_kansen_when_nothing_can_change_any_more():
    room = by_value()
    assert room.ahead.ranked == ()
    assert forward(Spot(Step.BEGIN, "begin.bewaren"), room) == Spot(Step.KANSEN)
    assert forward(Spot(Step.WONEN, RENT), room) == Spot(Step.KANSEN)
    assert [spot.step for spot in walk(room, Spot(Step.KANSEN), forward)] == [
        Step.KANSEN,
        Step.AFSPRAKEN,
        Step.VERSLAG,
    ]


def test_what_was_passed_comes_after_the_others_and_is_not_put_twice():
    room = replace(by_value(RENT, SAVINGS), put_off=frozenset({RENT}))
    assert forward(Spot(Step.BEGIN, "begin.bewaren"), room) == Spot(Step.INKOMEN, SAVINGS)
    assert forward(Spot(Step.INKOMEN, SAVINGS), room) == Spot(Step.KANSEN)


@pytest.mark.parametrize("status", [Status.DOES_NOT_KNOW, Status.DOES_NOT_SAY])
def test_what_was_refused_or_is_not_known_is_not_put_again(status):
    answers = (*single_parent(without=[RENT]), an_answer(RENT, None, status))
    assert forward(Spot(Step.BEGIN, "begin.bewaren"), looked_ahead(a_room(answers))) == Spot(Step.KANSEN)


def test_who_lives_there_is_put_before_anything_else():
    room = looked_ahead(a_room())
    assert forward(Spot(Step.BEGIN, "begin.bewaren"), room) == Spot(Step.HUISHOUDEN, STRUCTURE[0])


def put_at(minutes: int, path: str, value: object) -> Answer:
    """An answer given some minutes after ten."""
    ten = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 - kept in local time
    return replace(an_answer(path, value), answered_at=ten + timedelta(minutes=minutes))


def test_back_leads_along_the_questions_in_the_order_in_which_they_were_put():
    told = (put_at(2, STRUCTURE[1], 0), put_at(1, STRUCTURE[0], False), put_at(3, RENT, 700_00))
    room = looked_ahead(a_room(told))
    assert [question.path for question in put_questions(room)] == [STRUCTURE[0], STRUCTURE[1], RENT]
    back = walk(room, Spot(Step.HUISHOUDEN, STRUCTURE[2]), backward)
    assert [spot.at for spot in back[:4]] == [STRUCTURE[2], RENT, STRUCTURE[1], STRUCTURE[0]]
    assert back[4] == Spot(Step.BEGIN, "begin.bewaren")
    assert backward(Spot(Step.KANSEN), room) == Spot(Step.WONEN, RENT)


def test_a_place_counts_what_was_put_and_what_is_still_worth_it():
    room = by_value(RENT, SAVINGS)
    put = len(put_questions(room))
    assert place_in_visit(RENT, room) == Place(put + 1, put + 2)
    assert place_in_visit(put_questions(room)[0].path, room) == Place(1, put + 2)
    assert place_in_visit("woning.aangepast", room) == Place(put + 1, put + 3)


def test_a_question_says_why_it_is_put_as_long_as_it_was_not():
    room = by_value(RENT)
    assert why_now(Spot(Step.WONEN, RENT), room).startswith("Deze vraag kan nog €")
    assert why_now(Spot(Step.INKOMEN, SAVINGS), room) == ""
    assert why_now(Spot(Step.WONEN, RENT), replace(room, way=Way.STEP)) == ""


@pytest.mark.parametrize("room", [by_value(RENT), by_step(RENT)], ids=list(Way))
@pytest.mark.parametrize("step", [Step.BEGIN, Step.KANSEN])
def test_a_page_beside_a_step_leads_back_to_it_in_both_ways(room, step):
    beside = detail_of(step, "zorgtoeslag")
    assert forward(beside, room) == backward(beside, room) == beside.base
    assert still_there(beside, room) == beside
    assert not needs_ahead(beside, None, replace(room, ahead=a_room().ahead))
    assert foot(beside, room).primary == "Klaar"


def test_what_is_worth_asking_is_waited_for_only_where_it_decides():
    begin, rent = Spot(Step.BEGIN, "begin.bewaren"), Spot(Step.WONEN, RENT)
    unknown = a_room(single_parent(without=[RENT]))
    assert needs_ahead(begin, None, unknown)
    assert needs_ahead(rent, None, unknown)
    assert needs_ahead(Spot(Step.KANSEN), Step.WONEN, unknown)
    assert not needs_ahead(rent, Step.KANSEN, unknown)
    assert not needs_ahead(Spot(Step.KANSEN), None, unknown)
    assert not needs_ahead(rent, None, replace(unknown, way=Way.STEP))
    assert not needs_ahead(rent, None, by_value(RENT))
    changed = replace(by_value(RENT), answers=single_parent())
    assert needs_ahead(rent, None, changed)


def test_into_a_step_comes_at_the_first_open_question():
    room = by_step(SAVINGS)
    assert into(Step.INKOMEN, room).at == SAVINGS
    assert into(Step.INKOMEN, room, "ontvangt.zorgtoeslag.per_maand").at == "ontvangt.zorgtoeslag.per_maand"
    assert into(Step.INKOMEN, by_value(SAVINGS)).at == SAVINGS
    assert into(Step.INKOMEN, by_value()).at == "personen.p1.toetsingsinkomen"


def test_a_visit_resumes_where_it_was():
    room = a_room(single_parent(), a_visit(Step.WONEN, RENT))
    assert start(room) == Spot(Step.WONEN, RENT)
    gone = a_room(single_parent(), a_visit(Step.HUISHOUDEN, "personen.k9.geboortedatum"))
    question = resume_question(Step.HUISHOUDEN, gone, "personen.k9.geboortedatum")
    assert question is not None
    assert question.path == "huishouden.partner"


def test_a_question_that_does_not_apply_any_more_is_left():
    room = by_step()
    assert still_there(Spot(Step.HUISHOUDEN, "personen.k3.geboortedatum"), room).at == "huishouden.partner"
    assert still_there(Spot(Step.WONEN, "woning.soort"), room) == Spot(Step.WONEN, "woning.soort")


def test_the_words_of_the_footer_step_by_step():
    room = by_step()
    first = foot(Spot(Step.BEGIN, "begin.nood"), room)
    assert (first.back, first.primary) == ("", "Volgende")
    rent = foot(Spot(Step.WONEN, RENT), room)
    assert (rent.back, rent.primary) == ("Inkomen", "Naar Zorg")
    assert foot(Spot(Step.KANSEN), room).back == "Belasting"
    assert foot(Spot(Step.KANSEN), room).hint == "Kies er samen ten hoogste drie"
    explained = foot(Spot(Step.KANSEN, "zorgtoeslag"), room)
    assert (explained.back, explained.primary) == ("Terug naar Kansen", "")
    assert foot(Spot(Step.VERSLAG), room).primary == "Maak de pdf"
    assert foot(Spot(Step.VERSLAG), room, has_report=True).primary == "Bezoek afsluiten"
    closed = a_room(single_parent(), a_visit(state=VisitState.CLOSED))
    assert foot(Spot(Step.VERSLAG), closed).primary == "Naar Vandaag"


def test_the_words_of_the_footer_by_value():
    room = by_value(RENT)
    assert foot(Spot(Step.BEGIN, "begin.bewaren"), room).primary == "Naar de vragen"
    rent = foot(Spot(Step.WONEN, RENT), room)
    assert (rent.back, rent.primary) == ("Vorige vraag", "Volgende")
    assert foot(Spot(Step.KANSEN), room).back == "De vragen"
    known = by_value()
    assert foot(Spot(Step.BEGIN, "begin.bewaren"), known).primary == "Naar Kansen"
    assert foot(Spot(Step.WONEN, RENT), known).primary == "Naar Kansen"
    assert foot(Spot(Step.HUISHOUDEN, "huishouden.partner"), looked_ahead(a_room())).back == "Begin"


def test_progress_of_the_steps():
    empty = a_room()
    assert {progress_of(step, empty) for step in empty.steps} == {Progress.OPEN}
    half = by_value(RENT)
    assert progress_of(Step.WONEN, half) is Progress.PARTLY
    assert progress_of(Step.INKOMEN, half) is Progress.DONE
    refused = a_room((*half.answers, an_answer(RENT, None, Status.DOES_NOT_SAY)))
    assert progress_of(Step.WONEN, refused) is Progress.DONE


def test_a_step_that_can_change_nothing_is_done_or_not_needed():
    """With this income no toeslag is to be got and no tax is remitted: a talk about money needs nothing of the home."""
    talk = a_visit(kind=VisitType.SERVICE_TALK)
    earns = {"toetsingsinkomen": 200_000_00, "netto_inkomen": 9_000_00}
    rich = single_parent(without=["woning.soort", RENT], **earns)
    assert progress_of(Step.WONEN, a_room(rich, talk)) is Progress.OPEN
    assert progress_of(Step.WONEN, looked_ahead(a_room(rich, talk))) is Progress.NOT_NEEDED
    half = single_parent(without=[RENT], **earns)
    assert progress_of(Step.WONEN, looked_ahead(a_room(half, talk))) is Progress.DONE


def test_a_short_talk_has_its_own_questions():
    talk = a_visit(kind=VisitType.SERVICE_TALK)
    care = {"huishouden.opvang": True, "personen.k2.opvang.soort": "bso"}
    answers = (*single_parent(without=care), *(an_answer(path, value) for path, value in care.items()))
    short, long = looked_ahead(a_room(answers, talk)), looked_ahead(a_room(answers))
    hours = "personen.k2.opvang.uren"
    assert hours in [question.path for question in long.questions(Step.HUISHOUDEN)]
    assert hours not in [question.path for question in short.questions(Step.HUISHOUDEN)]
    assert any(ranked.question.path == hours for ranked in long.ahead.ranked)
    assert short.ahead.of(hours) is None


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
    said = [row.spoken for row in rows]
    assert "Wonen, nu" in said
    assert "Huishouden, gedaan" in said


def test_the_moment_of_keeping():
    at = a_visit().starts_at.replace(hour=9, minute=5)
    assert clock(at) == "9.05"
    assert kept_line(at) == "Bewaard op deze laptop, 9.05 uur"


def test_looking_ahead_is_for_the_answers_as_they_are():
    room = by_value(RENT)
    assert room.knows_ahead
    assert not a_room().knows_ahead
    assert room.household.peildatum == TODAY

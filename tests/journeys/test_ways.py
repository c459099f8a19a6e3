"""Two ways through the questions: the one that matters most, or all those of a step; switching loses nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.domain.answer import Answer, Evidence, Status
from app.domain.visit import Step, Way
from app.services import answers, settings_store, visits
from tests.journeys.conftest import Journey
from tests.journeys.visits import (
    ALT,
    CONTROL,
    RETURN,
    SINGLE_PARENT,
    answer_all,
    answer_step,
    ask,
    choose,
    dossier_of,
    line_of,
    loaded_of,
    look,
    page_of,
    pick,
    step_of,
    to_front,
    visit_of,
    words_on,
)
from tests.profiles import PASSPHRASE, Made
from ui.visit.fields.screen import FieldsPage
from ui.visit.question.screen import QuestionPage
from ui.visit.route.state import Spot

LABEL = "Alleenstaande ouder, twee kinderen"
F7, F8 = Qt.Key.Key_F7, Qt.Key.Key_F8
INCOME, RENT, KIND = "personen.p1.toetsingsinkomen", "woning.kale_huur", "woning.soort"


def to_questions(journey: Journey) -> None:
    """A new visit, past Begin."""
    journey.click("Nieuw bezoek")
    journey.type(LABEL)
    journey.press(RETURN)
    to_front(journey)
    for _ in range(3):
        journey.press(Qt.Key.Key_Right, ALT)


ONLY_BY_VALUE = {"ontvangt.bijstand.per_maand"}
"""Asked before it is known what somebody lives on; wages settle it."""


def kept(journey: Journey) -> dict[str, Answer]:
    """The answers as the store has them."""
    return {answer.path: answer for answer in ask(journey, answers.of_dossier, dossier_of(journey))}


def test_all_questions_of_each_step_with_keys_only(opened: Journey):
    to_questions(opened)
    opened.press(F7)
    assert page_of(opened, FieldsPage).present == "huishouden.partner"
    answered = answer_step(opened, SINGLE_PARENT)
    assert step_of(opened) is Step.INKOMEN
    look(opened, "50-per-stap-inkomen")
    while step_of(opened) is not Step.KANSEN:
        answered += answer_step(opened, SINGLE_PARENT)
    assert set(answered) == set(SINGLE_PARENT) - ONLY_BY_VALUE
    assert "€ 3.052" in words_on(opened.window)
    stored = kept(opened)
    assert {path for path in stored if not path.startswith("nood")} == set(answered)
    assert {answer.evidence for answer in stored.values()} == {Evidence.TOLD}
    while step_of(opened) is not Step.WONEN:
        opened.press(Qt.Key.Key_Left, ALT)
    look(opened, "51-per-stap-wonen")


def test_both_ways_find_the_same(opened: Journey):
    to_questions(opened)
    answer_all(opened, SINGLE_PARENT)
    by_value = loaded_of(opened).assessment.outcomes.missed
    opened.click("Vandaag")
    to_questions(opened)
    opened.press(F7)
    while step_of(opened) is not Step.KANSEN:
        answer_step(opened, SINGLE_PARENT)
    assert loaded_of(opened).assessment.outcomes.missed == by_value


def test_switching_while_typing_keeps_what_is_typed(opened: Journey):
    to_questions(opened)
    answer_all(opened, SINGLE_PARENT, until=INCOME)
    opened.type("28600")
    opened.press(F7)
    assert visit_of(opened).spot == Spot(Step.INKOMEN, INCOME)
    assert line_of(opened, INCOME).draft() == 28_600_00
    assert line_of(opened, INCOME).isAncestorOf(opened.focus())
    assert kept(opened)[INCOME].value == 28_600_00
    opened.type("29000")
    opened.press(F7)
    assert page_of(opened, QuestionPage).draft() == (INCOME, 29_000_00)
    assert kept(opened)[INCOME].value == 29_000_00


def test_switching_keeps_even_what_cannot_be_read(opened: Journey):
    to_questions(opened)
    answer_all(opened, SINGLE_PARENT, until=INCOME)
    opened.type("veel")
    opened.press(F7)
    assert line_of(opened, INCOME).editor.raw() == "veel"
    assert "Schrijf het bijvoorbeeld als 72,50" in words_on(opened.window)
    look(opened, "52-per-stap-niet-te-lezen")
    visit_of(opened).frame.step_chosen.emit(Step.WONEN.value)
    opened.settle()
    assert step_of(opened) is Step.WONEN
    visit_of(opened).frame.step_chosen.emit(Step.INKOMEN.value)
    opened.settle()
    assert line_of(opened, INCOME).editor.raw() == "veel"
    opened.press(F7)
    visit_of(opened).show_spot(Spot(Step.INKOMEN, INCOME))
    opened.settle()
    assert page_of(opened, QuestionPage).drafts() == {INCOME: "veel"}
    assert INCOME not in kept(opened)
    opened.tab_to("Wat is uw inkomen dit jaar, voor belasting?")
    opened.press(Qt.Key.Key_A, CONTROL)
    opened.type("28600")
    opened.press(RETURN)
    assert kept(opened)[INCOME].value == 28_600_00
    visit_of(opened).show_spot(Spot(Step.INKOMEN, INCOME))
    opened.settle()
    assert page_of(opened, QuestionPage).draft() == (INCOME, 28_600_00)


def test_a_counter_that_nobody_touched_is_no_answer_when_the_way_changes(opened: Journey):
    to_questions(opened)
    opened.type("n")
    opened.press(RETURN)
    assert visit_of(opened).spot.at == "huishouden.kinderen"
    opened.press(F7)
    assert line_of(opened, "huishouden.kinderen").draft() is None
    assert "huishouden.kinderen" not in kept(opened)


def test_how_questions_are_put_is_remembered_for_this_person(opened: Journey):
    to_questions(opened)
    assert loaded_of(opened).room.way is Way.QUESTION
    choose(opened, visit_of(opened).frame.ways, "stap")
    assert ask(opened, settings_store.value_of, "visit_way") == "stap"
    opened.click("Vandaag")
    to_questions(opened)
    assert loaded_of(opened).room.way is Way.STEP
    assert visit_of(opened).frame.ways.value() == "stap"


def test_a_follow_up_visit_begins_with_all_questions_of_a_step(opened: Journey):
    to_questions(opened)
    _, visit_id = ask(opened, visits.plan, dossier_of(opened), "vervolg", opened.clock.time)
    opened.program.window.go(opened_at(visit_id))
    opened.settle()
    assert loaded_of(opened).room.way is Way.STEP


def opened_at(visit_id: str):
    from ui.desk import Place
    from ui.desk import Spot as PlaceSpot

    return Place(PlaceSpot.VISIT, visit_id)


def test_what_is_passed_comes_back_only_when_its_step_is_chosen(opened: Journey):
    to_questions(opened)
    for answer in ("n", "0", "0"):
        opened.type(answer)
        opened.press(RETURN)
    passed = visit_of(opened).spot.at
    opened.press(RETURN)
    seen = []
    while step_of(opened) is not Step.KANSEN:
        seen.append(visit_of(opened).spot.at)
        assert len(seen) < 40
        opened.press(RETURN)
    assert passed not in seen
    assert len(set(seen)) == len(seen)
    assert passed not in kept(opened)
    visit_of(opened).frame.step_chosen.emit(Step.WONEN.value)
    opened.settle()
    assert visit_of(opened).spot.at in (passed, *seen)


def test_what_is_refused_is_kept_and_not_put_again(opened: Journey):
    to_questions(opened)
    for answer in ("n", "0", "0"):
        opened.type(answer)
        opened.press(RETURN)
    refused = visit_of(opened).spot.at
    opened.click("Wil ik niet zeggen")
    opened.press(Qt.Key.Key_Right, ALT)
    assert kept(opened)[refused].status is Status.DOES_NOT_SAY
    assert refused not in {ranked.question.path for ranked in loaded_of(opened).room.ahead.ranked}
    assert visit_of(opened).spot.at != refused


def test_each_row_says_how_it_is_known_or_that_there_is_no_answer(opened: Journey):
    opened.click("Voorbeeldhuishouden openen")
    visit_of(opened).show_spot(Spot(Step.WONEN, RENT))
    opened.press(F7)
    rent = line_of(opened, RENT)
    assert rent.known.value() == "gezien"
    pick(opened, rent.known, "geschat")
    assert kept(opened)[RENT].evidence is Evidence.ESTIMATED
    pick(opened, rent.known, "wil_niet_zeggen")
    assert (kept(opened)[RENT].status, kept(opened)[RENT].value) == (Status.DOES_NOT_SAY, None)
    assert rent.draft() is None
    look(opened, "53-per-stap-wil-niet")
    rent.editor.take_focus()
    opened.type("700")
    opened.press(Qt.Key.Key_Tab)
    stored = kept(opened)[RENT]
    assert (stored.value, stored.status, stored.evidence) == (700_00, Status.ANSWERED, Evidence.TOLD)
    opened.press(Qt.Key.Key_Z, CONTROL)
    assert kept(opened)[RENT].status is Status.DOES_NOT_SAY


def test_how_it_is_known_may_be_chosen_before_the_answer(opened: Journey):
    to_questions(opened)
    opened.press(F7)
    born = line_of(opened, "personen.p1.geboortedatum")
    pick(opened, born.known, "gezien")
    assert born.path not in kept(opened)
    born.editor.take_focus()
    opened.type("12-4-1988")
    opened.press(RETURN)
    assert (kept(opened)[born.path].value, kept(opened)[born.path].evidence) == ("1988-04-12", Evidence.SEEN)


def test_an_emptied_field_is_as_if_it_was_never_asked(opened: Journey):
    opened.click("Voorbeeldhuishouden openen")
    visit_of(opened).show_spot(Spot(Step.WONEN, RENT))
    opened.press(F7)
    opened.press(Qt.Key.Key_Backspace)
    opened.press(Qt.Key.Key_Tab)
    assert RENT not in kept(opened)
    assert line_of(opened, RENT).known.value() == ""
    opened.press(Qt.Key.Key_Z, CONTROL)
    assert kept(opened)[RENT].value == 684_20
    assert line_of(opened, RENT).draft() == 684_20


def test_the_resident_sees_the_question_that_is_being_answered(opened: Journey):
    opened.click("Voorbeeldhuishouden openen")
    visit_of(opened).show_spot(Spot(Step.WONEN, KIND))
    opened.press(F7)
    opened.press(RETURN)
    assert visit_of(opened).spot.at == RENT
    opened.press(F8)
    words = words_on(opened.window)
    assert "Hoe hoog is de huur per maand?" in words
    assert "Wat voor woning is het?" not in words
    assert "Wij bewaren alleen het bedrag" not in words
    opened.press(F8)


@pytest.mark.parametrize(
    ("name", "chosen", "size"),
    [
        ("licht", ("licht", "100"), (1280, 800)),
        ("donker", ("donker", "100"), (1280, 800)),
        ("200", ("licht", "200"), (1280, 800)),
        ("tablet", ("licht", "100"), (800, 1200)),
        ("klein", ("licht", "100"), (1024, 700)),
    ],
)
def test_the_page_of_a_step_in_every_look(
    start: Callable[..., Journey], made: Made, name: str, chosen: tuple[str, str], size: tuple[int, int]
):
    journey = start(made.folder)
    journey.window.setMinimumSize(600, 600)
    journey.window.resize(*size)
    journey.type(PASSPHRASE)
    journey.press(RETURN)
    journey.click("Voorbeeldhuishouden openen")
    ask(journey, settings_store.write, "theme", chosen[0])
    ask(journey, settings_store.write, "type_scale", chosen[1])
    ask(journey, settings_store.write, "visit_way", "stap")
    journey.settle()
    visit_of(journey).enter(opened_at(visit_of(journey).visit_id))
    journey.settle()
    visit_of(journey).show_spot(Spot(Step.HUISHOUDEN, "huishouden.kinderen"))
    look(journey, f"54-per-stap-{name}")
    ask(journey, settings_store.write, "visit_way", "bezoek")

"""The page of a step: a row for each question, with one choice for how it is known or that there is no answer."""

from dataclasses import replace

from app.domain.answer import Evidence, Status
from app.domain.visit import Step, VisitType
from tests.ui_state.households import a_room, a_visit, an_answer, single_parent
from ui.visit.fields.state import fields_of, is_refusal, known_as, known_choices
from ui.visit.question.state import Given

RENT = "woning.kale_huur"


def test_a_row_for_every_question_of_the_step_in_its_order():
    room = a_room(single_parent(without=[RENT]))
    fields = fields_of(Step.WONEN, room)
    assert [row.question.path for row in fields.rows] == [
        "woning.soort",
        RENT,
        "woning.vorige_huur",
        "woning.verhoogd_op",
    ]
    assert [row.given.is_put for row in fields.rows] == [True, False, True, True]
    assert (fields.words, fields.share) == ("Wonen · 3 van 4 vragen gedaan", 0.75)


def test_a_step_without_questions_says_so():
    fields = fields_of(Step.BELASTING, a_room(visit=a_visit(kind=VisitType.SERVICE_TALK)))
    assert (fields.rows, fields.share) == ((), 1.0)
    assert fields.words == "In deze stap zijn geen vragen nodig."


def test_one_choice_says_what_became_of_a_question():
    assert known_as(Given()) == ""
    assert known_as(Given(684_20, Status.ANSWERED, Evidence.SEEN)) == "gezien"
    assert known_as(Given(684_20, Status.ANSWERED)) == "verteld"
    assert known_as(Given(None, Status.DOES_NOT_KNOW)) == "weet_niet"
    room = a_room((*single_parent(without=[RENT]), an_answer(RENT, None, Status.DOES_NOT_SAY)))
    assert known_as(fields_of(Step.WONEN, room).rows[1].given) == "wil_niet_zeggen"


def test_the_choices_have_words_and_the_last_two_are_refusals():
    assert [words for _, words in known_choices()] == [
        "Gezien op papier",
        "Verteld",
        "Geschat",
        "Weet ik niet",
        "Wil ik niet zeggen",
    ]
    assert [is_refusal(value) for value, _ in known_choices()] == [False, False, False, True, True]


def test_a_person_who_came_later_keeps_the_day():
    moved_in = an_answer("personen.k2.vanaf", "2026-07-01")
    room = a_room((*single_parent(), moved_in))
    rows = {row.question.path: row for row in fields_of(Step.HUISHOUDEN, room).rows}
    assert str(rows["personen.k2.geboortedatum"].period[0]) == "2026-07-01"
    assert rows["personen.k1.geboortedatum"].period == (None, None)
    assert rows["personen.k1.geboortedatum"] == replace(rows["personen.k1.geboortedatum"])

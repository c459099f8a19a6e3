"""What a question accepts and shows."""

from datetime import date

import pytest

from app.domain.answer import Evidence, Status
from app.domain.visit import Step
from app.errors import UserError
from app.intake.questions import AnswerKind, Question, questions_of
from tests.ui_state.households import TODAY, a_room, an_answer, assessed, single_parent
from ui.visit.question.state import (
    Given,
    Later,
    check_born,
    check_in_year,
    evidence_words,
    given_to,
    period_of,
    person_of,
    read_typed,
    spoken,
    typed_of,
    with_draft,
)


def the_question(path: str) -> Question:
    room = a_room(single_parent())
    return next(
        question
        for step in Step
        for question in questions_of(step, room.answers, room.household)
        if question.path == path
    )


@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        ("woning.kale_huur", "684,20", 68420),
        ("woning.kale_huur", "684.20", 68420),
        ("woning.kale_huur", "€ 1.234", 123400),
        ("woning.kale_huur", "0", 0),
        ("woning.kale_huur", "  ", None),
        ("huishouden.kinderen", "3", 3),
        ("huishouden.kinderen", "40", 12),
        ("huishouden.partner", "ja", True),
        ("huishouden.partner", "nee", False),
        ("woning.soort", "koop", "koop"),
    ],
)
def test_what_is_typed_becomes_a_value(path, typed, value):
    read = read_typed(the_question(path), typed)
    assert read == value
    assert type(read) is type(value)


def of_kind(kind: AnswerKind) -> Question:
    return Question("proef", Step.ENERGIE, "energie.proef", kind, "Proef", "", "", "")


@pytest.mark.parametrize(
    ("kind", "typed", "value", "shown", "said"),
    [
        (AnswerKind.WHOLE, "1.650", 1650, "1650", "1650"),
        (AnswerKind.WHOLE, "0", 0, "0", "0"),
        (AnswerKind.RATE, "0,27415", 27415, "0,27415", "€ 0,27415"),
        (AnswerKind.RATE, "€ 1.3", 130000, "1,30", "€ 1,30"),
        (AnswerKind.DAY, "2027-03-01", "2027-03-01", "2027-03-01", "1 maart 2027"),
    ],
)
def test_units_prices_and_days_ahead(kind, typed, value, shown, said):
    question = of_kind(kind)
    assert read_typed(question, typed) == value
    assert typed_of(question, value) == shown
    assert spoken(question, Given(value, Status.ANSWERED)).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        (AnswerKind.WHOLE, "veel", "heel getal"),
        (AnswerKind.WHOLE, "200.001", "heel getal"),
        (AnswerKind.WHOLE, "12,5", "heel getal"),
        (AnswerKind.RATE, "0,274151", "0,27415"),
        (AnswerKind.RATE, "11", "0,27415"),
        (AnswerKind.RATE, "-1", "0,27415"),
    ],
)
def test_what_cannot_be_is_refused_in_words(kind, typed, words):
    with pytest.raises(UserError, match=words):
        read_typed(of_kind(kind), typed)


@pytest.mark.parametrize("typed", ["veel", "1.2.3", "-5"])
def test_what_cannot_be_an_amount_is_refused_in_words(typed):
    with pytest.raises(UserError) as refused:
        read_typed(the_question("woning.kale_huur"), typed)
    assert str(refused.value).endswith(".")


def test_a_value_comes_back_as_it_is_typed():
    rent = the_question("woning.kale_huur")
    assert typed_of(rent, 68420) == "684,20"
    assert typed_of(rent, 70000) == "700"
    assert read_typed(rent, typed_of(rent, 123456)) == 123456
    assert typed_of(the_question("huishouden.partner"), False) == "nee"
    assert typed_of(rent, None) == ""


def test_given_tells_the_first_value_and_the_change():
    answers = (
        an_answer("woning.kale_huur", 68420),
        an_answer("woning.kale_huur", 70250, start=date(2026, 7, 1)),
    )
    given = given_to("woning.kale_huur", answers)
    assert (given.value, given.later) == (68420, Later(70250, date(2026, 7, 1)))
    assert given.is_put
    assert not given_to("woning.soort", answers).is_put


def test_refused_answers_are_said_in_words():
    rent = the_question("woning.kale_huur")
    assert spoken(rent, Given(None, Status.DOES_NOT_KNOW)) == "Weet ik niet"
    assert spoken(rent, Given(None, Status.DOES_NOT_SAY)) == "Wil ik niet zeggen"
    assert spoken(rent, Given(68420, Status.ANSWERED)) == "€\u00a0684,20"
    assert spoken(the_question("personen.p1.geboortedatum"), Given("1988-04-12", Status.ANSWERED)) == "12 april 1988"
    assert spoken(the_question("woning.soort"), Given("zelfstandig", Status.ANSWERED)) == "Zelfstandige huurwoning"


def test_a_draft_counts_without_being_kept():
    answers = single_parent()
    tried = with_draft(answers, "woning.kale_huur", 50000)
    assert assessed(tried).outcomes.of("huurtoeslag").per_year != assessed(answers).outcomes.of("huurtoeslag").per_year
    assert len(tried) == len(answers)
    assert len(with_draft(answers, "woning.servicekosten", 0)) == len(answers) + 1


def test_days_that_cannot_be():
    check_born(date(1950, 1, 1), TODAY)
    for born in (date(1899, 12, 31), date(2027, 1, 1)):
        with pytest.raises(UserError):
            check_born(born, TODAY)
    check_in_year(date(2026, 7, 1), TODAY)
    with pytest.raises(UserError, match="2026"):
        check_in_year(date(2025, 7, 1), TODAY)


def test_persons_and_periods():
    assert person_of("personen.p2.geboortedatum") == "p2"
    assert person_of("woning.kale_huur") == ""
    answers = (an_answer("personen.k1.tot", "2026-06-30"),)
    assert period_of("personen.k1.geboortedatum", answers) == (None, date(2026, 6, 30))


def test_the_ways_to_know_have_words():
    assert [value for value, _ in evidence_words()] == list(Evidence)
    assert dict(evidence_words())["gezien"] == "Gezien op papier"

"""Answers: one per path and day, committed at once, refused when they cannot be."""

from datetime import date

import pytest

from app.domain.answer import Evidence, Status
from app.domain.change import Kind
from app.domain.ids import RecordId, VisitId
from app.domain.visit import VisitType
from app.errors import UserError
from app.services import answers, visits
from tests.builders import MONDAY, a_dossier

RENT = "woning.kale_huur"


def test_an_answer_replaces_the_one_before_it(session, dossier):
    first = answers.give(session, dossier, RENT, 65012)
    second = answers.give(session, dossier, RENT, 66000, evidence=Evidence.SEEN)
    (answer,) = answers.of_dossier(session, dossier)
    assert (answer.value, answer.evidence, answer.status) == (66000, Evidence.SEEN, Status.ANSWERED)
    assert first.touches(Kind.ANSWER)
    assert [c.record_id for c in first.records] == [c.record_id for c in second.records] == [answer.id]


def test_the_same_answer_again_changes_nothing(session, dossier):
    answers.give(session, dossier, RENT, 65012)
    again = answers.give(session, dossier, RENT, 65012)
    assert not again
    assert again.journal_ids == ()


@pytest.mark.parametrize(("one", "other"), [(True, 1), (1, True), (False, 0), ("1", 1), (0, False)])
def test_yes_one_and_the_text_1_are_three_answers(session, dossier, one, other):
    answers.give(session, dossier, RENT, one)
    assert answers.give(session, dossier, RENT, other)
    (answer,) = answers.of_dossier(session, dossier)
    assert answer.value == other
    assert type(answer.value) is type(other)


def test_answers_from_different_days_stand_beside_each_other(session, dossier):
    answers.give(session, dossier, RENT, 60000)
    answers.give(session, dossier, RENT, 65000, valid_from=date(2026, 7, 1))
    answers.give(session, dossier, RENT, 65100, valid_from=date(2026, 7, 1))
    found = [(a.valid_from, a.value) for a in answers.of_dossier(session, dossier)]
    assert found == [(None, 60000), (date(2026, 7, 1), 65100)]


def test_does_not_know_is_an_answer_without_a_value(session, dossier):
    answers.give(session, dossier, RENT, 60000)
    answers.give(session, dossier, RENT, None, status=Status.DOES_NOT_KNOW)
    (answer,) = answers.of_dossier(session, dossier)
    assert (answer.value, answer.status) == (None, Status.DOES_NOT_KNOW)


def test_an_answer_taken_back_and_given_again_is_the_same_record(session, dossier):
    first = answers.give(session, dossier, RENT, 60000)
    assert answers.take_back(session, dossier, RENT).touches(Kind.ANSWER)
    assert answers.of_dossier(session, dossier) == ()
    assert not answers.take_back(session, dossier, RENT)
    again = answers.give(session, dossier, RENT, 61000)
    assert again.records == first.records


def test_an_answer_remembers_its_visit(session, dossier):
    _, visit = visits.plan(session, dossier, VisitType.VOORZIENINGENWIJZER, MONDAY)
    answers.give(session, dossier, RENT, 60000, visit_id=visit)
    answers.give(session, dossier, RENT, 61000)
    assert answers.of_dossier(session, dossier)[0].visit_id == visit


@pytest.mark.parametrize("path", ["", "Woning.huur", "woning..huur", "woning.", ".huur", "woning huur", "a" * 201, "é"])
def test_a_path_that_cannot_be_is_refused(session, dossier, path):
    with pytest.raises(UserError, match="geen plaats voor een antwoord"):
        answers.give(session, dossier, path, 1)


@pytest.mark.parametrize(
    ("value", "status", "said"),
    [
        (None, Status.ANSWERED, "geen antwoord ingevuld"),
        (5, Status.DOES_NOT_KNOW, "hoort geen antwoord"),
        ("  ", Status.ANSWERED, "Antwoord: dit is nog leeg"),
        ("x" * 2001, Status.ANSWERED, "Antwoord: dit zijn 2001 tekens"),
        (2**70, Status.ANSWERED, "te groot"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_words(session, dossier, value, status, said):
    with pytest.raises(UserError, match=said):
        answers.give(session, dossier, RENT, value, status=status)
    assert answers.of_dossier(session, dossier) == ()


def test_a_day_out_of_range_names_its_field(session, dossier):
    with pytest.raises(UserError, match="Geldig vanaf"):
        answers.give(session, dossier, RENT, 1, valid_from=date(1026, 7, 1))


def test_a_visit_of_another_household_is_refused(session, dossier):
    _, elsewhere = visits.plan(session, a_dossier(session), VisitType.FOLLOW_UP, MONDAY)
    for visit in (elsewhere, VisitId(RecordId("nergens"))):
        with pytest.raises(UserError, match="bezoek is er niet"):
            answers.give(session, dossier, RENT, 1, visit_id=visit)

"""Uitleg: steps with their articles, what the law gives apart, and which answers it rests on."""

import pytest

from app.intake.questions import all_questions
from tests.ui_state.households import assessed, single_parent
from ui.visit.explanation.state import explain
from ui.visit.opportunities.state import Certainty


def explained(regeling: str, without=()):
    found = assessed(single_parent(without=without))
    questions = all_questions(found.answers, found.household)
    return explain(found.outcomes.of(regeling), found.outcomes, found.answers, questions)


def test_zorgtoeslag_step_by_step():
    shown = explained("zorgtoeslag")
    assert shown.caption == "Zorgtoeslag 2026"
    assert (shown.amount, shown.aside) == ("€\u00a073 per maand", "€\u00a0883 per jaar")
    assert shown.certainty is Certainty.SURE
    assert len(shown.rows) >= 3
    assert all("artikel" in row.source and row.title for row in shown.rows)
    assert [figure.amount for figure in shown.rows[0].figures] == ["1,912%", "€\u00a029.736", "€\u00a0568,55"]
    assert any(used.amount == "€\u00a02.119 per jaar" for used in shown.amounts)
    assert shown.result is not None
    assert ("Nog aan te vragen", "€\u00a0883") in [(f.label, f.amount) for f in shown.result.figures]
    assert "Regels van 2026" in shown.rules


def test_the_answers_it_rests_on_with_how_they_are_known():
    rests = {rest.what: rest.how for rest in explained("zorgtoeslag").rests}
    assert rests["Inkomen dit jaar: €\u00a034.600"] == "gezien op papier"
    assert rests["Partner in huis: nee"] == "verteld"


def test_without_the_rent_there_are_no_steps_of_a_guess():
    shown = explained("huurtoeslag", without=["woning.kale_huur"])
    assert shown.rows == ()
    assert shown.result is None
    assert shown.certainty is Certainty.UNKNOWN
    assert "de kale huur" in shown.certain_why


@pytest.mark.parametrize("regeling", ["zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderbijslag"])
def test_every_regeling_can_be_explained(regeling):
    shown = explained(regeling)
    assert shown.rows
    assert shown.reason

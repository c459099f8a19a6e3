"""Uitleg: steps with their articles, what the law gives apart, and which answers it rests on."""

from dataclasses import replace

import pytest

from app.domain.answer import Status
from app.domain.domein import Domein
from app.intake.questions import all_questions
from app.texts import text
from tests.subjects import about, findings_of_every_subject, with_more
from tests.ui_state.households import an_answer, assessed, single_parent
from ui.visit.explanation.state import explain
from ui.visit.opportunities.state import Certainty


def explained(regeling: str, without=()):
    found = assessed(single_parent(without=without))
    questions = all_questions(found.answers, found.household)
    return explain(found.outcomes.of(regeling), found, questions)


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


def test_an_explanation_says_how_the_finding_is_arranged():
    shown = explained("zorgtoeslag")
    assert shown.approach is not None
    assert shown.approach.papers == "Leg klaar: DigiD en een schatting van het inkomen"
    assert explained("huurtoeslag").approach is None


def test_an_amount_rests_on_every_answer_without_which_it_would_ask_something():
    rests = [rest.what for rest in explained("kinderbijslag").rests]
    assert "Geboortedatum van kind 1: 3 september 2014" in rests
    assert "Kinderen in huis: 2" in rests
    assert not any("huur" in what.lower() or "spaargeld" in what.lower() for what in rests)
    assert "Soort woning: Zelfstandige huurwoning" in [rest.what for rest in explained("huurtoeslag").rests]


def test_what_was_refused_stands_there_as_not_known():
    refused = an_answer("woning.kale_huur", None, Status.DOES_NOT_SAY)
    found = assessed((*single_parent(without=["woning.kale_huur"]), refused))
    shown = explain(found.outcomes.of("huurtoeslag"), found, all_questions(found.answers, found.household))
    assert {rest.what: rest.how for rest in shown.rests}["Kale huur"] == "niet bekend"


@pytest.fixture
def more_subjects(monkeypatch: pytest.MonkeyPatch) -> None:
    findings_of_every_subject(assessed(()).outcomes, monkeypatch)


@pytest.mark.usefixtures("more_subjects")
@pytest.mark.parametrize("domein", [domein for domein in Domein if domein is not Domein.TOESLAGEN])
def test_every_subject_says_who_decides(domein):
    assert text(f"kansen.uitleg.beslist.{domein}").endswith(".")
    found = assessed(single_parent())
    outcome = replace(about(domein, 400, 400), regeling=f"proef_{domein}")
    explained_to = replace(found, outcomes=with_more(found.outcomes, outcome))
    shown = explain(outcome, explained_to, all_questions(found.answers, found.household))
    assert (shown.amount, shown.aside) == ("€\u00a0400 per jaar", "")
    assert shown.certain_why.endswith(text(f"kansen.uitleg.beslist.{domein}"))


@pytest.mark.usefixtures("more_subjects")
def test_a_yearly_range_and_an_estimate_are_said_as_such():
    found = assessed(single_parent())
    outcome = replace(about(Domein.ENERGIE, 120, 240, "energie.x"), estimate=True)
    shown = explain(outcome, found, ())
    assert (shown.amount, shown.aside) == ("€\u00a0120 – 240 per jaar", "")
    assert shown.certain_why.startswith("Een bedrag uit de regels is niet zeker.")


@pytest.mark.parametrize(
    ("regeling", "who"),
    [
        ("kwijtschelding_waterschap", "Het waterschap beslist."),
        ("kwijtschelding_gemeente", "De gemeente beslist."),
        ("aio", "De SVB beslist."),
        ("zorgtoeslag", "De dienst die betaalt beslist."),
    ],
)
def test_who_decides_is_whoever_it_is_asked_of(regeling, who):
    assert explained(regeling).certain_why.endswith(who)


def test_a_lower_rent_says_what_it_takes_of_the_huurtoeslag():
    raised = single_parent(vorige_huur=600_00, verhoogd_op="2025-07-01")
    found = assessed((*raised, an_answer("woning.verhoogd_om_inkomen", False)))
    (settled,) = found.outcomes.settled
    said = explain(found.outcomes.of("huurverhoging"), found, ()).warnings[-1]
    assert said.startswith("Is de huur lager, dan is de huurtoeslag ook lager: ongeveer")
    assert settled.less.high > 0
    assert not any("huurtoeslag ook" in one for one in explain(found.outcomes.of("zorgtoeslag"), found, ()).warnings)

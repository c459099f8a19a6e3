"""The running result: nothing before it says something, then a range, then an amount; risk and lapse apart."""

from dataclasses import replace

import pytest

from app.domain.money import Cents
from app.domain.outcome import Range
from app.domain.visit import Step, Way
from app.intake.questions import all_questions
from tests.ui_state.households import a_room, assessed, looked_ahead, single_parent
from ui.visit.panel.state import (
    answers,
    counts_for,
    headline,
    info_for,
    panel_of,
    said,
    said_range,
    short_range,
)
from ui.visit.route.state import Spot

RENT = "woning.kale_huur"


def test_nothing_is_said_of_a_household_that_is_not_known():
    panel = panel_of(assessed(()), None)
    assert panel.amount == "nog niet\nte zeggen"
    assert panel.now is None
    assert panel.limit_words == ""
    assert {line.amount for line in panel.lines} == {"nog niet bekend"}
    assert panel.risks == ()
    assert panel.lapsed == ""


def test_a_range_while_the_rent_is_open():
    found = assessed(single_parent(without=[RENT]))
    panel = panel_of(found, None)
    assert panel.amount.startswith("ongeveer\n€\u00a0")
    assert panel.now is not None
    assert panel.now[0] < panel.now[1] <= panel.limit
    assert counts_for(found, RENT) == (
        "Dit antwoord telt nog mee voor huurtoeslag, te hoge huurverhoging en huurverlaging."
    )


def test_an_amount_when_everything_is_known():
    panel = panel_of(assessed(single_parent()), Range(Cents(90000), Cents(160000)))
    assert panel.amount == "€\u00a01.542"
    assert panel.before == (90000, 160000)
    assert panel.now == (154200, 154200)
    assert "Voor het laatste antwoord" in panel.aloud
    words = {line.name: (line.amount, line.soft) for line in panel.lines}
    assert words["Zorgtoeslag"] == ("€\u00a0883", False)
    assert words["Huurtoeslag"] == ("krijgt u al", True)
    assert words["Kinderopvangtoeslag"] == ("geen recht", True)


def test_what_is_certain_is_said_while_more_is_open():
    found = assessed(single_parent(without=["ontvangt.kindgebonden_budget.per_maand"]))
    assert headline(found.outcomes) == "minstens\n€\u00a0883"
    assert said_range(found.outcomes) is None


def test_too_much_stands_apart_and_says_what_to_do():
    # zorgtoeslag of 200 a month is more than there is a right to
    raised = tuple(a for a in single_parent() if a.path != "ontvangt.zorgtoeslag.per_maand")
    tried = (*raised, *(a for a in single_parent(per_maand=20000) if a.path == "ontvangt.zorgtoeslag.per_maand"))
    panel = panel_of(assessed(tried), None)
    assert len(panel.risks) == 1
    assert panel.risks[0].startswith("Zorgtoeslag: ")
    assert "Geef dit nu door" in panel.risks[0]
    assert {line.name: line.amount for line in panel.lines}["Zorgtoeslag"] == "zie onder"


@pytest.mark.parametrize(
    ("low", "high", "short", "sentence"),
    [
        (88300, 88300, "€\u00a0883", "€\u00a0883"),
        (78120, 107900, "€\u00a0700 – 1.100", "ongeveer €\u00a0700 tot €\u00a01.100"),
        (0, 28000, "€\u00a00 – 280", "hoogstens €\u00a0280"),
    ],
)
def test_ranges_in_words(low, high, short, sentence):
    amounts = Range(Cents(low), Cents(high))
    assert short_range(amounts) == short
    assert said(amounts) == sentence


@pytest.mark.parametrize(
    ("asked", "open_path", "fits"),
    [
        ("personen.p2.vermogen", "personen.p2.vermogen", True),
        ("personen.p1.vermogen", "personen.p2.vermogen", False),
        ("huishouden.ingeschreven", "personen.k1.ingeschreven", True),
        ("huishouden.kinderen", "huishouden.partner", True),
        ("woning.soort", "woning.kale_huur", False),
    ],
)
def test_which_question_answers_what_is_open(asked, open_path, fits):
    assert answers(asked, open_path) is fits


def test_every_open_question_of_an_empty_household_says_for_what_it_counts():
    found = assessed(())
    first = all_questions((), found.household)[0]
    assert "zorgtoeslag" in counts_for(found, first.path)


def test_beside_a_question_stands_why_it_is_put():
    answers = single_parent(without=[RENT])
    room = looked_ahead(a_room(answers))
    assert info_for(Spot(Step.WONEN, RENT), room, assessed(answers)).startswith("Deze vraag kan nog €")
    asked = "personen.p1.vermogen"
    assert info_for(Spot(Step.INKOMEN, asked), room, assessed(answers)) == ""
    assert info_for(Spot(Step.KANSEN), room, assessed(answers)) == ""


def test_among_the_others_of_its_step_stands_the_help_of_a_question():
    answers = single_parent(without=[RENT])
    room = replace(a_room(answers), way=Way.STEP)
    assert info_for(Spot(Step.WONEN, RENT), room, assessed(answers)).startswith("De kale huur, zonder servicekosten.")


def test_when_everything_is_answered_the_amounts_stand():
    answers = single_parent()
    said = info_for(Spot(Step.WONEN, RENT), looked_ahead(a_room(answers)), assessed(answers))
    assert said.startswith("De vragen zijn beantwoord.")


def test_bijstand_says_nothing_of_the_headline_until_it_is_known_what_comes_in():
    untaxed = {"gemeente_aanslag": 0, "waterschap_aanslag": 0}
    panel = panel_of(assessed(single_parent(["personen.p1.netto_inkomen"], **untaxed)), None)
    lines = {line.name: line.amount for line in panel.lines}
    assert lines["Bijstand"] == "nog niet bekend"
    assert panel.amount == panel_of(assessed(single_parent(**untaxed)), None).amount
    assert "AIO" not in lines


def test_who_earns_enough_has_no_line_for_bijstand():
    assert "Bijstand" not in {line.name for line in panel_of(assessed(single_parent()), None).lines}


def test_a_low_income_has_a_line_for_bijstand_and_for_what_must_be_asked():
    poor = assessed(single_parent(netto_inkomen=90000))
    panel = panel_of(poor, None)
    lines = {line.name: (line.amount, line.soft) for line in panel.lines}
    assert lines["Bijstand"] == ("€\u00a0897", False)
    assert lines["Individuele inkomenstoeslag"] == ("vraag na", True)
    assert panel.lapsed == ""

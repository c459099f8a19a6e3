"""The running result: nothing before it says something, then a range, then an amount; risk and lapse apart."""

from dataclasses import replace

import pytest

from app.domain.answer import Answer
from app.domain.domein import Domein
from app.domain.money import Cents
from app.domain.outcome import Outcome, Range
from app.domain.visit import Step, Way
from app.intake.questions import all_questions
from tests.subjects import about, with_more
from tests.ui_state.households import a_room, an_answer, assessed, looked_ahead, single_parent
from ui.visit.panel.state import (
    answers,
    counts_for,
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
    assert {line.amount for line in panel.lines} == {"nog niet gevraagd"}
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
    words = {line.name: (line.amount, line.soft) for line in panel.details}
    assert words["Zorgtoeslag"] == ("€\u00a0883", False)
    assert words["Huurtoeslag"] == ("krijgt u al", True)
    assert words["Kinderopvangtoeslag"] == ("geen recht", True)


CARE = {
    "huishouden.opvang": True,
    "personen.k2.opvang.soort": "bso",
    "personen.k2.opvang.geregistreerd": True,
    "huishouden.werkt_of_studeert": True,
}


def test_what_is_certain_is_said_while_nearly_everything_else_is_open():
    """The hours of the day care are open: it may be of any amount."""
    told = (*single_parent(without=["huishouden.opvang"]), *(an_answer(path, value) for path, value in CARE.items()))
    found = assessed(told)
    assert said_range(found) is None
    panel = panel_of(found, None)
    assert panel.amount == "minstens\n€\u00a01.542"
    assert {line.name: line.amount for line in panel.details}["Kinderopvangtoeslag"] == "nog open"


def test_a_range_stands_there_before_the_income_and_what_is_received_are_known():
    first = single_parent(without=["personen.p1.toetsingsinkomen", "ontvangt.huurtoeslag.per_maand"])
    found = assessed(first)
    missed = said_range(found)
    assert missed is not None
    assert missed.low < missed.high
    assert panel_of(found, None).amount.startswith("hoogstens\n€")


def without_energy() -> tuple[Answer, ...]:
    """Nobody has asked about energy yet."""
    return tuple(answer for answer in single_parent() if not answer.path.startswith("energie."))


def a_line_per_subject(*more: Outcome, put: tuple[Answer, ...] = ()) -> dict[str, tuple[str, bool]]:
    found = assessed(without_energy())
    changed = replace(found, outcomes=with_more(found.outcomes, *more), answers=(*found.answers, *put))
    return {line.name: (line.amount, line.soft) for line in panel_of(changed, None).lines}


def test_with_more_subjects_there_is_a_line_for_each():
    lines = a_line_per_subject(
        about(Domein.ENERGIE, 0, 900, "energie.x"),
        about(Domein.WONEN, 120, 240, "woning.x"),
        about(Domein.GEMEENTE, 0, 0),
        replace(about(Domein.ZORG, 0, 0), received=Cents(100_00)),
    )
    assert list(lines) == ["Toeslagen", "Wonen", "Zorgverzekering", "Energie", "Gemeente", "Belasting"]
    assert lines == {
        "Toeslagen": ("€\u00a01.542", False),
        "Wonen": ("€\u00a0120 – 240", False),
        "Zorgverzekering": ("krijgt u al", True),
        "Energie": ("nog niet gevraagd", True),
        "Gemeente": ("vraag na", True),
        "Belasting": ("krijgt u al", True),
    }


def test_a_subject_with_a_risk_points_to_the_notice():
    risky = replace(about(Domein.GEMEENTE, 0, 0), risk=Range(Cents(300_00), Cents(300_00)))
    assert a_line_per_subject(risky)["Gemeente"] == ("zie onder", True)


def test_the_headline_covers_every_subject_that_was_asked():
    found = assessed(without_energy())
    more = with_more(
        found.outcomes, about(Domein.WONEN, 120, 240, "woning.x"), about(Domein.ENERGIE, 0, 900, "energie.x")
    )
    panel = panel_of(replace(found, outcomes=more), None)
    assert panel.amount == "ongeveer\n€\u00a01.600 tot €\u00a01.800"
    assert panel.now == (1_662_00, 1_782_00)
    assert [line.name for line in panel.details][:2] == ["Zorgtoeslag", "Huurtoeslag"]
    assert len(panel.details) == 5


def test_many_regelingen_are_named_by_their_subjects():
    found = assessed(single_parent(without=["personen.p1.toetsingsinkomen"]))
    asked = "personen.p1.toetsingsinkomen"
    assert counts_for(found, asked) == "Dit antwoord telt nog mee voor toeslagen, gemeente en belasting."
    path = "$.personen[0].toetsingsinkomen"
    more = [about(domein, 0, 900, path) for domein in (Domein.GEMEENTE, Domein.BELASTING, Domein.WONEN)]
    many = counts_for(replace(found, outcomes=with_more(found.outcomes, *more)), asked)
    assert many == "Dit antwoord telt nog mee voor toeslagen, gemeente, belasting en wonen."


def test_too_much_stands_apart_and_says_what_to_do():
    # zorgtoeslag of 200 a month is more than there is a right to
    raised = tuple(a for a in single_parent() if a.path != "ontvangt.zorgtoeslag.per_maand")
    tried = (*raised, *(a for a in single_parent(per_maand=20000) if a.path == "ontvangt.zorgtoeslag.per_maand"))
    panel = panel_of(assessed(tried), None)
    assert len(panel.risks) == 1
    assert panel.risks[0].startswith("Zorgtoeslag: ")
    assert "Geef dit nu door" in panel.risks[0]
    assert {line.name: line.amount for line in panel.details}["Zorgtoeslag"] == "zie onder"


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
    assert "toeslagen" in counts_for(found, first.path)


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
    lines = {line.name: (line.amount, line.soft) for line in panel.lines}
    assert lines["Gemeente"] == ("nog open", True)
    assert panel.amount == panel_of(assessed(single_parent(**untaxed)), None).amount


def test_with_a_low_income_bijstand_counts_for_the_municipality():
    untaxed = {"gemeente_aanslag": 0, "waterschap_aanslag": 0}
    panel = panel_of(assessed(single_parent(netto_inkomen=90000, **untaxed)), None)
    lines = {line.name: (line.amount, line.soft) for line in panel.lines}
    assert lines["Gemeente"] == ("€\u00a0897", False)
    assert panel.lapsed == ""


def test_what_only_the_municipality_can_say_is_to_be_asked():
    panel = panel_of(assessed(single_parent()), None)
    assert {line.name: (line.amount, line.soft) for line in panel.lines}["Gemeente"] == ("vraag na", True)

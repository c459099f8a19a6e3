"""From the answers of a dossier to what the law finds, and back from a JSON path to the answer it depends on."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.answer import Answer, Status
from app.domain.ids import DossierId, RecordId
from app.services import answers
from app.services.assessment import answer_path, assess, assess_answers

DAY = date(2026, 11, 23)
PEOPLE = {
    "huishouden.partner": True,
    "huishouden.kinderen": 1,
    "huishouden.medebewoners": 1,
    "personen.k1.geboortedatum": "2019-06-02",
}


def told(path, value):
    return Answer(RecordId(path), DossierId("d1"), path, value, Status.ANSWERED)


def test_an_empty_dossier_has_outcomes_with_everything_open(session, dossier):
    found = assess(session, dossier, DAY)
    assert not found.is_complete
    assert found.answers == ()
    assert all(one.recht == "onbekend" for one in found.outcomes.outcomes)
    assert found.outcomes.missed.low == 0


def test_an_answer_in_the_store_narrows_the_outcome(session, dossier):
    before = assess(session, dossier, DAY).outcomes.of("zorgtoeslag")
    answers.give(session, dossier, "personen.p1.toetsingsinkomen", 50_000_00)
    after = assess(session, dossier, DAY)
    assert after.outcomes.of("zorgtoeslag").right.high < before.right.high
    assert [one.path for one in after.answers] == ["personen.p1.toetsingsinkomen"]


def test_an_answer_can_be_tried_without_giving_it():
    told_so_far = [told("huishouden.partner", False)]
    tried = assess_answers([*told_so_far, told("personen.p1.toetsingsinkomen", 90_000_00)], DAY, with_steps=False)
    assert (
        tried.outcomes.of("zorgtoeslag").right.high
        < assess_answers(told_so_far, DAY).outcomes.of("zorgtoeslag").right.high
    )
    assert all(one.steps == () for one in tried.outcomes.outcomes)


def test_the_year_is_that_of_the_day():
    assert assess_answers((), date(2025, 6, 1)).outcomes.year == 2025
    assert assess_answers((), date(2027, 6, 1)).outcomes.is_stand_in


@pytest.mark.parametrize(
    ("json_path", "expected"),
    [
        ("$.personen_volledig", "huishouden.partner"),
        ("$.personen[0].toetsingsinkomen", "personen.p1.toetsingsinkomen"),
        ("$.personen[1].vermogen", "personen.p2.vermogen"),
        ("$.personen[2].opvang[0].uren", "personen.k1.opvang.uren"),
        ("$.personen[2].opvang", "personen.k1.opvang"),
        ("$.personen[3].rechtmatig_verblijf", "personen.m1.rechtmatig_verblijf"),
        ("$.woning.kale_huur", "woning.kale_huur"),
    ],
)
def test_a_json_path_leads_to_the_answer_it_depends_on(json_path, expected):
    household = assess_answers([told(path, value) for path, value in PEOPLE.items()], DAY).household
    assert answer_path(household, json_path) == expected


def test_the_household_is_complete_only_when_it_is_said_to_be():
    found = assess_answers([told(path, value) for path, value in PEOPLE.items()], DAY)
    assert found.is_complete
    assert not replace(found, household=replace(found.household, personen_volledig=False)).is_complete

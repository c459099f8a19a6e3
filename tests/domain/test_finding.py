"""What a coach does with an opportunity."""

from datetime import date

from app.domain.finding import Finding, FindingState
from app.domain.ids import DossierId, RecordId
from app.domain.money import Cents
from app.domain.visit import Who


def test_a_finding_begins_as_something_to_choose_and_knows_no_amounts():
    found = Finding(RecordId("f1"), DossierId("d1"), "zorgtoeslag", FindingState.TO_CHOOSE)
    assert (found.planned_per_year, found.realised, found.who, found.due, found.reason) == (None, None, None, None, "")


def test_two_findings_with_the_same_content_are_equal():
    def planned() -> Finding:
        return Finding(
            RecordId("f1"),
            DossierId("d1"),
            "huurtoeslag",
            FindingState.PLANNED,
            who=Who.COACH,
            due=date(2026, 12, 7),
            planned_per_year=Cents(4_339_00),
        )

    assert planned() == planned()
    assert {planned()} == {planned()}


def test_the_states_are_the_words_of_the_store():
    assert [state.value for state in FindingState] == [
        "te_kiezen",
        "gepland",
        "aangevraagd",
        "toegekend",
        "afgewezen",
        "niet_gewenst",
    ]

"""One finding in detail: the fields that belong to its state, the promise, and a gentle question about an amount."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.finding import Finding, FindingState
from app.domain.ids import RecordId
from app.domain.money import Cents
from app.domain.visit import Step, Who
from app.errors import UserError
from tests.ui_state.households import DOSSIER, a_room, single_parent
from ui.visit.finding.state import (
    Details,
    Group,
    checked_amount,
    group_of,
    sheet_of,
    state_choices,
    state_lines,
    total_words,
    who_words,
)
from ui.visit.route.state import LOOK_BACK, Spot, backward, detail_of, finding_of, foot, forward

EURO = "€\u00a0"


def a_finding(state: FindingState, planned: int | None = 88300, realised: int | None = None, **about) -> Finding:
    cents = [None if amount is None else Cents(amount) for amount in (planned, realised)]
    return Finding(RecordId("f"), DOSSIER, "zorgtoeslag", state, planned_per_year=cents[0], realised=cents[1], **about)


def test_nothing_chosen_yet_shows_what_the_rules_expect():
    sheet = sheet_of("zorgtoeslag", (), Cents(88300))
    assert (sheet.title, sheet.state, sheet.group) == ("Zorgtoeslag", FindingState.TO_CHOOSE, Group.PLAN)
    assert sheet.expected == f"Te verwachten: {EURO}883 per jaar."
    assert sheet.details == Details()
    assert sheet_of("zorgtoeslag", (), None).expected == "Er is nog geen bedrag te noemen."


def test_the_promise_stays_whatever_the_rules_say_now():
    sheet = sheet_of("zorgtoeslag", (a_finding(FindingState.PLANNED, who=Who.COACH, due=date(2026, 12, 7)),), Cents(1))
    assert sheet.expected == f"Verwacht toen het werd gekozen: {EURO}883 per jaar."
    assert (sheet.details.who, sheet.details.due) == (Who.COACH, date(2026, 12, 7))
    again = sheet_of("zorgtoeslag", (a_finding(FindingState.TO_CHOOSE),), Cents(70000))
    assert again.expected == f"Te verwachten: {EURO}700 per jaar."


def test_each_state_has_its_own_fields_and_words():
    assert {state: group_of("zorgtoeslag", state) for state in FindingState} == {
        FindingState.TO_CHOOSE: Group.PLAN,
        FindingState.PLANNED: Group.PLAN,
        FindingState.APPLIED: Group.PLAN,
        FindingState.GRANTED: Group.RESULT,
        FindingState.REFUSED: Group.REASON,
        FindingState.NOT_WANTED: Group.REASON,
    }
    for words in (state_choices("zorgtoeslag"), state_lines("zorgtoeslag")):
        assert [value for value, _ in words] == list(FindingState)
    assert [value for value, _ in who_words()] == [*Who, ""]
    refused = sheet_of("zorgtoeslag", (a_finding(FindingState.REFUSED, reason="Te veel inkomen"),), None)
    assert (refused.reason_label, refused.details.reason) == ("Wat staat er in de brief?", "Te veel inkomen")
    assert sheet_of("zorgtoeslag", (a_finding(FindingState.NOT_WANTED),), None).reason_label == "Waarom niet?"


def test_an_offer_has_states_of_its_own_and_no_amount():
    taken = Finding(RecordId("f"), DOSSIER, "budgettraining", FindingState.APPLIED)
    sheet = sheet_of("budgettraining", (taken,), None)
    assert (sheet.title, sheet.expected) == ("Budgettraining", "Soms geeft de corporatie een beloning")
    assert dict(sheet.choices)[sheet.state] == "Doet mee"
    assert (sheet.group, sheet.choice_lines) == (Group.PLAN, ())
    done, stopped = (replace(taken, state=state) for state in (FindingState.GRANTED, FindingState.REFUSED))
    assert sheet_of("budgettraining", (done,), None).group is Group.NONE
    assert sheet_of("budgettraining", (stopped,), None).reason_label == "Hoe kwam dat?"
    assert sheet_of("voorzieningenwijzer", (), None).title == "Uitgebreid bezoek"
    assert total_words((done, stopped)) == ""


def test_an_amount_that_may_be_per_month_is_asked_about():
    low = sheet_of("zorgtoeslag", (a_finding(FindingState.GRANTED, realised=7300),), None)
    assert "per maand" in low.hint
    assert sheet_of("zorgtoeslag", (a_finding(FindingState.GRANTED, realised=87600),), None).hint == ""


def test_an_amount_below_zero_is_refused():
    assert checked_amount(None) is None
    assert checked_amount(Cents(0)) == 0
    with pytest.raises(UserError, match="onder nul"):
        checked_amount(Cents(-1))


def test_what_the_household_gets_so_far_in_a_line():
    assert total_words(()) == total_words((a_finding(FindingState.TO_CHOOSE),)) == ""
    granted = a_finding(FindingState.GRANTED, realised=87600)
    said = f"Tot nu toe, per jaar: {EURO}883 verwacht, {EURO}883 aangevraagd, {EURO}876 toegekend."
    assert total_words((granted,)) == said
    assert total_words((a_finding(FindingState.GRANTED),)).endswith("nog niet bekend.")


def test_the_detail_leads_back_to_where_it_was_opened():
    room = a_room(single_parent())
    from_list, from_back = detail_of(Step.KANSEN, "zorgtoeslag"), detail_of(Step.BEGIN, "zorgtoeslag")
    assert finding_of(from_list) == finding_of(from_back) == "zorgtoeslag"
    assert (from_list.is_aside, from_list.is_explanation) == (True, False)
    assert forward(from_list, room) == backward(from_list, room) == Spot(Step.KANSEN)
    assert forward(from_back, room) == Spot(Step.BEGIN, LOOK_BACK)
    assert foot(from_list, room).back == "Terug naar Kansen"
    assert (foot(from_back, room).back, foot(from_back, room).primary) == ("Terug naar Terugkijken", "Klaar")
    assert finding_of(Spot(Step.KANSEN, "zorgtoeslag")) == ""

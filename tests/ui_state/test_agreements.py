"""Afspraken: what is proposed, at most three, the first one together and now."""

from dataclasses import replace
from datetime import date

from app.domain.finding import Finding, FindingState
from app.domain.ids import RecordId, VisitId
from app.domain.visit import Agreement, Who
from tests.ui_state.households import DOSSIER, TODAY, assessed, single_parent
from ui.visit.agreements.state import is_full, rows, sub_line, suggestions, who_choices
from ui.visit.opportunities.state import Asked, Order, overview

KNOWN = overview(assessed(single_parent()).outcomes, (), Order.EUROS).rows


def an_agreement(position: int, regeling: str = "", done: date | None = None) -> Agreement:
    return Agreement(
        RecordId(f"a{position}"), VisitId("v1"), DOSSIER, position, f"Wat {position}", "Stap", Who.COACH,
        date(2026, 12, 7), done, regeling,
    )  # fmt: skip


def test_the_first_is_done_together_today_and_the_next_gets_a_week():
    first, second = suggestions(KNOWN, (), (), TODAY)
    assert (first.what, first.who, first.due) == ("Zorgtoeslag aanvragen", Who.TOGETHER, TODAY)
    assert (second.what, second.due) == ("Kindgebonden budget aanvragen", date(2026, 11, 30))


def test_chosen_findings_come_first_and_refused_ones_not_at_all():
    chosen = Finding(RecordId("f"), DOSSIER, "kindgebonden_budget", FindingState.PLANNED)
    refused = Finding(RecordId("g"), DOSSIER, "zorgtoeslag", FindingState.NOT_WANTED)
    assert [s.regeling for s in suggestions(KNOWN, (chosen,), (), TODAY)] == ["kindgebonden_budget", "zorgtoeslag"]
    assert [s.regeling for s in suggestions(KNOWN, (refused,), (), TODAY)] == ["kindgebonden_budget"]


def test_nothing_is_proposed_beyond_three_or_twice():
    agreed = (an_agreement(1, "zorgtoeslag"), an_agreement(2))
    assert [s.regeling for s in suggestions(KNOWN, (), agreed, TODAY)] == ["kindgebonden_budget"]
    assert suggestions(KNOWN, (), (*agreed, an_agreement(3)), TODAY) == ()
    assert is_full((*agreed, an_agreement(3)))


def test_what_is_open_is_looked_up_by_the_resident():
    outcomes = assessed(single_parent(without=["woning.kale_huur"])).outcomes
    last = suggestions(overview(outcomes, (), Order.EUROS).rows, (), (), TODAY)[-1]
    assert (last.what, last.who) == ("Papieren zoeken voor de huurtoeslag", Who.RESIDENT)
    assert last.due.weekday() < 5


def test_rows_and_the_line_under_the_title():
    shown = rows((an_agreement(2), an_agreement(1, done=TODAY)))
    assert [(row.number, row.what) for row in shown] == [(1, "Wat 1"), (2, "Wat 2")]
    assert (shown[0].when, shown[0].is_done, shown[0].step_is_done) == ("maandag 23 november", True, True)
    assert (shown[1].is_done, shown[1].step_is_done) == (False, False)
    assert rows((replace(an_agreement(1), first_step_on=TODAY),))[0].step_is_done
    assert (shown[1].when, shown[1].who) == ("maandag 7 december", "dat doe ik")
    assert sub_line(()).startswith("Hoogstens drie")
    assert sub_line((an_agreement(1), an_agreement(2))) == "Er kan er nog één bij."
    assert "genoeg" in sub_line(tuple(map(an_agreement, (1, 2, 3))))


def test_everybody_who_can_do_it_has_words():
    assert [value for value, _ in who_choices()] == list(Who)


def test_an_offer_of_the_visit_is_proposed_before_what_is_still_to_be_found_out():
    outcomes = assessed(single_parent(without=["woning.kale_huur"])).outcomes
    opportunities = overview(outcomes, (), Order.EUROS, Asked(offers=("budgettraining",))).rows
    proposed = suggestions(opportunities, (), (), TODAY)
    assert [one.regeling for one in proposed] == ["zorgtoeslag", "kindgebonden_budget", "budgettraining"]
    assert proposed[-1].what == "Aanmelden voor een budgettraining"
    assert proposed[-1].first_step == "We bellen samen en kiezen de eerste dag."

"""Goals in small steps: chosen by the resident, kept, changed, done, taken away, and never more than three at once."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.change import Kind
from app.domain.ids import RecordId, new_id
from app.domain.visit import VisitType, Who
from app.errors import UserError
from app.services import goals, undo, visits
from tests.builders import MONDAY, a_dossier

DAY = date(2026, 12, 1)


def a_goal(session, dossier, what="Elke maand iets overhouden", **about) -> RecordId:
    return goals.put(session, dossier, what, **about)[1]


def test_a_goal_has_a_reward_and_a_day_and_what_is_not_named_stays(session, dossier):
    visit = visits.plan(session, dossier, VisitType.FOLLOW_UP, MONDAY)[1]
    changes, goal = goals.put(
        session, dossier, "  Elke maand  iets overhouden ", reward="Een dag naar zee", due=DAY, visit_id=visit
    )
    assert changes.touches(Kind.GOAL)
    (kept,) = goals.plan(session, dossier).goals
    assert (kept.goal.what, kept.goal.reward, kept.goal.due, kept.goal.visit_id) == (
        "Elke maand iets overhouden",
        "Een dag naar zee",
        DAY,
        visit,
    )
    goals.put(session, dossier, "Elke week iets overhouden", goal_id=goal)
    (kept,) = goals.plan(session, dossier).goals
    assert (kept.goal.what, kept.goal.reward, kept.goal.due) == ("Elke week iets overhouden", "Een dag naar zee", DAY)
    goals.put(session, dossier, kept.goal.what, goal_id=goal, reward="", due=None)
    assert goals.plan(session, dossier).goals[0].goal.due is None


def test_steps_belong_to_their_goal_and_are_ticked(session, dossier):
    goal, other = a_goal(session, dossier), a_goal(session, dossier, "Vaker naar buiten")
    _, first = goals.put_step(session, goal, "Alle post in één map", who=Who.RESIDENT, due=DAY)
    changes, second = goals.put_step(session, goal, "Samen de map bekijken", who=Who.TOGETHER)
    assert changes.touches(Kind.STEP)
    plan, empty = goals.plan(session, dossier).goals
    assert [step.id for step in plan.steps] == [first, second]
    assert (plan.next_step.id, empty.steps) == (first, ())
    goals.mark_step(session, first, DAY)
    assert goals.plan(session, dossier).goals[0].next_step.id == second
    goals.mark_step(session, first, None)
    goals.put_step(session, goal, "Alle post in één doos", who=Who.COACH, step_id=first)
    changed = goals.plan(session, dossier).goals[0].steps[0]
    assert (changed.what, changed.who, changed.due, changed.done_on) == ("Alle post in één doos", Who.COACH, DAY, None)
    goals.remove_step(session, first)
    assert [step.id for step in goals.plan(session, dossier).goals[0].steps] == [second]
    assert other


def test_a_goal_that_is_reached_makes_room(session, dossier):
    first, *_ = [a_goal(session, dossier, what) for what in ("een", "twee", "drie")]
    with pytest.raises(UserError, match="al 3 doelen open"):
        a_goal(session, dossier, "vier")
    goals.mark_done(session, first, DAY)
    a_goal(session, dossier, "vier")
    assert [plan.goal.what for plan in goals.plan(session, dossier).goals] == ["twee", "drie", "vier", "een"]
    goals.mark_done(session, first, None)  # an old one may always be opened again
    assert len(goals.plan(session, dossier).open_goals) == 4


def test_a_goal_that_goes_takes_its_steps_out_of_sight_and_brings_them_back(session, dossier):
    goal = a_goal(session, dossier)
    goals.put_step(session, goal, "Alle post in één map", who=Who.RESIDENT)
    before = goals.plan(session, dossier)
    goals.remove(session, goal)
    assert not goals.plan(session, dossier)
    assert undo.state(session, dossier).can_undo.spoken() == "Doel: Elke maand iets overhouden"
    undo.undo(session, dossier)
    assert goals.plan(session, dossier) == before


@pytest.mark.parametrize(
    ("what", "about", "said"),
    [
        (" ", {}, "Het doel: dit is nog leeg"),
        ("x" * 301, {}, "Het doel: dit zijn 301 tekens"),
        ("Doel", {"reward": "x" * 301}, "De beloning"),
        ("Doel", {"due": date(1800, 1, 1)}, "Wanneer het doel bereikt is"),
        ("Doel", {"goal_id": RecordId(new_id())}, "Dit doel is er niet meer"),
    ],
)
def test_a_goal_that_cannot_be_is_refused_and_nothing_is_kept(session, dossier, what, about, said):
    with pytest.raises(UserError, match=said):
        goals.put(session, dossier, what, **about)
    assert not goals.plan(session, dossier)


def test_a_step_that_cannot_be_is_refused(session, dossier):
    goal = a_goal(session, dossier)
    with pytest.raises(UserError, match="De stap: dit is nog leeg"):
        goals.put_step(session, goal, "", who=Who.COACH)
    with pytest.raises(UserError, match="Dit doel is er niet meer"):
        goals.put_step(session, RecordId(new_id()), "Iets", who=Who.COACH)
    with pytest.raises(UserError, match="Deze stap is er niet meer"):
        goals.mark_step(session, RecordId(new_id()), DAY)
    assert goals.plan(session, dossier).goals[0].steps == ()


def test_a_goal_and_a_step_are_made_under_an_id_that_was_given_and_changed_the_next_time(session, dossier):
    goal, step = RecordId(new_id()), RecordId(new_id())
    for what in ("Rust", "Rust in de post"):
        goals.put(session, dossier, what, goal_id=goal, may_be_new=True)
        goals.put_step(session, goal, what, who=Who.RESIDENT, step_id=step, may_be_new=True)
    (kept,) = goals.plan(session, dossier).goals
    assert (kept.goal.id, kept.goal.what) == (goal, "Rust in de post")
    assert [(one.id, one.what) for one in kept.steps] == [(step, "Rust in de post")]
    with pytest.raises(UserError, match="Deze stap is er niet meer"):
        goals.put_step(session, goal, "Iets", who=Who.COACH, step_id=RecordId(new_id()))


def test_a_goal_is_chosen_in_a_visit_to_the_same_household(session, dossier):
    elsewhere = visits.plan(session, a_dossier(session), VisitType.FOLLOW_UP, MONDAY)[1]
    with pytest.raises(UserError, match="bezoek is er niet"):
        goals.put(session, dossier, "Doel", visit_id=elsewhere)


def test_a_goal_with_a_step_of_somebody_else_is_not_undone(session, dossier):
    goal = a_goal(session, dossier)
    goals.put_step(replace(session, actor="collega"), goal, "Bellen", who=Who.COACH)
    assert undo.state(session, dossier).can_undo is None

"""The resident's own plan: which question follows which, what each says, and the summary in Afspraken."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.case import DisclosureGround, Ground
from app.domain.goal import Goal, PillarScore, SmallStep
from app.domain.ids import RecordId
from app.domain.plan import NO_PLAN, OwnPlan, own_plan
from app.domain.visit import Step, Who
from app.errors import UserError
from app.intake.pillars import pillar_keys
from app.reports.plain_dutch import check
from app.services.pillars import HEALTH
from tests.ui_state.households import DOSSIER, TODAY, a_room, single_parent
from ui.visit.goals import asks
from ui.visit.goals.asks import Part, following, goal_place, is_there, leads_on, mark_place, place_at, step_place
from ui.visit.goals.state import (
    Asked,
    AskKind,
    add_words,
    answered,
    ask_at,
    can_add_goal,
    goal_words,
    mark_rows,
    marks_aloud,
    question_words,
)
from ui.visit.route.state import Spot, backward, foot, forward, still_there

LATER = date(2027, 2, 22)
GOAL, STEP = RecordId("g1"), RecordId("s1")
YES = DisclosureGround(
    RecordId("h"), DOSSIER, Ground.CONSENT, "Cijfer", "coach", (HEALTH,), "mondeling",
    datetime(2026, 11, 23, 10, 20),  # noqa: DTZ001 - the store keeps local time
)  # fmt: skip


def a_plan(steps: int = 2, done: int = 0, reached: date | None = None, marks: int = 0) -> OwnPlan:
    goal = Goal(GOAL, DOSSIER, "Rust in de post", "Taart", date(2027, 6, 1), reached)
    taken = [
        SmallStep(RecordId(f"s{n}"), GOAL, DOSSIER, f"Stap {n}", Who.TOGETHER, TODAY, TODAY if n <= done else None)
        for n in range(1, steps + 1)
    ]
    days = (TODAY, date(2026, 12, 1), date(2027, 1, 4), LATER, date(2027, 5, 3))[:marks]
    scores = [PillarScore(RecordId(f"c{day}"), DOSSIER, "geld", 4 + n, day) for n, day in enumerate(days)]
    return own_plan((goal,), taken, scores, pillar_keys())


def asked(plan: OwnPlan = NO_PLAN, *grounds: DisclosureGround, purpose: str = "") -> Asked:
    return Asked(plan, grounds, purpose, TODAY)


def test_a_new_goal_leads_through_all_questions_to_its_first_step_and_back():
    at = asks.new_goal()
    assert following(at, NO_PLAN) == ""  # as long as nothing was kept
    empty = a_plan(steps=0)
    assert following(goal_place(GOAL), empty) == goal_place(GOAL, Part.DUE)
    assert following(goal_place(GOAL, Part.DUE), empty) == goal_place(GOAL, Part.REWARD)
    first_step = place_at(following(goal_place(GOAL, Part.REWARD), empty))
    assert (first_step.goal_id, first_step.part) == (GOAL, Part.WHAT)
    assert following(goal_place(GOAL, Part.REWARD), a_plan()) == ""
    assert following(step_place(GOAL, STEP), empty) == ""
    assert following(step_place(GOAL, STEP), a_plan()) == step_place(GOAL, STEP, Part.WHO)
    assert following(step_place(GOAL, STEP, Part.WHO), a_plan()) == ""


def test_the_marks_are_asked_one_after_another():
    at, seen = mark_place(pillar_keys()[0]), []
    while at:
        seen.append(at)
        at = following(at, NO_PLAN)
    assert seen == [mark_place(key) for key in pillar_keys()]
    assert leads_on(seen[0], NO_PLAN)
    assert not leads_on(seen[-1], NO_PLAN)


def test_what_leads_on_says_next_and_the_last_question_says_done():
    assert leads_on(asks.new_goal(), NO_PLAN)
    assert leads_on(goal_place(GOAL, Part.REWARD), a_plan(steps=0))
    assert not leads_on(goal_place(GOAL, Part.REWARD), a_plan())
    assert leads_on(step_place(GOAL, STEP), a_plan())
    assert not leads_on(step_place(GOAL, STEP, Part.WHO), a_plan())
    assert not leads_on("zorgtoeslag", NO_PLAN)
    assert following("zorgtoeslag", NO_PLAN) == ""


def test_a_question_is_there_while_its_goal_and_step_are():
    assert is_there(asks.new_goal(), NO_PLAN)
    assert not is_there(goal_place(GOAL, Part.DUE), NO_PLAN)
    assert is_there(goal_place(GOAL, Part.DUE), a_plan())
    assert not is_there(step_place(GOAL, STEP), NO_PLAN)
    assert is_there(asks.new_step(GOAL), a_plan())
    assert not is_there(step_place(GOAL, RecordId("s9"), Part.WHO), a_plan())
    assert is_there(mark_place("geld"), NO_PLAN)
    assert not is_there(mark_place("geluk"), NO_PLAN)
    assert not is_there("zorgtoeslag", NO_PLAN)


def test_the_visit_walks_through_the_plan_and_comes_back_to_afspraken():
    room = replace(a_room(single_parent()), plan=a_plan())
    there = Spot(Step.AFSPRAKEN, goal_place(GOAL))
    assert forward(there, room) == Spot(Step.AFSPRAKEN, goal_place(GOAL, Part.DUE))
    assert forward(Spot(Step.AFSPRAKEN, step_place(GOAL, STEP, Part.WHO)), room) == Spot(Step.AFSPRAKEN)
    assert backward(there, room) == Spot(Step.AFSPRAKEN)
    assert still_there(there, room) == there
    gone = Spot(Step.AFSPRAKEN, goal_place(RecordId("g9"), Part.DUE))
    assert still_there(gone, room) == Spot(Step.AFSPRAKEN)
    assert (foot(there, room).back, foot(there, room).primary) == ("Terug naar Afspraken", "Volgende")
    assert foot(Spot(Step.AFSPRAKEN, step_place(GOAL, STEP, Part.WHO)), room).primary == "Klaar"
    assert forward(Spot(Step.AFSPRAKEN), room) == Spot(Step.VERSLAG)


def test_the_wish_of_the_begin_is_offered_for_the_first_goal_only():
    wish = "Elke maand iets overhouden"
    ask = ask_at(asks.new_goal(), asked(purpose=f" {wish} "))
    assert (ask.kind, ask.offer, ask.progress) == (AskKind.WORDS, wish, ("Doel", 1, 5))
    assert ask_at(asks.new_goal(), asked(a_plan(), purpose=wish)).offer == ""
    assert ask_at(goal_place(GOAL), asked(a_plan(), purpose=wish)).words == "Rust in de post"


def test_a_question_shows_what_was_answered_before():
    plan = a_plan()
    due = ask_at(goal_place(GOAL, Part.DUE), asked(plan))
    assert (due.kind, due.day, due.progress) == (AskKind.DAY, date(2027, 6, 1), ("Doel", 2, 3))
    assert ask_at(goal_place(GOAL, Part.REWARD), asked(plan)).words == "Taart"
    who = ask_at(step_place(GOAL, STEP, Part.WHO), asked(plan))
    assert (who.kind, who.who, who.day, who.progress) == (AskKind.WHO, Who.TOGETHER, TODAY, ("Stap", 2, 2))
    assert ask_at(asks.new_step(GOAL), asked(plan)).who is Who.RESIDENT
    assert ask_at("zorgtoeslag", asked(plan)) is None


def test_a_mark_tells_the_one_of_today_and_the_one_before():
    given = replace(asked(a_plan(marks=2)), today=date(2026, 12, 1))
    ask = ask_at(mark_place("geld"), given)
    assert (ask.kind, ask.mark) == (AskKind.MARK, 5)
    assert ask.before == "Op maandag 23 november 2026 was het een 4."
    fresh = ask_at(mark_place("geld"), replace(given, today=LATER))
    assert (fresh.mark, fresh.before) == (None, "Op dinsdag 1 december 2026 was het een 5.")
    assert ask_at(mark_place("wonen"), given).before == ""


def test_health_asks_first_whether_it_may_be_kept():
    ask = ask_at(mark_place("gezondheid"), asked())
    assert (ask.kind, ask.title) == (AskKind.CONSENT, "Mogen wij een cijfer over uw gezondheid bewaren?")
    allowed = ask_at(mark_place("gezondheid"), asked(NO_PLAN, YES))
    assert (allowed.kind, allowed.is_health) == (AskKind.MARK, True)
    assert not ask_at(mark_place("geld"), asked()).is_health


def test_an_answer_is_kept_when_it_is_new_and_can_be():
    ask = ask_at(goal_place(GOAL), asked(a_plan()))
    assert not answered(ask, " Rust in de  post ", ask.day, ask.who, TODAY).is_changed
    assert answered(ask, "Rust", ask.day, ask.who, TODAY).is_changed
    with pytest.raises(UserError, match="wat de bewoner wil bereiken"):
        answered(ask, "  ", None, Who.RESIDENT, TODAY)
    reward = ask_at(goal_place(GOAL, Part.REWARD), asked(a_plan()))
    assert answered(reward, "", reward.day, reward.who, TODAY).words == ""


def test_a_day_that_is_over_is_refused_unless_it_stood_there():
    who = ask_at(step_place(GOAL, STEP, Part.WHO), replace(asked(a_plan()), today=LATER))
    assert answered(who, who.words, TODAY, who.who, LATER).day == TODAY
    with pytest.raises(UserError, match=r"Deze dag is al voorbij.*1 maart 2027"):
        answered(who, who.words, date(2026, 12, 1), who.who, LATER)


def test_one_step_stands_out_and_the_rest_is_told():
    (words,) = goal_words(a_plan(steps=3, done=1))
    assert words.detail == "Vóór dinsdag 1 juni 2027 · beloning: Taart"
    assert (words.step.what, words.step.when) == ("Stap 2", "maandag 23 november, dat doen we samen")
    assert words.told == ("Daarna: Stap 3", "1 stap gedaan: Stap 1")
    assert goal_words(a_plan(steps=0))[0].told == ("Wat is de eerste kleine stap?",)
    (through,) = goal_words(a_plan(steps=2, done=2))
    assert (through.step, through.told) == (None, ("Alle stappen zijn gezet.", "2 stappen gedaan: Stap 1; Stap 2"))


def test_a_goal_that_was_reached_is_praised_with_its_reward():
    (words,) = goal_words(a_plan(reached=TODAY))
    assert words.is_done
    assert words.detail == "Gehaald op maandag 23 november. Knap gedaan. Tijd voor de beloning: Taart."
    bare = own_plan((Goal(GOAL, DOSSIER, "Rust", done_on=TODAY),), (), (), ())
    assert goal_words(bare)[0].detail == "Gehaald op maandag 23 november. Knap gedaan."
    no_day = own_plan((Goal(GOAL, DOSSIER, "Rust"),), (SmallStep(STEP, GOAL, DOSSIER, "x", Who.COACH),), (), ())
    assert (goal_words(no_day)[0].detail, goal_words(no_day)[0].step.when) == ("", "Dat doe ik")


def test_there_is_room_for_three_goals():
    goals = [Goal(RecordId(f"g{n}"), DOSSIER, "x") for n in range(3)]
    assert can_add_goal(NO_PLAN)
    assert add_words(NO_PLAN) == "Een doel kiezen"
    assert add_words(a_plan()) == "Nog een doel kiezen"
    assert not can_add_goal(own_plan(goals, (), (), ()))


def test_the_marks_are_said_aloud_and_stand_in_a_table():
    plan = a_plan(marks=2)
    assert marks_aloud(plan.pillars) == "Geld: 4 op maandag 23 november 2026, 5 op dinsdag 1 december 2026"
    assert mark_rows(plan) == (("Onderwerp", "23-11-2026", "1-12-2026"), (("Geld", "4", "5"),))
    heads, rows = mark_rows(a_plan(marks=5))
    assert heads == ("Onderwerp", "23-11-2026", "22-2-2027", "3-5-2027")
    assert rows == (("Geld", "4", "7", "8"),)


def test_every_question_is_plain():
    places = [mark_place(key) for key in pillar_keys()]
    places += [goal_place(GOAL, part) for part in (Part.WHAT, Part.DUE, Part.REWARD)]
    places += [step_place(GOAL, STEP, part) for part in (Part.WHAT, Part.WHO)]
    for at in places:
        place = place_at(at)
        assert place is not None
        found = check(question_words(place))
        assert (found.passes, found.longest <= 15) == (True, True), question_words(place)

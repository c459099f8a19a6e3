"""A resident's own plan: the one step to take now, goals that are open first, and marks over time."""

from datetime import date

from app.domain.goal import Goal, PillarScore, SmallStep
from app.domain.ids import DossierId, RecordId
from app.domain.plan import Mark, own_plan
from app.domain.visit import Who

DOSSIER = DossierId("d1")
NOVEMBER, FEBRUARY = date(2026, 11, 23), date(2027, 2, 22)


def a_goal(number: int, done: date | None = None) -> Goal:
    return Goal(RecordId(f"g{number}"), DOSSIER, f"Doel {number}", done_on=done)


def a_step(number: int, goal: int = 1, due: date | None = None, done: date | None = None) -> SmallStep:
    return SmallStep(RecordId(f"s{number}"), RecordId(f"g{goal}"), DOSSIER, f"Stap {number}", Who.RESIDENT, due, done)


def a_score(pillar: str, score: int, day: date) -> PillarScore:
    return PillarScore(RecordId(f"{pillar}-{day}"), DOSSIER, pillar, score, day)


def test_open_goals_come_first_each_with_its_own_steps():
    plan = own_plan((a_goal(1, NOVEMBER), a_goal(2)), (a_step(1), a_step(2, 2), a_step(3, 9)), (), ())
    assert [one.goal.what for one in plan.goals] == ["Doel 2", "Doel 1"]
    assert [one.goal.what for one in plan.open_goals] == ["Doel 2"]
    assert [[step.what for step in one.steps] for one in plan.goals] == [["Stap 2"], ["Stap 1"]]
    assert [one.is_done for one in plan.goals] == [False, True]


def test_the_next_step_is_the_first_by_day_and_one_without_a_day_comes_last():
    steps = (
        a_step(1),
        a_step(2, due=FEBRUARY),
        a_step(3, due=NOVEMBER),
        a_step(4, due=date(2026, 1, 1), done=NOVEMBER),
    )
    (plan,) = own_plan((a_goal(1),), steps, (), ()).goals
    assert plan.next_step.what == "Stap 3"
    assert plan.done_steps == 1
    (only,) = own_plan((a_goal(1),), (a_step(4, done=NOVEMBER),), (), ()).goals
    assert only.next_step is None


def test_marks_stand_per_pillar_in_the_order_of_the_data_and_of_time():
    scores = (
        a_score("wonen", 7, NOVEMBER),
        a_score("geld", 6, FEBRUARY),
        a_score("geld", 4, NOVEMBER),
        a_score("oud", 5, NOVEMBER),
    )
    plan = own_plan((), (), scores, ("geld", "wonen"))
    assert [line.pillar for line in plan.pillars] == ["geld", "wonen", "oud"]
    money, home, _ = plan.pillars
    assert money.marks == (Mark(NOVEMBER, 4), Mark(FEBRUARY, 6))
    assert (money.first, money.last, money.before) == (Mark(NOVEMBER, 4), Mark(FEBRUARY, 6), Mark(NOVEMBER, 4))
    assert home.before is None
    assert plan.days == (NOVEMBER, FEBRUARY)
    assert money.on(date(2027, 1, 1)) == Mark(NOVEMBER, 4)
    assert money.on(date(2026, 1, 1)) is None


def test_an_empty_plan_is_none_at_all():
    assert not own_plan((), (), (), ())
    assert own_plan((a_goal(1),), (), (), ())

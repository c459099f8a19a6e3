"""What the resident wants to reach, in small steps: chosen by the resident, one step at a time."""

from dataclasses import replace
from datetime import date
from typing import Required, TypedDict, Unpack

from app.domain.change import Changes
from app.domain.goal import Goal, SmallStep
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.domain.plan import OwnPlan, own_plan
from app.domain.visit import Who
from app.errors import UserError
from app.intake.pillars import pillar_keys
from app.services import dossiers, fields, visits
from app.services.session import Session
from db import plans as stored
from db.pen import writing

MOST_OPEN = 3
_LONGEST = 300


class AboutGoal(TypedDict, total=False):
    """The reward, by when, in which visit, and which goal this changes; what is not named stays as it was.

    With ``may_be_new`` a goal that is not there is made under that id.
    """

    reward: str
    due: date | None
    visit_id: VisitId | None
    goal_id: RecordId | None
    may_be_new: bool


class AboutStep(TypedDict, total=False):
    """Who takes the step, by when (None: no day), and which step this changes; ``may_be_new`` as for a goal."""

    who: Required[Who]
    due: date | None
    step_id: RecordId | None
    may_be_new: bool


def put(session: Session, dossier_id: DossierId, what: str, **about: Unpack[AboutGoal]) -> tuple[Changes, RecordId]:
    """Keep a goal, or with ``goal_id`` change one. Raises UserError for a fourth one that is open."""
    with writing(session.store, fields.author(session)) as pen:
        goal = _goal_for(session, dossier_id, about)
        changed = replace(
            goal,
            what=fields.line(what, "goal", _LONGEST, needed=True),
            reward=fields.line(about.get("reward", goal.reward), "reward", _LONGEST),
            due=fields.day(about.get("due", goal.due), "goal_due"),
        )
        pen.put(stored.GOALS, changed)
    return pen.changes(), goal.id


def mark_done(session: Session, goal_id: RecordId, day: date | None) -> Changes:
    """Keep that a goal was reached on this day; None makes it open again."""
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.GOALS, replace(_goal(session, goal_id), done_on=fields.day(day, "done_on")))
    return pen.changes()


def remove(session: Session, goal_id: RecordId) -> Changes:
    """Take a goal away; its steps go out of sight with it, and are back when this is undone."""
    with writing(session.store, fields.author(session)) as pen:
        pen.take_away(stored.GOALS, _goal(session, goal_id).id)
    return pen.changes()


def put_step(session: Session, goal_id: RecordId, what: str, **about: Unpack[AboutStep]) -> tuple[Changes, RecordId]:
    """Add a small step to a goal, or with ``step_id`` change one."""
    goal = _goal(session, goal_id)
    with writing(session.store, fields.author(session)) as pen:
        step = _step_for(session, goal, about)
        changed = replace(
            step,
            what=fields.line(what, "step", _LONGEST, needed=True),
            who=Who(about["who"]),
            due=fields.day(about.get("due", step.due), "due"),
        )
        pen.put(stored.STEPS, changed)
    return pen.changes(), step.id


def mark_step(session: Session, step_id: RecordId, day: date | None) -> Changes:
    """Keep that a step was taken on this day; None makes it open again."""
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.STEPS, replace(_step(session, step_id), done_on=fields.day(day, "done_on")))
    return pen.changes()


def remove_step(session: Session, step_id: RecordId) -> Changes:
    """Take a step away."""
    with writing(session.store, fields.author(session)) as pen:
        pen.take_away(stored.STEPS, _step(session, step_id).id)
    return pen.changes()


def listing(session: Session, dossier_id: DossierId) -> tuple[Goal, ...]:
    """The goals of a household, in the order they were chosen."""
    return stored.goals(session.store, dossier_id)


def steps(session: Session, dossier_id: DossierId) -> tuple[SmallStep, ...]:
    """The steps of the goals of a household, in the order they were added."""
    return stored.steps(session.store, dossier_id)


def plan(session: Session, dossier_id: DossierId) -> OwnPlan:
    """The goals of a household with their steps, and the marks of its pillars over time."""
    scores = stored.scores(session.store, dossier_id)
    return own_plan(listing(session, dossier_id), steps(session, dossier_id), scores, pillar_keys())


def _goal(session: Session, goal_id: RecordId) -> Goal:
    found = stored.goal(session.store, goal_id)
    if found is None:
        raise UserError("services.no_goal")
    return found


def _step(session: Session, step_id: RecordId) -> SmallStep:
    found = stored.step(session.store, step_id)
    if found is None:
        raise UserError("services.no_step")
    return found


def _goal_for(session: Session, dossier_id: DossierId, about: AboutGoal) -> Goal:
    """The goal to change, or a new one while there is room for it."""
    goal_id = about.get("goal_id")
    found = None if goal_id is None else stored.goal(session.store, goal_id)
    if found is not None:
        return found
    if goal_id is not None and not about.get("may_be_new"):
        raise UserError("services.no_goal")
    dossiers.of(session, dossier_id)
    visit_id = about.get("visit_id")
    if visit_id is not None and visits.load(session, visit_id).dossier_id != dossier_id:
        raise UserError("services.no_visit")
    if sum(goal.done_on is None for goal in stored.goals(session.store, dossier_id)) >= MOST_OPEN:
        raise UserError("services.too_many_goals", most=MOST_OPEN)
    return Goal(goal_id or RecordId(new_id()), dossier_id, "", visit_id=visit_id)


def _step_for(session: Session, goal: Goal, about: AboutStep) -> SmallStep:
    """The step to change, or a new one."""
    step_id = about.get("step_id")
    found = None if step_id is None else stored.step(session.store, step_id)
    if found is not None:
        return found
    if step_id is not None and not about.get("may_be_new"):
        raise UserError("services.no_step")
    return SmallStep(step_id or RecordId(new_id()), goal.id, goal.dossier_id, "", about["who"])

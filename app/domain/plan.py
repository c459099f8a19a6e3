"""A resident's own plan read as a whole: the goals with their steps, and the marks of each pillar over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.goal import Goal, PillarScore, SmallStep


@dataclass(frozen=True, slots=True)
class GoalPlan:
    """One goal with its steps, in the order they were added."""

    goal: Goal
    steps: tuple[SmallStep, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether the goal was reached."""
        return self.goal.done_on is not None

    @property
    def next_step(self) -> SmallStep | None:
        """The one step to take now: of the open ones the first by day, those without a day last."""
        open_ones = [step for step in self.steps if step.done_on is None]
        return min(open_ones, key=lambda step: (step.due or date.max, step.id), default=None)

    @property
    def done_steps(self) -> int:
        """How many steps were taken."""
        return sum(step.done_on is not None for step in self.steps)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark from 1 to 10 on a day."""

    day: date
    score: int


@dataclass(frozen=True, slots=True)
class PillarLine:
    """All marks of one pillar, the oldest first; never empty."""

    pillar: str
    marks: tuple[Mark, ...]

    @property
    def first(self) -> Mark:
        """The oldest mark."""
        return self.marks[0]

    @property
    def last(self) -> Mark:
        """The newest mark."""
        return self.marks[-1]

    @property
    def before(self) -> Mark | None:
        """The mark before the newest; None when there is only one."""
        return self.marks[-2] if len(self.marks) > 1 else None

    def on(self, day: date) -> Mark | None:
        """The newest mark given on this day or before."""
        return next((mark for mark in reversed(self.marks) if mark.day <= day), None)


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """Everything a resident chose and marked: goals with steps, open ones first, and the pillars that have a mark."""

    goals: tuple[GoalPlan, ...] = ()
    pillars: tuple[PillarLine, ...] = ()

    @property
    def open_goals(self) -> tuple[GoalPlan, ...]:
        """The goals that were not reached yet."""
        return tuple(plan for plan in self.goals if not plan.is_done)

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which a mark was given, the oldest first."""
        return tuple(sorted({mark.day for line in self.pillars for mark in line.marks}))

    def __bool__(self) -> bool:
        return bool(self.goals or self.pillars)


NO_PLAN = OwnPlan()


def own_plan(
    goals: Sequence[Goal], steps: Sequence[SmallStep], scores: Sequence[PillarScore], order: Sequence[str]
) -> OwnPlan:
    """The plan from its records; ``order`` is the order of the pillars, one that is not in it comes last."""
    plans = [GoalPlan(goal, tuple(step for step in steps if step.goal_id == goal.id)) for goal in goals]
    marks: dict[str, list[Mark]] = {}
    for given in sorted(scores, key=lambda given: (given.scored_on, given.id)):
        marks.setdefault(given.pillar, []).append(Mark(given.scored_on, given.score))
    places = {pillar: place for place, pillar in enumerate(order)}
    names = sorted(marks, key=lambda pillar: (places.get(pillar, len(places)), pillar))
    return OwnPlan(
        goals=tuple(sorted(plans, key=lambda plan: plan.is_done)),
        pillars=tuple(PillarLine(pillar, tuple(marks[pillar])) for pillar in names),
    )

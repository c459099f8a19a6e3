"""The questions of the resident's own plan, one per screen, and which one follows which. Knows no Qt.

A place is written as ``doel/<goal>/wat``, ``stap/<goal>/<step>/wie`` or ``cijfers/<pillar>``; a goal or a step that is
being made already has its id.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.goal import SmallStep
from app.domain.ids import RecordId, new_id
from app.domain.plan import GoalPlan, OwnPlan
from app.intake.pillars import pillar_keys

GOAL, STEP, MARKS = "doel", "stap", "cijfers"


class Part(StrEnum):
    """What is asked about a goal or a step."""

    WHAT = "wat"
    DUE = "wanneer"
    REWARD = "beloning"
    WHO = "wie"


@dataclass(frozen=True, slots=True)
class AskPlace:
    """Where a question stands: about a goal, a step of it, or a pillar."""

    goal_id: RecordId | None = None
    step_id: RecordId | None = None
    part: Part = Part.WHAT
    pillar: str = ""

    @property
    def is_mark(self) -> bool:
        """Whether a mark is asked."""
        return bool(self.pillar)


def new_goal() -> str:
    """The place where a new goal is asked."""
    return goal_place(RecordId(new_id()))


def goal_place(goal_id: RecordId, part: Part = Part.WHAT) -> str:
    """The place of a question about a goal."""
    return f"{GOAL}/{goal_id}/{part}"


def new_step(goal_id: RecordId) -> str:
    """The place where a new step of a goal is asked."""
    return step_place(goal_id, RecordId(new_id()))


def step_place(goal_id: RecordId, step_id: RecordId, part: Part = Part.WHAT) -> str:
    """The place of a question about a step."""
    return f"{STEP}/{goal_id}/{step_id}/{part}"


def mark_place(pillar: str) -> str:
    """The place where a mark is asked."""
    return f"{MARKS}/{pillar}"


def place_at(at: str) -> AskPlace | None:
    """The place in words as a value; None when it is no question of the plan."""
    kind, *rest = at.split("/")
    match kind, rest:
        case "doel", [goal_id, part]:
            return AskPlace(RecordId(goal_id), None, Part(part))
        case "stap", [goal_id, step_id, part]:
            return AskPlace(RecordId(goal_id), RecordId(step_id), Part(part))
        case "cijfers", [pillar]:
            return AskPlace(pillar=pillar)
    return None


def goal_of(place: AskPlace, plan: OwnPlan) -> GoalPlan | None:
    """The goal that a question is about, when it is there already."""
    return next((one for one in plan.goals if one.goal.id == place.goal_id), None)


def step_of(place: AskPlace, plan: OwnPlan) -> SmallStep | None:
    """The step that a question is about, when it is there already."""
    goal = goal_of(place, plan)
    return next((step for step in goal.steps if step.id == place.step_id), None) if goal else None


def is_there(at: str, plan: OwnPlan) -> bool:
    """Whether a question can be put: its goal or its step is there, or is being made here."""
    place = place_at(at)
    if place is None:
        return False
    if place.is_mark:
        return place.pillar in pillar_keys()
    if place.step_id is None:
        return place.part is Part.WHAT or goal_of(place, plan) is not None
    return goal_of(place, plan) is not None and (place.part is Part.WHAT or step_of(place, plan) is not None)


def following(at: str, plan: OwnPlan) -> str:
    """The question after this one; empty leads back to Afspraken."""
    place = place_at(at)
    if place is None:
        return ""
    if place.is_mark:
        keys = pillar_keys()
        here = keys.index(place.pillar)
        return mark_place(keys[here + 1]) if here + 1 < len(keys) else ""
    goal = goal_of(place, plan)
    if goal is None or place.goal_id is None:
        return ""
    if place.step_id is not None:
        is_made = place.part is Part.WHAT and step_of(place, plan) is not None
        return step_place(place.goal_id, place.step_id, Part.WHO) if is_made else ""
    if place.part is Part.REWARD:
        return "" if goal.steps else new_step(place.goal_id)
    return goal_place(place.goal_id, Part.DUE if place.part is Part.WHAT else Part.REWARD)


def leads_on(at: str, plan: OwnPlan) -> bool:
    """Whether another question comes after this one once it is answered."""
    place = place_at(at)
    if place is None:
        return False
    if place.is_mark or place.part is Part.REWARD:
        return bool(following(at, plan))
    return place.part is not Part.WHO

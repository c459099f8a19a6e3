"""The part of an exported visit that is the resident's own plan, and what a follow-up tells of earlier days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from app.domain.goal import Goal, PillarScore, SmallStep
from app.domain.huishouden.kinds import Fields, Json, refuse, require_list, require_object
from app.domain.huishouden.reading_fields import read_fields
from app.domain.ids import DossierId, RecordId
from app.domain.lookback import Standing
from app.domain.period import whole_months
from app.domain.plan import OwnPlan, own_plan
from app.domain.visit import Who
from app.domain.yields import Yield
from app.intake.pillars import pillar_keys
from app.services.json_text import euro_number
from app.services.visit_fields import CIJFER, DOEL, STAND, STAP

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PlanRecords:
    """The goals, the steps and the marks of a household, as they are kept."""

    goals: tuple[Goal, ...] = ()
    steps: tuple[SmallStep, ...] = ()
    scores: tuple[PillarScore, ...] = ()

    def read(self) -> OwnPlan:
        """The plan as a whole."""
        return own_plan(self.goals, self.steps, self.scores, pillar_keys())


NO_PLAN = PlanRecords()


def plan_json(plan: PlanRecords) -> dict[str, Json]:
    """The plan under the names of the file."""
    return {
        "doelen": [_goal_json(goal) for goal in plan.goals],
        "stappen": [_step_json(step) for step in plan.steps],
        "cijfers": [_score_json(score) for score in plan.scores],
    }


def _goal_json(goal: Goal) -> Json:
    return {
        "id": goal.id,
        "wat": goal.what,
        "beloning": goal.reward,
        "voor": day_json(goal.due),
        "gehaald_op": day_json(goal.done_on),
    }


def _step_json(step: SmallStep) -> Json:
    return {
        "id": step.id,
        "doel": step.goal_id,
        "wat": step.what,
        "wie": step.who.value,
        "voor": day_json(step.due),
        "gedaan_op": day_json(step.done_on),
    }


def _score_json(score: PillarScore) -> Json:
    return {"id": score.id, "onderwerp": score.pillar, "cijfer": score.score, "op": score.scored_on.isoformat()}


def standing_json(standing: Standing) -> Json:
    """What the findings came to on one day."""
    return {
        "op": standing.day.isoformat(),
        "gepland_per_jaar": euro_number(standing.yields.planned),
        "aangevraagd_per_jaar": euro_number(standing.yields.applied),
        "gerealiseerd_per_jaar": euro_number(standing.yields.granted),
        "zonder_bedrag": standing.yields.unknown,
    }


def day_json(day: date | None) -> Json:
    """A day as ``2026-07-01``, null when there is none."""
    return day.isoformat() if day else None


def read_plan(top: dict[str, Json], dossier_id: DossierId) -> PlanRecords:
    """The plan in a file. Raises UserError with the path of the first fault."""
    goals = each(top, "doelen", DOEL, lambda found, _: _goal(found, dossier_id))
    known = {goal.id for goal in goals}
    return PlanRecords(
        goals=goals,
        steps=each(top, "stappen", STAP, lambda found, path: _step(found, path, dossier_id, known)),
        scores=each(top, "cijfers", CIJFER, lambda found, _: _score(found, dossier_id)),
    )


def _goal(found: dict[str, Any], dossier_id: DossierId) -> Goal:
    return Goal(
        id=RecordId(found["id"]),
        dossier_id=dossier_id,
        what=found["wat"],
        reward=found.get("beloning", ""),
        due=found.get("voor"),
        done_on=found.get("gehaald_op"),
    )


def _step(found: dict[str, Any], path: str, dossier_id: DossierId, goals: set[RecordId]) -> SmallStep:
    if found["doel"] not in goals:
        raise refuse(f"{path}.doel", "geen_doel")
    return SmallStep(
        id=RecordId(found["id"]),
        goal_id=RecordId(found["doel"]),
        dossier_id=dossier_id,
        what=found["wat"],
        who=Who(found["wie"]),
        due=found.get("voor"),
        done_on=found.get("gedaan_op"),
    )


def _score(found: dict[str, Any], dossier_id: DossierId) -> PillarScore:
    return PillarScore(RecordId(found["id"]), dossier_id, found["onderwerp"], found["cijfer"], found["op"])


def read_standings(source: dict[str, Json], path: str, start: date) -> tuple[Standing, ...]:
    """What the findings came to on one day after another, counted from the start; at least one."""
    here = f"{path}.standen"
    rows = require_list(source.get("standen", []), here)
    if not rows:
        raise refuse(here, "geen_standen")
    return tuple(_standing(_fields(row, STAND, f"{here}[{i}]"), start) for i, row in enumerate(rows))


def _standing(found: dict[str, Any], start: date) -> Standing:
    came_to = Yield(
        found["gepland_per_jaar"],
        found["aangevraagd_per_jaar"],
        found["gerealiseerd_per_jaar"],
        found["zonder_bedrag"],
    )
    return Standing(found["op"], whole_months(start, found["op"]), came_to)


def _fields(value: Json, fields: Fields, path: str) -> dict[str, Any]:
    return read_fields(require_object(value, path), fields, path, whole=True)


def each(
    source: dict[str, Json], name: str, fields: Fields, build: Callable[[dict[str, Any], str], T], path: str = "$"
) -> tuple[T, ...]:
    """The records of one list, in their order; an id that stands there twice is refused."""
    built: list[T] = []
    ids: set[str] = set()
    for i, item in enumerate(require_list(source.get(name, []), f"{path}.{name}")):
        here = f"{path}.{name}[{i}]"
        found = _fields(item, fields, here)
        if found["id"] in ids:
            raise refuse(f"{here}.id", "dubbel_nummer")
        ids.add(found["id"])
        built.append(build(found, here))
    return tuple(built)

"""The resident's own plan: goals, small steps, and marks per pillar."""

from datetime import date

from app.domain.change import Kind
from app.domain.goal import Goal, PillarScore, SmallStep
from app.domain.ids import DossierId, RecordId
from db.shelf import Shelf, find, select
from db.store import Store

GOALS = Shelf(Kind.GOAL, Goal)
STEPS = Shelf(Kind.STEP, SmallStep)
SCORES = Shelf(Kind.PILLAR_SCORE, PillarScore)


def goal(store: Store, goal_id: RecordId) -> Goal | None:
    """One goal."""
    return find(store, GOALS, goal_id)


def goals(store: Store, dossier_id: DossierId) -> tuple[Goal, ...]:
    """The goals of a household, in the order they were chosen."""
    return select(store, GOALS, "dossier_id = ? ORDER BY id", dossier_id)


def step(store: Store, step_id: RecordId) -> SmallStep | None:
    """One step."""
    return find(store, STEPS, step_id)


def steps(store: Store, dossier_id: DossierId) -> tuple[SmallStep, ...]:
    """The steps of all goals that are there, in the order they were added."""
    return select(
        store,
        STEPS,
        "dossier_id = ? AND goal_id IN (SELECT id FROM goal WHERE deleted_at IS NULL) ORDER BY id",
        dossier_id,
    )


def score_on(store: Store, dossier_id: DossierId, pillar: str, day: date) -> PillarScore | None:
    """The mark a pillar got on this day."""
    found = select(
        store, SCORES, "dossier_id = ? AND pillar = ? AND scored_on = ?", dossier_id, pillar, day.isoformat()
    )
    return found[0] if found else None


def scores(store: Store, dossier_id: DossierId) -> tuple[PillarScore, ...]:
    """All marks of a household, the oldest day first."""
    return select(store, SCORES, "dossier_id = ? ORDER BY scored_on, id", dossier_id)

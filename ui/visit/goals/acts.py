"""What a coach does with the resident's own plan, each act one service call; nothing here shows anything."""

from dataclasses import dataclass
from functools import partial

from app.domain.change import Changes
from app.domain.ids import DossierId, VisitId
from app.services import goals, pillars
from app.services.session import Session
from ui.desk import Desk
from ui.visit.goals.asks import Part
from ui.visit.goals.state import Answered


@dataclass(frozen=True, slots=True)
class PlanActs:
    """The acts of one visit on the plan of its household."""

    desk: Desk
    visit_id: VisitId
    dossier_id: DossierId

    def answer(self, given: Answered) -> None:
        """Keep the answer to a question about a goal or a step."""
        place = given.ask.place
        if place.step_id is None:
            self.desk.run(partial(_keep_goal, given=given), (self.visit_id, self.dossier_id))
        else:
            put = partial(goals.put_step, who=given.who, due=given.day, step_id=place.step_id, may_be_new=True)
            self.desk.run(put, (place.goal_id, given.words))

    def goal_done(self, goal_id: str, is_done: bool) -> None:
        """Keep that a goal was reached today, or that it was not."""
        self.desk.run(goals.mark_done, (goal_id, self.desk.today() if is_done else None))

    def remove_goal(self, goal_id: str) -> None:
        """Take a goal away."""
        self.desk.run(goals.remove, (goal_id,))

    def step_done(self, step_id: str, is_done: bool) -> None:
        """Keep that a step was taken today, or that it was not."""
        self.desk.run(goals.mark_step, (step_id, self.desk.today() if is_done else None))

    def remove_step(self, step_id: str) -> None:
        """Take a step away."""
        self.desk.run(goals.remove_step, (step_id,))

    def mark(self, pillar: str, mark: int | None) -> None:
        """Keep the mark of today, or take it back."""
        if mark is None:
            self.desk.run(pillars.take_back, (self.dossier_id, pillar))
        else:
            self.desk.run(pillars.mark, (self.visit_id, pillar, mark))

    def consent(self, chosen: str) -> None:
        """Keep whether a mark about health may be kept."""
        self.desk.run(pillars.allow_health if chosen == "ja" else pillars.refuse_health, (self.dossier_id,))


def _keep_goal(session: Session, visit_id: VisitId, dossier_id: DossierId, given: Answered) -> Changes:
    place = given.ask.place
    if place.part is Part.WHAT:
        put = partial(goals.put, visit_id=visit_id, goal_id=place.goal_id, may_be_new=True)
        return put(session, dossier_id, given.words)[0]
    what = next((goal.what for goal in goals.listing(session, dossier_id) if goal.id == place.goal_id), "")
    if place.part is Part.DUE:
        return goals.put(session, dossier_id, what, goal_id=place.goal_id, due=given.day)[0]
    return goals.put(session, dossier_id, what, goal_id=place.goal_id, reward=given.words)[0]

"""What the frame of a visit shows: its steps and how far each is, where to resume, and when it was kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.answer import Answer, Status
from app.domain.case import Dossier
from app.domain.finding import Finding, FindingState
from app.domain.household import Household
from app.domain.lookback import LookBack
from app.domain.plan import NO_PLAN, OwnPlan
from app.domain.visit import Agreement, Step, Visit, VisitState, Way
from app.domain.wording import clock
from app.intake.order import Ranked
from app.intake.questions import Asked, Question, asking_steps, first_open
from app.intake.scripts import BESIDE, WALKED, steps_of
from app.services.budget.assessment import BudgetAssessment
from app.services.debts.assessment import DebtsAssessment
from app.services.emergencies import emergencies
from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.visit.budget.places.state import share_done as share_of_budget
from ui.visit.debts.places.state import share_done as share_of_debts
from ui.visit.energy.state import share_done

ASKING = asking_steps()
"""The steps that consist of questions."""


class Progress(StrEnum):
    """How far a step is."""

    OPEN = "open"
    NOW = "now"
    PARTLY = "partly"
    DONE = "done"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Ahead:
    """The questions that were still worth putting with these answers, the most valuable first."""

    answers: tuple[Answer, ...] | None = None
    ranked: tuple[Ranked, ...] = ()

    def of(self, path: str) -> Ranked | None:
        """What was found of one question; None when it can change nothing or was put already."""
        return next((ranked for ranked in self.ranked if ranked.question.path == path), None)


NOT_LOOKED = Ahead()
"""Before anything was worked out."""


@dataclass(frozen=True, slots=True)
class Room:
    """Everything a visit is about, as it was last read from the store.

    ``way`` is how the questions are put; ``put_off`` are the paths of questions that were passed without an answer;
    ``asked`` follows from the answers, and is kept because showing one page looks at it dozens of times.
    """

    visit: Visit
    dossier: Dossier
    answers: tuple[Answer, ...]
    household: Household
    findings: tuple[Finding, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    plan: OwnPlan = NO_PLAN
    look_back: LookBack | None = None
    energy: EnergyAssessment | None = None
    budget: BudgetAssessment | None = None
    debts: DebtsAssessment | None = None
    way: Way = Way.QUESTION
    ahead: Ahead = NOT_LOOKED
    put_off: frozenset[str] = frozenset()
    asked: Asked | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        about = self.answers, self.household, self.visit.type
        if self.asked is None or not self.asked.is_about(*about):
            object.__setattr__(self, "asked", Asked(*about))

    @property
    def knows_ahead(self) -> bool:
        """Whether what is worth asking was worked out for the answers as they are now."""
        return self.ahead.answers == self.answers

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of this visit."""
        return steps_of(self.visit.type)

    def questions(self, step: Step) -> tuple[Question, ...]:
        """The questions of a step that this visit asks now, answered or not."""
        assert self.asked is not None
        return self.asked.of(step)


@dataclass(frozen=True, slots=True)
class StepRow:
    """One row of the left column."""

    step: Step
    words: str
    progress: Progress
    spoken: str


def step_rows(room: Room, now: Step) -> tuple[StepRow, ...]:
    """The steps in their order, with how far each is; ``now`` is the one on screen."""
    return tuple(_row(step, Progress.NOW if step is now else progress_of(step, room)) for step in room.steps)


def _row(step: Step, progress: Progress) -> StepRow:
    words = text(f"bezoek.stap.{step}")
    return StepRow(step, words, progress, f"{words}, {text(f'bezoek.voortgang.{progress}')}")


def progress_of(step: Step, room: Room) -> Progress:
    """How far a step is, apart from being on screen."""
    if step in ASKING:
        return _asked(step, room)
    if step is Step.BEGIN:
        return _begun(room)
    if step in WALKED and room.energy is not None:
        done, of_all = share_done(step, room.energy)
        return _share(of_all - done, of_all)
    if step is Step.BUDGET and room.budget is not None:
        done, of_all = share_of_budget(room.budget)
        return _share(of_all - done, of_all)
    if step is Step.SCHULDEN and room.debts is not None:
        done, of_all = share_of_debts(room.debts)
        return _share(of_all - done, of_all)
    if step in BESIDE:
        return Progress.OPEN
    if step is Step.KANSEN:
        return _chosen(room.findings)
    if step is Step.AFSPRAKEN:
        return Progress.DONE if room.agreements else Progress.OPEN
    return Progress.DONE if room.visit.state is VisitState.CLOSED else Progress.OPEN


def _asked(step: Step, room: Room) -> Progress:
    """A question that can change nothing needs no answer, as far as that was worked out.

    A step without questions may still get some, as long as something is open in another one.
    """
    if not room.questions(step):
        return Progress.OPEN if any(_is_open(one, room) for one in room.steps) else Progress.NOT_NEEDED
    put = put_paths(room.answers)
    is_open = _is_open(step, room)
    if not any(question.path in put for question in room.questions(step)):
        return Progress.OPEN if is_open else Progress.NOT_NEEDED
    return Progress.PARTLY if is_open else Progress.DONE


def _is_open(step: Step, room: Room) -> bool:
    """Whether a step has a question that was not put and can change something, as far as that was worked out."""
    put = put_paths(room.answers)
    left = (question for question in room.questions(step) if question.path not in put)
    return any(room.ahead.answers is None or room.ahead.of(question.path) is not None for question in left)


def _begun(room: Room) -> Progress:
    put = put_paths(room.answers)
    asked = emergencies()
    open_ones = sum(emergency.path not in put for emergency in asked) + (not room.visit.purpose.strip())
    return _share(open_ones, len(asked) + 1)


def _share(open_ones: int, of_all: int) -> Progress:
    if not open_ones:
        return Progress.DONE
    return Progress.OPEN if open_ones == of_all else Progress.PARTLY


def _chosen(findings: Sequence[Finding]) -> Progress:
    if not findings:
        return Progress.OPEN
    return Progress.PARTLY if any(f.state is FindingState.TO_CHOOSE for f in findings) else Progress.DONE


def put_paths(answers: Sequence[Answer]) -> set[str]:
    """The paths of the questions that were put; what was refused or is not known was put too."""
    return {answer.path for answer in answers if answer.status is not Status.NOT_ASKED}


def resume_question(step: Step, room: Room, path: str = "") -> Question | None:
    """The question to show in a step: the one asked for, else the one that matters most, else the first open one."""
    questions = room.questions(step)
    asked_for = next((question for question in questions if question.path == path), None)
    if asked_for is not None:
        return asked_for
    best = next((ranked.question for ranked in room.ahead.ranked if ranked.question.step is step), None)
    if room.way is Way.QUESTION and best is not None:
        return best
    return first_open(questions, room.answers) or (questions[0] if questions else None)


def next_step(step: Step, steps: Sequence[Step]) -> Step | None:
    """The step of a script that comes after this one, whether this one is in it or not."""
    order = list(Step)
    return next((one for one in steps if one not in BESIDE and order.index(one) > order.index(step)), None)


def previous_step(step: Step, steps: Sequence[Step]) -> Step | None:
    """The step of a script that comes before this one, whether this one is in it or not."""
    order = list(Step)
    earlier = (one for one in reversed(steps) if one not in BESIDE)
    return next((one for one in earlier if order.index(one) < order.index(step)), None)


def kept_line(at: datetime) -> str:
    """``Bewaard op deze laptop, 10.14 uur``."""
    return text("bezoek.bewaard", tijd=clock(at))


def under_label(room: Room) -> str:
    """The second line under the name of the household."""
    return room.dossier.address or room.dossier.district

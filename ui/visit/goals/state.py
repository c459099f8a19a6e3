"""What the screens of the resident's own plan say: the summary in Afspraken, and one question at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.case import DisclosureGround
from app.domain.ids import RecordId
from app.domain.period import working_day
from app.domain.plan import GoalPlan, OwnPlan, PillarLine
from app.domain.typed_day import short_day
from app.domain.visit import Who
from app.domain.wording import day_and_month, full_date, short_date
from app.errors import UserError
from app.intake.pillars import pillar_keys, pillars
from app.reports.amounts import capital
from app.reports.scores import MOST_DAYS, pillar_name
from app.services.goals import MOST_OPEN
from app.services.pillars import health_ground
from app.texts import text
from ui.visit.goals.asks import AskPlace, Part, goal_of, place_at, step_of

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class StepWords:
    """The step to take now: its words, and by when and by whom."""

    id: RecordId
    what: str
    when: str


@dataclass(frozen=True, slots=True)
class GoalWords:
    """One goal in words; ``step`` is the one to take now, the other steps are only told."""

    id: RecordId
    what: str
    detail: str
    step: StepWords | None
    told: tuple[str, ...]
    is_done: bool


def goal_words(plan: OwnPlan) -> tuple[GoalWords, ...]:
    """The goals, those that are open first."""
    return tuple(map(_goal, plan.goals))


def _goal(plan: GoalPlan) -> GoalWords:
    goal, step = plan.goal, plan.next_step
    if goal.done_on is not None:
        return GoalWords(goal.id, goal.what, _reached(goal.done_on, goal.reward), None, (), is_done=True)
    due = text("doel.voor", dag=full_date(goal.due)) if goal.due else ""
    reward = text("doel.beloning", beloning=goal.reward) if goal.reward else ""
    words = StepWords(step.id, step.what, when_and_who(step.due, step.who)) if step else None
    detail = capital(" · ".join(part for part in (due, reward) if part))
    return GoalWords(goal.id, goal.what, detail, words, _told(plan), is_done=False)


def _reached(day: date, reward: str) -> str:
    if reward:
        return text("doel.gehaald_beloning", dag=day_and_month(day), beloning=reward)
    return text("doel.gehaald_op", dag=day_and_month(day))


def _told(plan: GoalPlan) -> tuple[str, ...]:
    """The other steps in a line each: what comes later, and what was done."""
    later = [step.what for step in plan.steps if step.done_on is None and step is not plan.next_step]
    done = [step.what for step in plan.steps if step.done_on is not None]
    lines = []
    if not plan.steps:
        lines.append(text("doel.stap.geen"))
    elif plan.next_step is None:
        lines.append(text("doel.stap.op"))
    if later:
        lines.append(text("doel.stap.daarna", wat="; ".join(later)))
    if done:
        lines.append(text("doel.stap.klaar", n=len(done), wat="; ".join(done)))
    return tuple(lines)


def when_and_who(due: date | None, who: Who) -> str:
    """``maandag 7 december, dat doet u``."""
    doer = text(f"afspraken.wie_doet.{who}")
    return f"{day_and_month(due)}, {doer}" if due else capital(doer)


def can_add_goal(plan: OwnPlan) -> bool:
    """Whether there is room for another goal."""
    return len(plan.open_goals) < MOST_OPEN


def add_words(plan: OwnPlan) -> str:
    """What the button for another goal says."""
    return text("doel.nog_een" if plan.open_goals else "doel.kies")


def marks_aloud(lines: Sequence[PillarLine]) -> str:
    """Every mark with its day, for who does not see the drawing."""
    return ". ".join(
        text(
            "doel.cijfer.gezegd",
            onderwerp=capital(pillar_name(line.pillar)),
            cijfers=", ".join(
                text("doel.cijfer.op", cijfer=mark.score, dag=full_date(mark.day)) for mark in line.marks
            ),
        )
        for line in lines
    )


def mark_rows(plan: OwnPlan) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The marks as a table: its heads, and a row per pillar; of many days the first and the newest."""
    days = plan.days if len(plan.days) < MOST_DAYS else (plan.days[0], *plan.days[2 - MOST_DAYS :])
    rows = []
    for line in plan.pillars:
        given = {mark.day: str(mark.score) for mark in line.marks}
        rows.append((capital(pillar_name(line.pillar)), *(given.get(day, text("plan.cijfer.geen")) for day in days)))
    return (text("plan.cijfer.onderwerp"), *map(short_day, days)), tuple(rows)


class AskKind(StrEnum):
    """How a question is answered."""

    WORDS = "woorden"
    DAY = "dag"
    WHO = "wie"
    MARK = "cijfer"
    CONSENT = "toestemming"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of the plan with what was answered to it so far.

    ``key`` names its texts; ``offer`` is what the resident said earlier and may become the answer.
    """

    at: str
    place: AskPlace
    key: str
    kind: AskKind
    title: str
    help: str
    progress: tuple[str, int, int]
    words: str = ""
    day: date | None = None
    who: Who = Who.RESIDENT
    mark: int | None = None
    offer: str = ""
    before: str = ""
    is_health: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question of the plan is put with: the plan, the grounds, what the visit is for, and today."""

    plan: OwnPlan
    grounds: tuple[DisclosureGround, ...]
    purpose: str
    today: date


def ask_at(at: str, given: Asked) -> Ask | None:
    """The question at a place; None when that is no question of the plan."""
    place = place_at(at)
    if place is None:
        return None
    return _ask_mark(at, place, given) if place.is_mark else _ask_plan(at, place, given)


def question_words(place: AskPlace) -> tuple[str, ...]:
    """A question of the plan as the resident sees it: the question, and what helps to answer it."""
    if place.is_mark:
        topic = f"pijler.{place.pillar}"
        return text(f"{topic}.vraag"), text(f"{topic}.uitleg"), text("doel.cijfer.schaal")
    key = _key(place)
    return text(f"doel.vraag.{key}.titel"), text(f"doel.vraag.{key}.uitleg")


def _key(place: AskPlace) -> str:
    return f"{'stap' if place.step_id else 'doel'}_{place.part}"


def _ask_plan(at: str, place: AskPlace, given: Asked) -> Ask:
    goal, step = goal_of(place, given.plan), step_of(place, given.plan)
    key = _key(place)
    kind = {Part.DUE: AskKind.DAY, Part.WHO: AskKind.WHO}.get(place.part, AskKind.WORDS)
    words, day = "", None
    if place.step_id is not None and step is not None:
        words, day = step.what, step.due
    elif place.step_id is None and goal is not None:
        words = goal.goal.reward if place.part is Part.REWARD else goal.goal.what
        day = goal.goal.due
    is_first_wish = key == "doel_wat" and goal is None and not given.plan.goals
    return Ask(
        at=at,
        place=place,
        key=key,
        kind=kind,
        title=text(f"doel.vraag.{key}.titel"),
        help=text(f"doel.vraag.{key}.uitleg"),
        progress=_progress(place, goal),
        words=words,
        day=day,
        who=step.who if step else Who.RESIDENT,
        offer=given.purpose.strip() if is_first_wish else "",
    )


def _progress(place: AskPlace, goal: GoalPlan | None) -> tuple[str, int, int]:
    """A new goal goes on with its first step; what is changed later is asked alone."""
    if place.step_id is not None:
        return text("doel.voortgang_stap"), 1 if place.part is Part.WHAT else 2, 2
    total = 3 if goal is not None and goal.steps else 5
    return text("doel.voortgang"), (Part.WHAT, Part.DUE, Part.REWARD).index(place.part) + 1, total


def _ask_mark(at: str, place: AskPlace, given: Asked) -> Ask:
    keys = pillar_keys()
    line = next((line for line in given.plan.pillars if line.pillar == place.pillar), None)
    is_health = any(pillar.key == place.pillar and pillar.is_health for pillar in pillars())
    waits = is_health and health_ground(given.grounds) is None
    today = next((mark for mark in line.marks if mark.day == given.today), None) if line else None
    earlier = next((mark for mark in reversed(line.marks) if mark.day < given.today), None) if line else None
    topic = "toestemming" if waits else place.pillar
    return Ask(
        at=at,
        place=place,
        key=place.pillar,
        kind=AskKind.CONSENT if waits else AskKind.MARK,
        title=text(f"pijler.{topic}.vraag"),
        help=text(f"pijler.{topic}.uitleg"),
        progress=(text("doel.voortgang_cijfer"), keys.index(place.pillar) + 1, len(keys)),
        mark=today.score if today else None,
        before=text("doel.cijfer.vorige", dag=full_date(earlier.day), cijfer=earlier.score) if earlier else "",
        is_health=is_health,
    )


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered to a question about a goal or a step; what the question does not ask is as it was."""

    ask: Ask
    words: str
    day: date | None
    who: Who

    @property
    def is_changed(self) -> bool:
        """Whether it is anything else than what is kept."""
        ask = self.ask
        return (self.words, self.day, self.who) != (ask.words, ask.day, ask.who)


def answered(ask: Ask, words: str, day: date | None, who: Who, today: date) -> Answered:
    """The answer as it may be kept. Raises UserError when words are missing, or a day that was chosen is over."""
    bare = " ".join(words.split())
    if not bare and ask.place.part is Part.WHAT:
        raise UserError(f"doel.leeg.{ask.key}")
    if day is not None and day < today and day != ask.day:
        raise UserError("doel.dag_voorbij", dag=short_date(working_day(today + WEEK)))
    return Answered(ask, bare, day, who)

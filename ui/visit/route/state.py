"""Where a visit is, what comes after it and what came before, in words for the footer."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.visit import Step, VisitState
from app.intake.questions import Question, questions_of
from app.texts import text
from ui.visit.begin.state import Part, part_of, resume_key
from ui.visit.goals import asks
from ui.visit.state import ASKING, Room, next_step, previous_step, resume_question

ASIDE = "/"
"""Stands in every place beside a step but that of an explanation."""
FINDING = "staat"
LOOK_BACK = "begin.terugblik"


@dataclass(frozen=True, slots=True)
class Spot:
    """A step, and where in it: a part of Begin, the path of a question, a regeling that is explained, or a page beside
    the step (``kind/…``).
    """

    step: Step
    at: str = ""

    @property
    def is_question(self) -> bool:
        """Whether a question stands on screen."""
        return self.step in ASKING and bool(self.at)

    @property
    def is_explanation(self) -> bool:
        """Whether an amount is being explained."""
        return self.step is Step.KANSEN and bool(self.at) and ASIDE not in self.at

    @property
    def is_aside(self) -> bool:
        """Whether this is a page beside its step, which leads back to it."""
        return self.is_explanation or ASIDE in self.at

    @property
    def base(self) -> "Spot":
        """Where a page beside its step leads back to."""
        return Spot(self.step, LOOK_BACK if self.step is Step.BEGIN else "")


def detail_of(step: Step, regeling: str) -> Spot:
    """The page with the detail of a finding, beside a step."""
    return Spot(step, f"{FINDING}{ASIDE}{regeling}")


def finding_of(spot: Spot) -> str:
    """The regeling whose finding is shown in detail; empty when none is."""
    kind, _, regeling = spot.at.partition(ASIDE)
    return regeling if kind == FINDING else ""


@dataclass(frozen=True, slots=True)
class Foot:
    """The words at the foot of a step; empty ones are not shown."""

    back: str
    primary: str
    hint: str = ""


def start(room: Room) -> Spot:
    """Where a visit goes on."""
    return into(room.visit.step, room, room.visit.resume_at)


def into(step: Step, room: Room, at: str = "") -> Spot:
    """The first place to be in a step: where it was left, or what is open there."""
    if step is Step.BEGIN:
        return Spot(step, at if at in _places(step, room) else resume_key(part_of(at)))
    if step in ASKING:
        question = resume_question(step, room, at)
        return Spot(step, question.path if question else "")
    return Spot(step)


def forward(spot: Spot, room: Room) -> Spot | None:
    """What comes after; None at the end of the visit."""
    if spot.is_aside:
        following_ask = asks.following(spot.at, room.plan)
        return Spot(spot.step, following_ask) if following_ask else spot.base
    places = _places(spot.step, room)
    here = _index(places, spot.at)
    if here + 1 < len(places):
        return Spot(spot.step, places[here + 1])
    following = next_step(spot.step, room.steps)
    return into(following, room) if following else None


def backward(spot: Spot, room: Room) -> Spot | None:
    """What came before; None at the very beginning."""
    if spot.is_aside:
        return spot.base
    places = _places(spot.step, room)
    here = _index(places, spot.at)
    if here > 0:
        return Spot(spot.step, places[here - 1])
    before = previous_step(spot.step, room.steps)
    if before is None:
        return None
    last = _places(before, room)
    return Spot(before, last[-1] if last else "")


def _places(step: Step, room: Room) -> Sequence[str]:
    if step is Step.BEGIN:
        first, *rest = [resume_key(part) for part in Part]
        return [first, *([LOOK_BACK] if room.look_back else []), *rest]
    if step in ASKING:
        return [question.path for question in questions_of(step, room.answers, room.household)]
    return []


def _index(places: Sequence[str], at: str) -> int:
    return places.index(at) if at in places else 0


def question_at(spot: Spot, room: Room) -> Question | None:
    """The question on screen; None when it is no question or does not apply any more."""
    questions = questions_of(spot.step, room.answers, room.household) if spot.step in ASKING else ()
    return next((question for question in questions if question.path == spot.at), None)


def still_there(spot: Spot, room: Room) -> Spot:
    """The spot itself, or where to be when its question does not apply any more."""
    if spot.step in ASKING and question_at(spot, room) is None:
        return into(spot.step, room)
    if spot.step is Step.AFSPRAKEN and spot.is_aside and not asks.is_there(spot.at, room.plan):
        return spot.base
    return spot


def foot(spot: Spot, room: Room, has_report: bool = False) -> Foot:
    """The words of the footer."""
    if spot.is_aside:
        return Foot(text(f"bezoek.terug_naar.{spot.step}"), _aside_words(spot, room))
    return Foot(_back_words(spot, room), _primary_words(spot, room, has_report), _hint(spot))


def _aside_words(spot: Spot, room: Room) -> str:
    if spot.is_explanation:
        return ""
    has_next = spot.step is Step.AFSPRAKEN and asks.leads_on(spot.at, room.plan)
    return text("bezoek.vraag.volgende" if has_next else "bezoek.klaar")


def _back_words(spot: Spot, room: Room) -> str:
    before = backward(spot, room)
    if before is None:
        return ""
    same = before.step is spot.step and spot.step in ASKING
    return text("bezoek.vraag.vorige") if same else _back_to(before, spot)


def _back_to(before: Spot, spot: Spot) -> str:
    return text("bezoek.vraag.terug") if before.step is spot.step else text(f"bezoek.stap.{before.step}")


def _primary_words(spot: Spot, room: Room, has_report: bool) -> str:
    if spot.step is Step.VERSLAG:
        if room.visit.state is VisitState.CLOSED:
            return text("verslag_scherm.naar_vandaag")
        return text("verslag_scherm.sluit" if has_report else "verslag_scherm.maak")
    after = forward(spot, room)
    if after is None or after.step is spot.step:
        return text("bezoek.vraag.volgende")
    return text("bezoek.vraag.naar", stap=text(f"bezoek.stap.{after.step}"))


def _hint(spot: Spot) -> str:
    return text("kansen.kies") if spot.step is Step.KANSEN else ""

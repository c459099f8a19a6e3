"""Where a visit is, what comes after it and what came before, in words for the footer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.visit import Step, VisitState
from app.intake.questions import Question, questions_of
from app.texts import text
from ui.visit.begin.state import Part, part_of, resume_key
from ui.visit.state import ASKING, Room, next_step, previous_step, resume_question


@dataclass(frozen=True, slots=True)
class Spot:
    """A step, and where in it: a part of Begin, the path of a question, or a regeling that is explained."""

    step: Step
    at: str = ""

    @property
    def is_question(self) -> bool:
        """Whether a question stands on screen."""
        return self.step in ASKING and bool(self.at)

    @property
    def is_explanation(self) -> bool:
        """Whether an amount is being explained."""
        return self.step is Step.KANSEN and bool(self.at)


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
        return Spot(step, resume_key(part_of(at)))
    if step in ASKING:
        question = resume_question(step, room, at)
        return Spot(step, question.path if question else "")
    return Spot(step)


def forward(spot: Spot, room: Room) -> Spot | None:
    """What comes after; None at the end of the visit."""
    places = _places(spot.step, room)
    here = _index(places, spot.at)
    if not spot.is_explanation and here + 1 < len(places):
        return Spot(spot.step, places[here + 1])
    following = spot.step if spot.is_explanation else _past_empty(next_step, spot.step, room)
    return into(following, room) if following else None


def backward(spot: Spot, room: Room) -> Spot | None:
    """What came before; None at the very beginning."""
    if spot.is_explanation:
        return Spot(spot.step)
    places = _places(spot.step, room)
    here = _index(places, spot.at)
    if here > 0:
        return Spot(spot.step, places[here - 1])
    before = _past_empty(previous_step, spot.step, room)
    if before is None:
        return None
    last = _places(before, room)
    return Spot(before, last[-1] if last else "")


def _past_empty(move: Callable[[Step, Sequence[Step]], Step | None], step: Step, room: Room) -> Step | None:
    """The next step, or the one before, that has something to ask or is no step of questions."""
    found = move(step, room.steps)
    while found in ASKING and not _places(found, room):
        found = move(found, room.steps)
    return found


def _places(step: Step, room: Room) -> Sequence[str]:
    if step is Step.BEGIN:
        return [resume_key(part) for part in Part]
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
    return spot


def foot(spot: Spot, room: Room, has_report: bool = False) -> Foot:
    """The words of the footer."""
    if spot.is_explanation:
        return Foot(text("kansen.uitleg.terug"), "")
    return Foot(_back_words(spot, room), _primary_words(spot, room, has_report), _hint(spot))


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

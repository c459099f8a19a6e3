"""Where a visit is, what comes after it and what came before, in words for the footer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.answer import Status
from app.domain.visit import Step, VisitState, Way
from app.intake.order import why
from app.intake.questions import Question
from app.intake.scripts import BESIDE, WALKED
from app.texts import text
from ui.visit.begin.state import Part, part_of, resume_key
from ui.visit.budget.places.state import budget_place, budget_places
from ui.visit.debts.places.state import debts_place, debts_places
from ui.visit.energy.state import place_in, places_of
from ui.visit.goals import asks
from ui.visit.state import ASKING, Room, next_step, previous_step, put_paths, resume_question
from ui.visit.whatif.places.state import what_if_place

LONG_AGO = datetime(1, 1, 1)  # noqa: DTZ001 - moments are kept in local time

ASIDE = "/"
"""Stands in every place beside a step but that of an explanation."""
FINDING = "staat"
LOOK_BACK = "begin.terugblik"


@dataclass(frozen=True, slots=True)
class Spot:
    """A step, and where in it: a part of Begin, the path of a question, a regeling that is explained, a place of the
    walk, or a page beside the step (``kind/…``).
    """

    step: Step
    at: str = ""

    @property
    def is_question(self) -> bool:
        """Whether a question stands on screen, alone or among the others of its step."""
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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands among those of the visit; ``number`` counts from 1."""

    number: int
    about: int


def start(room: Room) -> Spot:
    """Where a visit goes on."""
    return into(room.visit.step, room, room.visit.resume_at)


def into(step: Step, room: Room, at: str = "") -> Spot:
    """The first place to be in a step: where it was left, or what is open there."""
    if step is Step.BEGIN:
        return Spot(step, at if at in _parts(step, room) else resume_key(part_of(at)))
    if step in ASKING:
        question = resume_question(step, room, at)
        return Spot(step, question.path if question else "")
    if step in WALKED:
        return Spot(step, place_in(step, at))
    if step is Step.SCHULDEN:
        return Spot(step, debts_place(at))
    if step in BESIDE:
        return Spot(step, what_if_place(at))
    return Spot(step, budget_place(at) if step is Step.BUDGET else "")


def needs_ahead(spot: Spot, wanted: Step | None, room: Room) -> bool:
    """Whether it must be worked out what is worth asking before going on; ``wanted`` None is just onward."""
    if room.way is Way.STEP or room.knows_ahead or (spot.is_aside and wanted is None):
        return False
    return wanted in ASKING if wanted else spot.step in ASKING or next_step(spot.step, room.steps) in ASKING


def forward(spot: Spot, room: Room) -> Spot | None:
    """What comes after; None at the end of the visit."""
    if spot.is_aside:
        following_ask = asks.following(spot.at, room.plan)
        return Spot(spot.step, following_ask) if following_ask else spot.base
    parts = _parts(spot.step, room)
    here = _index(parts, spot.at)
    if here + 1 < len(parts):
        return Spot(spot.step, parts[here + 1])
    following = next_step(spot.step, room.steps)
    if room.way is Way.QUESTION and (spot.step in ASKING or following in ASKING):
        return _by_value(spot, room)
    return into(following, room) if following else None


def _by_value(spot: Spot, room: Room) -> Spot:
    """The question that matters most now; after all of them, the step that comes after the questions."""
    left = [one.question for one in room.ahead.ranked if one.question.path not in (spot.at, *room.put_off)]
    if left:
        return Spot(left[0].step, left[0].path)
    after = next(step for step in room.steps if step not in ASKING and step not in (Step.BEGIN, *BESIDE))
    return into(after, room)


def backward(spot: Spot, room: Room) -> Spot | None:
    """What came before; None at the very beginning."""
    if spot.is_aside:
        return spot.base
    parts = _parts(spot.step, room)
    here = _index(parts, spot.at)
    if here > 0:
        return Spot(spot.step, parts[here - 1])
    before = previous_step(spot.step, room.steps)
    if room.way is Way.QUESTION and (spot.step in ASKING or before in ASKING):
        return _put_before(spot, room)
    return _end_of(before, room) if before else None


def _put_before(spot: Spot, room: Room) -> Spot | None:
    """The question that was put before this one; before the first, the step before the questions."""
    trail = put_questions(room)
    paths = [question.path for question in trail]
    earlier = trail[: paths.index(spot.at)] if spot.at in paths else trail
    if earlier:
        return Spot(earlier[-1].step, earlier[-1].path)
    first = next((step for step in room.steps if step in ASKING), spot.step)
    before = previous_step(first, room.steps)
    return _end_of(before, room) if before else None


def _end_of(step: Step, room: Room) -> Spot:
    parts = _parts(step, room)
    return Spot(step, parts[-1]) if parts else into(step, room)


def _parts(step: Step, room: Room) -> Sequence[str]:
    if step is not Step.BEGIN:
        return places_of(step) or budget_places(step) or debts_places(step)
    first, *rest = [resume_key(part) for part in Part]
    return [first, *([LOOK_BACK] if room.look_back else []), *rest]


def _index(places: Sequence[str], at: str) -> int:
    return places.index(at) if at in places else 0


def put_questions(room: Room) -> tuple[Question, ...]:
    """The questions of this visit that were put, in the order in which that was done."""
    order = sorted(room.answers, key=lambda answer: (answer.answered_at or LONG_AGO, answer.id), reverse=True)
    place = {answer.path: -number for number, answer in enumerate(order) if answer.status is not Status.NOT_ASKED}
    found = [question for step in room.steps if step in ASKING for question in room.questions(step)]
    return tuple(sorted((q for q in found if q.path in place), key=lambda q: place[q.path]))


def place_in_visit(path: str, room: Room) -> Place:
    """``vraag 7 van ongeveer 16``: those that were put and those that are still worth it, this one among them."""
    put = [question.path for question in put_questions(room)]
    left = [one.question.path for one in room.ahead.ranked if one.question.path not in put]
    if path in put:
        return Place(put.index(path) + 1, len(put) + len(left))
    return Place(len(put) + 1, len(put) + len({*left, path}))


def why_now(spot: Spot, room: Room) -> str:
    """Why the question on screen is put: what it can still change; empty when it was put or nothing is known of it."""
    ranked = room.ahead.of(spot.at) if spot.is_question and room.way is Way.QUESTION else None
    return why(ranked).spoken() if ranked and spot.at not in put_paths(room.answers) else ""


def question_at(spot: Spot, room: Room) -> Question | None:
    """The question on screen; None when it is no question or does not apply any more."""
    questions = room.questions(spot.step) if spot.step in ASKING else ()
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
    if room.way is Way.QUESTION and before.is_question:
        return text("bezoek.vraag.vorige" if spot.is_question else "bezoek.vraag.vragen")
    return text("bezoek.vraag.terug") if before.step is spot.step else text(f"bezoek.stap.{before.step}")


def _primary_words(spot: Spot, room: Room, has_report: bool) -> str:
    if spot.step is Step.VERSLAG:
        if room.visit.state is VisitState.CLOSED:
            return text("verslag_scherm.naar_vandaag")
        return text("verslag_scherm.sluit" if has_report else "verslag_scherm.maak")
    after = forward(spot, room)
    if after is None or after.step is spot.step or _may_open_more(spot, room):
        return text("bezoek.vraag.volgende")
    if room.way is Way.QUESTION and after.is_question:
        return text("bezoek.vraag.volgende" if spot.is_question else "bezoek.vraag.naar_vragen")
    return text("bezoek.vraag.naar", stap=text(f"bezoek.stap.{after.step}"))


def _may_open_more(spot: Spot, room: Room) -> bool:
    """Whether what comes next follows only from the answer to the question on screen."""
    if room.way is Way.STEP or not spot.is_question:
        return False
    return not room.knows_ahead or spot.at not in put_paths(room.answers)


def _hint(spot: Spot) -> str:
    return text("kansen.kies") if spot.step is Step.KANSEN else ""

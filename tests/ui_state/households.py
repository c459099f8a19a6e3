"""Households as their answers, for tests of what screens say."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from app.domain.answer import Answer, AnswerValue, Status
from app.domain.case import Dossier
from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.visit import Step, Visit, VisitState, VisitType
from app.services.assessment import Assessment, assess_answers
from app.services.samples import samples
from ui.visit.loading import look_ahead
from ui.visit.state import Room

TODAY = date(2026, 11, 23)
DOSSIER = DossierId("d1")


def an_answer(path: str, value: AnswerValue, status: Status = Status.ANSWERED, start: date | None = None) -> Answer:
    """One answer."""
    return Answer(RecordId(f"{path}-{start}"), DOSSIER, path, value, status, valid_from=start)


def single_parent(without: Iterable[str] = (), **changed: AnswerValue) -> tuple[Answer, ...]:
    """The first sample: a single parent with two children who does not get zorgtoeslag.

    ``without`` leaves answers out; ``changed`` names the end of a path and another value.
    """
    left = [answer for answer in samples()[0].as_answers() if answer.path not in set(without)]
    return tuple(
        an_answer(a.path, changed.get(a.path.split(".")[-1], a.value)) if a.path.split(".")[-1] in changed else a
        for a in left
    )


def assessed(answers: Iterable[Answer]) -> Assessment:
    """What the rules find for these answers today."""
    return assess_answers(tuple(answers), TODAY)


def a_visit(
    step: Step = Step.BEGIN,
    resume_at: str = "",
    state: VisitState = VisitState.OPEN,
    kind: VisitType = VisitType.VOORZIENINGENWIJZER,
) -> Visit:
    """A visit today at ten."""
    starts_at = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 - visits are kept in local time
    return Visit(VisitId("v1"), DOSSIER, kind, state, starts_at, 90, step, resume_at)


def a_room(answers: Iterable[Answer] = (), visit: Visit | None = None) -> Room:
    """A visit with its answers."""
    given = tuple(answers)
    return Room(visit or a_visit(), Dossier(DOSSIER, "Gezin"), given, assessed(given).household)


def looked_ahead(room: Room) -> Room:
    """The same visit when it was worked out what is still worth asking."""
    return replace(room, ahead=look_ahead(room, TODAY))

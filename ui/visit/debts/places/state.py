"""The places of the step Schulden, and how far it is."""

from enum import StrEnum

from app.domain.visit import Step
from app.services.debts.assessment import DebtsAssessment
from app.texts import text


class Place(StrEnum):
    """The places of the step Schulden, in their order."""

    LIST = "lijst"
    PLAN = "plan"
    SCHEDULE = "betalen"
    TALK = "gesprek"


def debts_places(step: Step) -> tuple[str, ...]:
    """The places within the step; none for another one."""
    return tuple(place.value for place in Place) if step is Step.SCHULDEN else ()


def debts_place(at: str) -> str:
    """The place asked for when there is one, else the first."""
    return at if at in debts_places(Step.SCHULDEN) else Place.LIST.value


def place_words(place: Place) -> str:
    """What a place is called."""
    return text(f"schulden_scherm.plek.{place}")


def is_done(place: Place, found: DebtsAssessment) -> bool:
    """Whether something was done at a place."""
    return {
        Place.LIST: bool(found.overview.debts or found.overview.settled),
        Place.PLAN: found.plan is not None,
        Place.SCHEDULE: found.look_back is not None and not found.look_back.to_ask,
        Place.TALK: bool(found.talk),
    }[place]


def share_done(found: DebtsAssessment) -> tuple[int, int]:
    """How many of two things are there: the list, and a plan where one is needed."""
    if not found.overview.debts:
        return (2, 2) if found.overview.settled else (0, 2)
    needs_plan = found.options is not None and bool(found.options.claims)
    return 1 + (not needs_plan or found.plan is not None), 2

"""The places of the budget, and how far it is."""

from enum import StrEnum

from app.domain.visit import Step
from app.services.budget.assessment import BudgetAssessment
from app.texts import text


class Place(StrEnum):
    """The places of the step Budget, in their order."""

    LINES = "regels"
    THREE = "drie"
    DAYS = "dagen"
    REMINDERS = "berichten"


def budget_places(step: Step) -> tuple[str, ...]:
    """The places within the step; none for another one."""
    return tuple(place.value for place in Place) if step is Step.BUDGET else ()


def budget_place(at: str) -> str:
    """The place asked for when there is one, else the first."""
    return at if at in budget_places(Step.BUDGET) else Place.LINES.value


def place_words(place: Place) -> str:
    """What a place is called."""
    return text(f"budget_scherm.plek.{place}")


def is_done(place: Place, found: BudgetAssessment) -> bool:
    """Whether something was done at a place."""
    return {
        Place.LINES: bool(found.lines),
        Place.THREE: bool(found.pots),
        Place.DAYS: found.days.told is not None,
        Place.REMINDERS: any(one.stopped_on is None for one in found.reminders),
    }[place]


def share_done(found: BudgetAssessment) -> tuple[int, int]:
    """How many of the two things a budget needs are there: its lines, and what is on the account."""
    return sum(is_done(place, found) for place in (Place.LINES, Place.DAYS)), 2

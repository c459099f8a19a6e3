"""What can be said of the outcomes already: not of what nobody asked about, nor while nearly everything is possible."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from app.domain.answer import Answer, Status
from app.domain.domein import Domein
from app.domain.money import Cents
from app.domain.outcome import Outcome, Outcomes, Range
from app.domain.visit import Step
from app.intake.questions import patterns
from app.rules.regelingen import REGELINGEN

WIDEST = Cents(10_000_00)
"""A range that is wider than this, in eurocents per year, says nothing."""
WHO_LIVES_HERE = "$.personen_volledig"
OWN_STEP: Mapping[Domein, Step] = {
    Domein.WONEN: Step.WONEN,
    Domein.ZORG: Step.ZORG,
    Domein.ENERGIE: Step.ENERGIE,
    Domein.GEMEENTE: Step.GEMEENTE,
    Domein.BELASTING: Step.BELASTING,
}
"""The step that asks about a subject; the toeslagen have none of their own, the first steps are about them."""
FIRST_STEPS = frozenset({Step.HUISHOUDEN, Step.INKOMEN, Step.WONEN})


class Telling(StrEnum):
    """Whether the amount of an outcome can be said."""

    SAID = "gezegd"
    OPEN = "open"
    UNASKED = "niet_gevraagd"


def asked_steps(answers: Iterable[Answer]) -> frozenset[Step]:
    """The steps of which a question was put."""
    steps = _steps()
    put = (steps.get(_pattern(answer.path)) for answer in answers if answer.status is not Status.NOT_ASKED)
    return frozenset(step for step in put if step)


@lru_cache(maxsize=1)
def _steps() -> Mapping[str, Step]:
    return {pattern.path: pattern.step for pattern in patterns()}


def _pattern(path: str) -> str:
    """The path as the data of a question has it: without the person."""
    first, _, rest = path.partition(".")
    return f"{first}.{{id}}.{rest.partition('.')[2]}" if first == "personen" else path


def telling(outcome: Outcome, asked: frozenset[Step]) -> Telling:
    """Whether the amount of an outcome can be said, when these steps were asked."""
    if _is_settled(outcome):
        return Telling.SAID
    if not _was_asked(outcome, asked) and not outcome.still_to_claim.low:
        return Telling.UNASKED
    return Telling.SAID if _says_something(outcome) else Telling.OPEN


def _was_asked(outcome: Outcome, asked: frozenset[Step]) -> bool:
    """Whether somebody asked about it: a question of its own step, or else the first answers that it waits for."""
    own_step = OWN_STEP.get(outcome.domein)
    if own_step is None:
        return bool(asked & FIRST_STEPS)
    regeling = REGELINGEN.get(outcome.regeling)
    return own_step in asked or (regeling is not None and bool(regeling.waits_for) and not outcome.waits)


def _is_settled(outcome: Outcome) -> bool:
    return (
        not outcome.waits
        and not outcome.depends_on
        and (outcome.received is not None or not outcome.still_to_claim.high)
    )


def _says_something(outcome: Outcome) -> bool:
    amounts = outcome.still_to_claim
    return not outcome.waits and WHO_LIVES_HERE not in outcome.depends_on and amounts.high - amounts.low <= WIDEST


def missed_as_told(outcomes: Outcomes, asked: frozenset[Step]) -> Range:
    """What can still be applied for per year, as far as it can be said."""
    told = frozenset(o.regeling for o in outcomes.everything if telling(o, asked) is Telling.SAID)
    return outcomes.missed_over(told)


def has_total(outcomes: Outcomes, asked: frozenset[Step]) -> bool:
    """Whether a total says something: something can be said, and the first steps left nothing in the way."""
    found = [(OWN_STEP.get(o.domein), telling(o, asked)) for o in outcomes.everything]
    is_in_the_way = any(step is None and how is Telling.OPEN for step, how in found)
    return not is_in_the_way and any(how is Telling.SAID for _, how in found)

"""Which answers the outcome of a regeling rests on: those without which it would ask something."""

from collections.abc import Sequence
from datetime import date

from app.domain.answer import Answer, Status
from app.domain.household import Household
from app.intake.projection import household_from
from app.rules.parameters import Parameters, laws, load
from app.rules.regeling import Regeling
from app.rules.regelingen import REGELINGEN

MUNICIPALITY = "huishouden.gemeente"


def rests_on(regeling: str, answers: Sequence[Answer], peildatum: date) -> frozenset[str]:
    """The paths of the answers that the outcome of a regeling rests on, on this day.

    Nothing when the figures of the year are not known; of a scheme of a municipality, which municipality it is. Raises
    UserError for a year before the oldest rules.
    """
    law = load(date(peildatum.year, 1, 1))
    rule = REGELINGEN.get(regeling)
    told = {answer.path for answer in answers if answer.status is Status.ANSWERED}
    if rule is None:
        return frozenset(told & {MUNICIPALITY})
    if rule.law not in laws(law.year):
        return frozenset()
    open_now = _asks(rule, household_from(answers, peildatum), law)
    return frozenset(path for path in told if _without(path, rule, answers, (peildatum, law)) - open_now)


def _without(path: str, regeling: Regeling, answers: Sequence[Answer], when: tuple[date, Parameters]) -> frozenset[str]:
    """What would be asked if this was not answered."""
    peildatum, law = when
    return _asks(regeling, household_from([a for a in answers if a.path != path], peildatum), law)


def _asks(regeling: Regeling, household: Household, law: Parameters) -> frozenset[str]:
    """What a regeling asks itself, and what those ask that it builds on."""
    own = frozenset(slot.path for slot in regeling.open_answers(household, law, household.peildatum.year))
    return own.union(*(_asks(use.regeling, household, law) for use in regeling.builds_on))

"""What the answers of a household mean in law: the projection and the outcomes of all regelingen."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.answer import Answer
from app.domain.household import Household
from app.domain.ids import DossierId
from app.domain.outcome import Outcomes
from app.intake.projection import MUNICIPALITY, household_from
from app.rules.evaluate import evaluate
from app.services import answers as stored_answers
from app.services.session import Session

_PERSON = re.compile(r"^\$\.personen\[(\d+)\]\.")
_ELSEWHERE = {"$.personen_volledig": "huishouden.partner", "$.gemeente": MUNICIPALITY}
_PLACES = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Assessment:
    """A household as the answers describe it, with what the rules find for it."""

    household: Household
    outcomes: Outcomes
    answers: tuple[Answer, ...]

    @property
    def is_complete(self) -> bool:
        """Whether everybody in the household was named; before that no total says anything."""
        return self.household.personen_volledig is True


def assess(session: Session, dossier_id: DossierId, today: date) -> Assessment:
    """The outcomes of a dossier on a day, with all steps."""
    return assess_answers(stored_answers.of_dossier(session, dossier_id), today)


def assess_answers(answers: Iterable[Answer], today: date, with_steps: bool = True) -> Assessment:
    """The outcomes of answers on a day; pure, so that a typed answer can be tried before it is given."""
    given = tuple(answers)
    household = household_from(given, today)
    return Assessment(household, evaluate(household, with_steps=with_steps), given)


def answer_path(household: Household, json_path: str) -> str:
    """The path of the answer that a JSON path of the household depends on.

    ``$.personen[1].vermogen`` is ``personen.p2.vermogen``; ``$.personen_volledig`` is the first question about it.
    """
    if json_path in _ELSEWHERE:
        return _ELSEWHERE[json_path]
    found = _PERSON.match(json_path)
    if found is None:
        return json_path.removeprefix("$.")
    person = household.personen[int(found[1])]
    return f"personen.{person.id}." + _PLACES.sub("", json_path[found.end() :])

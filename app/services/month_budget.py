"""A month in five figures, as long as a household has no budget by line: what comes in, when, and what it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.answer import Answer, Status
from app.domain.change import Changes
from app.domain.ids import DossierId, VisitId
from app.domain.money import MAXIMUM, Cents
from app.domain.period import add_months, working_day
from app.services import answers, fields
from app.services.session import Session

INCOME, FIXED, DAILY, ASIDE, PAY_DAY = (
    f"maandbudget.{name}" for name in ("inkomen", "vaste_lasten", "dagelijks", "opzij", "betaaldag")
)
AMOUNTS = (INCOME, FIXED, DAILY, ASIDE)
"""The paths of the amounts; eurocents per month."""


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """What comes in per month, and what goes to fixed costs, daily life and aside; eurocents.

    ``pay_day`` is the day of the month on which the main income comes in.
    """

    income: Cents
    fixed: Cents
    daily: Cents
    aside: Cents
    pay_day: int

    @property
    def needs(self) -> Cents:
        """All that must be paid, lived on and put aside."""
        return Cents(self.fixed + self.daily + self.aside)

    def pay_day_in(self, month: date) -> date:
        """When the income of a month is surely there: its day, or the working day after it in a weekend."""
        first = month.replace(day=1)
        last = add_months(first, 1).toordinal() - first.toordinal()
        return working_day(first.replace(day=min(self.pay_day, last)))


def give(
    session: Session, dossier_id: DossierId, path: str, value: int | None, visit_id: VisitId | None = None
) -> Changes:
    """Keep one of the five figures; None takes it back. Raises UserError, naming it, when it cannot be."""
    if value is None:
        return answers.take_back(session, dossier_id, path)
    lowest, highest = (1, 31) if path == PAY_DAY else (0, MAXIMUM)
    checked = fields.whole(value, path.rpartition(".")[2], lowest, highest)
    return answers.give(session, dossier_id, path, checked, visit_id=visit_id)


def given(session: Session, dossier_id: DossierId) -> Mapping[str, int]:
    """The figures that are known, by path."""
    return {
        answer.path: answer.value
        for answer in answers.of_dossier(session, dossier_id)
        if answer.path in (*AMOUNTS, PAY_DAY) and _is_number(answer) and isinstance(answer.value, int)
    }


def of_dossier(session: Session, dossier_id: DossierId) -> MonthFigures | None:
    """The month; None while income, fixed costs, daily life or the pay day is not known. Nothing aside is nothing."""
    known = given(session, dossier_id)
    if not known.keys() >= {INCOME, FIXED, DAILY, PAY_DAY}:
        return None
    income, fixed, daily, aside = (Cents(known.get(path, 0)) for path in AMOUNTS)
    return MonthFigures(income, fixed, daily, aside, known[PAY_DAY])


def _is_number(answer: Answer) -> bool:
    return answer.status is Status.ANSWERED and not isinstance(answer.value, bool)

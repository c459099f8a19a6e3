"""What the budget leaves in a month, and on which days money comes in: what somebody who plans payments must know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.budget.ledger import income_entries
from app.budget.lines import BudgetLine
from app.budget.reference import Reference
from app.budget.three import payments_of, three_budgets
from app.budget.views import a_twelfth
from app.domain.money import Cents


@dataclass(frozen=True, slots=True)
class MonthRoom:
    """An average month in eurocents: all that comes in, what must go out without fixed payments, and those payments.

    ``needs`` is what must at least stay for living: see ``ThreeBudgets.least``.
    """

    income: Cents
    needs: Cents
    payments: Cents

    @property
    def left(self) -> Cents:
        """What is left after all of it; below zero when there is too little."""
        return Cents(self.income - self.needs - self.payments)


@dataclass(frozen=True, slots=True)
class IncomeDay:
    """A day on which money comes in, and how much together, in eurocents."""

    day: date
    amount: Cents


def month_room(lines: Sequence[BudgetLine], usual: Mapping[str, Reference]) -> MonthRoom:
    """The room in an average month of these lines."""
    least = three_budgets(lines, (), usual).least
    payments = payments_of([line for line in lines if line.must])
    return MonthRoom(a_twelfth(least.income), a_twelfth(least.out - payments), a_twelfth(payments_of(lines)))


def income_days(lines: Sequence[BudgetLine], after: date, until: date) -> tuple[IncomeDay, ...]:
    """The days after one day, up to and including another, on which money comes in, in order."""
    entries = income_entries(lines, after, until)
    return tuple(
        [
            IncomeDay(day, Cents(sum(entry.amount for entry in found)))
            for day, found in groupby(entries, key=lambda entry: entry.day)
        ]
    )

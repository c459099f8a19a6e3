"""Buffer and reservations as running pots: what is in them, what goes in each month, and when a goal is reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.budget.lines import BudgetLine
from app.budget.views import month_of, runs_on
from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.money import Cents
from app.domain.period import add_months

LONGEST = 120


@dataclass(frozen=True, slots=True)
class Pot:
    """A pot of a category of reservations: what was in it on a day and, if there is one, its goal; in eurocents."""

    id: RecordId
    dossier_id: DossierId
    category: str
    balance: Cents
    counted_on: date
    goal: Cents | None = None
    visit_id: VisitId | None = None


@dataclass(frozen=True, slots=True)
class RunningPot:
    """A pot with what its lines put in each month, in eurocents."""

    pot: Pot
    per_month: Cents

    def after(self, months: int) -> Cents:
        """What is in it so many months on, when nothing is taken out."""
        return Cents(self.pot.balance + months * self.per_month)

    @property
    def reached_in(self) -> date | None:
        """The first of the month in which the goal is reached; None without a goal, or when it takes over ten years."""
        if self.pot.goal is None:
            return None
        lacking = self.pot.goal - self.pot.balance
        if lacking <= 0:
            return self.pot.counted_on.replace(day=1)
        if self.per_month <= 0 or lacking > LONGEST * self.per_month:
            return None
        return add_months(self.pot.counted_on, -(-lacking // self.per_month))


def running(pots: Sequence[Pot], lines: Sequence[BudgetLine], day: date) -> tuple[RunningPot, ...]:
    """Each pot with what is put in it now."""
    return tuple([RunningPot(pot, _put_in(pot, lines, day)) for pot in pots])


def _put_in(pot: Pot, lines: Sequence[BudgetLine], day: date) -> Cents:
    mine = [line for line in lines if line.category == pot.category and line.counts and runs_on(line, day)]
    return Cents(sum(month_of(line) for line in mine))

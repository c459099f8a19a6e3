"""Three budgets side by side: as it is now, after what is planned, and what must at least stay."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.budget.categories import categories, category_of, group_of, of_regeling
from app.budget.lines import BudgetLine, Group
from app.budget.reference import Reference
from app.budget.views import NOTHING, Totals, totals, year_of, yearly
from app.domain.household import MONTHS
from app.domain.money import Cents

PAYMENTS = "aflossing"
"""The part of the fixed costs that are payments on what was not paid before."""


@dataclass(frozen=True, slots=True)
class Right:
    """What a regeling will give once it is arranged, in eurocents a year."""

    regeling: str
    per_year: Cents


@dataclass(frozen=True, slots=True)
class Change:
    """What one regeling changes against now, in eurocents a year; more than zero is better for the household."""

    regeling: str
    per_year: Cents


@dataclass(frozen=True, slots=True)
class ThreeBudgets:
    """Each over a whole year, in eurocents.

    ``now``: the lines as they are, with the toeslagen that are really received. ``planned``: the same with the rights
    of what was planned or applied for, as ``changes`` tells. ``least``: the same income, the costs that must stay, and
    for daily life and reservations what is usual for these people where that is known (``filled`` names what was
    filled in because no line says it).
    """

    now: Totals
    planned: Totals
    least: Totals
    changes: tuple[Change, ...]
    filled: tuple[str, ...]

    @property
    def must_out(self) -> Cents:
        """What must at least go out, in eurocents a year."""
        return self.least.out


def three_budgets(lines: Sequence[BudgetLine], rights: Iterable[Right], usual: Mapping[str, Reference]) -> ThreeBudgets:
    """The three budgets of these lines. A right without a place in a budget changes nothing."""
    now = yearly(lines)
    changes = tuple([change for right in rights if (change := _change(lines, right)).per_year])
    planned = totals([*_amounts(now), *[_as_amount(change) for change in changes]])
    least, filled = _least(lines, now, usual)
    return ThreeBudgets(now, planned, least, changes, filled)


def payments_of(lines: Iterable[BudgetLine]) -> Cents:
    """The fixed payments on what was not paid before, in eurocents a year."""
    return Cents(sum(year_of(line) for line in lines if line.counts and category_of(line).part == PAYMENTS))


def _change(lines: Sequence[BudgetLine], right: Right) -> Change:
    """An income becomes the right; a cost becomes lower by it, never below nothing."""
    category = of_regeling(right.regeling)
    if category is None:
        return Change(right.regeling, NOTHING)
    present = sum(year_of(line) for line in lines if line.counts and line.category == category.id)
    if category.group is Group.INCOME:
        return Change(right.regeling, Cents(right.per_year - present))
    return Change(right.regeling, Cents(min(right.per_year, present)))


def _as_amount(change: Change) -> tuple[Group, Cents]:
    category = of_regeling(change.regeling)
    if category is None or category.group is Group.INCOME:
        return Group.INCOME, change.per_year
    return category.group, Cents(-change.per_year)


def _amounts(made: Totals) -> list[tuple[Group, Cents]]:
    return [(group, made.of(group)) for group in Group]


def _least(lines: Sequence[BudgetLine], now: Totals, usual: Mapping[str, Reference]) -> tuple[Totals, tuple[str, ...]]:
    must = [line for line in lines if line.counts and line.must and group_of(line) is not Group.INCOME]
    needed = [
        category.id
        for category in categories().values()
        if category.must and category.group in (Group.HOUSEHOLD, Group.RESERVE) and category.id in usual
    ]
    named = {line.category for line in lines if line.counts and line.amount is not None}
    amounts = [(Group.INCOME, now.income)]
    amounts += [(categories()[name].group, Cents(usual[name].per_month * MONTHS)) for name in needed]
    amounts += [(group_of(line), year_of(line)) for line in must if line.category not in needed]
    return totals(amounts), tuple([name for name in needed if name not in named])

"""A budget over a month, over a year, and averaged: what comes in, what goes out per part, and what is left."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.budget.categories import group_of
from app.budget.lines import BudgetLine, Group
from app.budget.occurrences import nominal_payments
from app.domain.household import MONTHS
from app.domain.money import Cents

NOTHING = Cents(0)


@dataclass(frozen=True, slots=True)
class Totals:
    """The four parts of a budget in eurocents over one span: a month, a year, or an average month."""

    income: Cents = NOTHING
    fixed: Cents = NOTHING
    reserve: Cents = NOTHING
    household: Cents = NOTHING

    @property
    def out(self) -> Cents:
        """All that goes out."""
        return Cents(self.fixed + self.reserve + self.household)

    @property
    def left(self) -> Cents:
        """What is left; below zero when more goes out than comes in."""
        return Cents(self.income - self.out)

    def of(self, group: Group) -> Cents:
        """One part."""
        return _parts(self)[group]

    @property
    def per_month(self) -> "Totals":
        """A year as an average month, half a cent up."""
        return Totals(*[a_twelfth(part) for part in (self.income, self.fixed, self.reserve, self.household)])


def a_twelfth(yearly: int) -> Cents:
    """A twelfth of an amount of a year, half a cent up."""
    return Cents((2 * yearly + MONTHS) // (2 * MONTHS))


def year_of(line: BudgetLine) -> Cents:
    """What a line comes to in a whole year, in the way of Nibud: 52 weeks, 13 times four weeks; 0 when not known."""
    return Cents((line.amount or 0) * line.per.times)


def month_of(line: BudgetLine) -> Cents:
    """What a line comes to in an average month, half a cent up."""
    return a_twelfth(year_of(line))


def runs_on(line: BudgetLine, day: date) -> bool:
    """Whether a line is part of the budget on a day."""
    return (line.starts is None or line.starts <= day) and (line.ends is None or day <= line.ends)


def yearly(lines: Iterable[BudgetLine]) -> Totals:
    """The lines over a whole year, only what is money of this household."""
    return totals((group_of(line), year_of(line)) for line in lines if line.counts)


def in_months(lines: Sequence[BudgetLine], year: int) -> tuple[Totals, ...]:
    """What is meant to be paid in each of the twelve calendar months, however a closed day moves it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found: list[list[tuple[Group, Cents]]] = [[] for _ in range(MONTHS)]
    for line in lines:
        if line.counts:
            for nominal, amount in nominal_payments(line, first - timedelta(days=1), last):
                found[nominal.month - 1].append((group_of(line), amount))
    return tuple([totals(month) for month in found])


def totals(amounts: Iterable[tuple[Group, Cents]]) -> Totals:
    """Amounts put together by group."""
    sums = dict.fromkeys(Group, 0)
    for group, amount in amounts:
        sums[group] += amount
    return Totals(*[Cents(sums[group]) for group in Group])


def _parts(made: Totals) -> Mapping[Group, Cents]:
    return dict(zip(Group, (made.income, made.fixed, made.reserve, made.household), strict=True))

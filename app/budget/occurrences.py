"""On which days a line of the budget moves: its nominal days, and the day on which the money really goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.budget.calendar import Closed, Shift, day_of_month, shifted
from app.budget.categories import EVERY_MONTH, Category, PayDay, category_of, paydays
from app.budget.lines import BudgetLine, Frequency, Group, Payment
from app.domain.money import Cents
from app.domain.period import add_months
from app.rules.parameters import Confidence

MARGIN = timedelta(days=14)
"""No payment moves further than this because a day is closed."""
WEEK = timedelta(days=7)
SPREAD_ON = (1, 8, 15, 22)
"""Spending of a month without a day is spread over these days, in equal parts."""
_A_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One payment: the day it is meant for, the day it really moves, and its amount in eurocents, never negative."""

    nominal: date
    day: date
    amount: Cents


def occurrences(line: BudgetLine, after: date, until: date) -> Iterator[Occurrence]:
    """Every payment of a line that moves after one day, up to and including another; in the order of nominal days.

    Each nominal day gives one payment, however its day is moved, so nothing is lost or doubled between two spans.
    """
    shift, closed = shift_of(line, category_of(line))
    for nominal, amount in nominal_payments(line, after - MARGIN, until + MARGIN):
        day = shifted(nominal, shift, closed)
        if after < day <= until:
            yield Occurrence(nominal, day, amount)


def nominal_payments(line: BudgetLine, after: date, until: date) -> Iterator[tuple[date, Cents]]:
    """Every payment of a line meant for after one day, up to and including another, in order; in eurocents."""
    for nominal, amount in _nominal(line, category_of(line), after, until):
        if after < nominal <= until and _is_within(line, nominal):
            yield nominal, amount


def shift_of(line: BudgetLine, category: Category) -> tuple[Shift, Closed]:
    """What happens when the day of a line is closed: an income follows its payer, a collection the banks."""
    if category.group is Group.INCOME:
        return category.payday.shift, category.payday.closed
    if line.payment is Payment.DEBIT:
        collected = paydays()["incasso"]
        return collected.shift, collected.closed
    return Shift.NONE, Closed.BANK


def is_day_sure(line: BudgetLine) -> bool:
    """Whether the day of a line was told, is published by who pays it, or does not matter because it is spread."""
    if line.day is not None or line.known_on is not None or is_spread(line):
        return True
    payday = category_of(line).payday
    return (
        line.per is category_of(line).per
        and bool(line.per.months)
        and not payday.source.is_estimate
        and _is_rule(payday)
    )


def _is_rule(payday: PayDay) -> bool:
    """Whether the day is one that somebody keeps to, not one that this program takes for want of another."""
    return payday.source.confidence is not Confidence.DESIGN


def is_spread(line: BudgetLine) -> bool:
    """Whether a line is daily spending of a month, without a day of its own."""
    by_hand = line.payment in (Payment.CARD, Payment.CASH)
    return by_hand and line.per is Frequency.MONTH and line.day is None and line.known_on is None


def parts_of(amount: Cents, pieces: int) -> tuple[Cents, ...]:
    """An amount in so many parts that differ by at most a cent, the larger ones first; together exactly the amount."""
    each, rest = divmod(amount, pieces)
    return tuple([Cents(each + (place < rest)) for place in range(pieces)])


def _is_within(line: BudgetLine, nominal: date) -> bool:
    return (line.starts is None or line.starts <= nominal) and (line.ends is None or nominal <= line.ends)


def _nominal(line: BudgetLine, category: Category, first: date, last: date) -> Iterator[tuple[date, Cents]]:
    amount = line.amount
    if amount is None:
        return
    if line.per.months == 0:
        for day in _by_weeks(line, category.payday, first, last):
            yield day, amount
        return
    for month in _months(line, category.payday, first, last):
        if is_spread(line):
            for day_number, part in zip(SPREAD_ON, parts_of(amount, len(SPREAD_ON)), strict=True):
                yield month.replace(day=day_number), part
        else:
            yield day_of_month(month.year, month.month, _day_number(line, category.payday, month.month)), amount


def _by_weeks(line: BudgetLine, payday: PayDay, first: date, last: date) -> Iterator[date]:
    step = WEEK if line.per is Frequency.WEEK else 4 * WEEK
    known = line.known_on or _A_MONDAY + timedelta(days=payday.weekday)
    day = known + step * -((known - first) // step)
    while day <= last:
        yield day
        day += step


def _months(line: BudgetLine, payday: PayDay, first: date, last: date) -> Iterator[date]:
    every = line.per.months
    start = line.known_on.month if line.known_on is not None else _start_month(payday)
    month = first.replace(day=1)
    while month <= last:
        if (month.month - start) % every == 0:
            yield month
        month = add_months(month, 1)


def _start_month(payday: PayDay) -> int:
    return payday.months[0] if payday.months != EVERY_MONTH else 1


def _day_number(line: BudgetLine, payday: PayDay, month: int) -> int:
    if line.day is not None:
        return line.day
    return line.known_on.day if line.known_on is not None else payday.day_in(month)

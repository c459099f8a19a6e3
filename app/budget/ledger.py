"""The account day by day: what comes in and goes out, what is left, and on which day that is least."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate

from app.budget.calendar import ONE_DAY
from app.budget.categories import group_of
from app.budget.lines import BudgetLine, Group
from app.budget.occurrences import is_day_sure, occurrences
from app.domain.ids import RecordId
from app.domain.message import Message, message
from app.domain.money import Cents


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement on the account in eurocents: more than zero comes in, less goes out.

    ``nominal`` is the day it was meant for; ``sure`` is false while its day is only the usual one.
    """

    day: date
    nominal: date
    amount: Cents
    line_id: RecordId
    label: str
    category: str
    sure: bool = True

    @property
    def comes_in(self) -> bool:
        """Whether it comes in."""
        return self.amount > 0


@dataclass(frozen=True, slots=True)
class DayBalance:
    """What is on the account at the end of a day, in eurocents, and what moved on that day."""

    day: date
    balance: Cents
    entries: tuple[Entry, ...] = ()

    @property
    def moved(self) -> Cents:
        """All that moved on the day together."""
        return Cents(sum(entry.amount for entry in self.entries))


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account from a day on which its balance is known. ``days`` begins with that day and lacks none.

    Amounts are counted at the end of each day: in which order a bank does what falls on one day is not known. What
    moved on the first day itself is taken to be in its balance already.
    """

    days: tuple[DayBalance, ...]

    @property
    def start(self) -> DayBalance:
        """The day whose balance was told."""
        return self.days[0]

    @property
    def lowest(self) -> DayBalance:
        """The day on which the least is left, the earliest when there are more."""
        return min(self.days, key=lambda day: day.balance)

    @property
    def short(self) -> Cents:
        """How much lacks on the lowest day, zero when the account never is below zero."""
        return Cents(max(-self.lowest.balance, 0))

    @property
    def runs_dry(self) -> date | None:
        """The first day on which less than nothing is left, or None."""
        return next((day.day for day in self.days if day.balance < 0), None)

    @property
    def days_below(self) -> int:
        """On how many days less than nothing is left."""
        return sum(day.balance < 0 for day in self.days)

    @property
    def busy(self) -> tuple[DayBalance, ...]:
        """The days on which something moves."""
        return tuple([day for day in self.days if day.entries])

    def on(self, day: date) -> DayBalance:
        """The account on a day; IndexError when that is outside the span."""
        place = (day - self.days[0].day).days
        if place < 0:
            raise IndexError(day)
        return self.days[place]


def entries_of(lines: Iterable[BudgetLine], after: date, until: date) -> tuple[Entry, ...]:
    """Everything the lines move on the account after a day, up to and including another; by day."""
    found = [entry for line in lines if line.moves for entry in _of_line(line, after, until)]
    return tuple(sorted(found, key=_order))


def ledger(balance: Cents, today: date, entries: Iterable[Entry], until: date) -> Ledger:
    """The account from today up to and including a day, from what is on it today in eurocents.

    Entries outside the span are left out; their order does not matter.
    """
    by_day: defaultdict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_day[entry.day].append(entry)
    days = [today + ONE_DAY * place for place in range(1, (until - today).days + 1)]
    moved = [sum(entry.amount for entry in by_day[day]) if day in by_day else 0 for day in days]
    balances = accumulate(moved, initial=int(balance))
    return Ledger(
        (
            DayBalance(today, Cents(next(balances))),
            *[
                DayBalance(day, Cents(left), tuple(sorted(by_day[day], key=_order)) if day in by_day else ())
                for day, left in zip(days, balances, strict=True)
            ],
        )
    )


class Cause(StrEnum):
    """Why the lowest day is the lowest."""

    NOTHING = "niets"
    BEFORE_INCOME = "voor_inkomen"
    COST = "kost"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the least is left on the lowest day: the largest cost since money last came in, and what comes in next."""

    cause: Cause
    cost: Entry | None = None
    income: Entry | None = None

    @property
    def said(self) -> Message:
        """The reason as a sentence."""
        names: dict[str, str | date] = {}
        if self.cost is not None:
            names["kost"] = self.cost.label
        if self.income is not None:
            names |= {"inkomen": self.income.label, "dag": self.income.day}
        return message(f"budget.reden.{self.cause.value}", **names)


def reason(account: Ledger) -> Reason:
    """Why the lowest day is the lowest."""
    lowest = account.lowest
    if lowest is account.start:
        return Reason(Cause.NOTHING)
    cost = _largest_cost(account, lowest.day)
    income = next(
        (entry for day in account.days if day.day > lowest.day for entry in day.entries if _counts(entry)), None
    )
    return Reason(Cause.COST if income is None else Cause.BEFORE_INCOME, cost, income)


def income_entries(lines: Sequence[BudgetLine], after: date, until: date) -> tuple[Entry, ...]:
    """What comes in, by day."""
    return entries_of([line for line in lines if group_of(line) is Group.INCOME], after, until)


def _counts(entry: Entry) -> bool:
    return entry.comes_in


def _largest_cost(account: Ledger, until: date) -> Entry:
    """The largest cost between the last income and the lowest day; before any income, since the first day.

    There is one: the earliest lowest day is lower than the day before it, so something went out on it.
    """
    since: list[Entry] = []
    for day in account.busy:
        if day.day <= until:
            is_income = any(entry.comes_in for entry in day.entries)
            since = [*([] if is_income else since), *[entry for entry in day.entries if not entry.comes_in]]
    return min(since, key=lambda entry: (entry.amount, entry.day))


def _of_line(line: BudgetLine, after: date, until: date) -> list[Entry]:
    sign = 1 if group_of(line) is Group.INCOME else -1
    sure = is_day_sure(line)
    return [
        Entry(found.day, found.nominal, Cents(sign * found.amount), line.id, line.label, line.category, sure)
        for found in occurrences(line, after, until)
        if found.amount
    ]


def _order(entry: Entry) -> tuple[date, bool, int, str, date]:
    return entry.day, not entry.comes_in, -abs(entry.amount), entry.line_id, entry.nominal

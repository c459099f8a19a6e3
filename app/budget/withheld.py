"""Rent that is held back from a benefit and paid to the landlord: what then still arrives, and what is still due."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.budget.calendar import ONE_DAY
from app.budget.lines import BudgetLine, Frequency
from app.domain.money import Cents

BENEFITS = ("bijstand", "aio", "uitkering")
"""From which of these it is held back, the first that is there."""
RENT = "huur"


@dataclass(frozen=True, slots=True)
class Withheld:
    """An amount in eurocents per month, from the first day up to and including the last one (None: no end yet)."""

    per_month: Cents
    first: date
    last: date | None = None

    def runs_on(self, day: date) -> bool:
        """Whether it is held back, or will be."""
        return self.last is None or day <= self.last


def benefit_of(lines: Sequence[BudgetLine]) -> BudgetLine | None:
    """The line from which rent can be held back; None when no benefit comes in per month."""
    monthly = [line for line in lines if line.per is Frequency.MONTH and line.counts and line.amount]
    return next((line for name in BENEFITS for line in monthly if line.category == name), None)


def with_withheld(lines: Sequence[BudgetLine], held: Sequence[Withheld], today: date) -> tuple[BudgetLine, ...]:
    """The lines with what is held back in them, each changed line in parts with the same id: until it begins, while it
    runs, and after it.

    The benefit arrives lower by what is held back, the rent is due lower by it and never below nothing; what is held
    back above the rent pays arrears. Without a monthly benefit nothing changes. The rent that the municipality pays has
    no collection day to move. What has ended before today changes nothing any more.
    """
    found = tuple(lines)
    for one in held:
        benefit = benefit_of(found)
        if benefit is None or not one.runs_on(today):
            continue
        changing = {benefit.id, *[line.id for line in found if _is_rent(line)]}
        found = tuple([part for line in found for part in (_parts(line, one) if line.id in changing else (line,))])
    return found


def _is_rent(line: BudgetLine) -> bool:
    return line.category == RENT and line.per is Frequency.MONTH and line.counts


def _parts(line: BudgetLine, one: Withheld) -> Iterator[BudgetLine]:
    """The parts of a line that can be paid on some day."""
    lower = Cents(max((line.amount or 0) - one.per_month, 0))
    parts = [
        replace(line, ends=_first_of(line.ends, one.first - ONE_DAY)),
        replace(
            line,
            amount=None if line.amount is None else lower,
            movable=False,
            starts=_last_of(line.starts, one.first),
            ends=_first_of(line.ends, one.last),
        ),
    ]
    if one.last is not None:
        parts.append(replace(line, movable=False, starts=_last_of(line.starts, one.last + ONE_DAY)))
    yield from [part for part in parts if part.starts is None or part.ends is None or part.starts <= part.ends]


def _first_of(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)


def _last_of(one: date | None, other: date) -> date:
    return other if one is None else max(one, other)

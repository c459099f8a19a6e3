"""A plan to pay several creditors from one room: whole euros, on days that money has come in, to the last cent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from app.budget.calendar import Closed, Shift, shifted
from app.debts.overview import by_urgency, kind_of
from app.domain.debt import Debt, Strategy
from app.domain.debt_kinds import Threat, Turn
from app.domain.ids import RecordId
from app.domain.money import Cents
from app.errors import UserError
from app.resources import folder, read_yaml

EURO = 100


@dataclass(frozen=True, slots=True)
class Claim:
    """What a plan pays to one creditor, in eurocents; more than nothing."""

    debt_id: RecordId
    amount: Cents
    threat: Threat


@dataclass(frozen=True, slots=True)
class Income:
    """Money that comes in on a day, in eurocents."""

    day: date
    amount: Cents


@dataclass(frozen=True, slots=True)
class Slot:
    """One period of a plan: income on ``pay_day``, payments on ``due`` and together at most ``room`` eurocents."""

    pay_day: date
    due: date
    room: Cents


@dataclass(frozen=True, slots=True)
class Due:
    """One payment to one creditor, in eurocents."""

    debt_id: RecordId
    pay_day: date
    due: date
    amount: Cents


@dataclass(frozen=True, slots=True)
class Run:
    """The same amount a number of times in a row to one creditor."""

    amount: Cents
    times: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan that could be agreed; its payments by day, the most pressing creditor first on each day."""

    strategy: Strategy
    payments: tuple[Due, ...]

    @property
    def total(self) -> Cents:
        """Everything together, in eurocents."""
        return Cents(sum(payment.amount for payment in self.payments))

    @property
    def months(self) -> int:
        """In how many months something is paid."""
        return len({payment.pay_day for payment in self.payments})

    @property
    def ends_on(self) -> date:
        """The day of the last payment."""
        return self.payments[-1].due

    @property
    def order(self) -> tuple[RecordId, ...]:
        """The debts in the order in which they are paid off."""
        last = {payment.debt_id: payment.due for payment in self.payments}
        return tuple(sorted(last, key=lambda debt_id: last[debt_id]))

    def of(self, debt_id: RecordId) -> tuple[Due, ...]:
        """The payments to one creditor."""
        return tuple(payment for payment in self.payments if payment.debt_id == debt_id)

    def runs(self, debt_id: RecordId) -> tuple[Run, ...]:
        """The payments to one creditor, equal ones in a row taken together."""
        return runs(self.of(debt_id))

    def waits(self, first: date) -> tuple[RecordId, ...]:
        """Which creditors get nothing yet on the first day of paying."""
        paid = {payment.debt_id for payment in self.payments if payment.due == first}
        return tuple(debt_id for debt_id in self.order if debt_id not in paid)


def runs(payments: Sequence[Due]) -> tuple[Run, ...]:
    """Equal payments in a row taken together."""
    found: list[Run] = []
    for amount, same in groupby(payments, key=lambda payment: payment.amount):
        row = list(same)
        found.append(Run(amount, len(row), row[0].due, row[-1].due))
    return tuple(found)


def can_plan(debt: Debt) -> bool:
    """Whether a debt can be in a plan: it is open, its amount is known, it is not disputed, and it does not already go
    well by itself.
    """
    is_open = debt.settled_on is None and not debt.disputed and not debt.seized
    return is_open and not debt.instalment and bool(debt.total)


def claims(debts: Sequence[Debt]) -> tuple[Claim, ...]:
    """What a plan would pay, the most pressing first; debts that cannot be in a plan are left out."""
    return tuple(
        Claim(debt.id, debt.total, kind_of(debt).threat)
        for debt in by_urgency(debts)
        if can_plan(debt) and debt.total is not None
    )


def slots(incomes: Sequence[Income], start: date, room: Cents) -> tuple[Slot, ...]:
    """A period for each month in which money comes in from ``start`` on.

    Payment is due on the first day that banks work after the largest income of that month.
    """
    months: dict[tuple[int, int], Income] = {}
    for income in sorted(incomes, key=lambda income: income.day):
        month = (income.day.year, income.day.month)
        if income.day >= start and (month not in months or income.amount > months[month].amount):
            months[month] = income
    return tuple(Slot(income.day, due_after(income.day), room) for income in months.values())


def due_after(pay_day: date) -> date:
    """The day to pay after income came in: the next day on which banks work, so that the money is surely there."""
    return shifted(pay_day + timedelta(days=1), Shift.AFTER, Closed.BANK)


def draft(given: Sequence[Claim], periods: Sequence[Slot], strategy: Strategy) -> Draft:
    """A plan that pays every claim in full, within the room of every period.

    Raises UserError when there is nothing to pay, no room of even one euro, or when it takes longer than the periods
    or the longest time for a plan.
    """
    if not given:
        raise UserError("schulden.plan.geen_schulden")
    if not any(slot.room >= EURO for slot in periods):
        raise UserError("schulden.plan.geen_ruimte")
    left = {claim.debt_id: int(claim.amount) for claim in given}
    tiers = _tiers(given, strategy)
    payments: list[Due] = []
    for slot in periods[: longest_months()]:
        if not any(left.values()):
            break
        payments += _period(slot, tiers, left)
    if any(left.values()):
        raise UserError("schulden.plan.te_lang", maanden=longest_months())
    return Draft(strategy, tuple(payments))


def alternatives(given: Sequence[Claim], periods: Sequence[Slot]) -> tuple[Draft, ...]:
    """The plans to choose from, side by side. Raises UserError as ``draft``."""
    return tuple(draft(given, periods, strategy) for strategy in Strategy)


def at_most(periods: Sequence[Slot], per_month: Cents) -> tuple[Slot, ...]:
    """The same periods in which no more is paid than somebody wants to; never above their room."""
    return tuple(Slot(slot.pay_day, slot.due, Cents(min(slot.room, per_month))) for slot in periods)


@lru_cache(maxsize=1)
def _limits() -> Mapping[str, Mapping[str, int]]:
    found: Mapping[str, Mapping[str, int]] = read_yaml(folder("debts", "planning.yaml"))
    return found


def longest_months() -> int:
    """The longest plan that is made, in months."""
    return _limits()["longest_months"]["value"]


def counselling_months() -> int:
    """From how many months on the municipality's debt help may be shorter; an estimate."""
    return _limits()["counselling_months"]["value"]


def _tiers(given: Sequence[Claim], strategy: Strategy) -> list[list[Claim]]:
    """The claims in groups that are paid one after another; within a group everybody gets a share."""
    if strategy is Strategy.EVENLY:
        return [list(given)]
    if strategy is Strategy.SHORTEST:
        return [[claim] for claim in sorted(given, key=lambda claim: claim.amount)]
    return [found for turn in Turn if (found := [claim for claim in given if claim.threat.turn is turn])]


def _period(slot: Slot, tiers: Sequence[Sequence[Claim]], left: dict[RecordId, int]) -> list[Due]:
    """The payments of one period; what is still left to pay goes down with them."""
    room = _whole(slot.room)
    shares: dict[RecordId, int] = {}
    for tier in tiers:
        shares |= _share(room - sum(shares.values()), tier, left)
    for debt_id, amount in shares.items():
        left[debt_id] -= amount
    return [Due(debt_id, slot.pay_day, slot.due, Cents(amount)) for debt_id, amount in shares.items() if amount]


def _share(room: int, tier: Sequence[Claim], left: Mapping[RecordId, int]) -> dict[RecordId, int]:
    """The room over one group: by the size of each debt at the start, in whole euros; only a last payment has cents.

    What rounding and finished debts leave goes to the most pressing first.
    """
    waiting = [claim for claim in tier if left[claim.debt_id]]
    weight = sum(claim.amount for claim in waiting)
    shares = {
        claim.debt_id: min(_whole(max(room, 0) * claim.amount // weight), left[claim.debt_id]) for claim in waiting
    }
    for claim in waiting:
        owed = left[claim.debt_id] - shares[claim.debt_id]
        spare = _whole(room - sum(shares.values()))
        shares[claim.debt_id] += min(owed, max(spare, 0))
    return shares


def _whole(amount: int) -> int:
    return amount // EURO * EURO

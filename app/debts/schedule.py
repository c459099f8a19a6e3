"""What happens to a plan after it was agreed: paid, missed, moved, paused; the sum of a debt never changes by it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from app.debts.planning import EURO, Due, Slot
from app.domain.debt import COUNTING, Instalment, InstalmentState
from app.domain.ids import RecordId
from app.domain.message import Message, message
from app.domain.money import Cents, euros
from app.errors import UserError


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing is to be paid from ``first`` up to and including ``last``; ``condition`` is what the resident does."""

    first: date
    last: date
    condition: str

    def covers(self, day: date) -> bool:
        """Whether nothing has to be paid on this day."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Owed:
    """What a plan still owes one creditor, in eurocents."""

    debt_id: RecordId
    amount: Cents


def catch_up(running: Sequence[Due], missed: Sequence[Owed], periods: Sequence[Slot]) -> tuple[Due, ...]:
    """Payments that take up what was missed, at the end of the plan: from its last period on, where there is room.

    Raises UserError when it does not fit in the periods.
    """
    last = max((payment.pay_day for payment in running), default=date.min)
    taken = {day: sum(p.amount for p in group) for day, group in groupby(running, key=lambda p: p.pay_day)}
    left = {owed.debt_id: int(owed.amount) for owed in missed}
    found: list[Due] = []
    for slot in periods:
        if slot.pay_day < last:
            continue
        spare = int(slot.room) - taken.get(slot.pay_day, 0)
        for debt_id, still in left.items():
            amount = _fitting(still, spare)
            if amount:
                found.append(Due(debt_id, slot.pay_day, slot.due, Cents(amount)))
                left[debt_id] = still - amount
                spare -= amount
    if any(left.values()):
        raise UserError("schulden.plan.past_niet")
    return tuple(found)


def _fitting(owed: int, spare: int) -> int:
    """What of a debt fits in what is spare: all of it, else whole euros."""
    return owed if owed <= spare else max(spare, 0) // EURO * EURO


def postpone(payments: Sequence[Due], pause: Pause, periods: Sequence[Slot]) -> tuple[Due, ...]:
    """The same payments with a pause: from its first day on each month moves to a period after it, in the same order.

    A period that lacks the room is passed by. Raises UserError when the periods are used up.
    """
    if pause.last < pause.first:
        raise UserError("schulden.pauze.volgorde")
    ordered = sorted(payments, key=lambda payment: payment.pay_day)
    kept = [payment for payment in ordered if payment.due < pause.first]
    later = [list(month) for _, month in groupby((p for p in ordered if p.due >= pause.first), lambda p: p.pay_day)]
    after = iter([slot for slot in periods if slot.pay_day > pause.last])
    for month in later:
        together = sum(payment.amount for payment in month)
        slot = next((slot for slot in after if slot.room >= together), None)
        if slot is None:
            raise UserError("schulden.plan.past_niet")
        kept += [Due(payment.debt_id, slot.pay_day, slot.due, payment.amount) for payment in month]
    return tuple(kept)


def owed(instalments: Iterable[Instalment]) -> tuple[Owed, ...]:
    """What is still open of each debt of a plan, in the order of its first open payment."""
    found: dict[RecordId, int] = {}
    for one in instalments:
        if one.state is InstalmentState.OPEN:
            found[one.debt_id] = found.get(one.debt_id, 0) + one.amount
    return tuple(Owed(debt_id, Cents(amount)) for debt_id, amount in found.items())


def as_dues(instalments: Iterable[Instalment]) -> tuple[Due, ...]:
    """The open payments of a schedule, by day."""
    still = [one for one in instalments if one.state is InstalmentState.OPEN]
    return tuple(Due(one.debt_id, one.pay_day, one.due, one.amount) for one in sorted(still, key=_by_day))


def counted(instalments: Iterable[Instalment]) -> Cents:
    """What was paid and what is still to be paid, together; always the sum of the plan."""
    return Cents(sum(one.amount for one in instalments if one.state in COUNTING))


def _by_day(one: Instalment) -> tuple[date, str]:
    return one.due, one.id


class Promise(StrEnum):
    """How a plan went between two visits."""

    NOTHING_DUE = "niets"
    ALL_PAID = "alles"
    SOME_MISSED = "deels"
    ALL_MISSED = "niets_gelukt"
    UNKNOWN = "nog_vragen"


@dataclass(frozen=True, slots=True)
class LookedBack:
    """What was promised from ``since`` up to and including ``until``, and what happened; eurocents and counts."""

    since: date
    until: date
    promised: Cents
    paid: Cents
    times: int
    times_paid: int
    times_missed: int
    times_moved: int
    to_ask: tuple[Instalment, ...]

    @property
    def promise(self) -> Promise:
        """How it went, in one word."""
        if not self.times:
            return Promise.NOTHING_DUE
        if self.to_ask:
            return Promise.UNKNOWN
        if not self.times_missed:
            return Promise.ALL_PAID
        return Promise.SOME_MISSED if self.times_paid else Promise.ALL_MISSED

    @property
    def message(self) -> Message:
        """How it went, in calm words that begin with what worked."""
        return message(
            f"schulden.terugblik.{self.promise}",
            gelukt=self.times_paid,
            keer=self.times,
            gemist=self.times_missed,
            vragen=len(self.to_ask),
            betaald=euros(self.paid),
            beloofd=euros(self.promised),
        )


def look_back(instalments: Iterable[Instalment], since: date, until: date) -> LookedBack:
    """What was due in these days. A payment that was moved to another day counts on that other day only."""
    due = [one for one in sorted(instalments, key=_by_day) if since <= one.due <= until]
    kept = [one for one in due if one.state is not InstalmentState.MOVED]
    paid = [one for one in kept if one.state is InstalmentState.PAID]
    return LookedBack(
        since=since,
        until=until,
        promised=Cents(sum(one.amount for one in kept)),
        paid=Cents(sum(one.amount for one in paid)),
        times=len(kept),
        times_paid=len(paid),
        times_missed=sum(one.state is InstalmentState.MISSED for one in kept),
        times_moved=len(due) - len(kept),
        to_ask=tuple(one for one in kept if one.state is InstalmentState.OPEN),
    )

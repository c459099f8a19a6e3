"""The right against what is received now: what can still be applied for, what is too late, what must be paid back."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.household import Household, Received
from app.domain.huishouden.fields import REGELINGEN as RECEIVABLE
from app.domain.message import Message, message
from app.domain.money import ONE, ZERO, Cents, cents, euros, floor_euro, half_up_euro
from app.domain.outcome import NOTHING, Range
from app.domain.period import add_months, first_days
from app.rules.awir import TWELVE, Right
from app.rules.parameters import Parameters, Value
from app.rules.regeling import Regeling, Term
from app.rules.unknown import Bounds

ROUNDING = TWELVE
"""Less than a euro a month: whole euros are paid per month, and the rest follows with the final award."""


NO_PAYMENTS = (ZERO,) * 12


@dataclass(frozen=True, slots=True)
class Paid:
    """What is received in each period of the year, in euros: most likely, and in every other way it may have been.

    ``may_be_right``: with answers that are still unknown it may be just what there is a right to.
    """

    parts: tuple[Decimal, ...]
    other: tuple[Decimal, ...]
    may_be_right: bool

    @property
    def total(self) -> Decimal:
        """What is most likely received in the year."""
        return sum(self.parts, ZERO)

    @property
    def least(self) -> Decimal:
        """The least that may have been received in the year."""
        return min(self.total, sum(self.other, ZERO))

    @property
    def most(self) -> Decimal:
        """The most that may have been received in the year."""
        return max(self.total, sum(self.other, ZERO))


@dataclass(frozen=True, slots=True)
class Claim:
    """What follows from the right and from what is received, in eurocents per year; None is not known."""

    received: Cents | None
    difference: Cents | None
    still: Range
    lapsed: Range
    risk: Range
    before: date | None
    warnings: tuple[Message, ...] = ()
    sooner: Range = NOTHING


def claim(regeling: Regeling, household: Household, law: Parameters, year: int, found: Bounds) -> Claim:
    """Set the bounds of a right against what is received, on the peildatum of the household."""
    paid = _received(household, regeling.name, year, found)
    total = None if paid is None else paid.total
    if regeling.term in (Term.OPEN, Term.SETTLES):
        return _to_get(total, found)
    if regeling.term is Term.ADVANCE:
        return _advance(paid, found)
    still, lapsed, before, warnings = (
        _looking_back(law.get(regeling.months_back), household, year, found, paid)
        if regeling.term is Term.LOOKS_BACK
        else _closing(household, law, paid, found)
    )
    exact = found.is_exact and total is not None
    return Claim(
        received=None if total is None else cents(total),
        difference=cents(found.high.award - total) if exact and total is not None else None,
        still=still,
        lapsed=lapsed,
        risk=_risk(paid, found),
        before=before if still.high else None,
        warnings=warnings if still.high or lapsed.high else (),
    )


def uncounted(claimed: Claim) -> Claim:
    """The same while nothing of it counts: nothing to apply for, nothing lapsed, nothing to be paid back."""
    return Claim(claimed.received, None, NOTHING, NOTHING, NOTHING, None)


def _to_get(total: Decimal | None, found: Bounds) -> Claim:
    """Something without a closing date: what was not got yet can be got, and what was is never asked back.

    What it takes itself must be paid.
    """
    low = ZERO if total is None else max(ZERO, found.low.award - total)
    still = _range(low, max(ZERO, found.high.award - (total or ZERO)))
    return Claim(
        received=None if total is None else cents(total),
        difference=cents(found.high.balance - total) if found.is_exact and total is not None else None,
        still=still,
        lapsed=NOTHING,
        risk=_range(found.high.owed, found.low.owed),
        before=found.high.before if still.high or not found.is_known else None,
    )


def _advance(paid: Paid | None, found: Bounds) -> Claim:
    """What can come sooner than it does now; it is no more money. What the rule itself says is owed must be paid."""
    total = None if paid is None else paid.total
    low = ZERO if paid is None or paid.may_be_right else _gap(found.low, paid.most)
    high = found.high.award if paid is None else _gap(found.high, paid.least)
    return Claim(
        received=None if total is None else cents(total),
        difference=cents(found.high.award - total) if found.is_exact and total is not None else None,
        still=NOTHING,
        lapsed=NOTHING,
        risk=_range(found.high.owed, found.low.owed),
        before=None,
        sooner=_range(low, high),
    )


def _received(household: Household, regeling: str, year: int, right: Bounds) -> Paid | None:
    """What is received in each period of the year (twelve months or four quarters); None when not known.

    A regeling that is not in the list is not received; without ``sinds`` it is taken to be paid all year. An amount
    that is right for the present month is taken to have followed the changes of the year too. Of what is not paid to
    a person at all nothing is received. While the right is not known, it may also have been the same all year.
    """
    periods = len(right.high.months)
    none = Paid(NO_PAYMENTS[:periods], NO_PAYMENTS[:periods], may_be_right=False)
    if regeling not in RECEIVABLE:
        return none
    found = household.receives(regeling)
    if found is None:
        return None
    if not found.bedrag:
        return none
    amount = _per_period(found, periods)
    since = found.sinds.replace(day=1) if found.sinds and periods > 1 else date.min
    flat = (amount,) * periods
    as_now = _payments_as_now(household, right.high, year, amount) or flat
    if right.is_exact:
        parts = _from(since, year, as_now)
        return Paid(parts, parts, may_be_right=False)
    low, high = (_now(household, one) for one in (right.low, right.high))
    may_be_right = household.peildatum.year == year and low - ONE < amount < high + ONE
    return Paid(_from(since, year, as_now), _from(since, year, flat), may_be_right)


def _from(since: date, year: int, paid: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """The payments from a day on; none before it."""
    firsts = _firsts(year, len(paid))
    if since <= firsts[0]:
        return paid
    return tuple([part if first >= since else ZERO for part, first in zip(paid, firsts, strict=True)])


def _payments_as_now(household: Household, right: Right, year: int, amount: Decimal) -> tuple[Decimal, ...] | None:
    """The payments of a right that is paid correctly now; None when another amount is paid."""
    if household.peildatum.year != year or not right.award or abs(_now(household, right) - amount) >= ONE:
        return None
    return right.months if right.in_cents else tuple([floor_euro(month) for month in right.months])


def _now(household: Household, right: Right) -> Decimal:
    """What is paid of a right in the present period, in euros."""
    exact = right.months[(household.peildatum.month - 1) // (12 // len(right.months))]
    return exact if right.in_cents else floor_euro(exact)


def _per_period(found: Received, periods: int) -> Decimal:
    return euros(found.bedrag or Cents(0)) * found.per.times / periods


def _firsts(year: int, periods: int) -> tuple[date, ...]:
    firsts = first_days(year)
    return firsts[:: len(firsts) // periods]


def _gap(right: Right, total: Decimal) -> Decimal:
    gap = right.award - total
    return gap if gap >= ROUNDING else ZERO


def _closing(
    household: Household, law: Parameters, paid: Paid | None, found: Bounds
) -> tuple[Range, Range, date | None, tuple[Message, ...]]:
    """Zorgtoeslag, huurtoeslag and kindgebonden budget: the whole year, until the closing date (Awir article 15)."""
    low = ZERO if paid is None or paid.may_be_right else _gap(found.low, paid.most)
    high = found.high.award if paid is None else _gap(found.high, paid.least)
    missed = _range(low, high)
    if law.is_stand_in:
        return missed, NOTHING, None, ()
    closing = law.get("awir.aanvraag_uiterste_datum")
    if closing.day is not None and household.peildatum < closing.day:
        warnings = (message("let_op.termijn", tot=closing.day),) if closing.source.is_estimate else ()
        return missed, NOTHING, closing.day, warnings
    if law.has("awir.aanvraag_uiterste_datum_mogelijk"):
        last = law.get("awir.aanvraag_uiterste_datum_mogelijk").day
        if last is not None and household.peildatum <= last:
            return Range(Cents(0), missed.high), NOTHING, last, (message("let_op.misschien_nog", tot=last),)
    return NOTHING, missed, None, (message("let_op.te_laat"),)


def _looking_back(
    back: Value,
    household: Household,
    year: int,
    found: Bounds,
    paid: Paid | None,
) -> tuple[Range, Range, date | None, tuple[Message, ...]]:
    """Kinderopvangtoeslag and kinderbijslag: from a number of months before the month of application."""
    earliest = add_months(household.peildatum, -int(back.amount))
    if not found.high.award:
        return NOTHING, NOTHING, None, ()
    periods = len(found.high.months)
    ways = (NO_PAYMENTS[:periods],) if paid is None else tuple(dict.fromkeys((paid.parts, paid.other)))
    still_high, lapsed_high = zip(*(_not_received(found.high, earliest, year, way) for way in ways), strict=True)
    high = (max(still_high), max(lapsed_high))
    low = (ZERO, ZERO)
    if paid is not None and not paid.may_be_right:
        still_low, lapsed_low = zip(*(_not_received(found.low, earliest, year, way) for way in ways), strict=True)
        low = (min(still_low), min(lapsed_low))
    lapses = back.source.is_estimate or any((low[1], high[1]))
    warnings = (message("let_op.terugkijken", vanaf=earliest),) if lapses else ()
    to_pay = _small if found.high.in_cents else _as_awarded
    still, lapsed = (_range(to_pay(least), to_pay(most)) for least, most in zip(low, high, strict=True))
    return still, lapsed, None, warnings


def _not_received(right: Right, earliest: date, year: int, received: tuple[Decimal, ...]) -> tuple[Decimal, Decimal]:
    """What is not received of a right, from the earliest day that counts and before it, in euros."""
    still = lapsed = ZERO
    for month, paid, first in zip(right.months, received, _firsts(year, len(right.months)), strict=True):
        if month > paid:
            if first >= earliest:
                still += month - paid
            else:
                lapsed += month - paid
    return still, lapsed


def _range(low: Decimal, high: Decimal) -> Range:
    return Range(cents(low), cents(high)) if high else NOTHING


def _small(gap: Decimal) -> Decimal:
    """A difference that is only the rounding down of monthly payments is none."""
    return gap if gap >= ROUNDING else ZERO


def _as_awarded(gap: Decimal) -> Decimal:
    """A part of a year in whole euros, as the award of the year is."""
    return half_up_euro(_small(gap))


def _risk(paid: Paid | None, found: Bounds) -> Range:
    if paid is None:
        return NOTHING
    low = ZERO if paid.may_be_right else paid.least - found.high.award
    high = paid.most - found.low.award
    return _range(_small(low), _small(high))

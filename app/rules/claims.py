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
class Claim:
    """What follows from the right and from what is received, in eurocents per year; None is not known."""

    received: Cents | None
    difference: Cents | None
    still: Range
    lapsed: Range
    risk: Range
    before: date | None
    warnings: tuple[Message, ...] = ()


def claim(regeling: Regeling, household: Household, law: Parameters, year: int, found: Bounds) -> Claim:
    """Set the bounds of a right against what is received, on the peildatum of the household."""
    received = _received(household, regeling.name, year, found.high)
    total = None if received is None else sum(received, ZERO)
    if regeling.term is Term.OPEN:
        return _to_get(total, found)
    still, lapsed, before, warnings = (
        _looking_back(law.get(regeling.months_back), household, year, found, received)
        if regeling.term is Term.LOOKS_BACK
        else _closing(household, law, total, found)
    )
    exact = found.is_exact and total is not None
    return Claim(
        received=None if total is None else cents(total),
        difference=cents(found.high.award - total) if exact and total is not None else None,
        still=still,
        lapsed=lapsed,
        risk=_risk(total, found),
        before=before if still.high else None,
        warnings=warnings if still.high or lapsed.high else (),
    )


def _to_get(total: Decimal | None, found: Bounds) -> Claim:
    """Something without a closing date: what was not got yet can be got, and what was is never asked back."""
    low = ZERO if total is None else max(ZERO, found.low.award - total)
    still = _range(low, max(ZERO, found.high.award - (total or ZERO)))
    return Claim(
        received=None if total is None else cents(total),
        difference=cents(found.high.award - total) if found.is_exact and total is not None else None,
        still=still,
        lapsed=NOTHING,
        risk=NOTHING,
        before=found.high.before if still.high else None,
    )


def _received(household: Household, regeling: str, year: int, right: Right) -> tuple[Decimal, ...] | None:
    """What is received in each period of the year (twelve months or four quarters) in euros; None when not known.

    A regeling that is not in the list is not received; without ``sinds`` it is taken to be paid all year. An amount
    that is right for the present month is taken to have followed the changes of the year too. Of what is not paid to
    a person at all nothing is received.
    """
    periods = len(right.months)
    if regeling not in RECEIVABLE:
        return NO_PAYMENTS[:periods]
    if household.ontvangt is None:
        return None
    found = next((item for item in household.ontvangt if item.regeling == regeling), None)
    if found is None:
        return NO_PAYMENTS[:periods]
    if found.bedrag is None:
        return None
    amount = _per_period(found, periods)
    since = found.sinds.replace(day=1) if found.sinds and periods > 1 else date.min
    paid = _payments_as_now(household, right, year, amount) or (amount,) * periods
    firsts = _firsts(year, periods)
    return tuple(part if first >= since else ZERO for part, first in zip(paid, firsts, strict=True))


def _payments_as_now(household: Household, right: Right, year: int, amount: Decimal) -> tuple[Decimal, ...] | None:
    """The payments of a right that is paid correctly now; None when another amount is paid."""
    if household.peildatum.year != year or not right.award:
        return None
    payments = right.months if right.in_cents else tuple(floor_euro(month) for month in right.months)
    now = payments[(household.peildatum.month - 1) // (12 // len(payments))]
    return payments if abs(now - amount) < ONE else None


def _per_period(found: Received, periods: int) -> Decimal:
    return euros(found.bedrag or Cents(0)) * found.per.times / periods


def _firsts(year: int, periods: int) -> tuple[date, ...]:
    firsts = first_days(year)
    return firsts[:: len(firsts) // periods]


def _gap(right: Right, total: Decimal) -> Decimal:
    gap = right.award - total
    return gap if gap >= ROUNDING else ZERO


def _closing(
    household: Household, law: Parameters, total: Decimal | None, found: Bounds
) -> tuple[Range, Range, date | None, tuple[Message, ...]]:
    """Zorgtoeslag, huurtoeslag and kindgebonden budget: the whole year, until the closing date (Awir article 15)."""
    low = ZERO if total is None else _gap(found.low, total)
    high = found.high.award if total is None else _gap(found.high, total)
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
    received: tuple[Decimal, ...] | None,
) -> tuple[Range, Range, date | None, tuple[Message, ...]]:
    """Kinderopvangtoeslag and kinderbijslag: from a number of months before the month of application."""
    earliest = add_months(household.peildatum, -int(back.amount))
    if not found.high.award:
        return NOTHING, NOTHING, None, ()
    still, lapsed = [ZERO, ZERO], [ZERO, ZERO]
    periods = len(found.high.months)
    for index, first in enumerate(_firsts(year, periods)):
        into = still if first >= earliest else lapsed
        for side, right in enumerate((found.low, found.high)):
            if received is not None:
                into[side] += max(ZERO, right.months[index] - received[index])
            elif side:
                into[side] += right.months[index]
    warnings = (message("let_op.terugkijken", vanaf=earliest),) if back.source.is_estimate or any(lapsed) else ()
    to_pay = _small if found.high.in_cents else _as_awarded
    ranges = [_range(to_pay(low), to_pay(high)) for low, high in (still, lapsed)]
    return ranges[0], ranges[1], None, warnings


def _range(low: Decimal, high: Decimal) -> Range:
    return Range(cents(low), cents(high)) if high else NOTHING


def _small(gap: Decimal) -> Decimal:
    """A difference that is only the rounding down of monthly payments is none."""
    return gap if gap >= ROUNDING else ZERO


def _as_awarded(gap: Decimal) -> Decimal:
    """A part of a year in whole euros, as the award of the year is."""
    return half_up_euro(_small(gap))


def _risk(total: Decimal | None, found: Bounds) -> Range:
    if total is None:
        return NOTHING
    low, high = total - found.high.award, total - found.low.award
    return _range(_small(low), _small(high))

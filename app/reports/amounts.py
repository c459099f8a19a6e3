"""Amounts as a resident hears them: whole euros in words, never more certain than they are."""

from app.domain.domein import Domein
from app.domain.money import Cents
from app.domain.outcome import NOTHING, Outcome, Range
from app.texts import text

CENTS_PER_EURO = 100
MONTHS = 12
WORTH_NAMING = Cents(MONTHS * CENTS_PER_EURO)
"""Less than one euro per month is the rounding of a monthly payment, not something to act on."""


def _number(amount: Cents) -> str:
    return f"{(amount + CENTS_PER_EURO // 2) // CENTS_PER_EURO:,}".replace(",", ".")


def whole(amount: Cents) -> str:
    """``1.327 euro``, half a euro up."""
    return text("report.amount.euro", amount=_number(amount))


def monthly(per_year: Cents) -> Cents:
    """A yearly amount per month in whole euros downwards, as the payments are; the result is in eurocents."""
    return Cents(per_year // (MONTHS * CENTS_PER_EURO) * CENTS_PER_EURO)


def monthly_range(per_year: Range) -> Range:
    """A yearly range per month, in whole euros downwards."""
    return Range(monthly(per_year.low), monthly(per_year.high))


def begins_now(outcome: Outcome) -> bool:
    """Whether nothing is received yet and an application only counts from now on."""
    return bool(outcome.lapsed.high) and outcome.per_month is not None and not outcome.received


def gain_per_month(outcome: Outcome) -> Range:
    """What can still be applied for, per month in whole euros downwards.

    Where an application only counts from now on, that is the payment of a month and not the rest of the year over
    twelve months.
    """
    if outcome.per_month is not None and begins_now(outcome):
        month = Cents(outcome.per_month // CENTS_PER_EURO * CENTS_PER_EURO)
        return Range(month, month)
    return monthly_range(outcome.still_to_claim)


def told_too_late(outcome: Outcome) -> Range:
    """What is too late, as far as it is told: not of a safety net, for what came in before was not asked."""
    return NOTHING if outcome.domein is Domein.GEMEENTE else outcome.lapsed


def is_told_too_late(outcome: Outcome) -> bool:
    """Whether it is worth naming what is too late."""
    return outcome.lapsed.low >= WORTH_NAMING and bool(told_too_late(outcome).high)


def spoken(amounts: Range, exact: bool = False) -> str:
    """``ongeveer 110 euro``, ``tussen 90 en 110 euro`` or ``hoogstens 110 euro``; with ``exact`` no "ongeveer"."""
    high = whole(amounts.high)
    if whole(amounts.low) == high:
        return high if exact else text("report.amount.about", amount=high)
    if amounts.low <= 0:
        return text("report.amount.at_most", amount=high)
    return text("report.amount.between", low=_number(amounts.low), high=high)


def capital(sentence: str) -> str:
    """The sentence with a capital first letter and the rest as it was."""
    return sentence[:1].upper() + sentence[1:]

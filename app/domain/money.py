"""Euros: whole eurocents at the edges, Decimal inside a rule, and the Dutch way to read and write them."""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import NewType

from app.errors import UserError

Cents = NewType("Cents", int)
"""A whole number of eurocents."""

CONTEXT = Context(prec=28, rounding=ROUND_HALF_UP)
"""The one context of all arithmetic on money."""

ZERO = Decimal(0)
ONE = Decimal(1)
CENT = Decimal("0.01")
HUNDRED = Decimal(100)
MAXIMUM = Cents(99_999_999_99)
"""No household amount is larger than this: 99.999.999,99 euro."""

_NUMBER = re.compile(
    r"(?P<sign>[-\u2212]?)[\u00a0 ]*"
    r"(?P<whole>\d{1,3}(?:[.\u00a0 ]\d{3})+|\d+)(?:[.,](?P<part>\d{1,2}))?(?:,-)?"
)
_RATE = re.compile(r"(?P<whole>\d{1,2})(?:[.,](?P<part>\d{1,5}))?")
RATE_PARTS = 100_000
HIGHEST_RATE = 10 * RATE_PARTS
"""No kWh or cubic metre costs more than ten euros."""
NO_BREAK = "\u00a0"
MINUS = "\u2212"


def euros(cents: Cents) -> Decimal:
    """Eurocents as exact euros."""
    return Decimal(cents) / HUNDRED


def cents(amount: Decimal) -> Cents:
    """Euros as eurocents, half a cent up."""
    return Cents(int((amount * HUNDRED).quantize(ONE, rounding=ROUND_HALF_UP)))


def floor_euro(amount: Decimal) -> Decimal:
    """Whole euros, downwards."""
    return amount.quantize(ONE, rounding=ROUND_FLOOR)


def ceil_euro(amount: Decimal) -> Decimal:
    """Whole euros, upwards."""
    return amount.quantize(ONE, rounding=ROUND_CEILING)


def floor_cent(amount: Decimal) -> Decimal:
    """Whole cents, downwards."""
    return amount.quantize(CENT, rounding=ROUND_FLOOR)


def half_up_euro(amount: Decimal) -> Decimal:
    """Whole euros, half a euro up."""
    return amount.quantize(ONE, rounding=ROUND_HALF_UP)


def rounded(amount: Decimal, decimals: int) -> Decimal:
    """So many decimals, half up."""
    return amount.quantize(ONE.scaleb(-decimals), rounding=ROUND_HALF_UP)


def half_up_cent(amount: Decimal) -> Decimal:
    """Whole cents, half a cent up."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def parse_euros(typed: str, field: str) -> Cents:
    """What a person typed as an amount in euros: ``72,50``, ``72.50``, ``1.234,50`` and ``€ 72`` are all read.

    A point followed by exactly three digits separates thousands; before one or two digits it is a decimal point.
    Raises UserError that names ``field`` when it is no amount, has more than two decimals or is too large.
    """
    bare = typed.replace("€", "").replace("EUR", "").strip(" \u00a0\t")
    found = _NUMBER.fullmatch(bare)
    if found is None:
        raise UserError("money.not_an_amount", field=field, typed=typed[:40])
    whole = re.sub(r"\D", "", found["whole"])
    value = int(whole) * 100 + int((found["part"] or "0").ljust(2, "0"))
    if value > MAXIMUM:
        raise UserError("money.too_large", field=field)
    return Cents(-value if found["sign"] else value)


def parse_rate(typed: str, field: str) -> int:
    """What a person typed as the price of one unit: ``0,27415``, ``0.274`` or ``€ 1,30``, in hundred-thousandths.

    Raises UserError that names ``field`` when it is no price, has more than five decimals or is above ten euros.
    """
    bare = typed.replace("€", "").replace("EUR", "").strip(" \u00a0\t")
    found = _RATE.fullmatch(bare)
    value = int(found["whole"]) * RATE_PARTS + int((found["part"] or "").ljust(5, "0")) if found else 0
    if found is None or value > HIGHEST_RATE:
        raise UserError("money.not_a_rate", field=field, typed=typed[:40])
    return value


def format_rate(value: int) -> str:
    """A price of one unit as it is written on a bill: ``0,27415``, at least two decimals."""
    whole, part = divmod(value, RATE_PARTS)
    decimals = f"{part:05d}".rstrip("0").ljust(2, "0")
    return f"{whole},{decimals}"


def format_cents(value: Cents, always_cents: bool = True) -> str:
    """``€ 1.234,50`` with a no-break space after the sign, and a real minus before it when negative.

    With ``always_cents`` false a whole amount has no decimals.
    """
    whole, part = divmod(abs(value), 100)
    grouped = f"{whole:,}".replace(",", ".")
    tail = f",{part:02d}" if always_cents or part else ""
    sign = f"{MINUS}{NO_BREAK}" if value < 0 else ""
    return f"{sign}€{NO_BREAK}{grouped}{tail}"


def format_whole(amount: Decimal | int) -> str:
    """Whole euros, ``€ 1.327``, half a euro up."""
    whole = int(half_up_euro(Decimal(amount)))
    sign = f"{MINUS}{NO_BREAK}" if whole < 0 else ""
    return f"{sign}€{NO_BREAK}" + f"{abs(whole):,}".replace(",", ".")


def format_decimal(amount: Decimal) -> str:
    """A plain Dutch number with all its decimals: ``2.272,72424``; no sign for euros."""
    sign = MINUS if amount < 0 else ""
    whole, _, part = f"{abs(amount):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    part = part.rstrip("0")
    return f"{sign}{grouped},{part}" if part else f"{sign}{grouped}"

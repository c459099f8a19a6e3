"""The income of a year from what stands on one payslip: an estimate with both its ends, worked out beside the table."""

from dataclasses import dataclass
from datetime import date

from app.domain.household import MONTHS
from app.domain.money import ZERO, Cents, cents, euros
from app.domain.outcome import Range
from app.errors import UserError
from app.rules.inkomen import Loonstrook, Vakantiegeld, year_range
from app.rules.parameters import load
from app.rules.trace import Trace


@dataclass(frozen=True, slots=True)
class Payslip:
    """What is read from a payslip: the pay for loonheffing of this year so far in eurocents, over which months.

    ``first`` and ``last`` are months, 1 to 12; ``holiday_pay`` is whether it is in the total; ``other`` is other
    income of the year in eurocents.
    """

    total: Cents | None
    last: int
    first: int = 1
    holiday_pay: Vakantiegeld = Vakantiegeld.ONBEKEND
    other: Cents | None = None


@dataclass(frozen=True, slots=True)
class YearIncome:
    """The income of the year that a payslip allows, in eurocents: both ends, and the middle in whole euros."""

    ends: Range
    middle: Cents


def estimate_year(slip: Payslip, year: int) -> YearIncome:
    """The income of the year, when the job lasts. Raises UserError that names what lacks or cannot be."""
    if slip.total is None:
        raise UserError("loonstrook.fout.totaal")
    if not 1 <= slip.first <= slip.last <= MONTHS:
        raise UserError("loonstrook.fout.maanden")
    other = ZERO if slip.other is None else euros(slip.other)
    read = Loonstrook(euros(slip.total), slip.first, slip.last, slip.holiday_pay, ander=other)
    low, high = year_range(Trace(silent=True), load(date(year, 1, 1)), read)
    return YearIncome(Range(cents(low), cents(high)), cents((low + high) // 2))

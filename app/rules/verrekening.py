"""What one regeling gives and another takes: a lower rent also lowers the huurtoeslag that is paid for it.

Each regeling is worked out for the household as it is, so a sum over all of them would count that money twice. What is
left out here is left out on purpose: kwijtschelding is decided once, on the rent of that moment, and already counts
with the toeslagen there is a right to; costs of care count the toeslagen they raise themselves.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from app.domain.household import Household
from app.domain.money import ZERO, Cents, cents, euros
from app.domain.outcome import Outcome, Outcomes, Range, Recht, Verrekening, sum_of
from app.domain.period import always
from app.rules.awir import TWELVE
from app.rules.parameters import Parameters
from app.rules.toekenning import bounds_of
from app.rules.toeslagen import HUURTOESLAG
from app.rules.trace import Trace, artikel

LOWER_RENT = ("huurverhoging", "huurverlaging")
"""The regelingen that lower the rent; their right is what is saved in twelve months."""
NONE = Cents(0)


@artikel("Wet op de huurtoeslag", "5 en 21", "EUR/jaar")
def minder_huurtoeslag(trace: Trace, *, nu: Decimal, straks: Decimal) -> Decimal:
    """What the huurtoeslag of twelve months becomes less when the rent does; euros per year."""
    return max(ZERO, nu - straks)


def settlements(household: Household, law: Parameters, found: Outcomes) -> Iterator[Verrekening]:
    """What comes off the sum of the outcomes of a year; nothing as long as nothing does."""
    savings = [
        one for one in found.outcomes if one.regeling in LOWER_RENT and one.still_to_claim.high and not one.waits
    ]
    if not savings or not HUURTOESLAG.has_figures(law):
        return
    rent = found.of(HUURTOESLAG.name)
    if _is_paid(rent):
        trace = Trace()
        less = _less(household, law, trace, found.year, sum_of(one.still_to_claim for one in savings))
        if less.high:
            yield Verrekening(rent.regeling, tuple(one.regeling for one in savings), less, trace.steps)


def _is_paid(rent: Outcome) -> bool:
    """Whether there is, or may be, huurtoeslag of which an amount can be said."""
    return rent.recht is not Recht.NEE and not rent.waits and bool(rent.right.high)


def _less(household: Household, law: Parameters, trace: Trace, year: int, saved: Range) -> Range:
    """How much huurtoeslag a rent takes that is lower by what is saved in twelve months; never more than is saved.

    It becomes a step when it is one amount.
    """
    now, little, much = (
        bounds_of(HUURTOESLAG, _renting(household, taken), law, year) for taken in (NONE, saved.low, saved.high)
    )
    trace.estimate = True  # as every saving on the rent is
    told = trace if now.is_exact and much.is_exact and saved.is_exact else Trace(silent=True)
    most = cents(minder_huurtoeslag(told, nu=now.high.award, straks=much.low.award))
    least = cents(minder_huurtoeslag(Trace(silent=True), nu=now.low.award, straks=little.high.award))
    return Range(Cents(min(least, saved.low)), Cents(min(most, saved.high)))


def _renting(household: Household, saved: Cents) -> Household:
    """The household with its present rent all year, less what is saved in twelve months."""
    home = household.woning
    day = max(household.peildatum, home.verhoogd_op or household.peildatum)
    rent = home.kale_huur.at(day) or NONE
    lower = cents(euros(rent) - euros(saved) / TWELVE)
    return replace(household, woning=replace(home, kale_huur=always(lower)))

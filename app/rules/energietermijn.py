"""The monthly instalment for energy against what a year is expected to cost."""

from decimal import Decimal

from app.domain.household import Household
from app.domain.message import message
from app.domain.money import ZERO, Cents, euros, half_up_cent
from app.rules.awir import TWELVE, Right
from app.rules.energiekosten import ACM, LAW, expected_costs, prices_of, use_of
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel


@artikel(ACM, "", "EUR/maand")
def te_veel_per_maand(trace: Trace, *, termijn: Decimal, kosten: Decimal) -> Decimal:
    """What the instalment is above a twelfth of the year; negative when it is below. Euros per month."""
    return half_up_cent(termijn - kosten / TWELVE)


def energietermijn(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """What the instalment is too high in a year, so that it can go down, or too low, so that a bill will come."""
    trace.estimate = True
    if household.energie.vergelijken is False:
        return _instalment(ZERO, ZERO, "nee_niet_bekeken")
    kosten = expected_costs(trace, law, use_of(household), prices_of(household.energie.contract))
    termijn = euros(household.energie.termijnbedrag or Cents(0))
    over = te_veel_per_maand(trace, termijn=termijn, kosten=kosten)
    if abs(over) <= trace.amount(law, f"{LAW}.termijn_marge"):
        return _instalment(ZERO, ZERO, "nee_klopt")
    if over < 0:
        return _instalment(ZERO, -over, "nee_te_laag")
    return _instalment(over, ZERO, "ja")


def _instalment(over: Decimal, short: Decimal, word: str) -> Right:
    """Amounts per month in euros."""
    return Right(
        months=(over,) * 12,
        exact=over * TWELVE,
        award=over * TWELVE,
        reason=message(f"reden.energietermijn.{word}"),
        estimate=True,
        in_cents=True,
        owed=short * TWELVE,
    )

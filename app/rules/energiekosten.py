"""What energy costs in a year: supply, tax and grid. Use is that of a past year, so everything is an estimate."""

from decimal import Decimal

from app.domain.household import Household
from app.domain.money import RATE_PARTS, ZERO, Cents, euros, half_up_cent
from app.domain.parts import Rate, Tarief
from app.rules.awir import TWELVE
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

LAW = "energie"
ACM = "Autoriteit Consument & Markt"
WBM = "Wet belastingen op milieugrondslag"


@artikel("Elektriciteitswet 1998", "31c", "kWh")
def stroom_na_salderen(trace: Trace, *, verbruik: Decimal, teruglevering: Decimal) -> Decimal:
    """What is used less what is given back, never below zero; kWh per year."""
    return max(ZERO, verbruik - teruglevering)


@artikel(ACM, "", "EUR/jaar")
def kosten_van_stroom(trace: Trace, *, stroom: Decimal, prijs: Decimal) -> Decimal:
    """Kilowatt-hours at a price; euros per year."""
    return half_up_cent(stroom * prijs)


@artikel(ACM, "", "EUR/jaar")
def kosten_van_gas(trace: Trace, *, gas: Decimal, prijs: Decimal) -> Decimal:
    """Cubic metres at a price; euros per year."""
    return half_up_cent(gas * prijs)


@artikel(ACM, "", "EUR/jaar")
def leveringskosten(trace: Trace, *, stroom: Decimal, gas: Decimal, vast: Decimal) -> Decimal:
    """What a supplier asks in a year: by use and fixed; euros per year."""
    return stroom + gas + vast * TWELVE


@artikel(WBM, "59", "EUR/jaar")
def energiebelasting(trace: Trace, *, stroom: Decimal, per_kwh: Decimal, gas: Decimal, per_m3: Decimal) -> Decimal:
    """The tax over what is used; euros per year."""
    return half_up_cent(stroom * per_kwh + gas * per_m3)


@artikel(WBM, "63", "EUR/jaar")
def verwachte_energiekosten(
    trace: Trace, *, levering: Decimal, belasting: Decimal, netbeheer: Decimal, vermindering: Decimal
) -> Decimal:
    """All of a year: supply, tax and grid, less the reduction of the tax; euros per year."""
    return levering + belasting + netbeheer - vermindering


def expected_costs(trace: Trace, law: Parameters, household: Household) -> Decimal:
    """What the own contract costs in a year with everything in it, in euros."""
    levering = supply(trace, household, household.energie.contract)
    stroom, gas = _net_use(Trace(silent=True), household)
    belasting = energiebelasting(
        trace,
        stroom=stroom,
        per_kwh=trace.amount(law, f"{LAW}.belasting_stroom"),
        gas=gas,
        per_m3=trace.amount(law, f"{LAW}.belasting_gas"),
    )
    netbeheer = trace.amount(law, f"{LAW}.netbeheer_stroom")
    if gas:
        netbeheer += trace.amount(law, f"{LAW}.netbeheer_gas")
    return verwachte_energiekosten(
        trace,
        levering=levering,
        belasting=belasting,
        netbeheer=netbeheer,
        vermindering=trace.amount(law, f"{LAW}.belastingvermindering"),
    )


def supply(trace: Trace, household: Household, tarief: Tarief) -> Decimal:
    """What a supplier asks in a year at these prices, in euros."""
    stroom, gas = _net_use(trace, household)
    return leveringskosten(
        trace,
        stroom=kosten_van_stroom(trace, stroom=stroom, prijs=_price(tarief.stroom)),
        gas=kosten_van_gas(trace, gas=gas, prijs=_price(tarief.gas)) if gas else ZERO,
        vast=euros(tarief.vaste_leveringskosten or Cents(0)),
    )


def _net_use(trace: Trace, household: Household) -> tuple[Decimal, Decimal]:
    """Kilowatt-hours and cubic metres that are paid for in a year."""
    verbruik = household.energie.verbruik
    stroom, back = Decimal(verbruik.stroom_kwh or 0), Decimal(verbruik.teruglevering_kwh or 0)
    if back:
        stroom = stroom_na_salderen(trace, verbruik=stroom, teruglevering=back)
    return stroom, Decimal(verbruik.gas_m3 or 0)


def _price(rate: Rate | None) -> Decimal:
    return Decimal(rate or 0) / RATE_PARTS

"""What energy costs in a year: supply, tax and grid. Use is that of a past year, so everything is an estimate."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.household import Household
from app.domain.money import RATE_PARTS, ZERO, Cents, euros, half_up_cent
from app.domain.parts import Tarief
from app.rules.awir import TWELVE
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

LAW = "energie"
ACM = "Autoriteit Consument & Markt"
WBM = "Wet belastingen op milieugrondslag"


@dataclass(frozen=True, slots=True)
class Prijzen:
    """Supply prices with VAT and without energy tax: euros per kWh, per cubic metre, and fixed per month."""

    stroom: Decimal
    gas: Decimal
    vast: Decimal


@dataclass(frozen=True, slots=True)
class Jaarverbruik:
    """The use of a year: kWh from the grid, kWh given back, cubic metres of gas."""

    stroom: Decimal
    teruglevering: Decimal
    gas: Decimal

    def netto(self, trace: Trace) -> Decimal:
        """The kWh that are paid for in a year."""
        if not self.teruglevering:
            return self.stroom
        return stroom_na_salderen(trace, verbruik=self.stroom, teruglevering=self.teruglevering)


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


def expected_costs(trace: Trace, law: Parameters, verbruik: Jaarverbruik, prijzen: Prijzen) -> Decimal:
    """What a contract costs in a year with everything in it, in euros."""
    levering = supply(trace, verbruik, prijzen)
    belasting = energiebelasting(
        trace,
        stroom=verbruik.netto(Trace(silent=True)),
        per_kwh=trace.amount(law, f"{LAW}.belasting_stroom"),
        gas=verbruik.gas,
        per_m3=trace.amount(law, f"{LAW}.belasting_gas"),
    )
    netbeheer = trace.amount(law, f"{LAW}.netbeheer_stroom")
    if verbruik.gas:
        netbeheer += trace.amount(law, f"{LAW}.netbeheer_gas")
    return verwachte_energiekosten(
        trace,
        levering=levering,
        belasting=belasting,
        netbeheer=netbeheer,
        vermindering=trace.amount(law, f"{LAW}.vermindering"),
    )


def supply(trace: Trace, verbruik: Jaarverbruik, prijzen: Prijzen) -> Decimal:
    """What a supplier asks in a year at these prices, in euros."""
    stroom = kosten_van_stroom(trace, stroom=verbruik.netto(trace), prijs=prijzen.stroom)
    gas = kosten_van_gas(trace, gas=verbruik.gas, prijs=prijzen.gas) if verbruik.gas else ZERO
    return leveringskosten(trace, stroom=stroom, gas=gas, vast=prijzen.vast)


def use_of(household: Household) -> Jaarverbruik:
    """The use of a household of which it is known."""
    verbruik = household.energie.verbruik
    return Jaarverbruik(
        Decimal(verbruik.stroom_kwh or 0), Decimal(verbruik.teruglevering_kwh or 0), Decimal(verbruik.gas_m3 or 0)
    )


def prices_of(tarief: Tarief) -> Prijzen:
    """The prices of a contract or an offer of which they are known."""
    stroom, gas = (Decimal(rate or 0) / RATE_PARTS for rate in (tarief.stroom, tarief.gas))
    return Prijzen(stroom, gas, euros(tarief.vaste_leveringskosten or Cents(0)))

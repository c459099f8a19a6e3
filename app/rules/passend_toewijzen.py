"""Rent that fits: the limits of passend toewijzen, the rent a budget can bear, and the cost of a home as a whole."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import ONE, ZERO, half_up_cent
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Woningwet"
LAW = "woningwet"
TWO = ONE + ONE


@dataclass(frozen=True, slots=True)
class Huurder:
    """A household that looks for a home: its income in euros per year; ``ouder``: it counts as one with AOW."""

    inkomen: Decimal
    personen: int
    ouder: bool = False

    @property
    def size(self) -> str:
        """Whether the limits of one or of more persons hold."""
        return "een" if self.personen == 1 else "meer"


@dataclass(frozen=True, slots=True)
class Toewijzing:
    """The limits: incomes in euros per year, the rent in euros per month, and what a rent is above it."""

    inkomensgrens: Decimal
    inkomensgrens_sociaal: Decimal
    hoogste_huur: Decimal
    te_hoog: Decimal
    is_doelgroep: bool
    is_sociaal: bool

    @property
    def is_passend(self) -> bool:
        """Whether a corporation may let at this rent without leaving the rule; above the income limit it is free to."""
        return not self.is_doelgroep or not self.te_hoog


@dataclass(frozen=True, slots=True)
class Woonkosten:
    """The cost of a home, in euros per month; ``heffingen`` are taxes of gemeente and waterschap for the user."""

    kale_huur: Decimal
    servicekosten: Decimal = ZERO
    energie: Decimal = ZERO
    heffingen: Decimal = ZERO
    huurtoeslag: Decimal = ZERO


@artikel(WET, "46, tweede lid", "EUR/maand")
def huur_boven_grens(trace: Trace, *, huur: Decimal, grens: Decimal) -> Decimal:
    """What a rent is above the aftoppingsgrens, never below zero; euros per month."""
    return max(ZERO, huur - grens)


@artikel("Nibud", "", "EUR/maand")
def huur_die_past(trace: Trace, *, inkomen: Decimal, uitgaven: Decimal) -> Decimal:
    """What a budget without rent leaves for it, never below zero; euros per month."""
    return max(ZERO, inkomen - uitgaven)


@artikel("Nibud", "", "EUR/maand")
def betaalbare_huur(trace: Trace, *, laagste: Decimal, hoogste: Decimal) -> Decimal:
    """Half way: the room between both budgets is shared by rent and the rest; half a cent up, euros per month."""
    return half_up_cent((laagste + hoogste) / TWO)


@artikel("CBS", "", "EUR/maand")
def woonlasten(
    trace: Trace, *, huur: Decimal, servicekosten: Decimal, energie: Decimal, heffingen: Decimal, huurtoeslag: Decimal
) -> Decimal:
    """All that living in a home costs, less the huurtoeslag; euros per month."""
    return huur + servicekosten + energie + heffingen - huurtoeslag


@artikel("CBS", "", "deel")
def woonquote(trace: Trace, *, woonlasten: Decimal, inkomen: Decimal) -> Decimal:
    """The cost of the home as a part of the net income without huurtoeslag."""
    return woonlasten / inkomen


def limits(trace: Trace, law: Parameters, huurder: Huurder, huur: Decimal) -> Toewijzing:
    """The limits of a household, and whether a rent (euros per month) stays within."""
    high = huurder.personen >= law.get("huurtoeslag.personen_aftoppingsgrens_hoog").amount
    grens = trace.amount(law, f"huurtoeslag.aftoppingsgrens_{'hoog' if high else 'laag'}")
    passend = trace.amount(law, f"{LAW}.passend_inkomen_{huurder.size}{'_ouder' if huurder.ouder else ''}")
    sociaal = trace.amount(law, f"{LAW}.sociale_huur_inkomen_{huurder.size}")
    return Toewijzing(
        inkomensgrens=passend,
        inkomensgrens_sociaal=sociaal,
        hoogste_huur=grens,
        te_hoog=huur_boven_grens(trace, huur=huur, grens=grens),
        is_doelgroep=huurder.inkomen <= passend,
        is_sociaal=huurder.inkomen <= sociaal,
    )


def affordable(
    trace: Trace, inkomen: Decimal, minimum: Decimal, voorbeeld: Decimal
) -> tuple[Decimal, Decimal, Decimal]:
    """The lowest, fitting and highest rent by net income and two budgets without rent, all in euros per month.

    The budgets are the organisation's own (those of Nibud need a licence): the least one can live on, and an example.
    """
    trace.estimate = True  # a method, no law
    lowest = huur_die_past(trace, inkomen=inkomen, uitgaven=max(minimum, voorbeeld))
    highest = huur_die_past(trace, inkomen=inkomen, uitgaven=min(minimum, voorbeeld))
    return lowest, betaalbare_huur(trace, laagste=lowest, hoogste=highest), highest


def cost_of_home(trace: Trace, kosten: Woonkosten) -> Decimal:
    """The cost of a home in euros per month."""
    return woonlasten(
        trace,
        huur=kosten.kale_huur,
        servicekosten=kosten.servicekosten,
        energie=kosten.energie,
        heffingen=kosten.heffingen,
        huurtoeslag=kosten.huurtoeslag,
    )

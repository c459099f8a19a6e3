"""Huurverhoging: the most the bare rent of a social home may rise, and a right to a lower rent after a fall in income.

Uitvoeringswet huurprijzen, article 10, and BW 7:252b. The percentage of the year, a fixed amount for a low rent or
for a higher income: the highest of them, never together. The limits of income of 2026 are those of 2025, an estimate.
A middle and a free rent have a percentage of their own. Not in it: a rent that rose because the home was improved.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.money import ZERO, floor_cent
from app.domain.period import add_months
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Uitvoeringswet huurprijzen woonruimte"
BW = "Burgerlijk Wetboek Boek 7"
LAW = "huurprijzen"


class Huursoort(StrEnum):
    """What kind of rent it is; the contract decides, so a visit may not know it."""

    SOCIAAL = "sociaal"
    MIDDEN = "midden"
    VRIJ = "vrij"


@dataclass(frozen=True, slots=True)
class Verhoging:
    """The most a rent may rise: in euros per month, and as a part of it unless a fixed amount holds."""

    bedrag: Decimal
    deel: Decimal | None


@dataclass(frozen=True, slots=True)
class Huishoudinkomen:
    """The income of all who live in a home together, euros per year, and how many they are."""

    inkomen: Decimal
    personen: int

    @property
    def size(self) -> str:
        """Whether the limits of one or of more persons hold."""
        return "een" if self.personen == 1 else "meer"


@dataclass(frozen=True, slots=True)
class Huursprong:
    """A bare rent before and after it rose, euros per month."""

    oud: Decimal
    nieuw: Decimal


@artikel(WET, "10, tweede lid", "EUR/maand")
def huurverhoging_naar_deel(trace: Trace, *, kale_huur: Decimal, percentage: Decimal) -> Decimal:
    """The highest increase as a part of the bare rent, down to the cent so that it stays within; euros per month."""
    return floor_cent(kale_huur * percentage)


@artikel(WET, "10", "EUR/maand")
def huurverhoging_midden_of_vrij(trace: Trace, *, kale_huur: Decimal, percentage: Decimal) -> Decimal:
    """The highest increase of a middle or a free rent, down to the cent so that it stays within; euros per month."""
    return floor_cent(kale_huur * percentage)


@artikel(WET, "10, tweede lid", "EUR/maand")
def huurverhoging_lage_huur(trace: Trace, *, kale_huur: Decimal, grens: Decimal, bedrag: Decimal) -> Decimal:
    """The highest increase of a bare rent below the limit: a fixed amount, euros per month."""
    return bedrag


@artikel(WET, "10, tweede lid", "EUR/maand")
def huurverhoging_naar_inkomen(trace: Trace, *, inkomen: Decimal, grens: Decimal, bedrag: Decimal) -> Decimal:
    """The highest increase for an income above the limit: a fixed amount, euros per month."""
    return bedrag


@artikel(WET, "10, tweede lid", "EUR/maand")
def huurverhoging_om_inkomen(trace: Trace, *, bedrag: Decimal) -> Decimal:
    """The highest increase because of an income, however high that was: a fixed amount, euros per month."""
    return bedrag


@artikel(WET, "10", "EUR/maand")
def huur_te_veel_verhoogd(trace: Trace, *, oude_huur: Decimal, nieuwe_huur: Decimal, hoogste: Decimal) -> Decimal:
    """What the rent rose above the highest increase, never below zero; euros per month."""
    return max(ZERO, nieuwe_huur - oude_huur - hoogste)


@artikel(BW, "252b, eerste lid", "EUR/maand")
def huurverlaging(trace: Trace, *, oude_huur: Decimal, nieuwe_huur: Decimal, verhoging: Decimal) -> Decimal:
    """What the rent goes down to what it would be with the increase for the income now; euros per month."""
    return max(ZERO, nieuwe_huur - oude_huur - verhoging)


def highest(trace: Trace, law: Parameters, kale_huur: Decimal) -> Verhoging:
    """The highest increase of a bare rent in euros per month, by the percentage of the year from 1 July."""
    grens = trace.amount(law, f"{LAW}.lage_huur_grens")
    if kale_huur < grens:
        vast = trace.amount(law, f"{LAW}.lage_huur_verhoging")
        return Verhoging(huurverhoging_lage_huur(trace, kale_huur=kale_huur, grens=grens, bedrag=vast), None)
    deel = trace.amount(law, f"{LAW}.huurverhoging")
    return Verhoging(huurverhoging_naar_deel(trace, kale_huur=kale_huur, percentage=deel), deel)


def highest_of(trace: Trace, law: Parameters, kale_huur: Decimal, soort: Huursoort) -> Verhoging | None:
    """The highest increase of a bare rent of this kind, in euros per month; None when it is not known of this day."""
    name = f"{LAW}.huurverhoging" if soort is Huursoort.SOCIAAL else f"{LAW}.huurverhoging_{soort}"
    if not law.has(name):
        return None
    if soort is Huursoort.SOCIAAL:
        return highest(trace, law, kale_huur)
    deel = trace.amount(law, name)
    return Verhoging(huurverhoging_midden_of_vrij(trace, kale_huur=kale_huur, percentage=deel), deel)


def by_income(trace: Trace, law: Parameters, home: Huishoudinkomen) -> Decimal:
    """The fixed increase that an income allows, euros per month; nothing up to and including the first limit."""
    for step in ("_hoog", ""):
        grens = trace.amount(law, f"{LAW}.inkomensgrens{step}_{home.size}")
        if home.inkomen > grens:
            bedrag = trace.amount(law, f"{LAW}.verhoging_inkomen{step}")
            return huurverhoging_naar_inkomen(trace, inkomen=home.inkomen, grens=grens, bedrag=bedrag)
    return ZERO


def highest_for(trace: Trace, law: Parameters, kale_huur: Decimal, home: Huishoudinkomen) -> Decimal:
    """The highest increase for a household, in euros per month."""
    return max(highest(trace, law, kale_huur).bedrag, by_income(trace, law, home))


def whatever_income(trace: Trace, law: Parameters, kale_huur: Decimal) -> Decimal:
    """The highest increase for the highest income, in euros per month."""
    fixed = huurverhoging_om_inkomen(trace, bedrag=trace.amount(law, f"{LAW}.verhoging_inkomen_hoog"))
    return max(highest(trace, law, kale_huur).bedrag, fixed)


def too_much(trace: Trace, law: Parameters, sprong: Huursprong, home: Huishoudinkomen | None) -> Decimal:
    """What a rent rose too much, euros per month. ``law`` is of the first day of the new rent.

    ``home`` has the income of two years before; None: the landlord does not say that the income is why.
    """
    most = highest(trace, law, sprong.oud).bedrag if home is None else highest_for(trace, law, sprong.oud, home)
    return huur_te_veel_verhoogd(trace, oude_huur=sprong.oud, nieuwe_huur=sprong.nieuw, hoogste=most)


def lower_rent(trace: Trace, law: Parameters, sprong: Huursprong, home: Huishoudinkomen) -> Decimal:
    """What a rent that rose because of the income goes down for the income that is left, euros per month.

    ``law`` is of the first day of the rent that rose.
    """
    most = highest_for(trace, law, sprong.oud, home)
    return huurverlaging(trace, oude_huur=sprong.oud, nieuwe_huur=sprong.nieuw, verhoging=most)


def lower_from(trace: Trace, law: Parameters, request: date) -> date:
    """The first day of a lower rent that is asked for on a day: the first of a month, a number of months later."""
    months = int(trace.amount(law, f"{LAW}.verlaging_maanden"))
    return add_months(request, months if request.day == 1 else months + 1)

"""Deductible costs of care (Wet inkomstenbelasting 2001, section 6.5): uplift, threshold and deduction.

The thresholds from 2024 on were not published where we could see them: they are estimates and make the outcome one.
"""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import ZERO, half_up_cent
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Wet inkomstenbelasting 2001"
LAW = "inkomstenbelasting.zorgkosten"


@dataclass(frozen=True, slots=True)
class Zorgkosten:
    """What was paid in a year and not reimbursed, in euros, of both fiscal partners together.

    ``verhoogbaar`` are the costs that may be uplifted; ``overig`` those that may not: treatment by a doctor and travel
    to visit the sick. The own risk, own contributions, premiums and glasses are never deductible.
    ``drempelinkomen`` is the income of both before personal deductions; ``partner``: the whole year; ``aow``: one of
    them has the AOW age on 1 January.
    """

    drempelinkomen: Decimal
    verhoogbaar: Decimal
    overig: Decimal = ZERO
    partner: bool = False
    aow: bool = False


@dataclass(frozen=True, slots=True)
class Aftrek:
    """The uplift, the threshold and what may be deducted, in euros per year."""

    verhoging: Decimal
    drempel: Decimal
    aftrek: Decimal


@artikel(WET, "6.19", "EUR/jaar")
def verhoging_zorgkosten(trace: Trace, *, kosten: Decimal, percentage: Decimal) -> Decimal:
    """The extra amount over costs that may be uplifted, euros per year."""
    return kosten * percentage


@artikel(WET, "6.20", "EUR/jaar")
def lage_drempel_zorgkosten(trace: Trace, *, bedrag: Decimal, personen: int) -> Decimal:
    """The fixed threshold of a low income, twice for partners; euros per year."""
    return bedrag * personen


@artikel(WET, "6.20", "EUR/jaar")
def drempel_zorgkosten(trace: Trace, *, inkomen: Decimal, percentage: Decimal) -> Decimal:
    """The threshold as a part of the income, euros per year."""
    return inkomen * percentage


@artikel(WET, "6.20", "EUR/jaar")
def hoge_drempel_zorgkosten(
    trace: Trace, *, bedrag: Decimal, inkomen: Decimal, vanaf: Decimal, percentage: Decimal
) -> Decimal:
    """The threshold of a high income: a fixed amount and a part of the income above ``vanaf``; euros per year."""
    return bedrag + percentage * (inkomen - vanaf)


@artikel(WET, "6.20", "EUR/jaar")
def aftrek_zorgkosten(trace: Trace, *, kosten: Decimal, verhoging: Decimal, drempel: Decimal) -> Decimal:
    """The costs with the uplift as far as above the threshold, half a cent up; euros per year."""
    return half_up_cent(max(ZERO, kosten + verhoging - drempel))


def deduct(trace: Trace, law: Parameters, kosten: Zorgkosten) -> Aftrek:
    """What of the costs may be deducted, in euros per year; partners may divide it as they like."""
    verhoging = _uplift(trace, law, kosten)
    drempel = _threshold(trace, law, kosten)
    paid = kosten.verhoogbaar + kosten.overig
    aftrek = aftrek_zorgkosten(trace, kosten=paid, verhoging=verhoging, drempel=drempel)
    return Aftrek(half_up_cent(verhoging), half_up_cent(drempel), aftrek)


def _uplift(trace: Trace, law: Parameters, kosten: Zorgkosten) -> Decimal:
    if kosten.drempelinkomen > trace.amount(law, f"{LAW}_verhoging_tot"):
        return ZERO
    percentage = trace.amount(law, f"{LAW}_verhoging{'_aow' if kosten.aow else ''}")
    return verhoging_zorgkosten(trace, kosten=kosten.verhoogbaar, percentage=percentage)


def _threshold(trace: Trace, law: Parameters, kosten: Zorgkosten) -> Decimal:
    inkomen, persons = kosten.drempelinkomen, 2 if kosten.partner else 1
    if inkomen <= trace.amount(law, f"{LAW}_laag_tot") * persons:
        return lage_drempel_zorgkosten(trace, bedrag=trace.amount(law, f"{LAW}_laag"), personen=persons)
    middle = trace.amount(law, f"{LAW}_midden_tot")
    if inkomen <= middle:
        return drempel_zorgkosten(trace, inkomen=inkomen, percentage=trace.amount(law, f"{LAW}_midden_deel"))
    return hoge_drempel_zorgkosten(
        trace,
        bedrag=trace.amount(law, f"{LAW}_hoog"),
        inkomen=inkomen,
        vanaf=middle,
        percentage=trace.amount(law, f"{LAW}_hoog_deel"),
    )

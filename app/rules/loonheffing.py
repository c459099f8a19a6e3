"""Loonheffing: what an employer withholds from a month's pay by the white month table (Wet op de loonbelasting 1964).

The rounding is the one that reproduces every row of the published tables of 2024 to 2026 below the AOW age; above it
the rows without loonheffingskorting. Someone born before 1946 has a longer first bracket, which is not in it.
"""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import HUNDRED, ZERO, ceil_euro, floor_euro, half_up_cent
from app.rules.awir import TWELVE
from app.rules.parameters import Parameters, Row
from app.rules.trace import Trace, artikel

WET = "Wet op de loonbelasting 1964"
IB = "inkomstenbelasting"


@dataclass(frozen=True, slots=True)
class Loon:
    """What is paid in a month, in euros before tax, and to whom.

    ``aow``: the person has reached the AOW age. ``arbeid``: it is pay for work, so the arbeidskorting counts; a
    benefit or a pension has none.
    """

    maandloon: Decimal
    loonheffingskorting: bool
    aow: bool
    arbeid: bool = True


@artikel(WET, "25", "EUR/jaar")
def tabelloon(trace: Trace, *, maandloon: Decimal, stap: Decimal) -> Decimal:
    """The pay of a year by the table: the month down to a whole step, times twelve; euros per year."""
    return maandloon // stap * stap * TWELVE


@artikel(WET, "20a", "EUR/jaar")
def loonbelasting_in_schijf(trace: Trace, *, bedrag: Decimal, procent: Decimal) -> Decimal:
    """The tax over the pay in one bracket, down to whole euros; each bracket is rounded before they are added."""
    return floor_euro(bedrag * procent / HUNDRED)


@artikel(WET, "22", "EUR/jaar")
def algemene_heffingskorting(
    trace: Trace, *, maximum: Decimal, percentage: Decimal, loon: Decimal, vanaf: Decimal
) -> Decimal:
    """The algemene heffingskorting: the maximum less a part of what the pay exceeds ``vanaf``, up to whole euros."""
    return _tapered(maximum, percentage, loon - vanaf)


@artikel(WET, "22b", "EUR/jaar")
def ouderenkorting(trace: Trace, *, maximum: Decimal, percentage: Decimal, loon: Decimal, vanaf: Decimal) -> Decimal:
    """The ouderenkorting: the maximum less a part of what the pay exceeds ``vanaf``, up to whole euros."""
    return _tapered(maximum, percentage, loon - vanaf)


@artikel(WET, "22a", "EUR/jaar")
def arbeidskorting(trace: Trace, *, basis: Decimal, procent: Decimal, loon: Decimal, vanaf: Decimal) -> Decimal:
    """The arbeidskorting: what it is at ``vanaf`` and a percentage of the pay above, up to whole euros."""
    return max(ZERO, ceil_euro(basis + procent / HUNDRED * (loon - vanaf)))


@artikel(WET, "27", "EUR/maand")
def inhouding_per_maand(trace: Trace, *, belasting: Decimal, kortingen: Decimal) -> Decimal:
    """A twelfth of the tax less the kortingen, half a cent up; never below zero. Euros per month."""
    return half_up_cent(max(ZERO, belasting - kortingen) / TWELVE)


def withheld(trace: Trace, law: Parameters, loon: Loon) -> Decimal:
    """What is withheld from the pay of a month, in euros."""
    jaarloon = tabelloon(trace, maandloon=loon.maandloon, stap=trace.amount(law, "loonheffing.stap"))
    belasting = _tax(trace, law, jaarloon, loon.aow)
    kortingen = _credits(trace, law, jaarloon, loon) if loon.loonheffingskorting else ZERO
    return inhouding_per_maand(trace, belasting=belasting, kortingen=kortingen)


def _tapered(maximum: Decimal, share: Decimal, excess: Decimal) -> Decimal:
    return ceil_euro(max(ZERO, maximum - share * max(ZERO, excess)))


def _tax(trace: Trace, law: Parameters, jaarloon: Decimal, aow: bool) -> Decimal:
    total = ZERO
    for row in trace.table(law, f"{IB}.schijven"):
        if jaarloon > row.van:
            part = (jaarloon if row.tot is None else min(jaarloon, row.tot)) - row.van
            total += loonbelasting_in_schijf(trace, bedrag=part, procent=row.pcts[1 if aow else 0])
    return total


def _credits(trace: Trace, law: Parameters, jaarloon: Decimal, loon: Loon) -> Decimal:
    tail = "_aow" if loon.aow else ""
    total = algemene_heffingskorting(
        trace,
        maximum=trace.amount(law, f"{IB}.algemene_heffingskorting{tail}"),
        percentage=trace.amount(law, f"{IB}.algemene_heffingskorting_afbouw{tail}"),
        loon=jaarloon,
        vanaf=trace.amount(law, f"{IB}.algemene_heffingskorting_vanaf"),
    )
    if loon.aow:
        total += ouderenkorting(
            trace,
            maximum=trace.amount(law, f"{IB}.ouderenkorting"),
            percentage=trace.amount(law, f"{IB}.ouderenkorting_afbouw"),
            loon=jaarloon,
            vanaf=trace.amount(law, f"{IB}.ouderenkorting_vanaf"),
        )
    return total + (_work_credit(trace, law, jaarloon, tail) if loon.arbeid else ZERO)


def _work_credit(trace: Trace, law: Parameters, jaarloon: Decimal, tail: str) -> Decimal:
    rows = trace.table(law, f"{IB}.arbeidskorting{tail}")
    part, row = next((i, row) for i, row in enumerate(rows, start=1) if _reaches(row, jaarloon))
    basis = ZERO if part == 1 else trace.amount(law, f"{IB}.arbeidskorting{tail}_basis_{part}")
    return arbeidskorting(trace, basis=basis, procent=row.pcts[0], loon=jaarloon, vanaf=row.van)


def _reaches(row: Row, jaarloon: Decimal) -> bool:
    return row.tot is None or jaarloon <= row.tot

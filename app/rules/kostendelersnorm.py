"""Kostendelersnorm: the bijstandsnorm of someone who shares the costs of a home with other adults (article 22a)."""

from decimal import ROUND_HALF_UP, Decimal

from app.domain.money import half_up_cent
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Participatiewet"
LAW = "participatiewet"


@artikel(WET, "22a, eerste lid", "EUR/maand")
def norm_per_kostendeler(
    trace: Trace, *, gehuwdennorm: Decimal, vast: Decimal, per_persoon: Decimal, aantal: int
) -> Decimal:
    """The exact fraction of the gehuwdennorm, half a cent up; euros per month.

    Multiplied before it is divided, so that a third keeps its half cent.
    """
    return half_up_cent(gehuwdennorm * (vast + per_persoon * aantal) / aantal)


@artikel(WET, "22a, eerste lid", "deel")
def aandeel_tot_2024(trace: Trace, *, vast: Decimal, per_persoon: Decimal, aantal: int, stap: Decimal) -> Decimal:
    """The share of the gehuwdennorm per person as the tables until 2024 round it, half a ``stap`` up."""
    return ((vast + per_persoon * aantal) / aantal).quantize(stap, rounding=ROUND_HALF_UP)


@artikel(WET, "22a, eerste lid", "EUR/maand")
def norm_naar_aandeel(trace: Trace, *, gehuwdennorm: Decimal, aandeel: Decimal) -> Decimal:
    """A share of the gehuwdennorm, half a cent up; euros per month."""
    return half_up_cent(gehuwdennorm * aandeel)


def norm_per_person(trace: Trace, law: Parameters, gehuwdennorm: Decimal, aantal: int) -> Decimal:
    """The norm of one person in euros per month; ``aantal`` is how many share the costs, this person included.

    Municipal tables until 2024 rounded the share in between and differ up to six cents from the exact fraction.
    """
    vast = trace.amount(law, f"{LAW}.kostendelersnorm_vast")
    per_persoon = trace.amount(law, f"{LAW}.kostendelersnorm_per_persoon")
    if law.has(f"{LAW}.kostendelersnorm_stap"):
        stap = trace.amount(law, f"{LAW}.kostendelersnorm_stap")
        aandeel = aandeel_tot_2024(trace, vast=vast, per_persoon=per_persoon, aantal=aantal, stap=stap)
        return norm_naar_aandeel(trace, gehuwdennorm=gehuwdennorm, aandeel=aandeel)
    return norm_per_kostendeler(trace, gehuwdennorm=gehuwdennorm, vast=vast, per_persoon=per_persoon, aantal=aantal)

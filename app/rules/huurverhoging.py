"""Huurverhoging: the most the bare rent of a social home may rise (Uitvoeringswet huurprijzen, article 10).

The income-dependent increase is not in it: its limits of 2026 are not known.
"""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import floor_cent
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Uitvoeringswet huurprijzen woonruimte"
LAW = "huurprijzen"


@dataclass(frozen=True, slots=True)
class Verhoging:
    """The most a rent may rise: in euros per month, and as a part of it unless a fixed amount holds."""

    bedrag: Decimal
    deel: Decimal | None


@artikel(WET, "10, tweede lid", "EUR/maand")
def huurverhoging_naar_deel(trace: Trace, *, kale_huur: Decimal, percentage: Decimal) -> Decimal:
    """The highest increase as a part of the bare rent, down to the cent so that it stays within; euros per month."""
    return floor_cent(kale_huur * percentage)


@artikel(WET, "10, tweede lid", "EUR/maand")
def huurverhoging_lage_huur(trace: Trace, *, kale_huur: Decimal, grens: Decimal, bedrag: Decimal) -> Decimal:
    """The highest increase of a bare rent below the limit: a fixed amount, euros per month."""
    return bedrag


def highest(trace: Trace, law: Parameters, kale_huur: Decimal) -> Verhoging:
    """The highest increase of a bare rent in euros per month, by the percentage of the year from 1 July."""
    grens = trace.amount(law, f"{LAW}.lage_huur_grens")
    if kale_huur < grens:
        vast = trace.amount(law, f"{LAW}.lage_huur_verhoging")
        return Verhoging(huurverhoging_lage_huur(trace, kale_huur=kale_huur, grens=grens, bedrag=vast), None)
    deel = trace.amount(law, f"{LAW}.huurverhoging")
    return Verhoging(huurverhoging_naar_deel(trace, kale_huur=kale_huur, percentage=deel), deel)

"""Bijzondere bijstand: what one bears of special costs by a municipality's choices (Participatiewet, article 35).

Always an estimate: no published calculation was found to test it with, and the municipality judges each case.
"""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import HUNDRED, ZERO, half_up_cent
from app.rules.bijstand import asset_limit
from app.rules.bijstandsnorm import Leden, norm_alone
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Participatiewet"
LAW = "participatiewet"


@dataclass(frozen=True, slots=True)
class Schijf:
    """The part (0 to 1) of an income up to ``tot_procent`` of the norm that one has to use; None: all that is above."""

    tot_procent: Decimal | None
    deel: Decimal


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What a municipality chose: shares of the income, for how many months, savings beside the limit, the drempel.

    ``spaargeld_vrij`` in euros; ``drempel``: it leaves the first costs of a year to the resident.
    """

    schijven: tuple[Schijf, ...]
    maanden: int = 12
    spaargeld_vrij: Decimal = ZERO
    drempel: bool = False


@dataclass(frozen=True, slots=True)
class Kosten:
    """Special costs in euros, who has them, net income in euros per month with holiday pay, and assets in euros."""

    leden: Leden
    inkomen: Decimal
    bedrag: Decimal
    vermogen: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Bijdrage:
    """What one bears of income and of assets over the period, and what is paid of the costs; euros."""

    uit_inkomen: Decimal
    uit_vermogen: Decimal
    vergoeding: Decimal


@artikel(WET, "35, eerste lid", "EUR/maand")
def draagkracht_uit_deel(trace: Trace, *, bedrag: Decimal, deel: Decimal) -> Decimal:
    """What one has to use of a part of the income, euros per month."""
    return bedrag * deel


@artikel(WET, "35, eerste lid")
def draagkracht_over_periode(trace: Trace, *, per_maand: Decimal, maanden: int) -> Decimal:
    """What one has to use over the whole period, half a cent up; euros."""
    return half_up_cent(per_maand * maanden)


@artikel(WET, "34 en 35")
def draagkracht_uit_vermogen(trace: Trace, *, vermogen: Decimal, grens: Decimal, vrij: Decimal) -> Decimal:
    """The assets above the limit and above what is free beside it, never below zero; euros."""
    return max(ZERO, vermogen - grens - vrij)


@artikel(WET, "35")
def vergoeding_bijzondere_bijstand(
    trace: Trace, *, kosten: Decimal, inkomen: Decimal, vermogen: Decimal, drempel: Decimal
) -> Decimal:
    """The costs less what one bears of income and assets and less the drempel, never below zero; euros."""
    return max(ZERO, kosten - inkomen - vermogen - drempel)


def bear(trace: Trace, law: Parameters, kosten: Kosten, keuzes: Keuzes) -> Bijdrage:
    """What one bears of special costs and what the municipality pays, in euros."""
    trace.estimate = True  # see the module
    own = own_share(trace, law, kosten.leden, kosten.inkomen, keuzes)
    limit = asset_limit(trace, law, kosten.leden)
    assets = draagkracht_uit_vermogen(trace, vermogen=kosten.vermogen, grens=limit, vrij=keuzes.spaargeld_vrij)
    drempel = trace.amount(law, f"{LAW}.drempel_bijzondere_bijstand") if keuzes.drempel else ZERO
    paid = vergoeding_bijzondere_bijstand(trace, kosten=kosten.bedrag, inkomen=own, vermogen=assets, drempel=drempel)
    return Bijdrage(own, assets, paid)


def own_share(trace: Trace, law: Parameters, leden: Leden, inkomen: Decimal, keuzes: Keuzes) -> Decimal:
    """What one bears of an income (euros per month, with holiday pay) over the whole period, in euros."""
    norm = norm_alone(trace, law, leden)
    month = sum((_share(trace, norm, inkomen, part) for part in _parts(keuzes)), ZERO)
    return draagkracht_over_periode(trace, per_maand=month, maanden=keuzes.maanden)


def _parts(keuzes: Keuzes) -> list[tuple[Decimal, Schijf]]:
    """Every part with the percentage of the norm at which it begins."""
    starts = [ZERO, *(schijf.tot_procent for schijf in keuzes.schijven if schijf.tot_procent is not None)]
    return list(zip(starts, keuzes.schijven, strict=False))


def _share(trace: Trace, norm: Decimal, inkomen: Decimal, part: tuple[Decimal, Schijf]) -> Decimal:
    begin, schijf = part
    top = inkomen if schijf.tot_procent is None else min(inkomen, norm * schijf.tot_procent / HUNDRED)
    within = top - norm * begin / HUNDRED
    return draagkracht_uit_deel(trace, bedrag=within, deel=schijf.deel) if within > 0 else ZERO

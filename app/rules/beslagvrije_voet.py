"""Beslagvrije voet: what a seizure has to leave, as an estimate with both its ceilings (Rv articles 475c to 475e).

No outcome between nothing and the maximum was ever tested against a published case. High rent, an own home, a car of
the employer and life in an institution or abroad are not in it; uwbeslagvrijevoet.nl and the coordinating
deurwaarder have the last word.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.money import ZERO, half_up_cent
from app.rules.awir import TWELVE
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Wetboek van Burgerlijke Rechtsvordering"
LAW = "beslagvrije_voet"


class Leefsituatie(StrEnum):
    """The four households of article 475da."""

    ALLEENSTAANDE = "alleenstaande"
    ALLEENSTAANDE_OUDER = "alleenstaande_ouder"
    GEHUWD_ZONDER_KIND = "gehuwd_zonder_kind"
    GEHUWD_MET_KIND = "gehuwd_met_kind"

    @property
    def is_gehuwd(self) -> bool:
        """Whether there is a partner."""
        return self in (Leefsituatie.GEHUWD_ZONDER_KIND, Leefsituatie.GEHUWD_MET_KIND)

    @property
    def has_kind(self) -> bool:
        """Whether there are children."""
        return self in (Leefsituatie.ALLEENSTAANDE_OUDER, Leefsituatie.GEHUWD_MET_KIND)


@dataclass(frozen=True, slots=True)
class Beslag:
    """A seizure. ``jaarinkomen`` is the taxable income of the household, euros per year.

    Per month with holiday pay, in euros: ``netto_inkomen`` of the debtor, ``netto_partner`` and ``overig`` (the
    debtor's own) are what is not seized.
    """

    leefsituatie: Leefsituatie
    jaarinkomen: Decimal
    netto_inkomen: Decimal
    netto_partner: Decimal = ZERO
    overig: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Voet:
    """The beslagvrije voet, its two ceilings, and what may be seized; euros per month."""

    voet: Decimal
    maximum: Decimal
    grens_inkomen: Decimal
    beslagbaar: Decimal


@artikel(WET, "475da", "EUR/maand")
def begin_van_de_voet(trace: Trace, *, norm: Decimal, deel: Decimal) -> Decimal:
    """A part of the bijstandsnorm; euros per month."""
    return norm * deel


@artikel(WET, "475da", "EUR/maand")
def gemiste_zorgtoeslag(
    trace: Trace, *, inkomen: Decimal, drempelinkomen: Decimal, percentage: Decimal, hoogste: Decimal
) -> Decimal:
    """The zorgtoeslag that the income costs, up to the price of insurance; euros per month."""
    return min(percentage * max(ZERO, inkomen - drempelinkomen) / TWELVE, hoogste)


@artikel(WET, "475da", "EUR/maand")
def gemiste_huurtoeslag(
    trace: Trace, *, inkomen: Decimal, ijkpunt: Decimal, percentage: Decimal, hoogste: Decimal
) -> Decimal:
    """The huurtoeslag that the income costs, up to the highest rent less the basishuur; euros per month."""
    return min(percentage * max(ZERO, inkomen - ijkpunt) / TWELVE, hoogste)


@artikel(WET, "475da", "EUR/maand")
def gemist_kindgebonden_budget(
    trace: Trace, *, inkomen: Decimal, drempelinkomen: Decimal, percentage: Decimal
) -> Decimal:
    """The kindgebonden budget that the income costs; euros per month."""
    return percentage * max(ZERO, inkomen - drempelinkomen) / TWELVE


@artikel(WET, "475da, eerste lid", "EUR/maand")
def voet_tot_maximum(trace: Trace, *, som: Decimal, maximum: Decimal) -> Decimal:
    """The parts together, never above the maximum of the household; euros per month."""
    return min(som, maximum)


@artikel(WET, "475db", "EUR/maand")
def voet_na_ander_inkomen(
    trace: Trace, *, voet: Decimal, inkomen_partner: Decimal, deel: Decimal, overig: Decimal
) -> Decimal:
    """Less what comes in and is not seized; of a partner at most a part of the voet. Euros per month."""
    return max(ZERO, voet - min(inkomen_partner, voet * deel) - overig)


@artikel(WET, "475dc", "EUR/maand")
def voet_binnen_inkomen(trace: Trace, *, voet: Decimal, grens: Decimal) -> Decimal:
    """Never above a part of the debtor's own income, half a cent up; euros per month."""
    return half_up_cent(min(voet, grens))


def highest(trace: Trace, law: Parameters, leefsituatie: Leefsituatie) -> Decimal:
    """The highest beslagvrije voet of a household, euros per month (article 475da, first lid)."""
    return trace.amount(law, f"{LAW}.maximum_{leefsituatie}")


def estimate(trace: Trace, law: Parameters, beslag: Beslag) -> Voet:
    """The beslagvrije voet as far as we can reckon it; only for 2026, when the huurtoeslag became a straight line."""
    trace.estimate = True  # see the module: no published case to test it with
    maximum = highest(trace, law, beslag.leefsituatie)
    som = _begin(trace, law, beslag) + _care(trace, law, beslag) + _rent(trace, law, beslag)
    if beslag.leefsituatie.has_kind:
        som += _children(trace, law, beslag)
    voet = voet_na_ander_inkomen(
        trace,
        voet=voet_tot_maximum(trace, som=som, maximum=maximum),
        inkomen_partner=beslag.netto_partner,
        deel=trace.amount(law, f"{LAW}.deel_partner"),
        overig=beslag.overig,
    )
    grens = beslag.netto_inkomen * trace.amount(law, f"{LAW}.deel_inkomen")
    kept = voet_binnen_inkomen(trace, voet=voet, grens=grens)
    return Voet(kept, maximum, half_up_cent(grens), max(ZERO, beslag.netto_inkomen - kept))


def _begin(trace: Trace, law: Parameters, beslag: Beslag) -> Decimal:
    who = "gehuwd" if beslag.leefsituatie.is_gehuwd else "alleenstaand"
    norm = trace.amount(law, f"participatiewet.norm_{who}")
    return begin_van_de_voet(trace, norm=norm, deel=trace.amount(law, f"{LAW}.deel_norm"))


def _care(trace: Trace, law: Parameters, beslag: Beslag) -> Decimal:
    couple = beslag.leefsituatie.is_gehuwd
    premies = trace.amount(law, "zorgtoeslag.standaardpremie") * (2 if couple else 1) / TWELVE
    in_norm = trace.amount(law, f"participatiewet.verhoging_inrichting_{'gehuwd' if couple else 'alleen'}")
    return gemiste_zorgtoeslag(
        trace,
        inkomen=beslag.jaarinkomen,
        drempelinkomen=trace.amount(law, "zorgtoeslag.drempelinkomen"),
        percentage=trace.amount(law, "zorgtoeslag.pct_afbouw"),
        hoogste=premies - in_norm,
    )


def _rent(trace: Trace, law: Parameters, beslag: Beslag) -> Decimal:
    size = "een" if beslag.leefsituatie is Leefsituatie.ALLEENSTAANDE else "meer"
    most = trace.amount(law, "huurtoeslag.rekenhuur_maximum") - trace.amount(law, f"huurtoeslag.basishuur_{size}")
    return gemiste_huurtoeslag(
        trace,
        inkomen=beslag.jaarinkomen,
        ijkpunt=trace.amount(law, f"huurtoeslag.inkomensijkpunt_{size}"),
        percentage=trace.amount(law, f"huurtoeslag.afbouw_{size}"),
        hoogste=most,
    )


def _children(trace: Trace, law: Parameters, beslag: Beslag) -> Decimal:
    drempelinkomen = trace.amount(law, "zorgtoeslag.drempelinkomen")
    if beslag.leefsituatie.is_gehuwd:
        drempelinkomen += trace.amount(law, f"{LAW}.drempelverhoging")
    return gemist_kindgebonden_budget(
        trace,
        inkomen=beslag.jaarinkomen,
        drempelinkomen=drempelinkomen,
        percentage=trace.amount(law, "kindgebonden_budget.pct_afbouw"),
    )

"""Huurtoeslag: the part of the rent that is paid back, by the law of 2026 and by that of 2024 and 2025."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import ZERO
from app.rules.awir import TWELVE
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Wet op de huurtoeslag"
NEW_SYSTEM_FROM = 2026
"""From this year the income lowers the sum, and the basishuur no longer depends on it."""


@dataclass(frozen=True, slots=True)
class Huur:
    """One month of renting: amounts per month and income per year in euros.

    ``jong`` tells that everybody in the home is young, without a child and without an adapted home;
    ``ouderen`` and ``aangepast`` matter only by the law of 2024.
    """

    inkomen: Decimal
    personen: int
    kale_huur: Decimal
    servicekosten: Decimal = ZERO
    jong: bool = False
    ouderen: bool = False
    aangepast: bool = False

    @property
    def kind_of_household(self) -> str:
        """``een`` or ``meer`` persons, as the law tells them apart."""
        return "een" if self.personen == 1 else "meer"


@artikel(WET, "5")
def rekenhuur(trace: Trace, *, kale_huur: Decimal, servicekosten: Decimal) -> Decimal:
    """The rent that counts, before any limit: kale huur and the service costs that the law counts, per month."""
    return kale_huur + servicekosten


@artikel(WET, "13")
def rekenhuur_tot_grens(trace: Trace, *, rekenhuur: Decimal, grens: Decimal) -> Decimal:
    """The rent that counts, at most the limit (from 2026): a higher rent does not take the right away."""
    return min(rekenhuur, grens)


@artikel(WET, "19")
def normhuur_naar_inkomen(trace: Trace, *, inkomen: Decimal, factor_a: Decimal, factor_b: Decimal) -> Decimal:
    """The norm rent by the law until 2025: a quadratic curve of the whole income, per month."""
    return factor_a * inkomen * inkomen + factor_b * inkomen


@artikel(WET, "16 en 17")
def basishuur_naar_inkomen(trace: Trace, *, normhuur: Decimal, verlaging: Decimal, minimum: Decimal) -> Decimal:
    """The part that everybody pays until 2025: the norm rent less the reduction, at least the minimum; per month."""
    return max(minimum, normhuur - verlaging)


@artikel(WET, "21, eerste lid, onderdeel a")
def deel_tot_kwaliteitskortingsgrens(
    trace: Trace, *, rekenhuur: Decimal, basishuur: Decimal, grens: Decimal, percentage: Decimal
) -> Decimal:
    """What is paid of the rent between the basishuur and the kwaliteitskortingsgrens, per month."""
    return percentage * max(ZERO, min(rekenhuur, grens) - basishuur)


@artikel(WET, "21, eerste lid, onderdeel b")
def deel_tot_aftoppingsgrens(
    trace: Trace, *, rekenhuur: Decimal, vanaf: Decimal, grens: Decimal, percentage: Decimal
) -> Decimal:
    """What is paid of the rent between the kwaliteitskortingsgrens and the aftoppingsgrens, per month."""
    return percentage * max(ZERO, min(rekenhuur, grens) - vanaf)


@artikel(WET, "21, eerste lid, onderdeel c")
def deel_boven_aftoppingsgrens(trace: Trace, *, rekenhuur: Decimal, vanaf: Decimal, percentage: Decimal) -> Decimal:
    """What is paid of the rent above the aftoppingsgrens, per month."""
    return percentage * max(ZERO, rekenhuur - vanaf)


@artikel(WET, "21, tweede lid")
def vermindering(trace: Trace, *, inkomen: Decimal, ijkpunt: Decimal, percentage: Decimal) -> Decimal:
    """What goes off because of the income above the ijkpunt (from 2026), per month."""
    return max(ZERO, inkomen - ijkpunt) * percentage / TWELVE


@artikel(WET, "21")
def huurtoeslag_per_maand(trace: Trace, *, delen: Decimal, vermindering: Decimal) -> Decimal:
    """The exact huurtoeslag of a month, never below zero."""
    return max(ZERO, delen - vermindering)


def limit_of(law: Parameters, jong: bool) -> Decimal:
    """The highest rent that counts, in euros per month; until 2025 a rent above it gives no right at all."""
    return law.get("huurtoeslag.rekenhuur_maximum_jong" if jong else "huurtoeslag.rekenhuur_maximum").amount


def service_costs_of(law: Parameters, servicekosten: Decimal) -> Decimal:
    """The service costs that count: at most the sum of the four maxima of the law, in euros per month."""
    return min(servicekosten, law.get("huurtoeslag.servicekosten_maximum").amount)


def is_above_limit(law: Parameters, huur: Huur) -> bool:
    """Whether the rent takes the right away (Wht article 13, until 2025)."""
    rent = huur.kale_huur + service_costs_of(law, huur.servicekosten)
    return law.year < NEW_SYSTEM_FROM and rent > limit_of(law, huur.jong)


def reduction(trace: Trace, law: Parameters, huur: Huur) -> Decimal:
    """The reduction because of the income, in euros per month; zero before 2026."""
    if law.year < NEW_SYSTEM_FROM:
        return ZERO
    kind = huur.kind_of_household
    return vermindering(
        trace,
        inkomen=huur.inkomen,
        ijkpunt=trace.amount(law, f"huurtoeslag.inkomensijkpunt_{kind}"),
        percentage=trace.amount(law, f"huurtoeslag.afbouw_{kind}"),
    )


def month_amount(trace: Trace, law: Parameters, huur: Huur) -> Decimal:
    """The exact huurtoeslag of one month, in euros. The rent has been found not to take the right away."""
    rent = _rent(trace, law, huur)
    basis = _basic_rent(trace, law, huur)
    kkg = trace.amount(law, "huurtoeslag.kwaliteitskortingsgrens")
    high = huur.personen >= law.get("huurtoeslag.personen_aftoppingsgrens_hoog").amount
    aft = trace.amount(law, f"huurtoeslag.aftoppingsgrens_{'hoog' if high else 'laag'}")
    delen = deel_tot_kwaliteitskortingsgrens(
        trace,
        rekenhuur=rent,
        basishuur=basis,
        grens=kkg,
        percentage=trace.amount(law, "huurtoeslag.pct_tot_kwaliteitskortingsgrens"),
    )
    if rent > kkg:
        pct = trace.amount(law, "huurtoeslag.pct_tot_aftoppingsgrens")
        delen += deel_tot_aftoppingsgrens(trace, rekenhuur=rent, vanaf=max(basis, kkg), grens=aft, percentage=pct)
    if rent > aft:
        pct = trace.amount(law, _above(huur))
        delen += deel_boven_aftoppingsgrens(trace, rekenhuur=rent, vanaf=max(basis, aft), percentage=pct)
    return huurtoeslag_per_maand(trace, delen=delen, vermindering=reduction(trace, law, huur))


def _above(huur: Huur) -> str:
    """The share above the aftoppingsgrens; only in 2024 it differs between households."""
    everybody = huur.personen == 1 or huur.ouderen or huur.aangepast
    return "huurtoeslag.pct_boven_aftoppingsgrens" + ("" if everybody else "_meer")


def _rent(trace: Trace, law: Parameters, huur: Huur) -> Decimal:
    rent = rekenhuur(trace, kale_huur=huur.kale_huur, servicekosten=service_costs_of(law, huur.servicekosten))
    name = "huurtoeslag.rekenhuur_maximum_jong" if huur.jong else "huurtoeslag.rekenhuur_maximum"
    limit = trace.amount(law, name)
    return rent if law.year < NEW_SYSTEM_FROM else rekenhuur_tot_grens(trace, rekenhuur=rent, grens=limit)


def _basic_rent(trace: Trace, law: Parameters, huur: Huur) -> Decimal:
    kind = huur.kind_of_household
    if law.year >= NEW_SYSTEM_FROM:
        return trace.amount(law, f"huurtoeslag.basishuur_{kind}")
    if huur.ouderen and law.has(f"huurtoeslag.inkomensijkpunt_{kind}_ouderen"):
        kind += "_ouderen"
    minimum = trace.amount(law, f"huurtoeslag.basishuur_minimum_{kind}")
    if huur.inkomen <= trace.amount(law, f"huurtoeslag.inkomensijkpunt_{kind}"):
        return minimum
    normhuur = normhuur_naar_inkomen(
        trace,
        inkomen=huur.inkomen,
        factor_a=trace.amount(law, f"huurtoeslag.factor_a_{kind}"),
        factor_b=trace.amount(law, f"huurtoeslag.factor_b_{kind}"),
    )
    verlaging = trace.amount(law, "huurtoeslag.verlaging_eigen_bijdrage")
    return basishuur_naar_inkomen(trace, normhuur=normhuur, verlaging=verlaging, minimum=minimum)

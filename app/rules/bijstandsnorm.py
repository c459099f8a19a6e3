"""The bijstandsnorm of a household (Participatiewet, articles 20 to 23).

Left out: the norm of a couple of whom one lives in an institution, and reductions for who has no rent to pay.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.money import ONE
from app.rules.kostendelersnorm import norm_per_person
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Participatiewet"
LAW = "participatiewet"
TWO = ONE + ONE


class Leefvorm(StrEnum):
    """The household as the Participatiewet sees it; living together counts as gehuwd (article 3)."""

    ALLEENSTAAND = "alleenstaand"
    ALLEENSTAANDE_OUDER = "alleenstaande_ouder"
    GEHUWD = "gehuwd"


@dataclass(frozen=True, slots=True)
class Leden:
    """Who the norm is for; ages in whole years, ``leeftijd_partner`` None unless gehuwd.

    ``kostendelers`` counts all who share the costs, the persons themselves included; ``inrichting``: all of them live
    in an institution.
    """

    leefvorm: Leefvorm
    leeftijd: int
    leeftijd_partner: int | None = None
    kinderen: bool = False
    kostendelers: int = 1
    inrichting: bool = False

    @property
    def ages(self) -> tuple[int, ...]:
        """The ages of the persons the norm is for, one or two."""
        return (self.leeftijd,) if self.leeftijd_partner is None else (self.leeftijd, self.leeftijd_partner)

    @property
    def limit_name(self) -> str:
        """What the asset limit of this household is called: that of one alone, or of a family."""
        return "alleenstaand" if self.leefvorm is Leefvorm.ALLEENSTAAND else "gezin"

    @property
    def is_gehuwd(self) -> bool:
        """Whether it is a couple."""
        return self.leefvorm is Leefvorm.GEHUWD


@artikel(WET, "22a, eerste lid", "EUR/maand")
def norm_van_kostendelend_paar(trace: Trace, *, norm_per_persoon: Decimal) -> Decimal:
    """A couple that shares the costs with others: each the kostendelersnorm; euros per month together."""
    return norm_per_persoon * TWO


@artikel(WET, "23, tweede lid", "EUR/maand")
def norm_in_inrichting(trace: Trace, *, norm: Decimal, verhoging: Decimal) -> Decimal:
    """The norm in an institution with the extra amount for the health insurance; euros per month."""
    return norm + verhoging


def norm_of(trace: Trace, law: Parameters, leden: Leden) -> Decimal | None:
    """The norm in euros per month with holiday pay; None where ours has no figure (articles 22a, third lid, and 24)."""
    if leden.inrichting:
        who = "gehuwd" if leden.is_gehuwd else "alleenstaand"
        extra = "gehuwd" if leden.is_gehuwd else "alleen"
        norm = trace.amount(law, f"{LAW}.norm_inrichting_{who}")
        return norm_in_inrichting(trace, norm=norm, verhoging=trace.amount(law, f"{LAW}.verhoging_inrichting_{extra}"))
    if min(leden.ages) < law.get(f"{LAW}.leeftijd_recht").amount:
        return None
    if leden.kostendelers > len(leden.ages):
        return _shared(trace, law, leden)
    return trace.amount(law, _norm_id(law, leden))


def norm_alone(trace: Trace, law: Parameters, leden: Leden) -> Decimal:
    """The norm as if nobody shared the costs, euros per month; municipalities compare incomes with it."""
    return trace.amount(law, _norm_id(law, leden))


def has_aow_age(law: Parameters, age: int) -> bool:
    """Whether someone of this age gets AOW."""
    return age >= law.get("aow.leeftijd").amount


def _norm_id(law: Parameters, leden: Leden) -> str:
    if any(has_aow_age(law, age) for age in leden.ages):
        return f"{LAW}.norm_pensioen_{'gehuwd' if leden.is_gehuwd else 'alleenstaand'}"
    young = _young(law, leden)
    if not leden.is_gehuwd:
        return f"{LAW}.norm_{'jong_' if young else ''}alleenstaand"
    return (
        f"{LAW}.norm_"
        + ("gehuwd", "jong_en_ouder", "jong_gehuwd")[young]
        + ("_kind" if young and leden.kinderen else "")
    )


def _young(law: Parameters, leden: Leden) -> int:
    """How many are younger than 21."""
    return sum(age < law.get(f"{LAW}.leeftijd_norm").amount for age in leden.ages)


def _shared(trace: Trace, law: Parameters, leden: Leden) -> Decimal | None:
    young = _young(law, leden)
    if young == len(leden.ages):  # nobody of 21: the costs are not shared
        return norm_alone(trace, law, leden)
    if young:
        return None
    pension = [has_aow_age(law, age) for age in leden.ages]
    if any(pension) and not all(pension):
        trace.estimate = True  # which norm each has was not found
    gehuwdennorm = trace.amount(law, f"{LAW}.norm_{'pensioen_' if any(pension) else ''}gehuwd")
    each = norm_per_person(trace, law, gehuwdennorm, leden.kostendelers)
    return norm_van_kostendelend_paar(trace, norm_per_persoon=each) if leden.is_gehuwd else each

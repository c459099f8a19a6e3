"""Bijstand and AIO: what of the means counts, and what is paid (Participatiewet, articles 11 to 47a).

An own home, which may make it a loan, is left out.
"""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import HUNDRED, ONE, ZERO, half_up_cent
from app.domain.outcome import Recht
from app.rules.bijstandsnorm import LAW, WET, Leden, Leefvorm, has_aow_age, norm_of
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel


@dataclass(frozen=True, slots=True)
class Werk:
    """Net wages of one person in euros per month, with holiday pay.

    ``maanden``: in how many months a part of them was left out already.
    """

    loon: Decimal = ZERO
    maanden: int = 0
    medisch_urenbeperkt: bool = False


@dataclass(frozen=True, slots=True)
class Omstandigheden:
    """What may exclude from bijstand (articles 11 and 13); weeks abroad are those of this year."""

    verblijf: bool = True
    woont_in_nederland: bool = True
    gedetineerd: bool = False
    weken_buitenland: int = 0
    studiefinanciering: bool = False


@dataclass(frozen=True, slots=True)
class Middelen:
    """The means: ``inkomen`` of all together, net with holiday pay, and of it wages and own pensions; euros per month.

    ``vermogen`` is what is owned less debts, in euros; ``kind_jonger_12``: a child that young is in the household.
    """

    inkomen: Decimal
    vermogen: Decimal = ZERO
    werk: Werk = Werk()
    werk_partner: Werk = Werk()
    eigen_pensioen: Decimal = ZERO
    kind_jonger_12: bool = False


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """One application; ``verlaging_procent`` is a part of the norm that the municipality holds back (article 18)."""

    leden: Leden
    middelen: Middelen
    omstandigheden: Omstandigheden = Omstandigheden()
    verlaging_procent: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Bijstand:
    """What comes out, in euros per month; ``vermogensgrens`` in euros. Norm and payments include the holiday pay."""

    recht: Recht
    norm: Decimal
    norm_zonder_vakantietoeslag: Decimal
    vrijlating: Decimal
    inkomen: Decimal
    uitkering: Decimal
    uitkering_zonder_vakantietoeslag: Decimal
    vermogensgrens: Decimal


@artikel(WET, "31, tweede lid", "EUR/maand")
def vrijgelaten_loon(trace: Trace, *, loon: Decimal, deel: Decimal, maximum: Decimal) -> Decimal:
    """The part of the wages that does not count, up to a maximum; euros per month."""
    return min(loon * deel, maximum)


@artikel(WET, "33, vijfde lid", "EUR/maand")
def vrijgelaten_pensioen(trace: Trace, *, pensioen: Decimal, maximum: Decimal) -> Decimal:
    """The part of an own pension that does not count from the AOW age; euros per month."""
    return min(pensioen, maximum)


@artikel(WET, "31 tot en met 33", "EUR/maand")
def inkomen_dat_meetelt(trace: Trace, *, inkomen: Decimal, vrijgelaten: Decimal) -> Decimal:
    """The income less what is left out, never below zero; euros per month."""
    return max(ZERO, inkomen - vrijgelaten)


@artikel(WET, "18", "EUR/maand")
def verlaging_als_maatregel(trace: Trace, *, norm: Decimal, procent: Decimal) -> Decimal:
    """What the municipality holds back of the norm; euros per month."""
    return norm * procent / HUNDRED


@artikel(WET, "19, tweede lid", "EUR/maand")
def uitkering_per_maand(trace: Trace, *, norm: Decimal, inkomen: Decimal, verlaging: Decimal) -> Decimal:
    """The norm less the income that counts and less a reduction, half a cent up, never below zero; euros per month."""
    return half_up_cent(max(ZERO, norm - inkomen - verlaging))


@artikel(WET, "19, derde lid", "EUR/maand")
def zonder_vakantietoeslag(trace: Trace, *, bedrag: Decimal, percentage: Decimal) -> Decimal:
    """What is paid each month; the rest is kept for the holiday pay of June. Half a cent up, euros per month."""
    return half_up_cent(bedrag * (ONE - percentage))


def asset_limit(trace: Trace, law: Parameters, leden: Leden) -> Decimal:
    """The assets that are allowed, in euros (article 34)."""
    return trace.amount(law, f"{LAW}.vermogensgrens_{leden.limit_name}")


def is_excluded(law: Parameters, leden: Leden, found: Omstandigheden) -> bool:
    """Whether there can be no right whatever the means (articles 11 and 13)."""
    weeks = "weken_buitenland_aow" if has_aow_age(law, leden.leeftijd) else "weken_buitenland"
    studies = found.studiefinanciering and leden.leeftijd < law.get(f"{LAW}.leeftijd_studie").amount
    return (
        not (found.verblijf and found.woont_in_nederland)
        or found.gedetineerd
        or studies
        or leden.leeftijd < law.get(f"{LAW}.leeftijd_recht").amount
        or found.weken_buitenland > law.get(f"{LAW}.{weeks}").amount
    )


def assess(trace: Trace, law: Parameters, aanvraag: Aanvraag) -> Bijstand | Recht:
    """The bijstand of an application; only whether there is a right when excluded or when the norm is not known."""
    leden, middelen = aanvraag.leden, aanvraag.middelen
    if is_excluded(law, leden, aanvraag.omstandigheden):
        return Recht.NEE
    norm = norm_of(trace, law, leden)
    if norm is None:
        return Recht.ONBEKEND
    grens = asset_limit(trace, law, leden)
    vrij = _left_out(trace, law, leden, middelen)
    inkomen = inkomen_dat_meetelt(trace, inkomen=middelen.inkomen, vrijgelaten=vrij)
    if middelen.vermogen > grens or inkomen >= norm:
        recht = Recht.NEE
    else:
        # only who gets bijstand has wages left out; some municipalities stop it first when all income reaches the norm
        recht = Recht.JA if middelen.inkomen < norm else Recht.ONBEKEND
    uitkering = _payment(trace, norm, inkomen, aanvraag.verlaging_procent) if recht is Recht.JA else ZERO
    holiday = trace.amount(law, f"{LAW}.vakantietoeslag")
    return Bijstand(
        recht=recht,
        norm=norm,
        norm_zonder_vakantietoeslag=zonder_vakantietoeslag(trace, bedrag=norm, percentage=holiday),
        vrijlating=half_up_cent(vrij),
        inkomen=half_up_cent(inkomen),
        uitkering=uitkering,
        uitkering_zonder_vakantietoeslag=zonder_vakantietoeslag(trace, bedrag=uitkering, percentage=holiday),
        vermogensgrens=grens,
    )


def _payment(trace: Trace, norm: Decimal, inkomen: Decimal, procent: Decimal) -> Decimal:
    verlaging = verlaging_als_maatregel(trace, norm=norm, procent=procent) if procent else ZERO
    return uitkering_per_maand(trace, norm=norm, inkomen=inkomen, verlaging=verlaging)


def _left_out(trace: Trace, law: Parameters, leden: Leden, middelen: Middelen) -> Decimal:
    total = ZERO
    for age, werk in zip(leden.ages, (middelen.werk, middelen.werk_partner), strict=False):
        kind = _exemption(law, leden, werk, age, middelen.kind_jonger_12)
        if kind is not None:
            total += vrijgelaten_loon(
                trace,
                loon=werk.loon,
                deel=trace.amount(law, f"{LAW}.vrijlating_{kind}"),
                maximum=trace.amount(law, f"{LAW}.vrijlating_{kind}_maximum"),
            )
    if middelen.eigen_pensioen and any(has_aow_age(law, age) for age in leden.ages):
        who = "gehuwd" if leden.is_gehuwd else "alleenstaand"
        maximum = trace.amount(law, f"{LAW}.oudedagsvoorziening_vrij_{who}")
        total += vrijgelaten_pensioen(trace, pensioen=middelen.eigen_pensioen, maximum=maximum)
    return total


def _exemption(law: Parameters, leden: Leden, werk: Werk, age: int, young_child: bool) -> str | None:
    """Which part of the wages is left out: the first months, then a single parent's, else the medical one."""
    if not werk.loon or has_aow_age(law, age):
        return None
    first = law.get(f"{LAW}.vrijlating_arbeid_maanden").amount
    if age >= law.get(f"{LAW}.vrijlating_leeftijd").amount:
        if werk.maanden < first:
            return "arbeid"
        is_parent = leden.leefvorm is Leefvorm.ALLEENSTAANDE_OUDER and young_child
        if is_parent and werk.maanden < first + law.get(f"{LAW}.vrijlating_ouder_maanden").amount:
            return "ouder"
    return "medisch" if werk.medisch_urenbeperkt else None

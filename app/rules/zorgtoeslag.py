"""Zorgtoeslag: the standaardpremie less the normpremie that fits the income (Wet op de zorgtoeslag)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.household import Household, Person
from app.domain.message import message
from app.domain.money import ONE, ZERO, half_up_cent
from app.domain.period import age_before
from app.rules.awir import (
    TWELVE,
    Right,
    assets_of,
    award,
    gezamenlijk_toetsingsinkomen,
    has_partner_all_year,
    income_of,
    minors_of,
    partner_on,
    year_of,
)
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Wet op de zorgtoeslag"


@dataclass(frozen=True, slots=True)
class Situatie:
    """What decides zorgtoeslag in a month in which there is a right: incomes in euros per year."""

    partner: bool
    both_insured: bool
    inkomen: Decimal
    inkomen_partner: Decimal


@artikel(WET, "2, tweede lid")
def normpremie_tot_drempel(trace: Trace, *, percentage: Decimal, drempelinkomen: Decimal) -> Decimal:
    """The part of the normpremie that everybody pays: a percentage of the drempelinkomen, euros per year."""
    return percentage * drempelinkomen


@artikel(WET, "2, derde lid")
def normpremie_boven_drempel(
    trace: Trace, *, percentage: Decimal, inkomen: Decimal, drempelinkomen: Decimal
) -> Decimal:
    """The part of the normpremie over what the income exceeds the drempelinkomen, euros per year."""
    return percentage * max(ZERO, inkomen - drempelinkomen)


@artikel(WET, "2")
def normpremie(trace: Trace, *, vast_deel: Decimal, extra_deel: Decimal) -> Decimal:
    """What the household is taken to pay itself: both parts together, euros per year."""
    return vast_deel + extra_deel


@artikel(WET, "2, eerste lid")
def jaarbedrag_zorgtoeslag(trace: Trace, *, standaardpremies: Decimal, normpremie: Decimal) -> Decimal:
    """The zorgtoeslag of a whole year before rounding: standaardpremies less the normpremie, never below zero."""
    return max(ZERO, standaardpremies - normpremie)


@artikel(WET, "2, vierde lid")
def helft_bij_onverzekerde_partner(trace: Trace, *, jaarbedrag: Decimal, deel: Decimal) -> Decimal:
    """Half of it when only one of the two partners is insured."""
    return jaarbedrag * deel


@artikel(WET, "4a")
def premie_woonland(trace: Trace, *, standaardpremies: Decimal, woonlandfactor: Decimal) -> Decimal:
    """The standaardpremies of a household in a treaty country: times the factor of that country, to the cent.

    The law names no rounding here; the examples of the Dienst Toeslagen come out only with it.
    """
    return half_up_cent(standaardpremies * woonlandfactor)


def year_amount(
    trace: Trace, law: Parameters, inkomen: Decimal, partner: bool, woonlandfactor: Decimal = ONE
) -> Decimal:
    """The exact zorgtoeslag of a year in which nothing changes, in euros; both partners insured."""
    drempel = trace.amount(law, "zorgtoeslag.drempelinkomen")
    premie = trace.amount(law, "zorgtoeslag.standaardpremie") * (2 if partner else 1)
    if woonlandfactor != ONE:
        premie = premie_woonland(trace, standaardpremies=premie, woonlandfactor=woonlandfactor)
    percentage = trace.amount(law, "zorgtoeslag.pct_partner" if partner else "zorgtoeslag.pct_alleen")
    vast = normpremie_tot_drempel(trace, percentage=percentage, drempelinkomen=drempel)
    extra = normpremie_boven_drempel(
        trace, percentage=trace.amount(law, "zorgtoeslag.pct_afbouw"), inkomen=inkomen, drempelinkomen=drempel
    )
    zelf = normpremie(trace, vast_deel=vast, extra_deel=extra)
    return jaarbedrag_zorgtoeslag(trace, standaardpremies=premie, normpremie=zelf)


def half_year_amount(trace: Trace, law: Parameters, jaarbedrag: Decimal) -> Decimal:
    """The exact amount of a year when one of the partners is not insured, in euros."""
    deel = trace.amount(law, "zorgtoeslag.deel_partner_niet_verzekerd")
    return helft_bij_onverzekerde_partner(trace, jaarbedrag=jaarbedrag, deel=deel)


def exceeds_assets(law: Parameters, vermogen: Decimal, partner: bool) -> bool:
    """Whether the assets on 1 January are more than the limit; exactly the limit is not (article 3)."""
    name = "zorgtoeslag.vermogensgrens_partner" if partner else "zorgtoeslag.vermogensgrens_alleen"
    return vermogen > law.get(name).amount


def zorgtoeslag(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The zorgtoeslag of a household of which everything is known, in one calendar year."""
    months_of = year_of(household, year, lambda first: _situation(household, law, year, first))
    yearly = months_of.amounts(trace, lambda situatie: _of_situation(trace, law, situatie))
    exact = sum(yearly, ZERO) / TWELVE
    granted = award(trace, law, exact) if exact else ZERO
    part_year = not has_partner_all_year(household, year) and any(s.partner for s in months_of.months)
    return Right(
        months=tuple(amount / TWELVE for amount in yearly) if granted else (ZERO,) * 12,
        exact=exact,
        award=granted,
        reason=message(f"reden.zorgtoeslag.{months_of.reason(granted, 'nee_inkomen')}"),
        warnings=(message("let_op.partner_deel_van_het_jaar"),) if part_year else (),
        estimate=trace.estimate,
    )


def _of_situation(trace: Trace, law: Parameters, situatie: Situatie) -> Decimal:
    inkomen = situatie.inkomen
    if situatie.partner:
        inkomen = gezamenlijk_toetsingsinkomen(trace, aanvrager=inkomen, partner=situatie.inkomen_partner)
    jaarbedrag = year_amount(trace, law, inkomen, situatie.partner)
    return jaarbedrag if situatie.both_insured else half_year_amount(trace, law, jaarbedrag)


def _situation(household: Household, law: Parameters, year: int, first: date) -> Situatie | str:
    """The situation of a month, or why there is no right. An insured partner can carry the right alone."""
    aanvrager = household.aanvrager
    partner = partner_on(household, first)
    couple = (aanvrager,) if partner is None else (aanvrager, partner)
    adults = [person for person in couple if _is_adult(person, law, first)]
    if not adults:
        return "nee_leeftijd"
    if not all(person.rechtmatig_verblijf.at(first) for person in couple):
        return "nee_verblijf"
    insured = sum(1 for person in adults if person.zorgverzekerd.at(first))
    if not insured:
        return "nee_verzekerd"
    vermogen = assets_of(*couple, *minors_of(household, year, law))
    if exceeds_assets(law, vermogen, partner is not None):
        return "nee_vermogen"
    return Situatie(partner is not None, insured == len(couple), income_of(aanvrager), income_of(partner))


def _is_adult(person: Person, law: Parameters, first: date) -> bool:
    """Whether the person counts as 18 in this month: from the month after the birthday (Zvw article 16)."""
    born = person.geboortedatum
    return born is not None and age_before(born, first) >= law.get("awir.leeftijd_meerderjarig").amount

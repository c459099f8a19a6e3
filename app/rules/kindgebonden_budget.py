"""Kindgebonden budget: an amount per child that falls with the income (Wet op het kindgebonden budget)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.household import Household, Person, Rol
from app.domain.message import message
from app.domain.money import ZERO
from app.domain.period import age_before
from app.rules.awir import (
    TWELVE,
    Right,
    assets_of,
    award,
    couple_income,
    has_partner_all_year,
    minors_of,
    partner_on,
    year_of,
)
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Wet op het kindgebonden budget"


@dataclass(frozen=True, slots=True)
class Kinderen:
    """How many children count, and how many of them have reached the ages that add an amount."""

    aantal: int
    van_12_tot_16: int = 0
    van_16_tot_18: int = 0


def children_by_age(law: Parameters, ages: list[int]) -> Kinderen:
    """The children under 18 by the age groups of the law."""
    first, second, end = (
        int(law.get(f"kindgebonden_budget.leeftijd_{n}").amount) for n in ("extra_1", "extra_2", "einde")
    )
    return Kinderen(
        sum(age < end for age in ages),
        sum(first <= age < second for age in ages),
        sum(second <= age < end for age in ages),
    )


@artikel(WET, "2, tweede lid")
def bedrag_voor_kinderen(trace: Trace, *, kinderen: int, per_kind: Decimal) -> Decimal:
    """The basic amount for all children, euros per year."""
    return kinderen * per_kind


@artikel(WET, "2, derde lid")
def verhoging_12_tot_16(trace: Trace, *, kinderen: int, verhoging: Decimal) -> Decimal:
    """What children of 12 to 15 add, euros per year."""
    return kinderen * verhoging


@artikel(WET, "2, derde lid")
def verhoging_16_tot_18(trace: Trace, *, kinderen: int, verhoging: Decimal) -> Decimal:
    """What children of 16 and 17 add, euros per year."""
    return kinderen * verhoging


@artikel(WET, "2, vierde lid")
def alleenstaande_ouderkop(trace: Trace, *, bedrag: Decimal) -> Decimal:
    """The addition for a parent without toeslagpartner, euros per year."""
    return bedrag


@artikel(WET, "2, zevende lid")
def afbouw_kindgebonden_budget(
    trace: Trace, *, percentage: Decimal, inkomen: Decimal, drempelinkomen: Decimal
) -> Decimal:
    """What goes off over the income above the threshold, euros per year."""
    return percentage * max(ZERO, inkomen - drempelinkomen)


@artikel(WET, "2")
def jaarbedrag_kindgebonden_budget(trace: Trace, *, maximum: Decimal, afbouw: Decimal) -> Decimal:
    """The kindgebonden budget of a whole year before rounding, never below zero."""
    return max(ZERO, maximum - afbouw)


def year_amount(trace: Trace, law: Parameters, inkomen: Decimal, partner: bool, kinderen: Kinderen) -> Decimal:
    """The exact kindgebonden budget of a year in which nothing changes, in euros; zero without children."""
    if not kinderen.aantal:
        return ZERO
    maximum = bedrag_voor_kinderen(
        trace, kinderen=kinderen.aantal, per_kind=trace.amount(law, "kindgebonden_budget.per_kind")
    )
    if kinderen.van_12_tot_16:
        extra = trace.amount(law, "kindgebonden_budget.extra_12_15")
        maximum += verhoging_12_tot_16(trace, kinderen=kinderen.van_12_tot_16, verhoging=extra)
    if kinderen.van_16_tot_18:
        extra = trace.amount(law, "kindgebonden_budget.extra_16_17")
        maximum += verhoging_16_tot_18(trace, kinderen=kinderen.van_16_tot_18, verhoging=extra)
    if not partner:
        alo = trace.amount(law, "kindgebonden_budget.alleenstaande_ouderkop")
        maximum += alleenstaande_ouderkop(trace, bedrag=alo)
    afbouw = afbouw_kindgebonden_budget(
        trace,
        percentage=trace.amount(law, "kindgebonden_budget.pct_afbouw"),
        inkomen=inkomen,
        drempelinkomen=trace.amount(law, f"kindgebonden_budget.drempelinkomen_{'partner' if partner else 'alleen'}"),
    )
    return jaarbedrag_kindgebonden_budget(trace, maximum=maximum, afbouw=afbouw)


def exceeds_assets(law: Parameters, vermogen: Decimal, partner: bool) -> bool:
    """Whether the assets on 1 January are more than the limit; exactly the limit is not (article 1)."""
    name = "kindgebonden_budget.vermogensgrens_partner" if partner else "kindgebonden_budget.vermogensgrens_alleen"
    return vermogen > law.get(name).amount


def kindgebonden_budget(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The kindgebonden budget of a household of which everything is known, in one calendar year."""
    months_of = year_of(household, year, lambda first: _situation(household, law, year, first))
    yearly = months_of.amounts(trace, lambda situation: _of_situation(household, law, trace, situation))
    exact = sum(yearly, ZERO) / TWELVE
    granted = award(trace, law, exact) if exact else ZERO
    part_year = not has_partner_all_year(household, year) and any(partner for _, partner in months_of.months)
    return Right(
        months=tuple(amount / TWELVE for amount in yearly) if granted else (ZERO,) * 12,
        exact=exact,
        award=granted,
        reason=message(f"reden.kindgebonden_budget.{months_of.reason(granted, 'nee_inkomen', last=True)}"),
        warnings=(message("let_op.partner_deel_van_het_jaar"),) if part_year else (),
        estimate=trace.estimate,
    )


def _situation(household: Household, law: Parameters, year: int, first: date) -> tuple[Kinderen, Person | None] | str:
    """The children and the toeslagpartner of a month, or why there is no right."""
    kinderen = children_by_age(law, _ages(household, first))
    if not kinderen.aantal:
        return "nee_kinderen"
    return _refusal(household, law, year, first) or (kinderen, partner_on(household, first))


def _of_situation(
    household: Household, law: Parameters, trace: Trace, situation: tuple[Kinderen, Person | None]
) -> Decimal:
    kinderen, partner = situation
    inkomen = couple_income(trace, household.aanvrager, partner)
    return year_amount(trace, law, inkomen, partner is not None, kinderen)


def _ages(household: Household, first: date) -> list[int]:
    """The ages in this month of the children with kinderbijslag; an age counts from the month after the birthday."""
    return [
        age_before(child.geboortedatum, first)
        for child in household.with_role(Rol.KIND)
        if child.geboortedatum is not None
        and child.geboortedatum < first
        and child.is_present(first)
        and child.kinderbijslag.at(first)
    ]


def _refusal(household: Household, law: Parameters, year: int, first: date) -> str:
    partner = partner_on(household, first)
    couple = [person for person in (household.aanvrager, partner) if person is not None]
    if not all(person.rechtmatig_verblijf.at(first) for person in couple):
        return "nee_verblijf"
    vermogen = assets_of(*couple, *minors_of(household, year, law))
    return "nee_vermogen" if exceeds_assets(law, vermogen, partner is not None) else ""

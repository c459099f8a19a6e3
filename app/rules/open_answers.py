"""The unknowns that can change zorgtoeslag, kindgebonden budget and kinderbijslag."""

from collections.abc import Iterator
from datetime import date

from app.domain.household import Household, Person, Rol
from app.domain.period import age_on
from app.rules.parameters import Parameters
from app.rules.slots import (
    amount_of,
    assets_slot,
    birth_slot,
    born,
    completeness_slot,
    couple_of,
    extra_children,
    extra_partners,
    families,
    income_slot,
    is_there,
    truth_slot,
)
from app.rules.unknown import Slot


def open_zorgtoeslag(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that zorgtoeslag looks at."""
    for person in couple_of(household, year):
        yield from birth_slot(household, person, born(year, 40), born(year, 10))
        yield from income_slot(household, person)
        yield from assets_slot(household, person)
        yield from truth_slot(household, person, "zorgverzekerd", year)
        yield from truth_slot(household, person, "rechtmatig_verblijf", year)
    for child in household.with_role(Rol.KIND):
        yield from _special_assets(household, child)
        if child.vermogen:  # of a minor it counts with the parents
            yield from birth_slot(household, child, born(year, 40), born(year, 10))
    yield from completeness_slot(household, lambda: extra_partners(household, year))


def open_kindgebonden_budget(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that kindgebonden budget looks at."""
    for person in couple_of(household, year):
        yield from income_slot(household, person)
        yield from assets_slot(household, person)
        yield from truth_slot(household, person, "rechtmatig_verblijf", year)
    for child in household.with_role(Rol.KIND):
        yield from _special_assets(household, child)
        births = (born(year, 16), born(year, 30))
        yield from birth_slot(household, child, *births, wild=bool(child.vermogen))
        if _may_count(child, law, year):
            yield from truth_slot(household, child, "kinderbijslag", year)
    yield from completeness_slot(
        household, lambda: families(extra_partners(household, year), extra_children(household, born(year, 16)))
    )


def _special_assets(household: Household, child: Person) -> Iterator[Slot]:
    """Assets of a child that may be left out on request; others are known with those of the parents."""
    if child.vermogen_bijzonder:
        yield from assets_slot(household, child)


def _may_count(child: Person, law: Parameters, year: int) -> bool:
    """Whether a child may belong to the household in this year and was not 18 before it began."""
    end = amount_of(law, "kindgebonden_budget.leeftijd_einde")
    grown = child.geboortedatum is not None and age_on(child.geboortedatum, date(year - 1, 12, 1)) >= end
    return is_there(child, year) and not grown


def open_kinderbijslag(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that kinderbijslag looks at."""
    yield from truth_slot(household, household.aanvrager, "rechtmatig_verblijf", year)
    for child in household.with_role(Rol.KIND):
        if _may_count(child, law, year):
            yield from birth_slot(household, child, born(year, 14), born(year, 30))
            yield from truth_slot(household, child, "kinderbijslag", year)
    yield from completeness_slot(household, lambda: (extra_children(household, born(year, 14)), ()))

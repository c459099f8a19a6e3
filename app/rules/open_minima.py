"""The unknowns of what the Participatiewet gives beside bijstand."""

from collections.abc import Iterator
from datetime import date

from app.domain.household import Household, Person, Rol
from app.domain.period import age_on
from app.rules.bijstandsnorm import LAW
from app.rules.minimaregelingen import scheme_of
from app.rules.open_bijstand import GROWN, net_income_slot, own_assets_slot, study_slot
from app.rules.parameters import Parameters
from app.rules.slots import (
    a_person,
    amount_of,
    birth_slot,
    born,
    completeness_slot,
    couple_of,
    extra_partners,
    fill_person,
    is_there,
    person_path,
    truth_slot,
)
from app.rules.unknown import Slot

STUDENT = 22
"""An age on 1 January at which one may study with studiefinanciering all year."""
CHILDREN = (14, 5)
"""Ages on 1 January of children for whom a municipality may have amounts of their own."""
LONG = 99


def open_inkomenstoeslag(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that the individuele inkomenstoeslag looks at; children only count in an amount of a pack."""
    yield from _means(household, year)
    aanvrager = household.aanvrager
    if aanvrager.inkomenstoeslag_gehad is None:
        fills = tuple(fill_person(aanvrager.id, "inkomenstoeslag_gehad", answer) for answer in (False, True))
        yield Slot(person_path(household, aanvrager, "inkomenstoeslag_gehad"), fills)
    if scheme_of(household) is None:
        return
    if aanvrager.jaren_laag_inkomen is None:
        fills = tuple(fill_person(aanvrager.id, "jaren_laag_inkomen", years) for years in (LONG, 0))
        yield Slot(person_path(household, aanvrager, "jaren_laag_inkomen"), fills)
    for child in household.with_role(Rol.KIND):
        if is_there(child, year):
            births = (*(born(year, age) for age in CHILDREN), born(year, GROWN))
            yield from birth_slot(household, child, *births, wild=True)
    yield from completeness_slot(household, lambda: _families(household, year))


def open_studietoeslag(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Who may study, as far as the ages allow it."""
    end = amount_of(law, f"{LAW}.studietoeslag_leeftijd_tot")
    for person in couple_of(household, year):
        yield from birth_slot(household, person, born(year, STUDENT), born(year, GROWN))
        if person.geboortedatum is None or age_on(person.geboortedatum, date(year, 1, 1)) < end:
            yield from study_slot(household, person, year, True, False)


def open_bijzondere_bijstand(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that decides whether special costs are worth asking for."""
    yield from _means(household, year)


def _means(household: Household, year: int) -> Iterator[Slot]:
    """Ages, incomes and assets of the adults, and whether the applicant may live here."""
    yield from truth_slot(household, household.aanvrager, "rechtmatig_verblijf", year)
    for person in couple_of(household, year):
        yield from birth_slot(household, person, born(year, GROWN), born(year, 10))
        yield from net_income_slot(household, person, year)
        yield from own_assets_slot(household, person)


def _families(household: Household, year: int) -> Iterator[tuple[Person, ...]]:
    for partner in extra_partners(household, year):
        yield partner
        for number, age in enumerate(CHILDREN, 1):
            yield (*partner, a_person(household, Rol.KIND, number, born(year, age)))

"""What kinderopvangtoeslag asks of a household, and between which values each unknown can lie."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.household import Household, Opvang, Opvangsoort, Person, Rol
from app.domain.money import cents
from app.domain.period import always, first_days
from app.rules.parameters import Parameters
from app.rules.slots import (
    HUGE,
    NOTHING,
    a_person,
    amount_of,
    birth_slot,
    born,
    completeness_slot,
    couple_of,
    extra_children,
    extra_partners,
    families,
    fill_care,
    fill_person,
    has_gap,
    income_slot,
    is_there,
    may_have_care,
    person_path,
    truth_slot,
)
from app.rules.unknown import Slot


def open_care(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """The unknowns of kinderopvangtoeslag."""
    for person in couple_of(household, year):
        yield from income_slot(household, person)
        yield from truth_slot(household, person, "rechtmatig_verblijf", year)
        yield from truth_slot(household, person, "werkt_of_studeert", year)
    for child in household.with_role(Rol.KIND):
        if is_there(child, year) and child.opvang != () and may_have_care(child, law, year):
            yield from birth_slot(household, child, born(year, 5), born(year, 30), ranks=True)
            yield from _care(household, child, law, year)
    yield from completeness_slot(household, lambda: _extra_families(household, law, year), ranks=True)


def _extra_families(household: Household, law: Parameters, year: int) -> Iterator[tuple[Person, ...]]:
    """Who may still turn up; with a toeslagpartner who does not work there is no right."""
    care = _most_care(law)
    children = tuple(replace(child, opvang=(care,)) for child in extra_children(household, born(year, 5)))
    partners = extra_partners(household, year)
    if len(partners) > 1:
        idle = a_person(household, Rol.TOESLAGPARTNER, 1, born(year, 40))
        partners = (*partners, (replace(idle, werkt_of_studeert=always(False)),))
    yield from families(partners, children)


def _most_care(law: Parameters) -> Opvang:
    """The day care that gives most: all hours that count at the highest price."""
    price = max(amount_of(law, f"kinderopvangtoeslag.maximum_uurprijs_{soort}") for soort in Opvangsoort)
    dearest = next(s for s in Opvangsoort if amount_of(law, f"kinderopvangtoeslag.maximum_uurprijs_{s}") == price)
    return Opvang(dearest, always(_most_hours(law)), always(cents(price)), always(True))


def _most_hours(law: Parameters) -> int:
    return int(amount_of(law, "kinderopvangtoeslag.maximum_uren") * 100)


def _care(household: Household, child: Person, law: Parameters, year: int) -> Iterator[Slot]:
    if child.opvang is None:
        none: tuple[Opvang, ...] = ()
        fills = (fill_person(child.id, "opvang", (_most_care(law),)), fill_person(child.id, "opvang", none))
        yield Slot(person_path(household, child, "opvang"), fills, ranks=True)
        return
    for index, opvang in enumerate(child.opvang):
        if not _may_count(child, opvang, year):
            continue
        path = person_path(household, child, f"opvang[{index}]")
        if has_gap(opvang.uren, child, year):
            hours = (_most_hours(law), 0)
            yield Slot(f"{path}.uren", tuple(fill_care(child.id, index, "uren", h) for h in hours), ranks=True)
        if has_gap(opvang.tarief, child, year):
            prices = (HUGE, NOTHING)
            yield Slot(f"{path}.tarief", tuple(fill_care(child.id, index, "tarief", price) for price in prices))
        if has_gap(opvang.geregistreerd, child, year):
            answers = tuple(fill_care(child.id, index, "geregistreerd", value) for value in (True, False))
            yield Slot(f"{path}.geregistreerd", answers, precondition=True, ranks=True)


def _may_count(child: Person, opvang: Opvang, year: int) -> bool:
    """Whether there is a month in which this day care has hours and is registered, or may be."""
    return any(
        opvang.geregistreerd.at(first) is not False and opvang.uren.at(first) != 0
        for first in first_days(year)
        if child.is_present(first)
    )

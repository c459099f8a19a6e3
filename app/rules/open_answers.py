"""Per regeling the unknowns that can change it: the one list of what each law asks of a household."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain

from app.domain.household import Household, Opvang, Opvangsoort, Person, Rol, Woningsoort
from app.domain.money import Cents, cents
from app.domain.period import Varying, age_on, always
from app.rules.huurtoeslag import NEW_SYSTEM_FROM
from app.rules.parameters import Parameters
from app.rules.slots import (
    HUGE,
    NOTHING,
    a_person,
    amount_of,
    assets_slot,
    birth_slot,
    born,
    completeness_slot,
    couple_of,
    extra_children,
    extra_partners,
    fill_person,
    fill_truth,
    filled,
    has_gap,
    income_slot,
    is_minor,
    is_there,
    person_path,
    truth_slot,
    with_field,
)
from app.rules.unknown import Fill, Slot


def _zorgtoeslag(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    for person in couple_of(household, year):
        yield from birth_slot(household, person, born(year, 40), born(year, 10))
        yield from income_slot(household, person)
        yield from assets_slot(household, person)
        yield from truth_slot(household, person, "zorgverzekerd", year)
        yield from truth_slot(household, person, "rechtmatig_verblijf", year)
    yield from completeness_slot(household, lambda: extra_partners(household, year))


def _huurtoeslag(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    for person in household.personen:
        if person.rol is not Rol.ONDERHUURDER and is_there(person, year):
            yield from _renter(household, person, law, year)
    yield from _home(household)
    yield from _rent(household, law, year)
    yield from completeness_slot(household, lambda: _extra_residents(household, year))


def _renter(household: Household, person: Person, law: Parameters, year: int) -> Iterator[Slot]:
    child = person.rol is Rol.KIND
    if child and has_gap(person.ingeschreven, person, year):
        fills = (fill_truth(person.id, "ingeschreven", True), fill_truth(person.id, "ingeschreven", False))
        yield Slot(person_path(household, person, "ingeschreven"), fills, wild=True, precondition=True)
    elif not child:
        yield from truth_slot(household, person, "ingeschreven", year)
        yield from truth_slot(household, person, "rechtmatig_verblijf", year)
    if child:
        yield from birth_slot(household, person, born(year, 10), born(year, 40))
    else:
        yield from birth_slot(household, person, born(year, 40), born(year, 19), born(year, 10))
    if not child or _may_earn(person, law, year):
        yield from income_slot(household, person)
    if not child or not is_minor(person, year, law):
        yield from assets_slot(household, person)


def _may_earn(child: Person, law: Parameters, year: int) -> bool:
    """Whether a child is old enough for an income above the exemption to be asked for."""
    limit = amount_of(law, "huurtoeslag.leeftijd_inkomen_kind_vragen")
    return child.geboortedatum is None or age_on(child.geboortedatum, date(year, 12, 31)) >= limit


def _home(household: Household) -> Iterator[Slot]:
    woning = household.woning
    if woning.soort is None:
        yield Slot(
            "$.woning.soort",
            (_dwelling("soort", Woningsoort.ZELFSTANDIG), _dwelling("soort", Woningsoort.ONZELFSTANDIG)),
        )
    if woning.aangepast is None:
        yield Slot("$.woning.aangepast", (_dwelling("aangepast", True), _dwelling("aangepast", False)))


def _rent(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """The rent and the service costs. Until 2025 a rent above a limit gives nothing, so the limits are tried too."""
    woning = household.woning
    if year < NEW_SYSTEM_FROM and law.year < NEW_SYSTEM_FROM:
        if has_gap(woning.servicekosten, None, year):
            fills = tuple(_dwelling_gaps("servicekosten", value) for value in _service_choices(household, law))
            yield Slot("$.woning.servicekosten", fills, wild=True)
        if has_gap(woning.kale_huur, None, year):
            fills = tuple(_dwelling_gaps("kale_huur", value) for value in _rent_choices(household, law))
            yield Slot("$.woning.kale_huur", fills, wild=True)
    elif has_gap(woning.kale_huur, None, year):
        yield Slot("$.woning.kale_huur", (_dwelling_gaps("kale_huur", HUGE), _dwelling_gaps("kale_huur", NOTHING)))


def _limits(law: Parameters) -> tuple[Cents, Cents]:
    return (
        cents(amount_of(law, "huurtoeslag.rekenhuur_maximum")),
        cents(amount_of(law, "huurtoeslag.rekenhuur_maximum_jong")),
    )


def _known(value: Varying[Cents]) -> tuple[Cents, ...]:
    return tuple(span.value for span in value.spans if span.value is not None)


def _service_choices(household: Household, law: Parameters) -> tuple[Cents, ...]:
    """Nothing, the most that counts, and what fills a known rent up to a limit exactly."""
    most = cents(amount_of(law, "huurtoeslag.servicekosten_maximum"))
    exact = {
        Cents(limit - rent)
        for limit in _limits(law)
        for rent in _known(household.woning.kale_huur)
        if 0 < limit - rent < most
    }
    return (most, *sorted(exact), NOTHING)


def _rent_choices(household: Household, law: Parameters) -> tuple[Cents, ...]:
    """The rents that reach a limit exactly with the service costs that are possible, and no rent at all."""
    most = cents(amount_of(law, "huurtoeslag.servicekosten_maximum"))
    counted = {Cents(min(most, value)) for value in _known(household.woning.servicekosten)} or {NOTHING, most}
    return (*sorted({Cents(limit - value) for limit in _limits(law) for value in counted}, reverse=True), NOTHING)


def _dwelling(field: str, value: object) -> Fill:
    return lambda household: replace(household, woning=with_field(household.woning, field, value))


def _dwelling_gaps(field: str, value: Cents) -> Fill:
    def fill(household: Household) -> Household:
        known: Varying[Cents] = getattr(household.woning, field)
        return replace(household, woning=with_field(household.woning, field, filled(known, value)))

    return fill


def _extra_residents(household: Household, year: int) -> Iterator[tuple[Person, ...]]:
    """Who may still turn out to live there: nobody, a partner, others without income, one with a huge income."""
    day = born(year, 40)
    others = tuple(a_person(household, Rol.MEDEBEWONER, number, day) for number in (1, 2))
    yield ()
    yield others[:1]
    yield others
    if not household.with_role(Rol.TOESLAGPARTNER):
        partner = a_person(household, Rol.TOESLAGPARTNER, 1, day)
        yield (partner,)
        yield (partner, *others)
    yield (a_person(household, Rol.MEDEBEWONER, 1, day, HUGE),)


def _kindgebonden_budget(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    for person in couple_of(household, year):
        yield from income_slot(household, person)
        yield from assets_slot(household, person)
        yield from truth_slot(household, person, "rechtmatig_verblijf", year)
    for child in household.with_role(Rol.KIND):
        if is_there(child, year) and not is_minor_gone(child, year, law):
            yield from birth_slot(household, child, born(year, 16), born(year, 30))
            yield from truth_slot(household, child, "kinderbijslag", year)
    yield from completeness_slot(
        household, lambda: _families(household, year, extra_children(household, born(year, 16)))
    )


def _families(household: Household, year: int, children: tuple[Person, ...]) -> Iterator[tuple[Person, ...]]:
    """Who may still turn out to belong to a family: every partner that is possible, with and without children."""
    for partner in extra_partners(household, year):
        yield (*partner, *children)
        yield partner


def _cared_for(household: Household, law: Parameters, year: int) -> tuple[Person, ...]:
    care = _most_care(law)
    return tuple(replace(child, opvang=(care,)) for child in extra_children(household, born(year, 5)))


def is_minor_gone(child: Person, year: int, law: Parameters) -> bool:
    """Whether a child was 18 already before the year began, so that nothing about it can matter."""
    end = amount_of(law, "kindgebonden_budget.leeftijd_einde")
    return child.geboortedatum is not None and age_on(child.geboortedatum, date(year - 1, 12, 1)) >= end


def _kinderopvangtoeslag(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    for person in couple_of(household, year):
        yield from income_slot(household, person)
        yield from truth_slot(household, person, "rechtmatig_verblijf", year)
        yield from truth_slot(household, person, "werkt_of_studeert", year)
    for child in household.with_role(Rol.KIND):
        if is_there(child, year) and _may_have_care(child, law, year):
            yield from birth_slot(household, child, born(year, 5), born(year, 30))
            yield from _care(household, child, law, year)
    yield from completeness_slot(household, lambda: _families(household, year, _cared_for(household, law, year)))


def _may_have_care(child: Person, law: Parameters, year: int) -> bool:
    end = amount_of(law, "kinderopvangtoeslag.leeftijd_einde")
    return child.geboortedatum is None or age_on(child.geboortedatum, date(year, 1, 1)) < end


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
        yield Slot(person_path(household, child, "opvang"), fills)
        return
    for index, opvang in enumerate(child.opvang):
        path = person_path(household, child, f"opvang[{index}]")
        if has_gap(opvang.uren, child, year):
            hours = _hours_choices(household, law)
            yield Slot(f"{path}.uren", tuple(_fill_care(child.id, index, "uren", h) for h in hours), wild=True)
        if has_gap(opvang.tarief, child, year):
            prices = (HUGE, NOTHING)
            yield Slot(f"{path}.tarief", tuple(_fill_care(child.id, index, "tarief", price) for price in prices))
        if has_gap(opvang.geregistreerd, child, year):
            answers = tuple(_fill_care(child.id, index, "geregistreerd", value) for value in (True, False))
            yield Slot(f"{path}.geregistreerd", answers, precondition=True)


def _hours_choices(household: Household, law: Parameters) -> tuple[int, ...]:
    """All hours, none, and just around the hours of other children: who has most hours is the first child."""
    most = _most_hours(law)
    others = {
        span.value
        for child in household.with_role(Rol.KIND)
        for opvang in child.opvang or ()
        for span in opvang.uren.spans
        if span.value
    }
    around = {hours + step for hours in others for step in (-1, 0, 1) if 0 < hours + step < most}
    return (most, most - 1, *sorted(around, reverse=True), 0)


def _fill_care(child_id: str, index: int, field: str, value: int) -> Fill:
    def fill(household: Household) -> Household:
        child = next(p for p in household.personen if p.id == child_id)
        care = list(child.opvang or ())
        care[index] = with_field(care[index], field, filled(getattr(care[index], field), value))
        return household.replacing(replace(child, opvang=tuple(care)))

    return fill


def _kinderbijslag(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    yield from truth_slot(household, household.aanvrager, "rechtmatig_verblijf", year)
    for child in household.with_role(Rol.KIND):
        if is_there(child, year) and not is_minor_gone(child, year, law):
            yield from birth_slot(household, child, born(year, 14), born(year, 30))
            yield from truth_slot(household, child, "kinderbijslag", year)
    yield from completeness_slot(household, lambda: (extra_children(household, born(year, 14)), ()))


OPEN: Mapping[str, Callable[[Household, Parameters, int], Iterator[Slot]]] = {
    "zorgtoeslag": _zorgtoeslag,
    "huurtoeslag": _huurtoeslag,
    "kindgebonden_budget": _kindgebonden_budget,
    "kinderopvangtoeslag": _kinderopvangtoeslag,
    "kinderbijslag": _kinderbijslag,
}
"""The unknowns of each regeling."""


def open_answers(regeling: str, household: Household, law: Parameters, year: int) -> tuple[Slot, ...]:
    """Everything unknown that one regeling looks at."""
    return tuple(chain(OPEN[regeling](household, law, year)))

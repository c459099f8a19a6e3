"""What huurtoeslag asks of a household, and between which values each unknown can lie."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from app.domain.household import Household, Person, Rol, Woningsoort
from app.domain.money import Cents, cents
from app.domain.period import Span, Varying, add_months, age_on, first_days
from app.domain.record import changed
from app.rules.huurtoeslag import NEW_SYSTEM_FROM
from app.rules.huurtoeslag_huishouden import rent_limit_on
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


def open_renting(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """The unknowns of huurtoeslag. The rent comes last: how much of it counts depends on who lives there."""
    yield from completeness_slot(household, lambda: _extra_residents(household, year))
    for person in household.personen:
        if is_there(person, year):
            if person.rol is Rol.KIND:
                yield from _child(household, person, law, year)
            elif person.rol is not Rol.ONDERHUURDER:
                yield from _adult(household, person, year)
    yield from _home(household)
    yield from _rent(household, law, year)


def _adult(household: Household, person: Person, year: int) -> Iterator[Slot]:
    yield from truth_slot(household, person, "ingeschreven", year)
    yield from truth_slot(household, person, "rechtmatig_verblijf", year)
    yield from birth_slot(household, person, born(year, 40), born(year, 19), born(year, 10))
    yield from income_slot(household, person)
    yield from assets_slot(household, person)


def _child(household: Household, child: Person, law: Parameters, year: int) -> Iterator[Slot]:
    """A grown child under 23 gives most, unless its assets are better counted with those of its parents.

    A child that is registered elsewhere, or is born at the end of the year, lowers the sum, unless it has an income or
    assets that count: then living here lowers it most, and most of all with an income of which nothing is known.
    """
    has_means = bool(child.toetsingsinkomen or child.vermogen)
    earns = child.toetsingsinkomen is None and _may_earn(child, law, year)
    if has_gap(child.ingeschreven, child, year):
        answers = (True, False, True) if earns else (True, False)
        fills = tuple(fill_truth(child.id, "ingeschreven", yes) for yes in answers)
        yield Slot(person_path(household, child, "ingeschreven"), fills, wild=has_means, precondition=True)
    births = (born(year, 20), born(year, 10), born(year, 40))
    yield from birth_slot(household, child, *births, *(() if earns else (date(year, 12, 31),)), wild=has_means)
    if earns:
        yield from income_slot(household, child)
    if child.vermogen_bijzonder or not is_minor(child, year, law):
        yield from assets_slot(household, child)


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
    """The rent and the service costs. Until 2025 a rent above the limit gives nothing: the limit itself gives most."""
    woning = household.woning
    old = law.year < NEW_SYSTEM_FROM
    if old and has_gap(woning.servicekosten, None, year):
        most = cents(amount_of(law, "huurtoeslag.servicekosten_maximum"))
        fills = (
            _service_up_to_limit(law, year),
            _gaps("servicekosten", most),
            _service_over_limit(law, year),
            _gaps("servicekosten", NOTHING),
        )
        yield Slot("$.woning.servicekosten", fills, wild=True)
    if has_gap(woning.kale_huur, None, year):
        highest = _rent_up_to_limit(law, year) if old else _gaps("kale_huur", HUGE)
        yield Slot("$.woning.kale_huur", (highest, _gaps("kale_huur", NOTHING)))


def _service_up_to_limit(law: Parameters, year: int) -> Fill:
    """Service costs that fill a known rent up to the limit, as far as they count."""
    most = cents(amount_of(law, "huurtoeslag.servicekosten_maximum"))

    def fill(household: Household) -> Household:
        rent = household.woning.kale_huur
        return _month_by_month(household, "servicekosten", year, lambda first: _room(household, law, first, rent, most))

    return fill


def _service_over_limit(law: Parameters, year: int) -> Fill:
    """Service costs that just take a known rent over the limit in the months in which they can, none in the others."""
    most = cents(amount_of(law, "huurtoeslag.servicekosten_maximum"))

    def over(household: Household, first: date) -> Cents:
        room = cents(rent_limit_on(household, law, first)) - (household.woning.kale_huur.at(first) or 0)
        return Cents(room + 1) if 0 <= room < most else NOTHING

    return lambda household: _month_by_month(household, "servicekosten", year, lambda first: over(household, first))


def _rent_up_to_limit(law: Parameters, year: int) -> Fill:
    """A rent that, with the service costs that count, is exactly the limit of each month."""
    most = cents(amount_of(law, "huurtoeslag.servicekosten_maximum"))

    def fill(household: Household) -> Household:
        service = household.woning.servicekosten
        counted = Varying(tuple(Span(Cents(min(s.value or 0, most)), s.start, s.end) for s in service.spans))
        return _month_by_month(household, "kale_huur", year, lambda first: _room(household, law, first, counted, HUGE))

    return fill


def _room(household: Household, law: Parameters, first: date, other: Varying[Cents], most: Cents) -> Cents:
    """What is left between the other part of the rent and the limit, at most so much and never below zero."""
    limit = cents(rent_limit_on(household, law, first))
    return Cents(max(0, min(most, limit - (other.at(first) or 0))))


def _month_by_month(household: Household, field: str, year: int, value: Callable[[date], Cents]) -> Household:
    """Fill the months in which an amount of the home is not known, each with its own value."""
    known: Varying[Cents] = getattr(household.woning, field)
    spans = [span for span in known.spans if span.value is not None]
    spans += [Span(value(first), first, add_months(first, 1) - timedelta(days=1)) for first in first_days(year)]
    return changed(household, woning=with_field(household.woning, field, Varying(tuple(spans))))


def _dwelling(field: str, value: object) -> Fill:
    return lambda household: changed(household, woning=with_field(household.woning, field, value))


def _gaps(field: str, value: Cents) -> Fill:
    def fill(household: Household) -> Household:
        known: Varying[Cents] = getattr(household.woning, field)
        return changed(household, woning=with_field(household.woning, field, filled(known, value)))

    return fill


def _extra_residents(household: Household, year: int) -> Iterator[tuple[Person, ...]]:
    """Who may still turn out to live there: nobody, a partner, children without income, one with a huge income.

    A child counts as any other, and with a child a minor can rent too.
    """
    children = tuple(a_person(household, Rol.KIND, number, born(year, 10)) for number in (1, 2))
    yield ()
    yield children[:1]
    yield children
    if not household.with_role(Rol.TOESLAGPARTNER):
        partner = a_person(household, Rol.TOESLAGPARTNER, 1, born(year, 40))
        yield (partner,)
        yield (partner, *children)
    yield (a_person(household, Rol.MEDEBEWONER, 1, born(year, 40), HUGE),)

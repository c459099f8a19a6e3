"""What bijstand, AIO and the schemes for low incomes ask of a household, and between which values each unknown lies."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from app.domain.household import Household, Person, Received, Rol
from app.domain.money import Cents
from app.domain.period import age_on
from app.rules.bijstand_situatie import SUPPORT, age_of
from app.rules.bijstandsnorm import LAW
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
    families,
    fill_person,
    fill_truth,
    filled,
    has_gap,
    is_there,
    person_path,
    truth_slot,
)
from app.rules.unknown import PersonFill, Slot

YOUNG, GROWN, OLD = 19, 40, 70
"""Ages on 1 January with the norm of article 20, of article 21 and of article 22."""
NEITHER = 20
"""An age on 1 January at which somebody is no child any more and does not share the costs yet."""
MOST_SHARING = 12
"""The most others that a household is taken to have while it is not known to be complete."""


def open_bijstand(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that bijstand looks at."""
    yield from _adults(household, law, year, GROWN)
    support = SUPPORT if _may_have_aow(household, law, year) else SUPPORT[:1]
    yield from _support(household, support)
    if household.aanvrager.vrijlating is None and _may_receive(household, support):
        yield amount_slot(household, household.aanvrager, "vrijlating", HUGE, NOTHING)
    yield from _others(household, law, year)
    yield from completeness_slot(household, lambda: _who_may_turn_up(household, year, (GROWN, YOUNG)))


def open_aio(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that AIO looks at; nothing when nobody can have the AOW age."""
    if not _may_have_aow(household, law, year):
        return
    yield from _adults(household, law, year, OLD)
    yield from _support(household, SUPPORT)
    for person in couple_of(household, year):
        if person.eigen_pensioen is None:
            yield amount_slot(household, person, "eigen_pensioen", HUGE, NOTHING)
    yield from _others(household, law, year)
    yield from completeness_slot(household, lambda: _who_may_turn_up(household, year, (OLD, GROWN)))


def net_income_slot(household: Household, person: Person, year: int) -> Iterator[Slot]:
    """A net income that is not known in some month: nothing gives most, a huge one least."""
    if has_gap(person.netto_per_maand, person, year):
        fills = (_fill_income(person, NOTHING), _fill_income(person, HUGE))
        yield Slot(person_path(household, person, "netto_inkomen"), fills)


def _fill_income(person: Person, amount: Cents) -> PersonFill:
    return PersonFill(person.id, "netto_inkomen", lambda known: filled(known, amount))


def own_assets_slot(household: Household, person: Person) -> Iterator[Slot]:
    """Assets that are not known; the exception for special ones is not one of this law."""
    if person.vermogen is None:
        yield amount_slot(household, person, "vermogen", NOTHING, HUGE)


def amount_slot(household: Household, person: Person, field: str, *amounts: Cents) -> Slot:
    """An amount of a person that is not known, from the one that gives most to the one that gives least."""
    fills = tuple(fill_person(person.id, field, amount) for amount in amounts)
    return Slot(person_path(household, person, field), fills)


def study_slot(household: Household, person: Person, year: int, *answers: bool) -> Iterator[Slot]:
    """Whether somebody studies, from the answer that gives most to the one that gives least."""
    if has_gap(person.studeert, person, year):
        fills = tuple(fill_truth(person.id, "studeert", answer) for answer in answers)
        yield Slot(person_path(household, person, "studeert"), fills)


def _adults(household: Household, law: Parameters, year: int, most: int) -> Iterator[Slot]:
    """The applicant and the partner; ``most`` is the age on 1 January that gives most."""
    couple = couple_of(household, year)
    student = amount_of(law, f"{LAW}.leeftijd_studie")
    for person in couple:
        young = _young_partner(household, person, law, year)
        births = (born(year, most), *young, *([born(year, YOUNG)] if young else []), born(year, 10))
        yield from birth_slot(household, person, *births, wild=bool(young))
        yield from net_income_slot(household, person, year)
        yield from own_assets_slot(household, person)
        yield from truth_slot(household, person, "rechtmatig_verblijf", year)
        if person.geboortedatum is None or age_on(person.geboortedatum, date(year, 1, 1)) < student:
            yield from study_slot(household, person, year, False, True)


def _young_partner(household: Household, person: Person, law: Parameters, year: int) -> tuple[date, ...]:
    """The birth of a partner younger than 21 with whom the costs are shared.

    There is no norm for two on different sides of 21 who share the costs, so an equal age may give most.
    """
    grown, shares_from = (amount_of(law, f"{LAW}.leeftijd_{name}") for name in ("norm", "kostendeler"))
    others = [p for p in household.with_role(Rol.KIND, Rol.MEDEBEWONER) if p.geboortedatum is not None]
    if not any(age_of(other, date(year, 12, 31)) >= shares_from for other in others):
        return ()
    births = [p.geboortedatum for p in couple_of(household, year) if p is not person and p.geboortedatum is not None]
    return tuple(day for day in births if age_on(day, date(year, 1, 1)) < grown)


def _others(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Whoever else lives there: a child raises the limit of the assets, a grown-up shares the costs."""
    shares_from = amount_of(law, f"{LAW}.leeftijd_kostendeler")
    for person in household.with_role(Rol.KIND, Rol.MEDEBEWONER):
        if not is_there(person, year):
            continue
        births = (born(year, 10), born(year, NEITHER), born(year, GROWN))
        yield from birth_slot(household, person, *births, wild=bool(person.vermogen))
        if person.geboortedatum is None or age_on(person.geboortedatum, date(year, 12, 31)) >= shares_from:
            yield from study_slot(household, person, year, True, False)


def _support(household: Household, support: tuple[str, ...]) -> Iterator[Slot]:
    """Bijstand that may be part of what comes in: then the own income is less."""
    for regeling in support:
        if household.receives(regeling) is None:
            fills = tuple(_receiving(regeling, amount) for amount in (HUGE, NOTHING))
            yield Slot(f"$.ontvangt.{regeling}.per_maand", fills, also=_settled_by(household))


def _settled_by(household: Household) -> tuple[str, ...]:
    """What tells that no bijstand is received: that all adults live on something else."""
    if household.personen_volledig is not True:
        return ("$.personen_volledig",)
    adults = (p for p in household.with_role(Rol.AANVRAGER, Rol.TOESLAGPARTNER) if p.is_present(household.peildatum))
    return tuple(person_path(household, p, "bron") for p in adults if p.bron.at(household.peildatum) is None)


def _receiving(regeling: str, amount: Cents) -> Callable[[Household], Household]:
    def fill(household: Household) -> Household:
        others = tuple(item for item in household.ontvangt or () if item.regeling != regeling)
        return replace(household, ontvangt=(*others, Received(regeling, amount)))

    return fill


def _may_receive(household: Household, support: tuple[str, ...]) -> bool:
    found = [household.receives(regeling) for regeling in support]
    return any(received is None or received.bedrag for received in found)


def _may_have_aow(household: Household, law: Parameters, year: int) -> bool:
    age = amount_of(law, "aow.leeftijd")
    couple = couple_of(household, year)
    if household.personen_volledig is not True and len(couple) < 2:
        return True
    births = [person.geboortedatum for person in couple]
    return any(day is None or age_on(day, date(year, 12, 1)) >= age for day in births)


def _who_may_turn_up(household: Household, year: int, ages: tuple[int, ...]) -> Iterator[tuple[Person, ...]]:
    """Who may still turn out to live there: a partner without income or with a huge one, a child, many who share."""
    yield from families(_partners(household, year, ages), extra_children(household, born(year, 10))[:1])
    yield tuple(
        a_person(household, Rol.MEDEBEWONER, number, born(year, GROWN)) for number in range(1, MOST_SHARING + 1)
    )


def _partners(household: Household, year: int, ages: tuple[int, ...]) -> Iterator[tuple[Person, ...]]:
    yield ()
    if household.with_role(Rol.TOESLAGPARTNER):
        return
    own = household.aanvrager.geboortedatum
    births = [*(born(year, age) for age in ages), *([] if own is None else [own])]
    for day in births:  # with a pension of which the most is left out
        yield (replace(a_person(household, Rol.TOESLAGPARTNER, 1, day), eigen_pensioen=HUGE),)
    yield (a_person(household, Rol.TOESLAGPARTNER, 1, births[0], HUGE),)

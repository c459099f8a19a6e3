"""What may be unknown in a household, per regeling, and between which values it can lie."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TypeVar

from app.domain.household import Bezittingen, Dwelling, Household, Inkomensbron, LokaleLasten, Opvang, Person, Rol
from app.domain.ids import PersonId
from app.domain.money import Cents
from app.domain.period import Span, Varying, age_on, always, first_days
from app.domain.record import changed
from app.rules.parameters import Parameters
from app.rules.unknown import Fill, PersonFill, Slot

T = TypeVar("T")
Record = TypeVar("Record", Person, Dwelling, Opvang, LokaleLasten, Bezittingen)

NOTHING = Cents(0)
HUGE = Cents(1_000_000_000)
"""Ten million euros: an income, or assets, with which every regeling that looks at it has ended."""
_YES = always(True)
MOST_CHILDREN = 12
"""The most children a household is taken to have while it is not known to be complete."""


def born(year: int, age: int) -> date:
    """A birth date with which somebody has this age on 1 January of the year, and turns one older in July."""
    return date(year - age - 1, 7, 2)


def with_field(record: Record, field: str, value: object) -> Record:
    """The same record with one field, named at run time, given another value."""
    return changed(record, **{field: value})


def person_path(household: Household, person: Person, field: str) -> str:
    """The JSON path of a field of a person."""
    return f"$.personen[{household.index_of(person.id)}].{field}"


def fill_person(person_id: str, field: str, value: object) -> Fill:
    """Fill in one field of a person."""
    return PersonFill(person_id, field, lambda known: value)


def fill_truth(person_id: str, field: str, value: bool) -> Fill:
    """Fill the months in which a yes or no of a person is not known."""
    return PersonFill(person_id, field, lambda known: filled(known, value))


def fill_care(child_id: str, index: int, field: str, value: int | Cents) -> Fill:
    """Fill the months in which one field of a day care of a child is not known."""

    def fill(known: tuple[Opvang, ...]) -> tuple[Opvang, ...]:
        care = list(known)
        care[index] = with_field(care[index], field, filled(getattr(care[index], field), value))
        return tuple(care)

    return PersonFill(child_id, "opvang", fill)


def filled(known: Varying[T], value: T) -> Varying[T]:
    """The same value over time, with every gap filled."""
    return Varying((*(span for span in known.spans if span.value is not None), Span(value)))


def has_gap(known: Varying[T], person: Person | None, year: int) -> bool:
    """Whether the value is unknown in a month of the year (in which the person is there)."""
    spans = known.spans
    if len(spans) == 1 and spans[0].value is not None and spans[0].start is None and spans[0].end is None:
        return False
    return any(known.at(first) is None for first in first_days(year) if person is None or person.is_present(first))


def is_there(person: Person, year: int) -> bool:
    """Whether the person belongs to the household in some month of the year."""
    if person.vanaf is None and person.tot is None:
        return True
    return any(person.is_present(first) for first in first_days(year))


def truth_slot(household: Household, person: Person, field: str, year: int) -> tuple[Slot, ...]:
    """A precondition of a person that is not known in some month: true gives most, false takes the right away."""
    if not has_gap(getattr(person, field), person, year):
        return ()
    yes, no = fill_truth(person.id, field, True), fill_truth(person.id, field, False)
    return (Slot(person_path(household, person, field), (yes, no), precondition=True),)


def income_slot(household: Household, person: Person) -> tuple[Slot, ...]:
    """An income that is not known: none gives most, a huge one least."""
    if person.toetsingsinkomen is not None:
        return ()
    none = fill_person(person.id, "toetsingsinkomen", NOTHING)
    huge = fill_person(person.id, "toetsingsinkomen", HUGE)
    return (Slot(person_path(household, person, "toetsingsinkomen"), (none, huge)),)


def assets_slot(household: Household, person: Person) -> tuple[Slot, ...]:
    """Assets that are not known, or of which some may be left out on request: then they may be nothing."""
    known = person.vermogen
    if known is not None and not person.vermogen_bijzonder:
        return ()
    none = fill_person(person.id, "vermogen", NOTHING)
    if known is None:
        huge = fill_person(person.id, "vermogen", HUGE)
        return (Slot(person_path(household, person, "vermogen"), (none, huge)),)
    as_is = fill_person(person.id, "vermogen", known)
    return (Slot(person_path(household, person, "vermogen_bijzonder"), (none, as_is)),)


def spanned_slot(path: str) -> Slot:
    """Something unknown that the limits of the regeling span themselves."""
    return Slot(path, (_as_it_is,), ranks=True)


def unbounded_slot(path: str) -> Slot:
    """Something unknown without which no amount can be said."""
    return Slot(path, (_as_it_is,), unbounded=True)


def _as_it_is(household: Household) -> Household:
    return household


def birth_slot(
    household: Household, person: Person, *dates: date, wild: bool = False, ranks: bool = False
) -> tuple[Slot, ...]:
    """A birth date that is not known, from the one that gives most to the one that gives least."""
    if person.geboortedatum is not None:
        return ()
    fills = tuple(fill_person(person.id, "geboortedatum", day) for day in dates)
    return (Slot(person_path(household, person, "geboortedatum"), fills, wild=wild, ranks=ranks),)


def couple_of(household: Household, year: int) -> tuple[Person, ...]:
    """The applicant, and the toeslagpartner when there is one in this year."""
    return tuple(p for p in household.with_role(Rol.AANVRAGER, Rol.TOESLAGPARTNER) if is_there(p, year))


def is_minor(person: Person, year: int, law: Parameters) -> bool:
    """Whether the person is surely younger than 18 on 1 January."""
    limit = law.get("awir.leeftijd_meerderjarig").amount
    return person.geboortedatum is not None and age_on(person.geboortedatum, date(year, 1, 1)) < limit


def may_have_care(child: Person, law: Parameters, year: int) -> bool:
    """Whether a child is young enough for day care that counts in some month of the year, or might be."""
    end = amount_of(law, "kinderopvangtoeslag.leeftijd_einde")
    return child.geboortedatum is None or age_on(child.geboortedatum, date(year, 1, 1)) < end


def a_person(household: Household, rol: Rol, number: int, born_on: date, income: Cents = NOTHING) -> Person:
    """A person who may turn out to belong to a household that is not known to be complete; meets every condition."""
    return Person(
        id=PersonId(f"?{rol.value}{number}"),
        rol=rol,
        geboortedatum=born_on,
        toetsingsinkomen=income,
        vermogen=NOTHING,
        zorgverzekerd=_YES,
        ingeschreven=_YES,
        rechtmatig_verblijf=_YES,
        werkt_of_studeert=_YES,
        kinderbijslag=_YES,
        opvang=(),
        netto_inkomen=always(income),
        bron=always(Inkomensbron.GEEN.value),
        studeert=always(False),
        vrijlating=NOTHING,
        eigen_pensioen=NOTHING,
        jaren_laag_inkomen=0,
        inkomenstoeslag_gehad=False,
    )


def adding(*persons: Person) -> Fill:
    """Add these persons to the household; none leaves it as it is."""

    def fill(household: Household) -> Household:
        return changed(household, personen=(*household.personen, *persons)) if persons else household

    return fill


def extra_partners(household: Household, year: int) -> tuple[tuple[Person, ...], ...]:
    """The toeslagpartners that may still turn up: none, one without income, one with a huge income."""
    if household.with_role(Rol.TOESLAGPARTNER):
        return ((),)
    day = born(year, 40)
    return (
        (),
        (a_person(household, Rol.TOESLAGPARTNER, 1, day),),
        (a_person(household, Rol.TOESLAGPARTNER, 1, day, HUGE),),
    )


def extra_children(household: Household, born_on: date) -> tuple[Person, ...]:
    """As many children of one age as may still turn up."""
    room = MOST_CHILDREN - len(household.with_role(Rol.KIND))
    return tuple(a_person(household, Rol.KIND, number, born_on) for number in range(1, room + 1))


def families(partners: Iterable[tuple[Person, ...]], children: tuple[Person, ...]) -> Iterator[tuple[Person, ...]]:
    """Who may still turn out to belong to a family: every partner that is possible, with and without children."""
    for partner in partners:
        yield (*partner, *children)
        yield partner


def completeness_slot(
    household: Household, others: Callable[[], Iterable[tuple[Person, ...]]], ranks: bool = False
) -> Iterator[Slot]:
    """That it is not known whether everybody was named: ``others`` gives who may still turn up, in each way."""
    if household.personen_volledig is not True:
        fills = tuple(adding(*persons) for persons in others())
        yield Slot("$.personen_volledig", fills, wild=True, ranks=ranks)


def amount_of(law: Parameters, name: str) -> Decimal:
    """The amount of a parameter, without a trace."""
    return law.get(name).amount

"""Households of which everything is known, and the same households with a part of it forgotten.

The domain of what may be filled in: incomes and assets from nothing to ten million, births, yes or no, rents, day
care of at most 230 hours a month per child, and further persons when it is not known whether everybody was named.
What the intake never asks apart stays known: assets of minors (they count with their parents'), income under 16.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from app.domain.household import Dwelling, Household, Opvang, Opvangsoort, Person, Rol, Woningsoort
from app.domain.ids import PersonId
from app.domain.money import Cents
from app.domain.period import Span, Varying, age_on, always

Draw = Any
Forget = Callable[[Household], Household]

TRUTHS = ("zorgverzekerd", "ingeschreven", "rechtmatig_verblijf", "werkt_of_studeert", "kinderbijslag")
TEN_MILLION = 10_000_000_00
INCOMES = st.one_of(
    st.integers(0, 60_000_00),
    st.integers(0, TEN_MILLION),
    st.sampled_from([0, 0, 15_000_00, 23_425_00, 29_736_00, 56_412_00, 120_000_00, 230_000_00]),
).map(Cents)
ASSETS = st.one_of(
    st.sampled_from([0, 0, 0, 20_000_00, 37_395_00, 38_479_00, 38_479_01, 60_000_00, 76_958_00, 146_011_00]),
    st.integers(0, TEN_MILLION),
).map(Cents)
MOSTLY = st.sampled_from([True] * 9 + [False])
RENTS = st.one_of(
    st.integers(0, 1_400_00),
    st.sampled_from([452_07, 477_20, 477_21, 498_20, 852_07, 889_00, 900_07, 900_08, 932_93]),
).map(Cents)
SERVICE = st.sampled_from([0, 0, 11_07, 20_00, 48_00, 60_00]).map(Cents)


def timeline(values: st.SearchStrategy[Any], year: int) -> st.SearchStrategy[Varying[Any]]:
    """One value all along, or another one from a day in the year."""
    days = st.dates(date(year, 1, 1), date(year, 12, 31))
    two = st.tuples(values, days, values).map(
        lambda t: Varying((Span(t[0], None, date.fromordinal(t[1].toordinal() - 1)), Span(t[2], t[1])))
    )
    return st.one_of(values.map(always), values.map(always), values.map(always), two)


@st.composite
def _care(draw: Draw, year: int) -> tuple[Opvang, ...]:
    """None, one or two kinds of day care, at most 230 hours a month together."""
    number = draw(st.sampled_from([0, 1, 1, 2]))
    hours = st.one_of(st.integers(0, 230_00 // max(number, 1)), st.sampled_from([60_00, 100_00, 115_00]))
    return tuple(
        Opvang(
            draw(st.sampled_from(Opvangsoort)),
            draw(timeline(hours, year)),
            draw(timeline(st.integers(0, 15_00).map(Cents), year)),
            draw(timeline(MOSTLY, year)),
        )
        for _ in range(number)
    )


def is_minor(person: Person, year: int) -> bool:
    return person.rol is Rol.KIND and age_on(person.geboortedatum or date(1900, 1, 1), date(year, 1, 1)) < 18


@st.composite
def persons(draw: Draw, year: int, rol: Rol, name: str) -> Person:
    """A person of whom everything is known."""
    if rol is Rol.KIND:
        born = draw(st.dates(date(year - 26, 1, 1), date(year, 12, 31)))
    else:
        born = draw(
            st.one_of(
                st.dates(date(1930, 1, 1), date(year - 16, 1, 1)),
                st.dates(date(year - 25, 1, 1), date(year - 17, 12, 31)),
            )
        )
    person = Person(
        PersonId(name),
        rol,
        geboortedatum=born,
        toetsingsinkomen=draw(INCOMES),
        vermogen=draw(ASSETS),
        **{truth: draw(timeline(MOSTLY, year)) for truth in TRUTHS},
        opvang=draw(_care(year)) if rol is Rol.KIND else (),
    )
    if rol is Rol.KIND and age_on(born, date(year, 12, 31)) < 16:
        person = replace(person, toetsingsinkomen=Cents(0))
    if rol is not Rol.AANVRAGER and draw(st.sampled_from([True] + [False] * 4)):
        first, last = sorted(draw(st.dates(date(year, 1, 1), date(year, 12, 31))) for _ in range(2))
        person = replace(person, vanaf=draw(st.sampled_from([None, first])), tot=draw(st.sampled_from([None, last])))
    return person


@st.composite
def dwellings(draw: Draw, year: int) -> Dwelling:
    return Dwelling(
        draw(st.sampled_from([Woningsoort.ZELFSTANDIG] * 6 + list(Woningsoort))),
        draw(timeline(RENTS, year)),
        draw(timeline(SERVICE, year)),
        draw(st.sampled_from([False, False, True])),
    )


@st.composite
def complete_households(draw: Draw, year: int) -> Household:
    """A household of which everything is known."""
    roles = [Rol.AANVRAGER]
    roles += [Rol.TOESLAGPARTNER] * draw(st.sampled_from([0, 0, 1]))
    roles += [Rol.KIND] * draw(st.sampled_from([0, 1, 1, 2, 2, 3]))
    roles += [Rol.MEDEBEWONER] * draw(st.sampled_from([0, 0, 1]))
    roles += [Rol.ONDERHUURDER] * draw(st.sampled_from([0, 0, 0, 1]))
    found = tuple(draw(persons(year, rol, f"x{number}")) for number, rol in enumerate(roles))
    return Household(date(year, 3, 1), found, draw(dwellings(year)), True, None, ())


def _field(name: str, field: str, value: Any) -> Forget:
    def forget(household: Household) -> Household:
        person = next(p for p in household.personen if p.id == name)
        return household.replacing(replace(person, **{field: value}))

    return forget


def _care_field(name: str, index: int, field: str, value: Any) -> Forget:
    def forget(household: Household) -> Household:
        person = next(p for p in household.personen if p.id == name)
        care = list(person.opvang or ())
        if index < len(care):
            care[index] = replace(care[index], **{field: value})
        return household.replacing(replace(person, opvang=None if person.opvang is None else tuple(care)))

    return forget


def _home(field: str, value: Any) -> Forget:
    return lambda household: replace(household, woning=replace(household.woning, **{field: value}))


def _gaps(value: Varying[Any]) -> list[Varying[Any]]:
    """The ways to forget a value: all of it, or one of its parts."""
    parts = [Varying(tuple(s for s in value.spans if s is not lost)) for lost in value.spans]
    return [Varying(), *parts] if len(value.spans) > 1 else [Varying()]


def forgettable(household: Household, year: int) -> list[Forget]:
    """Everything that may be forgotten of a household, one thing at a time."""
    found: list[Forget] = []
    for person in household.personen:
        fields: list[str] = ["geboortedatum"]
        minor = is_minor(person, year)
        if not minor:
            fields.append("vermogen")
        if person.rol is not Rol.KIND or age_on(person.geboortedatum or date.min, date(year, 12, 31)) >= 16:
            fields.append("toetsingsinkomen")
        if person.rol is Rol.KIND:
            fields.append("opvang")
        if minor and person.vermogen:  # what the parents say they own holds that of their minor children
            fields.remove("geboortedatum")
        found += [_field(person.id, field, None) for field in fields]
        for truth in TRUTHS:
            found += [_field(person.id, truth, gap) for gap in _gaps(getattr(person, truth))]
        for index, care in enumerate(person.opvang or ()):
            for field in ("uren", "tarief", "geregistreerd"):
                found += [_care_field(person.id, index, field, gap) for gap in _gaps(getattr(care, field))]
    found += [_home(field, None) for field in ("soort", "aangepast")]
    for field in ("kale_huur", "servicekosten"):
        found += [_home(field, gap) for gap in _gaps(getattr(household.woning, field))]
    return found


def without_some(household: Household, lost: set[str]) -> Household:
    """The same household with some persons not yet named."""
    kept = tuple(p for p in household.personen if p.id not in lost)
    return replace(household, personen=kept, personen_volledig=None)


@st.composite
def forgotten(draw: Draw, household: Household, year: int) -> Household:
    """The same household with some of it forgotten, and perhaps some persons not named."""
    partly = household
    for forget in draw(st.lists(st.sampled_from(forgettable(household, year)), max_size=5)):
        partly = forget(partly)
    extra = [p.id for p in household.personen if p.rol is not Rol.AANVRAGER and not (is_minor(p, year) and p.vermogen)]
    if extra and draw(st.sampled_from([True, False, False])):
        partly = without_some(partly, set(draw(st.lists(st.sampled_from(extra), max_size=2))))
    return partly


def filled_from(whole: Household, partly: Household) -> list[tuple[str, Household]]:
    """The forgotten household with one forgotten field filled in again as it was, for each of them, by JSON path."""
    found: list[tuple[str, Household]] = []
    known = {person.id: person for person in whole.personen}
    for index, person in enumerate(partly.personen):
        true = known[person.id]
        for name in ("geboortedatum", "toetsingsinkomen", "vermogen", "opvang", *TRUTHS):
            if getattr(person, name) != getattr(true, name) and (name != "opvang" or person.opvang is None):
                fill = _field(person.id, name, getattr(true, name))
                found.append((f"$.personen[{index}].{name}", fill(partly)))
        for place, care in enumerate(person.opvang or ()):
            for name in ("uren", "tarief", "geregistreerd"):
                value = getattr((true.opvang or ())[place], name)
                if getattr(care, name) != value:
                    fill = _care_field(person.id, place, name, value)
                    found.append((f"$.personen[{index}].opvang[{place}].{name}", fill(partly)))
    for name in ("soort", "aangepast", "kale_huur", "servicekosten"):
        value = getattr(whole.woning, name)
        if getattr(partly.woning, name) != value:
            found.append((f"$.woning.{name}", _home(name, value)(partly)))
    return found

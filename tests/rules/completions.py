"""Households of which everything is known, and the same households with a part of it forgotten, from a seed.

The domain of what may be filled in: incomes and assets from nothing to ten million, births, yes or no, rents, day
care of at most 230 hours a month per child, net incomes, local taxes, a car, the municipality, and further persons
when it is not known whether everybody was named.
What the intake never asks apart stays known: assets of minors (they count with their parents'), income under 16.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from app.domain.household import (
    Bezittingen,
    Dwelling,
    Household,
    LokaleLasten,
    Opvang,
    Opvangsoort,
    Person,
    Rol,
    Woningsoort,
)
from app.domain.ids import PersonId
from app.domain.money import Cents
from app.domain.period import Span, Varying, age_on, always

Forget = Callable[[Household], Household]
T = TypeVar("T")

TRUTHS = ("zorgverzekerd", "ingeschreven", "rechtmatig_verblijf", "werkt_of_studeert", "kinderbijslag")
TEN_MILLION = 10_000_000_00
LOW_INCOMES = (0, 6_218_00, 15_000_00, 22_700_00, 23_425_00, 29_736_00, 31_500_00)
HIGH_INCOMES = (56_412_00, 120_000_00, 230_000_00, 235_698_00, TEN_MILLION)
LOW_ASSETS = (0, 0, 1_200_00, 20_000_00, 37_395_00, 38_479_00)
HIGH_ASSETS = (38_479_01, 60_000_00, 76_958_00, 100_000_00, 146_011_00, 184_633_00, TEN_MILLION)
NET_INCOMES = (0, 900_00, 1_331_43, 1_350_00, 1_400_00, 1_902_02, 1_950_00, 2_600_00, 4_500_00, TEN_MILLION)
TAXES = (0, 0, 180_00, 340_00, 612_50, 1_500_00, 2_400_00)
CARS = (0, 0, 0, 1_500_00, 3_350_00, 3_350_01, 9_000_00)
PLACES = ("Elders", "Ruimdorp", "Krapstad")
"""Of the last two a test may write a pack."""
RENTS = (452_07, 477_20, 477_21, 498_20, 650_00, 713_02, 852_07, 889_00, 900_07, 900_08, 932_93)


class Chance:
    """Draws values that lie on and around the limits of the law."""

    def __init__(self, seed: int, year: int) -> None:
        self.random = Random(seed)
        self.year = year

    def often(self, share: float) -> bool:
        return self.random.random() < share

    def one_of(self, values: Sequence[T]) -> T:
        return self.random.choice(values)

    def between(self, first: date, last: date) -> date:
        return first + timedelta(days=self.random.randint(0, (last - first).days))

    def day(self) -> date:
        """A day in the year, often the first of a month."""
        day = self.between(date(self.year, 1, 1), date(self.year, 12, 31))
        return day.replace(day=1) if self.often(0.3) else day

    def income(self) -> Cents:
        if self.often(0.6):
            return Cents(self.random.randint(0, 32_000_00) if self.often(0.5) else self.one_of(LOW_INCOMES))
        return Cents(self.random.randint(0, 250_000_00) if self.often(0.7) else self.one_of(HIGH_INCOMES))

    def assets(self) -> Cents:
        if self.often(0.85):
            return Cents(self.random.randint(0, 30_000_00) if self.often(0.3) else self.one_of(LOW_ASSETS))
        return Cents(self.random.randint(0, 250_000_00) if self.often(0.4) else self.one_of(HIGH_ASSETS))

    def over_time(self, value: Callable[[], Any]) -> Varying[Any]:
        """One value all along, now and then another one from a day in the year."""
        if self.often(0.8):
            return always(value())
        day = self.day()
        return Varying((Span(value(), None, day - timedelta(days=1)), Span(value(), day)))

    def truth(self) -> Varying[bool]:
        return self.over_time(lambda: self.often(0.96))

    def care(self) -> tuple[Opvang, ...]:
        """None, one or two kinds of day care, at most 230 hours a month together."""
        number = self.one_of([0, 1, 1, 2])

        def hours() -> int:
            most = 230_00 // max(number, 1)
            return self.random.randint(0, most) if self.often(0.5) else self.one_of([60_00, 100_00, 115_00, most])

        def price() -> Cents:
            return Cents(self.random.randint(0, 15_00))

        return tuple(
            Opvang(
                self.one_of(list(Opvangsoort)),
                self.over_time(hours),
                self.over_time(price),
                self.over_time(lambda: self.often(0.9)),
            )
            for _ in range(number)
        )

    def birth(self, rol: Rol) -> date:
        year = self.year
        if rol is Rol.KIND:
            youngest = date(year, 12, 31) if self.often(0.15) else date(year - 1, 12, 31)
            return self.between(date(year - (26 if self.often(0.3) else 14), 1, 1), youngest)
        young = self.often(0.3)
        return self.between(date(year - 24, 1, 1), date(year - 17, 12, 31)) if young else date(year - 45, 5, 5)

    def person(self, rol: Rol, name: str) -> Person:
        """A person of whom everything is known."""
        truths: dict[str, Any] = {truth: self.truth() for truth in TRUTHS}
        person = Person(
            PersonId(name),
            rol,
            geboortedatum=self.birth(rol),
            toetsingsinkomen=self.income(),
            netto_inkomen=self.over_time(lambda: Cents(self.one_of(NET_INCOMES))),
            vermogen=self.assets(),
            opvang=self.care() if rol is Rol.KIND else (),
            **truths,
        )
        if rol is Rol.KIND and age_on(person.geboortedatum or date.min, date(self.year, 12, 31)) < 16:
            person = replace(person, toetsingsinkomen=Cents(0))
        if is_minor(person, self.year) and self.often(0.8):
            person = replace(person, vermogen=Cents(0))
        if rol is not Rol.AANVRAGER and self.often(0.15):
            first, last = sorted((self.day(), self.day()))
            person = replace(person, vanaf=self.one_of([None, first]), tot=self.one_of([None, last]))
        return person

    def household(self) -> Household:
        """A household of which everything is known."""
        roles = [Rol.AANVRAGER]
        roles += [Rol.TOESLAGPARTNER] * self.one_of([0, 0, 1])
        roles += [Rol.KIND] * self.one_of([0, 1, 1, 2, 2, 3])
        roles += [Rol.MEDEBEWONER] * self.one_of([0, 0, 0, 1])
        roles += [Rol.ONDERHUURDER] * self.one_of([0, 0, 0, 0, 1])
        persons = tuple(self.person(rol, f"x{number}") for number, rol in enumerate(roles))
        woning = Dwelling(
            Woningsoort.ZELFSTANDIG if self.often(0.9) else self.one_of(list(Woningsoort)),
            self.over_time(lambda: Cents(self.random.randint(0, 1_100_00) if self.often(0.4) else self.one_of(RENTS))),
            self.over_time(lambda: Cents(self.one_of([0, 0, 11_07, 20_00, 48_00, 60_00]))),
            self.often(0.2),
        )
        return Household(
            date(self.year, 3, 1),
            persons,
            woning,
            personen_volledig=True,
            gemeente=self.one_of(PLACES),
            ontvangt=(),
            lokale_lasten=LokaleLasten(Cents(self.one_of(TAXES)), Cents(self.one_of(TAXES))),
            bezit=Bezittingen(Cents(self.one_of(CARS)), self.often(0.2)),
        )

    def poor(self, home: Household) -> Household:
        """The same household with little money and local taxes to pay, so that all of it can matter for remission."""

        def with_little(person: Person) -> Person:
            few = Cents(self.one_of([0, 0, 0, 250_00, 2_500_00, 4_100_00]))
            net = self.over_time(lambda: Cents(self.random.randint(700_00, 2_600_00)))
            return replace(person, vermogen=few, netto_inkomen=net)

        taxes = (Cents(self.random.randint(90_00, 1_200_00)) for _ in range(2))
        return replace(
            home,
            personen=tuple(map(with_little, home.personen)),
            woning=replace(home.woning, soort=Woningsoort.ZELFSTANDIG),
            lokale_lasten=LokaleLasten(*taxes),
            bezit=Bezittingen(Cents(self.one_of([0, 0, 0, 0, 3_350_00, 3_900_00])), self.often(0.5)),
        )

    def forgotten(self, whole: Household) -> Household:
        """The same household with a few things forgotten, and perhaps some persons not named."""
        partly = whole
        options = forgettable(whole, self.year)
        for _ in range(self.one_of([1, 1, 2, 3, 5])):
            partly = self.one_of(options)(partly)
        if self.often(0.3):
            others = [p.id for p in whole.personen if p.rol is not Rol.AANVRAGER and not _owns_as_minor(p, self.year)]
            lost = set(self.random.sample(others, min(len(others), self.one_of([0, 1, 1, 2]))))
            kept = tuple(p for p in partly.personen if p.id not in lost)
            partly = replace(partly, personen=kept, personen_volledig=self.one_of([None, False]))
        return partly


def is_minor(person: Person, year: int) -> bool:
    return person.rol is Rol.KIND and age_on(person.geboortedatum or date(1900, 1, 1), date(year, 1, 1)) < 18


def _owns_as_minor(person: Person, year: int) -> bool:
    """Whether the assets of this person are part of what the parents say they own."""
    return is_minor(person, year) and bool(person.vermogen)


def _field(name: str, field: str, value: Any) -> Forget:
    changes: dict[str, Any] = {field: value}

    def fill(household: Household) -> Household:
        person = next(p for p in household.personen if p.id == name)
        return household.replacing(replace(person, **changes))

    return fill


def _care_field(name: str, index: int, field: str, value: Any) -> Forget:
    changes: dict[str, Any] = {field: value}

    def fill(household: Household) -> Household:
        person = next(p for p in household.personen if p.id == name)
        care = person.opvang
        if care is None:
            return household
        care = (*care[:index], replace(care[index], **changes), *care[index + 1 :])
        return household.replacing(replace(person, opvang=care))

    return fill


def _home(field: str, value: Any) -> Forget:
    return _part("woning", field, value)


def _part(part: str, field: str, value: Any) -> Forget:
    changes: dict[str, Any] = {field: value}
    return lambda household: replace(household, **{part: replace(getattr(household, part), **changes)})


def _place(gemeente: str | None) -> Forget:
    return lambda household: replace(household, gemeente=gemeente)


PARTS = {"lokale_lasten": ("gemeente_aanslag", "waterschap_aanslag"), "bezit": ("auto_waarde", "auto_onmisbaar")}


def _gaps(value: Varying[Any]) -> list[Varying[Any]]:
    """The ways to forget a value: all of it, or one of its parts."""
    parts = [Varying(tuple(s for s in value.spans if s is not lost)) for lost in value.spans]
    return [Varying(), *parts] if len(value.spans) > 1 else [Varying()]


def forgettable(household: Household, year: int) -> list[Forget]:
    """Everything that may be forgotten of a household, one thing at a time."""
    found: list[Forget] = []
    for person in household.personen:
        found += [_field(person.id, field, None) for field in _forgettable_of(person, year)]
        for varying in (*TRUTHS, *(() if person.rol is Rol.KIND else ("netto_inkomen",))):
            found += [_field(person.id, varying, gap) for gap in _gaps(getattr(person, varying))]
        for index, care in enumerate(person.opvang or ()):
            for field in ("uren", "tarief", "geregistreerd"):
                found += [_care_field(person.id, index, field, gap) for gap in _gaps(getattr(care, field))]
    found += [_home(field, None) for field in ("soort", "aangepast")]
    for field in ("kale_huur", "servicekosten"):
        found += [_home(field, gap) for gap in _gaps(getattr(household.woning, field))]
    found += [_part(part, field, None) for part, fields in PARTS.items() for field in fields]
    return [*found, _place(None)]


def _forgettable_of(person: Person, year: int) -> list[str]:
    if person.rol is not Rol.KIND:
        return ["geboortedatum", "vermogen", "toetsingsinkomen"]
    fields = ["opvang", "geboortedatum"]
    if not is_minor(person, year):
        fields.append("vermogen")
    if age_on(person.geboortedatum or date.min, date(year, 12, 31)) >= 16:
        fields.append("toetsingsinkomen")
    return fields


def filled_from(whole: Household, partly: Household) -> list[tuple[str, Household]]:
    """The forgotten household with one forgotten field filled in again as it was, for each of them, by JSON path."""
    found: list[tuple[str, Household]] = []
    known = {person.id: person for person in whole.personen}
    for index, person in enumerate(partly.personen):
        true = known[person.id]
        for name in ("geboortedatum", "toetsingsinkomen", "netto_inkomen", "vermogen", "opvang", *TRUTHS):
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
    for part, names in PARTS.items():
        for name in names:
            value = getattr(getattr(whole, part), name)
            if getattr(getattr(partly, part), name) != value:
                found.append((f"$.{part}.{name}", _part(part, name, value)(partly)))
    if partly.gemeente != whole.gemeente:
        found.append(("$.gemeente", _place(whole.gemeente)(partly)))
    return found

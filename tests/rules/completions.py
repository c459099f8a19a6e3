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
    Inkomensbron,
    LokaleLasten,
    Opvang,
    Opvangsoort,
    Person,
    Received,
    Rol,
    Woningsoort,
)
from app.domain.ids import PersonId
from app.domain.money import Cents
from app.domain.period import Span, Varying, age_on, always
from app.rules.heffingskortingen_huishouden import ADVANCE, settle
from app.rules.parameters import laws, load
from app.rules.trace import Trace
from tests.rules.forgetting import (
    COUPLE,
    TRUTHS,
    forgettable,
    is_minor,
    owns_as_minor,
)
from tests.rules.parts import with_parts
from tests.rules.payers import with_wage_tax

T = TypeVar("T")

TEN_MILLION = 10_000_000_00
LOW_INCOMES = (0, 6_218_00, 15_000_00, 22_700_00, 23_425_00, 29_736_00, 31_500_00)
HIGH_INCOMES = (56_412_00, 120_000_00, 230_000_00, 235_698_00, TEN_MILLION)
LOW_ASSETS = (0, 0, 1_200_00, 20_000_00, 37_395_00, 38_479_00)
HIGH_ASSETS = (38_479_01, 60_000_00, 76_958_00, 100_000_00, 146_011_00, 184_633_00, TEN_MILLION)
NET_INCOMES = (
    *(0, 0, 329_00, 800_00, 900_00, 1_331_42, 1_331_43, 1_350_00, 1_400_00, 1_486_46, 1_558_15, 1_902_02),
    *(1_950_00, 2_500_00, 2_600_00, 4_500_00, 5_000_00, TEN_MILLION),
)
TAXES = (0, 0, 180_00, 340_00, 612_50, 1_500_00, 2_400_00)
CARS = (0, 0, 0, 1_500_00, 3_350_00, 3_350_01, 9_000_00)
SUPPORTS = (0, 0, 0, 300_00, 1_331_43, 1_902_02, 3_000_00)
PLACES = ("Elders", "Ruimdorp", "Krapstad", "Alphen aan den Rijn")
"""Of the second and the third a test may write a pack; the last one has its own."""
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

    def net_income(self, low: bool) -> Cents:
        most = 2_000_00 if low else 6_000_00
        return Cents(self.one_of(NET_INCOMES) if self.often(0.5) else self.random.randint(0, most))

    def received(self) -> tuple[Received, ...]:
        """Nothing, or bijstand and AIO."""
        if self.often(0.5):
            return ()
        since = self.one_of([None, None, self.day()])
        names = self.one_of([("bijstand",), ("aio",), ("bijstand", "aio")])
        return tuple(Received(name, Cents(self.one_of(SUPPORTS)), sinds=since) for name in names)

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
            return self.between(date(year - (29 if self.often(0.3) else 14), 1, 1), youngest)
        if self.often(0.15):
            return self.between(date(year - 80, 1, 1), date(year - 60, 12, 31))
        if self.often(0.3):
            return self.between(date(year - 24, 1, 1), date(year - 17, 12, 31))
        near_a_limit = self.between(date(year - self.one_of([27, 30, 67, 68]), 1, 1), date(year - 26, 12, 31))
        return self.one_of([date(year - 45, 5, 5), date(year - 45, 5, 5), date(year - 70, 5, 5), near_a_limit])

    def person(self, rol: Rol, name: str) -> Person:
        """A person of whom everything is known."""
        truths: dict[str, Any] = {truth: self.truth() for truth in TRUTHS}
        low = self.often(0.7)
        person = Person(
            PersonId(name),
            rol,
            geboortedatum=self.birth(rol),
            toetsingsinkomen=self.income(),
            vermogen=self.assets(),
            opvang=self.care() if rol is Rol.KIND else (),
            netto_inkomen=self.over_time(lambda: self.net_income(low)),
            bron=self.over_time(lambda: self.one_of(list(Inkomensbron)).value),
            studeert=self.over_time(lambda: self.often(0.2)),
            vrijlating=Cents(self.one_of([0, 0, 100_00, 285_00, 1_000_00])),
            eigen_pensioen=Cents(self.one_of([0, 20_00, 26_50, 200_00])),
            jaren_laag_inkomen=self.one_of([0, 2, 3, 5]),
            inkomenstoeslag_gehad=self.often(0.2),
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
        alone = not {Rol.TOESLAGPARTNER, Rol.MEDEBEWONER} & set(roles)
        persons = tuple(
            with_wage_tax(person, self.year, self.random, alone) if person.rol in COUPLE else person
            for person in (self.person(rol, f"x{number}") for number, rol in enumerate(roles))
        )
        woning = Dwelling(
            Woningsoort.ZELFSTANDIG if self.often(0.9) else self.one_of(list(Woningsoort)),
            self.over_time(lambda: Cents(self.random.randint(0, 1_100_00) if self.often(0.4) else self.one_of(RENTS))),
            self.over_time(lambda: Cents(self.one_of([0, 0, 11_07, 20_00, 48_00, 60_00]))),
            self.often(0.2),
        )
        woning = self.raised(woning)
        received = self.received()
        if any(item.bedrag for item in received):  # then it is what the applicant says to live on
            persons = (replace(persons[0], bron=always(Inkomensbron.BIJSTAND.value)), *persons[1:])
        home = Household(
            date(self.year, 3, 1),
            persons,
            woning,
            personen_volledig=True,
            gemeente=self.one_of(PLACES),
            ontvangt=received,
            lokale_lasten=LokaleLasten(Cents(self.one_of(TAXES)), Cents(self.one_of(TAXES))),
            bezit=Bezittingen(Cents(self.one_of(CARS)), self.often(0.2)),
        )
        return self.with_advance(with_parts(home, self.random))

    def raised(self, woning: Dwelling) -> Dwelling:
        """The home with the last increase of its rent, often around what the law allows."""
        day = self.between(date(self.year - 4, 1, 1), date(self.year + 1, 6, 30)).replace(day=1)
        if self.often(0.8):
            day = date(self.year - self.one_of([0, 1]), 7, 1)
        new = woning.kale_huur.at(day) or 0
        old = max(0, new - self.one_of([-10_00, 10_00, 24_60, 26_00, 40_00, 60_00, 101_00, 130_00]))
        return replace(
            woning,
            vorige_huur=Cents(self.one_of([0, old, old, old])),
            verhoogd_op=day,
            verhoogd_om_inkomen=self.often(0.4),
        )

    def with_advance(self, home: Household) -> Household:
        """The same household, now and then with what is received every month in advance on a tax return.

        It is never more than what comes back.
        """
        if "inkomstenbelasting" not in laws(self.year) or not self.often(0.2):
            return home
        law = load(date(self.year, 1, 1))
        found = settle(home, law, Trace(silent=True), self.year, most=True)
        amount = Cents(int(found.terug * 100 * self.random.choice([0, 1, 2]) / 24))
        return replace(home, ontvangt=(*(home.ontvangt or ()), Received(ADVANCE, amount)))

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
            others = [p.id for p in whole.personen if p.rol is not Rol.AANVRAGER and not owns_as_minor(p, self.year)]
            lost = set(self.random.sample(others, min(len(others), self.one_of([0, 1, 1, 2]))))
            kept = tuple(p for p in partly.personen if p.id not in lost)
            partly = replace(partly, personen=kept, personen_volledig=self.one_of([None, False]))
        return partly

"""Households that read as a sentence: ``a_household(2026).earning("28000").with_child(2019, 6, 2).complete()``.

Everything that is not said is known and harmless: no income, no assets, every precondition met, nothing received.
Amounts are euros as text, so that a test shows what it works with.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.household import (
    Bezittingen,
    Dwelling,
    Household,
    LokaleLasten,
    Opvang,
    Opvangsoort,
    Person,
    Received,
    Rol,
    Woningsoort,
)
from app.domain.ids import PersonId
from app.domain.money import Cents, cents
from app.domain.outcome import Periode
from app.domain.period import Span, Varying, always

LETTERS = {Rol.AANVRAGER: "p", Rol.TOESLAGPARTNER: "p", Rol.KIND: "k", Rol.MEDEBEWONER: "m", Rol.ONDERHUURDER: "o"}
GROWN = (1985, 4, 12)
TRUTHS = ("zorgverzekerd", "ingeschreven", "rechtmatig_verblijf", "werkt_of_studeert", "kinderbijslag")


def euro(written: str) -> Cents:
    """Euros as text, as eurocents."""
    return cents(Decimal(written))


def care(soort: str, hours: str, price: str, registered: bool | None = True) -> Opvang:
    """Day care: hours per month and euros per hour as text."""
    hundredths = int(Decimal(hours) * 100)
    return Opvang(
        Opvangsoort(soort),
        always(hundredths),
        always(euro(price)),
        Varying() if registered is None else always(registered),
    )


def step(before: Any, day: date, after: Any) -> Varying[Any]:
    """A value that becomes another one on a day."""
    return Varying((Span(before, None, date.fromordinal(day.toordinal() - 1)), Span(after, day)))


def _person(rol: Rol, number: int, born: tuple[int, int, int], given: dict[str, Any]) -> Person:
    known: dict[str, Any] = {
        "geboortedatum": date(*born),
        "toetsingsinkomen": Cents(0),
        "vermogen": Cents(0),
        "opvang": (),
        **dict.fromkeys(TRUTHS, always(True)),
    }
    return _with(Person(PersonId(f"{LETTERS[rol]}{number}"), rol, **known), given)


def _with(person: Person, given: dict[str, Any]) -> Person:
    """The same person with these fields: euros as text, a yes or no all along, None for what is not known."""
    fields = {
        "income": "toetsingsinkomen",
        "assets": "vermogen",
        "since": "vanaf",
        "until": "tot",
        "care": "opvang",
    }
    changes = {fields.get(name, name): value for name, value in given.items()}
    for name in ("toetsingsinkomen", "vermogen"):
        if isinstance(changes.get(name), str):
            changes[name] = euro(changes[name])
    for name in TRUTHS:
        if name in changes and not isinstance(changes[name], Varying):
            changes[name] = Varying() if changes[name] is None else always(changes[name])
    return replace(person, **changes)


@dataclass(frozen=True)
class Builder:
    """A household in the making; every method gives a new one."""

    peildatum: date
    personen: tuple[Person, ...]
    woning: Dwelling = field(
        default_factory=lambda: Dwelling(Woningsoort.KOOP, always(Cents(0)), always(Cents(0)), False)
    )
    ontvangt: tuple[Received, ...] | None = ()
    lokale_lasten: LokaleLasten = field(default_factory=LokaleLasten)
    bezit: Bezittingen = field(default_factory=Bezittingen)
    gemeente: str | None = None

    def on(self, month: int, day: int, year: int | None = None) -> "Builder":
        """Looked at on another day."""
        return replace(self, peildatum=date(year or self.peildatum.year, month, day))

    def changing(self, person_id: str, **given: Any) -> "Builder":
        """One person with other values; None is not known."""
        changed = tuple(_with(p, given) if p.id == person_id else p for p in self.personen)
        return replace(self, personen=changed)

    def earning(self, income: str) -> "Builder":
        """The income of the applicant."""
        return self.changing("p1", income=income)

    def owning(self, assets: str) -> "Builder":
        """The assets of the applicant."""
        return self.changing("p1", assets=assets)

    def born(self, year: int, month: int, day: int) -> "Builder":
        """The birth date of the applicant."""
        return self.changing("p1", geboortedatum=date(year, month, day))

    def with_partner(self, born: tuple[int, int, int] = (1987, 1, 30), **given: Any) -> "Builder":
        """With a toeslagpartner."""
        return self._and(_person(Rol.TOESLAGPARTNER, 2, born, given))

    def with_child(self, year: int, month: int, day: int, **given: Any) -> "Builder":
        """With a child; ``care`` is a tuple of day care."""
        return self._and(_person(Rol.KIND, self._next(Rol.KIND), (year, month, day), given))

    def with_medebewoner(self, born: tuple[int, int, int] = (1960, 2, 2), **given: Any) -> "Builder":
        """With somebody else in the home."""
        return self._and(_person(Rol.MEDEBEWONER, self._next(Rol.MEDEBEWONER), born, given))

    def with_onderhuurder(self, born: tuple[int, int, int] = (1990, 3, 3), **given: Any) -> "Builder":
        """With somebody who rents a part of the home."""
        return self._and(_person(Rol.ONDERHUURDER, self._next(Rol.ONDERHUURDER), born, given))

    def renting(self, kale_huur: str, servicekosten: str = "0", **given: Any) -> "Builder":
        """In a rented home of one's own, rent per month."""
        home = Dwelling(Woningsoort.ZELFSTANDIG, always(euro(kale_huur)), always(euro(servicekosten)), False)
        return replace(self, woning=replace(home, **given))

    def with_rent_from(self, kale_huur: str, month: int, day: int = 1) -> "Builder":
        """With another rent from a day on."""
        before = self.woning.kale_huur.spans[0].value
        rent = step(before, date(self.peildatum.year, month, day), euro(kale_huur))
        return replace(self, woning=replace(self.woning, kale_huur=rent))

    def home(self, **given: Any) -> "Builder":
        """With other values of the home."""
        return replace(self, woning=replace(self.woning, **given))

    def receiving(
        self,
        regeling: str,
        amount: str | None,
        since: date | None = None,
        quarterly: bool = False,
        yearly: bool = False,
    ) -> "Builder":
        """Receiving an amount per month (or per quarter, or year); None is not known."""
        per = Periode.JAAR if yearly else Periode.KWARTAAL if quarterly else Periode.MAAND
        got = Received(regeling, None if amount is None else euro(amount), per, since)
        return replace(self, ontvangt=(*(self.ontvangt or ()), got))

    def receiving_unknown(self) -> "Builder":
        """Not known what is received."""
        return replace(self, ontvangt=None)

    def netting(self, month: str | None) -> "Builder":
        """The net income of the applicant per month."""
        return self.changing("p1", netto_inkomen=Varying() if month is None else always(euro(month)))

    def taxed(self, gemeente: str | None, waterschap: str | None) -> "Builder":
        """With yearly taxes of gemeente and waterschap."""
        amounts = (None if tax is None else euro(tax) for tax in (gemeente, waterschap))
        return replace(self, lokale_lasten=LokaleLasten(*amounts))

    def with_car(self, worth: str | None, needed: bool | None = None) -> "Builder":
        """With a car worth so much; nothing is no car, None is not known."""
        return replace(self, bezit=Bezittingen(None if worth is None else euro(worth), needed))

    def living_in(self, gemeente: str | None) -> "Builder":
        """In this municipality."""
        return replace(self, gemeente=gemeente)

    def complete(self) -> Household:
        """The household, everybody named."""
        home = Household(self.peildatum, self.personen, self.woning, True, self.gemeente, self.ontvangt)
        return replace(home, lokale_lasten=self.lokale_lasten, bezit=self.bezit)

    def incomplete(self) -> Household:
        """The household, with others perhaps still to be named."""
        return replace(self.complete(), personen_volledig=None)

    def _and(self, person: Person) -> "Builder":
        return replace(self, personen=(*self.personen, person))

    def _next(self, rol: Rol) -> int:
        return sum(p.rol is rol for p in self.personen) + 1


def a_household(year: int = 2026) -> Builder:
    """One adult without income, looked at on 1 March, in an own home, with nothing received."""
    return Builder(date(year, 3, 1), (_person(Rol.AANVRAGER, 1, GROWN, {}),))

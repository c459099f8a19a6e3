"""Households that read as a sentence: ``a_household(2026).earning("28000").with_child(2019, 6, 2).complete()``.

Everything that is not said is known and harmless: no income of the year, plenty per month, no assets, every
precondition met, nothing received, one benefit all year from which wage tax is withheld with the credit.
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
from app.domain.money import RATE_PARTS, Cents, cents
from app.domain.outcome import Periode
from app.domain.parts import (
    NO_BELASTING,
    NO_ENERGIE,
    NO_ZORG,
    NO_ZORGUITGAVEN,
    Belasting,
    Energie,
    Polis,
    Rate,
    Tarief,
    Verbruik,
    Zorg,
    Zorguitgaven,
)
from app.domain.period import Span, Varying, always

LETTERS = {Rol.AANVRAGER: "p", Rol.TOESLAGPARTNER: "p", Rol.KIND: "k", Rol.MEDEBEWONER: "m", Rol.ONDERHUURDER: "o"}
GROWN = (1985, 4, 12)
TRUTHS = ("zorgverzekerd", "ingeschreven", "rechtmatig_verblijf", "werkt_of_studeert", "kinderbijslag")
PLENTY = "3000"
"""So much comes in per month, net, that there is no safety net."""


def euro(written: str) -> Cents:
    """Euros as text, as eurocents."""
    return cents(Decimal(written))


def tariff(stroom: str, gas: str, fixed: str, soort: str, **given: Any) -> Tarief:
    """Prices of energy in euros as text."""
    own, other = (Rate(int(Decimal(price) * RATE_PARTS)) for price in (stroom, gas))
    return Tarief(soort, own, other, euro(fixed), **given)


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
        "netto_inkomen": always(euro(PLENTY)),
        "bron": always("loon"),
        "studeert": always(False),
        "vrijlating": Cents(0),
        "eigen_pensioen": Cents(0),
        "jaren_laag_inkomen": 0,
        "inkomenstoeslag_gehad": False,
        "arbeidsinkomen": Cents(0),
        "inhoudingsplichtigen": 1,
        "loonheffingskorting": 1,
        "gelijk_inkomen": True,
        "jonggehandicapt": False,
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
        "net": "netto_inkomen",
        "work": "arbeidsinkomen",
        "withheld": "ingehouden_loonheffing",
        "payers": "inhoudingsplichtigen",
        "credit": "loonheffingskorting",
        "steady": "gelijk_inkomen",
    }
    changes = {fields.get(name, name): value for name, value in given.items()}
    for name in (
        *("toetsingsinkomen", "vermogen", "vrijlating", "eigen_pensioen", "netto_inkomen"),
        *("arbeidsinkomen", "ingehouden_loonheffing"),
    ):
        if isinstance(changes.get(name), str):
            changes[name] = euro(changes[name])
    for name in (*TRUTHS, "studeert", "netto_inkomen", "bron"):
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
    zorg: Zorg = NO_ZORG
    energie: Energie = NO_ENERGIE
    zorgkosten: Zorguitgaven = NO_ZORGUITGAVEN
    belasting: Belasting = NO_BELASTING

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

    def living_on(self, net: str, bron: str = "geen", **given: Any) -> "Builder":
        """What comes in for the applicant per month, net, and what it mainly is."""
        return self.changing("p1", net=net, bron=bron, **given)

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

    def raised(
        self, before: str | None, day: date | None = date(2025, 7, 1), for_income: bool | None = False
    ) -> "Builder":
        """With the rent before it last rose, nothing when it never did; the day, and whether the income was why."""
        old = None if before is None else euro(before)
        return self.home(vorige_huur=old, verhoogd_op=day, verhoogd_om_inkomen=for_income)

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

    def insured(self, premie: str, who: str = "p1", **given: Any) -> "Builder":
        """With a polis without arrears; ``aanvullend`` and ``vrijwillig_eigen_risico`` are euros as text."""
        amounts = {"aanvullend": "0", "vrijwillig_eigen_risico": "0", "premie": premie} | given
        used = amounts.pop("used", True)
        polis = Polis(PersonId(who), gebruikt_aanvullend=used, **{name: euro(x) for name, x in amounts.items()})
        zorg = replace(self.zorg.having(polis), achterstand_maanden=0, kan_eigen_risico_betalen=False)
        return replace(self, zorg=zorg)

    def using(self, stroom: int, gas: int, back: int = 0) -> "Builder":
        """With the energy use of a year: kWh, cubic metres of gas, kWh given back."""
        energie = replace(self.energie, vergelijken=True, verbruik=Verbruik(stroom, back, gas))
        return replace(self, energie=energie)

    def with_contract(self, stroom: str, gas: str, fixed: str, soort: str = "variabel", **given: Any) -> "Builder":
        """With an energy contract: prices in euros per kWh and cubic metre, fixed costs per month."""
        return replace(self, energie=replace(self.energie, contract=tariff(stroom, gas, fixed, soort, **given)))

    def offered(self, stroom: str, gas: str, fixed: str, soort: str = "vast") -> "Builder":
        """With an offer beside the energy contract."""
        return replace(self, energie=replace(self.energie, aanbod=tariff(stroom, gas, fixed, soort)))

    def paying(self, instalment: str) -> "Builder":
        """With a monthly instalment for energy."""
        return replace(self, energie=replace(self.energie, termijnbedrag=euro(instalment)))

    def with_care_costs(self, verhoogbaar: str, overig: str = "0") -> "Builder":
        """With costs of care that were not reimbursed; they may be talked about."""
        return replace(self, zorgkosten=Zorguitgaven(True, euro(verhoogbaar), euro(overig)))

    def filed(self) -> "Builder":
        """With a tax return for every earlier year."""
        return replace(self, belasting=Belasting(True))

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
        return Household(
            self.peildatum,
            self.personen,
            self.woning,
            personen_volledig=True,
            gemeente=self.gemeente,
            ontvangt=self.ontvangt,
            lokale_lasten=self.lokale_lasten,
            bezit=self.bezit,
            zorg=self.zorg,
            energie=self.energie,
            zorgkosten=self.zorgkosten,
            belasting=self.belasting,
        )

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

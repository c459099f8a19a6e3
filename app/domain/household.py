"""A household as the law looks at it: persons, dwelling and what is received now. None always means unknown."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.debt import Debt
from app.domain.ids import PersonId
from app.domain.money import Cents
from app.domain.outcome import Periode
from app.domain.parts import (
    NO_BELASTING,
    NO_ENERGIE,
    NO_ZORG,
    NO_ZORGUITGAVEN,
    Belasting,
    Energie,
    Zorg,
    Zorguitgaven,
)
from app.domain.period import Varying, always
from app.domain.record import HashedOnce, changed

MONTHS = 12


class Rol(StrEnum):
    """The place of a person in the household, in the words of the law."""

    AANVRAGER = "aanvrager"
    TOESLAGPARTNER = "toeslagpartner"
    KIND = "kind"
    MEDEBEWONER = "medebewoner"
    ONDERHUURDER = "onderhuurder"


class Opvangsoort(StrEnum):
    """The kinds of day care that have a maximum price of their own (Besluit kinderopvangtoeslag, article 4)."""

    DAGOPVANG = "dagopvang"
    BSO = "bso"
    GASTOUDER = "gastouder"


class Woningsoort(StrEnum):
    """Whether a dwelling can carry huurtoeslag (Wet op de huurtoeslag, article 11)."""

    ZELFSTANDIG = "zelfstandig"
    ONZELFSTANDIG = "onzelfstandig"
    AANGEWEZEN = "aangewezen"
    KOOP = "koop"


class Inkomensbron(StrEnum):
    """What a person mainly lives on."""

    LOON = "loon"
    UITKERING = "uitkering"
    BIJSTAND = "bijstand"
    AOW = "aow"
    PENSIOEN = "pensioen"
    STUDIEFINANCIERING = "studiefinanciering"
    ONDERNEMING = "onderneming"
    GEEN = "geen"


@dataclass(frozen=True, slots=True)
class Opvang:
    """Day care of one kind: hours per month in hundredths, price per hour in eurocents."""

    soort: Opvangsoort
    uren: Varying[int] = Varying()
    tarief: Varying[Cents] = Varying()
    geregistreerd: Varying[bool] = Varying()


PAID_PER_YEAR = {"week": 52, "vier_weken": 13, "maand": 12, "kwartaal": 4, "jaar": 1}
"""How often an income comes in during a year."""


@dataclass(frozen=True, slots=True)
class Inkomst:
    """An income as it comes in: amount in eurocents per period, and the day of the month."""

    soort: str
    bedrag: Cents | None
    per: str
    netto: bool | None = None
    dag: int | None = None

    @property
    def netto_per_maand(self) -> Cents | None:
        """The net amount per month in eurocents, half a cent up; None when the amount or whether it is net is open."""
        if self.bedrag is None or not self.netto:
            return None
        return Cents((self.bedrag * PAID_PER_YEAR[self.per] * 2 + MONTHS) // (2 * MONTHS))


@dataclass(frozen=True, slots=True)
class Person(HashedOnce):
    """One person. Income is the toetsingsinkomen of the year, vermogen that of 1 January, both in eurocents.

    ``netto_inkomen`` is all that comes in per month in eurocents, bijstand and AIO among it, without toeslagen,
    kinderbijslag and holiday pay; ``bron`` is what of it the person mainly lives on (an ``Inkomensbron``), bijstand as
    soon as there is any. Of the income of a household with bijstand ``vrijlating`` is left out by the municipality, and
    ``eigen_pensioen`` is the part that is a pension beside the AOW; both in eurocents per month.
    ``jaren_laag_inkomen`` are whole years. ``arbeidsinkomen`` is the part of the income that is pay for work,
    ``ingehouden_loonheffing`` what was withheld, both in eurocents of the year. ``inhoudingsplichtigen`` is how many
    employers, benefit agencies and pension funds pay, ``loonheffingskorting`` how many of those apply the credit;
    ``gelijk_inkomen``: about the same pay all year. ``jonggehandicapt``: has a right to a Wajong benefit, also when it
    is nothing now.
    """

    id: PersonId
    rol: Rol
    geboortedatum: date | None = None
    toetsingsinkomen: Cents | None = None
    vermogen: Cents | None = None
    vermogen_bijzonder: tuple[str, ...] = ()
    zorgverzekerd: Varying[bool] = Varying()
    ingeschreven: Varying[bool] = Varying()
    rechtmatig_verblijf: Varying[bool] = Varying()
    werkt_of_studeert: Varying[bool] = Varying()
    kinderbijslag: Varying[bool] = Varying()
    opvang: tuple[Opvang, ...] | None = None
    inkomsten: tuple[Inkomst, ...] = ()
    netto_inkomen: Varying[Cents] = Varying()
    bron: Varying[str] = Varying()
    studeert: Varying[bool] = Varying()
    vrijlating: Cents | None = None
    eigen_pensioen: Cents | None = None
    jaren_laag_inkomen: int | None = None
    inkomenstoeslag_gehad: bool | None = None
    arbeidsinkomen: Cents | None = None
    inhoudingsplichtigen: int | None = None
    loonheffingskorting: int | None = None
    gelijk_inkomen: bool | None = None
    ingehouden_loonheffing: Cents | None = None
    jonggehandicapt: bool | None = None
    vanaf: date | None = None
    tot: date | None = None

    @property
    def netto_per_maand(self) -> Varying[Cents]:
        """The net income per month: as it was told, otherwise the sum of the incomes when all are known and net."""
        if self.netto_inkomen.spans or not self.inkomsten:
            return self.netto_inkomen
        parts = [income.netto_per_maand for income in self.inkomsten]
        known = [part for part in parts if part is not None]
        return always(Cents(sum(known))) if len(known) == len(parts) else self.netto_inkomen

    def is_present(self, day: date) -> bool:
        """Whether the person belongs to the household on this day; ``tot`` is the last day."""
        return (self.vanaf is None or self.vanaf <= day) and (self.tot is None or day <= self.tot)


@dataclass(frozen=True, slots=True)
class Dwelling(HashedOnce):
    """The rented home; amounts per month in eurocents.

    ``vorige_huur`` is the bare rent before it last rose, zero when it never did; ``verhoogd_op`` the first day of the
    new one. ``verhoogd_om_inkomen``: the landlord says that it rose because of the income.
    """

    soort: Woningsoort | None = None
    kale_huur: Varying[Cents] = Varying()
    servicekosten: Varying[Cents] = Varying()
    aangepast: bool | None = None
    energielabel: str | None = None
    vorige_huur: Cents | None = None
    verhoogd_op: date | None = None
    verhoogd_om_inkomen: bool | None = None


@dataclass(frozen=True, slots=True)
class LokaleLasten:
    """The yearly taxes of gemeente and waterschap for who uses a home, those that can be remitted; in eurocents."""

    gemeente_aanslag: Cents | None = None
    waterschap_aanslag: Cents | None = None


@dataclass(frozen=True, slots=True)
class Bezittingen:
    """What is owned beside money: the value of the car in eurocents, zero when there is none.

    ``auto_onmisbaar``: it is needed for work, or because somebody is ill or disabled.
    """

    auto_waarde: Cents | None = None
    auto_onmisbaar: bool | None = None


@dataclass(frozen=True, slots=True)
class Uitgave:
    """An expense: its kind of line in a budget, the amount in eurocents per period, and the day of the month."""

    soort: str
    bedrag: Cents | None
    per: str
    dag: int | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """What is received now of one regeling: eurocents per month, quarter or year, since when."""

    regeling: str
    bedrag: Cents | None
    per: Periode = Periode.MAAND
    sinds: date | None = None


LIVED_ON = {
    "bijstand": frozenset({Inkomensbron.BIJSTAND}),
    "aio": frozenset({Inkomensbron.BIJSTAND, Inkomensbron.AOW}),
}
"""What somebody who receives this names as what he mainly lives on."""


@dataclass(frozen=True, slots=True)
class Household(HashedOnce):
    """Everything the rules need to know. ``ontvangt`` None means that it is not known what is received.

    ``toegekend`` is what regelingen give in the year once they are applied for, by name in euros: a rule that builds on
    others is told so here. No file and no answer fills it.
    """

    peildatum: date
    personen: tuple[Person, ...]
    woning: Dwelling = Dwelling()
    personen_volledig: bool | None = None
    gemeente: str | None = None
    ontvangt: tuple[Received, ...] | None = None
    lokale_lasten: LokaleLasten = LokaleLasten()
    bezit: Bezittingen = Bezittingen()
    toegekend: tuple[tuple[str, Decimal], ...] = ()
    zorg: Zorg = NO_ZORG
    energie: Energie = NO_ENERGIE
    zorgkosten: Zorguitgaven = NO_ZORGUITGAVEN
    belasting: Belasting = NO_BELASTING
    schulden: tuple[Debt, ...] = ()
    uitgaven: tuple[Uitgave, ...] = ()

    @property
    def aanvrager(self) -> Person:
        """The applicant; there is exactly one."""
        return next(person for person in self.personen if person.rol is Rol.AANVRAGER)

    def receives(self, regeling: str) -> Received | None:
        """What is received of a regeling, an amount of zero when it is nothing; None when it is not known.

        What is not in the list is not received; bijstand neither, when all adults say they live on something else.
        """
        found = next((item for item in self.ontvangt or () if item.regeling == regeling), None)
        if found is not None and found.bedrag is not None:
            return found
        if (found is None and self.ontvangt is not None) or self._nobody_lives_on(LIVED_ON.get(regeling)):
            return Received(regeling, Cents(0))
        return None

    def _nobody_lives_on(self, sources: frozenset[Inkomensbron] | None) -> bool:
        if sources is None or self.personen_volledig is not True:
            return False
        adults = self.with_role(Rol.AANVRAGER, Rol.TOESLAGPARTNER)
        named = [person.bron.at(self.peildatum) for person in adults if person.is_present(self.peildatum)]
        return all(bron is not None and bron not in sources for bron in named)

    def with_role(self, *roles: Rol) -> tuple[Person, ...]:
        """The persons with one of these roles, in their order."""
        return tuple([person for person in self.personen if person.rol in roles])

    def replacing(self, person: Person) -> "Household":
        """The same household with one person changed."""
        return changed(self, personen=tuple(person if p.id == person.id else p for p in self.personen))

    def index_of(self, person_id: str) -> int:
        """The place of a person in the list, as JSON paths count."""
        return next(i for i, person in enumerate(self.personen) if person.id == person_id)

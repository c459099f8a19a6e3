"""A household as the law looks at it: persons, dwelling and what is received now. None always means unknown."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.ids import PersonId
from app.domain.money import Cents
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
from app.domain.period import Varying


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


@dataclass(frozen=True, slots=True)
class Opvang:
    """Day care of one kind: hours per month in hundredths, price per hour in eurocents."""

    soort: Opvangsoort
    uren: Varying[int] = Varying()
    tarief: Varying[Cents] = Varying()
    geregistreerd: Varying[bool] = Varying()


@dataclass(frozen=True, slots=True)
class Inkomst:
    """An income as it comes in: amount in eurocents per period, and the day of the month."""

    soort: str
    bedrag: Cents | None
    per: str
    netto: bool | None = None
    dag: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One person. Income is the toetsingsinkomen of the year, vermogen that of 1 January, both in eurocents.

    ``arbeidsinkomen`` is the part of the income that is pay for work, ``ingehouden_loonheffing`` what was withheld,
    both in eurocents of the year. ``inhoudingsplichtigen`` is how many employers, benefit agencies and pension funds
    pay, ``loonheffingskorting`` how many of those apply the credit; ``gelijk_inkomen``: about the same pay all year.
    ``jonggehandicapt``: has a right to a Wajong benefit, also when it is nothing now.
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
    arbeidsinkomen: Cents | None = None
    inhoudingsplichtigen: int | None = None
    loonheffingskorting: int | None = None
    gelijk_inkomen: bool | None = None
    ingehouden_loonheffing: Cents | None = None
    jonggehandicapt: bool | None = None
    vanaf: date | None = None
    tot: date | None = None

    def is_present(self, day: date) -> bool:
        """Whether the person belongs to the household on this day; ``tot`` is the last day."""
        return (self.vanaf is None or self.vanaf <= day) and (self.tot is None or day <= self.tot)


@dataclass(frozen=True, slots=True)
class Dwelling:
    """The rented home; amounts per month in eurocents."""

    soort: Woningsoort | None = None
    kale_huur: Varying[Cents] = Varying()
    servicekosten: Varying[Cents] = Varying()
    aangepast: bool | None = None
    energielabel: str | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """What is received now of one regeling: eurocents per month (kinderbijslag: per quarter), since when."""

    regeling: str
    bedrag: Cents | None
    per_kwartaal: bool = False
    sinds: date | None = None


@dataclass(frozen=True, slots=True)
class Household:
    """Everything the rules need to know. ``ontvangt`` None means that it is not known what is received."""

    peildatum: date
    personen: tuple[Person, ...]
    woning: Dwelling = Dwelling()
    personen_volledig: bool | None = None
    gemeente: str | None = None
    ontvangt: tuple[Received, ...] | None = None
    zorg: Zorg = NO_ZORG
    energie: Energie = NO_ENERGIE
    zorgkosten: Zorguitgaven = NO_ZORGUITGAVEN
    belasting: Belasting = NO_BELASTING

    @property
    def aanvrager(self) -> Person:
        """The applicant; there is exactly one."""
        return next(person for person in self.personen if person.rol is Rol.AANVRAGER)

    def with_role(self, *roles: Rol) -> tuple[Person, ...]:
        """The persons with one of these roles, in their order."""
        return tuple(person for person in self.personen if person.rol in roles)

    def replacing(self, person: Person) -> "Household":
        """The same household with one person changed."""
        return replace(self, personen=tuple(person if p.id == person.id else p for p in self.personen))

    def index_of(self, person_id: str) -> int:
        """The place of a person in the list, as JSON paths count."""
        return next(i for i, person in enumerate(self.personen) if person.id == person_id)

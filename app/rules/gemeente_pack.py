"""What a municipality offers, as an organisation writes it down: schemes, norm percentages and its choices."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Generic, Literal, TypeVar

from app.domain.money import Cents
from app.rules.bijstandsnorm import Leefvorm
from app.rules.draagkracht import Schijf
from app.rules.parameters import ESTIMATES, Confidence

FORMAT = "keukentafel-gemeentepakket/1"
T_co = TypeVar("T_co", covariant=True)


class Soort(StrEnum):
    """The kinds of schemes; a coach asks about every kind that a pack says nothing of."""

    INDIVIDUELE_INKOMENSTOESLAG = "individuele_inkomenstoeslag"
    BIJZONDERE_BIJSTAND = "bijzondere_bijstand"
    KWIJTSCHELDING = "kwijtschelding"
    GEMEENTEPOLIS = "gemeentepolis"
    PAS = "pas"
    KINDREGELING = "kindregeling"
    STUDIETOESLAG = "studietoeslag"
    ENERGIE = "energie"
    SCHULDHULP = "schuldhulp"
    OVERIG = "overig"


ASKED_ALWAYS = (
    Soort.INDIVIDUELE_INKOMENSTOESLAG,
    Soort.BIJZONDERE_BIJSTAND,
    Soort.KWIJTSCHELDING,
    Soort.GEMEENTEPOLIS,
    Soort.PAS,
    Soort.KINDREGELING,
)
"""What nearly every municipality has in some form, so what is asked for when it is not known."""


class Per(StrEnum):
    """How often an amount is paid."""

    MAAND = "maand"
    KWARTAAL = "kwartaal"
    JAAR = "jaar"
    KEER = "keer"
    EENMALIG = "eenmalig"


class Voor(StrEnum):
    """For whom an amount is: once for the household, or for each person or child in it."""

    HUISHOUDEN = "huishouden"
    PERSOON = "persoon"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class PackSource:
    """Where a figure comes from and when somebody looked."""

    bron: str
    checked_on: date
    url: str = ""
    zekerheid: Confidence = Confidence.SECONDARY
    opmerking: str = ""

    @property
    def is_estimate(self) -> bool:
        """Whether the figure may only be shown as an estimate."""
        return self.zekerheid in ESTIMATES


@dataclass(frozen=True, slots=True)
class Figure(Generic[T_co]):
    """A value with its source. ``value`` None is not known: ask the municipality."""

    value: T_co | None = None
    source: PackSource | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An amount in eurocents for the households that fit: every field that is not None must agree.

    ``kind_van`` up to ``kind_tot`` (not included): at least one child has that age.
    """

    bedrag: Cents
    huishouden: Leefvorm | None = None
    kinderen: bool | None = None
    kind_van: int | None = None
    kind_tot: int | None = None


Amount = tuple[Row, ...]
"""The first row that fits decides; one row without conditions is one amount for all."""

ByLaw = Literal["aow", "participatiewet"]
"""An age or a limit that the law gives: the AOW age, the asset limit of the Participatiewet."""


@dataclass(frozen=True, slots=True)
class Voorwaarden:
    """The conditions of a scheme; None is no such condition, a figure without a value one that is not known.

    Percentages as written: 110 is 110 percent. Ages in years, ``_tot`` not included. ``ook`` are conditions that only
    a conversation can settle.
    """

    woonachtig: Figure[bool] | None = None
    inkomen_tot_procent_norm: Figure[Decimal] | None = None
    vermogen_tot: Figure[Amount | ByLaw] | None = None
    leeftijd_van: Figure[int] | None = None
    leeftijd_tot: Figure[int | ByLaw] | None = None
    kinderen: Figure[bool] | None = None
    kind_van: Figure[int] | None = None
    kind_tot: Figure[int] | None = None
    huurt: Figure[bool] | None = None
    bijstand: Figure[bool] | None = None
    recht_op: tuple[str, ...] = ()
    referteperiode_maanden: Figure[int] | None = None
    ook: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scheme:
    """One scheme of a municipality. ``bestaat`` False: the municipality has none, and there is a source for that.

    ``hoogstens``: the amount is the most there can be. Texts are empty when they are not known.
    """

    id: str
    naam: str
    soort: Soort
    geldig_tot: date
    bestaat: bool = True
    voorwaarden: Voorwaarden = Voorwaarden()
    bedrag: Figure[Amount] = Figure()
    hoogstens: bool = False
    per: Per | None = None
    voor: Voor = Voor.HUISHOUDEN
    hoe_aanvragen: str = ""
    waar: str = ""
    source: PackSource | None = None


@dataclass(frozen=True, slots=True)
class NormPercentages:
    """Up to which percentage of the bijstandsnorm an income counts as low, per kind of scheme.

    ``zonder_kostendelersnorm``: the norm is that of somebody who shares no costs.
    """

    individuele_inkomenstoeslag: Figure[Decimal] = Figure()
    bijzondere_bijstand: Figure[Decimal] = Figure()
    kindregelingen: Figure[Decimal] = Figure()
    pas: Figure[Decimal] = Figure()
    gemeentepolis: Figure[Decimal] = Figure()
    zonder_kostendelersnorm: Figure[bool] = Figure()


@dataclass(frozen=True, slots=True)
class KwijtscheldingKeuzes:
    """What a municipality or a water board chooses for kwijtschelding.

    ``norm_percentage``: the part of the norm that a household keeps. ``netto_aow``: the net AOW is the norm of those
    who have it. ``kinderopvang_telt_mee``: net costs of day care lower the income. ``extra_vermogen``: what may be
    kept beyond a month to live on. ``ondernemers``: an entrepreneur may ask for the private taxes. ``belastingen``:
    which taxes may be remitted.
    """

    norm_percentage: Figure[Decimal] = Figure()
    netto_aow: Figure[bool] = Figure()
    kinderopvang_telt_mee: Figure[bool] = Figure()
    extra_vermogen: Figure[Amount] = Figure()
    ondernemers: Figure[bool] = Figure()
    belastingen: Figure[tuple[str, ...]] = Figure()
    hoe_aanvragen: str = ""
    waar: str = ""


@dataclass(frozen=True, slots=True)
class Draagkracht:
    """What one pays oneself before bijzondere bijstand; ``periode_maanden`` is how long that counts."""

    banden: Figure[tuple[Schijf, ...]] = Figure()
    periode_maanden: Figure[int] = Figure()


@dataclass(frozen=True, slots=True)
class Gemeentepolis:
    """The collective health insurance of a municipality; amounts in eurocents per month."""

    aangeboden: Figure[bool] = Figure()
    verzekeraar: Figure[str] = Figure()
    inkomen_tot_procent_norm: Figure[Decimal] = Figure()
    premie_per_maand: Figure[Cents] = Figure()
    bijdrage_per_maand: Figure[Cents] = Figure()
    eigen_risico_meeverzekerd: Figure[bool] = Figure()
    instap: Figure[str] = Figure()
    hoe_aanvragen: str = ""
    waar: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """All that is known of one municipality, or of several that share a social service (``ook_voor``).

    ``own``: made by the organisation itself and not shipped with the program.
    """

    gemeente: str
    versie: str
    geldig_tot: date
    code: str = ""
    ook_voor: tuple[str, ...] = ()
    website: str = ""
    regelingen: tuple[Scheme, ...] = ()
    normpercentages: NormPercentages = NormPercentages()
    kwijtschelding: KwijtscheldingKeuzes = KwijtscheldingKeuzes()
    kwijtschelding_waterschap: KwijtscheldingKeuzes = KwijtscheldingKeuzes()
    draagkracht: Draagkracht = Draagkracht()
    gemeentepolis: Gemeentepolis = Gemeentepolis()
    own: bool = False


def is_outdated(pack: Pack, today: date) -> bool:
    """Whether the last day on which the pack holds is past."""
    return pack.geldig_tot < today


def covers(pack: Pack, gemeente: str) -> bool:
    """Whether the pack is of this municipality; capitals, spaces and the word gemeente before it do not count."""
    return _key(gemeente) in {_key(name) for name in (pack.gemeente, *pack.ook_voor)}


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("gemeente ")

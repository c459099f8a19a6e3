"""What a coach checks in a home, room by room, as it stands in the data files."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from app.domain.money import Cents
from app.energy.spread import NOTHING, Part, Spread
from app.rules.parameters import Confidence

FREE = Cents(0)


class Kind(StrEnum):
    """What sort of step an item is."""

    HABIT = "gedrag"
    SMALL = "klein"
    INSTALLATION = "installatie"
    UPKEEP = "onderhoud"
    CORPORATION = "corporatie"
    APPLIANCE = "apparaat"
    HEALTH = "gezond"
    SAFETY = "veilig"
    MEASURING = "meten"
    BILL = "rekening"


class Scaling(StrEnum):
    """How a saving follows the use of a household."""

    SHARE = "deel"
    FIXED = "vast"


class Payer(StrEnum):
    """Who can pay for it; more than one may be named."""

    TENANT = "huurder"
    CORPORATION = "corporatie"
    MUNICIPALITY = "gemeente"
    FUND = "fonds"
    INSURER = "verzekeraar"


class Doer(StrEnum):
    """Who does it."""

    RESIDENT = "bewoner"
    COACH = "coach"
    TOGETHER = "samen"
    FIXER = "fixer"
    CORPORATION = "corporatie"
    INSTALLER = "installateur"
    FUND = "fonds"


class Hazard(StrEnum):
    """What comes before any saving, most urgent first."""

    CO_COMPLAINTS = "co_klachten"
    OPEN_APPLIANCE = "open_toestel"
    NEEDS_AIR = "lucht_nodig"
    NO_CO_ALARM = "geen_comelder"
    NO_SMOKE_ALARM = "geen_rookmelder"
    MEDICAL = "medisch"
    UNDERHEATED = "onderstookt"
    COLD = "koud"
    HEATER = "kachel"
    VULNERABLE = "kwetsbaar"
    MOULD = "schimmel"
    DAMP = "vocht"
    VENTILATION = "ventilatie"
    HOT_WATER = "warm_water"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to check, with the advice that follows when it can be better.

    ``title`` and ``advice`` are for the resident, ``look``, ``when`` and ``care`` for the coach. ``gas`` (m3 of gas,
    in ``part``), ``power`` (kWh) and ``water`` (m3) are savings per year in the example home, below zero where it
    costs more; with a material they stand for ``usual`` pieces of it. ``stops`` are the warnings under which it is
    not advised, ``raises`` is the one that follows when it can be better, ``present`` the one that follows when it is
    here at all. A ``defect`` may be reported.
    """

    id: str
    room: str
    title: str
    look: str
    advice: str
    kind: Kind
    does: Doer
    pays: tuple[Payer, ...]
    effort: int
    sources: tuple[str, ...]
    confidence: Confidence
    part: Part | None = None
    gas: Spread = NOTHING
    power: Spread = NOTHING
    water: Spread = NOTHING
    scaling: Scaling = Scaling.FIXED
    material: str = ""
    usual: int = 1
    cost_low: Cents = FREE
    cost_high: Cents = FREE
    permission: bool = False
    overlap: str = ""
    stops: tuple[Hazard, ...] = ()
    raises: Hazard | None = None
    present: Hazard | None = None
    when: str = ""
    care: str = ""
    defect: bool = False

    @property
    def saves(self) -> bool:
        """Whether it can change what runs through a meter."""
        return not (self.gas.is_nothing and self.power.is_nothing and self.water.is_nothing)

    @property
    def is_for_the_corporation(self) -> bool:
        """Whether only the landlord can do it, so that it is no saving of the visit."""
        return self.kind is Kind.CORPORATION


@dataclass(frozen=True, slots=True)
class Room:
    """A room or an installation with its items, in the order of walking by."""

    id: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """Something a coach places; ``unit`` is what is counted: stuk, meter, vel, koker or m2.

    ``plural`` is how several pieces are called; what is measured keeps its name.
    """

    id: str
    name: str
    unit: str
    plural: str


@dataclass(frozen=True, slots=True)
class GroupShare:
    """Which share of one part of the use an overlap group can touch at most."""

    part: Part
    share: Decimal


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that work on the same use; ``confidence`` is that of the shares."""

    id: str
    name: str
    shares: tuple[GroupShare, ...]
    confidence: Confidence

    def share_of(self, part: Part) -> Decimal | None:
        """The share of a part, None when the group does not touch it."""
        return next((share.share for share in self.shares if share.part is part), None)


T = TypeVar("T", Item, Material, Group)


@dataclass(frozen=True, slots=True)
class Checklist:
    """All rooms, with the materials and overlap groups that their items name."""

    rooms: tuple[Room, ...]
    materials: tuple[Material, ...]
    groups: tuple[Group, ...]

    @property
    def items(self) -> Iterator[Item]:
        """Every item, room by room."""
        return (item for room in self.rooms for item in room.items)

    def item(self, id: str) -> Item:
        """The item under this id; KeyError when it is not there."""
        return _named(id, self.items)

    def material(self, id: str) -> Material:
        """The material under this id; KeyError when it is not there."""
        return _named(id, iter(self.materials))

    def group(self, id: str) -> Group:
        """The overlap group under this id; KeyError when it is not there."""
        return _named(id, iter(self.groups))


def _named(id: str, among: Iterator[T]) -> T:
    for one in among:
        if one.id == id:
            return one
    raise KeyError(id)

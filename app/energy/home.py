"""The home as energy looks at it, and what is known about the people and the air in it. None means unknown."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.ids import DossierId, RecordId, VisitId
from app.energy.spread import Carrier
from app.errors import UserError
from app.texts import has_text, text

LABELS = ("A++++", "A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G")
"""The energy labels, best first."""
BAD_LABELS = frozenset({"E", "F", "G"})
"""Labels that are flagged for the corporation."""
SMALL_M2 = 70
"""The benchmark by label holds for homes smaller than this."""


class DwellingType(StrEnum):
    """How a home is built."""

    FLAT = "flat"
    TERRACED = "tussenwoning"
    CORNER = "hoekwoning"
    SEMI_DETACHED = "twee_onder_een_kap"
    DETACHED = "vrijstaand"


class Cooking(StrEnum):
    """What one cooks on."""

    GAS = "gas"
    ELECTRIC = "elektrisch"
    INDUCTION = "inductie"


@dataclass(frozen=True, slots=True)
class Home:
    """What decides how much a home uses. ``heating`` and ``hot_water`` name the meter that counts them."""

    people: int | None = None
    dwelling: DwellingType | None = None
    label: str | None = None
    surface_m2: int | None = None
    heating: Carrier | None = None
    hot_water: Carrier | None = None
    cooking: Cooking | None = None
    complex: str = ""

    @property
    def has_bad_label(self) -> bool:
        """Whether the label is E, F or G."""
        return self.label in BAD_LABELS


NOT_KNOWN = Home()
"""A home of which nothing is known yet."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What was asked or seen beside the checklist. ``hot_water_c`` is the water in a tank in whole degrees.

    ``vulnerable``: a baby, someone who is ill, or someone of 70 or older lives here; ``barely_heats``: the household
    says that it does not or hardly heats; ``medical_device`` is also true when an appliance in the home is medical;
    ``co_complaints``: more people have a headache or feel sick at home.
    """

    vulnerable: bool | None = None
    barely_heats: bool | None = None
    co_complaints: bool | None = None
    medical_device: bool | None = None
    hot_water_c: int | None = None


NOT_ASKED = Circumstances()
"""Nothing was asked yet."""


@dataclass(frozen=True, slots=True)
class Climate:
    """One measurement of the air in a room: tenths of a degree Celsius and relative humidity in percent."""

    id: RecordId
    dossier_id: DossierId
    room: str
    day: date
    tenths_c: int | None = None
    humidity: int | None = None
    visit_id: VisitId | None = None


def room_name(room: str) -> str:
    """A room as it is called in a sentence; a room of the coach's own keeps its name."""
    text_id = f"energie.kamer.{room}"
    return text(text_id) if has_text(text_id) else room


COLDEST, HOTTEST = -200, 600
LIVING_ROOM = "woonkamer"


def require_possible(climate: Climate) -> Climate:
    """The measurement itself; UserError when no room can be so warm or so humid."""
    if climate.tenths_c is not None and not COLDEST <= climate.tenths_c <= HOTTEST:
        raise UserError("energie.fout.temperatuur", kamer=room_name(climate.room))
    if climate.humidity is not None and not 0 <= climate.humidity <= 100:
        raise UserError("energie.fout.vocht", kamer=room_name(climate.room))
    return climate

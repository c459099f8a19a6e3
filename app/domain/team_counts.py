"""Counts that a coach shows the team: per part of town, without names, and so coarse that no household can be found.

What is told has at least five households behind it. Numbers of households go in steps of five and amounts in steps of
five thousand euros, and one household counts for one step at most. So no two numbers differ by a few households, in one
publication or between two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from app.domain.district import FEWEST, Area, Behind
from app.domain.ids import RecordId
from app.domain.money import Cents
from app.domain.yields import Yield

EURO_STEP = 5_000
"""Amounts are told in steps of so many whole euros, and one household counts for no more than that."""
LONGEST_NAME = 80
_MOST = Cents(EURO_STEP * 100)
_OF_TEAM_COUNTS = UUID("8d1c4b52-6a0e-4c38-9f6d-0f5b6d3a7e11")


@dataclass(frozen=True, slots=True)
class PublishedArea:
    """One part of town, its name empty for the ones told together: households, and per stage how many of them have
    something in it with whole euros a year. None where fewer than five households are behind it.

    Raises ValueError or TypeError for anything finer than may be told, whoever wrote it.
    """

    district: str
    households: int
    planned: int | None
    planned_euros: int | None
    applied: int | None
    applied_euros: int | None
    granted: int | None
    granted_euros: int | None

    def __post_init__(self) -> None:
        _require_name(self.district)
        _require_coarse(self.households, None)
        for households, euros in self.stages:
            if households is not None:
                _require_coarse(households, euros)
            elif euros is not None:
                raise ValueError("an amount without five households behind it")

    @property
    def stages(self) -> tuple[tuple[int | None, int | None], ...]:
        """Households and euros: planned, applied for, granted."""
        return (
            (self.planned, self.planned_euros),
            (self.applied, self.applied_euros),
            (self.granted, self.granted_euros),
        )


@dataclass(frozen=True, slots=True)
class TeamCounts:
    """What one account shows its team; a new publication takes the place of the one before."""

    id: RecordId
    account: str
    published_at: datetime
    areas: tuple[PublishedArea, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """Several together: households, and whole euros a year per stage; None where nothing is told."""

    households: int = 0
    planned: int | None = None
    applied: int | None = None
    granted: int | None = None

    def plus(self, other: "Totals") -> "Totals":
        """Both."""
        return Totals(
            self.households + other.households,
            _sum((self.planned, other.planned)),
            _sum((self.applied, other.applied)),
            _sum((self.granted, other.granted)),
        )


def counts_id(stream: str, account: str) -> RecordId:
    """The id of what an account shows in a stream: always the same, and nobody else's."""
    return RecordId(str(uuid5(_OF_TEAM_COUNTS, f"{stream}/{account}")))


def capped(yields: Yield) -> Yield:
    """What one household adds to a publication."""
    return Yield(*(Cents(min(max(amount, 0), _MOST)) for amount in (yields.planned, yields.applied, yields.granted)))


def behind(yields: Yield) -> Behind:
    """Whether a household has something in each stage, as a count of one or none."""
    return Behind(int(yields.planned > 0), int(yields.applied > 0), int(yields.granted > 0))


def published(areas: Iterable[Area]) -> tuple[PublishedArea, ...]:
    """What may be told of areas that ``told`` made; of too few households nothing."""
    return tuple(_published(area) for area in areas if area.is_told)


def totals(areas: Iterable[PublishedArea]) -> Totals:
    """Parts of town together, as far as they are told."""
    found = Totals()
    for area in areas:
        found = found.plus(Totals(area.households, area.planned_euros, area.applied_euros, area.granted_euros))
    return found


def exact(area: Area) -> Totals:
    """What somebody may know of households of the own: to the whole euro."""
    yields = area.yields
    return Totals(area.households, yields.planned // 100, yields.applied // 100, yields.granted // 100)


def _published(area: Area) -> PublishedArea:
    yields, behind_it = area.yields, area.behind
    return PublishedArea(
        area.name,
        _coarse(area.households, FEWEST),
        *_stage(behind_it.planned, yields.planned),
        *_stage(behind_it.applied, yields.applied),
        *_stage(behind_it.granted, yields.granted),
    )


def _stage(households: int, amount: Cents) -> tuple[int | None, int | None]:
    if households < FEWEST:
        return None, None
    return _coarse(households, FEWEST), _coarse(amount, _MOST) // 100


def _sum(amounts: Iterable[int | None]) -> int | None:
    told = [amount for amount in amounts if amount is not None]
    return sum(told) if told else None


def _coarse(number: int, step: int) -> int:
    """The nearest whole number of steps, half a step up."""
    return (2 * number + step) // (2 * step) * step


def _require_name(name: object) -> None:
    if not isinstance(name, str) or len(name) > LONGEST_NAME:
        raise TypeError("no name of a part of town")


def _require_coarse(households: object, euros: object) -> None:
    for number, step in ((households, FEWEST), (euros, EURO_STEP)):
        if number is not None and (not isinstance(number, int) or isinstance(number, bool) or number % step):
            raise ValueError("finer than may be told")
    if not isinstance(households, int) or households < FEWEST or (isinstance(euros, int) and euros < 0):
        raise ValueError("of too few households")

"""The district as numbers: yields per part of town, and no number that could point at a household."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.money import Cents
from app.domain.yields import Yield

FEWEST = 5
"""Of fewer households than this nothing is told apart."""


@dataclass(frozen=True, slots=True)
class Behind:
    """How many households have something that was planned, applied for or granted."""

    planned: int = 0
    applied: int = 0
    granted: int = 0


NOBODY = Behind()


@dataclass(frozen=True, slots=True)
class Area:
    """What the households of one part of town come to; ``name`` empty for the ones told together."""

    name: str
    households: int
    yields: Yield
    behind: Behind = NOBODY

    @property
    def is_told(self) -> bool:
        """Whether there are enough households to tell anything."""
        return self.households >= FEWEST


@dataclass(frozen=True, slots=True)
class Caseload:
    """How many households one kind of visit goes to, and how many of those visits there are this week."""

    kind: str
    households: int
    this_week: int


@dataclass(frozen=True, slots=True)
class Traffic:
    """The referrals of one kind of help: how many went out and came in, and the age of the oldest unanswered one."""

    kind: str
    out: int
    came_in: int
    oldest: int | None


def told(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Areas that may be shown, the largest first: too small ones together, with the next larger when still too small.

    Taking in the next larger one also keeps the small ones from being found by subtracting from the total. When even
    all together are too few, the one row that is left says so by ``is_told``.
    """
    order = sorted(areas, key=lambda area: (-area.households, area.name))
    large = [area for area in order if area.is_told and area.name]
    small = [area for area in order if not (area.is_told and area.name)]
    while small and large and sum(area.households for area in small) < FEWEST:
        small.append(large.pop())
    return (*large, *([together(small)] if small else []))


def together(areas: Iterable[Area]) -> Area:
    """These areas as one without a name."""
    every = tuple(areas)
    return Area(
        "",
        sum(area.households for area in every),
        Yield(
            planned=Cents(sum(area.yields.planned for area in every)),
            applied=Cents(sum(area.yields.applied for area in every)),
            granted=Cents(sum(area.yields.granted for area in every)),
            unknown=sum(area.yields.unknown for area in every),
        ),
        Behind(
            planned=sum(area.behind.planned for area in every),
            applied=sum(area.behind.applied for area in every),
            granted=sum(area.behind.granted for area in every),
        ),
    )

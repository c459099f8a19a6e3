"""The savings of a visit as values: per measure, per bucket, and everything together."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.message import Message
from app.domain.money import Cents
from app.domain.outcome import Stap
from app.energy.safety import Warned
from app.energy.spread import Amounts, Euros

_EURO = 100


class Bucket(StrEnum):
    """How far a measure is."""

    PLACED = "vandaag_gedaan"
    WILL_DO = "gaat_het_doen"
    POSSIBLE = "mogelijk"
    CORPORATION = "voor_de_corporatie"


@dataclass(frozen=True, slots=True)
class MeasureSaving:
    """What one measure saves in a year; ``alone`` is in euros, when nothing else is done.

    ``counted`` is its part of the total of its bucket, so that the lines add up to it; None where it has no part.
    ``comfort``: it makes the home warmer, and is not counted as a saving now. ``not_now`` says why a measure that was
    placed all the same would not be advised now.
    """

    item: str
    bucket: Bucket
    pieces: int
    amounts: Amounts
    alone: Euros
    counted: Cents | None
    comfort: bool
    not_now: Message | None
    steps: tuple[Stap, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """Measures together, per year. ``capped``: a limit on the sum holds it down."""

    amounts: Amounts
    euros: Euros
    capped: bool
    steps: tuple[Stap, ...]


def in_whole_euros(total: Cents, parts: Sequence[Cents]) -> tuple[int, ...]:
    """The parts of a total in whole euros that add up to the whole euros of the total, half a euro up.

    Every part is rounded down, and what is then short goes to the largest remainders.
    """
    down = [part // _EURO for part in parts]
    short = (total + _EURO // 2) // _EURO - sum(down)
    by_rest = sorted(range(len(parts)), key=lambda place: parts[place] % _EURO, reverse=True)
    for place in by_rest[: max(0, short)]:
        down[place] += 1
    return tuple(down)


@dataclass(frozen=True, slots=True)
class NotAdvised:
    """A measure that is not advised now, and why."""

    item: str
    because: Warned
    reason: Message


@dataclass(frozen=True, slots=True)
class Savings:
    """The savings of one visit.

    ``placed`` is what was done today. ``advice`` is what comes on top when the resident does what was chosen, and
    ``possible`` what comes on top of both. ``together`` is placed and advice; ``everything`` all three. Every amount
    is an estimate; ``own_prices`` tells whether the prices of energy are those of the household.
    """

    placed: Total
    advice: Total
    possible: Total
    together: Total
    everything: Total
    measures: tuple[MeasureSaving, ...]
    not_advised: tuple[NotAdvised, ...]
    warnings: tuple[Warned, ...]
    own_prices: bool

    def in_bucket(self, bucket: Bucket) -> tuple[MeasureSaving, ...]:
        """The measures of one bucket, in the order of the checklist."""
        return tuple(one for one in self.measures if one.bucket is bucket)

    def whole_euros(self, bucket: Bucket) -> dict[str, int]:
        """The part of every measure in the total of its bucket in whole euros, by item; what has no part lacks."""
        total = {Bucket.PLACED: self.placed, Bucket.WILL_DO: self.advice, Bucket.POSSIBLE: self.possible}.get(bucket)
        counted = [(one.item, one.counted) for one in self.in_bucket(bucket) if one.counted is not None]
        if total is None:
            return {}
        parts = in_whole_euros(total.euros.typical, [part for _, part in counted])
        return {item: part for (item, _), part in zip(counted, parts, strict=True)}

    @property
    def is_urgent(self) -> bool:
        """Whether something must be dealt with today."""
        return any(one.is_urgent for one in self.warnings)

"""The income line: what can be spent against the gross wage of one person, in steps, and where each regeling ends.

Where the line falls more gross pay leaves less to spend; each such stretch names the regeling and the article behind
it. Where something is unknown the line is a band, and nothing is said to fall that may not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise

from app.domain.household import Household
from app.domain.ids import PersonId
from app.domain.money import CONTEXT, Cents, euros
from app.domain.outcome import Bron, Range, sum_of
from app.rules.evaluate import evaluate
from app.rules.parameters import load
from app.rules.regelingen import REGELINGEN
from app.rules.toekenning import bounds_of
from app.whatif.sidebyside import deciding
from app.whatif.spendable import COUNTED, SETTLED, Spendable, spendable
from app.whatif.work import Work, work_of

STEPS = 60
LEAST_TOP = Cents(4_500_00)
"""The line reaches at least so far, in eurocents gross per month."""
ROUND = 15_00
"""A step is a multiple of this, so that the amounts below the line are round ones."""
EXACT_TO = Cents(1_00)
TWICE = 2


@dataclass(frozen=True, slots=True)
class Point:
    """What can be spent at a gross wage per month; ``parts`` and ``total`` are eurocents per year, net in it."""

    bruto: Cents
    parts: tuple[tuple[str, Range | None], ...]
    total: Range

    def of(self, name: str) -> Range | None:
        """One part; None is not known, or not there."""
        return dict(self.parts).get(name)


@dataclass(frozen=True, slots=True)
class Ending:
    """A regeling that gives something up to this gross wage per month (eurocents) and nothing above it."""

    regeling: str
    bruto: Cents
    bron: Bron | None


@dataclass(frozen=True, slots=True)
class Cause:
    """A regeling that gives less, how much less per year in eurocents, and the article that says so."""

    regeling: str
    less: Cents
    bron: Bron | None


@dataclass(frozen=True, slots=True)
class Fall:
    """A stretch of gross wages per month in which more pay leaves less: how much less per year, and what gives less.

    The ``causes`` come in the order of what they take.
    """

    start: Cents
    end: Cents
    less: Cents
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class IncomeLine:
    """The line of one person: its points in steps, the point of now, where regelingen end and where it falls."""

    person_id: PersonId
    year: int
    now: Point
    points: tuple[Point, ...]
    endings: tuple[Ending, ...]
    falls: tuple[Fall, ...]
    unknown: tuple[str, ...]
    estimate: bool

    @property
    def after(self) -> Point:
        """The first point that is at least a step above now."""
        step = self.points[1].bruto - self.points[0].bruto
        above = (point for point in self.points if point.bruto >= self.now.bruto + step)
        return next(above, self.points[-1])

    def pressure(self, place: int) -> Decimal | None:
        """What part of the extra pay is not kept in the step that begins at a point; None while that is not sure."""
        return pressure_between(self.points[place], self.points[place + 1])


def pressure_between(lower: Point, upper: Point) -> Decimal | None:
    """What part of the extra gross pay of a year is not kept, 1 is all of it; None while that is not sure."""
    if not (lower.total.is_exact and upper.total.is_exact):
        return None
    kept = Decimal(upper.total.low - lower.total.low)
    return 1 - CONTEXT.divide(kept, Decimal((upper.bruto - lower.bruto) * 12))


def income_line(
    household: Household, person_id: PersonId, year: int, bruto: Cents | None = None, steps: int = STEPS
) -> IncomeLine:
    """The income line of one person; ``bruto`` is the gross wage of now when it was told, eurocents per month."""
    work = work_of(household, person_id, year, bruto)
    present = _gross(work.bruto)
    stride = stride_to(max(LEAST_TOP, Cents(present * TWICE)), steps)
    found = [(Cents(stride * step), _spend(work, Cents(stride * step))) for step in range(steps + 1)]
    now = _spend(work, present)
    unknown = tuple(dict.fromkeys(name for spent in (now, *(one for _, one in found)) for name in spent.unknown))
    points = tuple(_point(at, spent, unknown) for at, spent in found)
    return IncomeLine(
        person_id=person_id,
        year=year,
        now=_point(present, now, unknown),
        points=points,
        endings=tuple(_endings(work, points)),
        falls=tuple(_falls(work, points)),
        unknown=unknown,
        estimate=any(part.outcome is not None and part.outcome.estimate for part in now.parts),
    )


def stride_to(top: Cents, steps: int) -> int:
    """The length of a step in eurocents, so that this many reach the top; a multiple of fifteen euros."""
    return -(-top // (steps * ROUND)) * ROUND


def _gross(amount: Decimal) -> Cents:
    return Cents(int(amount * 100))


def _spend(work: Work, bruto: Cents) -> Spendable:
    household = work.at(euros(bruto))
    return spendable(household, evaluate(household, work.year, with_steps=False))


def _point(bruto: Cents, spent: Spendable, unknown: Sequence[str]) -> Point:
    """A point of the line; what is not known at one gross wage counts at none, or the line would jump there."""
    parts = tuple((part.name, None if part.name in unknown else part.range) for part in spent.parts)
    return Point(bruto, parts, sum_of(one for _, one in parts if one is not None))


def _endings(work: Work, points: Sequence[Point]) -> Iterator[Ending]:
    """Where each regeling gives nothing any more, to the euro."""
    for name in COUNTED:
        gives = [place for place, point in enumerate(points) if _high(point, name) > 0]
        if name == SETTLED or not gives or gives[-1] == len(points) - 1:
            continue
        low, high = points[gives[-1]].bruto, points[gives[-1] + 1].bruto
        while high - low > EXACT_TO:
            middle = Cents((low + high) // TWICE)
            low, high = (middle, high) if _gives(work, name, middle) else (low, middle)
        yield Ending(name, low, _article(work, name, low, high))


def _high(point: Point, name: str) -> int:
    found = point.of(name)
    return found.high if found is not None else 0


def _gives(work: Work, name: str, bruto: Cents) -> bool:
    law = load(date(work.year, 1, 1))
    return bounds_of(REGELINGEN[name], work.at(euros(bruto)), law, work.year).high.award > 0


def _article(work: Work, name: str, low: Cents, high: Cents) -> Bron | None:
    """The article that makes the difference in one regeling between two gross wages."""
    sides = [evaluate(work.at(euros(bruto)), work.year).of(name).steps for bruto in (low, high)]
    return deciding(*sides)


def _falls(work: Work, points: Sequence[Point]) -> Iterator[Fall]:
    """The stretches in which less is left for sure; steps that follow each other are one stretch."""
    for falls, found in groupby(pairwise(points), _is_less):
        if falls:
            steps = tuple(found)
            yield _fall(work, steps[0][0], steps[-1][1])


def _is_less(step: tuple[Point, Point]) -> bool:
    lower, upper = (point.total for point in step)
    return lower.low > upper.low and lower.high > upper.high


def _fall(work: Work, lower: Point, upper: Point) -> Fall:
    lost = {name: _lost(lower, upper, name) for name in COUNTED}
    names = sorted((name for name in COUNTED if lost[name] > 0), key=lambda name: -lost[name])
    ends = (lower.bruto, upper.bruto)
    causes = tuple(Cause(name, Cents(lost[name]), _article(work, name, *ends)) for name in names)
    return Fall(*ends, Cents(lower.total.low - upper.total.low), causes)


def _lost(lower: Point, upper: Point, name: str) -> int:
    """How much less a regeling gives at the upper one, per year."""
    before, after = lower.of(name), upper.of(name)
    return before.low - after.low if before is not None and after is not None else 0

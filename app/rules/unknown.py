"""Unknown is a value: the outcomes that unanswered questions still allow, and which of those questions matter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from app.domain.household import Household
from app.domain.money import ZERO
from app.rules.awir import Right
from app.rules.parameters import Parameters
from app.rules.trace import Trace

Rule = Callable[[Household, Parameters, Trace, int], Right]
Fill = Callable[[Household], Household]


@dataclass(frozen=True, slots=True)
class Slot:
    """Something unknown: its JSON path, and the ways to fill it in.

    ``fills`` goes from the one that raises the outcome most to the one that lowers it most. A ``wild`` slot has no
    such order: every way is tried. On an open ``precondition`` nothing is certain, so the lowest outcome is nothing.
    """

    path: str
    fills: tuple[Fill, ...]
    wild: bool = False
    precondition: bool = False


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lowest and the highest right that are still possible, and the paths that decide between them."""

    low: Right
    high: Right
    depends_on: tuple[str, ...]

    @property
    def is_exact(self) -> bool:
        """Whether the unknown answers make no difference any more."""
        return self.low.award == self.high.award


def bounds(rule: Rule, household: Household, law: Parameters, year: int, slots: Sequence[Slot]) -> Bounds:
    """The bounds of a rule over everything that the slots leave open. Sound as far as the slots are."""

    def value(fills: Sequence[Fill]) -> Right:
        filled = household
        for fill in fills:
            filled = fill(filled)
        return rule(filled, law, Trace(silent=True), year)

    if not slots:
        right = value(())
        return Bounds(right, right, ())
    high = max((value(fills) for fills in _combinations(slots, 0)), key=lambda right: right.award)
    low = min((value(fills) for fills in _combinations(slots, -1)), key=lambda right: right.award)
    if any(slot.precondition for slot in slots):
        low = _nothing(low)
    if low.award == high.award:
        return Bounds(high, high, ())
    return Bounds(low, high, tuple(slot.path for slot in slots if _matters(slot, slots, value)))


def highest(household: Household, law: Parameters, year: int, rule: Rule, slots: Sequence[Slot]) -> Trace:
    """The trace of the highest right that is still possible; of the right itself when nothing is unknown."""
    best: tuple[Right, Trace] | None = None
    for fills in _combinations(slots, 0):
        filled = household
        for fill in fills:
            filled = fill(filled)
        trace = Trace()
        right = rule(filled, law, trace, year)
        if best is None or right.award > best[0].award:
            best = (right, trace)
    return best[1] if best else Trace()


def _combinations(slots: Sequence[Slot], end: int) -> Sequence[tuple[Fill, ...]]:
    """Every way to fill the wild slots, the others at one end of their order."""
    return list(product(*(slot.fills if slot.wild else (slot.fills[end],) for slot in slots)))


def _matters(slot: Slot, slots: Sequence[Slot], value: Callable[[Sequence[Fill]], Right]) -> bool:
    """Whether filling this slot otherwise changes the outcome, with all others at their best or at their worst."""
    for end in (0, -1):
        awards = {value([fill if other is slot else other.fills[end] for other in slots]).award for fill in slot.fills}
        if len(awards) > 1:
            return True
    return False


def _nothing(right: Right) -> Right:
    return Right((ZERO,) * len(right.months), ZERO, ZERO, right.reason, right.warnings, right.estimate)

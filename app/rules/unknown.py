"""Unknown is a value: the outcomes that unanswered questions still allow, and which of those questions matter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from app.domain.household import Household
from app.domain.money import ZERO
from app.rules.awir import Right
from app.rules.parameters import Parameters
from app.rules.trace import Trace

Rule = Callable[[Household, Parameters, Trace, int], Right]
Fill = Callable[[Household], Household]
Fills = tuple[Fill, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """Something unknown: its JSON path, and the ways to fill it in.

    ``fills`` goes from the one that raises the outcome most to the one that lowers it most. A ``wild`` slot has no
    such order: every way is tried. A slot that ``ranks`` can change which child is the first one, so that the law
    itself has no order. On an open ``precondition`` nothing is certain, so the lowest outcome is nothing.
    """

    path: str
    fills: Fills
    wild: bool = False
    precondition: bool = False
    ranks: bool = False


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lowest and the highest right that are still possible, and the paths that decide between them.

    ``best`` is the household filled in so that the highest one comes out.
    """

    low: Right
    high: Right
    depends_on: tuple[str, ...]
    best: Household

    @property
    def is_exact(self) -> bool:
        """Whether the unknown answers make no difference any more."""
        return not self.depends_on


def bounds(
    limits: tuple[Rule, Rule], household: Household, law: Parameters, year: int, slots: Sequence[Slot]
) -> Bounds:
    """The bounds over everything that the slots leave open, sound as far as the slots are.

    ``limits`` are the rule itself twice, or what it never exceeds and what it never falls below.
    """
    at_most, at_least = limits

    def most(fills: Sequence[Fill]) -> Right:
        return at_most(fill_in(household, fills), law, Trace(silent=True), year)

    def least(fills: Sequence[Fill]) -> Right:
        return at_least(fill_in(household, fills), law, Trace(silent=True), year)

    high, best = max(((most(fills), fills) for fills in _combinations(slots, 0)), key=_award)
    low, worst = min(((least(fills), fills) for fills in _combinations(slots, -1)), key=_award)
    open_slots = tuple(
        s for s in slots if s.ranks or _matters(s, slots, most, best) or _matters(s, slots, least, worst)
    )
    if any(slot.precondition for slot in open_slots):
        low = _nothing(low)
    exact = low.award == high.award
    paths = () if exact else tuple(slot.path for slot in open_slots or slots)
    return Bounds(high if exact else low, high, paths, fill_in(household, best))


def fill_in(household: Household, fills: Sequence[Fill]) -> Household:
    """The household with these fills, one after the other."""
    for fill in fills:
        household = fill(household)
    return household


def _award(found: tuple[Right, Fills]) -> Decimal:
    return found[0].award


def _combinations(slots: Sequence[Slot], end: int) -> Sequence[Fills]:
    """Every way to fill the wild slots, the others at one end of their order."""
    return list(product(*(slot.fills if slot.wild else (slot.fills[end],) for slot in slots)))


def _matters(slot: Slot, slots: Sequence[Slot], value: Callable[[Fills], Right], corner: Fills) -> bool:
    """Whether filling this slot otherwise changes the outcome, with all others as they are in this corner."""
    place = slots.index(slot)
    awards = {value((*corner[:place], fill, *corner[place + 1 :])).award for fill in slot.fills}
    return len(awards) > 1


def _nothing(right: Right) -> Right:
    return Right((ZERO,) * len(right.months), ZERO, ZERO, right.reason, right.warnings, right.estimate)

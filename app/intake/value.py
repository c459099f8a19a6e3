"""What an answer can still change: the range of every regeling, and by how much an answer moves it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import product

from app.domain.household import Household
from app.domain.money import ZERO, Cents
from app.domain.outcome import Range
from app.intake.candidates import Candidate
from app.rules.awir import Right
from app.rules.claims import claim
from app.rules.gemeente_shelf import own_packs
from app.rules.parameters import Parameters, laws, load
from app.rules.regeling import Regeling, Use
from app.rules.regelingen import REGELINGEN
from app.rules.toekenning import told_slot, with_built
from app.rules.trace import Trace
from app.rules.unknown import Bounds, Fills, Rule, Slot, fill_in

ENOUGH = 2
"""So many things on which everything depends, of different kinds, are looked for: one stays when the other is told."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What one regeling can still turn out to be, and what decides that.

    ``net`` is what can be applied for less what must be paid back, in eurocents per year; it is as wide as both
    together. ``needs`` are some of the paths on which all of it depends: at its worst, one of them leaves nothing.
    ``at_best`` is the household filled in so that most comes out, None when there is no one way to do so. ``built`` is
    what it builds on; it ``is_moved`` by that when the range changes with it.
    """

    regeling: str
    household: Household
    slots: tuple[Slot, ...]
    bounds: Bounds
    net: Range
    needs: frozenset[str] = frozenset()
    at_best: Household | None = None
    built: tuple[Slot, ...] = ()
    is_moved: bool = True

    @property
    def paths(self) -> frozenset[str]:
        """The JSON paths that the regeling still asks about, those of what it builds on among them."""
        return frozenset(p for slot in self.slots if self.is_moved or slot.derived is None for p in slot.paths)

    @property
    def is_nothing(self) -> bool:
        """Whether there is no right, whatever the answers are."""
        return not self.bounds.high.award


@dataclass(frozen=True, slots=True)
class Change:
    """What an answer does to a range, in eurocents per year.

    It makes the range narrower, or takes it outside where it was; ``moves`` is the larger of the two. What it takes
    outside is ``gained`` only as far as that is more than what stays open.
    """

    moves: Cents
    gained: Cents


@dataclass(frozen=True, slots=True)
class Scale:
    """Weighs answers in one year. What was calculated once is kept as long as the scale is."""

    law: Parameters
    year: int
    _kept: dict[tuple[Rule, Household], Right] = field(default_factory=dict)
    _bounded: dict[Household, dict[str, Bounds]] = field(default_factory=dict)

    def now(self, household: Household) -> tuple[Reach, ...]:
        """What each regeling can still turn out to be; those whose figures of this year are not known are left out."""
        own_packs()
        return tuple(
            self._with_corner(self._reach(regeling.name, household, built))
            for regeling in REGELINGEN.values()
            if regeling.law in laws(self.law.year)
            for built in [tuple(self._told(use, household) for use in regeling.builds_on)]
        )

    def change(self, reach: Reach, candidate: Candidate) -> Change:
        """What an answer does to the range of a regeling."""
        return change_of(reach.net, self._after(reach, candidate))

    def _after(self, reach: Reach, candidate: Candidate) -> Range:
        if candidate.tells_received:
            return self._net(reach.regeling, candidate.on(reach.household), reach.bounds)
        if candidate.is_no and candidate.closes & reach.needs:
            nothing = _nothing(reach.bounds.high)
            return self._net(reach.regeling, reach.household, Bounds(nothing, nothing, (), reach.household))
        still_open = reach.needs - candidate.closes
        is_told = any(candidate.closes & set(slot.derived or ()) for slot in reach.built)
        if reach.at_best is None or not still_open or candidate.opens_more or is_told:
            answered = candidate.on(reach.household)
            return self._reach(reach.regeling, answered, self._rebuilt(reach, candidate, answered)).net
        rest = [slot for slot in reach.slots if slot.path not in candidate.closes]
        high = self._right(REGELINGEN[reach.regeling].limits_over(rest)[0], candidate.on(reach.at_best))
        found = Bounds(_nothing(high), high, tuple(still_open) if high.award else (), reach.household)
        return self._net(reach.regeling, reach.household, found)

    def _rebuilt(self, reach: Reach, candidate: Candidate, answered: Household) -> tuple[Slot, ...]:
        """What a regeling builds on after an answer: the same where the answer says nothing of it."""
        uses = REGELINGEN[reach.regeling].builds_on
        return tuple(
            self._told(use, answered) if candidate.closes & set(slot.derived or ()) else slot
            for use, slot in zip(uses, reach.built, strict=True)
        )

    def _told(self, use: Use, household: Household) -> Slot:
        """Something that is built on, worked out once for all that build on it."""
        kept = self._bounded.setdefault(household, {})
        found = kept.get(use.regeling.name)
        if found is None:
            slots = tuple(use.regeling.open_answers(household, self.law, self.year))
            found = kept[use.regeling.name] = self._bounds(use.regeling, household, slots)
        return told_slot(use, found)

    def _reach(self, name: str, household: Household, built: tuple[Slot, ...]) -> Reach:
        regeling = REGELINGEN[name]
        slots = with_built(built, tuple(regeling.open_answers(household, self.law, self.year)))
        found = self._bounds(regeling, household, slots)
        return Reach(name, household, slots, found, self._net(name, household, found), built=built)

    def _with_corner(self, reach: Reach) -> Reach:
        """The same with what makes weighing quick: the best household, and some of what everything depends on."""
        if not reach.slots or reach.bounds.low.award or any(slot.wild for slot in reach.slots):
            return reach
        best = tuple(slot.fills[0] for slot in reach.slots)
        rule = REGELINGEN[reach.regeling].limits_over(reach.slots)[0]
        needs: dict[str, str] = {}
        for place, slot in enumerate(reach.slots):
            field = slot.path.rpartition(".")[2]
            if field in needs or slot.derived is not None:
                continue
            if not self._right(rule, fill_in(reach.household, _otherwise(best, place, slot))).award:
                needs[field] = slot.path
            if len(needs) == ENOUGH:
                break
        at_best = fill_in(reach.household, best)
        return replace(reach, needs=frozenset(needs.values()), at_best=at_best, is_moved=self._is_moved(reach))

    def _is_moved(self, reach: Reach) -> bool:
        """Whether what a regeling builds on changes its range: at either end of it, all of that at its other end."""
        if not any(slot.derived for slot in reach.built):
            return False
        at_most, at_least = REGELINGEN[reach.regeling].limits_over(reach.slots)
        high, low = (
            tuple(slot.fills[other if slot.derived else end] for slot in reach.slots)
            for end, other in ((0, -1), (-1, 0))
        )
        most, least = (
            self._right(rule, fill_in(reach.household, fills)) for rule, fills in ((at_most, high), (at_least, low))
        )
        return most.award != reach.bounds.high.award or least.award != reach.bounds.low.award

    def _net(self, regeling: str, household: Household, found: Bounds) -> Range:
        claimed = claim(REGELINGEN[regeling], household, self.law, self.year, found)
        return Range(
            Cents(claimed.still.low - claimed.risk.high),
            Cents(claimed.still.high - claimed.risk.low),
        )

    def _bounds(self, regeling: Regeling, household: Household, slots: Sequence[Slot]) -> Bounds:
        """The bounds that the rules give, without finding out of every slot whether it matters."""
        at_most, at_least = regeling.limits_over(slots)

        def most(fills: Fills) -> Right:
            return self._right(at_most, fill_in(household, fills))

        def least(fills: Fills) -> Right:
            return self._right(at_least, fill_in(household, fills))

        high, best = max(((most(fills), fills) for fills in _corners(slots, 0)), key=_award)
        if not slots or not high.award:
            return Bounds(high, high, (), household)
        low, worst = min(((least(fills), fills) for fills in _corners(slots, -1)), key=_award)
        if low.award == high.award:
            return Bounds(high, high, (), household)
        if low.award and any(
            _is_condition(place, slots, most, best) or _is_condition(place, slots, least, worst)
            for place in range(len(slots))
        ):
            low = _nothing(low)
        return Bounds(low, high, tuple(path for slot in slots for path in slot.paths), household)

    def _right(self, rule: Rule, household: Household) -> Right:
        key = (rule, household)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = rule(household, self.law, Trace(silent=True), self.year)
        return found


def scale_of(year: int) -> Scale:
    """A scale for a calendar year. Raises UserError for a year before the oldest rules."""
    return Scale(load(date(year, 1, 1)), year)


def change_of(before: Range, after: Range) -> Change:
    """What it means when a range becomes another one."""
    width = before.high - before.low
    narrower = max(0, width - (after.high - after.low))
    outside = max(0, before.low - after.low) + max(0, after.high - before.high)
    return Change(Cents(max(narrower, outside)), Cents(max(narrower, outside - width)))


def _award(found: tuple[Right, Fills]) -> Decimal:
    return found[0].award


def _corners(slots: Sequence[Slot], end: int) -> Sequence[Fills]:
    """Every way to fill the slots without an order, the others at one end of their order."""
    return list(product(*(slot.fills if slot.wild else (slot.fills[end],) for slot in slots)))


def _otherwise(corner: Fills, place: int, slot: Slot) -> Fills:
    """The same corner with one slot at its other end."""
    return (*corner[:place], slot.fills[-1], *corner[place + 1 :])


def _is_condition(place: int, slots: Sequence[Slot], value: Callable[[Fills], Right], corner: Fills) -> bool:
    """Whether a slot is an open precondition that the right depends on in this corner."""
    slot = slots[place]
    if not slot.precondition:
        return False
    others = {value((*corner[:place], fill, *corner[place + 1 :])).award for fill in slot.fills}
    return slot.ranks or len(others) > 1


def _nothing(right: Right) -> Right:
    return replace(right, months=(ZERO,) * len(right.months), exact=ZERO, award=ZERO)

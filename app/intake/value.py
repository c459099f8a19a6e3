"""What an answer can still change: the range of every regeling, and by how much an answer moves it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.household import Household
from app.domain.money import Cents
from app.domain.outcome import Range
from app.intake.candidates import Candidate
from app.rules.awir import Right
from app.rules.claims import claim
from app.rules.gemeente_shelf import own_packs
from app.rules.parameters import Parameters, load
from app.rules.regeling import Regeling, Use
from app.rules.regelingen import REGELINGEN
from app.rules.toekenning import no_figures, told_slot, with_built
from app.rules.trace import Trace
from app.rules.unknown import (
    Bounds,
    Corner,
    Fills,
    Rule,
    Slot,
    corners,
    ends_of,
    fill_in,
    nothing,
    paths_of,
    untold_while_open,
)

ENOUGH = 2
"""So many things on which everything depends, of different kinds, are looked for: one stays when the other is told."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What one regeling can still turn out to be, and what decides that.

    ``net`` is what can be applied for less what must be paid back, in eurocents per year; it is as wide as both
    together. ``needs`` are some of the paths on which all of it depends: at its worst, one of them leaves nothing.
    ``at_best`` is the household filled in so that most comes out, None when there is no one way to do so. While it
    ``waits`` none of it counts in a total. ``built`` is what it builds on; it ``is_moved`` by that when the range
    changes with it.
    """

    regeling: str
    household: Household
    slots: tuple[Slot, ...]
    bounds: Bounds
    net: Range
    needs: frozenset[str] = frozenset()
    at_best: Household | None = None
    waits: bool = False
    built: tuple[Slot, ...] = ()
    is_moved: bool = True

    @property
    def paths(self) -> frozenset[str]:
        """The JSON paths that the regeling still asks about, those of what it builds on among them."""
        return frozenset(p for slot in self.slots if self.is_moved or slot.derived is None for p in slot.paths)

    @property
    def worth_asking(self) -> frozenset[str]:
        """The paths to ask about now: while it waits only those that it waits for."""
        return REGELINGEN[self.regeling].first_paths(self.slots) if self.waits else self.paths

    @property
    def is_nothing(self) -> bool:
        """Whether there is no right and nothing to pay, whatever the answers are."""
        return self.bounds.is_known and not self.bounds.high.award and not self.bounds.low.owed


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
            if regeling.has_figures(self.law)
            for built in [tuple(self._told(use, household) for use in regeling.builds_on)]
        )

    def change(self, reach: Reach, candidate: Candidate) -> Change:
        """What an answer does to the range of a regeling."""
        return change_of(reach.net, self._after(reach, candidate))

    def _after(self, reach: Reach, candidate: Candidate) -> Range:
        if candidate.tells_received and not candidate.closes & reach.paths:
            return self._net(reach.regeling, candidate.on(reach.household), reach.bounds)
        if candidate.is_no and candidate.closes & reach.needs:
            none = nothing(reach.bounds.high)
            return self._net(reach.regeling, reach.household, Bounds(none, none, (), reach.household))
        still_open = reach.needs - candidate.closes
        is_told = candidate.tells_received or any(candidate.closes & set(slot.derived or ()) for slot in reach.built)
        if reach.at_best is None or not still_open or candidate.opens_more or is_told:
            answered = candidate.on(reach.household)
            return self._reach(reach.regeling, answered, self._rebuilt(reach, candidate, answered)).net
        rest = [slot for slot in reach.slots if slot.path not in candidate.closes]
        high = self._right(REGELINGEN[reach.regeling].limits_over(rest)[0], candidate.on(reach.at_best))
        found = Bounds(nothing(high), high, tuple(still_open) if high.award else (), reach.household)
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
            found = kept[use.regeling.name] = self._built_on(use.regeling, household)
        return told_slot(use, found)

    def _built_on(self, regeling: Regeling, household: Household) -> Bounds:
        if not regeling.has_figures(self.law):
            return no_figures(household, self.law)
        return self._bounds(regeling, household, tuple(regeling.open_answers(household, self.law, self.year)))

    def _reach(self, name: str, household: Household, built: tuple[Slot, ...]) -> Reach:
        regeling = REGELINGEN[name]
        slots = with_built(built, tuple(regeling.open_answers(household, self.law, self.year)))
        found = self._bounds(regeling, household, slots)
        waits = regeling.waits(slots, found.high, found.is_exact)
        return Reach(name, household, slots, found, self._net(name, household, found), waits=waits, built=built)

    def _with_corner(self, reach: Reach) -> Reach:
        """The same with what makes weighing quick: the best household, and some of what everything depends on."""
        if not reach.slots or reach.bounds.low.award or not all(_has_ends(slot) for slot in reach.slots):
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
        untold = untold_while_open(household, slots)
        if untold is not None:
            return untold
        at_most, at_least = regeling.limits_over(slots)
        if not slots and at_most is at_least:
            right = self._right(at_most, household)
            return Bounds(right, right, (), household)

        def most(fills: Fills) -> Right:
            return self._right(at_most, fill_in(household, fills))

        def least(fills: Fills) -> Right:
            return self._right(at_least, fill_in(household, fills))

        best, worst = corners(most, most if at_most is at_least else least, slots)
        if ends_of(worst.right) == ends_of(best.right):
            return Bounds(best.right, best.right, (), household)
        is_conditional = worst.award and any(
            slot.precondition and (slot.ranks or _moves(best, place, slot) or _moves(worst, place, slot))
            for place, slot in enumerate(slots)
        )
        low = nothing(worst.right) if is_conditional else worst.right
        return Bounds(low, best.right, paths_of(slots), household)

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


def _has_ends(slot: Slot) -> bool:
    """Whether a slot goes from a best to a worst fill, or says what is known."""
    return not slot.wild and not slot.unbounded and (len(slot.fills) > 1 or slot.derived is not None)


def _otherwise(corner: Fills, place: int, slot: Slot) -> Fills:
    """The same corner with one slot at its other end."""
    return (*corner[:place], slot.fills[-1], *corner[place + 1 :])


def _moves(corner: Corner, place: int, slot: Slot) -> bool:
    """Whether another fill of this slot changes what the corner is worth."""
    return corner.is_moved_by(corner.others(place, slot))

"""Unknown is a value: the outcomes that unanswered questions still allow, and which of those questions matter."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Any

from app.domain.household import Household
from app.domain.ids import PersonId
from app.domain.message import message
from app.domain.money import ZERO
from app.domain.record import changed
from app.rules.awir import Right
from app.rules.parameters import Parameters
from app.rules.trace import Trace

Rule = Callable[[Household, Parameters, Trace, int], Right]


@dataclass(frozen=True, slots=True)
class PersonFill:
    """Fills in one field of a person, given what is known of it; several on one person are done in one go."""

    person_id: str
    field: str
    value: Callable[[Any], object]


Fill = PersonFill | Callable[[Household], Household]
Fills = tuple[Fill, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """Something unknown: its JSON path, and the ways to fill it in. Answers ``also`` elsewhere can settle it too.

    ``fills`` goes from the one that raises the outcome most to the one that lowers it most. A ``wild`` slot has no
    such order: every way is tried. A slot that ``ranks`` can change which child is the first one, so that the law
    itself has no order, or is spanned by the limits of the regeling in another way. On an open ``precondition`` nothing
    is certain, so the lowest outcome is nothing. While an ``unbounded`` slot is open no amount can be said at all.
    A ``derived`` slot is the outcome of another regeling: ``path`` is its name, ``derived`` the paths that decide it.
    With one fill there is nothing open: it only says what is known.
    """

    path: str
    fills: Fills
    wild: bool = False
    precondition: bool = False
    ranks: bool = False
    unbounded: bool = False
    derived: tuple[str, ...] | None = None
    also: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The JSON paths of answers that settle it."""
        return (self.path, *self.also) if self.derived is None else self.derived


def paths_of(slots: Sequence[Slot]) -> tuple[str, ...]:
    """The JSON paths of answers that settle one of these, each once."""
    return tuple(dict.fromkeys(path for slot in slots for path in slot.paths))


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
        """Whether one amount is left: no unknown answer makes a difference, and the law or a price gives no band."""
        return self.is_known and not self.depends_on and ends_of(self.low) == ends_of(self.high)

    @property
    def is_known(self) -> bool:
        """Whether an amount, or a range of amounts, can be said."""
        return self.high.known


_UNTOLD = Right((ZERO,), ZERO, ZERO, message("reden.geen_bedrag"), known=False)


def bounds(
    limits: tuple[Rule, Rule], household: Household, law: Parameters, year: int, slots: Sequence[Slot]
) -> Bounds:
    """The bounds over everything that the slots leave open, sound as far as the slots are.

    ``limits`` are the rule itself twice, or what it never exceeds and what it never falls below.
    """
    untold = untold_while_open(household, slots)
    if untold is not None:
        return untold
    at_most, at_least = limits

    def once(rule: Rule) -> Callable[[Fills], Right]:
        """A way to fill the slots is tried for its own sake and as what others are compared with."""
        return cache(lambda fills: rule(fill_in(household, fills), law, Trace(silent=True), year))

    most = once(at_most)
    best, worst = corners(most, most if at_most is at_least else once(at_least), slots)
    filled = fill_in(household, best.fills)
    if ends_of(worst.right) == ends_of(best.right):
        return Bounds(best.right, best.right, (), filled)
    deciding = _deciding(slots, best, worst)
    low = nothing(worst.right) if any(slot.precondition for slot in deciding) else worst.right
    paths = dict.fromkeys(paths_of(deciding))
    paths |= dict.fromkeys(_jointly_deciding(slots, frozenset(paths), (best, worst)))
    jointly = slots if at_most is at_least else ()  # limits that differ leave a band that no answer narrows
    return Bounds(low, best.right, tuple(paths) or paths_of(jointly), filled)


def untold_while_open(household: Household, slots: Sequence[Slot]) -> Bounds | None:
    """No amount at all, while a slot is open without which none can be said; None when no such slot is open."""
    open_paths = tuple(slot.path for slot in slots if slot.unbounded)
    return Bounds(_UNTOLD, _UNTOLD, open_paths, household) if open_paths else None


def fill_in(household: Household, fills: Sequence[Fill]) -> Household:
    """The household with these fills, one after the other."""
    persons = {person.id: person for person in household.personen}
    changes: dict[str, dict[str, Any]] = {}
    for fill in fills:
        if isinstance(fill, PersonFill):
            fields = changes.setdefault(fill.person_id, {})
            known = (
                fields[fill.field] if fill.field in fields else getattr(persons[PersonId(fill.person_id)], fill.field)
            )
            fields[fill.field] = fill.value(known)
        else:
            household = fill(_changed(household, changes))
            persons = {person.id: person for person in household.personen}
            changes = {}
    return _changed(household, changes)


def _changed(household: Household, changes: Mapping[str, Mapping[str, Any]]) -> Household:
    if not changes:
        return household
    persons = (changed(p, **changes[p.id]) if p.id in changes else p for p in household.personen)
    return changed(household, personen=tuple(persons))


@dataclass(frozen=True, slots=True)
class Corner:
    """One way to fill all slots: the right it gives, and what other fills would be worth."""

    value: Callable[[Fills], Right]
    fills: Fills
    right: Right

    @property
    def award(self) -> Decimal:
        """What it is worth."""
        return self.right.award

    def others(self, place: int, slot: Slot) -> list[Decimal]:
        """The awards when only the slot at this place is filled otherwise."""
        before, after = self.fills[:place], self.fills[place + 1 :]
        mine = self.fills[place]
        return [self.value((*before, fill, *after)).award for fill in slot.fills if fill is not mine]

    def others_at(self, places: Sequence[int], slots: Sequence[Slot]) -> list[Decimal]:
        """The awards when the slots at these places are all filled otherwise, in every way."""
        ways = product(*([fill for fill in slots[place].fills if fill is not self.fills[place]] for place in places))
        awards = []
        for way in ways:
            fills = list(self.fills)
            for place, fill in zip(places, way, strict=True):
                fills[place] = fill
            awards.append(self.value(tuple(fills)).award)
        return awards

    def is_moved_by(self, awards: Sequence[Decimal]) -> bool:
        """Whether one of these awards is another one."""
        return any(award != self.award for award in awards)


def _deciding(slots: Sequence[Slot], best: Corner, worst: Corner) -> tuple[Slot, ...]:
    """The slots of which another fill changes the best or the worst outcome.

    Where one slot alone can take everything away, another one cannot lift the worst outcome.
    """
    awards = [best.others(place, slot) for place, slot in enumerate(slots)]
    ends = not worst.award and any(not award for found in awards for award in found)
    return tuple(
        slot
        for place, slot in enumerate(slots)
        if slot.ranks or best.is_moved_by(awards[place]) or (not ends and worst.is_moved_by(worst.others(place, slot)))
    )


def corners(
    most: Callable[[Fills], Right], least: Callable[[Fills], Right], slots: Sequence[Slot]
) -> tuple[Corner, Corner]:
    """The best and the worst way to fill the slots; of one rule, without a right at best they are the same."""
    best = max((Corner(most, fills, most(fills)) for fills in _combinations(slots, 0)), key=_balance)
    return best, best if most is least and not best.award else _lowest(least, _combinations(slots, -1))


def _jointly_deciding(slots: Sequence[Slot], known: frozenset[str], ends: tuple[Corner, Corner]) -> Iterator[str]:
    """The paths that fill more than one slot, where only all of these together change an outcome.

    One answer may change several regelingen that another builds on, each too little to matter by itself.
    """
    tried: dict[tuple[int, ...], bool] = {}
    for path in dict.fromkeys(path for slot in slots for path in slot.derived or ()):
        places = tuple(place for place, slot in enumerate(slots) if path in slot.paths)
        if path in known or len(places) == 1:
            continue
        if places not in tried:
            tried[places] = any(corner.is_moved_by(corner.others_at(places, slots)) for corner in ends)
        if tried[places]:
            yield path


def _lowest(least: Callable[[Fills], Right], combinations: Sequence[Fills]) -> Corner:
    """The lowest right over these fills; nothing is lower than nothing."""
    found: list[Corner] = []
    for fills in combinations:
        found.append(Corner(least, fills, least(fills)))
        if not found[-1].award:
            break
    return min(found, key=_balance)


def ends_of(right: Right) -> tuple[Decimal, Decimal]:
    """What comes in and what must be paid."""
    return right.award, right.owed


def _balance(corner: Corner) -> Decimal:
    return corner.right.balance


def _combinations(slots: Sequence[Slot], end: int) -> Sequence[Fills]:
    """Every way to fill the wild slots, the others at one end of their order."""
    return list(product(*(slot.fills if slot.wild else (slot.fills[end],) for slot in slots)))


def nothing(right: Right) -> Right:
    """The same right without any amount."""
    return replace(right, months=(ZERO,) * len(right.months), exact=ZERO, award=ZERO)

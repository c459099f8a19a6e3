"""Unknown is a value: the outcomes that unanswered questions still allow, and which of those questions matter."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Any

from app.domain.household import Household
from app.domain.ids import PersonId
from app.domain.money import ZERO
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
    """Something unknown: its JSON path, and the ways to fill it in.

    ``fills`` goes from the one that raises the outcome most to the one that lowers it most. A ``wild`` slot has no
    such order: every way is tried. A slot that ``ranks`` can change which child is the first one, so that the law
    itself has no order. On an open ``precondition`` nothing is certain, so the lowest outcome is nothing.
    A ``derived`` slot is the outcome of another regeling: ``path`` is its name, ``derived`` the paths that decide it.
    With one fill there is nothing open: it only says what is known.
    """

    path: str
    fills: Fills
    wild: bool = False
    precondition: bool = False
    ranks: bool = False
    derived: tuple[str, ...] | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """The JSON paths that fill it in."""
        return (self.path,) if self.derived is None else self.derived


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
    low, worst = (high, best) if not high.award else _lowest(least, _combinations(slots, -1))
    if low.award == high.award:
        return Bounds(high, high, (), fill_in(household, best))
    corners = Corner(most, best, high.award), Corner(least, worst, low.award)
    deciding = _deciding(slots, *corners)
    if any(slot.precondition for slot in deciding):
        low = _nothing(low)
    paths = dict.fromkeys(path for slot in deciding for path in slot.paths)
    paths |= dict.fromkeys(_jointly_deciding(slots, frozenset(paths), corners))
    everything = dict.fromkeys(path for slot in slots for path in slot.paths)
    return Bounds(low, high, tuple(paths or everything), fill_in(household, best))


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
    persons = (replace(p, **changes[p.id]) if p.id in changes else p for p in household.personen)
    return replace(household, personen=tuple(persons))


@dataclass(frozen=True, slots=True)
class Corner:
    """One way to fill all slots: what it is worth, and what other fills would be worth."""

    value: Callable[[Fills], Right]
    fills: Fills
    award: Decimal

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


def _jointly_deciding(
    slots: Sequence[Slot], known: frozenset[str], corners: tuple["Corner", "Corner"]
) -> Iterator[str]:
    """The paths that fill more than one slot, where only all of these together change an outcome.

    One answer may change several regelingen that another builds on, each too little to matter by itself.
    """
    tried: dict[tuple[int, ...], bool] = {}
    for path in dict.fromkeys(path for slot in slots for path in slot.derived or ()):
        places = tuple(place for place, slot in enumerate(slots) if path in slot.paths)
        if path in known or len(places) == 1:
            continue
        if places not in tried:
            tried[places] = any(corner.is_moved_by(corner.others_at(places, slots)) for corner in corners)
        if tried[places]:
            yield path


def _lowest(least: Callable[[Fills], Right], combinations: Sequence[Fills]) -> tuple[Right, Fills]:
    """The lowest right over these fills; nothing is lower than nothing."""
    found = [(least(combinations[0]), combinations[0])]
    for fills in combinations[1:]:
        if not found[-1][0].award:
            break
        found.append((least(fills), fills))
    return min(found, key=_award)


def _award(found: tuple[Right, Fills]) -> Decimal:
    return found[0].award


def _combinations(slots: Sequence[Slot], end: int) -> Sequence[Fills]:
    """Every way to fill the wild slots, the others at one end of their order."""
    return list(product(*(slot.fills if slot.wild else (slot.fills[end],) for slot in slots)))


def _nothing(right: Right) -> Right:
    return replace(right, months=(ZERO,) * len(right.months), exact=ZERO, award=ZERO)

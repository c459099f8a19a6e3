"""Savings together: measures on the same use are multiplied, and nothing saves more than there is to save.

Every step here is a function that falls in none of its amounts, so low stays below typical and typical below high,
and a larger use never saves less.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import ONE, ZERO, rounded
from app.energy.parts import PartUse
from app.energy.spread import NOTHING, Carrier, Part, Spread

NOISE_FROM = 15
"""Decimals of a unit that still mean something."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What one measure alone saves on one part, in the unit of its carrier, per year; below zero it costs more.

    ``base`` is the use that its group can touch, never more than that of the part.
    """

    item: str
    group: str
    part: Part
    carrier: Carrier
    amount: Spread
    base: Spread

    @property
    def alone(self) -> Spread:
        """The saving when nothing else is done: never more than the base."""
        return self.amount.with_each(self.base, min)


@dataclass(frozen=True, slots=True)
class CarrierTotal:
    """The saving on one carrier. ``capped``: the limit on the total was reached at the typical amount."""

    carrier: Carrier
    saved: Spread
    capped: bool


def totals(
    effects: Sequence[Effect], parts: Sequence[PartUse], caps: Mapping[Carrier, Decimal]
) -> tuple[CarrierTotal, ...]:
    """What all measures save together on each carrier that they touch.

    Within a group each measure works on what the others left of the base of the group, and each group on what the
    others left of the part. The sum is never above the cap, a share of the use of the carrier; what costs more is
    taken off in full.
    """
    found = []
    for carrier in Carrier:
        own = [effect for effect in effects if effect.carrier is carrier]
        uses = [part for part in parts if part.carrier is carrier]
        if own:
            found.append(_of_carrier(carrier, own, uses, caps[carrier]))
    return tuple(found)


def _of_carrier(carrier: Carrier, effects: Sequence[Effect], uses: Sequence[PartUse], cap: Decimal) -> CarrierTotal:
    saved = [_of_part(use, effects) for use in uses]
    together = _sum(saved)
    limit = _sum([use.amount for use in uses]).times(cap)
    costs = _sum([effect.amount.each(_below_zero) for effect in effects])
    capped = together.typical > limit.typical
    saving = together.with_each(limit, min).plus(costs).each(_without_noise)
    return CarrierTotal(carrier, saving, capped)


def _of_part(use: PartUse, effects: Sequence[Effect]) -> Spread:
    groups: dict[str, list[Effect]] = {}
    for effect in effects:
        if effect.part is use.part:
            groups.setdefault(effect.group or f"only {effect.item}", []).append(effect)
    return Spread(*(_joined(end, use, list(groups.values())) for end in range(3)))


def _joined(end: int, use: PartUse, groups: Sequence[Sequence[Effect]]) -> Decimal:
    """All groups of a part at one end of the spread: 0 low, 1 typical, 2 high."""
    whole = use.amount.ends[end]
    return left_over(whole, (_group(end, members) for members in groups))


def _group(end: int, members: Sequence[Effect]) -> Decimal:
    base = members[0].base.ends[end]
    return left_over(base, (effect.amount.ends[end] for effect in members))


def left_over(whole: Decimal, savings: Iterable[Decimal]) -> Decimal:
    """What several savings take together when each works on what the others left of the whole.

    A saving below zero takes nothing, one above the whole takes all of it.
    """
    if whole <= ZERO:
        return ZERO
    kept = ONE
    for saving in savings:
        kept *= ONE - min(ONE, max(ZERO, saving / whole))
    return whole * (ONE - kept)


def _without_noise(amount: Decimal) -> Decimal:
    """Divisions leave noise in the last digits; it may not tip half a cent."""
    return rounded(amount, NOISE_FROM)


def _below_zero(amount: Decimal) -> Decimal:
    return min(ZERO, amount)


def _sum(spreads: Iterable[Spread]) -> Spread:
    found = NOTHING
    for one in spreads:
        found = found.plus(one)
    return found

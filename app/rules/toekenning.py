"""What other regelingen give a household once they are applied for, for the rules that build on them.

While an answer is open such an outcome is itself between two bounds; a rule that builds on it sees one more unknown.
"""

from decimal import Decimal

from app.domain.household import Household
from app.domain.message import message
from app.domain.money import ZERO
from app.domain.record import changed
from app.rules.awir import Right
from app.rules.parameters import Parameters
from app.rules.regeling import Regeling, Use
from app.rules.trace import Trace
from app.rules.unknown import Bounds, Fill, Slot, bounds

MOST_KEPT = 200
"""So many outcomes are kept; a few regelingen build on the same ones, and so do the answers that are tried."""

_Key = tuple[str, Household, Parameters, int]
_kept: dict[_Key, Bounds] = {}


def bounds_of(regeling: Regeling, household: Household, law: Parameters, year: int) -> Bounds:
    """The bounds of a regeling for a household in a calendar year, worked out once."""
    key = (regeling.name, household, law, year)
    found = _kept.get(key)
    if found is None:
        found = _worked_out(regeling, household, law, year)
        keep(regeling, household, law, year, found)
    return found


def keep(regeling: Regeling, household: Household, law: Parameters, year: int, found: Bounds) -> None:
    """Keep bounds that were worked out elsewhere."""
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[regeling.name, household, law, year] = found


def no_figures(household: Household, law: Parameters) -> Bounds:
    """What a regeling counts for in a year of which its figures are not known: nothing."""
    nothing = Right((ZERO,), ZERO, ZERO, message("reden.geen_regels", jaar=law.year), estimate=True)
    return Bounds(nothing, nothing, (), household)


def _worked_out(regeling: Regeling, household: Household, law: Parameters, year: int) -> Bounds:
    if not regeling.has_figures(law):
        return no_figures(household, law)
    slots = slots_of(regeling, household, law, year)
    if slots or regeling.banded:
        return bounds(regeling.limits_over(slots), household, law, year, slots)
    right = regeling.rule(household, law, Trace(silent=True), year)
    return Bounds(right, right, (), household)


def slots_of(regeling: Regeling, household: Household, law: Parameters, year: int) -> tuple[Slot, ...]:
    """Everything open that a regeling looks at, with what it builds on; nothing when all of it is known.

    While something is open, what it builds on is told to the household even where that is exact, so that the rule does
    not work it out again for every way to fill in the rest.
    """
    built = tuple(told_slot(use, bounds_of(use.regeling, household, law, year)) for use in regeling.builds_on)
    return with_built(built, tuple(regeling.open_answers(household, law, year)))


def with_built(built: tuple[Slot, ...], own: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """What a regeling builds on and what it asks itself; nothing when all of it is known."""
    return (*built, *own) if own or any(slot.derived for slot in built) else ()


def told_slot(use: Use, found: Bounds) -> Slot:
    """An outcome that something builds on, as an unknown between its bounds; with one fill when it is exact."""
    low, high = (_told(use, right.award) for right in (found.low, found.high))
    ends = (low,) if found.is_exact else (high, low) if use.raises else (low, high)
    return Slot(use.regeling.name, ends, derived=found.depends_on)


def _told(use: Use, award: Decimal) -> Fill:
    name = use.regeling.name
    return lambda household: changed(household, toegekend=(*household.toegekend, (name, award)))


def toekenning_of(regeling: Regeling, household: Household, law: Parameters, year: int) -> Decimal:
    """What a regeling gives this household in the year, in euros: as it was told, else worked out."""
    for name, award in household.toegekend:
        if name == regeling.name:
            return award
    return bounds_of(regeling, household, law, year).high.award

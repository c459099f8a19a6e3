"""One change against now: everything a household can spend without it and with it, and which article moves what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.household import Household
from app.domain.message import Message
from app.domain.money import Cents, cents
from app.domain.outcome import Bron, Outcome, Range, Stap
from app.rules.evaluate import evaluate
from app.rules.inwoning import compare as questions_about
from app.whatif.changes import BothWays, Change, Lodger, OtherRent, both_ways
from app.whatif.rentrise import RentRise, rent_rise
from app.whatif.spendable import Amount, Spendable, spendable

AWIR = "Algemene wet inkomensafhankelijke regelingen"
"""The law about incomes and rounding that stands behind many: the law of the regeling itself says more."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of what can be spent, now and then, per year in eurocents; None is not known yet.

    ``bron`` is the article that moves a regeling, None for what is no regeling or does not move.
    """

    name: str
    before: Range | None
    after: Range | None
    bron: Bron | None = None
    estimate: bool = False

    @property
    def is_known(self) -> bool:
        """Whether both sides can be said."""
        return self.before is not None and self.after is not None

    @property
    def more(self) -> Range | None:
        """How much more it is then, per year; None when a side is not known."""
        if self.before is None or self.after is None:
            return None
        return Range(Cents(self.after.low - self.before.high), Cents(self.after.high - self.before.low))

    @property
    def moves(self) -> bool:
        """Whether the change makes a difference here."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Local:
    """What a scheme of the municipality gives before and after, in eurocents per year; it counts in no total."""

    naam: Message
    before: Range
    after: Range


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Now and then: every part with its difference, and what to know or to ask.

    ``rise`` says of a higher rent for the same home how much the law allows; None for another change.
    """

    year: int
    before: Spendable
    after: Spendable
    differences: tuple[Difference, ...]
    local: tuple[Local, ...]
    notes: tuple[Message, ...]
    rise: RentRise | None = None

    @property
    def more(self) -> Range:
        """How much more can be spent then, per year, over all that is known on both sides."""
        total = Range(Cents(0), Cents(0))
        for one in self.differences:
            total = total.plus(one.more or Range(Cents(0), Cents(0)))
        return total

    @property
    def unknown(self) -> tuple[str, ...]:
        """What counts in no total, because a side of it is not known."""
        return tuple(one.name for one in self.differences if not one.is_known)

    @property
    def estimate(self) -> bool:
        """Whether something of it is an estimate."""
        return any(one.estimate for one in self.differences)

    def of(self, name: str) -> Difference:
        """The difference in one part. Raises KeyError when it is not there."""
        for one in self.differences:
            if one.name == name:
                return one
        raise KeyError(name)


def side_by_side(household: Household, change: Change, year: int) -> SideBySide:
    """What a change makes of what can be spent. Raises UserError when the change cannot be."""
    ways = both_ways(household, change, year)
    rent = cents(change.inwoner.huur) if isinstance(change, Lodger) else Cents(0)
    before = spendable(ways.before, evaluate(ways.before, year))
    after = spendable(ways.after, evaluate(ways.after, year), rent)
    return SideBySide(
        year=year,
        before=before,
        after=after,
        differences=tuple(_differences(before, after)),
        local=tuple(_local(before, after)),
        notes=(*ways.notes, *_questions(household, change, ways, year)),
        rise=rent_rise(household, change) if isinstance(change, OtherRent) else None,
    )


def _questions(household: Household, change: Change, ways: BothWays, year: int) -> tuple[Message, ...]:
    return questions_about(household, change.inwoner, year).to_ask if isinstance(change, Lodger) else ()


def _differences(before: Spendable, after: Spendable) -> Iterator[Difference]:
    earlier = {part.name: part for part in before.parts}
    for part in after.parts:
        old = earlier.get(part.name, Amount(part.name, Range(Cents(0), Cents(0))))
        outcomes = [one for one in (old.outcome, part.outcome) if one is not None]
        yield Difference(
            name=part.name,
            before=old.range,
            after=part.range,
            bron=_moved_by(outcomes) if old.range != part.range else None,
            estimate=any(one.estimate for one in outcomes),
        )


def _moved_by(outcomes: Sequence[Outcome]) -> Bron | None:
    """The article that makes the difference between two outcomes of one regeling."""
    if len(outcomes) != 2:
        return None
    before, after = outcomes
    return deciding(before.steps, after.steps)


def deciding(before: Sequence[Stap], after: Sequence[Stap]) -> Bron | None:
    """The article of the last step that came out otherwise, that of the law itself rather than of the Awir.

    A calculation that stops short has no later steps: then the last one that the other has decides.
    """
    longer, shorter = (before, after) if len(before) >= len(after) else (after, before)
    known = {(step.naam, step.waarde, step.months) for step in shorter}
    moved = [step.bron for step in longer if (step.naam, step.waarde, step.months) not in known and step.bron.artikel]
    own = [bron for bron in moved if bron.wet != AWIR]
    found = own or moved or [step.bron for step in longer if step.bron.artikel]
    return found[-1] if found else None


def _local(before: Spendable, after: Spendable) -> Iterator[Local]:
    """The schemes of the municipality that give something else then."""
    nothing = Range(Cents(0), Cents(0))
    earlier, later = ({one.regeling: one for one in side.outcomes.further} for side in (before, after))
    for name in dict.fromkeys((*earlier, *later)):
        sides = [side.get(name) for side in (earlier, later)]
        old, new = (side.right if side else nothing for side in sides)
        known = next(side for side in sides if side)
        if old != new and known.naam is not None:
            yield Local(known.naam, old, new)

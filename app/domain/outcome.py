"""What a rule found: the right, its range, what is received against it, and every step with its article."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import overload

from app.domain.domein import Domein
from app.domain.message import Message
from app.domain.money import Cents


class Recht(StrEnum):
    """Whether there is a right."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


class Periode(StrEnum):
    """How often a regeling pays."""

    MAAND = "maand"
    KWARTAAL = "kwartaal"
    JAAR = "jaar"

    @property
    def times(self) -> int:
        """How many times a year."""
        return _TIMES[self]


_TIMES = {Periode.MAAND: 12, Periode.KWARTAAL: 4, Periode.JAAR: 1}


@dataclass(frozen=True, slots=True)
class Bron:
    """Where in the law a step stands."""

    wet: str
    artikel: str
    url: str = ""


StepInput = Decimal | int | str | bool | date | None


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of a calculation: its name, what went in, what came out, and the article that says so.

    ``waarde`` is in euros unless ``eenheid`` says otherwise; ``months`` tells in which months (1 to 12) it held.
    ``explanation`` is the sentence for a reader.
    """

    naam: str
    waarde: Decimal
    bron: Bron
    explanation: Message
    inputs: tuple[tuple[str, StepInput], ...] = ()
    eenheid: str = "EUR"
    schatting: bool = False
    months: tuple[int, ...] = ()


class Steps(Sequence[Stap]):
    """The steps of one calculation, made when somebody first reads them; equal to a tuple of the same steps.

    Most calculations are asked for their amount only, and making a step costs more than the sum it tells of.
    """

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Iterable[Stap]]) -> None:
        self._make = make
        self._made: tuple[Stap, ...] | None = None

    def _steps(self) -> tuple[Stap, ...]:
        if self._made is None:
            self._made = tuple(self._make())
        return self._made

    @overload
    def __getitem__(self, place: int) -> Stap: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Stap, ...]: ...
    def __getitem__(self, place: int | slice) -> Stap | tuple[Stap, ...]:
        """A step, or some of them."""
        return self._steps()[place]

    def __len__(self) -> int:
        """How many steps."""
        return len(self._steps())

    def __iter__(self) -> Iterator[Stap]:
        """The steps in their order."""
        return iter(self._steps())

    def __eq__(self, other: object) -> bool:
        """Whether the steps are the same."""
        return isinstance(other, Steps | tuple) and self._steps() == tuple(other)

    def __hash__(self) -> int:
        """As a tuple of the same steps."""
        return hash(self._steps())

    def __repr__(self) -> str:
        """As a tuple of the same steps."""
        return repr(self._steps())


@dataclass(frozen=True, slots=True)
class Range:
    """A closed range of amounts per year in eurocents."""

    low: Cents
    high: Cents

    @property
    def is_exact(self) -> bool:
        """Whether only one amount is left."""
        return self.low == self.high

    def plus(self, other: "Range") -> "Range":
        """The range of the sum."""
        return Range(Cents(self.low + other.low), Cents(self.high + other.high))

    def less(self, other: "Range") -> "Range":
        """The range of the difference, never below nothing."""
        return Range(Cents(max(0, self.low - other.high)), Cents(max(0, self.high - other.low)))


NOTHING = Range(Cents(0), Cents(0))


def sum_of(ranges: Iterable[Range]) -> Range:
    """The range of the sum of these ranges."""
    total = NOTHING
    for one in ranges:
        total = total.plus(one)
    return total


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one regeling for one household in one calendar year. Amounts are in eurocents.

    ``per_month``, ``per_year`` and ``exact_per_year`` (euros) are None while unknown answers still leave a range;
    ``right`` encloses every outcome that those answers allow and ``depends_on`` names their JSON paths.
    ``received`` and ``difference`` are None when it is not known what is received now. ``still_to_claim`` can still
    be applied for until ``claim_before``; ``lapsed`` cannot, and counts in no headline; ``risk`` must be paid back.
    ``to_ask`` is what only the authority can say: questions for a call or a letter, not for the resident. ``waits``:
    it hangs on what was not asked yet, so nothing of it counts. ``sooner`` is money of another outcome that can come
    earlier, so it counts in no total. When it is not ``bounded`` there is something to find out of which no amount can
    be said, and ``right`` is nothing. ``domein`` is the subject; ``naam``, ``how`` and ``where`` are those of a scheme
    that has no texts of its own, None otherwise.
    """

    regeling: str
    recht: Recht
    periode: Periode
    right: Range
    reason: Message
    per_month: Cents | None = None
    per_year: Cents | None = None
    exact_per_year: Decimal | None = None
    months: tuple[Cents, ...] = ()
    received: Cents | None = None
    difference: Cents | None = None
    still_to_claim: Range = NOTHING
    lapsed: Range = NOTHING
    risk: Range = NOTHING
    sooner: Range = NOTHING
    claim_before: date | None = None
    depends_on: tuple[str, ...] = ()
    bounded: bool = True
    estimate: bool = False
    warnings: tuple[Message, ...] = ()
    steps: Sequence[Stap] = ()
    to_ask: tuple[Message, ...] = ()
    waits: bool = False
    domein: Domein = Domein.TOESLAGEN
    naam: Message | None = None
    how: Message | None = None
    where: Message | None = None

    @property
    def is_undecided(self) -> bool:
        """Whether nobody can say it from here: there is no amount, and whoever pays it must be asked."""
        return bool(self.to_ask) and self.recht is Recht.ONBEKEND and not self.right.high


@dataclass(frozen=True, slots=True)
class Verrekening:
    """How much less a regeling gives once others are carried out, in eurocents per year: it comes off their sum."""

    regeling: str
    door: tuple[str, ...]
    less: Range
    steps: Sequence[Stap]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All outcomes of one household. ``year`` is the calendar year, ``rules_year`` the year of the figures used.

    ``outcomes`` has one of every regeling; ``further`` is what else was found, which differs from one household to
    another: the schemes of its municipality. ``settled`` is what one of them takes of another.
    """

    year: int
    rules_year: int
    peildatum: date
    package: str
    outcomes: tuple[Outcome, ...]
    warnings: tuple[Message, ...] = ()
    further: tuple[Outcome, ...] = ()
    settled: tuple[Verrekening, ...] = ()

    @property
    def everything(self) -> tuple[Outcome, ...]:
        """Every outcome, those of the regelingen first."""
        return (*self.outcomes, *self.further)

    @property
    def is_stand_in(self) -> bool:
        """Whether the figures of the year itself are not there yet and the newest ones stand in."""
        return self.year != self.rules_year

    @property
    def missed(self) -> Range:
        """What can still be applied for, over all regelingen together, per year; no euro of it twice."""
        return self.together(self.everything)

    def together(self, counted: Sequence[Outcome]) -> Range:
        """What can still be applied for over some of these outcomes, less what one of them takes of another."""
        total = sum_of(outcome.still_to_claim for outcome in counted)
        for one in self.settlements_of(counted):
            total = total.less(one.less)
        return total

    def settlements_of(self, counted: Sequence[Outcome]) -> tuple[Verrekening, ...]:
        """What these outcomes take of another one, of which something may be received already."""
        names = {outcome.regeling for outcome in counted}
        return tuple(one for one in self.settled if names.issuperset(one.door))

    def missed_over(self, regelingen: frozenset[str]) -> Range:
        """What can still be applied for, over these regelingen together, per year."""
        return self.together([outcome for outcome in self.everything if outcome.regeling in regelingen])

    @property
    def risk(self) -> Range:
        """What may have to be paid back, over all regelingen together, per year."""
        return sum_of(outcome.risk for outcome in self.everything)

    def of(self, regeling: str) -> Outcome:
        """The outcome of one regeling; KeyError when it is not there."""
        for outcome in self.everything:
            if outcome.regeling == regeling:
                return outcome
        raise KeyError(regeling)

"""What a chart of an account draws, as plain values; knows no Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """A line: what is left at the end of each day in eurocents, and its name in the legend."""

    name: str
    balances: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across at an amount in eurocents, or upright at a day, with its words."""

    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The lowest point of a line: its day counted from the first, its amount in eurocents, and words beside it."""

    day: int
    amount: int
    words: str


@dataclass(frozen=True, slots=True)
class Balances:
    """What is drawn. ``other`` is the dashed line (None: only one line), ``mark`` stands on ``main``; lowest and
    highest are the ends of the scale in eurocents, the amounts of the first and the last tick.
    """

    main: Series
    mark: Mark
    other: Series | None = None
    other_mark: Mark | None = None
    amounts: tuple[Tick, ...] = ()
    days: tuple[Tick, ...] = ()

    @property
    def span(self) -> tuple[int, int]:
        """The ends of the scale."""
        return self.amounts[0].at, self.amounts[-1].at

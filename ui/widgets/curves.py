"""What a chart of amounts against a wage draws, as plain values; knows no Qt."""

from dataclasses import dataclass

from ui.widgets.balances import Tick


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the curve: where it stands across, and the lowest and highest amount there; all in eurocents."""

    at: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Curve:
    """What is drawn: the spots from left to right, now with its words, and stops: places where something ends.

    ``amounts`` are the lines across and ``wages`` the words below, both from the first to the last of the scale.
    """

    spots: tuple[Spot, ...]
    now: Spot
    now_words: str
    stops: tuple[Tick, ...]
    amounts: tuple[Tick, ...]
    wages: tuple[Tick, ...]

    @property
    def height(self) -> tuple[int, int]:
        """The ends of the scale of amounts."""
        return self.amounts[0].at, self.amounts[-1].at

    @property
    def width(self) -> int:
        """The end of the scale of wages."""
        return self.wages[-1].at

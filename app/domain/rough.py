"""Amounts as they are said at a table: a range in round hundreds or tens that still encloses the exact one."""

from app.domain.money import Cents
from app.domain.outcome import Range

_STEPS = ((Cents(1_000_00), 100_00), (Cents(100_00), 10_00), (Cents(0), 1_00))
_SCALES = (250_00, 500_00, 1_000_00, 2_500_00, 5_000_00, 10_000_00, 25_000_00, 50_000_00, 100_000_00)


def outward(exact: Range) -> Range:
    """The range widened to round amounts, hundreds from 1.000 euro and tens from 100 euro; an exact one is kept.

    Only amounts from zero up are asked for.
    """
    if exact.is_exact:
        return exact
    step = next(step for least, step in _STEPS if exact.high >= least)
    return Range(Cents(exact.low // step * step), Cents(-(-exact.high // step) * step))


def full_scale(*highest: Cents) -> Cents:
    """The end of a bar on which all these amounts fit: the first round amount that is not smaller."""
    return Cents(next((scale for scale in _SCALES if scale >= max(highest, default=0)), max(highest, default=0)))


def scale_to(highest: int, parts: int) -> tuple[int, ...]:
    """The lines of a scale from nothing to at least this amount, in eurocents: round steps, at most so many."""
    step = next((step for step in _GRID if step * parts >= highest), -(-highest // parts))
    return tuple(step * line for line in range(-(-highest // step) + 1)) if highest > 0 else (0, step)


_GRID = (50_00, 100_00, 250_00, 500_00, 1_000_00, 1_500_00, 2_000_00, 2_500_00, 5_000_00, 10_000_00)

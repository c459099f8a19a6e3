"""The amounts beside the chart of an account: round ones that enclose all balances, nought among them."""

from collections.abc import Sequence

from app.domain.money import Cents

MOST_TICKS = 6
_STEPS = (50_00, 100_00, 250_00, 500_00)


def scale_of(balances: Sequence[int]) -> tuple[Cents, ...]:
    """At most seven round amounts in eurocents, the same distance apart, from below the lowest to above the highest."""
    low, high = min(0, *balances), max(0, *balances)
    step = next(step for step in _steps() if -(-high // step) + -(low // step) <= MOST_TICKS)
    first, last = low // step, max(-(-high // step), low // step + 1)
    return tuple([Cents(step * place) for place in range(first, last + 1)])


def _steps() -> list[int]:
    return [step * 10**power for power in range(8) for step in _STEPS]

"""The hybrid logical clock: moments as text that sort, and never run back even when the machine's clock does."""

import re
from datetime import UTC, datetime

_LAST_TICK = 0xFFFF
_AHEAD = 24 * 60 * 60 * 1000
_STAMP = re.compile(r"[0-9a-f]{12}-[0-9a-f]{4}")


def tick(last: str, moment: datetime) -> str:
    """The next moment after ``last`` (empty at the start): milliseconds since 1970 in UTC and a counter, in hex.

    ``moment`` is local time without zone, or any time with one.
    """
    now = _milliseconds(moment)
    if not last:
        return _written(now, 0)
    stamp, count = (int(part, 16) for part in last.split("-"))
    if now > stamp:
        return _written(now, 0)
    return _written(stamp, count + 1) if count < _LAST_TICK else _written(stamp + 1, 0)


def heard(last: str, other: str, moment: datetime) -> str:
    """The latest of what this device had and what came in, to tick on from; empty when both are.

    A stamp of another device that is more than a day ahead of our own clock is left out: one laptop with a wrong date
    would otherwise pull every other one along. Raises ValueError when ``other`` is no stamp.
    """
    if not is_stamp(other):
        raise ValueError(other)
    ahead = int(other.partition("-")[0], 16) - _milliseconds(moment)
    return last if ahead > _AHEAD else max(last, other)


def is_stamp(stamp: str) -> bool:
    """Whether this text is a moment of this clock."""
    return _STAMP.fullmatch(stamp) is not None


def moment_of(stamp: str) -> datetime:
    """The moment in a stamp, in UTC."""
    return datetime.fromtimestamp(int(stamp.partition("-")[0], 16) / 1000, UTC)


def _milliseconds(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp() * 1000)


def _written(milliseconds: int, count: int) -> str:
    return f"{milliseconds:012x}-{count:04x}"

"""The hybrid logical clock: moments as text that sort, and never run back even when the machine's clock does."""

from datetime import UTC, datetime

_LAST_TICK = 0xFFFF


def tick(last: str, moment: datetime) -> str:
    """The next moment after ``last`` (empty at the start): milliseconds since 1970 in UTC and a counter, in hex.

    ``moment`` is local time without zone, or any time with one.
    """
    now = int(moment.astimezone(UTC).timestamp() * 1000)
    if not last:
        return _written(now, 0)
    stamp, count = (int(part, 16) for part in last.split("-"))
    if now > stamp:
        return _written(now, 0)
    return _written(stamp, count + 1) if count < _LAST_TICK else _written(stamp + 1, 0)


def moment_of(stamp: str) -> datetime:
    """The moment in a stamp, in UTC."""
    return datetime.fromtimestamp(int(stamp.partition("-")[0], 16) / 1000, UTC)


def _written(milliseconds: int, count: int) -> str:
    return f"{milliseconds:012x}-{count:04x}"

"""How long something takes, in milliseconds."""

import statistics
import time
from collections.abc import Callable


def milliseconds(action: Callable[[], object]) -> float:
    """The duration of one run."""
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def median_of_both(ours: Callable[[], object], reference: Callable[[], object], times: int) -> tuple[float, float]:
    """The medians of two actions that take turns, so that a busy moment of the machine meets both."""
    pairs = [(milliseconds(ours), milliseconds(reference)) for _ in range(times)]
    return statistics.median(one for one, _ in pairs), statistics.median(other for _, other in pairs)


def computed(action: Callable[[], object]) -> float:
    """What one run made this thread compute: what others do on the same machine does not count."""
    started = time.thread_time()
    action()
    return (time.thread_time() - started) * 1000


def least_of_both(ours: Callable[[], object], reference: Callable[[], object], times: int) -> tuple[float, float]:
    """The least that two actions computed, in turns; for calculations that need nothing but this thread."""
    pairs = [(computed(ours), computed(reference)) for _ in range(times)]
    return min(one for one, _ in pairs), min(other for _, other in pairs)

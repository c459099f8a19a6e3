"""How many requests one laptop may make: a bucket per device and process that fills again with time."""

import threading
import time
from collections import OrderedDict

PER_SECOND, BURST = 50.0, 300.0
_MOST_BUCKETS = 10_000


class Throttle:
    """Buckets of the devices that were here last; one that was long ago is full again anyway."""

    def __init__(self, per_second: float = PER_SECOND, burst: float = BURST) -> None:
        self._per_second = per_second
        self._burst = burst
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def admits(self, device: str) -> bool:
        """Whether one more request of this device is welcome now; if so it counts."""
        now = time.monotonic()
        with self._lock:
            left, at = self._buckets.pop(device, (self._burst, now))
            left = min(self._burst, left + (now - at) * self._per_second)
            admitted = left >= 1
            self._buckets[device] = (left - 1 if admitted else left, now)
            if len(self._buckets) > _MOST_BUCKETS:
                self._buckets.popitem(last=False)
        return admitted

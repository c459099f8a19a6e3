"""Counts for Prometheus, per process: requests by endpoint and status, seconds, verdicts; nothing about anybody."""

import os
import threading
from collections import Counter

CONTENT_TYPE = "text/plain; version=0.0.4"


class Metrics:
    """Counted by the threads of one process; with several workers each answers for itself, under its own label."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._seconds: Counter[str] = Counter()
        self._verdicts: Counter[str] = Counter()
        self._bytes: Counter[str] = Counter()

    def count(self, endpoint: str, status: int, milliseconds: int, verdicts: tuple[str, ...] = ()) -> None:
        """One request that was answered."""
        with self._lock:
            self._requests[endpoint, status] += 1
            self._seconds[endpoint] += milliseconds
            self._verdicts.update(verdicts)

    def transferred(self, received: int, sent: int) -> None:
        """Bytes of bodies as they went over the wire."""
        with self._lock:
            self._bytes.update({"in": received, "out": sent})

    def text(self) -> str:
        """All counts in the text format of Prometheus."""
        worker = f'worker="{os.getpid()}"'
        with self._lock:
            lines = ["# TYPE keukentafel_hub_requests_total counter"]
            for (endpoint, status), count in sorted(self._requests.items()):
                label = f'{worker},endpoint="{endpoint}",status="{status}"'
                lines.append(f"keukentafel_hub_requests_total{{{label}}} {count}")
            lines.append("# TYPE keukentafel_hub_seconds_total counter")
            for endpoint, spent in sorted(self._seconds.items()):
                label = f'{worker},endpoint="{endpoint}"'
                lines.append(f"keukentafel_hub_seconds_total{{{label}}} {spent / 1000:.3f}")
            lines.append("# TYPE keukentafel_hub_operations_total counter")
            for verdict, count in sorted(self._verdicts.items()):
                lines.append(f'keukentafel_hub_operations_total{{{worker},verdict="{verdict}"}} {count}')
            lines.append("# TYPE keukentafel_hub_bytes_total counter")
            for direction, count in sorted(self._bytes.items()):
                lines.append(f'keukentafel_hub_bytes_total{{{worker},direction="{direction}"}} {count}')
        return "\n".join(lines) + "\n"

"""Identifiers that sort by time: UUIDv7 (RFC 9562), made on the machine without asking anyone."""

import os
import threading
import time
from typing import NewType

RecordId = NewType("RecordId", str)
DossierId = NewType("DossierId", str)
VisitId = NewType("VisitId", str)
PersonId = NewType("PersonId", str)

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A UUIDv7 as text; ids of one process are strictly increasing, also within one millisecond."""
    global _last  # the order of ids within a process is a promise, so the last one is remembered
    with _lock:
        stamp = (time.time_ns() // 1_000_000) << 12
        _last = max(_last + 1, stamp | (int.from_bytes(os.urandom(2), "big") & 0x3FF))
        high = _last
    value = (high >> 12) << 80 | 0x7 << 76 | (high & 0xFFF) << 64
    value |= 0b10 << 62 | int.from_bytes(os.urandom(8), "big") >> 2
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def milliseconds_of(identifier: str) -> int:
    """The moment in a UUIDv7, in milliseconds since 1970 (UTC)."""
    return int(identifier.replace("-", "")[:12], 16)

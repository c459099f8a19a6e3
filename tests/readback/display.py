"""A screen of its own for a test: an X server without a monitor, that no person sees."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = "1600x1200x24"


@contextmanager
def a_display() -> Iterator[str]:
    """Start an X server on a number that is free, and stop it afterwards; gives ``:n``."""
    reads, writes = os.pipe()
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writes], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writes)
    try:
        with os.fdopen(reads) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(timeout=10)

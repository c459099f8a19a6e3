"""How soon the window is there, against a bare window with ten fields, and how soon a key changes the range."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.result import Result
from tests.benchmarks.timing import median_of_both
from tests.profiles import a_profile

ROUNDS = 7
MOST_TIMES = 3.0
FRAME_MS = 1000 / 60


def run() -> list[Result]:
    """Both results, each in processes of their own."""
    with tempfile.TemporaryDirectory() as place:
        folder = a_profile(Path(place) / "profiel").folder
        return [_start(folder), _keys(folder)]


def _start(folder: Path) -> Result:
    ours, bare = median_of_both(lambda: _probe("ours", folder), lambda: _probe("bare", folder), ROUNDS)
    ratio = ours / bare
    return Result(
        "program started, first screen visible",
        f"{ours:.0f} ms",
        f"{bare:.0f} ms bare PySide6 window, ten fields",
        ratio,
        f"at most {MOST_TIMES:g} times",
        ratio <= MOST_TIMES,
    )


def _keys(folder: Path) -> Result:
    took = [float(one) for one in _probe("keys", folder).split()]
    slow = statistics.quantiles(took, n=20)[-1]
    return Result(
        "key typed, new amount on screen (p95)",
        f"{slow:.1f} ms",
        f"{FRAME_MS:.1f} ms, one frame at 60 Hz",
        slow / FRAME_MS,
        "one frame",
        slow <= FRAME_MS,
    )


def _probe(what: str, folder: Path) -> str:
    """Run the probe in a process of its own; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.window_probe", what, str(folder)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
        cwd=Path(__file__).resolve().parents[2],
    )
    return done.stdout

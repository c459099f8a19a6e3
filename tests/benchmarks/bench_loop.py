"""How long the interface is busy with one thing at most, and with what, on a walk through the program."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.bench_window import environment
from tests.benchmarks.result import Result
from tests.profiles import a_profile

FRAME_MS = 16.0
ROUNDS = 3
SHOWN = 6


def run() -> list[Result]:
    """The longest stretches of the quietest of some walks; each is shown with what the person did and what ran."""
    walks = [_walk() for _ in range(ROUNDS)]
    best = min(walks, key=lambda stretches: stretches[0][0])
    over = sum(busy > FRAME_MS for busy, *_ in best)
    results = [
        Result(
            name=f"interface busy, {act}: {cause}",
            ours=f"{busy:.1f} ms",
            reference=f"{FRAME_MS:.0f} ms, one frame ({ran})",
            ratio=busy / FRAME_MS,
            aim="one frame",
            met=busy <= FRAME_MS,
        )
        for busy, _, act, cause, ran in best[:SHOWN]
    ]
    return [
        *results,
        Result("calls on the interface thread over one frame", str(over), "0 (the aim)", over, "none", not over),
    ]


def _walk() -> list[tuple[float, float, str, str, str]]:
    with tempfile.TemporaryDirectory() as place:
        folder = a_profile(Path(place) / "profiel").folder
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.loop_probe", str(folder)],
            check=True,
            capture_output=True,
            text=True,
            env=environment(),
            cwd=Path(__file__).resolve().parents[2],
        )
    parts = [line.split("\t") for line in done.stdout.splitlines()]
    return [(float(busy), float(clock), act, cause, ran) for busy, clock, act, cause, ran in parts]

"""How long the interface is busy with one thing at most, and with what, on a walk through the program."""

import tempfile
from pathlib import Path

from tests.benchmarks.loop import FRAME_MS, Stretch
from tests.benchmarks.loop_probe import probed
from tests.benchmarks.result import Result
from tests.profiles import a_profile

ROUNDS = 3
SHOWN = 10


def run() -> list[Result]:
    """The longest stretches of the quietest of some walks; each is shown with what the person did and what ran."""
    best = min((_walk() for _ in range(ROUNDS)), key=lambda stretches: stretches[0].busy)
    over = sum(stretch.busy > FRAME_MS for stretch in best)
    results = [
        Result(
            name=f"interface busy, {stretch.act or 'starting'}: {stretch.cause}",
            ours=f"{stretch.busy:.1f} ms",
            reference=f"{FRAME_MS:.0f} ms, one frame ({stretch.ran})",
            ratio=stretch.busy / FRAME_MS,
            aim="one frame",
            met=stretch.busy <= FRAME_MS,
        )
        for stretch in best[:SHOWN]
    ]
    return [
        *results,
        Result("calls on the interface thread over one frame", str(over), "0 (the aim)", over, "none", not over),
    ]


def _walk() -> list[Stretch]:
    with tempfile.TemporaryDirectory() as place:
        return probed(a_profile(Path(place) / "profiel").folder, "visits")

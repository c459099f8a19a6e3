"""A list of 20,000 dossiers: opened, scrolled to further down, and found in while one types."""

import tempfile
from pathlib import Path

from tests.benchmarks.loop_probe import probed
from tests.benchmarks.result import Result
from tests.profiles import a_profile

FRAME_MS = 16.0
WALKS = 2


def run() -> list[Result]:
    """The longest time that the interface was busy in each act, in the quietest of some walks, against one frame."""
    found = [_walk() for _ in range(WALKS)]
    return [_result(act, min(walk.get(act, 0.0) for walk in found)) for act in found[0]]


def _walk() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as place:
        stretches = probed(a_profile(Path(place) / "profiel").folder, "dossiers")
    longest: dict[str, float] = {}
    for stretch in stretches:
        longest[stretch.act] = max(longest.get(stretch.act, 0.0), stretch.busy)
    return {act: busy for act, busy in longest.items() if act.startswith("20,000")}


def _result(act: str, busy: float) -> Result:
    return Result(
        name=f"{act}: interface busy at most",
        ours=f"{busy:.1f} ms",
        reference=f"{FRAME_MS:.0f} ms, one frame",
        ratio=busy / FRAME_MS,
        aim="one frame",
        met=busy <= FRAME_MS,
    )

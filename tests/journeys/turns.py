"""How long each journey kept the interface busy at most, in ``build/loop.txt``: to look at, never a reason to fail."""

from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.loop import FRAME_MS, Stretch

REPORT = Path(__file__).resolve().parents[2] / "build" / "loop.txt"


THE_END = {"DeferredDelete Window", "DeferredDelete Application"}
"""The window goes when the program does; nobody waits for it."""


@dataclass(slots=True)
class Turns:
    """What was kept of each journey, by its name: its calls on the interface thread, the longest first."""

    of_journey: dict[str, tuple[Stretch, ...]] = field(default_factory=dict)

    def add(self, journey: str, stretches: list[Stretch]) -> None:
        """Keep the longest call of a journey, and all that took more than a frame."""
        within = [one for one in stretches if one.cause not in THE_END]
        longest = sorted(within, key=lambda stretch: -stretch.busy)
        self.of_journey[journey] = tuple(one for one in longest if one.busy > FRAME_MS) or tuple(longest[:1])

    def lines(self) -> list[str]:
        """A line per journey, that with the longest call first; then a line per call of more than a frame."""
        journeys = sorted(
            ((name, kept) for name, kept in self.of_journey.items() if kept), key=lambda one: -one[1][0].busy
        )
        over = sorted(
            ((one, name) for name, kept in journeys for one in kept if one.busy > FRAME_MS),
            key=lambda one: -one[0].busy,
        )
        return [
            f"The longest call on the interface thread of {len(journeys)} journeys, in ms of computing",
            *(f"{kept[0].busy:6.1f}  {name}" for name, kept in journeys),
            "",
            f"{len(over)} calls of more than {FRAME_MS:.0f} ms",
            *(f"{one.busy:6.1f}  {name}  {one.cause}  {one.ran}" for one, name in over),
        ]

    def write(self, place: Path = REPORT) -> None:
        """Leave the report; nothing when there was no journey."""
        if self.of_journey:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text("\n".join(self.lines()) + "\n", encoding="utf-8")

"""The report on how long journeys keep the interface busy: the longest first, and every call of more than a frame."""

from pathlib import Path

from tests.benchmarks.loop import Stretch
from tests.journeys.turns import Turns


def took(busy: float) -> Stretch:
    return Stretch(busy, busy, "", "MetaCall Jobs", "ui/window.py:go")


def test_the_longest_journey_stands_first_and_every_long_call_below(tmp_path: Path):
    turns = Turns()
    turns.add("quick", [took(3.0), took(5.0)])
    turns.add("slow", [took(17.0), took(4.0), took(20.0)])
    turns.add("nothing", [])
    turns.write(tmp_path / "build" / "loop.txt")
    lines = (tmp_path / "build" / "loop.txt").read_text("utf-8").splitlines()
    assert lines[1:3] == ["  20.0  slow", "   5.0  quick"]
    assert lines[4] == "2 calls of more than 16 ms"
    assert [line.split("  ")[1:] for line in lines[5:]] == [
        ["20.0", "slow", "MetaCall Jobs", "ui/window.py:go"],
        ["17.0", "slow", "MetaCall Jobs", "ui/window.py:go"],
    ]


def test_without_a_journey_there_is_no_report(tmp_path: Path):
    Turns().write(tmp_path / "loop.txt")
    assert not (tmp_path / "loop.txt").exists()

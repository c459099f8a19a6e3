"""A visit in a process of its own, to be killed at any moment: it tells each question it is at before it answers it."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.visits import SINGLE_PARENT
from tests.profiles import PASSPHRASE
from ui.application import build
from ui.demo import DAY, Hands
from ui.visit.loading import Loaded
from ui.visit.screen import VisitScreen


def go_on(folder: Path) -> None:
    """Unlock, take up the visit that was left, and answer every question; tells what was found at the end."""
    program = build([], folder, lambda: DAY)
    program.window.resize(1280, 800)
    program.window.show()
    program.window.activateWindow()
    hands = Hands(program, folder)
    hands.settle()
    hands.type(PASSPHRASE)
    hands.key(Qt.Key.Key_Return)
    hands.press_first("Verdergaan")
    screen = program.window.present()
    assert isinstance(screen, VisitScreen)
    before = ""
    while (path := screen.spot.at) in SINGLE_PARENT and path != before:
        before = path
        say(path)
        hands.type(SINGLE_PARENT[path])
        program.window.activateWindow()  # after a list of suggestions, as a window manager does
        hands.settle()
        if screen.spot.at == path:  # a letter that is the whole answer goes on by itself
            hands.key(Qt.Key.Key_Return)
    say(found(screen.loaded))


def found(loaded: Loaded | None) -> str:
    """What can still be applied for, in eurocents."""
    assert loaded is not None
    missed = loaded.assessment.outcomes.missed
    return f"found {missed.low} {missed.high}"


def say(words: str) -> None:
    """One write, so that a kill never leaves half a line, however Python buffers."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    go_on(Path(sys.argv[1]))

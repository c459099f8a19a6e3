"""Runs in a process of its own for bench_loop: goes through the program as a coach does, and prints what took long.

Usage: ``python -m tests.benchmarks.loop_probe FOLDER``; a line per stretch, its parts separated by tabs.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.ids import VisitId
from app.domain.visit import Step
from app.intake.scripts import script_of
from app.services import samples
from tests.benchmarks.loop import WatchedApplication
from tests.profiles import PASSPHRASE
from ui.application import Application, build
from ui.desk import Place, Spot
from ui.visit.route.state import Spot as Question
from ui.visit.screen import VisitScreen

INCOME = "personen.p1.toetsingsinkomen"
PRINTED = 15
NESTED = 8
THINKING = 300
"""Milliseconds before somebody begins to type."""
SAMPLES = (1, 2)
WORDS = "alleenstaande"


class Walk:
    """The steps of the walk; each is one act of a person, until all that follows from it is on screen."""

    def __init__(self, watched: WatchedApplication, program: Application) -> None:
        self.watched, self.program = watched, program

    @contextmanager
    def act(self, name: str) -> Iterator[None]:
        """What happens inside, and after it until all is quiet, counts under this name."""
        self.watched.act = name
        yield
        self.settle()

    def settle(self) -> None:
        """Wait until all was done, delivered, laid out and painted."""
        for _ in range(NESTED):
            while not self.program.jobs.is_quiet():
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
            QApplication.processEvents()

    def focus(self) -> QWidget:
        """Where the keyboard is."""
        found: QWidget | None = self.program.window.focusWidget()
        return found or self.program.window

    def unlock(self) -> None:
        """Give the passphrase."""
        with self.act("typing the passphrase"):
            QTest.keyClicks(self.focus(), PASSPHRASE)
        with self.act("unlocking"):
            QTest.keyClick(self.focus(), Qt.Key.Key_Return)

    def open_visit(self, number: int) -> VisitId:
        """Make a sample visit and open it."""
        made: list[VisitId] = []
        with self.act("making a sample"):
            self.program.jobs.run(
                samples.open_sample, (self.program.session, number), lambda found: made.append(found[2])
            )
        with self.act(f"opening visit {number}"):
            self.program.window.go(Place(Spot.VISIT, made[0]))
        return made[0]

    def visit(self) -> None:
        """Every page of the visit that is open, an income typed, and Samen kijken."""
        screen = self.program.window.present()
        assert isinstance(screen, VisitScreen)
        assert screen.loaded is not None
        for step in script_of(screen.loaded.room.visit.type).steps:
            with self.act(f"step {step}"):
                screen.show_spot(Question(step))
        with self.act("step inkomen, to the income"):
            screen.show_spot(Question(Step.INKOMEN, INCOME))
        for number, key in enumerate("34600"):
            with self.act(f"key {number + 1} of an income"):
                QTest.keyClicks(self.focus(), key)
        with self.act("leaving the income"):
            QTest.keyClick(self.focus(), Qt.Key.Key_Return)
        for name in ("together", "back from together"):
            with self.act(name):
                QTest.keyClick(self.focus(), Qt.Key.Key_F8)

    def places(self) -> None:
        """Every place outside a visit, and searching while one types."""
        for spot in Spot:
            if spot not in (Spot.VISIT, Spot.DOSSIER):
                with self.act(f"going to {spot}"):
                    self.program.window.go(Place(spot))
        with self.act("going to vandaag again"):
            self.program.window.go(Place(Spot.TODAY))
        with self.act("ctrl+K"):
            QTest.keyClick(self.focus(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        for number, key in enumerate(WORDS):
            with self.act(f"key {number + 1} of a search"):
                QTest.keyClicks(self.focus(), key)
        with self.act("opening the first dossier"):
            QTest.keyClick(self.focus(), Qt.Key.Key_Return)


def walk(folder: Path) -> WatchedApplication:
    """The whole walk; the application knows what took long."""
    watched = WatchedApplication(sys.argv)
    program = build(sys.argv, folder)
    program.window.show()
    program.window.activateWindow()
    QTest.qWaitForWindowActive(program.window)
    steps = Walk(watched, program)
    QTest.qWait(THINKING)
    steps.settle()
    acts: list[Callable[[], object]] = [steps.unlock]
    for number in SAMPLES:
        acts += [partial(steps.open_visit, number), steps.visit]
    for each in (*acts, steps.places):
        each()
    return watched


if __name__ == "__main__":
    for stretch in walk(Path(sys.argv[1])).longest(PRINTED):
        print(f"{stretch.busy:.1f}\t{stretch.clock:.1f}\t{stretch.act}\t{stretch.cause}\t{stretch.ran}")
    sys.stdout.flush()
    import os

    os._exit(0)  # closing down is not measured

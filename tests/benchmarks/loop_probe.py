"""Runs in a process of its own for bench_loop: goes through the program as a coach does, and prints what took long.

Usage: ``python -m tests.benchmarks.loop_probe FOLDER visits|dossiers``; a line per stretch, its parts between tabs.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.case import Dossier
from app.domain.ids import DossierId, VisitId, new_id
from app.domain.visit import Step
from app.intake.scripts import script_of
from app.services import fields, samples
from app.services.session import Session
from db import cases
from db.pen import writing
from tests.benchmarks.loop import Stretch, WatchedApplication
from tests.profiles import PASSPHRASE
from ui.application import Application, build, settle_down
from ui.desk import Place, Spot
from ui.dossiers.screen import DossiersScreen
from ui.visit.route.state import Spot as Question
from ui.visit.screen import VisitScreen

INCOME = "personen.p1.toetsingsinkomen"
PRINTED = 400
MANY, BATCH, PIECES = 20_000, 1000, 20
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

    def do(self, what: Callable[[], object]) -> None:
        """Do something from the event loop, as a click would, so that it counts."""
        QTimer.singleShot(0, self.watched, what)
        QApplication.processEvents()

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
            self.do(partial(self.program.window.go, Place(Spot.VISIT, made[0])))
        return made[0]

    def visit(self) -> None:
        """Every page of the visit that is open, an income typed, and Samen kijken."""
        screen = self.program.window.present()
        assert isinstance(screen, VisitScreen)
        assert screen.loaded is not None
        for step in script_of(screen.loaded.room.visit.type).steps:
            with self.act(f"step {step}"):
                self.do(partial(screen.show_spot, Question(step)))
        with self.act("step inkomen, to the income"):
            self.do(partial(screen.show_spot, Question(Step.INKOMEN, INCOME)))
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
                    self.do(partial(self.program.window.go, Place(spot)))
        with self.act("going to vandaag again"):
            self.do(partial(self.program.window.go, Place(Spot.TODAY)))
        with self.act("ctrl+K"):
            QTest.keyClick(self.focus(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        for number, key in enumerate(WORDS):
            with self.act(f"key {number + 1} of a search"):
                QTest.keyClicks(self.focus(), key)
        with self.act("opening the first dossier"):
            QTest.keyClick(self.focus(), Qt.Key.Key_Return)

    def dossiers(self) -> None:
        """A list of 20,000 dossiers opened, scrolled and searched."""
        self.watched.act = "making many dossiers"
        for first in range(0, MANY, BATCH):
            self.program.jobs.run(some, (self.program.session, first, BATCH))
            self.settle()
        with self.act("20,000 dossiers, opening the list"):
            self.do(partial(self.program.window.go, Place(Spot.DOSSIERS)))
        screen = self.program.window.present()
        assert isinstance(screen, DossiersScreen)
        bar = screen.list.verticalScrollBar()
        for _ in range(PIECES):
            with self.act("20,000 dossiers, scrolling"):
                self.do(lambda: bar.setValue(bar.maximum()))
        for key in WORDS:
            with self.act("20,000 dossiers, a key of a search"):
                QTest.keyClicks(self.focus(), key)


def some(session: Session, first: int, number: int) -> None:
    """So many dossiers, in one transaction."""
    with writing(session.store, fields.author(session)) as pen:
        for place in range(first, first + number):
            label = f"{'Alleenstaande ouder' if place % 2 else 'Echtpaar'}, {place % 5} kinderen"
            where = f"Dorpsstraat {place}", ("Noord", "Oost", "Zuid")[place % 3]
            made = Dossier(DossierId(new_id()), label, *where, "", session.now())
            pen.put(cases.DOSSIERS, made, undoable=False)


def probed(folder: Path, what: str) -> list[Stretch]:
    """Run a walk in a process of its own; what took long in it, the longest first."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.loop_probe", str(folder), what],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
        cwd=Path(__file__).resolve().parents[2],
    )
    parts = [line.split("\t") for line in done.stdout.splitlines()]
    return [Stretch(float(busy), float(clock), *rest) for busy, clock, *rest in parts]


def walk(folder: Path, what: str) -> WatchedApplication:
    """The walk through everything (``visits``), or through a long list (``dossiers``)."""
    watched = WatchedApplication(sys.argv)
    program = build(sys.argv, folder)
    program.prepared.connect(settle_down)  # as the program itself does
    program.window.show()
    program.window.activateWindow()
    QTest.qWaitForWindowActive(program.window)
    steps = Walk(watched, program)
    QTest.qWait(THINKING)
    steps.settle()
    steps.unlock()
    if what == "dossiers":
        steps.dossiers()
        return watched
    acts: list[Callable[[], object]] = []
    for number in SAMPLES:
        acts += [partial(steps.open_visit, number), steps.visit]
    for each in (*acts, steps.places):
        each()
    return watched


if __name__ == "__main__":
    for stretch in walk(Path(sys.argv[1]), sys.argv[2]).longest(PRINTED):
        print(f"{stretch.busy:.1f}\t{stretch.clock:.1f}\t{stretch.act}\t{stretch.cause}\t{stretch.ran}")
    sys.stdout.flush()
    os._exit(0)  # closing down is not measured

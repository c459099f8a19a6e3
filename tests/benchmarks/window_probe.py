"""Runs in a process of its own for bench_window: shows a window and ends, or types and prints how long each key took.

Usage: ``python -m tests.benchmarks.window_probe bare|ours|keys FOLDER``.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QWidget

KEYS = 200
FIELDS = 10
INCOME = "personen.p1.toetsingsinkomen"


def bare() -> None:
    """A window with ten fields, nothing else."""
    app = QApplication(sys.argv)
    window = QWidget()
    form = QFormLayout(window)
    for number in range(FIELDS):
        form.addRow(f"Veld {number}", QLineEdit())
    window.resize(1280, 800)
    window.show()
    QTest.qWaitForWindowExposed(window)
    app.processEvents()


def ours(folder: Path) -> None:
    """The program on a profile: its first screen."""
    from ui.application import build

    program = build(sys.argv, folder)
    program.window.show()
    QTest.qWaitForWindowExposed(program.window)
    program.app.processEvents()


def keys(folder: Path) -> None:
    """Type in the income of the sample household; print the milliseconds from each key to the new amount on screen."""
    from app.domain.visit import Step
    from app.services import samples
    from tests.profiles import PASSPHRASE
    from ui.application import build
    from ui.desk import Place, Spot
    from ui.visit.route.state import Spot as Question
    from ui.visit.screen import VisitScreen

    program = build(sys.argv, folder)
    program.window.show()
    program.window.activateWindow()
    QTest.qWaitForWindowActive(program.window)

    def settle() -> None:
        _wait(program.jobs.is_quiet)
        program.app.processEvents()

    settle()
    QTest.keyClicks(program.window.focusWidget(), PASSPHRASE)
    QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    _wait(lambda: program.session is not None)
    settle()
    visits: list[str] = []
    program.jobs.run(samples.open_sample, (program.session, 1), lambda made: visits.append(made[2]))
    settle()
    program.window.go(Place(Spot.VISIT, visits[0]))
    settle()
    screen = program.window.present()
    assert isinstance(screen, VisitScreen)
    screen.show_spot(Question(Step.INKOMEN, INCOME))
    settle()
    field = program.window.focusWidget()
    QTest.keyClicks(field, "3460")
    settle()
    took = [_one_key(screen, field, number) for number in range(KEYS)]
    print(*took)


def _one_key(screen: object, field: QWidget, number: int) -> float:
    """One key that changes the amount: an income of 3460 euro becomes one of 34600, and back."""
    from ui.visit.screen import VisitScreen

    assert isinstance(screen, VisitScreen)
    panel = screen.frame.panel
    before = panel.amount_words()
    started = time.perf_counter()
    QTest.keyClick(field, Qt.Key.Key_0 if number % 2 == 0 else Qt.Key.Key_Backspace)
    _wait(lambda: panel.amount_words() != before)
    QApplication.processEvents()
    return (time.perf_counter() - started) * 1000


def _wait(is_done: Callable[[], bool]) -> None:
    while not is_done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    {"bare": lambda _: bare(), "ours": ours, "keys": keys}[sys.argv[1]](Path(sys.argv[2]))
    sys.stdout.flush()
    import os

    os._exit(0)  # only until it is visible: closing down is not measured

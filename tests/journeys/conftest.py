"""The real program on a real encrypted profile in a temporary folder, driven with keys and clicks."""

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.benchmarks.loop import WatchedApplication
from tests.journeys.turns import Turns
from tests.profiles import PASSPHRASE, Made, a_profile
from tests.readback.looking import read_back
from tests.ui.looking import picture, shown
from ui import theme
from ui.application import Application, build
from ui.crash import Report
from ui.palette import Theme

START = datetime(2026, 11, 23, 10, 14)  # noqa: DTZ001 - the program works with local time
PATIENCE = 10_000
NESTED = 8
"""How many layouts stand in each other at most: words that grew tell one layout in each round."""


class SteadyClock:
    """The clock of the program: it stands still until a test moves it."""

    def __init__(self, time: datetime = START) -> None:
        self.time = time

    def __call__(self) -> datetime:
        return self.time

    def pass_(self, **span: float) -> None:
        self.time += timedelta(**span)


class Journey:
    """The hands and eyes of a test on the running program."""

    def __init__(self, program: Application, clock: SteadyClock, qtbot: QtBot) -> None:
        self.program, self.clock, self.qtbot = program, clock, qtbot
        self.crashes: list[Report] = []
        program.jobs.crashed.connect(self.crashes.append)
        self.strays: list[str] = []
        program.app.focusWindowChanged.connect(self._note_stray)

    def _note_stray(self, found: QWindow | None) -> None:
        """A part that is shown before it has a parent opens a window of its own for a moment."""
        if found is not None and found.type() == Qt.WindowType.Window and found is not self.window.windowHandle():
            self.strays.append(found.objectName())

    def look_away(self) -> None:
        """Stop looking: a test that failed keeps its journey longer than its window."""
        self.program.app.focusWindowChanged.disconnect(self._note_stray)

    @property
    def window(self) -> QWidget:
        return self.program.window

    def settle(self) -> None:
        """Wait until everything that was asked is done, delivered, laid out and painted."""
        self.qtbot.waitUntil(self.program.jobs.is_quiet, timeout=PATIENCE)
        for _ in range(NESTED):
            QApplication.processEvents()
        self.qtbot.waitUntil(self.program.jobs.is_quiet, timeout=PATIENCE)
        assert self.strays == [], "windows of their own"
        assert self.crashes == [], "\n".join(report.words() for report in self.crashes)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, to whatever has the focus."""
        self.qtbot.keyClick(self.focus(), key, modifier)
        self.settle()

    def type(self, words: str) -> None:
        """Words, to whatever has the focus."""
        self.qtbot.keyClicks(self.focus(), words)
        self.settle()

    def tab_to(self, name: str, most: int = 40) -> QWidget:
        """Press Tab until the control with this accessible name has the focus."""
        for _ in range(most):
            if self.focus().accessibleName() == name:
                return self.focus()
            self.qtbot.keyClick(self.focus(), Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name!r}; last was {self.focus().accessibleName()!r}")

    def click(self, name: str) -> None:
        """Press the visible button with this accessible name."""
        found = [each for each in shown(self.window, QAbstractButton) if each.accessibleName() == name]
        assert found, f"no button {name!r}; there are {[b.accessibleName() for b in self.buttons()]}"
        self.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.settle()

    def buttons(self) -> list[QWidget]:
        """Every visible button."""
        return list(shown(self.window, QAbstractButton))

    def focus(self) -> QWidget:
        """What has the focus."""
        found: QWidget | None = self.program.window.focusWidget()  # None when nothing has the focus
        return found if found is not None and found.isVisible() else self.program.window

    def picture(self, name: str) -> Path:
        """Leave a picture in ``build/screenshots``."""
        self.settle()
        read_back(self.window, name)
        return picture(self.window, name)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The application that times what its event loop calls; only when no other test made one before."""
    return WatchedApplication


@pytest.fixture(scope="session")
def turns() -> Iterator[Turns]:
    """What was measured of the journeys of this run.

    Tests hold far more than a program does; looking for garbage among it would count as time of a journey.
    """
    kept = Turns()
    gc.freeze()
    yield kept
    kept.write()


@pytest.fixture(autouse=True)
def measured(request: pytest.FixtureRequest, qapp: QApplication, turns: Turns) -> Iterator[None]:
    """Keep the longest calls of this journey."""
    if not isinstance(qapp, WatchedApplication):
        yield
        return
    qapp.stretches.clear()
    yield
    turns.add(request.node.nodeid.removeprefix("tests/journeys/"), qapp.stretches)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a profile that does not exist yet."""
    return tmp_path / "profiel"


@pytest.fixture
def made(folder: Path) -> Made:
    """A profile with a cheap passphrase, locked."""
    return a_profile(folder)


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[Path], Journey]]:
    """Start the program on a folder; it is closed after the test, also when the test broke while it started."""
    with ExitStack() as ending:
        ending.callback(_leave_nothing)

        def starting(folder: Path, width: int = 1280, height: int = 800) -> Journey:
            clock = SteadyClock()
            program = build([], folder, clock)
            ending.callback(_end, program)
            program.window.resize(width, height)
            program.window.show()
            program.window.activateWindow()
            qtbot.waitUntil(program.window.isActiveWindow, timeout=PATIENCE)
            journey = Journey(program, clock, qtbot)
            ending.callback(journey.look_away)
            journey.settle()
            return journey

        yield starting
    theme.apply(Theme.LIGHT)


def _end(program: Application) -> None:
    """Close the program and let nothing of it come later: a test that failed keeps its widgets and what they listen to.

    What still arrives is dropped with the one who waits for it; what listens to the application, which outlives the
    window, would otherwise act on a window that is gone.
    """
    program.app.focusWindowChanged.disconnect(program._watch)
    for dialog in program.window.findChildren(QDialog):
        if shiboken6.isValid(dialog):  # it may have been part of one that was closed a moment ago
            dialog.close()
    try:
        program.window.close()
    finally:
        program.close()
        program.window.deleteLater()
        program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _leave_nothing() -> None:
    """After all programs of a test: a menu, the list of a combo box, what a broken test left open."""
    for window in QApplication.topLevelWidgets():
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def opened(start: Callable[[Path], Journey], made: Made) -> Journey:
    """The program on a new profile, unlocked, on Vandaag."""
    journey = start(made.folder)
    journey.type(PASSPHRASE)
    journey.press(Qt.Key.Key_Return)
    assert journey.program.session is not None
    return journey


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    """No test may find or change the keyring of who runs it."""
    import keyring
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    yield
    keyring.set_keyring(before)

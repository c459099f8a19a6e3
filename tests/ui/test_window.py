"""The window shows one screen, keeps few alive, passes on the keys that work everywhere, and forgets at a lock."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.change import Changed, Changes, Kind
from tests.builders import a_session
from ui import window as window_room
from ui.desk import Desk, Place, Screen, Spot
from ui.jobs import Jobs
from ui.widgets.field import Field
from ui.window import Window

Show = Callable[..., QWidget]


class Noting(Screen):
    """A screen that notes what the window asks of it, with one field."""

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot
        self.asked: list[object] = []
        self.field = Field("Huur")
        self.field.committed.connect(lambda: self.asked.append(self.field.text()))
        QVBoxLayout(self).addWidget(self.field)

    def enter(self, place: Place) -> None:
        self.asked.append(place)
        self.field.setFocus()

    def leave(self) -> None:
        self.asked.append("leave")

    def refresh(self, changes: Changes) -> None:
        self.asked.append(changes)

    def undo(self) -> None:
        self.asked.append("undo")

    def redo(self) -> None:
        self.asked.append("redo")

    def together(self) -> None:
        self.asked.append("together")

    def search(self) -> bool:
        self.asked.append("search")
        return True


@pytest.fixture
def desk() -> Iterator[Desk]:
    session = a_session()
    jobs = Jobs()
    yield Desk(session, Path("profiel"), jobs, lambda place: None, lambda: None)
    jobs.close()
    session.store.close()


@pytest.fixture
def opened(qtbot: QtBot, show: Show, desk: Desk) -> Window:
    window = Window(lambda spot, _desk: Noting(spot))
    show(window, 1280, 800)
    window.open_desk(desk, Place(Spot.TODAY))
    settle(qtbot, desk)
    return window


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until the screen that was asked for is there."""
    qtbot.waitUntil(desk.jobs.is_quiet, timeout=5000)


@pytest.fixture
def go(qtbot: QtBot, opened: Window, desk: Desk) -> Callable[[Place], None]:
    """Go somewhere and be there."""

    def going(place: Place) -> None:
        opened.go(place)
        settle(qtbot, desk)

    return going


def noted(window: Window) -> list[object]:
    present = window.present()
    assert isinstance(present, Noting)
    return present.asked


def test_the_title_tells_nothing_about_who_is_visited(opened: Window, go: Callable[[Place], None]):
    go(Place(Spot.VISIT, visit_id="v1"))
    assert opened.windowTitle() == "Keukentafel"
    assert (opened.minimumWidth(), opened.minimumHeight()) == (1024, 700)


@pytest.mark.parametrize(
    ("keys", "asked"),
    [("F8", "together"), ("Ctrl+K", "search"), ("Ctrl+Z", "undo"), ("Ctrl+Shift+Z", "redo"), ("Ctrl+Y", "redo")],
)
def test_keys_reach_the_screen_while_the_focus_is_in_an_empty_field(
    qtbot: QtBot, opened: Window, keys: str, asked: str
):
    present = opened.present()
    assert isinstance(present, Noting)
    assert present.field.hasFocus()
    qtbot.keySequence(present.field, QKeySequence(keys))
    assert noted(opened)[-1] == asked


def test_ctrl_l_asks_to_lock(qtbot: QtBot, opened: Window):
    with qtbot.waitSignal(opened.lock_asked):
        qtbot.keySequence(opened, QKeySequence("Ctrl+L"))


def test_a_screen_is_made_once_and_entered_again(opened: Window, go: Callable[[Place], None]):
    first = opened.present()
    go(Place(Spot.VISIT))
    go(Place(Spot.TODAY, detail="x"))
    assert opened.present() is first
    assert noted(opened) == [Place(Spot.TODAY), "leave", Place(Spot.TODAY, detail="x")]


def test_only_the_screen_that_is_shown_is_refreshed(opened: Window, go: Callable[[Place], None]):
    changes = Changes((Changed(Kind.NOTE, "n1"),))
    go(Place(Spot.VISIT))
    opened.refresh(changes)
    assert noted(opened)[-1] == changes
    go(Place(Spot.TODAY))
    assert changes not in noted(opened)


def test_the_place_asked_for_last_is_shown_and_nothing_while_it_is_made(qtbot: QtBot, opened: Window, desk: Desk):
    before = opened.present()
    opened.go(Place(Spot.VISIT))
    assert (opened.present(), opened.spot()) == (before, Spot.VISIT)
    opened.go(Place(Spot.SETTINGS))
    settle(qtbot, desk)
    assert noted(opened) == [Place(Spot.SETTINGS)]
    opened.go(Place(Spot.DISTRICT))
    opened.go(Place(Spot.TODAY, detail="x"))
    assert opened.present() is before
    settle(qtbot, desk)
    assert opened.present() is before
    assert noted(opened) == [Place(Spot.TODAY), "leave", Place(Spot.TODAY, detail="x")]


def test_a_lock_while_a_screen_is_made_keeps_it_away(qtbot: QtBot, opened: Window, desk: Desk):
    opened.go(Place(Spot.VISIT))
    opened.show_gate(QLabel("Ontgrendelen"))
    settle(qtbot, desk)
    assert opened.present() is None
    assert opened.stack.count() == 1


def test_no_more_screens_live_than_allowed(
    opened: Window, monkeypatch: pytest.MonkeyPatch, go: Callable[[Place], None]
):
    monkeypatch.setattr(window_room, "MOST_ALIVE", 2)
    first = opened.present()
    go(Place(Spot.VISIT))
    go(Place(Spot.SETTINGS))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert first is not None
    assert not shiboken6.isValid(first)
    assert opened.stack.count() == 2


def test_the_gate_takes_everything_else_away(opened: Window, go: Callable[[Place], None]):
    before = opened.present()
    assert before is not None
    opened.show_gate(QLabel("Ontgrendelen"))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(before)
    assert opened.present() is None
    go(Place(Spot.TODAY))
    assert opened.present() is None, "nobody gets past the gate"


def test_what_is_being_typed_is_kept_when_the_window_closes(qtbot: QtBot, opened: Window):
    present = opened.present()
    assert isinstance(present, Noting)
    qtbot.keyClicks(present.field, "684,20")
    with qtbot.waitSignal(opened.closing):
        opened.close()
    assert present.asked[-2:] == ["684,20", "leave"]


def test_a_fault_nobody_handled_is_said_at_the_top_and_can_be_closed(qtbot: QtBot, opened: Window):
    opened.tell("De schijf is vol.")
    button = next(child for child in opened.findChildren(QWidget) if child.accessibleName() == "Sluiten")
    assert button.isVisible()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not button.isVisible()

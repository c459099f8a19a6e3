"""The one window: one screen at a time, at most three alive, and the keys that work everywhere."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from app.domain.change import Changes
from app.texts import text
from ui.commands.sheets import Sheets
from ui.commands.state import Doing
from ui.desk import Desk, Place, Screen, Spot
from ui.palette import space
from ui.places import screen_at
from ui.widgets.buttons import TextButton
from ui.widgets.notice import Notice

MOST_ALIVE = 3
SMALLEST = (1024, 700)
FIRST = (1280, 800)


class Window(QMainWindow):
    """Shows either a gate (first start, unlocking) or the screens behind it.

    ``closing`` comes once, when the window is about to close. ``lock_asked`` comes from Ctrl+L.
    """

    closing = Signal()
    lock_asked = Signal()

    def __init__(self, make: Callable[[Spot, Desk], Screen] = screen_at) -> None:
        super().__init__()
        self._make_screen = make
        self._desk: Desk | None = None
        self._place: Place | None = None
        self._alive: OrderedDict[Spot, Screen] = OrderedDict()
        self._entered: Screen | None = None
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.setWindowTitle(text("ui.title"))
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST)
        self._bar = _FaultBar(self)
        self.sheets = Sheets(self, self._do)
        for keys, act in self._keys():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _keys(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        return (
            ("F8", lambda: self.sheets.perform(Doing.TOGETHER)),
            ("Ctrl+K", self._search),
            ("F1", lambda: self.sheets.perform(Doing.HELP)),
            ("Ctrl+F1", lambda: self.sheets.perform(Doing.KEYS)),
            ("Ctrl+H", lambda: self.sheets.perform(Doing.HISTORY)),
            ("Ctrl+Z", lambda: self._pass_on(lambda screen: screen.undo())),
            ("Ctrl+Shift+Z", lambda: self._pass_on(lambda screen: screen.redo())),
            ("Ctrl+Y", lambda: self._pass_on(lambda screen: screen.redo())),
            ("Ctrl+L", self.lock_asked.emit),
        )

    def show_gate(self, gate: QWidget) -> None:
        """Put away every screen and show only this one: nothing private stays in memory as a widget."""
        self._desk = self._place = None
        self.sheets.forget()
        self._clear()
        self.stack.addWidget(gate)
        self.stack.setCurrentWidget(gate)

    def open_desk(self, desk: Desk, place: Place) -> None:
        """The profile is open: show a place; what is shown now goes when that place is there."""
        self._forget()
        self._desk = self.sheets.desk = replace(desk, around=self.stack)
        self.go(place)

    def go(self, place: Place) -> None:
        """Show the screen of a place. One that is not alive is made first, and shown in a turn of its own."""
        if self._desk is None:
            return
        self.sheets.close()
        self.sheets.place = place
        self._place = place
        if place.spot in self._alive:
            self._show(place)
        else:
            self._in_turns(place, self._desk, [partial(self._make, place)])

    def _in_turns(self, place: Place, desk: Desk, acts: Sequence[Callable[[], object]]) -> None:
        desk.jobs.in_turns(self, [partial(self._when_due, act, place, desk) for act in acts])

    def _when_due(self, act: Callable[[], object], place: Place, desk: Desk) -> None:
        """Somebody may have gone elsewhere, or locked, in the meantime."""
        if self._place is place and self._desk is desk:
            act()

    def _show(self, place: Place) -> None:
        screen = self._alive[place.spot]
        if self._entered is not None:
            self._entered.leave()
        self._entered = screen
        self._alive.move_to_end(place.spot)
        while len(self._alive) > MOST_ALIVE:
            self._alive.popitem(last=False)
        self.stack.setCurrentWidget(screen)
        self._tidy()
        screen.enter(place)

    def _tidy(self) -> None:
        """What is not alive any more goes: a screen too many, the gate, or a screen in another language."""
        for widget in [self.stack.widget(number) for number in range(self.stack.count())]:
            if widget is not None and widget not in self._alive.values():
                self._drop(widget)

    def speak(self) -> None:
        """Make every screen again: the language was changed."""
        self.commit_typing()
        if self._desk is not None and self._place is not None:
            self.open_desk(self._desk, self._place)

    def present(self) -> Screen | None:
        """The screen that is shown, None before the gate is passed."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def spot(self) -> Spot | None:
        """Which place is shown, or asked for and about to be; None before the gate is passed."""
        return self._place.spot if self._place is not None else None

    def refresh(self, changes: Changes) -> None:
        """Let the screen that is shown read again what changed."""
        self._pass_on(lambda screen: screen.refresh(changes))
        self.sheets.refresh(changes)

    def tell(self, sentence: str) -> None:
        """Show the sentence of a fault at the top of the window, until it is closed."""
        self._bar.say(sentence)

    def commit_typing(self) -> None:
        """Let a field that is being typed in tell what it holds, as if it was left."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()
        present = self.present()
        if present is not None:
            present.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed, then close the profile."""
        self.commit_typing()
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice at its place."""
        super().resizeEvent(event)
        self.sheets.fit()
        self._bar.fit()

    def _search(self) -> None:
        """The box of the screen when it has one, else one over the screen."""
        present = self.present()
        is_covered = self.sheets.present is not None
        if present is not None and (is_covered or not present.search()):
            self.sheets.find()

    def _do(self, doing: Doing) -> None:
        acts: dict[Doing, Callable[[Screen], None]] = {
            Doing.TOGETHER: lambda screen: screen.together(),
            Doing.UNDO: lambda screen: screen.undo(),
            Doing.REDO: lambda screen: screen.redo(),
        }
        if doing is Doing.LOCK:
            self.lock_asked.emit()
        else:
            self._pass_on(acts[doing])

    def _make(self, place: Place) -> None:
        if self._desk is None or place.spot in self._alive:
            return
        desk = self._desk
        screen = self._make_screen(place.spot, desk)
        screen.wished.connect(self.sheets.perform)
        self.stack.addWidget(screen)
        self._in_turns(place, desk, [*screen.lacking(), partial(self._show_new, place, screen)])

    def _show_new(self, place: Place, screen: Screen) -> None:
        """From now on it is alive; one that nobody waited for goes with the next that is shown."""
        self._alive[place.spot] = screen
        self._show(place)

    def _drop(self, widget: QWidget) -> None:
        self.stack.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _forget(self) -> None:
        self._alive.clear()
        self._entered = None
        self._bar.say("")

    def _clear(self) -> None:
        self._forget()
        while (widget := self.stack.widget(0)) is not None:
            self._drop(widget)

    def _pass_on(self, act: Callable[[Screen], None]) -> None:
        present = self.present()
        if present is not None:
            act(present)


class _FaultBar(QWidget):
    """A notice over the top of the window, for a fault that no screen handles itself."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._notice = Notice()
        self._notice.setParent(self)
        self._close = TextButton(text("ui.fault.close"), "close")
        self._close.clicked.connect(lambda: self.say(""))
        self._notice.add_act(self._close)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show the sentence, or nothing."""
        self._close.setText(text("ui.fault.close"))
        self._notice.say(text("ui.fault.title") if sentence else "", sentence)
        self.setVisible(bool(sentence))
        self.fit()
        self.raise_()

    def fit(self) -> None:
        """Take the middle of the top, as high as the words need."""
        window = self._window
        width = min(720, window.width() - 2 * space(7))
        layout = self._notice.layout()
        height = layout.heightForWidth(width) if layout is not None else 0
        self.setGeometry((window.width() - width) // 2, space(3), width, height)
        self._notice.setGeometry(0, 0, width, height)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self.fit()

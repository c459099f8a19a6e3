"""Long work under way: how far it is, as words and a line, and a button that stops it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.services.course import Course
from app.texts import text
from ui import theme
from ui.palette import space
from ui.widgets.buttons import PlainButton
from ui.widgets.showing import bring_in_sight, show_when
from ui.widgets.text import Text

LOOK_EVERY = 100
PATIENCE = 400
"""Milliseconds between two looks, and before work is worth showing."""
LINE = 6
WIDTH = 480


class Underway(QWidget):
    """Hidden until some work lasts. ``words`` makes a sentence of how many steps are done, of how many."""

    def __init__(self) -> None:
        super().__init__()
        self.course: Course | None = None
        self._words: Callable[[int, int], str] = lambda done, total: ""
        self._said = Text("")
        self._line = _Line()
        self.stop = PlainButton(text("ui.stop"), "close")
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(3), 0, 0)
        column.setSpacing(space(2))
        row = QHBoxLayout()
        row.setSpacing(space(4))
        row.addWidget(self._line)
        row.addWidget(self.stop)
        row.addStretch(1)
        column.addWidget(self._said)
        column.addLayout(row)
        self._timer.timeout.connect(self._look)
        self._patience.timeout.connect(self._show)
        self.stop.clicked.connect(self._on_stop)
        self.hide()

    def follow(self, words: Callable[[int, int], str], *, at_once: bool = True) -> Course:
        """Show how far new work is, ``at_once`` or when it lasts; what was followed before is let go."""
        self.end()
        self.course, self._words = Course(), words
        if at_once:
            self._show()
        else:
            self._patience.start()
        return self.course

    def _show(self) -> None:
        self.stop.setEnabled(True)
        show_when(True, self, self._line, self.stop)
        self._look()
        self._timer.start()
        QTimer.singleShot(0, self, lambda: bring_in_sight(self, space(5)))  # when everything has its place

    def end(self, said: str = "") -> None:
        """The work is over; ``said`` stays to be read, without it this goes."""
        self.course = None
        self._timer.stop()
        self._patience.stop()
        self._said.set_words(said)
        show_when(False, self._line, self.stop)
        show_when(bool(said), self)

    def _look(self) -> None:
        if self.course is not None:
            done, total = self.course.done, self.course.total
            final = text("ui.niet_stoppen") if self.course.is_sealed else ""
            self._said.set_words(" ".join(part for part in (self._words(done, total), final) if part))
            self._line.show_part(done / total if total else 0.0)
            if self.course.is_sealed:
                show_when(False, self.stop)

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        if self.course is not None:
            self.course.stop()


class _Line(QWidget):
    """The part that is done, from 0 to 1."""

    def __init__(self) -> None:
        super().__init__()
        self._part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_part(self, part: float) -> None:
        """Show another part."""
        if part != self._part:
            self._part = part
            self.update()

    def sizeHint(self) -> QSize:
        """A line, as wide as a field at most."""
        return QSize(theme.px(WIDTH), theme.px(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The whole line, and on it what is done."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        round_ = self.height() / 2
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(self.rect(), round_, round_)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRect(0, 0, round(self.width() * self._part), self.height()), round_, round_)

"""A page that comes over everything for a moment: its title, its body, and Esc to go back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.texts import text
from ui import theme
from ui.palette import space
from ui.widgets.buttons import TextButton
from ui.widgets.focusring import FocusRing
from ui.widgets.steps import ground
from ui.widgets.text import Text

WIDTH = 760


class Sheet(QWidget):
    """Covers its parent; ``closed`` comes when a person is done with it. Fill ``body``; ``head`` stays in sight."""

    closed = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        ground(self, "surface")
        self.setAccessibleName(title)
        self._title = Text(title, "title")
        self.close_button = TextButton(text("ui.fault.close"), "close")
        self.close_button.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.head = QVBoxLayout()
        self.head.setSpacing(space(3))
        self.head.addLayout(top)
        self.body = QVBoxLayout()
        self.body.setSpacing(space(2))
        inner = QWidget()
        inner.setAutoFillBackground(False)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, space(4), space(5))
        column.addLayout(self.body)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        self.area.viewport().setAutoFillBackground(False)
        self._root = QVBoxLayout(self)
        self._root.setSpacing(space(3))
        self._root.addLayout(self.head)
        self._root.addWidget(self.area, 1)
        self.ring = FocusRing(self)

    def set_title(self, words: str) -> None:
        """Another title."""
        self._title.set_words(words)
        self.setAccessibleName(words)

    def take_focus(self) -> None:
        """Where the keyboard begins."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, Enter presses; nothing reaches what lies below."""
        focus = QApplication.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif is_enter and isinstance(focus, QPushButton) and self.isAncestorOf(focus):
            focus.click()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on this page."""
        stops = [one for one in self.findChildren(QWidget) if _is_stop(one, self)]
        if not stops:
            return False
        focus = QApplication.focusWidget()
        here = stops.index(focus) if focus in stops else -1
        stops[(here + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A column in the middle, wide enough to read."""
        super().resizeEvent(event)
        side = max(space(7), (self.width() - theme.px(WIDTH)) // 2)
        self._root.setContentsMargins(side, space(7), side, 0)


def _is_stop(widget: QWidget, page: QWidget) -> bool:
    may_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return may_focus and widget.isVisibleTo(page) and widget.isEnabled()

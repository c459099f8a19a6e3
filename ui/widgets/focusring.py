"""The ring around a button that the keyboard is on, drawn outside the button."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from ui import theme
from ui.palette import tokens
from ui.widgets.segments import Segments

_FOLLOWED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show}


class FocusRing(QWidget):
    """One overlay per page: 2 px of accent with a gap of 2 px, only while the keyboard is in use."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._target is not None and shiboken6.isValid(self._target):
            self._target.removeEventFilter(self)
        self._target = _ringed(new) if new is not None and self._page.isAncestorOf(new) else None
        if self._target is not None:
            self._target.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around the button when it moves."""
        if event.type() in _FOLLOWED:
            self._follow()
        return False

    def _follow(self) -> None:
        target = self._target
        if target is None or not shiboken6.isValid(target) or not target.isVisible():
            self.hide()
            return
        content = _content_of(target, self._page)
        if self.parentWidget() is not content:
            self.setParent(content)
        self.setGeometry(QRect(target.mapTo(content, QPoint()), target.size()).adjusted(-4, -4, 4, 4))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 2))
        radius = tokens().radius["normal"] + 3
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


def _ringed(widget: QWidget) -> QWidget | None:
    if not isinstance(widget, QAbstractButton):
        return None
    if not widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
        return None
    parent = widget.parentWidget()
    return parent if isinstance(parent, Segments) else widget


def _content_of(widget: QWidget, page: QWidget) -> QWidget:
    found = widget.parentWidget()
    while found is not None and found is not page:
        above = found.parentWidget()
        around = above.parentWidget() if above is not None else None
        if isinstance(around, QScrollArea) and around.widget() is found:
            return found
        found = above
    return page

"""The places within a page as words beside each other, with a mark on what was looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from app.texts import text
from ui import icons, theme
from ui.palette import tokens
from ui.widgets.flow import Flow


@dataclass(frozen=True, slots=True)
class Tab:
    """One place: its key, its words, and whether it carries the mark."""

    key: str
    words: str
    is_marked: bool = False


class _TabButton(QRadioButton):
    """One tab of 44 px that paints itself."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab.words)
        self.tab = tab
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_tab(tab)

    def show_tab(self, tab: Tab) -> None:
        """Show other words or another mark."""
        self.tab = tab
        self.setText(tab.words)
        self.setAccessibleName(text("ui.tab.marked", words=tab.words) if tab.is_marked else tab.words)
        self.updateGeometry()
        self.update()

    def hitButton(self, place: QPoint) -> bool:
        """The whole tab can be pressed."""
        return self.rect().contains(place)

    def sizeHint(self) -> QSize:
        """Wide enough for the words at 600 and the mark."""
        words = QFontMetrics(theme.font("body", 600)).horizontalAdvance(self.text())
        mark = theme.px(icons.SIZE + 8) if self.tab.is_marked else 0
        return QSize(words + mark + 2 * theme.px(14), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, words and mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            path = QPainterPath()
            path.addRoundedRect(self.rect(), tokens().radius["normal"], tokens().radius["normal"])
            painter.fillPath(path, theme.colour("accent.soft" if self.isChecked() else "surface.raise"))
        painter.setFont(theme.font("body", 600 if self.isChecked() else 400))
        painter.setPen(theme.colour("accent" if self.isChecked() else "ink"))
        left = theme.px(14)
        area = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.tab.is_marked:
            size = theme.px(icons.SIZE)
            place = QRect(self.width() - left - size, (self.height() - size) // 2, size, size)
            icons.paint(painter, place, "check", "accent")


class Tabs(QWidget):
    """Tabs that go on in a second row when there is little room; ``chosen`` carries the key of the one pressed."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._flow = Flow(gap=4)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(button.tab.key))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._flow)

    def buttons(self) -> tuple[_TabButton, ...]:
        """The tabs in their order."""
        return tuple(part for part in self._flow.parts() if isinstance(part, _TabButton))

    def show_tabs(self, tabs: Sequence[Tab], present: str) -> None:
        """Show these places, with one of them in front; nothing is told by it."""
        if [button.tab.key for button in self.buttons()] != [tab.key for tab in tabs]:
            self._flow.clear()
            for tab in tabs:
                button = _TabButton(tab)
                self._group.addButton(button)
                self._flow.add(button)
                button.show()
        for button, tab in zip(self.buttons(), tabs, strict=True):
            button.show_tab(tab)
            button.setChecked(tab.key == present)

"""A checkbox as a row that can be pressed anywhere."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ui import icons, theme
from ui.palette import tokens
from ui.widgets.lines import Block, Run, lay, look


class CheckRow(QCheckBox):
    """A checkbox of 20 px in a row of 44 px, with a second line and soft words at the right edge."""

    def __init__(self, words: str, *, detail: str = "", aside: str = "") -> None:
        super().__init__(words)
        self._detail = detail
        self._aside = aside
        self.setAccessibleName(words)
        self.setAccessibleDescription(" ".join(part for part in (detail, aside) if part))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_state(self, is_checked: bool, detail: str) -> None:
        """Show what is kept without telling it."""
        self.blockSignals(True)
        self.setChecked(is_checked)
        self.blockSignals(False)
        if detail != self._detail:
            self._detail = detail
            self.setAccessibleDescription(" ".join(part for part in (detail, self._aside) if part))
            self.updateGeometry()
        self.update()

    def hitButton(self, place: QPoint) -> bool:
        """The whole row can be pressed."""
        return True

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """44 px, or more when the words need more lines."""
        return max(theme.px(44), self._height(width) + theme.px(20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height that the new width needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The words on one line."""
        words = QFontMetrics(theme.font()).horizontalAdvance(self.text())
        width = words + theme.px(40) + self._aside_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        width = theme.px(160)
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, words, second line, aside."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - self._height(self.width())) // 2
        self._paint_box(painter, QRect(0, top, theme.px(20), theme.px(20)))
        left = theme.px(32)
        first, second = self._blocks(self.width())
        painter.setPen(theme.colour("ink" if self.isEnabled() else "ink.soft"))
        first.layout.draw(painter, QPointF(left, top))
        painter.setPen(theme.colour("ink.soft"))
        second.layout.draw(painter, QPointF(left, top + first.height))
        painter.setFont(theme.font("caption"))
        aside = QRect(0, top, self.width(), theme.line_height("body"))
        painter.drawText(aside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._aside)

    def _paint_box(self, painter: QPainter, area: QRect) -> None:
        path = QPainterPath()
        radius = tokens().radius["small"]
        path.addRoundedRect(QRect(area).adjusted(0, 0, 0, 0), radius, radius)
        if self.isChecked():
            painter.fillPath(path, theme.colour("accent" if self.isEnabled() else "control"))
            icons.paint(painter, area.adjusted(2, 2, -2, -2), "check", "accent.on")
            return
        painter.fillPath(path, theme.colour("control"))
        inner = QPainterPath()
        inner.addRoundedRect(area.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
        painter.fillPath(inner, theme.colour("surface.raise" if self.underMouse() else "surface"))

    def _aside_width(self) -> int:
        if not self._aside:
            return 0
        return QFontMetrics(theme.font("caption")).horizontalAdvance(self._aside) + theme.px(16)

    def _blocks(self, width: int) -> tuple[Block, Block]:
        inner = width - theme.px(32) - self._aside_width()
        return lay([Run(self.text())], look(), inner), lay([Run(self._detail)], look("caption"), inner)

    def _height(self, width: int) -> int:
        first, second = self._blocks(width)
        return first.height + (second.height if self._detail else 0)

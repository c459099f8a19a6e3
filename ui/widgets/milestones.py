"""How far something is: marks on one line, each with a word and a soft second line under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.lines import Block, Run, lay, look

_MARK, _GAP, _BELOW = 12, 16, 10
NARROWEST = 112
"""Px at 100% type that one mark needs for its words; in less room only the present one has words."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One mark: its word, its second line, whether it was reached, and whether it is the present one."""

    words: str
    detail: str = ""
    is_done: bool = False
    is_now: bool = False


class Milestones(QWidget):
    """Marks at equal distances; done ones are filled, the present one has a dot, the others are open."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._marks: tuple[Milestone, ...] = ()
        self._name = name
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_marks(self, marks: Sequence[Milestone]) -> None:
        """Show these marks; they are read aloud as one sentence."""
        self._marks = tuple(marks)
        now = next((mark.words for mark in marks if mark.is_now), "")
        self.setAccessibleName(f"{self._name}: {now}" if now else self._name)
        self.setAccessibleDescription("; ".join(f"{mark.words}, {mark.detail}".rstrip(", ") for mark in marks))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The line of marks and the longest words under it."""
        blocks = [self._blocks(mark, width) for mark in self._marks]
        words = max((first.height + second.height for first, second in blocks), default=0)
        return theme.px(_MARK) + theme.px(_BELOW) + round(words)

    def sizeHint(self) -> QSize:
        """Room for all words."""
        width = theme.px(NARROWEST) * max(1, len(self._marks))
        return QSize(width, self.heightForWidth(self.width() or width))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(theme.px(160), self.heightForWidth(max(self.width(), theme.px(160))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height that the new width needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_marks"):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, the marks, the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() // max(1, len(self._marks))
        for number, mark in enumerate(self._marks):
            left = self._left(number, step)
            if number + 1 < len(self._marks):
                self._paint_line(painter, left, step, reached=mark.is_done)
            self._paint_mark(painter, QRect(left, 0, theme.px(_MARK), theme.px(_MARK)), mark)
            self._paint_words(painter, left if not self._is_narrow(self.width()) else 0, mark)

    def _left(self, number: int, step: int) -> int:
        return number * step

    def _is_narrow(self, width: int) -> bool:
        return width < theme.px(NARROWEST) * len(self._marks)

    def _paint_line(self, painter: QPainter, left: int, step: int, *, reached: bool) -> None:
        painter.setPen(QPen(theme.colour("accent" if reached else "line"), 1))
        middle = theme.px(_MARK) // 2
        painter.drawLine(left + theme.px(_MARK) + 8, middle, left + step - 8, middle)

    def _paint_mark(self, painter: QPainter, area: QRect, mark: Milestone) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if mark.is_done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(area)
            return
        painter.setPen(QPen(theme.colour("accent" if mark.is_now else "control"), 1.5))
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        if mark.is_now:
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(QPointF(area.center()) + QPointF(0.5, 0.5), 2.25, 2.25)

    def _paint_words(self, painter: QPainter, left: int, mark: Milestone) -> None:
        if self._is_narrow(self.width()) and not mark.is_now:
            return
        first, second = self._blocks(mark, self.width())
        top = theme.px(_MARK) + theme.px(_BELOW)
        painter.setPen(theme.colour("ink" if mark.is_done or mark.is_now else "ink.soft"))
        first.layout.draw(painter, QPointF(left, top))
        painter.setPen(theme.colour("ink.soft"))
        second.layout.draw(painter, QPointF(left, top + first.height))

    def _blocks(self, mark: Milestone, width: int) -> tuple[Block, Block]:
        if self._is_narrow(width):
            inner = width
            if not mark.is_now:
                return lay([Run("")], look(), inner), lay([Run("")], look("caption"), inner)
        else:
            inner = width // max(1, len(self._marks)) - theme.px(_GAP)
        weight = 600 if mark.is_now else 400
        first = lay([Run(mark.words, weight=weight)], look(), inner)
        return first, lay([Run(mark.detail)], look("caption"), inner)

"""Marks over time as small lines under each other, one per subject; the same numbers are read aloud."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.reports.document import ScoreChart as Drawing
from app.reports.document import ScoreLine
from ui import theme

ROW, NAME, WORDS, DOT = 52, 184, 112, 4
"""Px at 100% type: the height of a row, the width of names and of the words at the right, the radius of a mark."""


class ScoreChart(QWidget):
    """Draws marks; where there is little room the names take less. ``aloud`` says every mark with its day."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._drawing = Drawing((), "", "", 1, 10)

    def show_drawing(self, drawing: Drawing, aloud: str) -> None:
        """Show these marks."""
        if drawing != self._drawing:
            self._drawing = drawing
            self.updateGeometry()
            self.update()
        if aloud != self.accessibleDescription():
            self.setAccessibleDescription(aloud)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    def sizeHint(self) -> QSize:
        """A row per subject, and the days under them."""
        return QSize(theme.px(560), theme.px(ROW) * len(self._drawing.lines) + theme.line_height("caption") + 1)

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(theme.px(240), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline, a name, a line and its words for each subject; then the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, line in enumerate(self._drawing.lines):
            self._paint_row(painter, line, QRect(0, number * theme.px(ROW), self.width(), theme.px(ROW)))
        foot = theme.px(ROW) * len(self._drawing.lines)
        painter.fillRect(QRect(0, foot, self.width(), 1), theme.colour("line"))
        self._paint_days(painter, foot + 1)

    def _paint_days(self, painter: QPainter, top: int) -> None:
        """The first and the last day under the lines; over the whole width when they do not fit there."""
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink.soft"))
        measure = QFontMetrics(painter.font())
        begins, ends = self._drawing.begins, self._drawing.ends
        needed = measure.horizontalAdvance(begins) + measure.horizontalAdvance(ends) + theme.px(16)
        left, right = self._left(), self._right()
        if needed > right - left:
            left, right = 0, self.width()
        days = QRect(left, top, right - left, theme.line_height("caption"))
        painter.drawText(days, Qt.AlignmentFlag.AlignRight, ends)
        if needed <= days.width():
            painter.drawText(days, Qt.AlignmentFlag.AlignLeft, begins)

    def _left(self) -> int:
        return min(theme.px(NAME), self.width() * 2 // 5)

    def _right(self) -> int:
        return self.width() - theme.px(WORDS)

    def _paint_row(self, painter: QPainter, line: ScoreLine, area: QRect) -> None:
        painter.fillRect(area.x(), area.y(), area.width(), 1, theme.colour("line"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink"))
        name = QRect(area.x(), area.y(), self._left() - theme.px(12), area.height())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, line.name)
        painter.setFont(theme.font("body", 600))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, line.words)
        points = [self._point(area, place, score) for place, score in line.points]
        painter.setPen(QPen(theme.colour("chart.2"), theme.px(2)))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        for point in points[:-1]:
            _dot(painter, point, theme.px(DOT), "chart.2")
        for point in points[-1:]:
            _dot(painter, point, theme.px(DOT + 1), "accent")

    def _point(self, area: QRect, place: float, score: int) -> QPointF:
        """The highest mark near the top of the row, the lowest near its foot."""
        drawing, edge = self._drawing, theme.px(DOT + 5)
        share = (score - drawing.lowest) / (drawing.highest - drawing.lowest)
        left, right = self._left() + edge, self._right() - edge
        return QPointF(left + place * (right - left), area.bottom() - edge - share * (area.height() - 2 * edge))


def _dot(painter: QPainter, middle: QPointF, radius: int, token: str) -> None:
    painter.setBrush(theme.colour(token))
    painter.drawEllipse(QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius))

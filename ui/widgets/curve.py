"""A painted curve of what can be spent against a wage; a band where it is not sure, and where regelingen end."""

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.curves import Curve, Spot

HIGH, TOP, FOOT, LEFT, RIGHT = 260, 34, 30, 70, 24
MARK = 5
NARROW = 320


class CurveChart(QWidget):
    """A painted chart; its description says the same in words, and a table below it has every number."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown: Curve | None = None

    def show_curve(self, shown: Curve, aloud: str) -> None:
        """Show this curve."""
        self._shown = shown
        self.update()
        if aloud != self.accessibleDescription():
            self.setAccessibleDescription(aloud)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def sizeHint(self) -> QSize:
        """As high as the scale with its words."""
        return QSize(theme.px(600), theme.px(TOP + HIGH + FOOT))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(theme.px(NARROW), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Scales, stops, band, curve and the dot of now."""
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setFont(theme.font("caption"))
        self._paint_amounts(painter, self._shown)
        self._paint_wages(painter, self._shown)
        self._paint_stops(painter, self._shown)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_curve(painter, self._shown)
        self._paint_now(painter, self._shown)

    def _area(self) -> QRectF:
        left = theme.px(LEFT)
        return QRectF(left, theme.px(TOP), max(self.width() - left - theme.px(RIGHT), 1), theme.px(HIGH))

    def _place(self, at: int, amount: int) -> QPointF:
        assert self._shown is not None
        area, (low, high) = self._area(), self._shown.height
        across = area.left() + area.width() * at / max(self._shown.width, 1)
        return QPointF(across, area.bottom() - area.height() * (amount - low) / max(high - low, 1))

    def _paint_amounts(self, painter: QPainter, shown: Curve) -> None:
        area, line = self._area(), theme.line_height("caption")
        for tick in shown.amounts:
            y = self._place(0, tick.at).y()
            painter.setPen(QPen(theme.colour("control" if tick.at == 0 else "line"), 1))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            painter.setPen(theme.colour("ink.soft"))
            words = QRectF(0, y - line / 2, area.left() - theme.px(10), line)
            painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick.words)

    def _paint_wages(self, painter: QPainter, shown: Curve) -> None:
        area, line = self._area(), theme.line_height("caption")
        free = 0.0
        painter.setPen(theme.colour("ink.soft"))
        for tick in shown.wages:
            width = QFontMetrics(painter.font()).horizontalAdvance(tick.words)
            left = min(self._place(tick.at, 0).x() - width / 2, self.width() - width - 1)
            if left >= free:
                painter.drawText(QPointF(left, area.bottom() + line + theme.px(4)), tick.words)
                free = left + width + theme.px(12)

    def _paint_stops(self, painter: QPainter, shown: Curve) -> None:
        """An upright dashed line where a regeling ends, with its number on top, beside the one before it."""
        area, line = self._area(), theme.line_height("caption")
        free = 0.0
        for stop in shown.stops:
            x = self._place(stop.at, 0).x()
            pen = QPen(theme.colour("control"), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
            width = QFontMetrics(painter.font()).horizontalAdvance(stop.words)
            left = max(x - width / 2, free)
            painter.setPen(theme.colour("ink"))
            painter.drawText(QPointF(left, area.top() - line / 3), stop.words)
            free = left + width + theme.px(6)

    def _paint_curve(self, painter: QPainter, shown: Curve) -> None:
        highs = [self._place(spot.at, spot.high) for spot in shown.spots]
        lows = [self._place(spot.at, spot.low) for spot in shown.spots]
        if highs != lows:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent.soft"))
            painter.drawPolygon(QPolygonF([*highs, *reversed(lows)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), 2.25))
        for line in (highs, lows) if highs != lows else (highs,):
            path = QPainterPath(line[0])
            for point in line[1:]:
                path.lineTo(point)
            painter.drawPath(path)

    def _paint_now(self, painter: QPainter, shown: Curve) -> None:
        """A dot where the household is now, with its words above the curve, or below it where there is no room."""
        spot: Spot = shown.now
        point, radius = self._place(spot.at, spot.high), theme.px(MARK)
        painter.setPen(QPen(theme.colour("surface"), 2))
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(point, radius + 1, radius + 1)
        painter.setFont(theme.font("caption", 600))
        width = QFontMetrics(painter.font()).horizontalAdvance(shown.now_words)
        line = theme.line_height("caption")
        left = min(max(point.x() - width / 2, self._area().left()), self._area().right() - width)
        top = point.y() + radius + theme.px(6)
        words = QRectF(left, top, width + 2, line)
        painter.fillRect(words.adjusted(-4, 0, 4, 0), theme.colour("surface"))
        painter.setPen(theme.colour("accent"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown.now_words)

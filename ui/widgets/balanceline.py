"""The account day by day as a line of steps, with the same account otherwise as a dashed one below it."""

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.balances import Balances, Mark, Series

HIGH, TOP, FOOT, LEFT = 250, 12, 28, 62
MARK = 5
NARROW = 320


class BalanceLine(QWidget):
    """A painted chart; ``aloud`` says the same in words, and the table below it has every number."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown: Balances | None = None

    def show_balances(self, shown: Balances, aloud: str) -> None:
        """Show these lines."""
        if shown != self._shown:
            self._shown = shown
            self.updateGeometry()
            self.update()
        if aloud != self.accessibleDescription():
            self.setAccessibleDescription(aloud)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def sizeHint(self) -> QSize:
        """As high as the axis with its words, and the legend when there are two lines."""
        legend = theme.px(34) if self._shown is not None and self._shown.other is not None else 0
        return QSize(theme.px(600), theme.px(HIGH + TOP + FOOT) + legend)

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(theme.px(NARROW), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grid, the dashed line, the line, the marks and the legend."""
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setFont(theme.font("caption"))
        self._paint_grid(painter, self._shown)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._shown.other is not None:
            self._paint_line(painter, self._shown.other, dashed=True)
        self._paint_line(painter, self._shown.main, dashed=False)
        if self._shown.other_mark is not None:
            self._paint_mark(painter, self._shown.other_mark, is_main=False)
        self._paint_mark(painter, self._shown.mark, is_main=True)
        if self._shown.other is not None:
            self._paint_legend(painter, self._shown.main.name, self._shown.other.name)

    def _area(self) -> QRectF:
        left = theme.px(LEFT)
        return QRectF(left, theme.px(TOP), max(self.width() - left - theme.px(8), 1), theme.px(HIGH))

    def _point(self, day: int, amount: int) -> QPointF:
        assert self._shown is not None
        area, (low, high) = self._area(), self._shown.span
        last = max(len(self._shown.main.balances) - 1, 1)
        across = area.left() + area.width() * day / last
        return QPointF(across, area.bottom() - area.height() * (amount - low) / max(high - low, 1))

    def _paint_grid(self, painter: QPainter, shown: Balances) -> None:
        area, line = self._area(), theme.line_height("caption")
        for tick in shown.amounts:
            y = self._point(0, tick.at).y()
            painter.setPen(QPen(theme.colour("control" if tick.at == 0 else "line"), 1))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            painter.setPen(theme.colour("ink.soft"))
            words = QRectF(0, y - line / 2, area.left() - theme.px(10), line)
            painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick.words)
        right = 0.0
        for tick in shown.days:
            x = self._point(tick.at, shown.span[0]).x()
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
            width = QFontMetrics(painter.font()).horizontalAdvance(tick.words)
            if x >= right and x + width <= self.width():
                painter.setPen(theme.colour("ink.soft"))
                painter.drawText(QPointF(x, area.bottom() + line), tick.words)
                right = x + width + theme.px(12)

    def _paint_line(self, painter: QPainter, series: Series, dashed: bool) -> None:
        path = QPainterPath(self._point(0, series.balances[0]))
        for day, amount in enumerate(series.balances[1:], 1):
            there = self._point(day, amount)
            path.lineTo(there.x(), path.currentPosition().y())
            path.lineTo(there)
        pen = QPen(theme.colour("control" if dashed else "accent"), 1.5 if dashed else 2.25)
        if dashed:
            pen.setDashPattern([2, 2])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_mark(self, painter: QPainter, mark: Mark, is_main: bool) -> None:
        """A dot on the line, or a ring on the dashed one, with its words beside it where there is room."""
        point, radius = self._point(mark.day, mark.amount), theme.px(MARK)
        token = "accent" if is_main else "notice.mark"
        painter.setPen(QPen(theme.colour(token), 2))
        painter.setBrush(theme.colour(token if is_main else "surface"))
        painter.drawEllipse(point, radius, radius)
        painter.setFont(theme.font("caption", 600))
        width = QFontMetrics(painter.font()).horizontalAdvance(mark.words)
        line, gap = theme.line_height("caption"), radius + theme.px(8)
        at_left = point.x() - gap - width >= self._area().left()
        left = point.x() - gap - width if at_left else point.x() + gap
        words = QRectF(left, point.y() - line / 2, width + 2, line)
        painter.fillRect(words.adjusted(-3, 0, 3, 0), theme.colour("surface"))
        painter.setPen(theme.colour("accent" if is_main else "notice.ink"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, mark.words)
        painter.setFont(theme.font("caption"))

    def _paint_legend(self, painter: QPainter, main: str, other: str) -> None:
        left, middle = float(theme.px(LEFT)), self.height() - theme.px(14)
        for words, dashed in ((other, True), (main, False)):
            pen = QPen(theme.colour("control" if dashed else "accent"), 1.5 if dashed else 2.25)
            if dashed:
                pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.drawLine(QLineF(left, middle, left + theme.px(24), middle))
            painter.setPen(theme.colour("ink"))
            width = QFontMetrics(painter.font()).horizontalAdvance(words)
            line = theme.line_height("caption")
            painter.drawText(
                QRectF(left + theme.px(32), middle - line / 2, width + 2, line), Qt.AlignmentFlag.AlignVCenter, words
            )
            left += theme.px(32 + 24) + width

"""What really reaches the screen: a device that keeps the words painted on it, whoever painted them."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPaintDevice, QPaintEngine, QPainterPath, QTextItem
from PySide6.QtWidgets import QWidget

Metric = QPaintDevice.PaintDeviceMetric


@dataclass(frozen=True, slots=True)
class PaintedWords:
    """Words in one look as they were painted: their place in px of the widget, and whether a clip cuts them."""

    words: str
    place: QRectF
    is_clipped: bool


class _Keeper(QPaintEngine):
    """Keeps the words; everything else that is painted is left out."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.kept: list[PaintedWords] = []

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: object) -> None:  # noqa: N802 - Qt's own name
        """Nothing is kept of colours and pens."""

    def drawPixmap(self, *_: object) -> None:  # noqa: N802 - Qt's own name
        """Nor of pictures."""

    def drawPath(self, path: object) -> None:  # noqa: N802 - Qt's own name
        """Nor of shapes."""

    def drawPolygon(self, *_: object) -> None:  # noqa: N802 - Qt's own name
        """Nor of lines."""

    def drawTextItem(self, start: QPointF | QPoint | QPainterPath.Element, item: QTextItem) -> None:  # noqa: N802 - Qt's own name
        """``start`` is the left end of the baseline."""
        painter, left = self.painter(), QPointF(start)
        ink = QFontMetricsF(item.font()).tightBoundingRect(item.text()).translated(left)
        ink.setLeft(left.x())
        ink.setWidth(item.width())
        clip = painter.clipBoundingRect() if painter.hasClipping() else ink
        self.kept.append(
            PaintedWords(item.text(), painter.transform().mapRect(ink), not clip.adjusted(-1, -1, 1, 1).contains(ink))
        )


class _Paper(QPaintDevice):
    """As large as the widget that is painted on it."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.keeper = _Keeper()
        self._metrics = {
            Metric.PdmWidth: size.width(),
            Metric.PdmHeight: size.height(),
            Metric.PdmDepth: 32,
            Metric.PdmDevicePixelRatio: 1,
            **dict.fromkeys((Metric.PdmDpiX, Metric.PdmDpiY, Metric.PdmPhysicalDpiX, Metric.PdmPhysicalDpiY), 96),
        }

    def paintEngine(self) -> QPaintEngine:  # noqa: N802 - Qt's own name
        return self.keeper

    def metric(self, metric: Metric) -> int:
        return self._metrics[metric] if metric in self._metrics else super().metric(metric)


def painted_words(widget: QWidget) -> list[PaintedWords]:
    """Every piece of text that the widget and what is in it paint, in the order in which they do."""
    paper = _Paper(widget.size())
    widget.render(paper)
    return paper.keeper.kept

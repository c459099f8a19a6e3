"""Our own stroke icons: the colour of a token is filled in while painting, so a change of theme needs no new icons."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.resources import folder
from ui import theme

SIZE = 20
"""Px of an icon at 100% type."""


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return folder("icons", f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=256)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing = _drawing(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


def pixmap(name: str, token: str = "ink", size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """The icon in the colour of a token, ``size`` logical px at a device pixel ratio. KeyError on a wrong token."""
    return _pixmap(name, theme.colour(token).name(), size, ratio)


def paint(painter: QPainter, area: QRect, name: str, token: str = "ink") -> None:
    """Paint the icon in the middle of an area, as large as its shortest side."""
    size = min(area.width(), area.height())
    corner = QPoint(area.x() + (area.width() - size) // 2, area.y() + (area.height() - size) // 2)
    painter.drawPixmap(corner, pixmap(name, token, size, painter.device().devicePixelRatioF()))


class Engine(QIconEngine):
    """Draws one icon, at the left of a wider box when the box leaves a gap to a text."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self.name = name
        self.token = token

    def clone(self) -> QIconEngine:
        """A new engine that draws the same."""
        return Engine(self.name, self.token)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The pixmap for a logical size; the device size is ``size * scale``."""
        made = QPixmap(round(size.width() * scale), round(size.height() * scale))
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        token = "control" if mode is QIcon.Mode.Disabled else self.token
        painter = QPainter(made)
        painter.drawPixmap(0, 0, pixmap(self.name, token, min(size.width(), size.height()), scale))
        painter.end()
        return made

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The pixmap at a device pixel ratio of one."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint straight into a rectangle."""
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft(), self.scaledPixmap(rect.size(), mode, state, ratio))


def icon(name: str, token: str = "ink") -> QIcon:
    """A QIcon that follows the theme; disabled it is drawn in ``control``."""
    return QIcon(Engine(name, token))

"""The small square of colour in a legend."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.palette import tokens

SIDE = 10


class Square(QWidget):
    """A square in the colour of a token; decoration beside words."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_token(self, token: str) -> None:
        """Show the square in the colour of another token, or nothing."""
        self._token = token
        self.setVisible(bool(token))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """10 px at 100% type."""
        return QSize(theme.px(SIDE), theme.px(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(self.rect(), tokens().radius["small"], tokens().radius["small"])
        painter.fillPath(path, theme.colour(self._token))

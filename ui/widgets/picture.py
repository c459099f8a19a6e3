"""A photo that is shown as large as its place allows."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.photos import Photo
from ui import theme
from ui.palette import space


class PictureView(QWidget):
    """Shows one photo, whole; while there is none an empty ground, with words when it has yet to come. ``name`` is
    read aloud."""

    def __init__(self, name: str, width: int = 0, height: int = 0) -> None:
        super().__init__()
        self._wanted = QSize(width, height)
        self._pixmap, self._instead = QPixmap(), ""
        self.setAccessibleName(name)
        fixed = QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed, fixed)

    @property
    def is_empty(self) -> bool:
        """Whether there is no photo."""
        return self._pixmap.isNull()

    def show_photo(self, photo: Photo | None, instead: str = "") -> None:
        """Show another photo, or none; ``instead`` are the words that say why."""
        self._pixmap, self._instead = (QPixmap(), instead) if photo is None else (pixmap_of(photo), "")
        self.setAccessibleDescription(self._instead)
        self.update()

    def sizeHint(self) -> QSize:
        """As asked, growing with the type."""
        return QSize(theme.px(self._wanted.width()), theme.px(self._wanted.height()))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photo in the middle, or its empty place."""
        painter = QPainter(self)
        if self._pixmap.isNull():
            painter.fillRect(self.rect(), theme.colour("surface.raise"))
            painter.setPen(theme.colour("ink.soft"))
            room = self.rect().adjusted(space(2), space(2), -space(2), -space(2))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._instead)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = fitted(self._pixmap.size(), self.rect())
        if self._wanted.width():  # in a list it stands at the left, as the words do
            place.moveLeft(0)
        painter.drawPixmap(place, self._pixmap)


def pixmap_of(photo: Photo) -> QPixmap:
    """The pixels for the screen."""
    image = QImage(photo.pixels, photo.width, photo.height, 3 * photo.width, QImage.Format.Format_RGB888)
    return QPixmap.fromImage(image)


def fitted(size: QSize, area: QRect) -> QRect:
    """The largest rectangle of this shape in the middle of an area; a small picture is not made larger."""
    shown = (
        size
        if size.width() <= area.width() and size.height() <= area.height()
        else size.scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    )
    left = area.x() + (area.width() - shown.width()) // 2
    return QRect(left, area.y() + (area.height() - shown.height()) // 2, shown.width(), shown.height())

"""The painted table on which a photo is cut out and blacked out, with pointer, finger and keyboard alike."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.attachment import Box, between
from app.services.photos import Photo
from app.texts import text
from ui import theme
from ui.dossier.photo.state import (
    CROP,
    NO_GRIP,
    Editing,
    Grip,
    Sheet,
    Tool,
    aloud,
    black_at,
    blacken,
    choose,
    choose_next,
    choose_tool,
    cut,
    grip_at,
    nudge,
    pull,
    start,
    stretch,
    take_off,
)
from ui.widgets.picture import pixmap_of

MARGIN = 8
"""Px around the photo, so that its edges can be taken hold of."""
REACH = 14
"""Px within which an edge is taken hold of."""
HANDLE = 8
VEIL = 0.78
"""How much what falls away is covered."""
STEPS = 100
"""An arrow moves a rectangle by this part of the longest side."""
_ARROWS = {
    Qt.Key.Key_Left.value: (-1, 0),
    Qt.Key.Key_Right.value: (1, 0),
    Qt.Key.Key_Up.value: (0, -1),
    Qt.Key.Key_Down.value: (0, 1),
}


@dataclass(slots=True)
class Drag:
    """A drag under way: where it began, where it is, and what it does."""

    began: tuple[int, int]
    now: tuple[int, int]
    grip: Grip = NO_GRIP
    moves: int = CROP


class PhotoCanvas(QWidget):
    """Shows a photo with its cut and its black rectangles; ``changed`` says that the sheet is another one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tool = Tool.CUT
        self.editing: Editing | None = None
        self._pixmap = QPixmap()
        self._shown = QPixmap()
        self._shown_part: Box | None = None
        self._drag: Drag | None = None
        self.setAccessibleName(text("dossier.foto.doek"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_photo(self, photo: Photo | None) -> None:
        """Lay another photo on the table, whole and with nothing black; None clears it."""
        self._pixmap = QPixmap() if photo is None else pixmap_of(photo)
        self._shown = QPixmap()
        self._drag = None
        self.editing = None if photo is None else start(photo.frame)
        self._tell()

    def set_tool(self, tool: Tool) -> None:
        """What a drag makes from now on."""
        self.tool = tool
        self.act(lambda editing: choose_tool(editing, tool))

    def act(self, change: Callable[[Editing], Editing]) -> None:
        """Do something to the sheet."""
        if self.editing is not None:
            self.editing = change(self.editing)
            self._tell()

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(theme.px(480), theme.px(360))

    def minimumSizeHint(self) -> QSize:
        """Large enough to see what it is."""
        return QSize(160, 160)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an edge or a rectangle, or begin a new one."""
        if self.editing is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        sheet, (x, y) = self.editing.now, self._on_photo(event.position())
        drag = Drag((x, y), (x, y))
        if self.tool is Tool.CUT or sheet.chosen != CROP:
            drag.grip = grip_at(sheet.chosen_box, x, y, self._reach(sheet.chosen_box))
        if self.tool is Tool.BLACK and not drag.grip.is_held:
            drag.moves = black_at(sheet, x, y)
        if drag.moves != CROP:
            self.act(lambda editing: choose(editing, drag.moves))
        self._drag = drag

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer or the finger."""
        drag = self._drag
        if drag is None or self.editing is None:
            return
        before, drag.now = drag.now, self._on_photo(event.position())
        if drag.moves != CROP:
            right, down = drag.now[0] - before[0], drag.now[1] - before[1]
            self.editing = nudge(self.editing, right, down)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The rectangle is where it was let go."""
        drag, self._drag = self._drag, None
        if drag is None:
            return
        if drag.moves != CROP:
            self.act(lambda editing: choose(editing, drag.moves))
        elif drag.grip.is_held:
            self.act(lambda editing: pull(editing, drag.grip, drag.now))
        else:
            make = cut if self.tool is Tool.CUT else blacken
            self.act(lambda editing: make(editing, between(drag.began, drag.now)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Shift with arrows stretches, Delete takes off, Page Up and Page Down choose."""
        arrow = _ARROWS.get(event.key())
        if self.editing is None:
            super().keyPressEvent(event)
        elif arrow is not None:
            step = max(1, max(self.editing.now.frame.width, self.editing.now.frame.height) // STEPS)
            change = stretch if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else nudge
            self.act(lambda editing: change(editing, arrow[0] * step, arrow[1] * step))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.act(take_off)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.act(lambda editing: choose_next(editing, 1 if event.key() == Qt.Key.Key_PageDown else -1))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard went elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photo, what falls away dimmed, and what is black in black."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface.side"))
        if self.editing is not None:
            painter.drawPixmap(self.place(), self._scaled())
            painter.setClipRect(self.place().adjusted(-HANDLE, -HANDLE, HANDLE, HANDLE))
            self._paint_sheet(painter)
            painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_sheet(self, painter: QPainter) -> None:
        assert self.editing is not None
        sheet, drag = self._drawn(self.editing), self._drag
        veil = QColor(theme.colour("surface.side"))
        veil.setAlphaF(VEIL)
        for part in _around(self.place(), self.on_screen(sheet.crop)):
            painter.fillRect(part, veil)
        for number, box in enumerate(sheet.black):
            area = self.on_screen(box)
            painter.fillRect(area, theme.colour("photo.black"))
            self._outline(painter, area, held=number == sheet.chosen)
        if drag is not None and not drag.grip.is_held and drag.moves == CROP:
            area = self.on_screen(between(drag.began, drag.now))
            if self.tool is Tool.BLACK:
                painter.fillRect(area, theme.colour("photo.black"))
            self._outline(painter, area, held=True)
        self._outline(painter, self.on_screen(sheet.crop), held=self.tool is Tool.CUT)

    def _drawn(self, editing: Editing) -> Sheet:
        """The sheet as it would be if the drag ended here."""
        drag = self._drag
        return pull(editing, drag.grip, drag.now).now if drag is not None and drag.grip.is_held else editing.now

    def _outline(self, painter: QPainter, area: QRect, *, held: bool) -> None:
        painter.setPen(QPen(theme.colour("accent" if held else "control"), 2 if held else 1))
        painter.drawRect(area)
        if held:
            for corner in (area.topLeft(), area.topRight(), area.bottomLeft(), area.bottomRight()):
                painter.fillRect(
                    QRect(corner.x() - HANDLE // 2, corner.y() - HANDLE // 2, HANDLE, HANDLE), theme.colour("accent")
                )

    def view(self) -> Box:
        """The part that is shown: all of it while cutting, and what stays as large as it can be while blacking out."""
        assert self.editing is not None
        return self.editing.now.frame if self.tool is Tool.CUT else self.editing.now.crop

    def place(self) -> QRect:
        """Where that part is painted."""
        room, view = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), self.view()
        size = QSize(view.width, view.height).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = room.x() + (room.width() - size.width()) // 2, room.y() + (room.height() - size.height()) // 2
        return QRect(left, top, size.width(), size.height())

    def on_screen(self, box: Box) -> QRect:
        """Where a rectangle of the photo is painted."""
        place, view = self.place(), self.view()
        across, down = place.width() / view.width, place.height() / view.height
        left, top = place.x() + round((box.left - view.left) * across), place.y() + round((box.top - view.top) * down)
        right = place.x() + round((box.right - view.left) * across)
        return QRect(left, top, right - left, place.y() + round((box.bottom - view.top) * down) - top)

    def _on_photo(self, at: QPointF) -> tuple[int, int]:
        """The pixel of the photo at a place on screen; outside it the nearest one."""
        place, view = self.place(), self.view()
        x = view.left + (at.x() - place.x()) * view.width / max(1, place.width())
        y = view.top + (at.y() - place.y()) * view.height / max(1, place.height())
        return round(min(max(x, view.left), view.right)), round(min(max(y, view.top), view.bottom))

    def _reach(self, box: Box) -> int:
        """Pixels of the photo within which an edge is held; the middle of a small rectangle is left to move it by."""
        pixels = round(REACH * self.view().width / max(1, self.place().width()))
        return max(1, min(pixels, box.width // 3, box.height // 3))

    def _scaled(self) -> QPixmap:
        """What is shown at the size of the screen, kept as long as that stays."""
        ratio, view = self.devicePixelRatioF(), self.view()
        wanted = QSize(round(self.place().width() * ratio), round(self.place().height() * ratio))
        if self._shown.size() != wanted or self._shown_part != view:
            part = self._pixmap.copy(view.left, view.top, view.width, view.height)
            way = Qt.TransformationMode.SmoothTransformation
            self._shown = part.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, way)
            self._shown.setDevicePixelRatio(ratio)
            self._shown_part = view
        return self._shown

    def _tell(self) -> None:
        words = "" if self.editing is None else aloud(self.editing.now)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.update()
        self.changed.emit()


def _around(whole: QRect, inner: QRect) -> tuple[QRect, ...]:
    """The four strips of a rectangle around another one inside it."""
    return (
        QRect(whole.x(), whole.y(), whole.width(), inner.y() - whole.y()),
        QRect(whole.x(), inner.y() + inner.height(), whole.width(), whole.bottom() - inner.bottom()),
        QRect(whole.x(), inner.y(), inner.x() - whole.x(), inner.height()),
        QRect(inner.x() + inner.width(), inner.y(), whole.right() - inner.right(), inner.height()),
    )

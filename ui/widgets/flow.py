"""Parts beside each other that go on under each other when the room is full."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.palette import space


class Flow(QWidget):
    """Lays its parts from left to right in as many rows as they need; no part is wider than the room.

    Parts of a row stand in the middle of its height, or at its top when they are ``level`` there.
    """

    def __init__(self, gap: int | None = None, *, level: bool = False) -> None:
        super().__init__()
        self._level = level
        self._gap = space(4) if gap is None else gap
        self._parts: list[QWidget] = []
        self._dressed = theme.dressed()
        self._is_late = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, part: QWidget) -> None:
        """Another part, after those that are there; before anybody asks how large it all is, nothing is laid."""
        part.setParent(self)
        self._parts.append(part)
        self._is_late = not self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
        if not self._is_late:
            self._lay()

    def parts(self) -> tuple[QWidget, ...]:
        """What is in it, in order."""
        return tuple(self._parts)

    def clear(self) -> None:
        """Take everything out; it is deleted when Qt is ready."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts.clear()
        self._lay()

    def sizeHint(self) -> QSize:
        """All parts in one row."""
        self._catch_up()
        sizes = [self._size(part, 100_000) for part in self._shown()]
        return QSize(sum(size.width() + self._gap for size in sizes), self.height())

    def minimumSizeHint(self) -> QSize:
        """The widest part; the height it has."""
        self._catch_up()
        return QSize(max((part.minimumSizeHint().width() for part in self._shown()), default=0), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the parts again in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay()

    def event(self, event: QEvent) -> bool:
        """Lay the parts again when one of them becomes larger, smaller, shown or hidden."""
        kind = event.type()
        if kind in (QEvent.Type.LayoutRequest, QEvent.Type.Polish) or self._has_other_look(kind):
            self._lay()
        return super().event(event)

    def _has_other_look(self, kind: QEvent.Type) -> bool:
        if kind != QEvent.Type.StyleChange or getattr(self, "_dressed", 0) in (0, theme.dressed()):
            return False
        self._dressed = theme.dressed()
        return True

    def _catch_up(self) -> None:
        if self._is_late:
            self._lay()

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if part.isVisibleTo(self)]

    def _size(self, part: QWidget, width: int) -> QSize:
        hint = part.sizeHint().expandedTo(part.minimumSize())
        wide = min(hint.width(), part.maximumWidth(), max(width, part.minimumSizeHint().width()))
        high = part.heightForWidth(wide) if part.hasHeightForWidth() else hint.height()
        return QSize(wide, min(max(high, part.minimumHeight()), part.maximumHeight()))

    def _lay(self) -> None:
        self._is_late = False
        room = max(self.width(), 1)
        left = top = row_height = 0
        row: list[tuple[QWidget, int, QSize]] = []
        for part in self._shown():
            size = self._size(part, room)
            if row and left + size.width() > room:
                self._place(row, top, row_height)
                left, top, row_height, row = 0, top + row_height + self._gap // 2, 0, []
            row.append((part, left, size))
            left += size.width() + self._gap
            row_height = max(row_height, size.height())
        self._place(row, top, row_height)
        self.setFixedHeight(top + row_height)

    def _place(self, row: list[tuple[QWidget, int, QSize]], top: int, height: int) -> None:
        for part, left, size in row:
            above = 0 if self._level else (height - size.height()) // 2
            part.setGeometry(QRect(QPoint(left, top + above), size))

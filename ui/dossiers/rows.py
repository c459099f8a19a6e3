"""The rows of a long list: those that are on screen are painted, those that come near are read."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, theme
from ui.dossiers.state import Row

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole
_ABOVE, _ICON, _GAP = 12, 16, 12
"""Px at 100% type."""


class Rows(QAbstractListModel):
    """Rows that came so far. ``more`` asks for what follows the last one; ``add`` hands it over."""

    def __init__(self, more: Callable[[str], None]) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._more = more
        self._is_whole = True
        self._is_asked = False

    def begin(self, rows: Sequence[Row], *, is_whole: bool) -> None:
        """Show these from the top; the rest follows unless this is all."""
        self.beginResetModel()
        self.rows = list(rows)
        self._is_whole, self._is_asked = is_whole, False
        self.endResetModel()

    def add(self, after: str, rows: Sequence[Row], *, is_whole: bool) -> None:
        """What follows a row; it is dropped when another list is shown by now."""
        if not self.rows or self.rows[-1].key != after:
            return
        self._is_whole, self._is_asked = is_whole, False
        if rows:
            self.beginInsertRows(_ROOT, len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many came so far."""
        return 0 if parent.isValid() else len(self.rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are more, and nobody asked for them yet."""
        return not parent.isValid() and bool(self.rows) and not self._is_whole and not self._is_asked

    def fetchMore(self, parent: Index) -> None:
        """Ask for what follows; it comes when it was read."""
        if self.canFetchMore(parent):
            self._is_asked = True
            self._more(self.rows[-1].key)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The first line for the eye, both for the ear."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.first
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.first}. {row.second}"
        return row if role == _ROW else None


class _TwoLines(QStyledItemDelegate):
    """Paints a row of two lines; words that are too long end in an ellipsis, the ear hears all of them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines, the same for every row: so the list knows its height without asking for each."""
        high = theme.line_height("body") + theme.line_height("caption") + 2 * theme.px(_ABOVE)
        return QSize(theme.px(200), high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A row, with the hairline above it."""
        area: QRect = option.rect
        row: Row = index.data(_ROW)
        painter.save()
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(area, theme.colour("surface.raise"))
            painter.fillRect(area.x(), area.y(), 2, area.height(), theme.colour("accent"))
        painter.fillRect(area.x(), area.y(), area.width(), 1, theme.colour("line"))
        gap, size = theme.px(_GAP), theme.px(_ICON)
        line = theme.line_height("body")
        top = area.y() + theme.px(_ABOVE)
        icons.paint(painter, QRect(area.x() + gap, top + (line - size) // 2, size, size), "folder", "ink")
        words = QRect(area.x() + 2 * gap + size, top, area.width() - 3 * gap - size, line)
        _line(painter, words, row.first, "ink", 600)
        _line(painter, words.translated(0, line), row.second, "ink.soft")
        painter.restore()


def _line(painter: QPainter, place: QRect, words: str, colour: str, weight: int = 0) -> None:
    font = theme.font("body", weight) if weight else theme.font("caption")
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    fitting = QFontMetrics(font).elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), fitting)


class RowList(QListView):
    """A list of rows of any length. ``opened`` carries the Row that was pressed or Entered."""

    opened = Signal(object)

    def __init__(self, name: str, more: Callable[[str], None]) -> None:
        super().__init__()
        self.rows = Rows(more)
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.setItemDelegate(_TwoLines(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._tell)

    def show_rows(self, rows: Sequence[Row], *, is_whole: bool) -> None:
        """Show these from the top."""
        self.rows.begin(rows, is_whole=is_whole)
        self.scrollToTop()

    def focus_first(self) -> None:
        """Put the keyboard on the first row."""
        self.setCurrentIndex(self.rows.index(0))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._tell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def _tell(self, index: Index) -> None:
        self.opened.emit(self.rows.rows[index.row()])

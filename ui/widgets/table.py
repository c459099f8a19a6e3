"""A table of findings: rows of two lines with a hairline above each; an amount opens its explanation."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui import icons, theme
from ui.widgets.lines import tone_colour

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_CELL = Qt.ItemDataRole.UserRole
_GAP = 16


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in px at 100% (0 takes what is left), and whether it is right aligned."""

    head: str
    width: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Two lines, with an icon before the first. ``opens`` tells that pressing it opens something."""

    first: str
    second: str = ""
    tone: str = ""
    weight: int = 400
    icon: str = ""
    icon_token: str = "ink"
    opens: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row under its key."""

    key: str
    cells: tuple[Cell, ...]


class _Rows(QAbstractTableModel):
    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: tuple[TableRow, ...] = ()

    def replace(self, rows: Sequence[TableRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The first line for the eye, both for the ear."""
        cell = self.rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.first
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{cell.first}. {cell.second}" if cell.second else cell.first
        return cell if role == _CELL else None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The heads."""
        if side is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side_flag = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return int(side_flag | Qt.AlignmentFlag.AlignVCenter)
        return None


class _TwoLines(QStyledItemDelegate):
    def __init__(self, view: QTableView, columns: Sequence[Column]) -> None:
        super().__init__(view)
        self._view = view
        self._columns = tuple(columns)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """69 px at 100% type."""
        return QSize(0, theme.px(69))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell, with the hairline above it."""
        cell: Cell = index.data(_CELL)
        area: QRect = option.rect
        state = option.state
        painter.save()
        if self._is_row_in_focus(index):
            painter.fillRect(area, theme.colour("surface.raise"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(area.x(), area.bottom() - 1, area.width() - _GAP // 2, 2, theme.colour("accent"))
        painter.fillRect(area.x(), area.y(), area.width(), 1, theme.colour("line"))
        self._paint_words(painter, area, cell, self._columns[index.column()].right)
        painter.restore()

    def _is_row_in_focus(self, index: Index) -> bool:
        return self._view.hasFocus() and self._view.currentIndex().row() == index.row()

    def _paint_words(self, painter: QPainter, area: QRect, cell: Cell, right: bool) -> None:
        line, second_line = theme.line_height("body"), theme.line_height("caption")
        words = _inner(area, right).adjusted(0, theme.px(15), 0, 0)
        if cell.icon:
            size = theme.px(16)
            place = QRect(words.x(), words.y() + (line - size) // 2, size, size)
            icons.paint(painter, place, cell.icon, cell.icon_token)
            words.setLeft(words.x() + size + theme.px(6))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("body", cell.weight))
        painter.setPen(theme.colour(tone_colour(cell.tone or ("accent" if cell.opens else ""))))
        painter.drawText(
            QRect(words.x(), words.y(), words.width(), line), flags, _fit(painter, cell.first, words.width())
        )
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink.soft"))
        below = QRect(words.x(), words.y() + line, words.width(), second_line)
        painter.drawText(below, flags, _fit(painter, cell.second, words.width()))


def _inner(area: QRect, right: bool) -> QRect:
    """Where the words of a cell or a head stand: amounts keep their distance from the words beside them."""
    return area.adjusted(6 if area.x() > 0 and not right else 0, 0, -_GAP, 0)


class _Heads(QHeaderView):
    """Paints the heads on the same edges as the cells under them."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._columns = tuple(columns)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """One head."""
        column = self._columns[index]
        painter.save()
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink.soft"))
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        words = _inner(rect, column.right)
        painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter, _fit(painter, column.head, words.width()))
        painter.restore()


def _fit(painter: QPainter, words: str, width: int) -> str:
    return QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, width)


class FindingsTable(QTableView):
    """Rows of findings; ``opened`` tells the key and the column of a cell that was pressed or Entered."""

    opened = Signal(str, int)

    def __init__(self, name: str, columns: Sequence[Column]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._model = _Rows(columns)
        self._delegate = _TwoLines(self, columns)
        self.setAccessibleName(name)
        self.setHorizontalHeader(_Heads(columns))
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.clicked.connect(self._tell)
        self.selectionModel().currentRowChanged.connect(self.viewport().update)
        self._fit()

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these rows; the table is as high as its rows, the page around it scrolls."""
        self._model.replace(rows)
        self._fit()

    def row_of(self, key: str) -> int:
        """The row of a key, or -1."""
        return next((number for number, row in enumerate(self._model.rows) if row.key == key), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cell. An arrow past the first or last row is left to what the table stands in."""
        row, last = self.currentIndex().row(), self._model.rowCount() - 1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._tell(self.currentIndex())
        elif (event.key(), row) in ((Qt.Key.Key_Up, 0), (Qt.Key.Key_Down, last)):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if hasattr(self, "_model"):
            self._fit()

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(400, self.horizontalHeader().height() + theme.px(69) * self._model.rowCount() + 2)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        for number, column in enumerate(self._columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(number, theme.px(column.width))
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        header.setFixedHeight(theme.px(36))
        self.verticalHeader().setDefaultSectionSize(theme.px(69))
        self.setFixedHeight(self.sizeHint().height())

    def _tell(self, index: Index) -> None:
        row = self._model.rows[index.row()]
        if row.cells[index.column()].opens or not any(cell.opens for cell in row.cells):
            self.opened.emit(row.key, index.column())
        else:
            self.opened.emit(row.key, next(n for n, cell in enumerate(row.cells) if cell.opens))

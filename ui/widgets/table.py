"""A table of findings: rows of two lines with a hairline above each; an amount opens its explanation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.texts import text
from ui import icons, theme
from ui.widgets.lines import Block, Run, lay, look, tone_colour

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_CELL = Qt.ItemDataRole.UserRole
_GAP, _ICON = 16, 16
_ABOVE, _BELOW = 15, 16
"""Px at 100% type above and below the words of a row."""
ROW = 69
"""Px at 100% type: a row of two lines."""


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
            return f"{cell.first}. {cell.second}" if cell.second else cell.first or text("tabel.niets")
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


class _Words:
    """Words laid in the width of a cell or a head, remembered until they are laid anew."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Run, int, bool], Block] = {}

    def block(self, run: Run, width: int, right: bool) -> Block:
        """A run of one kind; a word that is wider than its column is broken, for nothing may be lost."""
        key = (run, width, right)
        if key not in self._kept:
            align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            self._kept[key] = lay([run], replace(look(run.kind), align=align, breaks_words=True), width)
        return self._kept[key]

    def forget(self) -> None:
        """Lay everything again."""
        self._kept.clear()


class _TwoLines(QStyledItemDelegate):
    """Paints a cell: a first line, and a softer second one below it; each takes more lines when it needs them.

    A row that is lower than two lines, ``row`` px at 100% type, has the first line only.
    """

    def __init__(self, view: QTableView, columns: Sequence[Column], row: int) -> None:
        super().__init__(view)
        self._view = view
        self._row = row
        self._columns = tuple(columns)
        self.words = _Words()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row, or what the words need in the width of their column."""
        column = index.column()
        left, width = self._view.columnViewportPosition(column), self._view.columnWidth(column)
        inner = _beside_icon(_inner(QRect(left, 0, width, 0), self._columns[column].right), index.data(_CELL))
        first, second = self._blocks(index, inner.width())
        if self._row < ROW:
            return QSize(width, theme.px(self._row) - theme.line_height("body") + first.height)
        high = first.height + (second.height if second else theme.line_height("caption"))
        return QSize(width, theme.px(_ABOVE) + high + theme.px(_BELOW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell, with the hairline above it."""
        area: QRect = option.rect
        state = option.state
        painter.save()
        if self._is_row_in_focus(index):
            painter.fillRect(area, theme.colour("surface.raise"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(area.x(), area.bottom() - 1, area.width() - _GAP // 2, 2, theme.colour("accent"))
        painter.fillRect(area.x(), area.y(), area.width(), 1, theme.colour("line"))
        self._paint_words(painter, area, index)
        painter.restore()

    def _is_row_in_focus(self, index: Index) -> bool:
        return self._view.hasFocus() and self._view.currentIndex().row() == index.row()

    def _paint_words(self, painter: QPainter, area: QRect, index: Index) -> None:
        cell: Cell = index.data(_CELL)
        line = theme.line_height("body")
        above = theme.px(_ABOVE) if self._row >= ROW else (theme.px(self._row) - line) // 2
        whole = _inner(area, self._columns[index.column()].right).adjusted(0, above, 0, 0)
        words = _beside_icon(whole, cell)
        if cell.icon:
            size = theme.px(_ICON)
            place = QRect(whole.x(), whole.y() + (line - size) // 2, size, size)
            icons.paint(painter, place, cell.icon, cell.icon_token)
        first, second = self._blocks(index, words.width())
        painter.setPen(theme.colour(tone_colour(cell.tone or ("accent" if cell.opens else ""))))
        first.layout.draw(painter, words.topLeft())
        if second:
            painter.setPen(theme.colour("ink.soft"))
            second.layout.draw(painter, words.topLeft() + QPoint(0, first.height))

    def _blocks(self, index: Index, width: int) -> tuple[Block, Block | None]:
        cell: Cell = index.data(_CELL)
        right = self._columns[index.column()].right
        first = self.words.block(Run(cell.first, "body", weight=cell.weight), width, right)
        below = cell.second if self._row >= ROW else ""
        return first, self.words.block(Run(below, "caption"), width, right) if below else None


def _inner(area: QRect, right: bool) -> QRect:
    """Where the words of a cell or a head stand: amounts keep their distance from the words beside them."""
    return area.adjusted(6 if area.x() > 0 and not right else 0, 0, -_GAP, 0)


def _beside_icon(area: QRect, cell: Cell) -> QRect:
    """What an icon leaves for the words of its cell."""
    return area.adjusted(theme.px(_ICON) + theme.px(6), 0, 0, 0) if cell.icon else area


class _Heads(QHeaderView):
    """Paints the heads on the same edges as the cells under them."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._columns = tuple(columns)
        self.words = _Words()

    def height_needed(self) -> int:
        """36 px at 100% type, or what the head with the most lines needs."""
        shown = [number for number in range(len(self._columns)) if not self.isSectionHidden(number)]
        most = max(self._block(number, self._place(number)).height for number in shown)
        return most + theme.px(18)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """One head."""
        painter.save()
        painter.setPen(theme.colour("ink.soft"))
        block = self._block(index, rect)
        words = _inner(rect, self._columns[index].right)
        block.layout.draw(painter, words.topLeft() + QPoint(0, (rect.height() - block.height) // 2))
        painter.restore()

    def _place(self, number: int) -> QRect:
        return QRect(self.sectionViewportPosition(number), 0, self.sectionSize(number), 0)

    def _block(self, number: int, place: QRect) -> Block:
        column = self._columns[number]
        return self.words.block(Run(column.head, "caption"), _inner(place, column.right).width(), column.right)


class FindingsTable(QTableView):
    """Rows of findings; ``opened`` tells the key and the column of a cell that was pressed or Entered.

    ``row`` is the height of a row in px at 100% type; below that of two lines only the first line is shown.
    """

    opened = Signal(str, int)

    def __init__(self, name: str, columns: Sequence[Column], row: int = ROW) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._model = _Rows(columns)
        self._delegate = _TwoLines(self, columns, row)
        self._heads = _Heads(columns)
        self._fitted_in: tuple[int, ...] = ()
        self.setAccessibleName(name)
        self.setHorizontalHeader(self._heads)
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
        self._heads.setHighlightSections(False)
        self._heads.setSectionsClickable(False)
        self._heads.geometriesChanged.connect(self._on_widths)
        self._heads.sectionResized.connect(self._on_widths, Qt.ConnectionType.QueuedConnection)  # a column that is back
        self.clicked.connect(self._tell)
        self.selectionModel().currentRowChanged.connect(self.viewport().update)
        self._dressed = theme.dressed()
        self._fit_columns()

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these rows; the table is as high as its rows, the page around it scrolls. The same again is nothing."""
        if tuple(rows) != self._model.rows:
            self._model.replace(rows)
            self._fit_rows()

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
        if event.type() == QEvent.Type.StyleChange and getattr(self, "_dressed", 0) not in (0, theme.dressed()):
            self._dressed = theme.dressed()
            self._fit_columns()
            self._fit_rows()

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(400, self._heads.height() + self.verticalHeader().length() + 2)

    def _fit_columns(self) -> None:
        for number, column in enumerate(self._columns):
            if column.width:
                self._heads.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(number, theme.px(column.width))
            else:
                self._heads.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _widths(self) -> tuple[int, ...]:
        return tuple(self.columnWidth(number) for number in range(len(self._columns)))

    def _on_widths(self) -> None:
        if self._widths() != self._fitted_in:  # while sections are resized they still tell their old size
            self._fit_rows()

    def _fit_rows(self) -> None:
        """Every row as high as the cell with the most lines, at least the height that was asked for."""
        for words in (self._delegate.words, self._heads.words):
            words.forget()
        self._fitted_in = self._widths()
        shown = [number for number, width in enumerate(self._fitted_in) if width]
        option = QStyleOptionViewItem()
        for row in range(self._model.rowCount()):
            cells = [self._model.index(row, column) for column in shown]
            self.setRowHeight(row, max(self._delegate.sizeHint(option, cell).height() for cell in cells))
        self._heads.setFixedHeight(self._heads.height_needed())
        self.setFixedHeight(self.sizeHint().height())

    def _tell(self, index: Index) -> None:
        row = self._model.rows[index.row()]
        if row.cells[index.column()].opens or not any(cell.opens for cell in row.cells):
            self.opened.emit(row.key, index.column())
        else:
            self.opened.emit(row.key, next(n for n, cell in enumerate(row.cells) if cell.opens))

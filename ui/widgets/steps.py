"""The steps of a visit or the places of the program: a column of rows, or one line when there is little room."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.texts import text
from ui import icons, theme
from ui.palette import tokens


class StepState(StrEnum):
    """How far a step is; NOW is not given, it follows from the present step."""

    OPEN = "open"
    NOW = "now"
    DONE = "done"
    PARTLY = "partly"
    SKIPPED = "skipped"
    PLACE = "place"


_ICONS = {
    StepState.OPEN: ("ring", "control"),
    StepState.NOW: ("ring-dot", "accent"),
    StepState.DONE: ("check", "accent"),
    StepState.PARTLY: ("half", "control"),
    StepState.SKIPPED: ("dash", "ink.soft"),
}


@dataclass(frozen=True, slots=True)
class StepItem:
    """One row. ``icon`` is for places of the program, which have no state; ``count`` is shown when it is not zero."""

    key: str
    words: str
    state: StepState = StepState.OPEN
    icon: str = ""
    count: int = 0


Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ITEM = Qt.ItemDataRole.UserRole
_NOW = Qt.ItemDataRole.UserRole + 1


class _Steps(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[StepItem, ...] = ()
        self.current = ""

    def replace(self, items: Sequence[StepItem], current: str) -> None:
        """Show other items; rows that stay only repaint."""
        same = [item.key for item in items] == [item.key for item in self.items]
        if not same:
            self.beginResetModel()
        self.items, self.current = tuple(items), current
        if same and items:
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
        elif not same:
            self.endResetModel()

    def row_of(self, key: str) -> int:
        """The row of a key, or -1."""
        return next((row for row, item in enumerate(self.items) if item.key == key), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for the eye, words and state for the ear."""
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.words
        if role == _ITEM:
            return item
        if role == _NOW:
            return item.key == self.current
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _aloud(item, item.key == self.current)
        return None


def _aloud(item: StepItem, now: bool) -> str:
    state = StepState.NOW if now else item.state
    parts = [item.words]
    if state is not StepState.PLACE:
        parts.append(text(f"ui.step.{state}"))
    if item.count:
        parts.append(str(item.count))
    return ", ".join(parts)


class _Row(QStyledItemDelegate):
    """Paints a row of the column: rounded ground, icon, words, count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """44 px high at 100% type."""
        return QSize(0, theme.px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        item: StepItem = index.data(_ITEM)
        now = bool(index.data(_NOW))
        area = option.rect
        state = option.state
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if now or focus or state & QStyle.StateFlag.State_MouseOver:
            path = QPainterPath()
            path.addRoundedRect(area, tokens().radius["normal"], tokens().radius["normal"])
            painter.fillPath(path, theme.colour("surface.raise"))
        if focus:
            painter.fillRect(area.x(), area.y() + 6, 2, area.height() - 12, theme.colour("accent"))
        size = theme.px(icons.SIZE)
        icon, token = _icon(item, now)
        place = area.adjusted(12, (area.height() - size) // 2, 0, 0)
        place.setSize(QSize(size, size))
        icons.paint(painter, place, icon, token)
        painter.setFont(theme.font("body", 600 if now else 400))
        painter.setPen(theme.colour("ink.soft" if item.state is StepState.SKIPPED and not now else "ink"))
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area.adjusted(24 + size, 0, -12, 0), flags, item.words)
        if item.count:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("ink.soft"))
            painter.drawText(area.adjusted(0, 0, -12, 0), flags | Qt.AlignmentFlag.AlignRight, str(item.count))
        painter.restore()


def _icon(item: StepItem, now: bool) -> tuple[str, str]:
    if item.icon:
        return item.icon, "accent" if now else "ink.soft"
    return _ICONS[StepState.NOW if now else item.state]


class _Part(QStyledItemDelegate):
    """Paints one step of the line: check when done, words, 3 px under the present one."""

    _gap = 22

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as its words at 600."""
        item: StepItem = index.data(_ITEM)
        words = QFontMetrics(theme.font("body", 600)).horizontalAdvance(item.words)
        mark = theme.px(icons.SIZE) if item.state is StepState.DONE and not index.data(_NOW) else 0
        return QSize(words + mark + theme.px(self._gap), theme.px(56))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One step."""
        item: StepItem = index.data(_ITEM)
        now = bool(index.data(_NOW))
        area = option.rect.adjusted(0, 0, -theme.px(self._gap), 0)
        painter.save()
        left = 0
        if item.state is StepState.DONE and not now:
            size = theme.px(16)
            place = area.adjusted(-2, (area.height() - size) // 2, 0, 0)
            place.setSize(QSize(size, size))
            icons.paint(painter, place, "check", "accent")
            left = theme.px(icons.SIZE)
        painter.setFont(theme.font("body", 600 if now else 400))
        soft = item.state in (StepState.OPEN, StepState.SKIPPED) and not now
        painter.setPen(theme.colour("ink.soft" if soft else "ink"))
        painter.drawText(area.adjusted(left, 0, theme.px(self._gap), 0), Qt.AlignmentFlag.AlignVCenter, item.words)
        if now or option.state & QStyle.StateFlag.State_HasFocus:
            token = "accent" if now else "control"
            painter.fillRect(area.x(), area.bottom() - 2, area.width(), 3, theme.colour(token))
        painter.restore()


class _StepView(QListView):
    """What column and line share: one item is present, Enter or a press chooses another."""

    chosen = Signal(str)

    def __init__(self, name: str, delegate: QStyledItemDelegate) -> None:
        super().__init__()
        self._model = _Steps()
        self._delegate = delegate
        self.setProperty("kind", "steps")
        self.setAccessibleName(name or text("ui.step.all"))
        self.setModel(self._model)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._tell)

    def set_items(self, items: Sequence[StepItem], current: str) -> None:
        """Show these items with ``current`` as the present one."""
        self._model.replace(items, current)
        row = self._model.row_of(current)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))
            self.scrollTo(self._model.index(row))

    def current(self) -> str:
        """The key of the present item."""
        return self._model.current

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space choose; the arrows only move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._tell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _tell(self, index: Index) -> None:
        self.chosen.emit(self._model.items[index.row()].key)


class StepList(_StepView):
    """The column of 232 px; each row 44 px."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name, _Row())

    def minimumSizeHint(self) -> QSize:
        """Three rows; more scroll."""
        return QSize(100, theme.px(44) * min(3, max(1, self._model.rowCount())))

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(208, theme.px(44) * self._model.rowCount())


class StepStrip(_StepView):
    """The same steps in one line of 56 px, which scrolls to the present step."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name, _Part())
        self.setFlow(QListView.Flow.LeftToRight)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(300, theme.px(56))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(100, theme.px(56))


def ground(widget: QWidget, name: str) -> None:
    """Give a plain widget the ground ``side`` or ``surface`` of the style sheet."""
    widget.setProperty("ground", name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

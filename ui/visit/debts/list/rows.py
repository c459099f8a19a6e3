"""The list under its headings: a row per debt that opens it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import text
from ui import theme
from ui.filling import empty
from ui.palette import space
from ui.visit.debts.list.state import DebtGroup, DebtRow
from ui.widgets.buttons import TextButton
from ui.widgets.cell import ColumnCell
from ui.widgets.hairline import Hairline
from ui.widgets.lines import Run
from ui.widgets.notice import Symbol
from ui.widgets.text import Text

SINCE, MONTH, AMOUNT, OPEN = 116, 76, 84, 44
"""Px at 100% type of the columns at the right, the last of which opens the debt."""


class OpenButton(TextButton):
    """An arrow of 44 px that opens what stands before it."""

    def __init__(self, name: str) -> None:
        super().__init__("", "chevron-right", name=name)
        self.setFixedWidth(theme.px(OPEN))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedWidth(theme.px(OPEN))


class DebtRows(QWidget):
    """``opened`` carries the id of the debt that was pressed."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(5))
        self._shown: tuple[DebtGroup, ...] | None = None

    def show_groups(self, groups: Sequence[DebtGroup]) -> None:
        """Show these groups; the same ones again cost nothing."""
        if tuple(groups) == self._shown:
            return
        self._shown = tuple(groups)
        empty(self._column)
        if groups:
            self._column.addWidget(_heads())
        for group in groups:
            self._column.addWidget(self._group(group))

    def _group(self, group: DebtGroup) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(space(3))
        head.addWidget(Symbol(group.icon, "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
        title = Text("", "section")
        title.set_runs((Run(group.title), Run(f"   {group.turn}", kind="body", tone="soft", weight=400)))
        head.addWidget(title, 1)
        column.addLayout(head)
        column.addSpacing(space(2))
        for row in group.rows:
            column.addWidget(Hairline())
            column.addWidget(self._row(row))
        return made

    def _row(self, row: DebtRow) -> QWidget:
        made = QWidget()
        columns = QHBoxLayout(made)
        columns.setContentsMargins(space(7) - space(2), 0, 0, 0)
        columns.setSpacing(space(3))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, space(2), 0, space(2))
        words.addWidget(Text(row.who))
        words.addWidget(Text(row.below, "caption", tone="notice" if row.marked else "soft"))
        columns.addLayout(words, 1)
        for said, width, weight, tone in (
            (row.since, SINCE, 400, "soft"),
            (row.per_month, MONTH, 400, "soft"),
            (row.amount, AMOUNT, 600, ""),
        ):
            cell = ColumnCell(said, width, tone=tone, weight=weight)
            _align(cell, width)
            columns.addWidget(cell, 0, Qt.AlignmentFlag.AlignVCenter)
        opened = OpenButton(row.spoken)
        opened.clicked.connect(partial(self.opened.emit, row.id))
        columns.addWidget(opened, 0, Qt.AlignmentFlag.AlignVCenter)
        return made


def _heads() -> QWidget:
    made = QWidget()
    columns = QHBoxLayout(made)
    columns.setContentsMargins(0, 0, 0, 0)
    columns.setSpacing(space(3))
    columns.addStretch(1)
    for name, width in (("sinds", SINCE), ("per_maand", MONTH), ("bedrag", AMOUNT)):
        words = text(f"schulden_scherm.kolom.{name}")
        cell = ColumnCell(words, width, "caption", tone="soft")
        _align(cell, width)
        columns.addWidget(cell)
    columns.addWidget(ColumnCell("", OPEN))
    return made


def _align(cell: ColumnCell, width: int) -> None:
    """Amounts stand right, a month stands left."""
    if width != SINCE:
        cell.setAlignment(Qt.AlignmentFlag.AlignRight)

"""The list under its headings: a row per debt that opens it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.texts import text
from ui import theme
from ui.filling import empty
from ui.palette import space
from ui.visit.debts.list.state import DebtGroup, DebtRow
from ui.widgets.buttons import TextButton
from ui.widgets.hairline import Hairline
from ui.widgets.lines import Run
from ui.widgets.notice import Symbol
from ui.widgets.text import Text

SINCE, MONTH, AMOUNT = 132, 92, 92
"""Px at 100% type of the three columns at the right."""


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
        column.setSpacing(space(2))
        head = QHBoxLayout()
        head.setSpacing(space(3))
        head.addWidget(Symbol(group.icon, "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
        title = Text("", "section")
        title.set_runs((Run(group.title), Run(f"   {group.turn}", kind="body", tone="soft", weight=400)))
        head.addWidget(title, 1)
        column.addLayout(head)
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
        opened = TextButton(row.who, name=row.spoken)
        opened.clicked.connect(partial(self.opened.emit, row.id))
        words.addWidget(opened, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(Text(row.below, "caption", tone="notice" if row.marked else "soft"))
        columns.addLayout(words, 1)
        for words_, width, weight, tone in (
            (row.since, SINCE, 400, "soft"),
            (row.per_month, MONTH, 400, "soft"),
            (row.amount, AMOUNT, 600, ""),
        ):
            columns.addWidget(_cell(words_, width, weight, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        return made


def _heads() -> QWidget:
    made = QWidget()
    columns = QHBoxLayout(made)
    columns.setContentsMargins(0, 0, 0, 0)
    columns.setSpacing(space(3))
    columns.setDirection(QBoxLayout.Direction.LeftToRight)
    columns.addStretch(1)
    for name, width in (("sinds", SINCE), ("per_maand", MONTH), ("bedrag", AMOUNT)):
        columns.addWidget(_cell(text(f"schulden_scherm.kolom.{name}"), width, 400, "soft", "caption"))
    return made


def _cell(words: str, width: int, weight: int, tone: str, kind: str = "body") -> Text:
    cell = Text(words, kind, tone=tone, weight=weight)
    if width != SINCE:
        cell.setAlignment(Qt.AlignmentFlag.AlignRight)
    cell.setFixedWidth(theme.px(width))
    return cell

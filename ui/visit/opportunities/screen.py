"""The page of Kansen: one amount, how it is divided, and the table of what was found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.finding import FindingState
from app.texts import text
from ui import theme
from ui.filling import empty
from ui.palette import space
from ui.visit.finding.state import state_words
from ui.visit.opportunities.square import Square
from ui.visit.opportunities.state import (
    Certainty,
    Opportunity,
    Order,
    Overview,
    Share,
    Sort,
)
from ui.widgets.bars import Part, StackedBar
from ui.widgets.lines import Run
from ui.widgets.notice import IconLine
from ui.widgets.segments import Segments
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text

AMOUNT, STATE = 2, 5
_TOKENS = {"aangevraagd": "accent", "gepland": "chart.2", "te_kiezen": "chart.1"}
_SURE = {Certainty.SURE: "disc", Certainty.ABOUT: "half", Certainty.UNKNOWN: "ring"}
_STATES = {
    FindingState.TO_CHOOSE: ("ring", "control"),
    FindingState.PLANNED: ("clock", "ink"),
    FindingState.APPLIED: ("check", "accent"),
    FindingState.GRANTED: ("check", "accent"),
    FindingState.REFUSED: ("dash", "ink.soft"),
    FindingState.NOT_WANTED: ("dash", "ink.soft"),
}
WHO, SURE, MONTH = 4, 3, 1
ROOM_FOR = {WHO: 900, SURE: 670, MONTH: 550}
"""Px at 100% type from which a column is there; each leaves the first one room for the longest name on one line.

Who does what stands in Afspraken too, and a ± tells what is not sure.
"""


class OpportunitiesPage(QWidget):
    """Shows what was found. ``opened`` asks for the explanation of a regeling; ``detailed`` for its state."""

    opened = Signal(str)
    detailed = Signal(str)
    ordered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._head = Text("", tone="soft")
        self._amount = Text("", "question", wraps=False)
        self._bar = StackedBar(text("kansen.tabel"))
        self._legend = QHBoxLayout()
        self._count = Text("", "title")
        choices = ((Order.EUROS.value, text("kansen.euros")), (Order.EFFORT.value, text("kansen.moeite")))
        self.order = Segments(text("kansen.volgorde"), choices)
        self.table = FindingsTable(text("kansen.tabel"), _columns())
        self._empty = IconLine("info")
        self._good = IconLine("heart", token="accent")
        self._lapsed = IconLine("clock")
        self._total = IconLine("check")
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        top = QHBoxLayout()
        top.setSpacing(space(8))
        top.addWidget(self._amount, 0, Qt.AlignmentFlag.AlignTop)
        bar = QVBoxLayout()
        bar.setSpacing(space(2))
        bar.addSpacing(space(3))
        bar.addWidget(self._bar)
        bar.addLayout(self._legend)
        top.addLayout(bar, 1)
        column.addLayout(top)
        column.addSpacing(space(5))
        middle = QHBoxLayout()
        middle.addWidget(self._count, 1, Qt.AlignmentFlag.AlignVCenter)
        middle.addWidget(self.order)
        column.addLayout(middle)
        column.addSpacing(space(3))
        column.addWidget(self.table)
        column.addSpacing(space(4))
        for line in (self._empty, self._good, self._lapsed, self._total):
            column.addWidget(line)
            column.addSpacing(space(2))
        self.order.set_value(Order.EUROS.value)
        self.order.chosen.connect(self.ordered)
        self.table.opened.connect(self._on_opened)
        self._rows: tuple[Opportunity, ...] = ()

    def show_overview(self, overview: Overview) -> None:
        """Show what was found."""
        self._rows = overview.rows
        self._head.set_words(overview.head)
        tail = (Run(f"  {overview.tail}", kind="lead", tone="soft", weight=400),) if overview.tail else ()
        self._amount.set_runs((Run(overview.amount), *tail))
        self._show_shares(overview.shares)
        self._count.set_words(overview.count)
        self.table.show_rows([_table_row(row) for row in overview.rows])
        self.table.setVisible(bool(overview.rows))
        self._empty.say("" if overview.rows or overview.good else text("kansen.leeg"))
        self._good.say(overview.good, text("kansen.gaat_goed_kop") if overview.good else "")
        self._lapsed.say(overview.lapsed)
        self._total.say(overview.total)

    def _show_shares(self, shares: tuple[Share, ...]) -> None:
        parts = [Part(share.words, share.amount, share.size, _TOKENS[share.part]) for share in shares]
        self._bar.show_parts(parts)
        self._bar.setVisible(bool(parts))
        empty(self._legend)
        for part in parts:
            self._legend.addWidget(Legend(part))
        self._legend.addStretch(1)

    def take_focus(self) -> None:
        """On the table, when there is something in it."""
        if self._rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.setCurrentIndex(self.table.model().index(0, AMOUNT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns when there is little room."""
        super().resizeEvent(event)
        room = self.width() / theme.scale()
        for column, needed in ROOM_FOR.items():
            self.table.setColumnHidden(column, room < needed)

    def _on_opened(self, regeling: str, column: int) -> None:
        (self.detailed if column == STATE else self.opened).emit(regeling)


def _columns() -> tuple[Column, ...]:
    return (
        Column(text("kansen.kolom.kans")),
        Column(text("kansen.kolom.maand"), 108, right=True),
        Column(text("kansen.kolom.jaar"), 136, right=True),
        Column(text("kansen.kolom.zeker"), 120),
        Column(text("kansen.kolom.wie"), 232),
        Column(text("kansen.kolom.staat"), 136),
    )


def _table_row(row: Opportunity) -> TableRow:
    icon, token = _STATES[row.state]
    sure = row.certainty is Certainty.SURE
    is_open = row.sort is Sort.OPEN
    return TableRow(
        row.regeling,
        (
            Cell(row.name, row.why, weight=600),
            Cell(row.month),
            Cell(row.year, tone="soft" if is_open else "accent", weight=600 if sure else 400, opens=bool(row.year)),
            _sure(row),
            Cell(row.who, row.when),
            Cell(
                state_words(row.regeling, row.state),
                tone="accent" if token == "accent" else "ink",
                icon=icon,
                icon_token=token,
                opens=True,
            ),
        ),
    )


def _sure(row: Opportunity) -> Cell:
    if row.certainty is None:
        return Cell("")
    return Cell(text(f"kansen.zekerheid.{row.certainty}"), icon=_SURE[row.certainty], icon_token="ink.soft")


class Legend(QWidget):
    """A square of colour, words and an amount."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, space(4), 0)
        row.setSpacing(space(2))
        row.addWidget(Square(part.token), 0, Qt.AlignmentFlag.AlignVCenter)
        label = Text("", "caption", wraps=False)
        label.set_runs((Run(f"{part.words}\u00a0\u00a0"), Run(part.amount, weight=600)))
        row.addWidget(label)

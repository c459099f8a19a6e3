"""The page of Kansen: one amount, how it is divided, and the table of what was found."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.finding import FindingState
from app.texts import text
from ui import theme
from ui.filling import empty
from ui.palette import space
from ui.visit.finding.state import state_words
from ui.visit.opportunities.approach import Sort
from ui.visit.opportunities.state import (
    Certainty,
    Opportunity,
    Order,
    Overview,
    Share,
    groups,
)
from ui.widgets.bars import Part, StackedBar
from ui.widgets.lines import Run
from ui.widgets.notice import IconLine
from ui.widgets.segments import Segments
from ui.widgets.square import Square
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
WHO, SURE, YEAR, MONTH = 4, 3, 2, 1
ROOM_FOR = {WHO: 900, SURE: 670, MONTH: 550}
"""Px at 100% type from which a column is there; each leaves the first one room for the longest name on one line.

Who does what stands in Afspraken too, and a ± tells what is not sure.
"""


NARROW, YEAR_WIDTH, NARROW_YEAR = 420, 136, 84
"""Below the first the amount of a year gets as little as it needs, so that no name is broken."""
BESIDE, LEGEND = 900, 680
"""Px at 100% type from which the bar stands beside the amount, and its parts beside each other."""


class OpportunitiesPage(QWidget):
    """Shows what was found. ``opened`` asks for the explanation of a regeling; ``detailed`` for its state."""

    opened = Signal(str)
    detailed = Signal(str)
    ordered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._head = Text("", tone="soft")
        self._amount = Text("", "question")
        self._bar = StackedBar(text("kansen.tabel"))
        self._legend = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._count = Text("", "title")
        choices = ((Order.EUROS.value, text("kansen.euros")), (Order.EFFORT.value, text("kansen.moeite")))
        self.order = Segments(text("kansen.volgorde"), choices)
        self.table = FindingsTable(text("kansen.tabel"), _columns(text("kansen.kolom.kans")))
        self.first = FindingsTable(text("kansen.tabel_eerst"), _columns(text("kansen.eerst")))
        self.later = FindingsTable(text("kansen.tabel_daarna"), _columns(text("kansen.daarna"), is_first=False))
        self.tables = (self.table, self.first, self.later)
        self._empty = IconLine("info")
        self._good = IconLine("heart", token="accent")
        self._unasked = IconLine("info")
        self._lapsed = IconLine("clock")
        self._total = IconLine("check")
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        self._top.addWidget(self._amount, 0, Qt.AlignmentFlag.AlignTop)
        bar = QVBoxLayout()
        bar.setSpacing(space(2))
        bar.addSpacing(space(3))
        bar.addWidget(self._bar)
        bar.addLayout(self._legend)
        self._top.addLayout(bar, 1)
        column.addLayout(self._top)
        column.addSpacing(space(5))
        middle = QHBoxLayout()
        middle.addWidget(self._count, 1, Qt.AlignmentFlag.AlignVCenter)
        middle.addWidget(self.order)
        column.addLayout(middle)
        column.addSpacing(space(3))
        for table in self.tables:
            column.addWidget(table)
        column.addSpacing(space(4))
        for line in (self._empty, self._good, self._unasked, self._lapsed, self._total):
            column.addWidget(line)
            column.addSpacing(space(2))
        self.order.set_value(Order.EUROS.value)
        self.order.chosen.connect(self.ordered)
        for table in self.tables:
            table.opened.connect(self._on_opened)
        self._rows: tuple[Opportunity, ...] = ()

    def show_overview(self, overview: Overview) -> None:
        """Show what was found."""
        self._rows = overview.rows
        self._head.set_words(overview.head)
        tail = (Run(f"  {overview.tail}", kind="lead", tone="soft", weight=400),) if overview.tail else ()
        self._amount.set_runs((Run(overview.amount), *tail))
        self._show_shares(overview.shares)
        self._count.set_words(overview.count)
        self._show_rows(overview.rows)
        self._empty.say("" if overview.rows or overview.good else text("kansen.leeg"))
        self._unasked.say(overview.unasked if overview.rows or overview.good else "")
        self._good.say(overview.good, text("kansen.gaat_goed_kop") if overview.good else "")
        self._lapsed.say(overview.lapsed)
        self._total.say(overview.total)

    def _show_rows(self, rows: Sequence[Opportunity]) -> None:
        """What comes first apart from the rest; few rows stand together."""
        first, later = groups(rows)
        shown = ((), first, later) if later else (first, (), ())
        for table, of_it in zip(self.tables, shown, strict=True):
            table.show_rows([_table_row(row) for row in of_it])
            table.setVisible(bool(of_it))

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
        table = next((table for table in self.tables if table.model().rowCount()), None)
        if table is not None:
            _enter(table, 0, AMOUNT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from one table into the other, in the same column."""
        ahead = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key(), 0)
        shown = [table for table in self.tables if table.isVisible()]
        here = next((place for place, table in enumerate(shown) if table.hasFocus()), None)
        if not ahead or here is None or here + ahead not in range(len(shown)):
            super().keyPressEvent(event)
            return
        table, column = shown[here + ahead], shown[here].currentIndex().column()
        _enter(table, 0 if ahead > 0 else table.model().rowCount() - 1, column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns, and put the bar under the amount, when there is little room."""
        super().resizeEvent(event)
        room = self.width() / theme.scale()
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(down if room < BESIDE else beside)
        self._top.setSpacing(0 if room < BESIDE else space(8))
        self._legend.setDirection(down if room < LEGEND else beside)
        year = YEAR_WIDTH if room >= NARROW else NARROW_YEAR
        for table in self.tables:
            table.setColumnWidth(YEAR, theme.px(year))
            for column, needed in ROOM_FOR.items():
                table.setColumnHidden(column, room < needed)

    def _on_opened(self, regeling: str, column: int) -> None:
        (self.detailed if column == STATE else self.opened).emit(regeling)


def _enter(table: FindingsTable, row: int, column: int) -> None:
    table.setFocus(Qt.FocusReason.OtherFocusReason)
    table.setCurrentIndex(table.model().index(row, column))


def _columns(head: str, *, is_first: bool = True) -> tuple[Column, ...]:
    """The columns; the heads of those after the first stand over the first table only."""
    widths = (("maand", 108), ("jaar", YEAR_WIDTH), ("zeker", 120), ("wie", 232), ("staat", 136))
    return (
        Column(head),
        *(
            Column(text(f"kansen.kolom.{name}") if is_first else "", width, right=name in ("maand", "jaar"))
            for name, width in widths
        ),
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
            Cell(
                row.year,
                row.year_note,
                tone="soft" if is_open else "accent",
                weight=600 if sure else 400,
                opens=bool(row.year),
            ),
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
    estimate = text("kansen.schatting") if row.estimate else ""
    return Cell(text(f"kansen.zekerheid.{row.certainty}"), estimate, icon=_SURE[row.certainty], icon_token="ink.soft")


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

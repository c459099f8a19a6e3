"""The risk of paying back: what goes back when the income turns out higher, and in which month to tell it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reports.whatif_words import payback_advice, payback_rows
from app.texts import text
from app.whatif.payback import Payback
from ui.filling import empty
from ui.palette import space
from ui.widgets.notice import IconLine
from ui.widgets.showing import show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow

ROW = 48
NAMES = ("inkomen", "meer_per_jaar", "terug", "van")


class PaybackPart(QWidget):
    """A table and the advice below it."""

    def __init__(self) -> None:
        super().__init__()
        self.table = FindingsTable(text("watals_scherm.titel.terugbetalen"), _columns(), ROW)
        self._lines = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self.table)
        self._lines.setSpacing(space(2))
        column.addLayout(self._lines)

    def show_payback(self, found: Payback) -> None:
        """Show what would go back."""
        rows = payback_rows(found)
        self.table.show_rows([TableRow(row.key, (Cell(row.name), *map(Cell, row.cells))) for row in rows])
        show_when(found.income_known, self.table)
        empty(self._lines)
        for words in payback_advice(found):
            self._lines.addWidget(IconLine("info", words))

    def take_focus(self) -> None:
        """Put the keyboard on the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _columns() -> tuple[Column, ...]:
    heads = [text(f"watals_scherm.kolom.{name}") for name in NAMES]
    return Column(heads[0], 130), Column(heads[1], 130, right=True), Column(heads[2], 150, right=True), Column(heads[3])

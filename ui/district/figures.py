"""Four large figures beside each other; two by two when there is little room."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui import theme
from ui.district.state import Figure
from ui.palette import space
from ui.widgets.text import Text

EACH = 190
"""Px at 100% type that one figure needs."""


class Figures(QWidget):
    """Shows figures with their words under them."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(5))
        self._grid.setVerticalSpacing(space(4))
        self._cells: list[QWidget] = []
        self._across = 0

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = [_cell(figure) for figure in figures]
        self._across = 0
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many beside each other as fit."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        across = 4 if self.width() / theme.scale() >= 4 * EACH else 2
        if across == self._across:
            return
        self._across = across
        for number in range(4):
            self._grid.setColumnStretch(number, 1 if number < across else 0)
        for number, cell in enumerate(self._cells):
            self._grid.addWidget(cell, number // across, number % across)


def _cell(figure: Figure) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Text(figure.figure, "question", wraps=False))
    column.addWidget(Text(figure.words, weight=600))
    column.addWidget(Text(figure.second, "caption", tone="soft"))
    column.addStretch(1)
    return cell

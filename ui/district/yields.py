"""What each part of town came to a year: a bar of granted, applied for and planned, with the amount granted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.texts import text
from ui.district.state import AreaRow, legend
from ui.filling import empty
from ui.palette import space
from ui.widgets.bars import Part, StackedBar
from ui.widgets.square import Square
from ui.widgets.text import Text


class YieldRows(QWidget):
    """Shows the parts of town that may be told, with the legend under them."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(space(3))

    def show_areas(self, areas: Sequence[AreaRow], nothing: str) -> None:
        """Show these; or say why there are none."""
        empty(self._rows)
        if not areas:
            self._rows.addWidget(Text(nothing, tone="soft"))
            return
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(space(3))
        grid.setColumnStretch(1, 1)
        for number, area in enumerate(areas):
            bar = StackedBar(text("wijk.opbrengst"), 16)
            bar.show_parts([Part(share.words, share.amount, share.size, share.token) for share in area.shares])
            grid.addWidget(Text(area.name, wraps=False), number, 0)
            grid.addWidget(bar, number, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(Text(area.amount, wraps=False), number, 2, Qt.AlignmentFlag.AlignRight)
        self._rows.addWidget(holder)
        self._rows.addWidget(_legend())


def _legend() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(2))
    for share in legend():
        row.addWidget(Square(share.token))
        row.addWidget(Text(share.words, "caption", wraps=False))
        row.addSpacing(space(3))
    row.addStretch(1)
    return holder

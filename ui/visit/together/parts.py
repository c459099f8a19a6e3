"""What an amount is made of, turned to the resident: one line each, with the article behind it in small type."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.filling import empty
from ui.palette import space
from ui.visit.together.statement import Line
from ui.widgets.amounts import words_beside_amount
from ui.widgets.text import Text

WIDEST = 640
"""Px at 100% type: further apart the eye loses which amount belongs to what."""


class Parts(QWidget):
    """Hidden while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._head = Text("", "section", tone="soft", weight=400)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self._head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space(3))
        column.addLayout(self._rows)
        self.hide()

    def show_parts(self, head: str, parts: Sequence[Line]) -> None:
        """Show these lines, with a head above them when there is one."""
        self.setMaximumWidth(theme.px(WIDEST))
        self._head.set_words(head)
        self._head.setVisible(bool(head))
        empty(self._rows)
        for part in parts:
            self._rows.addWidget(_row(part))
        self.setVisible(bool(parts))


def _row(part: Line) -> QWidget:
    words = [Text(part.what, "section", weight=400)]
    if part.article:
        words.append(Text(part.article, tone="soft"))
    return words_beside_amount(words, Text(part.amount, "section", wraps=False))

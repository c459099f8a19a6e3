"""The columns of a file, each with a choice of what it is."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.filling import empty
from ui.keeping.bringing.state import ColumnRow, choices
from ui.palette import space
from ui.widgets.combo import Combo
from ui.widgets.hairline import Hairline
from ui.widgets.text import Text

WIDTH = 360


class ColumnList(QWidget):
    """Rows of a head and a choice; ``changed`` comes when a person chose."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.combos: dict[str, Combo] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_columns(self, rows: Sequence[ColumnRow], mapping: Mapping[str, str]) -> None:
        """Show these columns with what each is taken for."""
        self.clear()
        offered = choices()
        for row in rows:
            combo = Combo(row.head, offered)
            combo.set_value(mapping.get(row.head, ""))
            combo.setFixedWidth(theme.px(WIDTH))
            combo.chosen.connect(partial(self._on_chosen))
            self.combos[row.head] = combo
            self._column.addWidget(Hairline())
            self._column.addWidget(_line(row, combo))

    def mapping(self) -> dict[str, str]:
        """What each column is, by its head."""
        return {head: combo.value() for head, combo in self.combos.items()}

    def clear(self) -> None:
        """No columns."""
        self.combos.clear()
        empty(self._column)

    def _on_chosen(self, _value: str) -> None:
        self.changed.emit()


def _line(row: ColumnRow, combo: Combo) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setDirection(QBoxLayout.Direction.LeftToRight)
    line.setContentsMargins(0, space(2), 0, space(2))
    line.setSpacing(space(4))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Text(row.head, weight=600))
    words.addWidget(Text(row.example, "caption", tone="soft"))
    line.addLayout(words, 1)
    line.addWidget(combo)
    return made

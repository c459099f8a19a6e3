"""Labels with amounts at the right edge; an amount can open its explanation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.palette import space
from ui.widgets.buttons import TextButton
from ui.widgets.lines import Run
from ui.widgets.square import Square
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class AmountLine:
    """A label with an amount in words at the right. ``opens`` makes the amount a link; ``mark`` is a legend colour."""

    key: str
    label: str
    amount: str
    tone: str = ""
    weight: int = 0
    opens: bool = False
    mark: str = ""


class _AmountRow(QWidget):
    """A label and an amount; the mark before them and the link behind them are made for a line that has one."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._filled: tuple[AmountLine, float] | None = None
        self._label = Text()
        self._amount = Text(wraps=False)
        self._amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        policy = self._label.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self._label.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self._label, 1)
        row.addWidget(self._amount)
        self._row = row

    @cached_property
    def _mark(self) -> Square:
        made = Square("")
        self._row.insertWidget(0, made)
        return made

    @cached_property
    def _link(self) -> TextButton:
        made = TextButton(" ")
        made.clicked.connect(self.opened)
        self._row.addWidget(made)
        return made

    def fill(self, line: AmountLine) -> None:
        """Show a line; the same line again costs nothing."""
        if self._filled == (line, theme.scale()):
            return
        self._filled = (line, theme.scale())
        if line.mark or "_mark" in self.__dict__:
            self._mark.show_token(line.mark)
        self._label.set_runs((Run(line.label, tone=line.tone, weight=line.weight),))
        self._amount.set_runs((Run(line.amount, tone=line.tone, weight=line.weight),))
        self._amount.setVisible(not line.opens)
        if line.opens or "_link" in self.__dict__:
            self._link.setVisible(line.opens)
        if line.opens:
            self._fill_link(line)

    def _fill_link(self, line: AmountLine) -> None:
        self._link.setText(line.amount)
        self._link.setAccessibleName(f"{line.label}, {line.amount}")
        if self._link.property("weight") != str(line.weight or 400):
            self._link.setProperty("weight", str(line.weight or 400))
            self._link.style().unpolish(self._link)
            self._link.style().polish(self._link)


def words_beside_amount(words: Sequence[Text], amount: Text) -> QWidget:
    """Words under each other with an amount at the right of the first."""
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(4))
    column = QVBoxLayout()
    column.setSpacing(0)
    for part in words:
        column.addWidget(part)
    row.addLayout(column, 1)
    row.addWidget(amount, 0, Qt.AlignmentFlag.AlignTop)
    return widget


class AmountRows(QWidget):
    """Labels with amounts at the right edge; ``opened`` tells the key of an amount that was pressed."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_AmountRow] = []
        self._keys: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def is_filled(self) -> bool:
        """Whether there is any line."""
        return bool(self._keys)

    def show_lines(self, lines: Sequence[AmountLine]) -> None:
        """Show these lines; rows that are there already are used again."""
        while len(self._rows) < len(lines):
            self._add_row(len(self._rows))
        self._keys = [line.key for line in lines]
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(lines))
            row.setMinimumHeight(theme.px(44 if any(line.opens for line in lines) else 32))
            if number < len(lines):
                row.fill(lines[number])

    def _add_row(self, number: int) -> None:
        row = _AmountRow()
        row.opened.connect(lambda: self.opened.emit(self._keys[number]))
        self._rows.append(row)
        self._column.addWidget(row)

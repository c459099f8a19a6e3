"""One choice: both versions side by side, and a button for each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import text
from ui.palette import space
from ui.sync.standing.state import ChoiceWords, SideWords
from ui.widgets.buttons import PlainButton
from ui.widgets.hairline import Hairline
from ui.widgets.text import Text


class ChoiceCard(QWidget):
    """Shows a choice. ``picked`` carries its id and whether this laptop's version is wanted, ``seen`` its id only."""

    picked = Signal(str, bool)
    seen = Signal(str)

    def __init__(self, words: ChoiceWords) -> None:
        super().__init__()
        self.words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(3), 0, space(3))
        column.setSpacing(space(2))
        column.addWidget(Hairline())
        column.addWidget(Text(words.title, weight=600))
        sides = QHBoxLayout()
        sides.setSpacing(space(5))
        self.mine = self._side(sides, words.mine, words.mine_act)
        self.theirs = self._side(sides, words.theirs, words.theirs_act)
        column.addLayout(sides)
        column.addWidget(Text(words.lead, "caption", tone="soft"))
        if self.mine is not None:
            self.mine.clicked.connect(self._on_mine)
        if self.theirs is not None:
            self.theirs.clicked.connect(self._on_theirs)

    def _side(self, sides: QHBoxLayout, side: SideWords, act: str) -> PlainButton | None:
        column = QVBoxLayout()
        column.setSpacing(space(1))
        head = f"{side.head}, {text('sync.keuze.gebruikt')}" if side.is_used else side.head
        column.addWidget(Text(head, weight=600))
        column.addWidget(Text(side.when, "caption", tone="soft"))
        for name, value in side.lines:
            column.addWidget(Text(f"{name}: {value}" if name else value))
        column.addStretch(1)
        button = PlainButton(act, name=f"{act}: {self.words.title}") if act else None
        if button is not None:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        sides.addLayout(column, 1)
        return button

    def _on_mine(self) -> None:
        if self.words.theirs_act:
            self.picked.emit(self.words.id, True)
        else:
            self.seen.emit(self.words.id)

    def _on_theirs(self) -> None:
        self.picked.emit(self.words.id, False)

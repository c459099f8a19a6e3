"""What was found while typing: rows to walk through with the arrow keys."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.services.search import Hit
from app.texts import text
from ui.commands.card import found_card
from ui.commands.state import Command, find
from ui.filling import empty
from ui.palette import space
from ui.widgets.hairline import Hairline
from ui.widgets.personcard import PersonCard
from ui.widgets.text import Text


class FoundList(QWidget):
    """Shows what was found, and the acts that match; ``chosen`` carries a Hit or a Command."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[PersonCard] = []
        self._found: tuple[Hit | Command, ...] = ()
        self.setAccessibleName(text("vandaag.zoek_lijst"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, space(3), 0, 0)
        self._column.setSpacing(0)

    def show_hits(self, hits: Sequence[Hit], typed: str) -> None:
        """Show these, or say that nothing was found."""
        empty(self._column)
        self.cards.clear()
        self._found = (*hits, *(find(typed) if typed else ()))
        if not self._found:
            self._column.addWidget(Text(text("vandaag.zoek_niets", gezocht=typed), "lead", tone="soft"))
        for one in self._found:
            card = found_card(one)
            card.clicked.connect(partial(self.chosen.emit, one))
            self.cards.append(card)
            self._column.addWidget(Hairline())
            self._column.addWidget(card)
        self._column.addStretch(1)

    def choose_first(self) -> None:
        """Open the first one, as Enter in the search box does."""
        if self._found:
            self.chosen.emit(self._found[0])

    def enter_list(self) -> None:
        """Put the keyboard on the first row."""
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys walk, Enter opens."""
        focus = QApplication.focusWidget()
        here = next((number for number, card in enumerate(self.cards) if card is focus), -1)
        step = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key(), 0)
        if here >= 0 and step:
            self.cards[max(0, min(len(self.cards) - 1, here + step))].setFocus(Qt.FocusReason.TabFocusReason)
        elif here >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self._found[here])
        else:
            super().keyPressEvent(event)

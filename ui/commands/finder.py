"""Finding everything by typing: dossiers, notes and acts, from any screen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton

from app.services import search
from app.services.search import Hit
from app.texts import text
from ui.commands.card import found_card
from ui.commands.sheet import Sheet
from ui.commands.state import Command, find
from ui.desk import Desk
from ui.filling import empty
from ui.widgets.field import SearchBox
from ui.widgets.hairline import Hairline
from ui.widgets.text import Text

MOST_HITS = 8


class Finder(Sheet):
    """Shows what matches while typing; ``chosen`` carries a Hit or a Command."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(text("opdracht.titel"))
        self._desk = desk
        self.box = SearchBox(text("opdracht.zoek"), hint=text("opdracht.hint"))
        self.cards: list[QPushButton] = []
        self._found: list[Hit | Command] = []
        self.head.addWidget(self.box)
        self.body.setSpacing(0)
        self.box.textEdited.connect(self._on_typed)
        self.box.returnPressed.connect(self._on_return)

    def take_focus(self) -> None:
        """On the box; what is in the page is made where it stands, so not before."""
        if not self._found:
            self._show((), "")
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys walk through what was found."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not step or not self.cards:
            super().keyPressEvent(event)
            return
        focus = QApplication.focusWidget()
        here = next((number for number, card in enumerate(self.cards) if card is focus), -1)
        if here + step < 0:
            self.take_focus()
        else:
            card = self.cards[min(here + step, len(self.cards) - 1)]
            card.setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(card)
        event.accept()

    def _on_typed(self, typed: str) -> None:
        if typed.strip():
            self._desk.jobs.run_latest("finder", search.search, (self._desk.session, typed, MOST_HITS), self._on_hits)
        else:
            self._show((), "")

    def _on_hits(self, hits: tuple[Hit, ...]) -> None:
        self._show(hits, self.box.text())

    def _on_return(self) -> None:
        if self._found:
            self.chosen.emit(self._found[0])

    def _show(self, hits: Sequence[Hit], typed: str) -> None:
        empty(self.body)
        self.cards.clear()
        self._found = [*hits, *find(typed)]
        if not self._found:
            self.body.addWidget(Text(text("vandaag.zoek_niets", gezocht=typed.strip()), "lead", tone="soft"))
        self._desk.jobs.in_portions(self, [partial(self._add, one, self._found) for one in self._found])

    def _add(self, one: Hit | Command, found: list[Hit | Command]) -> None:
        if found is not self._found:
            return  # something else was typed by now
        card = found_card(one)
        card.clicked.connect(partial(self.chosen.emit, one))
        self.cards.append(card)
        self.body.addWidget(card)
        self.body.addWidget(Hairline())

"""The page Wat als: its places as tabs, one of them shown at a time; one calm screen for the coach and the resident."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.texts import text
from ui.palette import space
from ui.visit.whatif.change.screen import ChangePart
from ui.visit.whatif.homes.screen import HomesPart
from ui.visit.whatif.line.screen import LinePart
from ui.visit.whatif.payback.screen import PaybackPart
from ui.visit.whatif.places.state import Place, place_words, what_if_place
from ui.widgets.field import Field
from ui.widgets.tabs import Tab, Tabs
from ui.widgets.text import Text


class WhatIfPage(QWidget):
    """``moved`` carries the key of a place that was pressed; each part tells what it wants to know."""

    moved = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.tabs = Tabs(text("watals_scherm.plekken"))
        self.title = Text("", "section")
        self.change = ChangePart(today)
        self.line = LinePart()
        self.payback = PaybackPart()
        self.homes = HomesPart()
        self._parts: dict[Place, ChangePart | LinePart | PaybackPart | HomesPart] = {
            Place.CHANGE: self.change,
            Place.LINE: self.line,
            Place.PAYBACK: self.payback,
            Place.HOMES: self.homes,
        }
        self.place = Place.CHANGE
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self.tabs)
        column.addWidget(self.title)
        for part in self._parts.values():
            column.addWidget(part)
        self.tabs.chosen.connect(self.moved)

    def show_place(self, at: str) -> None:
        """Show one of the places."""
        self.place = Place(what_if_place(at))
        self.tabs.show_tabs([Tab(one.value, place_words(one), False) for one in Place], self.place)
        self.title.set_words(text(f"watals_scherm.titel.{self.place}"))
        for place, part in self._parts.items():
            part.setVisible(place is self.place)

    def take_focus(self) -> bool:
        """Put the keyboard where one begins."""
        self._parts[self.place].take_focus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field works it out; elsewhere it is for the screen, which goes on to the next page."""
        part = self._parts[self.place]
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(QApplication.focusWidget(), Field) and not isinstance(part, PaybackPart):
            part.finish()
        else:
            super().keyPressEvent(event)

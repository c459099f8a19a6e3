"""The page Wat als: its places as tabs, one of them shown at a time; one calm screen for the coach and the resident."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from app.texts import text
from ui.palette import space
from ui.visit.placed import PlacedPage
from ui.visit.whatif.change.screen import ChangePart
from ui.visit.whatif.homes.screen import HomesPart
from ui.visit.whatif.line.screen import LinePart
from ui.visit.whatif.payback.screen import PaybackPart
from ui.visit.whatif.places.state import Place, place_words, what_if_place
from ui.widgets.field import Field
from ui.widgets.tabs import Tab, Tabs
from ui.widgets.text import Text

Part = ChangePart | LinePart | PaybackPart | HomesPart


_NAMES = {Place.CHANGE: "change", Place.LINE: "line", Place.PAYBACK: "payback", Place.HOMES: "homes"}


class WhatIfPage(PlacedPage):
    """``moved`` carries the key of a place that was pressed; the others what a place wants to know.

    ``tried`` carries a change, ``drawn`` whose line is wanted and the pay of now, ``advised`` other homes; ``printed``
    asks for the line on paper. A place is made when somebody first goes there.
    """

    moved = Signal(str)
    tried = Signal(object)
    drawn = Signal(str, object)
    printed = Signal()
    advised = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.tabs = Tabs(text("watals_scherm.plekken"))
        self.title = Text("", "section")
        self.place = Place.CHANGE
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(3))
        self._column.addWidget(self.tabs)
        self._column.addWidget(self.title)
        self.tabs.chosen.connect(self.moved)

    @cached_property
    def change(self) -> ChangePart:
        """A change beside now."""
        made = self._put(ChangePart(self._today), self._column)
        made.asked.connect(self.tried)
        return made

    @cached_property
    def line(self) -> LinePart:
        """The income line."""
        made = self._put(LinePart(), self._column)
        made.asked.connect(self.drawn)
        made.printed.connect(self.printed)
        return made

    @cached_property
    def payback(self) -> PaybackPart:
        """The risk of paying back."""
        return self._put(PaybackPart(), self._column)

    @cached_property
    def homes(self) -> HomesPart:
        """A rent that fits."""
        made = self._put(HomesPart(), self._column)
        made.asked.connect(self.advised)
        return made

    def _part(self) -> Part:
        part: Part = getattr(self, _NAMES[self.place])
        return part

    def _part_name(self, at: str) -> str:
        return _NAMES[Place(what_if_place(at))]

    def show_place(self, at: str) -> None:
        """Show one of the places."""
        self.place = Place(what_if_place(at))
        self.tabs.show_tabs([Tab(one.value, place_words(one), False) for one in Place], self.place)
        self.title.set_words(text(f"watals_scherm.titel.{self.place}"))
        shown = self._part()
        self._show_only(shown)

    def take_focus(self) -> bool:
        """Put the keyboard where one begins."""
        self._part().take_focus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field works it out; elsewhere it is for the screen, which goes on to the next page."""
        part = self._part()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(QApplication.focusWidget(), Field) and not isinstance(part, PaybackPart):
            part.finish()
        else:
            super().keyPressEvent(event)

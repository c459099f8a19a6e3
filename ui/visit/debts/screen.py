"""The page of the debts: its places as tabs, one of them shown at a time."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.services.debts.assessment import DebtsAssessment
from app.texts import text
from ui.palette import space
from ui.visit.debts.list.screen import ListPart
from ui.visit.debts.places.state import Place, debts_place, is_done, place_words
from ui.visit.debts.plan.screen import PlanPart
from ui.visit.debts.schedule.screen import SchedulePart
from ui.visit.debts.talk.screen import TalkPart
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.tabs import Tab, Tabs
from ui.widgets.text import Text


class DebtsPage(QWidget):
    """``moved`` carries the key of a place that was pressed; each part tells its own acts."""

    moved = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.title = Text("", "title")
        self.tabs = Tabs(text("schulden_scherm.plekken"))
        self.list = ListPart(today)
        self.plan = PlanPart()
        self.schedule = SchedulePart(today)
        self.talk = TalkPart(today)
        self._parts: dict[Place, ListPart | PlanPart | SchedulePart | TalkPart] = {
            Place.LIST: self.list,
            Place.PLAN: self.plan,
            Place.SCHEDULE: self.schedule,
            Place.TALK: self.talk,
        }
        self._place = Place.LIST
        self._found: DebtsAssessment | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self.tabs)
        column.addWidget(self.title)
        for part in self._parts.values():
            column.addWidget(part)
        self.tabs.chosen.connect(self.moved)
        self.list.opened.connect(lambda _debt: self.moved.emit(Place.LIST.value))

    def show_debts(self, found: DebtsAssessment, at: str) -> None:
        """Show one of the places."""
        self._found = found
        self._place = Place(debts_place(at))
        self._show_again()

    def _show_again(self) -> None:
        found = self._found
        if found is None:
            return
        self.tabs.show_tabs([Tab(one.value, place_words(one), is_done(one, found)) for one in Place], self._place)
        for place, part in self._parts.items():
            part.setVisible(place is self._place)
        self.title.set_words(self._fill(found))

    def _fill(self, found: DebtsAssessment) -> str:
        """Fill the place that is shown; returns its title."""
        if self._place is Place.LIST:
            return self.list.show_debts(found)
        if self._place is Place.PLAN:
            return self.plan.show_debts(found)
        if self._place is Place.SCHEDULE:
            return self.schedule.show_debts(found)
        self.talk.show_debts(found)
        return text("schulden_scherm.titel.gesprek")

    def take_focus(self) -> bool:
        """Put the keyboard where one begins."""
        self._parts[self._place].take_focus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes to the next one; elsewhere it is for the screen, which goes on to the next page."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(QApplication.focusWidget(), Field | Combo):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

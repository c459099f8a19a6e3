"""The page of the debts: its places as tabs, one of them shown at a time."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from app.services.debts.assessment import DebtsAssessment
from app.texts import text
from ui.palette import space
from ui.visit.debts.list.screen import ListPart
from ui.visit.debts.places.state import Place, debts_place, is_done, place_words
from ui.visit.debts.plan.screen import PlanPart
from ui.visit.debts.schedule.screen import SchedulePart
from ui.visit.debts.talk.screen import TalkPart
from ui.visit.placed import PlacedPage
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.tabs import Tab, Tabs
from ui.widgets.text import Text

Part = ListPart | PlanPart | SchedulePart | TalkPart
_NAMES = {Place.LIST: "list", Place.PLAN: "plan", Place.SCHEDULE: "schedule", Place.TALK: "talk"}


class DebtsPage(PlacedPage):
    """``moved`` carries the key of a place that was pressed; each part tells its own acts."""

    moved = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.title = Text("", "title")
        self.tabs = Tabs(text("schulden_scherm.plekken"))
        self._today = today
        self._place = Place.LIST
        self._found: DebtsAssessment | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(3))
        self._column.addWidget(self.tabs)
        self._column.addWidget(self.title)
        self.tabs.chosen.connect(self.moved)

    @cached_property
    def list(self) -> ListPart:
        """The letters and what is owed."""
        made = self._put(ListPart(self._today), self._column)
        made.opened.connect(lambda _debt: self.moved.emit(Place.LIST.value))
        return made

    @cached_property
    def plan(self) -> PlanPart:
        """What can be paid off, and how."""
        return self._put(PlanPart(), self._column)

    @cached_property
    def schedule(self) -> SchedulePart:
        """The payments of the plan."""
        return self._put(SchedulePart(self._today), self._column)

    @cached_property
    def talk(self) -> TalkPart:
        """What to say to a creditor."""
        return self._put(TalkPart(self._today), self._column)

    def _part_name(self, at: str) -> str:
        return _NAMES[Place(debts_place(at))]

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
        self._show_only(self._part())
        self.title.set_words(self._fill(found))

    def _part(self) -> Part:
        part: Part = getattr(self, _NAMES[self._place])
        return part

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
        self._part().take_focus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes to the next one; elsewhere it is for the screen, which goes on to the next page."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(QApplication.focusWidget(), Field | Combo):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

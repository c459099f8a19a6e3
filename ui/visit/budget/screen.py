"""The page of the budget: its places as tabs, one of them shown at a time."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from app.services.budget.assessment import BudgetAssessment
from app.texts import text
from ui.palette import space
from ui.visit.budget.days.screen import DaysPart
from ui.visit.budget.lines.screen import LinesPart
from ui.visit.budget.places.state import Place, budget_place, is_done, place_words
from ui.visit.budget.reminders.screen import RemindersPart
from ui.visit.budget.three.screen import ThreePart
from ui.visit.placed import PlacedPage
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.tabs import Tab, Tabs
from ui.widgets.text import Text

_NAMES = {Place.LINES: "lines", Place.THREE: "three", Place.DAYS: "days", Place.REMINDERS: "reminders"}


class BudgetPage(PlacedPage):
    """``moved`` carries the key of a place that was pressed; each part tells its own acts."""

    moved = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.title = Text("", "title")
        self.tabs = Tabs(text("budget_scherm.plekken"))
        self._today = today
        self._place = Place.LINES
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(3))
        self._column.addWidget(self.tabs)
        self._column.addWidget(self.title)
        self.tabs.chosen.connect(self.moved)

    @cached_property
    def lines(self) -> LinesPart:
        """What comes in and goes out."""
        return self._put(LinesPart(self._today), self._column)

    @cached_property
    def three(self) -> ThreePart:
        """Fixed, daily and what is set aside."""
        return self._put(ThreePart(), self._column)

    @cached_property
    def days(self) -> DaysPart:
        """The account day by day."""
        return self._put(DaysPart(self._today), self._column)

    @cached_property
    def reminders(self) -> RemindersPart:
        """What somebody is reminded of."""
        return self._put(RemindersPart(), self._column)

    def _part_name(self, at: str) -> str:
        return _NAMES[Place(budget_place(at))]

    def show_budget(self, found: BudgetAssessment, at: str) -> None:
        """Show one of the places."""
        self._place = Place(budget_place(at))
        self.title.set_words(text(f"budget_scherm.titel.{self._place}"))
        self.tabs.show_tabs([Tab(one.value, place_words(one), is_done(one, found)) for one in Place], self._place)
        self._show_only(getattr(self, _NAMES[self._place]))
        if self._place is Place.LINES:
            self.lines.show_budget(found)
        elif self._place is Place.THREE:
            self.three.show_budget(found)
        elif self._place is Place.DAYS:
            self.title.set_words(self.days.show_budget(found))
        else:
            self.reminders.show_budget(found)

    def take_focus(self) -> bool:
        """Put the keyboard where typing begins; False where there is nothing to type."""
        if self._place is Place.LINES:
            self.lines.take_focus()
        elif self._place is Place.DAYS:
            self.days.take_focus()
        return self._place in (Place.LINES, Place.DAYS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes to the next one; elsewhere it is for the screen, which goes on to the next page."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(QApplication.focusWidget(), Field | Combo):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

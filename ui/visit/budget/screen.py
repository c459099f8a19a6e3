"""The page of the budget: its places as tabs, one of them shown at a time."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.services.budget.assessment import BudgetAssessment
from app.texts import text
from ui.palette import space
from ui.visit.budget.days.screen import DaysPart
from ui.visit.budget.lines.screen import LinesPart
from ui.visit.budget.places.state import Place, budget_place, is_done, place_words
from ui.visit.budget.reminders.screen import RemindersPart
from ui.visit.budget.three.screen import ThreePart
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.tabs import Tab, Tabs
from ui.widgets.text import Text


class BudgetPage(QWidget):
    """``moved`` carries the key of a place that was pressed; each part tells its own acts."""

    moved = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.title = Text("", "title")
        self.tabs = Tabs(text("budget_scherm.plekken"))
        self.lines = LinesPart(today)
        self.three = ThreePart()
        self.days = DaysPart(today)
        self.reminders = RemindersPart()
        self._parts = {
            Place.LINES: self.lines,
            Place.THREE: self.three,
            Place.DAYS: self.days,
            Place.REMINDERS: self.reminders,
        }
        self._place = Place.LINES
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self.tabs)
        column.addWidget(self.title)
        for part in self._parts.values():
            column.addWidget(part)
        self.tabs.chosen.connect(self.moved)

    def show_budget(self, found: BudgetAssessment, at: str) -> None:
        """Show one of the places."""
        self._place = Place(budget_place(at))
        self.title.set_words(text(f"budget_scherm.titel.{self._place}"))
        self.tabs.show_tabs([Tab(one.value, place_words(one), is_done(one, found)) for one in Place], self._place)
        for place, part in self._parts.items():
            part.setVisible(place is self._place)
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

"""What the pages of the walk have in common: a title, their places as tabs, and being shown what was found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.palette import space
from ui.visit.placed import PlacedPage
from ui.widgets.field import Field
from ui.widgets.notice import Notice
from ui.widgets.tabs import Tabs
from ui.widgets.text import Text


class EnergyPage(PlacedPage):
    """``moved`` carries the key of a place that was pressed; ``body`` is filled by the page itself."""

    moved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = Text("", "title")
        self.tabs = Tabs(text("energie_scherm.plekken"))
        self.warning = Notice()
        self.body = QVBoxLayout()
        self.body.setSpacing(space(3))
        self.tabs.chosen.connect(self.moved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        for part in (self.title, self.tabs, self.warning):
            column.addWidget(part)
        column.addLayout(self.body)

    def show_energy(self, found: EnergyAssessment, at: str) -> None:
        """Show what is known at a place of this page."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes to the next one; elsewhere it is for the screen, which goes on to the next page."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(QApplication.focusWidget(), Field):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

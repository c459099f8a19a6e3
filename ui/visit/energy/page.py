"""What the pages of the walk have in common: a title, their places as tabs, and being shown what was found."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.palette import space
from ui.widgets.notice import Notice
from ui.widgets.tabs import Tabs
from ui.widgets.text import Text


class EnergyPage(QWidget):
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

    def keep(self) -> None:
        """Keep what is being typed; fields tell it when they are left."""

"""The panel beside the walk: the saving of today, its parts, and what else was seen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.palette import space
from ui.visit.energy.panel.state import EnergyPanelView, panel_view
from ui.widgets.amounts import AmountLine, AmountRows
from ui.widgets.hairline import Hairline
from ui.widgets.notice import IconLine
from ui.widgets.showing import show_when
from ui.widgets.sidepanel import SidePanel
from ui.widgets.text import Text


class EnergyPanel(SidePanel):
    """What the walk comes to so far. It only shows; why stands on Besparen."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(text("energie_scherm.paneel.naam"))
        self.head = Text("", tone="soft")
        self.amount = Text("", "title")
        self._below = Text("", tone="soft")
        self._line = Hairline()
        self._rows = AmountRows()
        self._on_top = IconLine("plus")
        self._first_head = Text(text("energie_scherm.paneel.eerst"), weight=600)
        self._first = Text("", tone="soft")
        self._reported_head = Text(text("energie_scherm.paneel.gemeld"), weight=600)
        self._reported = Text("", tone="soft")
        self._prices = Text("", "caption", tone="soft")
        self._first_group = _group(self._first_head, self._first)
        self._reported_group = _group(self._reported_head, self._reported)
        for label in (self.head, self.amount, self._below):
            self.add_main(label)
        self.more.setSpacing(space(3))
        parts = (self._line, self._rows, self._on_top, self._first_group, self._reported_group, self._prices)
        for part in parts:
            self.add_more(part)

    def show_energy(self, found: EnergyAssessment) -> None:
        """Show what the walk comes to."""
        view: EnergyPanelView = panel_view(found)
        self.head.set_words(view.head)
        self.amount.set_words(view.amount)
        self._rows.show_lines([AmountLine(line.item, line.what, line.amount) for line in view.lines])
        self._on_top.say(view.more)
        self._prices.set_words(view.prices)
        self._below.set_words(view.below)
        self._first.set_words("\n".join(view.first))
        self._reported.set_words("\n".join(view.reported))
        show_when(bool(view.below), self._below)
        show_when(bool(view.first), self._first_group)
        show_when(bool(view.reported), self._reported_group)
        for part in (self._line, self._rows):
            show_when(bool(view.lines), part)


def _group(head: Text, words: Text) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(head)
    column.addWidget(words)
    return made

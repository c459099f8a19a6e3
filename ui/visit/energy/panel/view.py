"""The panel beside a visit about energy: what it costs now, the saving of today with its parts, and what was seen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.visit import Step
from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.palette import space
from ui.visit.energy.panel.state import EnergyPanelView, panel_view
from ui.widgets.amounts import AmountLine, AmountRows
from ui.widgets.buttons import TextButton
from ui.widgets.hairline import Hairline
from ui.widgets.notice import IconLine
from ui.widgets.showing import show_when
from ui.widgets.sidepanel import SidePanel
from ui.widgets.text import Text


class EnergyPanel(SidePanel):
    """What the visit comes to so far. ``why_asked`` carries the step and the place that tell how it is known."""

    why_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(text("energie_scherm.paneel.naam"))
        self.head = Text("", tone="soft")
        self.amount = Text("", "title")
        self._below = Text("", tone="soft")
        self.why = TextButton(text("energie_scherm.hoe"), "chevron-right", name=text("energie_scherm.paneel.hoe"))
        self._explained_at = (Step.BESPAREN, "")
        self._info = IconLine("info")
        self._costs = AmountRows()
        self._costs_below = Text("", "caption", tone="soft")
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
        self.main.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        self.why.clicked.connect(lambda: self.why_asked.emit(*self._explained_at))
        self.more.setSpacing(space(3))
        parts = (
            *(self._line, self._rows, self._on_top),
            *(self._costs, self._costs_below, self._info, self._first_group, self._reported_group, self._prices),
        )
        for part in parts:
            self.add_more(part)

    def show_energy(self, found: EnergyAssessment) -> None:
        """Show what the walk comes to."""
        view: EnergyPanelView = panel_view(found)
        self.head.set_words(view.head)
        self.amount.set_words(view.amount)
        self._rows.show_lines([AmountLine(line.item, line.what, line.amount) for line in view.lines])
        self._on_top.say(view.more)
        self._explained_at = view.explained_at
        self._costs.show_lines([AmountLine(line.item, line.what, line.amount) for line in view.costs])
        self._costs_below.set_words(view.costs_below)
        show_when(bool(view.costs), self._costs)
        show_when(bool(view.costs_below), self._costs_below)
        self._prices.set_words(view.prices)
        self._below.set_words(view.below)
        self._first.set_words("\n".join(view.first))
        self._reported.set_words("\n".join(view.reported))
        show_when(bool(view.below), self._below)
        show_when(bool(view.first), self._first_group)
        show_when(bool(view.reported), self._reported_group)
        for part in (self._line, self._rows):
            show_when(bool(view.lines), part)

    def show_info(self, words: str) -> None:
        """Say why the question on screen is put."""
        self._info.say(words)


def _group(head: Text, words: Text) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(head)
    column.addWidget(words)
    return made

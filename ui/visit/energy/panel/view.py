"""The panel beside the walk: the saving of today, its parts, and what else was seen."""

from PySide6.QtWidgets import QWidget

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
        self._more = IconLine("plus")
        self._first_head = Text(text("energie_scherm.paneel.eerst"), weight=600)
        self._first = Text("", tone="soft")
        self._reported_head = Text(text("energie_scherm.paneel.gemeld"), weight=600)
        self._reported = Text("", tone="soft")
        self._prices = Text("", "caption", tone="soft")
        for label in (self.head, self.amount, self._below):
            self.add_main(label)
        parts: tuple[tuple[QWidget, int], ...] = (
            (self._line, 0),
            (self._rows, space(2)),
            (self._more, space(3)),
            (self._first_head, space(4)),
            (self._first, 0),
            (self._reported_head, space(4)),
            (self._reported, 0),
            (self._prices, space(5)),
        )
        for part, gap in parts:
            self.add_more(part, gap)

    def show_energy(self, found: EnergyAssessment) -> None:
        """Show what the walk comes to."""
        view: EnergyPanelView = panel_view(found)
        self.head.set_words(view.head)
        self.amount.set_words(view.amount)
        self._rows.show_lines([AmountLine(line.item, line.what, line.amount) for line in view.lines])
        self._more.say(view.more)
        self._prices.set_words(view.prices)
        for label, words in (
            (self._below, view.below),
            (self._first, "\n".join(view.first)),
            (self._reported, "\n".join(view.reported)),
        ):
            label.set_words(words)
            show_when(bool(words), label)
        show_when(bool(view.first), self._first_head)
        show_when(bool(view.reported), self._reported_head)
        show_when(bool(view.lines), self._line)

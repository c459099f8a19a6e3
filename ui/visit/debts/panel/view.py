"""The panel beside the list: what can be paid, the month in parts, and a proposal."""

from PySide6.QtCore import Signal

from app.services.debts.assessment import DebtsAssessment
from app.texts import text
from ui.palette import space
from ui.visit.debts.panel.state import panel_view
from ui.widgets.amounts import AmountLine, AmountRows
from ui.widgets.bars import Part, StackedBar
from ui.widgets.buttons import PlainButton
from ui.widgets.showing import show_when
from ui.widgets.sidepanel import SidePanel
from ui.widgets.text import Text


class DebtsPanel(SidePanel):
    """``asked`` says that the plans are wanted."""

    asked = Signal()
    scrolls_along = True

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(text("schulden_scherm.paneel.naam"))
        self._amount = Text("", "title")
        self._below = Text("", tone="soft")
        self._bar = StackedBar(text("schulden_scherm.paneel.naam"))
        self._parts = AmountRows()
        self._floor = Text("", "caption", tone="soft")
        self._head = Text(text("schulden_scherm.paneel.voorstel"), weight=600)
        self._proposal = AmountRows()
        self.act = PlainButton(text("schulden_scherm.paneel.maak"))
        self.add_main(Text(text("schulden_scherm.paneel.naam"), tone="soft"))
        self.add_main(self._amount)
        self.add_main(self._below, space(1))
        self.add_main(self._bar, space(4))
        self.add_main(self._parts, space(2))
        self.add_main(self._floor, space(3))
        for part in (self._head, self._proposal, self.act):
            self.add_more(part, space(2))
        self.act.clicked.connect(self.asked)

    def show_debts(self, found: DebtsAssessment) -> None:
        """Show the room now."""
        view = panel_view(found)
        self._amount.set_words(view.amount)
        self._below.set_words(view.below)
        self._bar.show_parts([Part(one.words, one.amount, max(one.size, 0), one.token) for one in view.parts])
        income = [AmountLine("inkomen", text("schulden_scherm.paneel.inkomen"), view.income, weight=600)]
        lines = [AmountLine(one.words, one.words, one.amount, mark=one.token) for one in view.parts]
        self._parts.show_lines([*income, *lines] if view.parts else [])
        self._floor.set_words(view.floor)
        self._proposal.show_lines([AmountLine(who, who, amount) for who, amount in view.proposal])
        self.act.set_words(view.act)
        show_when(bool(view.parts), self._bar, self._parts)
        show_when(bool(view.proposal), self._head, self._proposal)
        show_when(bool(view.floor), self._floor)
        show_when(bool(view.act), self.act)

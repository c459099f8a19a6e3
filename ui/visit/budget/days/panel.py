"""The panel beside the days: the best collection day of a cost, chosen and agreed on."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.budget.assessment import BudgetAssessment
from app.texts import text
from ui.filling import empty
from ui.palette import space
from ui.visit.budget.days.state import MoveRow, PanelView, agree_words, panel_view
from ui.widgets.buttons import PlainButton
from ui.widgets.choicerows import ChoiceRows
from ui.widgets.notice import IconLine
from ui.widgets.showing import show_when
from ui.widgets.sidepanel import SidePanel
from ui.widgets.text import Text


class DaysPanel(SidePanel):
    """``agreed`` carries the id of a cost and its new day; ``letter_asked`` that the letter is wanted."""

    agreed = Signal(str, int)
    letter_asked = Signal()
    scrolls_along = True

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(text("budget_scherm.paneel.naam"))
        self._head = Text("", weight=600)
        self._below = Text("", tone="soft")
        self.days = ChoiceRows(text("budget_scherm.paneel.naam"))
        self._verdict = Text("")
        self.agree = PlainButton(agree_words("25"))
        self._task = Text("", "caption", tone="soft")
        self._others_head = Text(text("budget_scherm.paneel.ook"), weight=600)
        self._others = QWidget()
        self._rows = QVBoxLayout(self._others)
        self._agreed = IconLine("check", token="accent")
        self.letter = PlainButton(text("budget_scherm.paneel.brief"), "document")
        self._view: PanelView | None = None
        self._build()

    def _build(self) -> None:
        for part in (self._head, self._below):
            self.add_main(part)
        self.add_main(self.days, space(2))
        self.add_main(self._verdict, space(3))
        self.add_main(self.agree, space(3))
        self.add_main(self._task, space(2))
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(space(2))
        self.more.setSpacing(space(3))
        for below in (self._others_head, self._others, self._agreed, self.letter):
            self.add_more(below)
        self.days.chosen.connect(self._on_day)
        self.agree.clicked.connect(self._on_agree)
        self.letter.clicked.connect(self.letter_asked)

    def show_budget(self, found: BudgetAssessment) -> None:
        """Show the allowed days and what is advised."""
        view = panel_view(found)
        if view != self._view:
            self._view = view
            self._show(view)

    def _show(self, view: PanelView) -> None:
        self._head.set_words(view.head)
        self._below.set_words(view.below)
        self.days.show_choices(view.choices, view.advised)
        self._verdict.set_words(view.verdict)
        self._task.set_words(view.task)
        self._agreed.say("\n".join(view.agreed))
        show_when(bool(view.choices), self.days, self._verdict)
        show_when(bool(view.agreed), self._agreed, self.letter)
        show_when(bool(view.others), self._others_head, self._others)
        empty(self._rows)
        for row in view.others:
            self._rows.addWidget(self._other(row))
        self._on_day(view.advised)

    def _other(self, row: MoveRow) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(Text(row.words, tone="soft"))
        button = PlainButton(agree_words(str(row.to_day)), name=row.act)
        button.clicked.connect(partial(self.agreed.emit, row.line_id, row.to_day))
        column.addWidget(button)
        return made

    def _on_day(self, day: str) -> None:
        """Only another day than now can be agreed."""
        self.agree.set_words(agree_words(day))
        view = self._view
        can = view is not None and day != view.present and any(one.value == day for one in view.choices)
        show_when(can, self.agree, self._task)

    def _on_agree(self) -> None:
        if self._view is not None and self.days.value():
            self.agreed.emit(self._view.line_id, int(self.days.value()))

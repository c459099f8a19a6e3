"""Three budgets side by side, the year month by month, what stands out, and the pots."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.budget.assessment import BudgetAssessment
from app.texts import text
from ui.filling import empty
from ui.palette import space
from ui.visit.budget.three.state import MONTH, PotRow, Row, ThreeView, pot_choices, spans, three_view
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.combo import Combo
from ui.widgets.field import MoneyField
from ui.widgets.flow import Flow
from ui.widgets.hairline import Hairline
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.segments import Segments
from ui.widgets.showing import show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text

ROW = 44


class ThreePart(QWidget):
    """``pot_kept`` carries a category, what is in the pot and its goal (eurocents or None); ``pot_removed`` one."""

    pot_kept = Signal(str, object, object)
    pot_removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.span = Segments(text("budget_scherm.drie.per"), spans())
        self.table = FindingsTable(text("budget_scherm.titel.drie"), _columns(), ROW)
        self._changes = Text("", tone="soft")
        self._filled = Text("", tone="soft")
        self.notable_head = Text(text("budget_scherm.drie.valt_op"), "section")
        self._notable = QVBoxLayout()
        self._pots = QVBoxLayout()
        self._no_pots = Text(text("budget_scherm.potjes.leeg"), tone="soft")
        self.pot = Combo(text("budget_scherm.potjes.welk"), pot_choices())
        self.pot_amount = MoneyField(text("budget_scherm.potjes.bedrag"), width=140)
        self.pot_goal = MoneyField(text("budget_scherm.potjes.doel_veld"), width=140)
        self.pot_ready = PlainButton(text("budget_scherm.potjes.bewaar"))
        self._problem = IconLine("warning", token="notice.ink")
        self.months = FindingsTable(text("budget_scherm.drie.maanden"), _month_columns(), 36)
        self._found: BudgetAssessment | None = None
        self._view: ThreeView | None = None
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        self.span.set_value(MONTH)
        told = Text(text("budget_scherm.drie.uitleg"), tone="soft")
        for part in (told, self.span, self.table, self._changes, self._filled, self.notable_head):
            column.addWidget(part)
        column.addLayout(self._notable)
        column.addWidget(Text(text("budget_scherm.potjes.kop"), "section"))
        column.addWidget(self._no_pots)
        column.addLayout(self._pots)
        ask = Flow()
        for words, field in (("welk", self.pot), ("bedrag", self.pot_amount), ("doel_veld", self.pot_goal)):
            ask.add(Labelled(text(f"budget_scherm.potjes.{words}"), field))
        column.addWidget(ask)
        column.addWidget(self._problem)
        column.addWidget(self.pot_ready, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(text("budget_scherm.drie.maanden"), "section"))
        column.addWidget(self.months)
        self.span.chosen.connect(lambda _span: self._show_again())
        self.pot_ready.clicked.connect(self._on_pot)

    def show_budget(self, found: BudgetAssessment) -> None:
        """Show the three budgets."""
        self._found = found
        self._show_again()

    def _show_again(self) -> None:
        if self._found is None:
            return
        view = three_view(self._found, self.span.value() or MONTH)
        if view != self._view:
            self._view = view
            self._show(view)

    def _show(self, view: ThreeView) -> None:
        self.table.show_rows([_row(row) for row in view.rows])
        self._changes.set_words("\n".join(view.changes))
        self._filled.set_words(view.filled)
        show_when(bool(view.changes), self._changes)
        show_when(bool(view.filled), self._filled)
        show_when(bool(view.notable), self.notable_head)
        empty(self._notable)
        for words in view.notable:
            line = IconLine("info")
            line.say(words)
            self._notable.addWidget(line)
        empty(self._pots)
        show_when(not view.pots, self._no_pots)
        for pot in view.pots:
            self._pots.addWidget(self._pot(pot))
        self.months.show_rows([TableRow(month[0], tuple(Cell(words) for words in month)) for month in view.months])

    def _pot(self, pot: PotRow) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        row = QHBoxLayout()
        row.setSpacing(space(4))
        row.addWidget(Text(pot.name, weight=600), 1)
        row.addWidget(Text(pot.amount, wraps=False))
        away = TextButton(text("budget_scherm.haal_weg"), name=text("budget_scherm.potjes.haal_weg", wat=pot.name))
        away.clicked.connect(partial(self.pot_removed.emit, pot.category))
        row.addWidget(away)
        column.addLayout(row)
        if pot.below:
            column.addWidget(Text(pot.below, "caption", tone="soft"))
        return made

    def _on_pot(self) -> None:
        try:
            amount, goal = self.pot_amount.cents(), self.pot_goal.cents()
        except UserError as problem:
            self._problem.say(str(problem))
            return
        self._problem.say("" if self.pot.value() else text("budget_scherm.potjes.welk"))
        if self.pot.value():
            self.pot_kept.emit(self.pot.value(), amount or 0, goal)

    def tell_problem(self, problem: object) -> None:
        """Say what is wrong with a pot."""
        self._problem.say(str(problem))


def _columns() -> list[Column]:
    heads = [text(f"budget_scherm.drie.{which}") for which in ("nu", "straks", "minstens")]
    return [Column(""), *[Column(head, 132, right=True) for head in heads]]


def _month_columns() -> list[Column]:
    heads = [text(f"budget_scherm.drie.{which}") for which in ("komt", "gaat", "over")]
    return [Column(text("budget_scherm.drie.maand")), *[Column(head, 132, right=True) for head in heads]]


def _row(row: Row) -> TableRow:
    weight = 600 if row.is_sum else 400
    return TableRow(row.what, (Cell(row.what, weight=weight), *[Cell(one, weight=weight) for one in row.amounts]))

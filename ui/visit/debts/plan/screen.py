"""What can be paid, and the plans side by side, of which one is agreed on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.debt import Strategy
from app.errors import UserError
from app.services.debts.assessment import DebtsAssessment
from app.texts import text
from ui.filling import empty
from ui.palette import space
from ui.visit.debts.plan.state import PlanView, draft_lines, most_in_plan, plan_view
from ui.widgets.buttons import PlainButton
from ui.widgets.field import MoneyField
from ui.widgets.hairline import Hairline
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.segments import Options
from ui.widgets.showing import show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text

ROW = 56


class PlanPart(QWidget):
    """``agreed`` carries a strategy and how much per month at most (eurocents); ``tried`` another amount per month."""

    agreed = Signal(str, object)
    tried = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._floor = Text("", tone="soft")
        self._running = IconLine("check", token="accent")
        self._reason = IconLine("info")
        self.per_month = MoneyField(text("schulden_scherm.plan.per_maand"), width=140)
        self.reckon = PlainButton(text("schulden_scherm.plan.reken"))
        self.plans = Options(text("schulden_scherm.plan.kies"), _choices(), _details())
        self.table = FindingsTable(text("schulden_scherm.plan.naast_elkaar"), _columns(), ROW)
        self._lines = QVBoxLayout()
        self._advice = IconLine("info")
        self._left_out = Text("", tone="soft")
        self.agree = PlainButton(text("schulden_scherm.plan.spreek_af"), "check")
        self._problem = IconLine("warning", token="notice.ink")
        self._below = QWidget()
        self._found: DebtsAssessment | None = None
        self._view: PlanView | None = None
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        for part in (self._floor, self._running, self._reason, self._below):
            column.addWidget(part)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(space(4))
        ask = QHBoxLayout()
        ask.setSpacing(space(3))
        ask.addWidget(Labelled(text("schulden_scherm.plan.per_maand"), self.per_month))
        ask.addWidget(self.reckon, 0, Qt.AlignmentFlag.AlignBottom)
        ask.addStretch(1)
        below.addLayout(ask)
        below.addWidget(Text(text("schulden_scherm.plan.kies"), "section"))
        below.addWidget(self.plans)
        below.addWidget(self.table)
        below.addWidget(Text(text("schulden_scherm.plan.per_schuldeiser"), "section"))
        below.addLayout(self._lines)
        for line in (self._advice, self._left_out, self._problem):
            below.addWidget(line)
        below.addWidget(self.agree, 0, Qt.AlignmentFlag.AlignLeft)
        self.plans.set_value(Strategy.URGENT_FIRST)
        self.plans.chosen.connect(lambda _value: self._show_lines())
        self.reckon.clicked.connect(self._on_reckon)
        self.agree.clicked.connect(self._on_agree)

    def show_debts(self, found: DebtsAssessment) -> str:
        """Show what is possible now; returns the title."""
        if self._found is None or found.options != self._found.options:
            self.per_month.set_cents(most_in_plan(found))
        self._found = found
        view = plan_view(found)
        if view != self._view:
            self._view = view
            self._show(view)
        return view.room or text("schulden_scherm.titel.plan")

    def try_out(self, found: DebtsAssessment) -> None:
        """Show the plans with another amount per month; what was typed stays."""
        self._found, self._view = found, plan_view(found)
        self._show(self._view)

    def _show(self, view: PlanView) -> None:
        self._floor.set_words(view.floor)
        self._running.say(view.running)
        self._reason.say(view.reason)
        self._advice.say(view.advice)
        self._left_out.set_words(view.left_out)
        self._problem.say("")
        show_when(bool(view.floor), self._floor)
        show_when(bool(view.choices), self._below)
        show_when(bool(view.left_out), self._left_out)
        self.table.show_rows([TableRow(what, (Cell(what), *map(Cell, cells))) for what, cells in view.rows])
        self._show_lines()

    def _show_lines(self) -> None:
        empty(self._lines)
        if self._found is None or self._found.options is None:
            return
        chosen = self.plans.value()
        for draft in self._found.options.drafts:
            if draft.strategy == chosen:
                for who, words in draft_lines(draft, self._found):
                    self._lines.addWidget(Hairline())
                    self._lines.addWidget(_line(who, words))

    def take_focus(self) -> None:
        """Put the keyboard on the choice of a plan."""
        self.plans.focus_choice()

    def tell_problem(self, problem: object) -> None:
        """Say why a plan cannot be agreed on."""
        self._problem.say(str(problem))

    def _on_reckon(self) -> None:
        try:
            self.tried.emit(self.per_month.cents())
        except UserError as problem:
            self.tell_problem(str(problem))

    def _on_agree(self) -> None:
        try:
            self.agreed.emit(self.plans.value(), self.per_month.cents())
        except UserError as problem:
            self.tell_problem(str(problem))


def _line(who: str, words: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, space(1), 0, space(1))
    column.setSpacing(0)
    column.addWidget(Text(who, weight=600))
    column.addWidget(Text(words, tone="soft"))
    return made


def _choices() -> list[tuple[str, str]]:
    return [(strategy.value, text(f"schulden.plan.naam.{strategy}")) for strategy in Strategy]


def _details() -> list[tuple[str, str]]:
    return [(strategy.value, text(f"schulden.plan.waarom.{strategy}")) for strategy in Strategy]


def _columns() -> list[Column]:
    return [Column(""), *[Column(words, 172) for _, words in _choices()]]

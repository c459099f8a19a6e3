"""Holding rent back from a benefit: why it may help, what was agreed, and ending it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.services.debts.assessment import DebtsAssessment
from app.texts import text
from ui.filling import empty
from ui.palette import space
from ui.visit.debts.withholding.state import HeldRow, WithholdingForm, WithholdingView, withholding_view
from ui.widgets.buttons import PlainButton
from ui.widgets.datefield import DateField
from ui.widgets.field import Field, MoneyField
from ui.widgets.flow import Flow
from ui.widgets.hairline import Hairline
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.showing import show_when
from ui.widgets.text import Text


class WithholdingPart(QWidget):
    """``agreed`` carries a WithholdingForm, ``ended`` the id of an agreement and its last day."""

    agreed = Signal(object)
    ended = Signal(str, object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._why = IconLine("info")
        self.per_month = MoneyField(_word("bedrag"), width=140)
        self.begins, self.ends, self.agreed_on, self.last = (
            DateField(_word(name), today, width=180) for name in ("begin", "eind", "akkoord", "laatste")
        )
        self.agreed_with = Field(_word("met"), width=280)
        self.how = Field(_word("hoe"), hint=_word("hoe_hint"), width=280)
        self.ready = PlainButton(_word("leg_vast"), "check")
        self.stop = PlainButton(_word("stop"))
        self._rows, self._form, self._ending = QVBoxLayout(), QWidget(), QWidget()
        self._problem = IconLine("warning", token="notice.ink")
        self._view: WithholdingView | None = None
        self._build()

    def _build(self) -> None:
        column = _column(self, space(3))
        column.addWidget(Hairline())
        column.addWidget(Text(_word("kop"), "section"))
        column.addWidget(self._why)
        self._rows.setSpacing(space(2))
        column.addLayout(self._rows)
        column.addWidget(self._ending)
        ending = _column(self._ending, space(2))
        ending.addWidget(Labelled(_word("laatste"), self.last))
        ending.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._form)
        form = _column(self._form, space(3))
        form.addWidget(_line(("bedrag", self.per_month), ("begin", self.begins), ("eind", self.ends)))
        form.addWidget(_line(("akkoord", self.agreed_on), ("met", self.agreed_with)))
        form.addWidget(Labelled(_word("hoe"), self.how))
        form.addWidget(self.ready, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._problem)
        self.ready.clicked.connect(self._on_ready)
        self.stop.clicked.connect(self._on_stop)

    def show_debts(self, found: DebtsAssessment) -> None:
        """Show what was agreed, and the form where it fits."""
        view = withholding_view(found)
        if view == self._view:
            return
        self._view = view
        self.setVisible(view.is_shown)
        self._why.say(view.why)
        self._problem.say("")
        if not self.per_month.text():
            self.per_month.set_cents(view.amount)
        show_when(view.fits, self._form)
        show_when(bool(view.running), self._ending)
        empty(self._rows)
        for row in view.rows:
            self._rows.addWidget(self._row(row))

    def tell_problem(self, problem: object) -> None:
        """Say what is wrong; empty takes that away."""
        self._problem.say(str(problem))

    def _row(self, row: HeldRow) -> QWidget:
        made = QWidget()
        column = _column(made, 0)
        column.addWidget(Text(row.words, weight=600))
        column.addWidget(Text(row.below, "caption", tone="soft"))
        return made

    def _on_ready(self) -> None:
        self.tell_problem("")
        try:
            days = (self.begins.day(), self.ends.day(), self.agreed_on.day())
            form = WithholdingForm(self.per_month.cents(), *days, self.agreed_with.text(), self.how.text())
            form.needed()
        except UserError as problem:
            self.tell_problem(str(problem))
        else:
            self.agreed.emit(form)

    def _on_stop(self) -> None:
        self.tell_problem("")
        try:
            self.ended.emit(self._view.running if self._view is not None else "", self.last.day())
        except UserError as problem:
            self.tell_problem(str(problem))


def _word(name: str) -> str:
    return text(f"schulden_scherm.inhouden.{name}")


def _line(*parts: tuple[str, QWidget]) -> Flow:
    flow = Flow()
    for name, field in parts:
        flow.add(Labelled(_word(name), field))
    return flow


def _column(widget: QWidget, gap: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    return column

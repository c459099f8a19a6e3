"""The payments of the plan: told how each went, moved, paused, and put on paper."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.services.debts.assessment import DebtsAssessment
from app.texts import text
from ui.filling import empty, keyboard_stays
from ui.palette import space
from ui.visit.debts.schedule.state import PayRow, ScheduleView, schedule_view
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.cell import ColumnCell
from ui.widgets.combo import Combo
from ui.widgets.datefield import DateField
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.hairline import Hairline
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.showing import show_when
from ui.widgets.text import Text

WHEN, WHO, AMOUNT, STATE = 216, 176, 84, 92
"""Px at 100% type of the columns of a payment."""


class SchedulePart(QWidget):
    """``paid`` and ``missed`` carry the id of a payment, ``moved`` that and a day, ``paused`` two days and a condition.

    ``printed`` carries the id of a creditor's debt, empty for the whole plan.
    """

    paid = Signal(str)
    missed = Signal(str)
    moved = Signal(str, object)
    paused = Signal(object, object, str)
    resumed = Signal()
    stopped = Signal()
    printed = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.said = IconLine("info", kind="lead")
        self._told = Text("", tone="soft")
        self._pause = IconLine("clock", token="accent")
        self._rows = QVBoxLayout()
        self.other_day = DateField(text("schulden_scherm.betalen.andere_dag"), today, width=180)
        self._moving = QWidget()
        self._move_ready = PlainButton(text("schulden_scherm.betalen.verzet"))
        self.first = DateField(text("schulden_scherm.betalen.pauze_van"), today, width=180)
        self.last = DateField(text("schulden_scherm.betalen.pauze_tot"), today, width=180)
        self.condition = Field(text("schulden_scherm.betalen.pauze_afspraak"))
        self.pause = PlainButton(text("schulden_scherm.betalen.pauzeer"), "clock")
        self.resume = PlainButton(text("schulden_scherm.betalen.ga_door"))
        self.stop = TextButton(text("schulden_scherm.betalen.stop"))
        self.whole = PlainButton(text("schulden_scherm.betalen.plan_papier"), "document")
        self.creditor = Combo(text("schulden_scherm.betalen.voor_wie"), ())
        self.agreement = PlainButton(text("schulden_scherm.betalen.afspraak_papier"), "document")
        self._made = IconLine("check", token="accent")
        self._problem = IconLine("warning", token="notice.ink")
        self._of_plan, self._pausing = QWidget(), QWidget()
        self._at = ""
        self._view: ScheduleView | None = None
        self._build()

    def _build(self) -> None:
        self.creditor.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)  # its words come later
        column = _column(self, space(4))
        for part in (self.said, self._told, self._pause):
            column.addWidget(part)
        column.addWidget(self._of_plan)
        inner = _column(self._of_plan, space(4))
        self._rows.setSpacing(0)
        inner.addLayout(self._rows)
        inner.addWidget(self._moving)
        moving = _column(self._moving, space(2))
        moving.addWidget(Labelled(text("schulden_scherm.betalen.andere_dag"), self.other_day))
        moving.addWidget(self._move_ready, 0, Qt.AlignmentFlag.AlignLeft)
        self._moving.hide()
        inner.addWidget(self._problem)
        self._build_papers(inner)
        self._build_pause(inner)
        self._connect()

    def _build_papers(self, inner: QVBoxLayout) -> None:
        inner.addWidget(Text(text("schulden_scherm.betalen.papier"), "section"))
        papers = Flow()
        for part in (self.whole, self.creditor, self.agreement):
            papers.add(part)
        inner.addWidget(papers)
        inner.addWidget(self._made)

    def _build_pause(self, inner: QVBoxLayout) -> None:
        inner.addWidget(Text(text("schulden_scherm.betalen.pauze"), "section"))
        inner.addWidget(self._pausing)
        pausing = _column(self._pausing, space(2))
        days = Flow()
        days.add(Labelled(text("schulden_scherm.betalen.pauze_van"), self.first))
        days.add(Labelled(text("schulden_scherm.betalen.pauze_tot"), self.last))
        pausing.addWidget(days)
        pausing.addWidget(Labelled(text("schulden_scherm.betalen.pauze_afspraak"), self.condition))
        acts = Flow()
        for button in (self.pause, self.resume, self.stop):
            acts.add(button)
        inner.addWidget(acts)

    def _connect(self) -> None:
        self._move_ready.clicked.connect(self._on_move)
        self.pause.clicked.connect(self._on_pause)
        self.resume.clicked.connect(self.resumed)
        self.stop.clicked.connect(self.stopped)
        self.whole.clicked.connect(lambda: self.printed.emit(""))
        self.agreement.clicked.connect(lambda: self.printed.emit(self.creditor.value()))

    def show_debts(self, found: DebtsAssessment) -> str:
        """Show the schedule; returns the title."""
        view = schedule_view(found)
        if view != self._view:
            self._view = view
            self._show(view)
        return view.title

    def _show(self, view: ScheduleView) -> None:
        self.said.say(view.said)
        self._told.set_words("\n".join(view.told))
        self._pause.say(view.pause)
        show_when(bool(view.told), self._told, self._of_plan)
        show_when(not view.is_paused, self.pause, self._pausing)
        show_when(view.is_paused, self.resume)
        self._moving.hide()
        with keyboard_stays(self, self.take_focus):
            empty(self._rows)
            for row in view.rows:
                self._rows.addWidget(Hairline())
                self._rows.addWidget(self._row(row))
        self.creditor.clear()
        for debt_id, who in view.creditors:
            self.creditor.addItem(who, debt_id)

    def _row(self, row: PayRow) -> QWidget:
        made = QWidget()
        column = _column(made, 0)
        flow = Flow()
        for words, width, weight, tone in (
            (row.when, WHEN, 400, ""),
            (row.who, WHO, 600, ""),
            (row.amount, AMOUNT, 600, ""),
            (row.state, STATE, 400, "soft"),
        ):
            flow.add(ColumnCell(words, width, tone=tone, weight=weight))
        for name, act in (("betaald", self.paid), ("lukte_niet", self.missed)):
            if row.can_tell:
                button = TextButton(text(f"schulden_scherm.betalen.{name}"), name=_named(name, row))
                button.clicked.connect(partial(act.emit, row.id))
                flow.add(button)
        if row.can_move:
            move = TextButton(text("schulden_scherm.betalen.andere_dag"), name=_named("andere_dag", row))
            move.clicked.connect(partial(self._open_move, row.id))
            flow.add(move)
        column.setContentsMargins(0, space(2), 0, space(2))
        column.addWidget(flow)
        return made

    def take_focus(self) -> None:
        """Put the keyboard on the plan on paper: nothing is typed here first."""
        self.whole.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_move(self, instalment_id: str) -> None:
        self._at = instalment_id
        self._moving.show()
        self.other_day.set_day(None)
        self.other_day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_move(self) -> None:
        try:
            self.moved.emit(self._at, self.other_day.day())
        except UserError as problem:
            self.tell_problem(str(problem))

    def _on_pause(self) -> None:
        try:
            self.paused.emit(self.first.day(), self.last.day(), self.condition.text())
        except UserError as problem:
            self.tell_problem(str(problem))

    def tell_problem(self, problem: object) -> None:
        """Say what is wrong; empty takes that away."""
        self._problem.say(str(problem))

    def made(self, place: Path) -> None:
        """Say where a paper was put."""
        self._made.say(text("schulden_scherm.gemaakt", naam=place.name))


def _column(widget: QWidget, gap: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    return column


def _named(act: str, row: PayRow) -> str:
    return text(f"schulden_scherm.betalen.{act}_naam", wie=row.who, dag=row.when)

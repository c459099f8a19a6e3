"""Messages before a cost is collected: who wants one, when, and handing them over."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.budget.assessment import BudgetAssessment
from app.texts import text
from ui import theme
from ui.filling import empty
from ui.palette import space
from ui.visit.budget.reminders.state import USUAL, ReminderForm, ReminderRow, RemindersView, day_choices, reminders_view
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.hairline import Hairline
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.segments import Segments
from ui.widgets.showing import show_when
from ui.widgets.text import Text


class RemindersPart(QWidget):
    """``agreed`` carries a ReminderForm, ``stopped`` the id of a reminder; the rest are the buttons below."""

    agreed = Signal(object)
    stopped = Signal(str)
    handed_over = Signal()
    exported = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cost = Combo(text("budget_scherm.berichten.waarvoor"), ())
        self.number = Field(text("budget_scherm.berichten.nummer"), width=220)
        self.days = Segments(text("budget_scherm.berichten.dagen"), day_choices())
        self.link = Field(text("budget_scherm.berichten.link"))
        self.how = Field(text("budget_scherm.berichten.hoe"), hint=text("budget_scherm.berichten.hoe_hint"))
        self.ready = PlainButton(text("budget_scherm.berichten.spreek_af"), "check")
        self._form = QWidget()
        self._problem = IconLine("warning", token="notice.ink")
        self._rows = QVBoxLayout()
        self._none = Text("", tone="soft")
        self.send = PlainButton(text("budget_scherm.berichten.geef_af"))
        self.file = PlainButton(text("budget_scherm.berichten.bestand"), "document")
        self._done = IconLine("check", token="accent")
        self._view: RemindersView | None = None
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(Text(text("budget_scherm.berichten.uitleg"), tone="soft"))
        column.addWidget(self._none)
        column.addLayout(self._rows)
        column.addWidget(self._make_form())
        column.addWidget(self._problem)
        acts = Flow()
        for button in (self.send, self.file):
            acts.add(button)
        column.addWidget(acts)
        column.addWidget(self._done)
        self.days.set_value(USUAL)
        self.ready.clicked.connect(self._on_ready)
        self.send.clicked.connect(self.handed_over)
        self.file.clicked.connect(self.exported)

    def _make_form(self) -> QWidget:
        self._form.setMaximumWidth(theme.px(700))
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        flow = Flow()
        flow.add(Labelled(text("budget_scherm.berichten.waarvoor"), self.cost))
        flow.add(Labelled(text("budget_scherm.berichten.nummer"), self.number))
        column.addWidget(flow)
        column.addWidget(Text(text("budget_scherm.berichten.dagen"), weight=600))
        column.addWidget(self.days)
        column.addWidget(Labelled(text("budget_scherm.berichten.hoe"), self.how))
        column.addWidget(Labelled(text("budget_scherm.berichten.link"), self.link))
        column.addWidget(self.ready, 0, Qt.AlignmentFlag.AlignLeft)
        return self._form

    def show_budget(self, found: BudgetAssessment) -> None:
        """Show what was agreed."""
        view = reminders_view(found)
        if view == self._view:
            return
        if self._view is None or view.costs != self._view.costs:
            self._fill_costs(view.costs)
        self._view = view
        show_when(bool(view.costs), self._form)
        words = "geen" if view.costs else "geen_kost"
        self._none.set_words("" if view.rows else text(f"budget_scherm.berichten.{words}"))
        show_when(not view.rows, self._none)
        show_when(view.is_active, self.send, self.file)
        empty(self._rows)
        for row in view.rows:
            self._rows.addWidget(self._row(row))

    def tell_problem(self, problem: object) -> None:
        """Say what is wrong; empty takes that away."""
        self._problem.say(str(problem))
        self._done.say("")

    def handed(self, number: int) -> None:
        """Say how many messages were taken."""
        self.tell_problem("")
        self._done.say(text("budget_scherm.berichten.gegeven", n=number))

    def made(self, places: tuple[Path, Path]) -> None:
        """Say where the messages are."""
        self.tell_problem("")
        self._done.say(text("budget_scherm.berichten.staan_in", map=str(places[0].parent)))

    def _fill_costs(self, costs: tuple[tuple[str, str], ...]) -> None:
        chosen = self.cost.value()
        self.cost.clear()
        for value, words in costs:
            self.cost.addItem(words, value)
        self.cost.set_value(chosen or (costs[0][0] if costs else ""))

    def _row(self, reminder: ReminderRow) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(Hairline())
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(reminder.what, weight=600))
        words.addWidget(Text(reminder.below, "caption", tone="soft"))
        row.addLayout(words, 1)
        if reminder.stops:
            stop = TextButton(text("budget_scherm.berichten.stop"), name=reminder.stops)
            stop.clicked.connect(partial(self.stopped.emit, reminder.id))
            row.addWidget(stop)
        column.addLayout(row)
        return made

    def _on_ready(self) -> None:
        days = int(self.days.value() or USUAL)
        form = ReminderForm(self.cost.value(), self.number.text(), days, self.link.text().strip(), self.how.text())
        self.tell_problem("")
        self.agreed.emit(form)

"""The form of one line: four fields in a row for a shoebox of letters, and the rest behind one button."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.budget.lines import Frequency, Payer, Payment
from app.domain.answer import Evidence
from app.errors import UserError
from app.texts import text
from ui.palette import space
from ui.visit.budget.lines.state import (
    LineForm,
    category_choices,
    evidence_choices,
    frequency_choices,
    new_form,
    payer_choices,
    payment_choices,
)
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.field import Field, MoneyField
from ui.widgets.flow import Flow
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.segments import Segments
from ui.widgets.showing import show_when
from ui.widgets.text import Text


class LineFields(QWidget):
    """``finished`` carries a LineForm, ``removed`` the id of the line, ``cancelled`` closes a line that is changed."""

    finished = Signal(object)
    removed = Signal(str)
    cancelled = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._form = LineForm()
        self.category = Combo(text("budget_scherm.veld.soort"), category_choices())
        self.amount = MoneyField(text("budget_scherm.veld.bedrag"), width=140)
        self.per = Combo(text("budget_scherm.veld.per"), frequency_choices())
        self.day = Field(text("budget_scherm.veld.dag"), width=140)
        self.label = Field(text("budget_scherm.veld.naam"))
        self.payment = Combo(text("budget_scherm.veld.betaling"), payment_choices(""))
        self.payer = Segments(text("budget_scherm.veld.wie"), payer_choices())
        self.evidence = Segments(text("budget_scherm.veld.bewijs"), evidence_choices())
        self.must = CheckRow(text("budget_scherm.veld.moet"))
        self.movable = CheckRow(text("budget_scherm.veld.verplaatsbaar"))
        self.ready = PlainButton(text("budget_scherm.erbij"), "plus")
        self.more = TextButton(text("budget_scherm.meer"))
        self._remove = TextButton(text("budget_scherm.haal_weg"))
        self._cancel = TextButton(text("budget_scherm.klaar"))
        self._problem = IconLine("warning", token="notice.ink")
        self._day = Labelled(text("budget_scherm.veld.dag"), self.day)
        self._details = QWidget()
        self._build()
        self.fill(LineForm())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        quick = Flow()
        for part in (
            Labelled(text("budget_scherm.veld.soort"), self.category),
            Labelled(text("budget_scherm.veld.bedrag"), self.amount),
            Labelled(text("budget_scherm.veld.per"), self.per),
            self._day,
        ):
            quick.add(part)
        column.addWidget(quick)
        column.addWidget(self._make_details())
        column.addWidget(self._problem)
        acts = Flow()
        for button in (self.ready, self.more, self._remove, self._cancel):
            acts.add(button)
        column.addWidget(acts)
        self._connect()

    def _connect(self) -> None:
        self.category.chosen.connect(self._on_category)
        self.per.chosen.connect(self._show_day)
        self.ready.clicked.connect(self.finish)
        self.more.clicked.connect(lambda: self._show_details(not self._details.isVisibleTo(self)))
        self._remove.clicked.connect(lambda: self.removed.emit(self._form.line_id))
        self._cancel.clicked.connect(self.cancelled)

    def _make_details(self) -> QWidget:
        column = QVBoxLayout(self._details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        flow = Flow()
        flow.add(Labelled(text("budget_scherm.veld.naam"), self.label))
        flow.add(Labelled(text("budget_scherm.veld.betaling"), self.payment))
        column.addWidget(flow)
        for words, choice in (("wie", self.payer), ("bewijs", self.evidence)):
            column.addWidget(Text(text(f"budget_scherm.veld.{words}"), weight=600))
            column.addWidget(choice)
        column.addWidget(self.must)
        column.addWidget(self.movable)
        self._details.hide()
        return self._details

    def fill(self, form: LineForm) -> None:
        """Show a form: that of a line that is there, or an empty one."""
        self._form = form
        is_new = not form.line_id
        self.category.set_value(form.category)
        self.category.setEnabled(is_new)
        self.amount.set_cents(form.amount)
        self.per.set_value(form.per.value)
        self.day.set_words(form.day)
        self._fill_details(form)
        self.ready.set_words(text("budget_scherm.erbij" if is_new else "budget_scherm.bewaar"))
        show_when(not is_new, self._remove, self._cancel)
        self.tell_problem("")
        self._show_day(form.per.value)
        self._show_details(not is_new)

    def _fill_details(self, form: LineForm) -> None:
        self.label.set_words(form.label)
        self.payment.clear()
        for value, words in payment_choices(form.category):
            self.payment.addItem(words, value)
        self.payment.set_value(form.payment.value)
        self.payer.set_value(form.payer.value)
        self.evidence.set_value(form.evidence.value)
        self.must.show_state(form.must, "")
        self.movable.show_state(form.movable, "")

    def filled(self) -> LineForm:
        """What was filled in. Raises UserError when the amount is none, or nothing was chosen."""
        if not self.category.value():
            raise UserError("budget_scherm.fout.soort")
        return LineForm(
            category=self.category.value(),
            amount=self.amount.cents(),
            per=Frequency(self.per.value()),
            day=self.day.text(),
            label=self.label.text(),
            payment=Payment(self.payment.value()),
            payer=Payer(self.payer.value() or Payer.RESIDENT),
            evidence=Evidence(self.evidence.value() or Evidence.SEEN),
            must=self.must.isChecked(),
            movable=self.movable.isChecked(),
            line_id=self._form.line_id,
        )

    def finish(self) -> None:
        """Tell what was filled in, or say what is wrong with it."""
        try:
            form = self.filled()
            form.about(self._today())
        except UserError as problem:
            self.tell_problem(str(problem))
            return
        self.finished.emit(form)

    def tell_problem(self, problem: object) -> None:
        """Say what is wrong; empty takes that away."""
        self._problem.say(str(problem))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the last quick field adds the line; in another one it goes to the next."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif QApplication.focusWidget() in (self.day, self.label):
            self.finish()
        elif QApplication.focusWidget() in (self.category, self.amount, self.per):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _on_category(self, category: str) -> None:
        amount, day = self.amount.text(), self.day.text()
        self.fill(new_form(category))
        self.amount.setText(amount)
        self.day.setText(day)
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_day(self, per: str) -> None:
        is_month = per == Frequency.MONTH.value
        self._day.set_label(text(f"budget_scherm.veld.{'dag' if is_month else 'datum'}"))

    def _show_details(self, shown: bool) -> None:
        show_when(shown, self._details)
        self.more.set_words(text(f"budget_scherm.{'minder' if shown else 'meer'}"))

"""One debt: what the letter says, whether the costs are right, and the letters that belong to it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.debt import Notice, Stage
from app.errors import UserError
from app.texts import text
from ui.palette import space
from ui.visit.debts.list.state import DebtForm, first_step, kind_choices, notice_choices, stage_choices
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.datefield import DateField
from ui.widgets.field import Field, MoneyField
from ui.widgets.flow import Flow
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.showing import show_when


class DebtFields(QWidget):
    """``finished`` carries a DebtForm; ``removed``, ``settled`` and ``reopened`` the id of the debt."""

    finished = Signal(object)
    removed = Signal(str)
    settled = Signal(str)
    reopened = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._form = DebtForm()
        self.is_settled = False
        self.creditor = Field(_field("schuldeiser"), width=280)
        self.kind = Combo(_field("soort"), kind_choices())
        self.principal, self.costs, self.interest, self.instalment = (
            MoneyField(_field(name), width=140) for name in ("hoofdsom", "kosten", "rente", "per_maand")
        )
        self.since = DateField(_field("sinds"), today, past=True, width=180)
        self.stage = Combo(_field("stand"), stage_choices())
        self.collector = Field(_field("via"), width=280)
        self.reference = Field(_field("kenmerk"), width=220)
        self.notice = Combo(_field("brief"), notice_choices())
        self.notice_on = DateField(_field("brief_op"), today, past=True, width=180)
        self.seized = CheckRow(_field("beslag"))
        self.disputed = CheckRow(_field("betwist"))
        self.ready = PlainButton(text("schulden_scherm.bewaar"), "check")
        self.done = TextButton(text("schulden_scherm.is_klaar"))
        self.away = TextButton(text("schulden_scherm.haal_weg"))
        self._step = IconLine("info")
        self._problem = IconLine("warning", token="notice.ink")
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        column.addWidget(_line(("schuldeiser", self.creditor), ("soort", self.kind)))
        column.addWidget(self._step)
        amounts = (("hoofdsom", self.principal), ("kosten", self.costs), ("rente", self.interest))
        column.addWidget(_line(*amounts, ("per_maand", self.instalment)))
        column.addWidget(_line(("sinds", self.since), ("stand", self.stage)))
        column.addWidget(_line(("via", self.collector), ("kenmerk", self.reference)))
        column.addWidget(_line(("brief", self.notice), ("brief_op", self.notice_on)))
        checks = QVBoxLayout()
        checks.setSpacing(0)
        checks.addWidget(self.seized)
        checks.addWidget(self.disputed)
        column.addLayout(checks)
        column.addWidget(self._problem)
        acts = Flow()
        for button in (self.ready, self.done, self.away):
            acts.add(button)
        column.addWidget(acts)
        self.kind.chosen.connect(self._on_kind)
        self.ready.clicked.connect(self.finish)
        self.away.clicked.connect(lambda: self.removed.emit(self._form.debt_id))
        self.done.clicked.connect(self._on_done)

    def fill(self, form: DebtForm, is_settled: bool = False) -> None:
        """Show a form: that of a debt that is there, or an empty one."""
        self._form, self.is_settled = form, is_settled
        for field, words in ((self.creditor, form.creditor), (self.collector, form.collector)):
            field.set_words(words)
        self.reference.set_words(form.reference)
        self.kind.set_value(form.kind)
        self.stage.set_value(form.stage.value)
        self.notice.set_value(form.notice.value)
        self.principal.set_cents(form.principal)
        self.costs.set_cents(form.costs)
        self.interest.set_cents(form.interest)
        self.instalment.set_cents(form.instalment)
        self.since.set_day(form.since)
        self.notice_on.set_day(form.notice_on)
        self.seized.show_state(form.seized, "")
        self.disputed.show_state(form.disputed, "")
        self.done.set_words(text("schulden_scherm.toch_open" if is_settled else "schulden_scherm.is_klaar"))
        show_when(bool(form.debt_id), self.done, self.away)
        self._step.say(first_step(form.kind))
        self.tell_problem("")

    def filled(self) -> DebtForm:
        """What was filled in. Raises UserError that names the field when it cannot be read."""
        return DebtForm(
            debt_id=self._form.debt_id,
            creditor=self.creditor.text(),
            kind=self.kind.value(),
            principal=self.principal.cents(),
            costs=self.costs.cents(),
            interest=self.interest.cents(),
            since=self.since.day(),
            stage=Stage(self.stage.value() or Stage.LATE),
            collector=self.collector.text(),
            reference=self.reference.text(),
            instalment=self.instalment.cents(),
            seized=self.seized.isChecked(),
            disputed=self.disputed.isChecked(),
            notice=Notice(self.notice.value() or Notice.UNKNOWN),
            notice_on=self.notice_on.day(),
        )

    def filled_or_none(self) -> DebtForm | None:
        """What was filled in; None while that cannot be read."""
        try:
            return self.filled()
        except UserError:
            return None

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that was not kept yet; what cannot be read counts as typed."""
        return self.filled_or_none() != self._form

    def finish(self) -> None:
        """Tell what was filled in, or say what is wrong with it."""
        try:
            self.finished.emit(self.filled())
        except UserError as problem:
            self.tell_problem(str(problem))

    def tell_problem(self, problem: object) -> None:
        """Say what is wrong; empty takes that away."""
        self._problem.say(str(problem))

    def take_focus(self) -> None:
        """Put the keyboard on the first field."""
        self.creditor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kind(self, kind: str) -> None:
        self._step.say(first_step(kind))

    def _on_done(self) -> None:
        (self.reopened if self.is_settled else self.settled).emit(self._form.debt_id)


def _field(name: str) -> str:
    return text(f"schulden_scherm.veld.{name}")


def _line(*parts: tuple[str, QWidget]) -> Flow:
    flow = Flow()
    for name, field in parts:
        flow.add(Labelled(_field(name), field))
    return flow

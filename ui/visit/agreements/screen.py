"""The page of Afspraken: what was agreed, what is proposed, and one form to agree on something else."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.visit import Agreement
from app.texts import text
from ui import theme
from ui.filling import empty, keyboard_stays
from ui.palette import space
from ui.visit.agreements.form import AgreementForm
from ui.visit.agreements.state import AgreementRow, Suggestion, is_full, rows, sub_line
from ui.visit.goals.section import PlanSection
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.hairline import Hairline
from ui.widgets.text import Text


class AgreementsPage(QWidget):
    """Shows at most three agreements, and under them the resident's own plan.

    ``agreed`` carries a Suggestion and the id of the agreement it replaces (empty for a new one), ``done`` and
    ``step_done`` an id and whether it is done, ``removed`` an id.
    """

    agreed = Signal(object, str)
    done = Signal(str, bool)
    step_done = Signal(str, bool)
    removed = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._sub = Text("", "lead", tone="soft")
        self._list = QVBoxLayout()
        self._proposed = QVBoxLayout()
        self._proposed_head = Text(text("afspraken.voorstellen"), "section")
        self.own = TextButton(text("afspraken.eigen"), "plus")
        self.form = AgreementForm(today)
        self.plan = PlanSection()
        self._agreements: tuple[Agreement, ...] = ()
        self._buttons: list[PlainButton] = []
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Text(text("afspraken.titel"), "title"))
        column.addWidget(self._sub)
        column.addSpacing(space(3))
        column.addLayout(self._list)
        column.addSpacing(space(3))
        column.addWidget(self._proposed_head)
        column.addLayout(self._proposed)
        column.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)
        column.addSpacing(space(5))
        column.addWidget(self.plan)
        for layout in (self._list, self._proposed):
            layout.setSpacing(0)
        self.form.hide()
        self.own.clicked.connect(self._on_own)
        self.form.finished.connect(self._on_finished)
        self.form.cancelled.connect(self._on_cancelled)

    def show_agreements(self, agreements: Sequence[Agreement], suggestions: Sequence[Suggestion]) -> None:
        """Show what was agreed and what could be agreed as well."""
        self._agreements = tuple(sorted(agreements, key=lambda agreed: agreed.position))
        self._sub.set_words(sub_line(agreements))
        with keyboard_stays(self, self.take_focus):
            empty(self._list)
            for agreed, row in zip(self._agreements, rows(agreements), strict=True):
                self._list.addWidget(self._agreement(agreed, row))
            empty(self._proposed)
            self._buttons.clear()
            for suggestion in suggestions:
                self._proposed.addWidget(self._suggestion(suggestion))
            self._proposed_head.setVisible(bool(suggestions))
            self.own.setVisible(not is_full(agreements) and not self.form.isVisibleTo(self))

    def take_focus(self) -> None:
        """On the first thing that can be agreed."""
        (self._buttons[0] if self._buttons else self.own).setFocus(Qt.FocusReason.OtherFocusReason)

    def _agreement(self, agreed: Agreement, row: AgreementRow) -> QWidget:
        line, words, right = _line(str(row.number), row.what)
        if row.first_step:
            step = CheckRow(text("afspraken.stap", stap=row.first_step))
            step.setAccessibleName(text("afspraken.stap_gedaan", wat=row.what, stap=row.first_step))
            step.setChecked(row.step_is_done)
            step.toggled.connect(partial(self._on_step_done, agreed.id))
            words.addWidget(step)
        check = CheckRow(text("afspraken.klaar"))
        check.setAccessibleName(text("afspraken.klaar_van", wat=row.what))
        check.setChecked(row.is_done)
        check.setMaximumWidth(theme.px(300))
        check.toggled.connect(partial(self._on_done, agreed.id))
        words.addWidget(check, 0, Qt.AlignmentFlag.AlignLeft)
        for line_words in (row.when, row.who):
            right.addWidget(Text(line_words, tone="soft", wraps=False), 0, Qt.AlignmentFlag.AlignRight)
        acts = QHBoxLayout()
        acts.setSpacing(space(4))
        acts.addStretch(1)
        change = TextButton(text("afspraken.wijzig"), name=text("afspraken.wijzig_van", nummer=row.number))
        change.clicked.connect(partial(self._on_change, agreed))
        away = TextButton(text("afspraken.haal_weg"), name=text("afspraken.haal_weg_van", nummer=row.number))
        away.clicked.connect(partial(self.removed.emit, agreed.id))
        for button in (change, away):
            acts.addWidget(button)
        right.addLayout(acts)
        return line

    def _suggestion(self, suggestion: Suggestion) -> QWidget:
        line, words, right = _line("", suggestion.what)
        words.addWidget(Text(suggestion.first_step, tone="soft"))
        button = PlainButton(text("afspraken.afspreken"), name=f"{text('afspraken.afspreken')}: {suggestion.what}")
        button.clicked.connect(partial(self.agreed.emit, suggestion, ""))
        right.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        self._buttons.append(button)
        return line

    def _on_done(self, agreement_id: str, is_done: bool) -> None:
        self.done.emit(agreement_id, is_done)

    def _on_step_done(self, agreement_id: str, is_done: bool) -> None:
        self.step_done.emit(agreement_id, is_done)

    def _on_own(self) -> None:
        self._open_form(None)

    def _on_change(self, agreed: Agreement) -> None:
        self._open_form(agreed)

    def _open_form(self, agreed: Agreement | None) -> None:
        self.form.fill(agreed)
        self.form.show()
        self.own.hide()
        self.form.what.setFocus()

    def _on_finished(self, suggestion: object, agreement_id: str) -> None:
        self.form.hide()
        self.agreed.emit(suggestion, agreement_id)

    def _on_cancelled(self) -> None:
        self.form.hide()
        self.own.setVisible(not is_full(self._agreements))


def _line(number: str, what: str) -> tuple[QWidget, QVBoxLayout, QVBoxLayout]:
    """A row under a hairline: a number, the words at the left, room at the right."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(3))
    column.addWidget(Hairline())
    row = QHBoxLayout()
    row.setSpacing(space(4))
    if number:
        sign = Text(number, "title", tone="accent", wraps=False)
        sign.setFixedWidth(theme.px(28))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Text(what, weight=600))
    right = QVBoxLayout()
    right.setSpacing(0)
    right.setAlignment(Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    row.addLayout(right)
    column.addLayout(row)
    column.addSpacing(space(3))
    return widget, words, right

"""All creditors by urgency, and when one is opened that debt alone."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.attachment import Attachment
from app.services.debts.assessment import DebtsAssessment
from app.texts import text
from ui.filling import empty, keyboard_stays
from ui.palette import space
from ui.visit.debts.list.form import DebtFields
from ui.visit.debts.list.rows import DebtRows
from ui.visit.debts.list.state import (
    CheckView,
    DebtForm,
    check_view,
    form_of,
    groups_of,
    head_of,
    stage_words,
    total_words,
)
from ui.visit.explanation.screen import explained
from ui.widgets.buttons import BackButton, PlainButton, TextButton
from ui.widgets.combo import Combo
from ui.widgets.disclosure import Disclosure
from ui.widgets.flow import Flow
from ui.widgets.notice import IconLine
from ui.widgets.showing import show_when
from ui.widgets.text import Text


class CheckPart(QWidget):
    """What the law says about the costs or the interest, with its steps behind a button."""

    def __init__(self, what: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        self._right = IconLine("check", token="accent")
        self._wrong = IconLine("warning", token="notice.ink")
        self._open = IconLine("info")
        self.steps = Disclosure(text("schulden_scherm.hoe"), name=text(f"schulden_scherm.hoe_{what}"))
        for part in (self._right, self._wrong, self._open, self.steps):
            column.addWidget(part)

    def show_check(self, view: CheckView) -> None:
        """Show a check."""
        self._wrong.say(view.words if view.marked else "")
        self._right.say(view.words if view.good else "")
        self._open.say("" if view.marked or view.good else view.words)
        self.steps.show_steps([explained(row) for row in view.rows])


class ListPart(QWidget):
    """``opened`` carries the id of a debt (empty: a new one, or back to the list). The form tells the rest.

    ``attached`` and ``detached`` carry the id of a debt and of a picture.
    """

    opened = Signal(str)
    attached = Signal(str, str)
    detached = Signal(str, str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.below = Text("", tone="soft")
        self.add = PlainButton(text("schulden_scherm.nieuw"), "plus")
        self.rows = DebtRows()
        self.stages = Text("", "caption", tone="soft")
        self.back = BackButton(text("schulden_scherm.naar_lijst"))
        self.form = DebtFields(today)
        self.costs, self.interest = CheckPart("kosten"), CheckPart("rente")
        self._checks = QWidget()
        self._letters = Text("", tone="soft")
        self._tied = QVBoxLayout()
        self.picture = Combo(text("schulden_scherm.brief_erbij"), ())
        self.attach = TextButton(text("schulden_scherm.hang_erbij"), "photo")
        self._of_letters = QWidget()
        self._list, self._one = QWidget(), QWidget()
        self.at: str | None = None
        self._found: DebtsAssessment | None = None
        self._build()

    def _build(self) -> None:
        self.picture.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)  # its words come later
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._list)
        column.addWidget(self._one)
        _stack(self._list, (self.below, self.add, self.rows, self.stages), space(4))
        _stack(self._checks, (Text(text("schulden_scherm.nagekeken"), "section"), self.costs, self.interest), space(2))
        ask = Flow()
        for part in (self.picture, self.attach):
            ask.add(part)
        tied = QWidget()
        tied.setLayout(self._tied)
        self._tied.setContentsMargins(0, 0, 0, 0)
        self._tied.setSpacing(0)
        _stack(self._of_letters, (Text(text("schulden_scherm.brieven"), "section"), self._letters, tied, ask), space(2))
        _stack(self._one, (self.back, self.form, self._checks, self._of_letters), space(5))
        self._one.hide()
        self.add.clicked.connect(lambda: self.open(""))
        self.back.clicked.connect(self.close_one)
        self.rows.opened.connect(self.open)
        self.attach.clicked.connect(self._on_attach)

    def show_debts(self, found: DebtsAssessment) -> str:
        """Show the list or the debt that is open; returns the title."""
        self._found = found
        head = head_of(found)
        self.below.set_words(head.below)
        self.rows.show_groups(groups_of(found))
        self.stages.set_words(stage_words(found))
        show_when(bool(stage_words(found)), self.stages)
        if self.at and found.debt(self.at) is None:
            self.at = None
        self._show_which()
        return self._show_one(found) if self.at is not None else head.title

    def open(self, debt_id: str) -> None:
        """Open one debt, or an empty form."""
        self.at = debt_id
        debt = self._found.debt(debt_id) if self._found is not None and debt_id else None
        form = form_of(debt) if debt is not None else DebtForm()
        self.form.fill(form, debt is not None and debt.settled_on is not None)
        self.opened.emit(debt_id)

    def close_one(self) -> None:
        """Back to the list."""
        self.at = None
        self.opened.emit("")

    def kept(self, form: DebtForm) -> None:
        """A debt was kept: a new one leads back to the list, one that was there stays open."""
        if form.debt_id:
            self.form.fill(form, self.form.is_settled)
        else:
            self.close_one()

    def take_focus(self) -> None:
        """Put the keyboard where one begins: on the form that is open, else on adding a debt."""
        if self.at is not None:
            self.form.take_focus()
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_which(self) -> None:
        show_when(self.at is None, self._list)
        show_when(self.at is not None, self._one)

    def _show_one(self, found: DebtsAssessment) -> str:
        debt = found.debt(self.at or "")
        show_when(debt is not None, self._checks, self._of_letters)
        if debt is None:
            return text("schulden_scherm.nieuwe")
        if not self.form.is_changed:
            self.form.fill(form_of(debt), debt.settled_on is not None)
        check = found.checks[debt.id]
        self.costs.show_check(check_view(check.costs))
        self.interest.show_check(check_view(check.interest))
        self._show_letters(found.letters[debt.id], found.pictures)
        return text("schulden_scherm.een", wie=debt.creditor, bedrag=total_words(debt))

    def _show_letters(self, letters: Sequence[Attachment], pictures: Sequence[Attachment]) -> None:
        words = text("schulden_scherm.brieven_zijn" if letters else "schulden_scherm.geen_brieven")
        self._letters.set_words(words)
        with keyboard_stays(self, self.form.take_focus):
            empty(self._tied)
            for letter in letters:
                self._tied.addWidget(self._letter(letter))
        tied = {letter.id for letter in letters}
        free = [picture for picture in pictures if picture.id not in tied]
        self.picture.clear()
        for picture in free:
            self.picture.addItem(picture.caption, picture.id)
        show_when(bool(free), self.picture, self.attach)

    def _letter(self, letter: Attachment) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Text(letter.caption), 1)
        loosen = TextButton(
            text("schulden_scherm.maak_los"), name=text("schulden_scherm.maak_los_naam", wat=letter.caption)
        )
        loosen.clicked.connect(partial(self._on_detach, letter.id))
        row.addWidget(loosen)
        return made

    def _on_detach(self, picture_id: str) -> None:
        if self.at:
            self.detached.emit(self.at, picture_id)

    def _on_attach(self) -> None:
        if self.at and self.picture.value():
            self.attached.emit(self.at, self.picture.value())


def _stack(widget: QWidget, parts: Sequence[QWidget], gap: int) -> None:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for part in parts:
        is_button = isinstance(part, PlainButton | BackButton)
        if is_button:
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            column.addWidget(part)

"""The lines of the budget: one quick row to type in, and everything that is there in its four parts."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.budget.assessment import BudgetAssessment
from app.texts import text
from ui.filling import empty, keyboard_stays
from ui.palette import space
from ui.visit.budget.lines.form import LineFields
from ui.visit.budget.lines.state import (
    LineForm,
    LineGroup,
    LineRow,
    form_of,
    groups_of,
    known_words,
    left_words,
    line_of,
)
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.hairline import Hairline
from ui.widgets.notice import Notice
from ui.widgets.showing import show_when
from ui.widgets.text import Text


class LinesPart(QWidget):
    """``finished`` carries a LineForm, ``removed`` the id of a line, ``taken_over`` that known lines are wanted."""

    finished = Signal(object)
    removed = Signal(str)
    taken_over = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.known = Notice(icon="info")
        self.take = PlainButton(text("budget_scherm.neem_over"))
        self.form = LineFields(today)
        self.head = Text(text("budget_scherm.nieuw"), "section")
        self.left = Text("", "title")
        self._below = Text("", tone="soft")
        self.groups = QVBoxLayout()
        self._found: BudgetAssessment | None = None
        self._shown: tuple[LineGroup, ...] | None = None
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        self.known.add_act(self.take)
        self.groups.setSpacing(space(6))
        for part in (self.left, self._below, self.known, self.head, self.form):
            column.addWidget(part)
        column.addSpacing(space(4))
        column.addLayout(self.groups)
        self.take.clicked.connect(self.taken_over)
        self.form.finished.connect(self.finished)
        self.form.removed.connect(self.removed)
        self.form.cancelled.connect(self.begin_new)

    def show_budget(self, found: BudgetAssessment) -> None:
        """Show the lines there are."""
        self._found = found
        self.known.say(*known_words(found))
        amount, below = left_words(found)
        self.left.set_words(amount)
        show_when(bool(amount), self.left)
        self._below.set_words(below)
        groups = groups_of(found)
        if groups != self._shown:
            self._shown = groups
            with keyboard_stays(self, self.take_focus):
                self._show_groups(groups)

    def begin_new(self) -> None:
        """An empty form, with the keyboard on what it is."""
        self.form.fill(LineForm())
        self.head.set_words(text("budget_scherm.nieuw"))
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard where typing begins."""
        self.form.category.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_groups(self, groups: Sequence[LineGroup]) -> None:
        empty(self.groups)
        for group in groups:
            self.groups.addWidget(self._group(group))

    def _group(self, group: LineGroup) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(Text(group.title, "section"), 1)
        head.addWidget(Text(group.total, weight=600, wraps=False), 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        for row in group.rows:
            column.addWidget(Hairline())
            column.addWidget(self._row(row))
        return made

    def _row(self, line: LineRow) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(4))
        opened = TextButton(line.what, name=text("budget_scherm.kies", wat=line.spoken))
        opened.clicked.connect(partial(self._on_opened, line.id))
        row.addWidget(opened, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(line.below, "caption", tone="soft"), 1)
        row.addWidget(Text(line.amount, wraps=False), 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _on_opened(self, line_id: str) -> None:
        line = line_of(self._found, line_id) if self._found is not None else None
        if line is not None:
            self.form.fill(form_of(line))
            self.head.set_words(text("budget_scherm.verander", wat=line.label))
            self.form.amount.setFocus(Qt.FocusReason.OtherFocusReason)

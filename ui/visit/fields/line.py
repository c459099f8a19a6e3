"""One row of the page of a step: the question, its answer, how it is known, and what is wrong with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.answer import AnswerValue, Evidence, Status
from app.texts import text
from ui import theme
from ui.palette import space
from ui.visit.fields.state import FieldRow, is_refusal, known_as, known_choices
from ui.visit.question.during import DuringYear, kind_of_change
from ui.visit.question.editor import editor_for, problem_of
from ui.visit.question.state import Given
from ui.widgets.combo import Combo
from ui.widgets.hairline import Hairline
from ui.widgets.text import Text

ANSWER, KNOWN = 224, 180
"""Px at 100% type of the columns beside the question."""


class FieldLine(QWidget):
    """``answered`` carries path, value, status and how it is known, as soon as the field is left.

    How it is known may be chosen before there is an answer. ``drafted`` says that something was typed that may change
    the result, ``decided`` that one key was the answer.
    """

    answered = Signal(str, object, str, str)
    drafted = Signal()
    decided = Signal()
    changed_later = Signal(str, object, object)
    came_or_went = Signal(str, object)

    def __init__(self, row: FieldRow, today: Callable[[], date]) -> None:
        super().__init__()
        self.row = row
        question = row.question
        self.path = question.path
        self.editor = editor_for(question, today, small=True)
        self.known = Combo(text("bezoek.velden.bewijs_van", vraag=question.title), known_choices())
        self.known.setPlaceholderText(text("bezoek.velden.open"))
        change = kind_of_change(question)
        self.during = DuringYear(change, today) if change else None
        self._title = Text(question.title)
        self._below = QWidget()
        self._problem = Text("", tone="notice")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._show(row)
        self._connect()

    def _build(self) -> None:
        self.setToolTip(self.row.question.help)
        self.editor.setAccessibleDescription(self.row.question.help)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        answer = QWidget()
        row = QHBoxLayout(answer)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(4))
        row.addWidget(self.editor)
        row.addWidget(self.known)
        self._columns.setContentsMargins(0, space(3), 0, space(3))
        self._columns.addWidget(self._title, 1)
        self._columns.addWidget(answer, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._columns)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, space(3))
        below.addWidget(self._problem)
        column.addWidget(self._below)
        if self.during is not None:
            column.addWidget(self.during)

    def _connect(self) -> None:
        self.editor.typed.connect(self._on_typed)
        self.editor.settled.connect(self.settle)
        self.editor.decided.connect(self.decided)
        self.known.chosen.connect(self._on_known)
        if self.during is not None:
            self.during.later.connect(lambda value, day: self.changed_later.emit(self.path, value, day))
            self.during.period.connect(
                lambda end, day: self.came_or_went.emit(f"{self.path.rsplit('.', 1)[0]}.{end}", day)
            )

    def stack(self, stacked: bool) -> None:
        """Put the answer under the question when there is little room."""
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        self._columns.setSpacing(space(2) if stacked else space(4))
        self.editor.setFixedWidth(theme.px(ANSWER))
        self.known.setFixedWidth(theme.px(KNOWN))
        self._columns.setAlignment(self._title, Qt.AlignmentFlag.AlignVCenter if not stacked else Qt.AlignmentFlag(0))

    def follow(self, row: FieldRow) -> None:
        """Show what is kept; what is being typed is left alone."""
        was_draft, self.row = self.has_draft(), row
        if not was_draft or not self.has_draft():
            self._show(row)

    def _show(self, row: FieldRow) -> None:
        self.row = row
        self.editor.show_value(row.given.value)
        self.known.set_value(known_as(row.given))
        self.say_problem("")
        if self.during is not None:
            self.during.follow(row.given, row.period)

    def has_draft(self) -> bool:
        """Whether what stands there differs from what is kept."""
        return bool(problem_of(self.editor)) or self.editor.value() != self.row.given.value

    def draft(self) -> AnswerValue:
        """What stands there now when it can be read, else what is kept."""
        return self.row.given.value if problem_of(self.editor) else self.editor.value()

    def restore(self, typed: str) -> None:
        """Put back what was typed elsewhere."""
        self.editor.show_raw(typed)
        self.say_problem(problem_of(self.editor))

    def say_problem(self, words: str) -> None:
        """Say what is wrong; empty when nothing is."""
        self._problem.set_words(words)
        self._below.setVisible(bool(words))
        self.editor.set_problem(bool(words))

    def settle(self) -> bool:
        """Keep what stands there; an emptied field is as if it was never asked. False when it cannot be kept."""
        problem = problem_of(self.editor)
        self.say_problem(problem)
        if problem:
            return False
        value = self.editor.value()
        if value != self.row.given.value:
            self._tell(value, Status.NOT_ASKED if value is None else Status.ANSWERED)
        return True

    def _tell(self, value: AnswerValue, status: Status) -> None:
        """Tell it once: until it was read from the store it counts as kept already."""
        chosen = self.known.value()
        how = "" if is_refusal(chosen) or value is None else chosen
        given = Given(value, status, Evidence(how) if how else None, self.row.given.later)
        self.row = replace(self.row, given=given)
        self.known.set_value(known_as(given))
        self.answered.emit(self.path, value, status.value, how)

    def _on_typed(self) -> None:
        self.say_problem("")
        if is_refusal(self.known.value()):
            self.known.set_value("")
        self.drafted.emit()

    def _on_known(self, choice: str) -> None:
        if is_refusal(choice):
            self.editor.show_value(None)
            self.say_problem("")
            self._tell(None, Status(choice))
        elif not problem_of(self.editor) and self.editor.value() is not None:
            self._tell(self.editor.value(), Status.ANSWERED)

"""The part of a question in which it is answered, one for each kind of answer."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.answer import AnswerValue
from app.errors import UserError
from app.intake.questions import AnswerKind, Question
from app.texts import text
from ui.palette import space
from ui.visit.question.state import check_born, read_typed, typed_of
from ui.widgets.counter import Counter
from ui.widgets.datefield import DateField
from ui.widgets.field import AnswerField
from ui.widgets.segments import Options, Segments
from ui.widgets.text import Text


class Editor(QWidget):
    """What every kind has in common: ``typed`` at every change, ``settled`` when something was chosen or counted."""

    typed = Signal()
    settled = Signal()

    def value(self) -> AnswerValue:
        """The value as it stands there now, None when there is none. Raises UserError when it cannot be."""
        raise NotImplementedError

    def show_value(self, value: AnswerValue) -> None:
        """Show a value from the store."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the keyboard in it."""
        raise NotImplementedError

    def set_problem(self, found: bool) -> None:
        """Show that what was typed cannot be."""

    def _beside(self, field: QWidget, unit: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(4))
        row.addWidget(field)
        if unit:
            row.addWidget(Text(unit, "lead", tone="soft", wraps=False), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)


class TypedEditor(Editor):
    """An amount, a price, a number of hours or of units in the large field."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self.field = AnswerField(question.title, euro=question.kind is AnswerKind.MONEY)
        self.field.textEdited.connect(self.typed)
        self.field.editingFinished.connect(self.settled)
        self._beside(self.field, question.unit)

    def value(self) -> AnswerValue:
        """What was typed, in eurocents or hundredths of an hour."""
        return read_typed(self._question, self.field.text())

    def show_value(self, value: AnswerValue) -> None:
        """Show a value from the store, unless the field is being typed in."""
        self.field.set_words(typed_of(self._question, value))

    def take_focus(self) -> None:
        """Select what is there, so that typing replaces it."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def set_problem(self, found: bool) -> None:
        """Show it on the border."""
        self.field.set_problem(found)


class AnswerDate(DateField):
    """A date in the large field of an answer."""

    _kind = "answer"


class DayEditor(Editor):
    """A day of birth, or another day."""

    def __init__(self, question: Question, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._birth = question.kind is AnswerKind.DATE
        hint = text("bezoek.vraag.geboren_hint" if self._birth else "bezoek.vraag.dag_vorm")
        self.field = AnswerDate(question.title, today, past=self._birth, hint=hint, width=300)
        self.field.textEdited.connect(self.typed)
        self.field.editingFinished.connect(self.settled)
        self._beside(self.field, "")

    def value(self) -> AnswerValue:
        """The day as ISO text."""
        day = self.field.day()
        if day is None:
            return None
        if self._birth:
            check_born(day, self._today())
        return day.isoformat()

    def show_value(self, value: AnswerValue) -> None:
        """Show a day from the store."""
        self.field.set_day(date.fromisoformat(value) if isinstance(value, str) else None)

    def take_focus(self) -> None:
        """Select what is there."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def set_problem(self, found: bool) -> None:
        """Show it on the border."""
        self.field.set_problem(found)


class CountEditor(Editor):
    """A number of people."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.counter = Counter(question.title, most=12)
        self.counter.counted.connect(self._told)
        self._is_set = False
        self._beside(self.counter, question.unit)

    def value(self) -> AnswerValue:
        """The number; none stands for zero once the question is answered."""
        return self.counter.value()

    def show_value(self, value: AnswerValue) -> None:
        """Show a number from the store."""
        self.counter.set_number(value if isinstance(value, int) else 0)

    def take_focus(self) -> None:
        """On the number itself, so that figures can be typed."""
        self.counter.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.counter.number.selectAll()

    def _told(self, _number: int) -> None:
        self.typed.emit()
        self.settled.emit()


class ChoiceEditor(Editor):
    """Yes or no, or one of a few; the first letter of a choice chooses it too."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        yes_no = question.kind is AnswerKind.YES_NO
        both = (("ja", text("bezoek.vraag.ja_keuze")), ("nee", text("bezoek.vraag.nee_keuze")))
        self._choices = both if yes_no else question.choices
        self.choice: Segments | Options
        self.choice = Segments(question.title, both, marked=True) if yes_no else Options(question.title, self._choices)
        self.choice.chosen.connect(self._told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choice)

    def value(self) -> AnswerValue:
        """What was chosen."""
        return read_typed(self._question, self.choice.value())

    def show_value(self, value: AnswerValue) -> None:
        """Show a choice from the store."""
        self.choice.set_value(typed_of(self._question, value))

    def take_focus(self) -> None:
        """On the chosen part, or the first."""
        self.choice.focus_choice()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J or N, or the first letter of a choice."""
        letter = event.text().lower()
        found = next((value for value, words in self._choices if letter and words.lower().startswith(letter)), "")
        if not found:
            super().keyPressEvent(event)
            return
        self.choice.set_value(found)
        self.choice.focus_choice()
        self._told(found)

    def _told(self, _value: str) -> None:
        self.typed.emit()
        self.settled.emit()


TYPED = (AnswerKind.MONEY, AnswerKind.HOURS, AnswerKind.WHOLE, AnswerKind.RATE)
"""The kinds of answers that are typed into the large field."""


def editor_for(question: Question, today: Callable[[], date]) -> Editor:
    """The editor that fits the kind of the question."""
    if question.kind in TYPED:
        return TypedEditor(question)
    if question.kind in (AnswerKind.DATE, AnswerKind.DAY):
        return DayEditor(question, today)
    return CountEditor(question) if question.kind is AnswerKind.COUNT else ChoiceEditor(question)


def problem_of(editor: Editor) -> str:
    """What is wrong with what stands there, in words; empty when nothing is."""
    try:
        editor.value()
    except UserError as problem:
        return str(problem)
    return ""

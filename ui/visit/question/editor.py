"""The part of a question in which it is answered, one for each kind of answer."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.domain.answer import AnswerValue
from app.errors import UserError
from app.intake.questions import AnswerKind, Question
from app.texts import text
from ui.palette import space
from ui.visit.question.state import LONGEST_WORDS, check_born, read_typed, typed_of
from ui.widgets.combo import Combo
from ui.widgets.counter import Counter
from ui.widgets.datefield import DateField
from ui.widgets.field import AnswerField, Field, MoneyField
from ui.widgets.segments import Options, Segments
from ui.widgets.text import Text

LARGE, SMALL = 240, 132
"""Px at 100% type of a field for a number."""
LARGE_WORDS, SMALL_WORDS = 440, 208
"""Px at 100% type of a field for words."""


class Editor(QWidget):
    """What every kind has in common: ``typed`` at every change, ``settled`` when something was chosen or counted.

    ``decided`` says that one key was the whole answer. A small one stands among others on one page, and shows it
    when there is no answer yet.
    """

    typed = Signal()
    settled = Signal()
    decided = Signal()

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

    def raw(self) -> str:
        """What was typed, whether it can be read or not; empty for what is chosen instead of typed."""
        return ""

    def show_raw(self, typed: str) -> None:
        """Show what was typed elsewhere and is not kept yet."""

    def _beside(self, field: QWidget, unit: str, small: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2 if small else 4))
        row.addWidget(field)
        if unit:
            words = Text(unit, "caption" if small else "lead", tone="soft", wraps=False)
            row.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)


class FieldEditor(Editor):
    """What a field for typing has in common."""

    field: Field

    def _use(self, field: Field, unit: str, small: bool) -> None:
        self.field = field
        field.textEdited.connect(self.typed)
        field.editingFinished.connect(self.settled)
        self._beside(field, unit, small)

    def take_focus(self) -> None:
        """Select what is there, so that typing replaces it."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def set_problem(self, found: bool) -> None:
        """Show it on the border."""
        self.field.set_problem(found)

    def raw(self) -> str:
        """What stands in the field."""
        return self.field.text()

    def show_raw(self, typed: str) -> None:
        """Put it back in the field, as typed here."""
        self.field.setText(typed)
        self.field.setModified(True)


class TypedEditor(FieldEditor):
    """An amount, a number of hours, or words."""

    def __init__(self, question: Question, *, small: bool = False) -> None:
        super().__init__()
        self._question = question
        euro = question.kind is AnswerKind.MONEY
        of_words = question.kind is AnswerKind.TEXT
        if small:
            width = SMALL_WORDS if of_words else SMALL
            field: Field = MoneyField(question.title, width=width) if euro else Field(question.title, width=width)
        else:
            field = AnswerField(question.title, width=LARGE_WORDS if of_words else LARGE, euro=euro)
        self._use(field, question.unit, small)

    def value(self) -> AnswerValue:
        """What was typed, in eurocents or hundredths of an hour."""
        return read_typed(self._question, self.field.text())

    def show_value(self, value: AnswerValue) -> None:
        """Show a value from the store, unless the field is being typed in."""
        self.field.set_words(typed_of(self._question, value))


class WordsEditor(TypedEditor):
    """A name or a few words, with what is often meant under them while they are typed."""

    def __init__(self, question: Question, *, small: bool = False) -> None:
        super().__init__(question, small=small)
        self.field.setMaxLength(LONGEST_WORDS)
        self.field.setCompleter(self._suggesting())

    def _suggesting(self) -> QCompleter:
        found = QCompleter([words for _, words in self._question.choices], self.field)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        popup.setProperty("kind", "suggestions")
        popup.setAccessibleName(self._question.title)
        found.setPopup(popup)
        found.activated.connect(self.typed)
        return found


class AnswerDate(DateField):
    """A date in the large field of an answer."""

    _kind = "answer"


class DayEditor(FieldEditor):
    """A day of birth."""

    def __init__(self, question: Question, today: Callable[[], date], *, small: bool = False) -> None:
        super().__init__()
        self._today = today
        hint = text("bezoek.vraag.geboren_hint")
        kind, width = (DateField, SMALL) if small else (AnswerDate, 300)
        self._day = kind(question.title, today, past=True, hint=hint, width=width)
        self._use(self._day, "", small)

    def value(self) -> AnswerValue:
        """The day as ISO text."""
        day = self._day.day()
        if day is None:
            return None
        check_born(day, self._today())
        return day.isoformat()

    def show_value(self, value: AnswerValue) -> None:
        """Show a day from the store."""
        self._day.set_day(date.fromisoformat(value) if isinstance(value, str) else None)


class CountEditor(Editor):
    """A number of people."""

    def __init__(self, question: Question, *, small: bool = False) -> None:
        super().__init__()
        self.counter = Counter(question.title, most=12, may_be_open=small)
        self.counter.counted.connect(self._told)
        self._beside(self.counter, question.unit, small)

    def value(self) -> AnswerValue:
        """The number. Alone on a page it begins at zero, for going on is an answer there."""
        return self.counter.value()

    def show_value(self, value: AnswerValue) -> None:
        """Show a number from the store."""
        self.counter.set_number(value if isinstance(value, int) else None)

    def take_focus(self) -> None:
        """On the number itself, so that figures can be typed."""
        self.counter.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.counter.number.selectAll()

    def _told(self, _number: int) -> None:
        self.typed.emit()
        self.settled.emit()


class ChoiceEditor(Editor):
    """Yes or no, or one of a few; the first letter of a choice chooses it too."""

    def __init__(self, question: Question, *, small: bool = False) -> None:
        super().__init__()
        self._question = question
        yes_no = question.kind is AnswerKind.YES_NO
        both = (("ja", text("bezoek.vraag.ja_keuze")), ("nee", text("bezoek.vraag.nee_keuze")))
        self._choices = both if yes_no else question.choices
        self.choice: Segments | Options | Combo
        if yes_no:
            self.choice = Segments(question.title, both, marked=not small)
        else:
            self.choice = (Combo if small else Options)(question.title, self._choices)
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
        self.decided.emit()

    def _told(self, _value: str) -> None:
        self.typed.emit()
        self.settled.emit()


def editor_for(question: Question, today: Callable[[], date], *, small: bool = False) -> Editor:
    """The editor that fits the kind of the question; a small one for a page with more of them."""
    if question.kind in (AnswerKind.MONEY, AnswerKind.HOURS):
        return TypedEditor(question, small=small)
    if question.kind is AnswerKind.DATE:
        return DayEditor(question, today, small=small)
    if question.kind is AnswerKind.TEXT:
        return WordsEditor(question, small=small)
    if question.kind is AnswerKind.COUNT:
        return CountEditor(question, small=small)
    return ChoiceEditor(question, small=small)


def problem_of(editor: Editor) -> str:
    """What is wrong with what stands there, in words; empty when nothing is."""
    try:
        editor.value()
    except UserError as problem:
        return str(problem)
    return ""

"""The part of a question of the plan in which it is answered, one for each kind of answer."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.goal import HIGHEST, LOWEST
from app.domain.period import working_day
from app.domain.typed_day import short_day
from app.domain.visit import Who
from app.texts import text
from ui import theme
from ui.palette import space
from ui.visit.agreements.state import who_choices
from ui.visit.begin.screen import by_letter
from ui.visit.goals.state import WEEK, Answered, Ask, AskKind, answered
from ui.widgets.buttons import TextButton
from ui.widgets.datefield import DateField
from ui.widgets.field import AnswerField
from ui.widgets.labelled import Labelled
from ui.widgets.segments import Options, Segments, choice_of
from ui.widgets.text import Text

WIDTH = 600
_TEN = "0"


class PlanEditor(QWidget):
    """What every kind has in common. ``settled`` comes when something was typed or chosen and may be kept."""

    settled = Signal()

    def __init__(self, ask: Ask, today: Callable[[], date]) -> None:
        super().__init__()
        self.ask = ask
        self._today = today
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space(4))
        self.setMaximumWidth(theme.px(WIDTH))

    def answer(self) -> Answered | None:
        """What stands there now; None for a question that is answered by pressing. Raises UserError."""
        return None

    def take_focus(self) -> None:
        """Put the keyboard in it."""
        raise NotImplementedError

    def follow(self, ask: Ask) -> None:
        """Show what is kept; what is being typed is left alone."""
        self.ask = ask

    def choose_by_key(self, letter: str) -> bool:
        """Answer with one key; False when this key answers nothing."""
        return False


class WordsEditor(PlanEditor):
    """A line of the resident's own words, with what was said earlier to take over."""

    def __init__(self, ask: Ask, today: Callable[[], date]) -> None:
        super().__init__(ask, today)
        self.field = AnswerField(text(f"doel.veld.{ask.key}"), width=0, euro=False)
        self.take = TextButton(text("doel.neem_over"))
        self._offer = Text("", tone="soft")
        self.column.addWidget(self.field)
        self.column.addWidget(self._offer)
        self.column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.committed.connect(self.settled)
        self.take.clicked.connect(self._on_take)
        self.follow(ask)

    def follow(self, ask: Ask) -> None:
        """Show the words that are kept."""
        super().follow(ask)
        self.field.set_words(ask.words)
        self._offer.set_words(text("doel.zei", doel=ask.offer) if ask.offer else "")
        for widget in (self._offer, self.take):
            widget.setVisible(bool(ask.offer))

    def answer(self) -> Answered:
        """The words that stand there."""
        return answered(self.ask, self.field.text(), self.ask.day, self.ask.who, self._today())

    def take_focus(self) -> None:
        """In the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_take(self) -> None:
        self.field.setText(self.ask.offer)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.settled.emit()


class DayEditor(PlanEditor):
    """A day, or none; for a step also who takes it."""

    def __init__(self, ask: Ask, today: Callable[[], date]) -> None:
        super().__init__(ask, today)
        hint = text("doel.dag_hint", dag=short_day(working_day(today() + WEEK)))
        self.day = DateField(text(f"doel.veld.{ask.key}"), today, hint=hint, width=260)
        self.who: Segments | Options | None = None
        if ask.kind is AskKind.WHO:
            made = choice_of(text("doel.veld.wie"), who_choices(), WIDTH)
            assert isinstance(made, Segments | Options)
            self.who = made
            self.column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            made.chosen.connect(self.settled)
        self.column.addWidget(Labelled(text(f"doel.veld.{ask.key}"), self.day))
        self.day.committed.connect(self.settled)
        self.follow(ask)

    def follow(self, ask: Ask) -> None:
        """Show the day that is kept, and who."""
        super().follow(ask)
        self.day.set_day(ask.day)
        if self.who is not None:
            self.who.set_value(ask.who.value)

    def answer(self) -> Answered:
        """The day that stands there, and who was chosen."""
        who = Who(self.who.value()) if self.who is not None else self.ask.who
        return answered(self.ask, self.ask.words, self.day.day(), who, self._today())

    def take_focus(self) -> None:
        """On who does it, else in the day."""
        if self.who is not None:
            self.who.focus_choice()
        else:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)


class MarkEditor(PlanEditor):
    """Ten marks beside each other, with what the lowest and the highest mean. ``marked`` carries the mark or None."""

    marked = Signal(object)

    def __init__(self, ask: Ask, today: Callable[[], date]) -> None:
        super().__init__(ask, today)
        numbers = [str(mark) for mark in range(LOWEST, HIGHEST + 1)]
        self.choice = Segments(text("doel.cijfer.keuze"), [(number, number) for number in numbers])
        self._before = Text("", tone="soft")
        self.none = TextButton(text("doel.cijfer.weg"))
        self.column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(Text(text("doel.cijfer.schaal"), tone="soft"))
        self.column.addWidget(self._before)
        self.column.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)
        self.choice.chosen.connect(self._on_chosen)
        self.none.clicked.connect(self._on_none)
        self.follow(ask)

    def follow(self, ask: Ask) -> None:
        """Show the mark of today, and the one before it."""
        super().follow(ask)
        self.choice.set_value("" if ask.mark is None else str(ask.mark))
        self._before.set_words(ask.before)
        self._before.setVisible(bool(ask.before))
        self.none.setVisible(ask.mark is not None)

    def take_focus(self) -> None:
        """On the mark."""
        self.choice.focus_choice()

    def choose_by_key(self, letter: str) -> bool:
        """A figure gives that mark; 0 is a ten."""
        if len(letter) != 1 or letter not in "0123456789":
            return False
        self.choice.set_value(str(HIGHEST) if letter == _TEN else letter)
        self.choice.focus_choice()
        self._on_chosen(self.choice.value())
        return True

    def _on_chosen(self, value: str) -> None:
        self.marked.emit(int(value))

    def _on_none(self) -> None:
        self.marked.emit(None)


class ConsentEditor(PlanEditor):
    """Whether a mark about health may be kept. ``consented`` carries ja or nee."""

    consented = Signal(str)

    def __init__(self, ask: Ask, today: Callable[[], date]) -> None:
        super().__init__(ask, today)
        words = (("ja", text("pijler.toestemming.ja")), ("nee", text("pijler.toestemming.nee")))
        self.choice = Segments(text("pijler.toestemming.vraag"), words, marked=True)
        self.column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self._by_letter = by_letter(self.choice)
        self.choice.chosen.connect(self.consented)

    def take_focus(self) -> None:
        """On the choice."""
        self.choice.focus_choice()

    def choose_by_key(self, letter: str) -> bool:
        """J or N answers."""
        if not self._by_letter(letter):
            return False
        self.consented.emit(self.choice.value())
        return True


def editor_for(ask: Ask, today: Callable[[], date]) -> PlanEditor:
    """The editor of a question."""
    if ask.kind is AskKind.MARK:
        return MarkEditor(ask, today)
    if ask.kind is AskKind.CONSENT:
        return ConsentEditor(ask, today)
    return WordsEditor(ask, today) if ask.kind is AskKind.WORDS else DayEditor(ask, today)

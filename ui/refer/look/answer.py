"""What an act still asks, on one small form: a choice, a few words, or a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.texts import text
from ui.palette import space
from ui.refer.look.state import Asked
from ui.widgets import widths
from ui.widgets.buttons import PrimaryButton, TextButton
from ui.widgets.combo import Combo
from ui.widgets.datefield import DateField
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.text import Text

WIDTH = 480


@dataclass(frozen=True, slots=True)
class Given:
    """What was filled in."""

    choice: str = ""
    words: str = ""
    day: date | None = None


class Answer(QWidget):
    """``given`` carries the act and what was filled in for it; ``left`` says that it was not done after all."""

    given = Signal(str, object)
    left = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._act = ""
        widths.limit(self, WIDTH)
        self._title = Text("", weight=600)
        self.choice = Combo(text("verwijs.kies_uit"), ())
        self._choice = Labelled(text("verwijs.kies_uit"), self.choice)
        self.words = Field("…")
        self._words = Labelled("…", self.words)
        self.day = DateField("…", today, width=180)
        self._day = Labelled("…", self.day)
        self.done = PrimaryButton("…")
        self.no = TextButton(text("verwijs.toch_niet"), quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(2), 0, space(2))
        column.setSpacing(space(3))
        for part in (self._title, self._choice, self._words, self._day):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(self.done)
        row.addWidget(self.no)
        row.addStretch(1)
        column.addLayout(row)
        self.done.clicked.connect(self._on_done)
        self.no.clicked.connect(self._on_no)
        self.hide()

    def ask(self, act: str, asked: Asked) -> None:
        """Show what this act asks, empty, with the keyboard on the first field."""
        self._act = act
        self._title.set_words(asked.title)
        self.choice.clear()
        for value, words in asked.choices:
            self.choice.addItem(words, value)
        self.choice.setCurrentIndex(-1)
        self._choice.setVisible(bool(asked.choices))
        self._words.set_label(asked.words or "…")
        self._words.setVisible(bool(asked.words))
        self.words.setText("")
        self._day.set_label(asked.day or "…")
        self._day.setVisible(bool(asked.day))
        self.day.set_day(None)
        self.done.set_words(asked.does)
        self.say("")
        self.show()
        first = self.choice if asked.choices else self.words if asked.words else self.day
        first.setFocus()

    def say(self, problem: str) -> None:
        """What is wrong with it."""
        shown = next(part for part in (self._words, self._day, self._choice) if not part.isHidden())
        shown.set_problem(problem)

    def _on_done(self) -> None:
        try:
            day = self.day.day()
        except UserError as problem:
            self.say(str(problem))
            return
        self.given.emit(self._act, Given(self.choice.value(), self.words.text(), day))

    def _on_no(self) -> None:
        self.hide()
        self.left.emit()

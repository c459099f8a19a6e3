"""The fields of the gate: one passphrase with a way to look at it, and the choice of a new one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.texts import text
from ui.palette import space
from ui.unlock.state import choice_problem, strength_words
from ui.widgets.buttons import TextButton
from ui.widgets.field import Field
from ui.widgets.text import Text

WIDTH = 360


class PassphraseField(QWidget):
    """A hidden line with Laat zien behind it; ``entered`` comes at Enter."""

    entered = Signal()
    edited = Signal()

    def __init__(self, name: str, *, hint: str = "") -> None:
        super().__init__()
        self.line = Field(name, hint=hint, width=WIDTH)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(lambda _typed: self.edited.emit())
        self.show_button = TextButton(text("unlock.choose.show"), "eye")
        self.show_button.clicked.connect(self._turn)
        label = Text(name, weight=600)
        label.setBuddy(self.line)
        row = QHBoxLayout()
        row.setSpacing(space(4))
        row.addWidget(self.line)
        row.addWidget(self.show_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(label)
        column.addLayout(row)

    def value(self) -> str:
        """What was typed, exactly."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()

    def show_typed(self, shown: bool) -> None:
        """Show or hide the signs."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_button.set_words(text("unlock.choose.hide" if shown else "unlock.choose.show"))

    def _turn(self) -> None:
        self.show_typed(self.line.echoMode() is QLineEdit.EchoMode.Password)


class NewPassphrase(QWidget):
    """A passphrase typed twice, with its strength in words. ``entered`` comes at Enter in the second field."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first = PassphraseField(text("unlock.choose.passphrase"), hint=text("unlock.choose.hint"))
        self.again = PassphraseField(text("unlock.choose.again"))
        self.again.show_button.hide()
        self.strength = Text(kind="caption", tone="soft")
        self.first.edited.connect(self._tell_strength)
        self.first.entered.connect(self.again.line.setFocus)
        self.first.show_button.clicked.connect(self._show_both)
        self.again.entered.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.first)
        column.addWidget(self.strength)
        column.addSpacing(space(4))
        column.addWidget(self.again)
        self._tell_strength()

    def problem(self) -> str:
        """Why this cannot be used yet, empty when it can."""
        return choice_problem(self.first.value(), self.again.value())

    def _tell_strength(self) -> None:
        words = strength_words(self.first.value())
        self.strength.set_words(words)
        self.first.line.setAccessibleDescription(words)

    def _show_both(self) -> None:
        self.again.show_typed(self.first.line.echoMode() is QLineEdit.EchoMode.Normal)

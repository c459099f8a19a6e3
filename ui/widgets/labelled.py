"""A field under its label, with room for one line of help and for the notice when what was typed cannot be read."""

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.palette import space
from ui.widgets.field import Field
from ui.widgets.showing import show_when
from ui.widgets.text import Text


class Labelled(QWidget):
    """Label, field, unit behind it, help below; ``set_problem`` shows a sentence in the notice colour instead."""

    def __init__(self, label: str, field: QWidget, *, help_line: str = "", unit: str = "") -> None:
        super().__init__()
        self.field = field
        self._help, self._problem = help_line, ""
        self._label = Text(label, weight=600)
        self._label.setBuddy(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self._label)
        row = QHBoxLayout()
        row.setSpacing(space(4))
        row.addWidget(field)
        if unit:
            row.addWidget(Text(unit, tone="soft", wraps=False), 0, Qt.AlignmentFlag.AlignVCenter)
        if not field.sizePolicy().expandingDirections() & Qt.Orientation.Horizontal:
            row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.set_problem("")

    @cached_property
    def _below(self) -> Text:
        """The line below the field, made when there is something to say."""
        made = Text(self._help, "caption", tone="soft")
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, made)
        return made

    def set_label(self, words: str) -> None:
        """Other words above the field, read aloud too."""
        self._label.set_words(words)
        self.field.setAccessibleName(words)

    def set_help(self, words: str) -> None:
        """Other words of help below the field; a problem that is said there stays."""
        self._help = words
        if not self._problem:
            self.set_problem("")

    def set_problem(self, sentence: str) -> None:
        """Show what is wrong and what would be right; empty shows the help again."""
        self._problem = sentence
        words = sentence or self._help
        if words or "_below" in self.__dict__:
            self._below.set_words(words)
            self._below.set_tone("notice" if sentence else "soft")
            show_when(bool(words), self._below)
        if isinstance(self.field, Field):
            self.field.set_problem(bool(sentence))
        self.field.setAccessibleDescription(sentence or self._help)

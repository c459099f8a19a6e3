"""One setting on the screen: a few choices, or a field under its label; it is kept as soon as it is made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.texts import text
from ui import theme
from ui.filedialog import choose_folder
from ui.palette import space
from ui.settings.state import Row
from ui.widgets.buttons import PlainButton
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.notice import Notice
from ui.widgets.segments import Segments
from ui.widgets.text import Text

WIDTH, NARROW = 480, 200


class SettingRow(QWidget):
    """Shows what holds; ``made`` carries the name and what a person chose or typed."""

    made = Signal(str, str)

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.row = row
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, space(4), 0, 0)
        self.column.setSpacing(space(1))

    def show_value(self, value: str) -> None:
        """What holds now; nothing is told by it."""

    def set_problem(self, sentence: str) -> None:
        """Why what was typed cannot be."""

    def take_focus(self) -> None:
        """Put the keyboard on it."""


class ChoiceRow(SettingRow):
    """A choice of a few."""

    def __init__(self, row: Row) -> None:
        super().__init__(row)
        self.choice = Segments(row.label, row.choices, marked=True)
        self.problem = Notice()
        self.column.addWidget(Text(row.label, weight=600))
        self.column.addSpacing(space(1))
        self.column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(Text(row.help, "caption", tone="soft"))
        self.column.addWidget(self.problem)
        self.choice.chosen.connect(lambda value: self.made.emit(row.name, value))

    def show_value(self, value: str) -> None:
        """Mark it."""
        self.choice.set_value(value)

    def take_focus(self) -> None:
        """On the choice that holds."""
        self.choice.focus_choice()

    def set_problem(self, sentence: str) -> None:
        """Below the choice."""
        self.problem.say(sentence)


class FieldRow(SettingRow):
    """A field; a folder can be looked up too."""

    def __init__(self, row: Row) -> None:
        super().__init__(row)
        self.field = Field(row.label, width=NARROW if row.is_narrow else 0)
        self.labelled = Labelled(row.label, self.field, help_line=row.help)
        self.labelled.setMaximumWidth(theme.px(WIDTH))
        self.column.addWidget(self.labelled)
        self.field.committed.connect(lambda: self.made.emit(row.name, self.field.text()))
        if row.is_folder:
            self.choose = PlainButton(text("instellingen.kies_map"), "folder")
            self.choose.clicked.connect(self._choose)
            self.column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)

    def show_value(self, value: str) -> None:
        """In the field, unless somebody is typing there."""
        self.field.set_words(value)

    def take_focus(self) -> None:
        """On the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_problem(self, sentence: str) -> None:
        """In the place of the help."""
        self.labelled.set_problem(sentence)

    def _choose(self) -> None:
        folder = choose_folder(self, self.row.label)
        if folder is not None:
            self.field.set_words(str(folder))
            self.made.emit(self.row.name, str(folder))


def setting_row(row: Row) -> SettingRow:
    """The way to set it that fits."""
    return ChoiceRow(row) if row.choices else FieldRow(row)

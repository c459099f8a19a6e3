"""A few words of the coach about one thing to check; the resident does not see them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.texts import text
from ui.palette import space
from ui.widgets.buttons import TextButton
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.showing import show_when


class NotePart(QWidget):
    """A button that opens one field; a note that is there is shown at once. ``written`` carries its words."""

    written = Signal(str)

    def __init__(self, about: str) -> None:
        super().__init__()
        name = text("energie_scherm.notitie_van", wat=about)
        self.button = TextButton(text("energie_scherm.notitie"), "pencil", name=name)
        self.field = Field(name, hint=text("energie_scherm.notitie_hint"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._around = Labelled(text("energie_scherm.notitie"), self.field)
        column.addWidget(self._around)
        self._around.hide()
        self.button.clicked.connect(self._on_pressed)
        self.field.committed.connect(lambda: self.written.emit(self.field.text().strip()))

    def show_note(self, words: str) -> None:
        """Show what was noted."""
        self.field.set_words(words)
        if words:
            self._open()

    def _open(self) -> None:
        self.button.hide()
        show_when(True, self._around)

    def _on_pressed(self) -> None:
        self._open()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

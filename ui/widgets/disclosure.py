"""Words that can be pressed to see what a figure rests on, and pressed again to put that away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.palette import space
from ui.widgets.buttons import TextButton
from ui.widgets.explanation import Explained, ExplanationRows
from ui.widgets.showing import show_when


class Disclosure(QWidget):
    """A button of words with steps under it; hidden while there is nothing to show."""

    def __init__(self, words: str, *, name: str = "") -> None:
        super().__init__()
        self.button = TextButton(words, "chevron-down", name=name)
        self._rows = ExplanationRows()
        self._steps: tuple[Explained, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._rows)
        self._rows.hide()
        self.button.clicked.connect(self._on_pressed)

    def show_steps(self, steps: Sequence[Explained]) -> None:
        """What is shown when it is pressed; what is open follows."""
        self._steps = tuple(steps)
        show_when(bool(steps), self)
        if self._rows.isVisibleTo(self):
            self._rows.show_steps(self._steps)

    def _on_pressed(self) -> None:
        is_open = not self._rows.isVisibleTo(self)
        if is_open:
            self._rows.show_steps(self._steps)
        self._rows.setVisible(is_open)

"""A choice out of a longer list."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

from ui import icons, theme


class Combo(QComboBox):
    """A combo box of (value, words) with rows of 44 px; ``chosen`` carries the value picked by a person.

    The arrow keys open the list: going past a choice is not choosing it. The wheel scrolls the page.
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setProperty("kind", "field")
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.show_choices(choices)
        self.activated.connect(lambda _row: self.chosen.emit(self.value()))

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these; none of them is chosen yet."""
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.setCurrentIndex(-1)

    def value(self) -> str:
        """The value chosen now, empty when there is none."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Show a choice without telling it."""
        self.setCurrentIndex(self.findData(value))

    def focus_choice(self) -> None:
        """Put the keyboard on it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with the arrow keys."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box with our own arrow."""
        super().paintEvent(event)
        size = theme.px(icons.SIZE)
        place = QRect(self.width() - size - theme.px(12), (self.height() - size) // 2, size, size)
        icons.paint(QPainter(self), place, "chevron-down", "ink" if self.isEnabled() else "control")

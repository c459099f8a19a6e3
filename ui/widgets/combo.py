"""A choice out of a longer list."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

from ui import icons, theme


class Combo(QComboBox):
    """A combo box of (value, words) with rows of 44 px; ``chosen`` carries the value picked by a person."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setProperty("kind", "field")
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))
        for value, words in choices:
            self.addItem(words, value)
        self.activated.connect(lambda _row: self.chosen.emit(self.value()))

    def value(self) -> str:
        """The value chosen now, empty when there is none."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Show a choice without telling it."""
        self.setCurrentIndex(self.findData(value))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box with our own arrow."""
        super().paintEvent(event)
        size = theme.px(icons.SIZE)
        place = QRect(self.width() - size - theme.px(12), (self.height() - size) // 2, size, size)
        icons.paint(QPainter(self), place, "chevron-down", "ink" if self.isEnabled() else "control")

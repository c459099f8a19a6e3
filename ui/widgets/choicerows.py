"""A choice out of rows with an amount at the right edge, one of them advised."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.palette import tokens
from ui.widgets.choices import Choice

HANG = 12
"""Px that a chosen row hangs out on both sides, so that its words keep the edge."""


class _Row(QRadioButton):
    """One row of 44 px that paints itself."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.words)
        self.choice = choice
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(part for part in (choice.words, choice.aside, choice.amount) if part))

    def hitButton(self, place: QPoint) -> bool:
        """The whole row can be pressed."""
        return self.rect().contains(place)

    def sizeHint(self) -> QSize:
        """Wide enough for all words."""
        bold, small = QFontMetrics(theme.font("body", 600)), QFontMetrics(theme.font("caption"))
        words = bold.horizontalAdvance(self.choice.words) + bold.horizontalAdvance(self.choice.amount)
        aside = small.horizontalAdvance(self.choice.aside)
        return QSize(theme.px(icons.SIZE + 2 * HANG + 44) + words + aside, theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, mark, words, the small word and the amount."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            path = QPainterPath()
            path.addRoundedRect(self.rect(), tokens().radius["normal"], tokens().radius["normal"])
            painter.fillPath(path, theme.colour("accent.soft" if self.isChecked() else "surface.raise"))
        size, edge, on = theme.px(icons.SIZE), theme.px(HANG), self.isChecked()
        mark = QRect(edge, (self.height() - size) // 2, size, size)
        icons.paint(painter, mark, "ring-dot" if on else "ring", "accent" if on else "control")
        painter.setFont(theme.font("body", 600 if on else 400))
        painter.setPen(theme.colour("accent" if on else "ink"))
        area = self.rect().adjusted(edge, 0, -edge, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        words = area.adjusted(size + theme.px(12), 0, 0, 0)
        painter.drawText(words, middle, self.choice.words)
        if self.choice.is_low and not on:
            painter.setPen(theme.colour("notice.ink"))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, self.choice.amount)
        width = QFontMetrics(theme.font("body", 600)).horizontalAdvance(self.choice.words)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("accent" if on else "ink.soft"))
        painter.drawText(words.adjusted(width + theme.px(10), 0, 0, 0), middle, self.choice.aside)


class ChoiceRows(QWidget):
    """Rows of which one is chosen; ``chosen`` carries the value of the one a person pressed."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(button.choice.value))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: tuple[Choice, ...] = ()

    def rows(self) -> tuple[_Row, ...]:
        """The rows in their order."""
        return tuple(row for row in self._group.buttons() if isinstance(row, _Row))

    def value(self) -> str:
        """The value of the row that is chosen; empty when there is none."""
        return next((row.choice.value for row in self.rows() if row.isChecked()), "")

    def show_choices(self, choices: Sequence[Choice], value: str) -> None:
        """Show these rows, one of them chosen; nothing is told by it."""
        if tuple(choices) != self._shown:
            self._shown = tuple(choices)
            for row in self.rows():
                self._group.removeButton(row)
                row.hide()
                row.deleteLater()
            for choice in choices:
                row = _Row(choice)
                self._group.addButton(row)
                self._column.addWidget(row)
        for row in self.rows():
            row.setChecked(row.choice.value == value)

"""A small whole number with minus and plus."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSpinBox, QToolButton

from app.texts import text
from ui import icons, theme

OPEN = -1
"""The number of a counter that was not set yet; it is shown as a dash."""


class _Number(QSpinBox):
    """The number itself; the first step from a dash is to the least or to one more, and never back."""

    def __init__(self, least: int) -> None:
        super().__init__()
        self._least = least

    def stepBy(self, steps: int) -> None:
        """One more or one less."""
        if self.value() < self._least:
            self.setValue(self._least + (steps > 0))
        else:
            self.setValue(max(self._least, self.value() + steps))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page: what scrolls past may not change."""
        event.ignore()

    def stepEnabled(self) -> QSpinBox.StepEnabledFlag:
        """Which way it can go."""
        flags = QSpinBox.StepEnabledFlag.StepNone
        if self.value() != self._least:
            flags |= QSpinBox.StepEnabledFlag.StepDownEnabled
        if self.value() < self.maximum():
            flags |= QSpinBox.StepEnabledFlag.StepUpEnabled
        return flags


class Counter(QFrame):
    """Minus, number, plus: 138 × 48. ``counted`` carries a number set by a person.

    One that ``may_be_open`` shows a dash until a number is set.
    """

    counted = Signal(int)

    def __init__(self, name: str, *, least: int = 0, most: int = 99, may_be_open: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "counter")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.less = self._button("minus", text("ui.counter.less", name=name))
        self.number = _Number(least)
        self.number.setProperty("kind", "counter")
        self.number.setAccessibleName(name)
        self.number.setFrame(False)
        self.number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setRange(OPEN if may_be_open else least, most)
        self.number.setSpecialValueText("–" if may_be_open else "")
        self.number.setKeyboardTracking(False)
        self.more = self._button("plus", text("ui.counter.more", name=name))
        self.less.clicked.connect(self.number.stepDown)
        self.more.clicked.connect(self.number.stepUp)
        self.number.valueChanged.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.less, self.number, self.more):
            row.addWidget(part)
        self._size_parts()
        self.set_number(None)

    def value(self) -> int | None:
        """The number shown, None for a dash."""
        return None if self.number.value() == OPEN else self.number.value()

    def set_number(self, value: int | None) -> None:
        """Show a number without telling it; None is the least there is, or a dash."""
        self.number.blockSignals(True)
        self.number.setValue(self.number.minimum() if value is None else value)
        self.number.blockSignals(False)
        self._enable()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "more"):
            self._size_parts()

    def _button(self, icon: str, name: str) -> QToolButton:
        made = QToolButton()
        made.setProperty("kind", "counter")
        made.setIcon(icons.icon(icon, "accent"))
        made.setAccessibleName(name)
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the arrow keys of the number do the same
        made.setAutoRepeat(True)
        return made

    def _size_parts(self) -> None:
        for part in (self.less, self.more):
            part.setIconSize(QSize(theme.px(icons.SIZE), theme.px(icons.SIZE)))
        self.number.setFixedWidth(theme.px(40))

    def _follow(self, value: int) -> None:
        self._enable()
        self.number.lineEdit().deselect()
        self.counted.emit(value)

    def _enable(self) -> None:
        steps = self.number.stepEnabled()
        self.less.setEnabled(bool(steps & QSpinBox.StepEnabledFlag.StepDownEnabled))
        self.more.setEnabled(bool(steps & QSpinBox.StepEnabledFlag.StepUpEnabled))

"""A small whole number with minus and plus."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSpinBox, QToolButton

from app.texts import text
from ui import icons, theme


class Counter(QFrame):
    """Minus, number, plus: 138 × 48. ``counted`` carries a number set by a person."""

    counted = Signal(int)

    def __init__(self, name: str, *, least: int = 0, most: int = 99) -> None:
        super().__init__()
        self.setProperty("kind", "counter")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.less = self._button("minus", text("ui.counter.less", name=name))
        self.number = QSpinBox()
        self.number.setProperty("kind", "counter")
        self.number.setAccessibleName(name)
        self.number.setFrame(False)
        self.number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setRange(least, most)
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
        self.set_number(least)

    def value(self) -> int:
        """The number shown."""
        return self.number.value()

    def set_number(self, value: int) -> None:
        """Show a number without telling it."""
        self.number.blockSignals(True)
        self.number.setValue(value)
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
        self.less.setEnabled(self.number.value() > self.number.minimum())
        self.more.setEnabled(self.number.value() < self.number.maximum())

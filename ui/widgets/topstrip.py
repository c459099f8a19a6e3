"""The strip at the top of a screen and the strip at its foot."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.texts import text
from ui import theme
from ui.palette import space
from ui.widgets.buttons import PlainButton, PrimaryButton, TextButton
from ui.widgets.text import Text


def edge(narrow: bool) -> int:
    """Px between the content and the edge of the window."""
    return space(8) if narrow else space(7)


class TopStrip(QWidget):
    """72 px at the top: what leads back at the left, undo and Samen kijken at the right.

    ``undo``, ``redo`` and ``together`` are told; the buttons are made by ``add_undo`` and ``add_together``.
    """

    undo = Signal()
    redo = Signal()
    together = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space(7), space(2), space(7), 0)
        self._row.setSpacing(space(4))
        self._row.addStretch(1)
        self._left = 0
        self.undo_button: TextButton | None = None
        self.redo_button: TextButton | None = None
        self.together_button: PlainButton | None = None
        self.only_narrow: list[QWidget] = []
        self._size()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it, so that its place can go to the page."""
        return self._row.count() == 1

    def add_left(self, widget: QWidget, stretch: int = 0) -> None:
        """Add at the left, after what is there."""
        self._row.insertWidget(self._left, widget, stretch)
        self._left += 1

    def add_narrow(self, widget: QWidget) -> None:
        """Add at the left what the left column shows already, only for the narrow header."""
        self.only_narrow.append(widget)
        widget.hide()
        self.add_left(widget)

    def add_narrow_right(self, widget: QWidget) -> None:
        """The same, at the right."""
        self.only_narrow.append(widget)
        widget.hide()
        self.add_right(widget)

    def add_right(self, widget: QWidget) -> None:
        """Add at the right, after what is there."""
        self._row.addWidget(widget)

    def add_undo(self) -> None:
        """Undo and redo as words; redo is only there while it can be done."""
        self.undo_button = TextButton(text("ui.undo"), "undo")
        self.redo_button = TextButton(text("ui.redo"), "redo")
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.add_right(self.redo_button)
        self.add_right(self.undo_button)
        self.show_undo("", "")

    def show_undo(self, can_undo: str, can_redo: str) -> None:
        """Say what undo and redo would do; empty when there is nothing."""
        for button, what in ((self.undo_button, can_undo), (self.redo_button, can_redo)):
            if button is not None:
                button.setEnabled(bool(what))
                button.setToolTip(what)
                button.setAccessibleDescription(what)
        if self.redo_button is not None:
            self.redo_button.setVisible(bool(can_redo))

    def add_together(self) -> None:
        """The button that turns the screen to the resident."""
        self.together_button = PlainButton(text("ui.together"), "eye", key="F8")
        self.together_button.clicked.connect(self.together)
        self.add_right(self.together_button)

    def set_narrow(self, narrow: bool) -> None:
        """In the narrow header the buttons lose their words, so that everything keeps its place."""
        for button in (self.undo_button, self.redo_button):
            if button is not None:
                button.show_words(not narrow)
        if self.together_button is not None:
            self.together_button.show_words(self.window().width() / theme.scale() >= TIGHT)
        self._row.setContentsMargins(edge(narrow), space(2), edge(narrow), 0)
        for widget in self.only_narrow:
            widget.setVisible(narrow)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size()

    def _size(self) -> None:
        self.setMinimumHeight(max(72, theme.px(44) + 28))


TIGHT, HINT = 480, 120
"""Px at 100% type: a window below which the button Samen kijken is only its icon, and the least a hint takes."""


class StepFooter(QFrame):
    """76 px at the foot of a step: back at the left, one primary act at the right, a hint and other acts between."""

    back = Signal()
    primary = Signal()

    def __init__(self, back_words: str, primary_words: str, *, hint: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        self.back_button = TextButton(back_words or " ", "chevron-left")
        self.primary_button = PrimaryButton(primary_words or " ")
        self._hint = Text(hint, tone="soft")
        self.back_button.clicked.connect(self.back)
        self.primary_button.clicked.connect(self.primary)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space(7), space(4) - 1, space(7), space(4))
        self._row.setSpacing(space(3))
        self._row.addWidget(self.back_button)
        self._row.addStretch(1)
        self._row.addWidget(self._hint)
        self._row.addWidget(self.primary_button)
        self.set_back(back_words)
        self.set_primary(primary_words)
        self.set_hint(hint)

    def set_back(self, words: str) -> None:
        """The words of the way back; empty hides it."""
        self.back_button.set_words(words)
        self.back_button.setVisible(bool(words))

    def set_primary(self, words: str, enabled: bool = True) -> None:
        """The words of the next sensible act; empty hides it."""
        self.primary_button.set_words(words)
        self.primary_button.setVisible(bool(words))
        self.primary_button.setEnabled(enabled)
        self._fit()

    def set_hint(self, words: str) -> None:
        """A few soft words before the primary act."""
        self._hint.set_words(words)
        self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Keep the same edges as the middle."""
        self._row.setContentsMargins(edge(narrow), space(4) - 1, edge(narrow), space(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint gives way to the acts where there is no room for all."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        acts = [part for part in (self.back_button, self.primary_button) if not part.isHidden()]
        taken = sum(part.sizeHint().width() + self._row.spacing() for part in acts) + theme.px(HINT)
        margins = self._row.contentsMargins()
        fits = taken <= self.width() - margins.left() - margins.right()
        self._hint.setVisible(bool(self._hint.text()) and fits)

    def add_act(self, button: PlainButton | TextButton) -> None:
        """Another act, before the primary one."""
        self._row.insertWidget(self._row.count() - 1, button)

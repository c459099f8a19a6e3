"""The common look of the pages of the gate: the name at the left, one thing to do in the middle."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.texts import text
from ui import theme
from ui.palette import space
from ui.widgets.buttons import PlainButton, PrimaryButton, TextButton
from ui.widgets.focusring import FocusRing
from ui.widgets.notice import Notice
from ui.widgets.showing import show_when
from ui.widgets.steps import ground
from ui.widgets.text import Text
from ui.widgets.threezone import LEFT, NARROW
from ui.widgets.underway import Underway

COLUMN = 560
"""Px of the widest line at 100% type."""


class Page(QWidget):
    """A title, a sentence, what the page adds, a notice when something is wrong, and one primary button."""

    def __init__(self, title: str, lead: str, primary: str = "") -> None:
        super().__init__()
        self.problem = Notice()
        self.primary = PrimaryButton(primary or " ")
        show_when(bool(primary), self.primary)
        self.primary.setDefault(True)
        self.underway = Underway()
        self._left = self._make_left()
        self._column = QWidget()
        self.body = QVBoxLayout(self._column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(Text(title, "title"))
        self.body.addSpacing(space(2))
        self.body.addWidget(Text(lead, "lead", tone="soft"))
        self.body.addSpacing(space(6))
        self._others: list[PlainButton | TextButton] = []
        self._acts = QHBoxLayout()
        self._acts.setSpacing(space(5))
        self._acts.addWidget(self.primary)
        self._acts.addStretch(1)
        root = QHBoxLayout(self)
        root.setContentsMargins(0, 0, 0, 0)
        root.setSpacing(0)
        root.addWidget(self._left)
        root.addWidget(self._make_scroll(), 1)
        self.ring = FocusRing(self)

    def focus_first(self) -> None:
        """Put the focus where typing begins."""
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_problem(self, sentence: str, advice: str = "") -> None:
        """Show what is wrong, above the button; empty hides it."""
        self.problem.say(sentence, advice)

    def wait(self, busy: bool) -> None:
        """While something is being opened no button can be pressed."""
        for act in (self.primary, *self._others):
            act.setEnabled(not busy)

    def add_act(self, button: PlainButton | TextButton) -> None:
        """Another act, after the primary one."""
        self._others.append(button)
        self._acts.insertWidget(self._acts.count() - 1, button)

    def finish(self) -> None:
        """Close the page with the notice and the acts, after everything else was added."""
        self.body.addSpacing(space(4))
        self.body.addWidget(self.problem)
        self.body.addSpacing(space(4))
        self.body.addLayout(self._acts)
        self.body.addWidget(self.underway)
        self.body.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The left column is only there when there is room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The same when the type grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "ring"):
            self._fit()

    def _fit(self) -> None:
        self._left.setFixedWidth(theme.px(LEFT))
        self._left.setVisible(self.width() / theme.scale() >= NARROW)
        self._column.setMaximumWidth(theme.px(COLUMN))

    def _make_left(self) -> QWidget:
        left = QWidget()
        ground(left, "side")
        column = QVBoxLayout(left)
        column.setContentsMargins(space(5), space(5), space(3), space(4))
        column.addWidget(Text(text("ui.title"), "section"))
        column.addStretch(1)
        return left

    def _make_scroll(self) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(space(7), space(8) * 2, space(7), space(5))
        row.addWidget(self._column, 1)
        row.addStretch(0)
        row.setAlignment(self._column, Qt.AlignmentFlag.AlignLeft)
        scroll.setWidget(content)
        scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        return scroll

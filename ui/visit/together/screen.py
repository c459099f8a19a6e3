"""The screen that is turned to the resident: one statement, large, and nothing else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.texts import text
from ui import theme
from ui.palette import space
from ui.visit.together.parts import Parts
from ui.visit.together.statement import Bar, Statement
from ui.widgets.bars import Part, StackedBar
from ui.widgets.buttons import PlainButton, PrimaryButton, TextButton
from ui.widgets.focusring import FocusRing
from ui.widgets.keycap import KeyCap
from ui.widgets.lines import Run
from ui.widgets.steps import ground
from ui.widgets.text import Text

EDGE = 96
ROOM, TIGHT = 1000, 480
"""Px at 100% type below which the buttons stand under each other: first those at the sides, then all."""


def scrolling(content: QWidget) -> QScrollArea:
    """The content in an area that scrolls when the type is large."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area


class TogetherView(QWidget):
    """Shows one statement. ``apply`` carries the regeling that is wanted; ``how`` asks how its amount came about."""

    back = Signal()
    apply = Signal(str)
    later = Signal()
    how = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        ground(self, "surface")
        self.setAccessibleName(text("samen.naam"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._subject = Text("", "lead", tone="soft")
        self._before = Text("", "title", tone="soft", weight=400)
        self._big = Text("", "hero")
        self._after = Text("", "title", tone="soft", weight=400)
        self._caption = Text("", "section", tone="soft", weight=400)
        self._bar = StackedBar(text("samen.naam"), 28)
        self._legend = QWidget()
        self._part = Text("", "section", weight=400, wraps=False)
        self._rest = Text("", "section", weight=400, wraps=False)
        self._parts = Parts()
        self._lines = Text("", "title", weight=400)
        self.yes = PrimaryButton(text("samen.ja"))
        self.not_now = PlainButton(text("samen.later"))
        self.ask = TextButton(text("samen.hoe"))
        self.leave = TextButton(text("samen.terug"), quiet=True)
        self._regeling = ""
        self._frame = QVBoxLayout(self)
        self._acts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._choice = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._under = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.ring = FocusRing(self)

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, gap in (
            (self._subject, 0),
            (self._before, space(6)),
            (self._big, 0),
            (self._after, 0),
            (self._caption, space(7)),
            (self._bar, space(2)),
            (self._legend, space(2)),
            (self._parts, space(7)),
            (self._lines, space(7)),
        ):
            column.addSpacing(gap)
            column.addWidget(widget)
        column.addStretch(1)
        legend = QHBoxLayout(self._legend)
        legend.setContentsMargins(0, 0, 0, 0)
        legend.addWidget(self._part)
        legend.addStretch(1)
        legend.addWidget(self._rest)
        self._frame.setSpacing(space(4))
        self._frame.addWidget(scrolling(content), 1)
        self._frame.addLayout(self._buttons())
        self.leave.clicked.connect(self.back)
        self.yes.clicked.connect(self._on_yes)
        self.not_now.clicked.connect(self._on_later)
        self.ask.clicked.connect(self._on_how)

    def _buttons(self) -> QBoxLayout:
        self._acts.setSpacing(space(4))
        row = self._choice
        row.setSpacing(space(4))
        for button in (self.yes, self.not_now, self.ask):
            button.set_size("together")
        row.addWidget(self.yes)
        row.addWidget(self.not_now)
        row.addStretch(1)
        end = QHBoxLayout()
        end.setSpacing(space(2))
        end.addStretch(1)
        end.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignVCenter)
        end.addWidget(KeyCap("F8"), 0, Qt.AlignmentFlag.AlignVCenter)
        self._under.setSpacing(space(4))
        self._under.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        self._under.addStretch(1)
        self._under.addLayout(end)
        self._acts.addLayout(row)
        self._acts.addLayout(self._under, 1)
        return self._acts

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under each other when there is little room."""
        super().resizeEvent(event)
        room = self.width() / theme.scale()
        is_narrow = room < ROOM
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._acts.setDirection(way)
        tight = room < TIGHT
        for row in (self._choice, self._under):
            row.setDirection(QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight)
        edge = space(8) if is_narrow else EDGE
        self._frame.setContentsMargins(edge, space(6), edge, space(5) if is_narrow else space(8))

    def show_statement(self, statement: Statement) -> None:
        """Show this statement."""
        self._regeling = statement.regeling
        question = not statement.big
        self._subject.set_words(statement.subject)
        self._before.set_runs(
            (Run(statement.before, kind="question", tone="ink"),) if question else (Run(statement.before),)
        )
        self._big.set_words(statement.big)
        self._big.setVisible(not question)
        self._after.set_words(statement.after)
        self._after.setVisible(bool(statement.after))
        self._lines.set_words("\n".join(statement.lines))
        self._parts.show_parts(statement.parts_head, statement.parts)
        self._show_bar(statement.bar)
        for button in (self.yes, self.not_now, self.ask):
            button.setVisible(statement.can_apply)
        self.yes.set_words(statement.yes or text("samen.ja"))

    def _show_bar(self, bar: Bar | None) -> None:
        for widget in (self._caption, self._bar, self._legend):
            widget.setVisible(bar is not None)
        if bar is None:
            return
        self._caption.set_words(bar.caption)
        self._bar.show_parts(
            (Part(bar.part_words, "", bar.part, "chart.1"), Part(bar.rest_words, "", bar.rest, "accent"))
        )
        self._part.set_words(bar.part_words)
        self._rest.set_words(bar.rest_words)

    def take_focus(self) -> None:
        """On the first button, else on the page itself so that Esc and F8 work."""
        if self.yes.isVisibleTo(self):
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _on_yes(self) -> None:
        self.apply.emit(self._regeling)

    def _on_later(self) -> None:
        self.later.emit()

    def _on_how(self) -> None:
        self.how.emit(self._regeling)

"""The page of one finding: its state at the left, and the few fields that belong to that state beside it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from app.domain.finding import FindingState
from app.domain.visit import Who
from app.errors import SpokenError, UserError
from app.texts import text
from ui import theme
from ui.palette import space
from ui.tab_order import reads_whole
from ui.visit.finding.state import Details, Group, Sheet, checked_amount, who_words
from ui.widgets.combo import Combo
from ui.widgets.datefield import DateField
from ui.widgets.field import Field, MoneyField
from ui.widgets.labelled import Labelled
from ui.widgets.notice import Notice
from ui.widgets.segments import Options
from ui.widgets.text import Text

SIDE, FIELDS = 308, 360
ROOM = 700
"""Px at 100% type below which the fields go under the states."""


class FindingPage(QWidget):
    """Shows one finding. ``chosen`` carries the regeling and its new state, ``filled`` the regeling and its Details."""

    chosen = Signal(str, str)
    filled = Signal(str, object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self._title = Text("", "title")
        self._expected = Text("", "lead", tone="soft")
        self.states = Options(text("kans.hoe_ver"), [(state.value, "") for state in FindingState])
        self.who = Combo(text("kans.wie"), who_words())
        self.due = DateField(text("kans.wanneer"), today)
        self.amount = MoneyField(text("kans.bedrag"))
        self.since = DateField(text("kans.sinds"), today)
        self.reason = Field(text("kans.reden.niet_gewenst"))
        self.problem = Notice()
        self._hint = Text("", tone="soft")
        self._groups: dict[Group, QWidget] = {}
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left, self._right = QWidget(), QWidget()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self._title)
        column.addWidget(self._expected)
        column.addSpacing(space(5))
        self._sides.setSpacing(space(6))
        left = _column(self._left)
        left.addWidget(Text(text("kans.hoe_ver"), weight=600))
        left.addWidget(self.states)
        self._due = Labelled(text("kans.wanneer"), self.due, help_line=text("kans.dag_uitleg"))
        self._amount = Labelled(text("kans.bedrag"), self.amount, help_line=text("kans.bedrag_uitleg"))
        self._since = Labelled(text("kans.sinds"), self.since, help_line=text("kans.dag_uitleg"))
        self._reason = Labelled(text("kans.reden.niet_gewenst"), self.reason, help_line=text("kans.reden_uitleg"))
        self._groups = {
            Group.PLAN: _group(Labelled(text("kans.wie"), self.who), self._due),
            Group.RESULT: _group(self._amount, self._hint, self._since),
            Group.REASON: _group(self._reason),
        }
        right = _column(self._right)
        for group in self._groups.values():
            right.addWidget(group)
        right.addWidget(self.problem)
        right.addStretch(1)
        self._sides.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        self._sides.addStretch(1)
        column.addLayout(self._sides)
        reads_whole(self._left, self._right)
        self.states.chosen.connect(self._on_state)
        self.who.chosen.connect(self._on_filled)
        for field in (self.due, self.amount, self.since, self.reason):
            field.committed.connect(self._on_filled)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a finding; the same one only follows what is kept, and leaves alone what is being typed."""
        if self.sheet is None or self.sheet.regeling != sheet.regeling:
            self._say("", None)
        self.sheet = sheet
        details = sheet.details
        self._title.set_words(sheet.title)
        self._expected.set_words(sheet.expected)
        self.states.set_words(sheet.choices, sheet.choice_lines)
        self.states.set_value(sheet.state.value)
        self.who.set_value(details.who.value if details.who else "")
        self.due.set_day(details.due)
        self.amount.set_cents(details.realised)
        self.since.set_day(details.realised_since)
        self.reason.set_words(details.reason)
        self._reason.set_label(sheet.reason_label or text("kans.reden.niet_gewenst"))
        self._hint.set_words(sheet.hint)
        self._hint.setVisible(bool(sheet.hint))
        for group, widget in self._groups.items():
            widget.setVisible(group is sheet.group)

    def settle(self) -> bool:
        """Keep what stands there; False when it cannot be read, with words under the field."""
        if self.sheet is None:
            return True
        details = self._read(self.sheet)
        if details is None:
            return False
        if details != self.sheet.details:
            self.filled.emit(self.sheet.regeling, details)
        return True

    def refused(self, fault: SpokenError) -> None:
        """Say that what was typed could not be kept."""
        self.problem.say(str(fault))

    def take_focus(self) -> None:
        """On the state."""
        self.states.focus_choice()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes from the amount to its day; everywhere else it goes on."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and QApplication.focusWidget() is self.amount:
            self.since.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields under the states when there is little room."""
        super().resizeEvent(event)
        narrow = self.width() / theme.scale() < ROOM
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)
        self._left.setFixedWidth(min(self.width(), theme.px(SIDE)))
        self._right.setFixedWidth(min(self.width(), theme.px(FIELDS)))

    def _read(self, sheet: Sheet) -> Details | None:
        """What stands in the fields of this state, with the rest as it is kept; None when a field cannot be read."""
        self._say("", None)
        label = self._due
        try:
            if sheet.group is Group.NONE:
                return sheet.details
            if sheet.group is Group.PLAN:
                who = self.who.value()
                return replace(sheet.details, who=Who(who) if who else None, due=self.due.day())
            if sheet.group is Group.REASON:
                return replace(sheet.details, reason=" ".join(self.reason.text().split()))
            label = self._amount
            amount = checked_amount(self.amount.cents())
            label = self._since
            return replace(sheet.details, realised=amount, realised_since=self.since.day())
        except UserError as problem:
            self._say(str(problem), label)
            return None

    def _say(self, sentence: str, label: Labelled | None) -> None:
        self.problem.say("")
        for one in (self._due, self._amount, self._since):
            one.set_problem(sentence if one is label else "")

    def _on_state(self, state: str) -> None:
        if self.sheet is not None:
            self.settle()
            self.sheet = replace(self.sheet, state=FindingState(state))
            self.chosen.emit(self.sheet.regeling, state)

    def _on_filled(self) -> None:
        self.settle()


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(4))
    return column


def _group(*parts: QWidget) -> QWidget:
    widget = QWidget()
    column = _column(widget)
    for part in parts:
        column.addWidget(part)
    return widget

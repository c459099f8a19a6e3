"""The page that looks back: one amount, a row per finding, each visit beside the other, and what was agreed then."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.finding import FindingState
from app.domain.plan import OwnPlan
from app.reports.scores import score_chart
from app.texts import text
from ui import theme
from ui.filling import empty
from ui.palette import space
from ui.visit.followup.state import BackView, PromiseRow, ResultRow, Share, heads
from ui.visit.goals.state import marks_aloud
from ui.visit.opportunities.screen import Legend
from ui.widgets.bars import Part, StackedBar
from ui.widgets.checkrow import CheckRow
from ui.widgets.lines import Run
from ui.widgets.notice import IconLine
from ui.widgets.scorechart import ScoreChart
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text

APPLIED, TO_DO = 2, 4
ROOM, LITTLE_ROOM = 760, 560
"""Px at 100% type below which a table leaves out what was applied for, and then what was expected."""
WIDTH = 760
ROW = 44
_TOKENS = {"toegekend": "accent", "wacht": "chart.2", "nog_doen": "chart.1"}
_STATES = {
    FindingState.TO_CHOOSE: ("ring", "control"),
    FindingState.PLANNED: ("clock", "ink"),
    FindingState.APPLIED: ("clock", "ink"),
    FindingState.GRANTED: ("check", "accent"),
    FindingState.REFUSED: ("dash", "ink.soft"),
    FindingState.NOT_WANTED: ("dash", "ink.soft"),
}


class FollowUpPage(QWidget):
    """Shows what came of an earlier visit. ``opened`` asks for the detail of a regeling; ``kept`` carries the id of an
    agreement and whether it was kept.
    """

    opened = Signal(str)
    kept = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._head = Text("", tone="soft")
        self._amount = Text("", "question")
        self._bar = StackedBar(text("terugblik.scherm.balk"))
        self._legend = QHBoxLayout()
        self._open = IconLine("info")
        self._none = IconLine("info", text("terugblik.scherm.niets_gekozen"))
        self.table = FindingsTable(text("terugblik.scherm.kansen"), _columns())
        self.moments = FindingsTable(text("terugblik.scherm.momenten"), _moment_columns(), row=ROW)
        self._moments_head = Text(text("terugblik.scherm.momenten"), "section")
        self._agreed_head = Text(text("terugblik.scherm.afspraken"), "section")
        self._agreed_line = Text("", tone="soft")
        self._agreed = QVBoxLayout()
        self._plan_head = Text(text("terugblik.scherm.doelen"), "section")
        self._goals = QVBoxLayout()
        self.chart = ScoreChart(text("doel.cijfer.naam"))
        self._later = Text(text("terugblik.scherm.cijfers_later"), tone="soft")
        self.checks: dict[str, CheckRow] = {}
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(text("terugblik.scherm.titel"), "title"))
        column.addWidget(self._head)
        column.addSpacing(space(3))
        column.addWidget(self._amount)
        column.addSpacing(space(2))
        column.addWidget(self._bar)
        column.addSpacing(space(2))
        column.addLayout(self._legend)
        column.addSpacing(space(3))
        for line in (self._open, self._none):
            column.addWidget(line)
        column.addSpacing(space(3))
        column.addWidget(self.table)
        column.addSpacing(space(6))
        column.addWidget(self._moments_head)
        column.addWidget(self.moments)
        column.addSpacing(space(6))
        for widget in (self._agreed_head, self._agreed_line):
            column.addWidget(widget)
            column.addSpacing(space(1))
        column.addLayout(self._agreed)
        column.addSpacing(space(6))
        column.addWidget(self._plan_head)
        column.addSpacing(space(1))
        column.addLayout(self._goals)
        column.addSpacing(space(2))
        column.addWidget(self.chart)
        column.addWidget(self._later)
        for part in (self._bar, self.moments, self.chart):
            part.setMaximumWidth(theme.px(WIDTH))
        for layout in (self._agreed, self._goals):
            layout.setSpacing(0)
        self.table.opened.connect(self._on_opened)

    def show_view(self, view: BackView, plan: OwnPlan) -> None:
        """Show what came of it."""
        self._head.set_words(view.head)
        self._amount.set_runs((Run(view.amount), Run(f"  {view.tail}", kind="lead", tone="soft", weight=400)))
        self._show_shares(view.shares)
        self._open.say(view.open_line)
        self._none.setVisible(not view.rows)
        self.table.show_rows([_table_row(row) for row in view.rows])
        self.moments.show_rows([_moment_row(number, cells) for number, cells in enumerate(view.moments)])
        for widget in (self.table, self.moments, self._moments_head):
            widget.setVisible(bool(view.rows))
        self._agreed_line.set_words(view.promised)
        self._show_promises(view.promises)
        for widget in (self._agreed_head, self._agreed_line):
            widget.setVisible(bool(view.promises))
        self._show_plan(view.goals, plan)

    def _show_shares(self, shares: tuple[Share, ...]) -> None:
        parts = [Part(share.words, share.amount, share.size, _TOKENS[share.part]) for share in shares]
        self._bar.show_parts(parts)
        self._bar.setVisible(bool(parts))
        empty(self._legend)
        for part in parts:
            self._legend.addWidget(Legend(part))
        self._legend.addStretch(1)

    def _show_promises(self, promises: tuple[PromiseRow, ...]) -> None:
        if [promise.id for promise in promises] != list(self.checks):
            empty(self._agreed)
            self.checks.clear()
            for promise in promises:
                check = CheckRow(promise.what, detail=promise.detail)
                check.toggled.connect(partial(self._on_kept, promise.id))
                check.setMaximumWidth(theme.px(WIDTH))
                self.checks[promise.id] = check
                self._agreed.addWidget(check)
        for promise in promises:
            self.checks[promise.id].show_state(promise.is_done, promise.detail)

    def _show_plan(self, goals: tuple[str, ...], plan: OwnPlan) -> None:
        empty(self._goals)
        for line in goals:
            self._goals.addWidget(Text(line))
        has_line = len(plan.days) > 1
        if plan.pillars:
            self.chart.show_drawing(score_chart(plan.pillars), marks_aloud(plan.pillars))
        self.chart.setVisible(has_line)
        self._later.setVisible(bool(plan.pillars))
        self._plan_head.setVisible(bool(plan))

    def take_focus(self) -> None:
        """On the first row, at what is still to do."""
        if self.table.isVisibleTo(self):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.setCurrentIndex(self.table.model().index(0, TO_DO))
        elif self.checks:
            next(iter(self.checks.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns when there is little room."""
        super().resizeEvent(event)
        room = self.width() / theme.scale()
        self.table.setColumnHidden(APPLIED, room < ROOM)
        self.table.setColumnHidden(1, room < LITTLE_ROOM)

    def _on_opened(self, regeling: str, _column: int) -> None:
        self.opened.emit(regeling)

    def _on_kept(self, agreement_id: str, is_done: bool) -> None:
        self.kept.emit(agreement_id, is_done)


def _columns() -> tuple[Column, ...]:
    first, *amounts, last = heads()
    return (Column(first), *(Column(head, 112, right=True) for head in amounts), Column(last, 236))


def _moment_columns() -> tuple[Column, ...]:
    _, *amounts, _ = heads()
    return (Column(text("terugblik.scherm.dag")), *(Column(head, 112, right=True) for head in amounts))


def _table_row(row: ResultRow) -> TableRow:
    icon, token = _STATES[row.state]
    return TableRow(
        row.regeling,
        (
            Cell(row.name, row.why, weight=600),
            Cell(row.planned),
            Cell(row.applied),
            Cell(row.granted, weight=600),
            Cell(row.to_do, row.since, tone="accent", icon=icon, icon_token=token, opens=True),
        ),
    )


def _moment_row(number: int, cells: tuple[str, ...]) -> TableRow:
    return TableRow(
        str(number), tuple(Cell(words, weight=600 if place == 3 else 400) for place, words in enumerate(cells))
    )

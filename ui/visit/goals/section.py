"""The resident's own plan under the agreements: each goal with the step to take now, and the marks over time."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.ids import RecordId
from app.domain.plan import OwnPlan
from app.intake.pillars import pillar_keys
from app.reports.scores import score_chart
from app.texts import text
from ui import theme
from ui.filling import empty, keyboard_stays
from ui.palette import space
from ui.visit.goals.asks import goal_place, mark_place, new_goal, new_step, step_place
from ui.visit.goals.state import GoalWords, StepWords, add_words, can_add_goal, goal_words, mark_rows, marks_aloud
from ui.widgets.buttons import TextButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.hairline import Hairline
from ui.widgets.scorechart import ScoreChart
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text

ROW = 44


class PlanSection(QWidget):
    """Shows goals and marks. ``asked`` carries the place of a question; the others an id and whether it is done."""

    asked = Signal(str)
    goal_done = Signal(str, bool)
    goal_removed = Signal(str)
    step_done = Signal(str, bool)
    step_removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._none = Text(text("doel.geen"), tone="soft")
        self._full = Text(text("doel.vol"), tone="soft")
        self._goals = QVBoxLayout()
        self.add = TextButton(text("doel.kies"), "plus")
        self.marks = MarksSection()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        self._goals.setSpacing(0)
        column.addWidget(Text(text("doel.kop"), "section"))
        column.addWidget(self._none)
        column.addLayout(self._goals)
        column.addWidget(self._full)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(space(4))
        column.addWidget(self.marks)
        self.add.clicked.connect(self._on_add)
        self.marks.asked.connect(self.asked)

    def show_plan(self, plan: OwnPlan) -> None:
        """Show what was chosen and marked."""
        with keyboard_stays(self, self.take_focus):
            empty(self._goals)
            for words in goal_words(plan):
                self._goals.addWidget(self._goal(words))
        self._none.setVisible(not plan.goals)
        self._full.setVisible(not can_add_goal(plan))
        self.add.set_words(add_words(plan))
        self.add.setVisible(can_add_goal(plan))
        self.marks.show_marks(plan)

    def take_focus(self) -> None:
        """On what can be done next."""
        (self.add if self.add.isVisibleTo(self) else self.marks.give).setFocus(Qt.FocusReason.OtherFocusReason)

    def _goal(self, words: GoalWords) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, space(3))
        column.setSpacing(space(1))
        column.addWidget(Hairline())
        column.addSpacing(space(2))
        column.addLayout(self._head(words))
        if words.step is not None:
            column.addLayout(self._step(words.id, words.step))
        for line in words.told:
            column.addWidget(Text(line, tone="soft"))
        column.addLayout(self._foot(words))
        return widget

    def _head(self, words: GoalWords) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(4))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Text(words.what, "lead", weight=600))
        if words.detail:
            said.addWidget(Text(words.detail, tone="soft"))
        row.addLayout(said, 1)
        if not words.is_done:
            self._add_act(row, "doel.wijzig", "doel.wijzig_van", words.what).clicked.connect(
                partial(self.asked.emit, goal_place(words.id))
            )
        self._add_act(row, "doel.weg", "doel.weg_van", words.what).clicked.connect(
            partial(self.goal_removed.emit, words.id)
        )
        return row

    def _step(self, goal_id: RecordId, step: StepWords) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(4))
        check = CheckRow(step.what, detail=step.when)
        check.setAccessibleName(text("doel.stap.gedaan_van", wat=step.what))
        check.toggled.connect(partial(self._on_step, step.id))
        row.addWidget(check, 1)
        self._add_act(row, "doel.wijzig", "doel.stap.wijzig_van", step.what).clicked.connect(
            partial(self.asked.emit, step_place(goal_id, step.id))
        )
        self._add_act(row, "doel.weg", "doel.stap.weg_van", step.what).clicked.connect(
            partial(self.step_removed.emit, step.id)
        )
        return row

    def _foot(self, words: GoalWords) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(5))
        if not words.is_done:
            more = TextButton(text("doel.stap.erbij"), "plus", name=text("doel.stap.erbij_van", wat=words.what))
            more.clicked.connect(partial(self._on_new_step, words.id))
            row.addWidget(more)
        check = CheckRow(text("doel.gehaald"))
        check.setChecked(words.is_done)
        check.setAccessibleName(text("doel.gehaald_van", wat=words.what))
        check.setMaximumWidth(theme.px(240))
        check.toggled.connect(partial(self._on_goal, words.id))
        row.addWidget(check)
        row.addStretch(1)
        return row

    @staticmethod
    def _add_act(row: QHBoxLayout, words: str, name: str, what: str) -> TextButton:
        button = TextButton(text(words), name=text(name, wat=what))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def _on_add(self) -> None:
        self.asked.emit(new_goal())

    def _on_new_step(self, goal_id: RecordId) -> None:
        self.asked.emit(new_step(goal_id))

    def _on_goal(self, goal_id: str, is_done: bool) -> None:
        self.goal_done.emit(goal_id, is_done)

    def _on_step(self, step_id: str, is_done: bool) -> None:
        self.step_done.emit(step_id, is_done)


class MarksSection(QWidget):
    """The marks as lines over time, or as a table with the same numbers. ``asked`` leads to the questions."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._line = Text("", tone="soft")
        self.chart = ScoreChart(text("doel.cijfer.naam"))
        self._table_place = QVBoxLayout()
        self.table: FindingsTable | None = None
        self.give = TextButton(text("doel.cijfer.geef"), "plus")
        self.turn = TextButton(text("doel.cijfer.tabel"))
        self._wants_table = False
        self._plan = OwnPlan()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Text(text("doel.cijfer.kop"), "section"))
        column.addWidget(self._line)
        column.addWidget(self.chart)
        column.addLayout(self._table_place)
        acts = QHBoxLayout()
        acts.setSpacing(space(5))
        acts.addWidget(self.give)
        acts.addWidget(self.turn)
        acts.addStretch(1)
        column.addLayout(acts)
        self.chart.setMaximumWidth(theme.px(760))
        self.give.clicked.connect(self._on_give)
        self.turn.clicked.connect(self._on_turn)

    def show_marks(self, plan: OwnPlan) -> None:
        """Show the marks; those of one day are a table, for a line needs two."""
        self._plan = plan
        has_line = len(plan.days) > 1
        is_table = bool(plan.pillars) and (self._wants_table or not has_line)
        self._line.set_words(text("doel.cijfer.schaal" if plan.pillars else "doel.cijfer.geen"))
        if plan.pillars:
            self.chart.show_drawing(score_chart(plan.pillars), marks_aloud(plan.pillars))
        self.chart.setVisible(has_line and not is_table)
        self._show_table(plan if is_table else None)
        self.turn.set_words(text("doel.cijfer.tekening" if self._wants_table else "doel.cijfer.tabel"))
        self.turn.setVisible(has_line)

    def _show_table(self, plan: OwnPlan | None) -> None:
        empty(self._table_place)
        self.table = None
        if plan is None:
            return
        heads, rows = mark_rows(plan)
        columns = [Column(head, 0 if not place else 112, right=bool(place)) for place, head in enumerate(heads)]
        self.table = FindingsTable(text("doel.cijfer.naam"), columns, row=ROW)
        self.table.setMaximumWidth(theme.px(760))
        self.table.show_rows([TableRow(row[0], tuple(map(Cell, row))) for row in rows])
        self._table_place.addWidget(self.table)

    def _on_give(self) -> None:
        self.asked.emit(mark_place(pillar_keys()[0]))

    def _on_turn(self) -> None:
        self._wants_table = not self._wants_table
        self.show_marks(self._plan)

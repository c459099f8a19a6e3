"""The page that brings dossiers in from a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.change import Changes
from app.errors import SpokenError
from app.services.bringing import arrival
from app.services.bringing.arrival import Arrival
from app.services.bringing.checking import Checked, check
from app.services.bringing.table import Table, read_table
from app.services.bringing.targets import guess
from app.services.course import Stopped
from app.texts import text
from ui.desk import Desk
from ui.filedialog import choose_files
from ui.filling import empty
from ui.keeping.bringing.columns import ColumnList
from ui.keeping.bringing.state import (
    ProblemRow,
    arrival_line,
    checking_line,
    chosen_line,
    column_rows,
    coming_line,
    going_line,
    outcome,
    taken_back_line,
)
from ui.keeping.part import KeepingPart
from ui.longwork import LongWork, Work
from ui.palette import space
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.notice import IconLine, Notice
from ui.widgets.showing import bring_in_sight, show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text
from ui.widgets.underway import Underway

T = TypeVar("T")


class BringingPart(KeepingPart):
    """Choose a file, say what its columns are, look at what would come, bring it in, take it back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "invoer")
        self._table: Table | None = None
        self._checked: Checked | None = None
        self._last: Arrival | None = None
        self._is_working = False
        self.choose = PlainButton(text("invoer.kies"), "folder")
        self.problem = Notice()
        self.done = IconLine("check", token="accent")
        self.last = Notice(icon="info")
        self.back = PlainButton(text("invoer.terug"), "undo")
        self.about = Text("", weight=600)
        self.summary = Text("", tone="soft")
        self.columns = ColumnList()
        self.mapped = QWidget()
        self.outcome = QWidget()
        self.good = IconLine("check", token="accent")
        self.bad = Notice()
        self.problems = FindingsTable(text("invoer.tabel"), _heads(), 44)
        self.more = Text("", "caption", tone="soft")
        self.households = QVBoxLayout()
        self.bring = PrimaryButton("…", "plus")
        self.underway = Underway()
        self.work = LongWork(desk.run, self.underway)
        self._build()
        self._connect()
        self.put_away()

    def _build(self) -> None:
        self.body.addWidget(Text(text("invoer.uitleg"), tone="soft"))
        for widget in (self.last, self.done, self.problem):
            self.body.addWidget(widget)
        self.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.last.add_act(self.back)
        mapped = _column(self.mapped)
        mapped.addSpacing(space(4))
        mapped.addWidget(self.about)
        mapped.addWidget(self.summary)
        mapped.addSpacing(space(4))
        mapped.addWidget(Text(text("invoer.kolommen"), "section"))
        mapped.addWidget(Text(text("invoer.kolommen_uitleg"), tone="soft"))
        mapped.addWidget(self.columns)
        result = _column(self.outcome)
        result.addSpacing(space(5))
        result.addWidget(Text(text("invoer.wat_komt"), "section"))
        for shown in (self.good, self.bad, self.problems, self.more):
            result.addWidget(shown)
        result.addLayout(self.households)
        result.addSpacing(space(3))
        result.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.mapped)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.underway)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._on_choose)
        self.columns.changed.connect(self._check)
        self.bring.clicked.connect(self._on_bring)
        self.back.clicked.connect(self._on_back)

    def start(self) -> None:
        """Ready for a file."""
        self.desk.run(arrival.latest, (), self._show_last)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """What came in last may be worked in by now."""
        self.desk.run(arrival.latest, (), self._show_last)

    def put_away(self) -> None:
        """Forget the file and what was said of it."""
        self._table = self._checked = None
        if not self._is_working:
            self.work.stop()
        self.columns.clear()
        empty(self.households)
        self.problems.show_rows(())
        for line in (self.problem, self.done, self.last):
            line.say("")
        show_when(False, self.mapped, self.outcome)
        self.choose.set_words(text("invoer.kies"))

    def _on_choose(self) -> None:
        chosen = choose_files(self, text("invoer.kies_titel"), text("invoer.soorten"))
        if chosen:
            self.open_file(chosen[0])

    def open_file(self, place: Path) -> None:
        """Read a file beside everything else, then look at what is in it."""
        self.put_away()
        self.desk.jobs.run_free(read_table, (place,), lambda table: self._on_read(place.name, table), self._on_refused)
        self.desk.run(arrival.latest, (), self._show_last)

    def _on_read(self, name: str, table: Table) -> None:
        self._table = table
        self.about.set_words(chosen_line(name, table))
        self.choose.set_words(text("invoer.ander"))
        self.columns.show_columns(column_rows(table), guess(table.columns))
        show_when(True, self.mapped)
        self._check()

    def _check(self) -> None:
        if self._table is None or self._is_working:
            return
        self.problem.say("")
        work = Work(check, (self._table, self.columns.mapping()), checking_line)
        self.work.start(work, self._on_checked, self._on_refused, at_once=True)

    def _on_checked(self, checked: Checked) -> None:
        if self._table is not None:
            self._checked = checked
            self._show(checked)

    def _show(self, checked: Checked) -> None:
        shown = outcome(checked)
        self.summary.set_words(shown.line)
        self.good.say(shown.line if shown.is_good else "")
        self.bad.say("" if shown.is_good else shown.line, "" if shown.is_good else text("invoer.fouten_uitleg"))
        self.problems.show_rows([_row(number, row) for number, row in enumerate(shown.problems)])
        self.problems.setVisible(bool(shown.problems))
        self.more.set_words(shown.more)
        self.more.setVisible(bool(shown.more))
        empty(self.households)
        for line in shown.households:
            self.households.addWidget(Text(line))
        self.bring.set_words(shown.act or "…")
        self.bring.setVisible(bool(shown.act))
        show_when(True, self.outcome)

    def _on_refused(self, problem: SpokenError) -> None:
        is_stopped = isinstance(problem, Stopped)
        was_working = self._is_working
        self._work(False)
        if is_stopped and was_working and self._checked is not None:
            self._show(self._checked)
            self.bring.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self.underway, lambda: bring_in_sight(self.underway, space(5)))
            return
        self._checked = None
        self.summary.set_words("")
        self.problem.say("" if is_stopped else str(problem))
        show_when(False, self.outcome)

    def _work(self, is_working: bool) -> None:
        """While households come or go, nothing else of this page can be done but stopping that."""
        self._is_working = is_working
        for part in (self.choose, self.back, self.mapped, self.bring):
            part.setEnabled(not is_working)

    def _begin(self, work: Work[T], done: Callable[[T], None]) -> None:
        """Households come or go: say how far that is, with the keyboard on stopping it."""
        self._work(True)
        self.work.start(work, done, self._on_refused, at_once=True)
        self.underway.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_bring(self) -> None:
        if self._checked is None or self._is_working:
            return
        self.bring.set_words(text("invoer.bezig"))
        count = len(self._checked.incoming)
        self._begin(Work(arrival.bring_in, (self._checked,), coming_line), lambda _: self._on_brought(count))

    def _on_brought(self, count: int) -> None:
        self._finish()
        self.done.say(text("invoer.binnen", n=count))
        self.start()

    def _on_back(self) -> None:
        if self._last is None or self._is_working:
            return
        self._begin(Work(arrival.take_back, (self._last.call,), going_line), self._on_taken_back)

    def _on_taken_back(self, taken: tuple[Changes, int]) -> None:
        self._finish()
        self.done.say(taken_back_line(taken[1]))
        self.start()

    def _finish(self) -> None:
        self._work(False)
        self.put_away()

    def _show_last(self, last: Arrival | None) -> None:
        self._last = last
        self.last.say("", arrival_line(last))
        self.back.setVisible(last is not None and bool(last.untouched))


def _heads() -> tuple[Column, ...]:
    return Column(text("invoer.rij"), 64), Column(text("invoer.kolom"), 220), Column(text("invoer.probleem"))


def _row(number: int, row: ProblemRow) -> TableRow:
    return TableRow(str(number), (Cell(row.row), Cell(row.column, weight=600), Cell(row.sentence)))


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(2))
    return column

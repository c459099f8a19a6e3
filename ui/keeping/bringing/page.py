"""The page that brings dossiers in from a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.change import Changes
from app.errors import SpokenError
from app.services.bringing import arrival
from app.services.bringing.arrival import Arrival
from app.services.bringing.checking import Checked, check
from app.services.bringing.table import Table, read_table
from app.services.bringing.targets import guess
from app.texts import text
from ui.desk import Desk
from ui.filedialog import choose_files
from ui.filling import empty
from ui.keeping.bringing.columns import ColumnList
from ui.keeping.bringing.state import (
    ProblemRow,
    arrival_line,
    chosen_line,
    column_rows,
    outcome,
    taken_back_line,
)
from ui.keeping.part import KeepingPart
from ui.palette import space
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.notice import IconLine, Notice
from ui.widgets.showing import show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text


class BringingPart(KeepingPart):
    """Choose a file, say what its columns are, look at what would come, bring it in, take it back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "invoer")
        self._table: Table | None = None
        self._checked: Checked | None = None
        self._last: Arrival | None = None
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
        if self._table is not None:
            self.problem.say("")
            self.desk.run(check, (self._table, self.columns.mapping()), self._on_checked, self._on_refused)

    def _on_checked(self, checked: Checked) -> None:
        if self._table is None:
            return
        self._checked = checked
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
        self.bring.setEnabled(True)
        self.bring.setVisible(bool(shown.act))
        show_when(True, self.outcome)

    def _on_refused(self, problem: SpokenError) -> None:
        self._checked = None
        self.summary.set_words("")
        self.problem.say(str(problem))
        show_when(False, self.outcome)

    def _on_bring(self) -> None:
        if self._checked is not None:
            count = len(self._checked.incoming)
            self.bring.setEnabled(False)
            self.bring.set_words(text("invoer.bezig"))
            self.desk.run(arrival.bring_in, (self._checked,), lambda _: self._on_brought(count), self._on_refused)

    def _on_brought(self, count: int) -> None:
        self.put_away()
        self.done.say(text("invoer.binnen", n=count))
        self.start()

    def _on_back(self) -> None:
        if self._last is not None:
            self.desk.run(arrival.take_back, (self._last.call,), self._on_taken_back, self._on_refused)

    def _on_taken_back(self, taken: tuple[Changes, int]) -> None:
        self.put_away()
        self.done.say(taken_back_line(taken[1]))
        self.start()

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

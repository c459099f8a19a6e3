"""The page of the backups."""

from pathlib import Path

from PySide6.QtCore import Qt

from app.errors import SpokenError
from app.services import backups, profile
from app.services.backups import Kept
from app.services.course import Stopped
from app.texts import text
from ui.desk import Desk
from ui.keeping.backups.state import rows
from ui.keeping.part import KeepingPart
from ui.longwork import LongWork, Work, percent
from ui.widgets.buttons import PlainButton
from ui.widgets.notice import IconLine, Notice
from ui.widgets.showing import show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text
from ui.widgets.underway import Underway


class BackupsPart(KeepingPart):
    """Lists the backups; pressing one asks to put it back, which begins with the passphrase."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "kopie")
        self.make = PlainButton(text("kopie.maak"), "plus")
        self.underway = Underway()
        self.work = LongWork(desk.run, self.underway, lambda is_busy: self.make.setEnabled(not is_busy))
        self.done = IconLine("check", token="accent")
        self.problem = Notice()
        self.nothing = Text(text("kopie.leeg"), "lead", tone="soft")
        self.table = FindingsTable(text("kopie.tabel"), _heads(), 44)
        self.how = Text(text("kopie.terug_uitleg"), tone="soft")
        self.where = Text("", "caption", tone="soft")
        self.body.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.underway, self.done, self.problem, self.nothing, self.table, self.how, self.where):
            self.body.addWidget(widget)
        self.make.clicked.connect(self._on_make)
        self.table.opened.connect(self._on_opened)

    def start(self) -> None:
        """List them."""
        self.done.say("")
        self.problem.say("")
        self._read()
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        self.desk.jobs.run_free(backups.listing, (self.desk.folder,), self._show)

    def _show(self, kept: tuple[Kept, ...]) -> None:
        shown = rows(kept, self.desk.today())
        back = Cell(text("kopie.terug"), opens=True)
        self.table.show_rows([TableRow(row.key, (Cell(row.made, weight=600), Cell(row.size), back)) for row in shown])
        show_when(bool(shown), self.table, self.how)
        show_when(not shown, self.nothing)
        self.where.set_words(text("kopie.map", map=str(kept[0].path.parent)) if kept else "")

    def _on_make(self) -> None:
        self.done.say("")
        self.problem.say("")
        self.work.start(
            Work(profile.backup, (self.desk.folder,), percent("kopie.bezig")), self._on_made, self._on_refused
        )

    def _on_made(self, _made: Path) -> None:
        self.done.say(text("kopie.gemaakt"))
        self._read()

    def _on_refused(self, problem: SpokenError) -> None:
        self.problem.say("" if isinstance(problem, Stopped) else str(problem))

    def _on_opened(self, key: str, _column: int) -> None:
        self.desk.put_back(Path(key))


def _heads() -> tuple[Column, ...]:
    return Column(text("kopie.wanneer")), Column(text("kopie.grootte"), 120), Column("", 160)

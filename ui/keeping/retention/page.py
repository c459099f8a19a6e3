"""The page of retention: what is past its term, and erasing it after a look."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.change import Changes
from app.errors import SpokenError
from app.services import retention
from app.services.course import Stopped
from app.services.retention import Erased, Preview
from app.texts import text
from ui.desk import Desk, Place, Spot
from ui.keeping.part import KeepingPart
from ui.keeping.retention.state import erased_line, left_line, view
from ui.longwork import LongWork, Work, percent
from ui.palette import space
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.notice import IconLine, Notice
from ui.widgets.showing import show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text
from ui.widgets.underway import Underway


class RetentionPart(KeepingPart):
    """Shows what would go; erases it when a person has looked and says so."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "bewaren")
        self._preview: Preview | None = None
        self.terms = TextButton(text("bewaren.termijnen"), "sliders")
        self.done = IconLine("check", token="accent")
        self.left = Notice()
        self.nothing = Text("", "lead", tone="soft")
        self.held = IconLine("lock")
        self.table = FindingsTable(text("bewaren.tabel"), _heads(), 44)
        self.ask = QWidget()
        self.seen = CheckRow(text("bewaren.bekeken"))
        self.erase = PlainButton(text("bewaren.wis"))
        self.problem = Notice()
        self.underway = Underway()
        self.work = LongWork(desk.run, self.underway, self._busy)
        self._build()
        self.put_away()

    def _build(self) -> None:
        self.body.addWidget(self.terms, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.done, self.left, self.problem):
            self.body.addWidget(widget)
        self.body.addWidget(Text(text("bewaren.wat_gaat"), "section"))
        for shown in (self.nothing, self.table, self.held):
            self.body.addWidget(shown)
        column = QVBoxLayout(self.ask)
        column.setContentsMargins(0, space(3), 0, 0)
        column.setSpacing(space(3))
        column.addWidget(Notice("", text("bewaren.ook_kopieen"), icon="info"))
        column.addWidget(self.seen)
        column.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.ask)
        self.body.addWidget(self.underway)
        self.terms.clicked.connect(lambda: self.desk.go(Place(Spot.SETTINGS, detail="bewaren")))
        self.seen.toggled.connect(self.erase.setEnabled)
        self.erase.clicked.connect(self._on_erase)

    def start(self) -> None:
        """Look what is past its term now."""
        self.desk.run(retention.preview, (self.desk.folder,), self._show)
        self.terms.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Look again."""
        self.desk.run(retention.preview, (self.desk.folder,), self._show)

    def put_away(self) -> None:
        """Forget what was shown."""
        self._preview = None
        self.table.show_rows(())
        self.done.say("")
        self.left.say("")
        self.problem.say("")
        show_when(False, self.ask, self.table)

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        shown = view(preview)
        self.nothing.set_words(shown.nothing)
        self.nothing.setVisible(bool(shown.nothing))
        self.held.say(shown.held)
        rows = [TableRow(str(n), (Cell(row.what, weight=600), Cell(row.why))) for n, row in enumerate(shown.rows)]
        self.table.show_rows(rows)
        show_when(bool(rows), self.table)
        self.seen.setChecked(False)
        self.erase.setEnabled(False)
        show_when(shown.may_erase, self.ask)

    def _on_erase(self) -> None:
        if self._preview is not None:
            self.problem.say("")
            work = Work(retention.run, (self.desk.folder, self._preview), percent("bewaren.bezig"))
            self.work.start(work, self._on_erased, self._on_refused)

    def _busy(self, is_busy: bool) -> None:
        """While it is being erased, the only thing to press is stopping that."""
        self.ask.setEnabled(not is_busy)

    def _on_refused(self, problem: SpokenError) -> None:
        self.problem.say("" if isinstance(problem, Stopped) else str(problem))
        self.seen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_erased(self, erased: Erased) -> None:
        self.put_away()
        self.done.say(erased_line(erased))
        self.left.say(left_line(erased))
        self.start()


def _heads() -> tuple[Column, ...]:
    return Column(text("bewaren.wat")), Column(text("bewaren.waarom"), 420)

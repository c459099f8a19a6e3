"""The page with the log of who opened what."""

from PySide6.QtCore import Qt

from app.services import access
from app.services.access import Opening
from app.texts import text
from ui.desk import Desk, Place, Spot
from ui.keeping.access.state import FIRST, AccessRow, rows
from ui.keeping.part import KeepingPart
from ui.widgets.buttons import TextButton
from ui.widgets.showing import show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text


class AccessPart(KeepingPart):
    """Shows the newest lines; pressing a dossier opens it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "logboek")
        self._limit = FIRST
        self._dossiers: dict[str, str] = {}
        self.nothing = Text(text("logboek.leeg"), "lead", tone="soft")
        self.table = FindingsTable(text("logboek.tabel"), _heads())
        self.more = TextButton(text("logboek.meer", n=FIRST))
        for widget in (self.nothing, self.table):
            self.body.addWidget(widget)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._on_more)
        self.table.opened.connect(self._on_opened)
        self.put_away()

    def start(self) -> None:
        """Read the newest lines."""
        self._limit = FIRST
        self._read()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Forget the names."""
        self._dossiers.clear()
        self.table.show_rows(())
        show_when(False, self.more, self.nothing)

    def _read(self) -> None:
        self.desk.run(access.log, (self._limit + 1,), self._show)

    def _show(self, log: tuple[Opening, ...]) -> None:
        shown = rows(log[: self._limit], self.desk.today())
        self._dossiers = {str(n): row.dossier_id for n, row in enumerate(shown)}
        self.table.show_rows([_row(str(n), row) for n, row in enumerate(shown)])
        show_when(bool(shown), self.table)
        show_when(not shown, self.nothing)
        show_when(len(log) > self._limit, self.more)

    def _on_more(self) -> None:
        self._limit += FIRST
        self._read()

    def _on_opened(self, key: str, _column: int) -> None:
        if self._dossiers.get(key):
            self.desk.go(Place(Spot.DOSSIER, dossier_id=self._dossiers[key]))


def _heads() -> tuple[Column, ...]:
    return Column(text("logboek.dossier")), Column(text("logboek.wanneer"), 260)


def _row(key: str, row: AccessRow) -> TableRow:
    about = Cell(row.dossier, f"{row.what} · {row.who}", weight=600, opens=bool(row.dossier_id))
    return TableRow(key, (about, Cell(row.when)))

"""Doorverwijzen as a whole: the coach answers what came in, urgent first, and sees how far is what went out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.texts import text
from ui.desk import Desk
from ui.dossier.part import Part
from ui.palette import space
from ui.refer.lists.state import Lists, Row, came_in, drafts, going, read, state_second, summary
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.showing import show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text

STATE, SINCE = 190, 110


class ListsPart(Part):
    """``look_asked`` and ``draft_asked`` carry the id of a referral."""

    look_asked = Signal(str)
    draft_asked = Signal(str)
    package_asked = Signal()
    register_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._summary = Text("", tone="soft")
        self.package = PlainButton(text("verwijs.pakket_openen"), "key")
        self.register = TextButton(text("verwijs.naar_lijst"), "rows")
        self.inbox = _table(text("verwijs.binnengekomen"))
        self.out = _table(text("verwijs.uitgegaan"))
        self._no_inbox = Text(text("verwijs.niets_binnen"), tone="soft")
        self._no_out = Text(text("verwijs.niets_uit"), tone="soft")
        self._drafts: tuple[str, ...] = ()
        self._build()
        self.inbox.opened.connect(self._on_opened)
        self.out.opened.connect(self._on_opened)
        self.package.clicked.connect(self.package_asked)
        self.register.clicked.connect(self.register_asked)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(text("verwijs.kop"), "title"))
        words.addWidget(self._summary)
        head.addLayout(words, 1)
        head.addWidget(self.register, 0, Qt.AlignmentFlag.AlignBottom)
        head.addSpacing(space(4))
        head.addWidget(self.package, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        for title, table, nothing in (
            ("verwijs.binnengekomen", self.inbox, self._no_inbox),
            ("verwijs.uitgegaan", self.out, self._no_out),
        ):
            column.addSpacing(space(5))
            column.addWidget(Text(text(title), "section"))
            column.addWidget(nothing)
            column.addWidget(table)
        column.addStretch(1)

    def reload(self) -> None:
        """Read both lists."""
        self.desk.jobs.run_latest("referrals", read, (self.desk.session,), self._on_read)

    def take_focus(self) -> bool:
        """On what came in, when there is something."""
        first = self.inbox if self.inbox.isVisibleTo(self) else self.out if self.out.isVisibleTo(self) else self.package
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def put_away(self) -> None:
        """Forget who is in the lists."""
        for table in (self.inbox, self.out):
            table.show_rows(())

    def _on_read(self, lists: Lists) -> None:
        self._summary.set_words(summary(lists))
        rows = going(lists)
        self._drafts = drafts(rows)
        for table, nothing, shown in ((self.inbox, self._no_inbox, came_in(lists)), (self.out, self._no_out, rows)):
            table.show_rows(_rows(shown))
            show_when(bool(shown), table)
            show_when(not shown, nothing)

    def _on_opened(self, referral_id: str, _column: int) -> None:
        asked = self.draft_asked if referral_id in self._drafts else self.look_asked
        asked.emit(referral_id)


def _table(name: str) -> FindingsTable:
    columns = (
        Column(text("verwijs.kolom.wat")),
        Column(text("verwijs.kolom.stand"), STATE),
        Column(text("verwijs.kolom.sinds"), SINCE, right=True),
    )
    return FindingsTable(name, columns)


def _rows(shown: Sequence[Row]) -> tuple[TableRow, ...]:
    return tuple(
        TableRow(
            row.id,
            (
                Cell(row.what, row.who, tone="accent", weight=600, opens=True),
                Cell(row.state, state_second(row), weight=600 if row.is_urgent else 400),
                Cell(row.since),
            ),
        )
        for row in shown
    )

"""The screen of Huishoudens: every dossier, the newest first, and what is found while one types."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from app.domain.case import Dossier
from app.domain.change import Changes, Kind
from app.domain.ids import DossierId
from app.services import dossiers, search
from app.services.search import Hit
from app.texts import text
from ui import theme
from ui.desk import Desk, Place, Screen, Spot
from ui.dossiers.rows import RowList
from ui.dossiers.state import Row, counted, found, hit_row, row_of
from ui.palette import space
from ui.today.places import PlacesFrame
from ui.widgets.field import SearchBox
from ui.widgets.text import Text

PIECE = 200
"""So many rows are read at a time."""
MOST_FOUND = 100
BELOW = 5
"""The space that a page keeps at its foot."""
LOWEST = 200
"""Px at 100% type that the list takes at least, when the page scrolls."""
MOST = 10_000
"""Stretch of the search box: it takes the whole strip."""


class DossiersScreen(Screen):
    """A list of any length; a piece is read when one comes near it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self.frame = PlacesFrame(self, desk, Spot.DOSSIERS)
        self.box = SearchBox(text("vandaag.zoek"), hint=text("vandaag.zoek_hint"))
        self.frame.top.add_left(self.box, MOST)
        self._count = Text("", tone="soft")
        self.list = RowList(text("dossiers.lijst"), self._read_on)
        self.list.setFixedHeight(LOWEST)
        body = self.frame.zone.body
        body.addWidget(Text(text("dossiers.titel"), "title"))
        body.addWidget(self._count)
        body.addSpacing(space(4))
        body.addWidget(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)
        self.box.textEdited.connect(self._on_typed)
        self.box.returnPressed.connect(self._on_enter)
        self.list.opened.connect(self._on_opened)

    def enter(self, place: Place) -> None:
        """All dossiers, from the newest on."""
        self.frame.look()
        self.box.setText("")
        self._read()
        self._to_box()

    def leave(self) -> None:
        """Names are put away."""
        self.box.setText("")
        self._count.set_words("")
        self.list.show_rows((), is_whole=True)

    def refresh(self, changes: Changes) -> None:
        """Read again when a dossier came, went or changed."""
        self.frame.look()
        if changes.touches(Kind.DOSSIER):
            self._on_typed(self.box.text())

    def search(self) -> bool:
        """Ctrl+K; a second time all acts are listed, in the page over this one."""
        if self.box.hasFocus():
            return False
        self._to_box()
        return True

    def _to_box(self) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list use the height there is."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the box into the list, Esc back to all of them."""
        if event.key() == Qt.Key.Key_Down and QApplication.focusWidget() is self.box and self.list.rows.rows:
            self.list.focus_first()
        elif event.key() == Qt.Key.Key_Escape:
            self.box.setText("")
            self._read()
            self._to_box()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        area = self.frame.zone.area
        page = area.widget()
        if page is not None:
            room = area.viewport().height() - self.list.mapTo(page, QPoint()).y() - space(BELOW)
            self.list.setFixedHeight(max(theme.px(LOWEST), room))

    def _read(self) -> None:
        self.desk.jobs.run_latest("dossiers", dossiers.first_piece, (self.desk.session, PIECE), self._on_read)

    def _on_read(self, read: tuple[int, tuple[Dossier, ...]]) -> None:
        number, piece = read
        self._count.set_words(counted(number))
        self._fit()
        self.list.show_rows([row_of(each) for each in piece], is_whole=len(piece) < PIECE)

    def _read_on(self, after: str) -> None:
        self.desk.run(dossiers.listing, (PIECE, DossierId(after)), lambda piece: self._on_read_on(after, piece))

    def _on_read_on(self, after: str, piece: Sequence[Dossier]) -> None:
        self.list.rows.add(after, [row_of(each) for each in piece], is_whole=len(piece) < PIECE)

    def _on_typed(self, typed: str) -> None:
        if typed.strip():
            args = (self.desk.session, typed, MOST_FOUND)
            self.desk.jobs.run_latest("dossiers", search.search, args, self._on_found)
        else:
            self._read()

    def _on_found(self, hits: tuple[Hit, ...]) -> None:
        self._count.set_words(found(len(hits), MOST_FOUND, self.box.text().strip()))
        self.list.show_rows([hit_row(hit) for hit in hits], is_whole=True)

    def _on_enter(self) -> None:
        if self.box.text().strip() and self.list.rows.rows:
            self._on_opened(self.list.rows.rows[0])

    def _on_opened(self, row: Row) -> None:
        self.desk.go(Place(Spot.DOSSIER, dossier_id=row.key, detail=row.detail))

"""The pages of the keys, of the help of a place, of what was done, and of the first look around."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.ids import DossierId
from app.errors import SpokenError
from app.services import history
from app.services.history import Act
from app.texts import text
from ui import theme
from ui.commands.sheet import Sheet
from ui.commands.state import TOUR, HistoryRow, help_of, history_rows, key_groups, tour_page
from ui.desk import Desk
from ui.filling import empty
from ui.palette import space
from ui.widgets.buttons import PlainButton, PrimaryButton, TextButton
from ui.widgets.hairline import Hairline
from ui.widgets.keycap import KeyCap
from ui.widgets.notice import Notice
from ui.widgets.text import Text

KEY_WIDTH = 150


class KeysPage(Sheet):
    """Every key and what it does."""

    def __init__(self) -> None:
        super().__init__(text("toets.titel"))
        for group, rows in key_groups():
            self.body.addSpacing(space(3))
            self.body.addWidget(Text(group, "section"))
            for row in rows:
                self.body.addWidget(_key_line(row.key, row.words))


class HelpPage(Sheet):
    """What a place is for and what can be done there; ``keys`` and ``tour`` ask for those pages."""

    keys = Signal()
    tour = Signal()

    def __init__(self, spot: str, detail: str) -> None:
        title, lines = help_of(spot, detail)
        super().__init__(title)
        for line in lines:
            self.body.addWidget(Text(line, "lead"))
            self.body.addSpacing(space(1))
        self.body.addSpacing(space(4))
        for words, icon, signal in (("hulp.toetsen", "rows", self.keys), ("hulp.rondleiding", "info", self.tour)):
            button = TextButton(text(words), icon)
            button.clicked.connect(signal)
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class HistoryPage(Sheet):
    """What was done in a dossier; ``gone_back`` says that something was undone."""

    def __init__(self, desk: Desk, dossier_id: DossierId) -> None:
        super().__init__(text("geschiedenis.titel"))
        self._desk = desk
        self._dossier_id = dossier_id
        self.problem = Notice()
        self.buttons: list[TextButton] = []
        self._rows: Sequence[HistoryRow] = ()
        self.head.addWidget(Text(text("geschiedenis.uitleg"), tone="soft"))
        self.head.addWidget(self.problem)
        self.reload()

    def reload(self) -> None:
        """Read what was done."""
        self._desk.run(history.listing, (self._dossier_id,), self._show)

    def _show(self, acts: Sequence[Act]) -> None:
        empty(self.body)
        self.buttons.clear()
        rows = history_rows(acts, self._desk.today())
        if not rows:
            self.body.addWidget(Text(text("geschiedenis.leeg"), "lead", tone="soft"))
        self._rows = rows
        self._desk.jobs.in_portions(self, [partial(self._add, row, rows) for row in rows])

    def _add(self, row: HistoryRow, rows: Sequence[HistoryRow]) -> None:
        if rows is self._rows:  # else it was read again by now
            self.body.addWidget(self._line(row))
            self.body.addWidget(Hairline())

    def _line(self, row: HistoryRow) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, space(1), 0, space(1))
        line.setSpacing(space(5))
        line.addWidget(Text(row.words, tone="" if row.holds else "soft"), 1)
        line.addWidget(Text(row.when, "caption", tone="soft", wraps=False))
        if row.holds:
            name = text("geschiedenis.terug_naam", wat=row.words)
            button = TextButton(text("geschiedenis.terug"), "undo", name=name)
            button.clicked.connect(partial(self._go_back, row.call))
            self.buttons.append(button)
            line.addWidget(button)
        return made

    def _go_back(self, call: str) -> None:
        self.problem.say("")
        args = (self._dossier_id, call)
        self._desk.run(history.back_to, args, lambda _gone: self.reload(), self._on_refused)

    def _on_refused(self, problem: SpokenError) -> None:
        self.problem.say(str(problem))


class TourPage(Sheet):
    """A first look around in a few pages."""

    def __init__(self) -> None:
        super().__init__("")
        self._at = 0
        self._words = Text("", "lead")
        self._where = Text("", "caption", tone="soft")
        self.back = PlainButton(text("rondleiding.terug"))
        self.next = PrimaryButton(text("rondleiding.verder"))
        row = QHBoxLayout()
        row.addWidget(self.next)
        row.addWidget(self.back)
        row.addStretch(1)
        self.body.addWidget(self._words)
        self.body.addSpacing(space(4))
        self.body.addLayout(row)
        self.body.addWidget(self._where)
        self.next.clicked.connect(lambda: self._turn(1))
        self.back.clicked.connect(lambda: self._turn(-1))
        self._turn(0)

    def take_focus(self) -> None:
        """On the button that goes on."""
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, way: int) -> None:
        if self._at + way == len(TOUR):
            self.closed.emit()
            return
        self._at = max(0, self._at + way)
        title, words = tour_page(self._at)
        self.set_title(title)
        self._words.set_words(words)
        self._where.set_words(text("rondleiding.waar", nummer=self._at + 1, van=len(TOUR)))
        self.back.setEnabled(self._at > 0)
        self.next.set_words(text("rondleiding.klaar_knop" if self._at == len(TOUR) - 1 else "rondleiding.verder"))


def _key_line(key: str, words: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, space(1), 0, space(1))
    holder = QWidget()
    holder.setFixedWidth(theme.px(KEY_WIDTH))
    inner = QHBoxLayout(holder)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.addWidget(KeyCap(key))
    inner.addStretch(1)
    line.addWidget(holder)
    line.addWidget(Text(words), 1)
    return made

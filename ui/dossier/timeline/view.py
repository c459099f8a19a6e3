"""The line of time: days with their rows, and a button that reads on."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.services.photos import Photo
from app.texts import text
from ui.dossier.timeline.state import Act, Day, Line, more_words
from ui.palette import space
from ui.widgets import widths
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.hairline import Hairline
from ui.widgets.notice import Symbol
from ui.widgets.picture import PictureView
from ui.widgets.text import Text

TIME = 48
THUMB_WIDTH, THUMB_HEIGHT = 112, 80
ABOVE = 12
"""Px above the words of a row, so that they stand beside the words of its button."""


class TimelineView(QWidget):
    """Shows days. ``acted`` carries an Act and the id of its record, ``picture_wanted`` the id of a photo to show,
    ``pointed`` a row that has to come into sight."""

    acted = Signal(str, str)
    more = Signal()
    picture_wanted = Signal(str)
    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(text("dossier.tijdlijn.naam"))
        self.rows: dict[str, EntryRow] = {}
        self._shown: tuple[Day, ...] = ()
        self._heads: list[QWidget] = []
        self._days = QVBoxLayout()
        self._days.setSpacing(0)
        self._nothing = Text("", "lead", tone="soft")
        self.more_button = PlainButton("…")
        self.more_button.clicked.connect(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._nothing)
        column.addLayout(self._days)
        column.addSpacing(space(4))
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_days(self, days: Sequence[Day], left: int, nothing: str) -> None:
        """Show these days; ``left`` moments are not read yet, ``nothing`` is said when there are none."""
        self._nothing.set_words(nothing)
        self._nothing.setVisible(not days)
        self.more_button.set_words(more_words(left))
        self.more_button.setVisible(left > 0)
        if tuple(days) == self._shown:
            self._ask_for_pictures()
            return
        focused = self._focused()
        self._shown = tuple(days)
        self._lay(days)
        self._ask_for_pictures()
        if focused in self.rows:
            self.rows[focused].take_focus()

    def show_picture(self, record_id: str, photo: Photo | None) -> None:
        """The small picture of a photo has come, or is not on this laptop yet."""
        row = self.rows.get(record_id)
        if row is not None and row.picture is not None:
            row.picture.show_photo(photo, text("dossier.foto.niet_hier"))

    def point_at(self, key: str) -> None:
        """Bring a moment into sight, with the keyboard on it; nothing happens when it is not shown."""
        row = self.rows.get(key)
        if row is not None:
            row.take_focus()
            QTimer.singleShot(0, row, partial(self.pointed.emit, row))

    def put_away(self) -> None:
        """Forget everything that was shown."""
        self.show_days((), 0, "")

    def _lay(self, days: Sequence[Day]) -> None:
        """Put the days under each other; a moment that is the same keeps its row."""
        before, self.rows = self.rows, {}
        for head in self._heads:
            head.hide()
            head.deleteLater()
        self._heads.clear()
        while self._days.takeAt(0) is not None:
            pass
        for number, day in enumerate(days):
            self._heads.append(_head(day.heading, is_first=number == 0))
            self._days.addWidget(self._heads[-1])
            for line in day.lines:
                old = before.get(line.key)
                row = self.rows[line.key] = old if old is not None and old.line == line else self._make(line)
                self._days.addWidget(row)
        for key, row in before.items():
            if self.rows.get(key) is not row:
                row.hide()
                row.deleteLater()

    def _make(self, line: Line) -> "EntryRow":
        made = EntryRow(line)
        made.acted.connect(self.acted)
        return made

    def _ask_for_pictures(self) -> None:
        """Those that are not shown: new, or not on this laptop the last time."""
        for row in self.rows.values():
            if row.picture is not None and row.picture.is_empty:
                self.picture_wanted.emit(row.line.record_id)

    def _focused(self) -> str:
        focus = QApplication.focusWidget()
        return next((key for key, row in self.rows.items() if focus is not None and row.isAncestorOf(focus)), "")


def _head(words: str, *, is_first: bool) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0 if is_first else space(6), 0, space(2))
    column.addWidget(Text(words, "lead", weight=600))
    return made


class EntryRow(QWidget):
    """One moment: time, icon, words, and at most one button."""

    acted = Signal(str, str)

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.line = line
        self.picture: PictureView | None = None
        self.button: TextButton | None = None
        self._body = Text(line.body, tone="soft" if line.is_soft else "")
        self._more = TextButton(text("dossier.tijdlijn.lees_meer"))
        self._is_open = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(_top(self._time()), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_top(Symbol(line.icon)), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(), 1)
        if line.act is not Act.NONE:
            row.addWidget(self._act(), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)

    def take_focus(self) -> None:
        """On the button of this row."""
        for button in (self.button, self._more):
            if button is not None and button.isVisibleTo(self):
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _time(self) -> QWidget:
        time = Text(self.line.clock, tone="soft", wraps=False)
        widths.fix(time, TIME)
        return time

    def _words(self) -> QVBoxLayout:
        line = self.line
        words = QVBoxLayout()
        words.setContentsMargins(0, ABOVE, 0, ABOVE)
        words.setSpacing(space(1))
        words.addWidget(Text(line.title, weight=600, tone="soft" if line.is_soft else ""))
        if line.body:
            words.addWidget(self._body)
        if line.more:
            words.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
            self._more.clicked.connect(self._turn)
        if line.soft:
            words.addWidget(Text(line.soft, "caption", tone="soft"))
        if line.thumbnail:
            self.picture = PictureView(line.title, THUMB_WIDTH, THUMB_HEIGHT)
            words.addSpacing(space(1))
            words.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        return words

    def _act(self) -> TextButton:
        line = self.line
        name = text("dossier.tijdlijn.act_van", wat=line.act_words, titel=line.title, tijd=line.clock)
        self.button = TextButton(line.act_words, name=name)
        self.button.clicked.connect(partial(self.acted.emit, line.act.value, line.record_id))
        return self.button

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._body.set_words(self.line.more if self._is_open else self.line.body)
        self._more.set_words(text("dossier.tijdlijn.lees_minder" if self._is_open else "dossier.tijdlijn.lees_meer"))


def _top(widget: QWidget) -> QWidget:
    """Beside the first line of words."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, ABOVE, 0, 0)
    column.addWidget(widget)
    return holder

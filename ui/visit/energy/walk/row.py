"""One thing to check: what was seen at the right, and under it what the resident chooses and the coach does."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.energy.answers import MOST_PIECES
from app.texts import text
from ui import theme
from ui.palette import space
from ui.visit.energy.explained import explained
from ui.visit.energy.state import Act
from ui.visit.energy.walk.note import NotePart
from ui.visit.energy.walk.state import ItemRow, resident_choices, seen_choices
from ui.widgets.checkrow import CheckRow
from ui.widgets.counter import Counter
from ui.widgets.disclosure import Disclosure
from ui.widgets.flow import Flow
from ui.widgets.hairline import Hairline
from ui.widgets.segments import Segments
from ui.widgets.showing import show_when
from ui.widgets.text import Text

ROOM = 520
"""Px at 100% type below which the choice goes under the words."""


class CheckItem(QWidget):
    """``acted`` carries the item, an Act and its value: a word, a number or a truth."""

    acted = Signal(str, str, object)

    def __init__(self, row: ItemRow) -> None:
        super().__init__()
        self.row = row
        self.seen = Segments(row.title, seen_choices())
        self.more: MoreOfItem | None = None
        self._look = Text(row.look, "caption", tone="soft")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(3))
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(space(4))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(row.title, weight=600))
        words.addWidget(self._look)
        self._top.addLayout(words, 1)
        self._top.addWidget(self.seen, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(Hairline())
        self._column.addLayout(self._top)
        self.seen.chosen.connect(lambda value: self.acted.emit(self.row.item, Act.SEEN, value))
        self.show_row(row)

    def show_row(self, row: ItemRow) -> None:
        """Show what is known of it now."""
        self.row = row
        self.seen.set_value(row.seen)
        if row.is_open and self.more is None:
            self.more = MoreOfItem(row)
            self.more.acted.connect(self.acted)
            self._column.addWidget(self.more)
        if self.more is not None:
            self.more.show_row(row)
            show_when(row.is_open, self.more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choice under the words when there is little room."""
        super().resizeEvent(event)
        narrow = self.width() / theme.scale() < ROOM
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._top.setDirection(way)


class MoreOfItem(QWidget):
    """The advice, what it saves, what the resident chooses, and what the coach does."""

    acted = Signal(str, str, object)

    def __init__(self, row: ItemRow) -> None:
        super().__init__()
        self._item = row.item
        self._advice = Text(row.advice)
        self._care = Text(row.care, "caption", tone="soft")
        self._saving = Text("", weight=600)
        self.why = Disclosure(text("energie_scherm.hoe"), name=text("energie_scherm.hoe_van", wat=row.title))
        self.choice = Segments(text("energie_scherm.bewoner_van", wat=row.title), resident_choices())
        self.counter = Counter(text("energie_scherm.geplaatst_van", wat=row.title), most=MOST_PIECES)
        self.needed = Counter(text("energie_scherm.past_hier_van", wat=row.title), most=MOST_PIECES, may_be_open=True)
        self.note = NotePart(row.title)
        self.done = self._tick("gedaan", Act.PIECES, row)
        self.is_explained = self._tick("uitgelegd", Act.EXPLAINED, row)
        self.reported = self._tick("gemeld", Act.REPORTED, row)
        self.again = self._tick("later", Act.AGAIN, row)
        self._build(row)

    def _tick(self, words: str, act: Act, row: ItemRow) -> CheckRow:
        made = CheckRow(text(f"energie_scherm.coach.{words}"))
        made.setAccessibleName(f"{made.text()}: {row.title}")
        made.clicked.connect(lambda is_on: self.acted.emit(self._item, act, is_on))
        return made

    def _build(self, row: ItemRow) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, space(4))
        column.setSpacing(space(2))
        column.addWidget(self._advice)
        column.addWidget(self._saving)
        column.addWidget(self._care)
        self._care.setVisible(bool(row.care))
        column.addWidget(self.why)
        resident = Flow()
        resident.add(Text(text("energie_scherm.bewoner"), tone="soft", wraps=False))
        resident.add(self.choice)
        column.addWidget(resident)
        column.addWidget(self._counts(row))
        acts = Flow()
        for part, is_asked in (
            (self.is_explained, True),
            (self.done, row.can_be_done and not row.unit),
            (self.reported, row.is_defect),
            (self.again, True),
        ):
            acts.add(part)
            part.setVisible(is_asked)
        column.addWidget(acts)
        column.addWidget(self.note)
        self.choice.chosen.connect(lambda value: self.acted.emit(self._item, Act.CHOICE, value))
        self.counter.counted.connect(lambda number: self.acted.emit(self._item, Act.PIECES, number))
        self.needed.counted.connect(lambda number: self.acted.emit(self._item, Act.NEEDED, number))
        self.note.written.connect(lambda words: self.acted.emit(self._item, Act.NOTE, words))

    def _counts(self, row: ItemRow) -> QWidget:
        """How many were placed, and how many fit in all: what the stock list is made of."""
        made = Flow()
        for words, counter in (("geplaatst", self.counter), ("past_hier", self.needed)):
            group = QWidget()
            line = QHBoxLayout(group)
            line.setContentsMargins(0, 0, space(4), 0)
            line.setSpacing(space(3))
            line.addWidget(Text(text(f"energie_scherm.{words}"), tone="soft", wraps=False))
            line.addWidget(counter)
            line.addWidget(Text(row.unit, tone="soft", wraps=False))
            made.add(group)
        show_when(bool(row.unit), made)
        return made

    def show_row(self, row: ItemRow) -> None:
        """Show what is known of it now."""
        self._saving.set_words(row.saving)
        self._saving.set_tone("notice" if row.is_held else "")
        show_when(bool(row.saving), self._saving)
        self.why.show_steps(explained(row.grounds))
        self.choice.set_value(row.choice)
        self.counter.set_number(row.pieces)
        self.needed.set_number(row.needed)
        self.note.show_note(row.note)
        for tick, is_on in (
            (self.done, bool(row.pieces)),
            (self.is_explained, row.is_explained),
            (self.reported, row.is_reported),
            (self.again, bool(row.again)),
        ):
            tick.setChecked(is_on)

"""Vandaag itself: the day, its visits, its tasks, and what to do when there are none."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.texts import text
from ui import theme
from ui.filling import empty
from ui.palette import space
from ui.today.state import Page, TaskRow
from ui.today.visits import VisitList
from ui.widgets import widths
from ui.widgets.buttons import PlainButton, PrimaryButton, TextButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.hairline import Hairline
from ui.widgets.notice import IconLine
from ui.widgets.showing import show_when
from ui.widgets.text import Text

SIDE = 296
ROOM = 780
"""Px at 100% type below which the tasks go under the visits."""


class TodayPage(QWidget):
    """Shows a day. ``ticked`` carries the id of a task and whether it is done."""

    new_asked = Signal()
    sample_asked = Signal()
    tour_asked = Signal()
    refer_asked = Signal()
    sync_asked = Signal()
    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._title = Text("", "title")
        self._summary = Text("", tone="soft")
        self.visits = VisitList()
        self._calm = Text(text("vandaag.rustig"), "lead", tone="soft")
        self.new = PlainButton(text("vandaag.nieuw_bezoek"), "plus")
        self.new_primary = PrimaryButton(text("vandaag.nieuw_bezoek"), "plus")
        self.sample = TextButton(text("vandaag.voorbeeld"), "folder")
        self.tour = TextButton(text("rondleiding.knop"), "info")
        self._sample_line = Text(text("vandaag.voorbeeld_uitleg"), tone="soft")
        self._tomorrow = IconLine("calendar")
        self._tasks = QVBoxLayout()
        self._waiting = Text("")
        self.refer = TextButton(text("verwijs.bekijken"), "arrow-right")
        self._sharing = Text("")
        self.sync = TextButton(text("sync.stand.bekijken"), "arrow-right", name=text("sync.stand.titel"))
        self._safe = Text("", "caption", tone="soft")
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addSpacing(space(2))
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        top.addLayout(words, 1)
        top.addWidget(self.new, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(top)
        column.addSpacing(space(4))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(space(8))
        self._sides.addLayout(self._left(), 1)
        self._right = QWidget()
        self._right.setLayout(self._side())
        self._sides.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._sides)
        for button in (self.new, self.new_primary):
            button.clicked.connect(self.new_asked)
        self.sample.clicked.connect(self.sample_asked)
        self.tour.clicked.connect(self.tour_asked)
        self.refer.clicked.connect(self.refer_asked)
        self.sync.clicked.connect(self.sync_asked)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.visits)
        left.addWidget(self._calm)
        left.addSpacing(space(4))
        left.addWidget(self.new_primary, 0, Qt.AlignmentFlag.AlignLeft)
        left.addSpacing(space(4))
        left.addWidget(self._sample_line)
        left.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.tour, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self._tomorrow)
        left.addStretch(1)
        return left

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(space(2))
        side.addWidget(Hairline())
        side.addLayout(self._tasks)
        side.addSpacing(space(4))
        side.addWidget(self._waiting)
        side.addWidget(self.refer, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(Hairline())
        side.addWidget(self._sharing)
        side.addWidget(self.sync, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self._safe)
        return side

    def show_page(self, page: Page, *, is_empty: bool) -> None:
        """Show a day; ``is_empty`` says that there is no household yet."""
        self._title.set_words(page.title)
        self._summary.set_words(page.summary)
        self.visits.show_rows(page.visits)
        self.visits.setVisible(not page.is_calm)
        self._calm.setVisible(page.is_calm)
        self.new.setVisible(not page.is_calm)
        self.new_primary.setVisible(page.is_calm)
        self.sample.setVisible(is_empty)
        self.tour.setVisible(is_empty)
        self._sample_line.setVisible(is_empty)
        self._tomorrow.say(page.tomorrow)
        self._safe.set_words(page.safe)
        self._show_tasks(page)

    def show_waiting(self, words: str) -> None:
        """Which referrals wait for an answer; nothing when there are none."""
        self._waiting.set_words(words)
        show_when(bool(words), self._waiting, self.refer)

    def show_sharing(self, words: str) -> None:
        """How it stands with sharing; nothing when this laptop shares with nobody."""
        self._sharing.set_words(words)
        show_when(bool(words), self._sharing, self.sync)

    def take_focus(self) -> None:
        """On the act that comes first."""
        first = self.visits.buttons[0] if self.visits.buttons else self.new_primary
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tasks under the visits when there is little room."""
        super().resizeEvent(event)
        narrow = self.width() / theme.scale() < ROOM
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)
        widths.stand(self._right, None if narrow else theme.px(SIDE))

    def _show_tasks(self, page: Page) -> None:
        empty(self._tasks)
        for head, rows in (("vandaag.taken_vandaag", page.tasks_today), ("vandaag.deze_week", page.tasks_week)):
            if rows:
                self._add_tasks(text(head), rows)
        if not page.tasks_today and not page.tasks_week:
            self._tasks.addWidget(Text(text("vandaag.geen_taken"), tone="soft"))

    def _add_tasks(self, head: str, rows: Sequence[TaskRow]) -> None:
        self._tasks.addWidget(Text(head, weight=600))
        for row in rows:
            check = CheckRow(row.what, detail=row.about)
            check.toggled.connect(partial(self._on_ticked, row.line.task.id))
            self._tasks.addWidget(check)

    def _on_ticked(self, task_id: str, is_done: bool) -> None:
        self.ticked.emit(task_id, is_done)

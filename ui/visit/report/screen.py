"""The page of Verslag: what the resident takes home, where the file is, and the next visit."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.visit import Visit
from app.errors import UserError
from app.reports.document import Block
from app.texts import text
from ui import theme
from ui.filling import empty, keyboard_stays
from ui.palette import space
from ui.visit.report.preview import Preview
from ui.visit.report.state import AT_TEN, Made, MomentRow, made_line, moment, next_line, proposed
from ui.widgets import widths
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.datefield import DateField
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.text import Text

SIDE = 300
ROOM = 800
"""Px at 100% type below which the side goes under the page."""


class ReportPage(QWidget):
    """Shows the page; ``make`` asks for the pdf, ``planned`` carries the moment of the next visit, ``follow_up`` after
    how many months to look back.
    """

    make = Signal()
    folder_asked = Signal()
    pdf_asked = Signal()
    planned = Signal(object)
    follow_up = Signal(int)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.preview = Preview(text("verslag_scherm.voorbeeld"))
        self._made = IconLine("check", token="accent")
        self._closed = IconLine("info")
        self.open_folder = PlainButton(text("verslag_scherm.open_map"), "folder")
        self.open_pdf = PlainButton(text("verslag_scherm.open_pdf"), "document")
        self.again = TextButton(text("verslag_scherm.maak_opnieuw"))
        self._next = Text("", tone="soft")
        self.plan = TextButton(text("verslag_scherm.plan"), "calendar")
        self.day = DateField(text("verslag_scherm.dag"), today)
        self.time = Field(text("verslag_scherm.tijd"), width=100)
        self.ready = PlainButton(text("verslag_scherm.plan_klaar"))
        self._form = QWidget()
        self._back_head = Text(text("verslag_scherm.terugkijken_kop"), weight=600)
        self._back_line = Text(text("verslag_scherm.terugkijken_uitleg"), tone="soft")
        self._moments = QVBoxLayout()
        self._day = Labelled(text("verslag_scherm.dag"), self.day)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Text(text("verslag_scherm.titel"), "title"))
        column.addWidget(Text(text("verslag_scherm.sub"), "lead", tone="soft"))
        column.addSpacing(space(3))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(space(7))
        self._sides.addWidget(self.preview, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._right = QWidget()
        self._right.setLayout(self._side())
        self._sides.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._sides)
        self.again.clicked.connect(self.make)
        self.open_folder.clicked.connect(self.folder_asked)
        self.open_pdf.clicked.connect(self.pdf_asked)
        self.plan.clicked.connect(self._on_plan)
        self.ready.clicked.connect(self._on_ready)
        self.time.returnPressed.connect(self._on_ready)

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(space(2))
        side.setAlignment(Qt.AlignmentFlag.AlignTop)
        for widget in (self._closed, self._made, self.open_pdf, self.open_folder, self.again):
            side.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        side.addSpacing(space(5))
        side.addWidget(Text(text("verslag_scherm.volgend"), weight=600))
        side.addWidget(self._next)
        side.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignLeft)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(space(3))
        form.addWidget(self._day)
        row = QHBoxLayout()
        row.addWidget(Labelled(text("verslag_scherm.tijd"), self.time))
        row.addWidget(self.ready, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        form.addLayout(row)
        side.addWidget(self._form)
        self._form.hide()
        side.addSpacing(space(5))
        side.addWidget(self._back_head)
        side.addWidget(self._back_line)
        self._moments.setSpacing(space(2))
        side.addLayout(self._moments)
        return side

    def show_page(self, blocks: Sequence[Block]) -> None:
        """Show the page of the resident."""
        self.preview.show_blocks(blocks)

    def show_made(self, made: Made | None) -> None:
        """Say where the pdf is; nothing as long as it was not made."""
        self._made.say(made_line(made) if made else "", text("verslag_scherm.gemaakt") + "." if made else "")
        for button in (self.open_folder, self.open_pdf, self.again):
            button.setVisible(made is not None)

    def show_next(self, visit: Visit | None, *, is_closed: bool) -> None:
        """Say when the next visit is, and whether this one is closed."""
        self._next.set_words(next_line(visit))
        self.plan.setVisible(visit is None and not self._form.isVisibleTo(self))
        self._form.setVisible(self._form.isVisibleTo(self) and visit is None)
        self._closed.say(text("verslag_scherm.gesloten") if is_closed else "")

    def show_moments(self, rows: Sequence[MomentRow]) -> None:
        """Show when to look back: a button for each visit that can be planned, the day of each that is."""
        with keyboard_stays(self, self.plan.setFocus):
            empty(self._moments)
            for row in rows:
                self._add_moment(row)
        for widget in (self._back_head, self._back_line):
            widget.setVisible(bool(rows))

    def _add_moment(self, row: MomentRow) -> None:
        if row.is_planned:
            self._moments.addWidget(IconLine("check", row.day, lead_in=row.act, token="accent"))
            return
        button = PlainButton(row.act, "calendar", name=f"{row.act}, {row.day}")
        button.clicked.connect(partial(self.follow_up.emit, row.months))
        self._moments.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._moments.addWidget(Text(row.day, "caption", tone="soft"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side under the page when there is little room."""
        super().resizeEvent(event)
        narrow = self.width() / theme.scale() < ROOM
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)
        widths.stand(self._right, None if narrow else theme.px(SIDE))

    def _on_plan(self) -> None:
        self.plan.hide()
        self._form.show()
        self.day.set_day(proposed(self._today()))
        self.time.setText(f"{AT_TEN.hour}.{AT_TEN.minute:02d}")
        self.day.setFocus()

    def _on_ready(self) -> None:
        try:
            at = moment(self.day.day(), self.time.text(), self._today())
        except UserError as problem:
            self._day.set_problem(str(problem))
            return
        self._form.hide()
        self.planned.emit(at)

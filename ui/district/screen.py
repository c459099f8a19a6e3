"""Wijk: the social manager sees what waits and where help is stuck, and goes to it; no resident sees this screen."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.change import Changes
from app.domain.ids import RecordId
from app.services import district, signals
from app.services.district import District, Span
from app.texts import text
from ui import theme
from ui.desk import Desk, Place, Screen, Spot
from ui.district.figures import Figures
from ui.district.state import (
    areas,
    caseload,
    figures,
    foot,
    nothing_told,
    signal_rows,
    spans,
    task_line,
    traffic,
)
from ui.district.team import TeamPart
from ui.district.yields import YieldRows
from ui.filling import empty
from ui.palette import space
from ui.today.places import PlacesFrame
from ui.widgets.buttons import TextButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.hairline import Hairline
from ui.widgets.segments import Segments
from ui.widgets.showing import show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text

ROOM = 820
"""Px at 100% type below which the two columns stand under each other."""
ROW = 44
NUMBERS = {"dossiers": 96, "week": 96, "uit": 60, "in_": 60, "oudste": 92}
"""Px at 100% type of the columns with numbers; the first column takes the rest."""


class DistrictScreen(Screen):
    """Shows the district over a month, a quarter or a year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self.frame = PlacesFrame(self, desk, Spot.DISTRICT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)

    def lacking(self) -> Sequence[Callable[[], object]]:
        """The page itself."""
        return (lambda: self.page,)

    @cached_property
    def page(self) -> "DistrictPage":
        """What the manager sees."""
        page = DistrictPage()
        self.frame.zone.body.addWidget(page)
        page.span.chosen.connect(self._on_span)
        page.handled.connect(self._on_handled)
        page.dossier_asked.connect(self._on_dossier)
        page.refer.clicked.connect(lambda: self.desk.go(Place(Spot.REFER)))
        page.team.counts.clicked.connect(lambda: self.desk.go(Place(Spot.COUNTS)))
        page.today.clicked.connect(lambda: self.desk.go(Place(Spot.TODAY)))
        return page

    def enter(self, place: Place) -> None:
        """Show the district now."""
        self._read()
        self.page.span.focus_choice()

    def leave(self) -> None:
        """The signals name households."""
        self.page.put_away()

    def refresh(self, changes: Changes) -> None:
        """Count again."""
        self._read()

    def _read(self) -> None:
        self.frame.look()
        span = Span(self.page.span.value())
        self.desk.jobs.run_latest("district", district.look, (self.desk.session, span), self._on_read)

    def _on_read(self, found: District) -> None:
        self.page.show_district(found, foot(self.desk.now()))

    def _on_span(self, _span: str) -> None:
        self._read()

    def _on_dossier(self, dossier_id: str) -> None:
        self.desk.go(Place(Spot.DOSSIER, dossier_id=dossier_id))

    def _on_handled(self, signal_id: str, is_done: bool) -> None:
        day = self.desk.today() if is_done else None
        self.desk.run(signals.handle, (RecordId(signal_id), day))


class DistrictPage(QWidget):
    """The page itself. ``handled`` carries the id of a signal and whether it was dealt with, ``dossier_asked`` the
    household of one."""

    handled = Signal(str, bool)
    dossier_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.span = Segments(text("wijk.span"), spans())
        self.span.set_value(Span.QUARTER.value)
        self.figures = Figures()
        self.refer = TextButton(text("wijk.naar_doorverwijzen"), "arrow-right")
        self.today = TextButton(text("wijk.naar_vandaag"), "home")
        self._signals = QVBoxLayout()
        self._tasks = Text("", tone="soft")
        self._no_cases = Text(text("wijk.begeleiding_geen"), tone="soft")
        self._no_traffic = Text(text("wijk.verwijzingen_geen"), tone="soft")
        self.cases = FindingsTable(text("wijk.begeleiding"), _columns("begeleiding", "dossiers", "week"), ROW)
        self.traffic = FindingsTable(text("wijk.verwijzingen"), _columns("verwijzingen", "uit", "in_", "oudste"), ROW)
        self.yields = YieldRows()
        self.team = TeamPart()
        self._foot = Text("", "caption", tone="soft")
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        head = QHBoxLayout()
        head.addWidget(Text(text("wijk.titel"), "title"), 1)
        head.addWidget(self.span)
        column.addLayout(head)
        column.addWidget(self.figures)
        column.addWidget(Hairline())
        column.addSpacing(space(2))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(space(8))
        self._sides.addLayout(self._left(), 4)
        self._sides.addLayout(self._right(), 3)
        column.addLayout(self._sides)
        column.addSpacing(space(3))
        column.addWidget(self.team)
        column.addSpacing(space(3))
        column.addWidget(self._foot)
        column.addStretch(1)

    def _left(self) -> QVBoxLayout:
        left = _group()
        left.addWidget(Text(text("wijk.signalen"), "section"))
        self._signals.setSpacing(0)
        left.addLayout(self._signals)
        left.addSpacing(space(4))
        left.addWidget(Text(text("wijk.taken"), "section"))
        left.addWidget(self._tasks)
        left.addWidget(self.today, 0, Qt.AlignmentFlag.AlignLeft)
        left.addSpacing(space(4))
        left.addWidget(self._no_cases)
        left.addWidget(self.cases)
        left.addStretch(1)
        return left

    def _right(self) -> QVBoxLayout:
        right = _group()
        right.addWidget(Text(text("wijk.opbrengst"), "section"))
        right.addWidget(Text(text("wijk.opbrengst_uitleg"), tone="soft"))
        right.addWidget(self.yields)
        right.addSpacing(space(4))
        right.addWidget(self._no_traffic)
        right.addWidget(self.traffic)
        right.addWidget(self.refer, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        return right

    def show_district(self, found: District, foot_words: str) -> None:
        """Show the district."""
        self.figures.show_figures(figures(found))
        self._show_signals(found)
        self._tasks.set_words(task_line(found))
        self.cases.show_rows(_rows(caseload(found)))
        show_when(bool(found.caseload), self.cases)
        show_when(not found.caseload, self._no_cases)
        self.traffic.show_rows(_rows(traffic(found)))
        show_when(bool(found.traffic), self.traffic)
        show_when(not found.traffic, self._no_traffic)
        self.yields.show_areas(areas(found), nothing_told(found))
        self.team.show_team(found)
        self._foot.set_words(foot_words)

    def put_away(self) -> None:
        """Forget whose signals these are."""
        empty(self._signals)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column when there is little room."""
        super().resizeEvent(event)
        narrow = self.width() / theme.scale() < ROOM
        self._sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _show_signals(self, found: District) -> None:
        empty(self._signals)
        for row in signal_rows(found):
            check = CheckRow(row.what, detail=row.about)
            check.setAccessibleName(text("wijk.opgepakt", wat=row.what))
            check.toggled.connect(partial(self.handled.emit, row.id))
            to_dossier = TextButton(text("wijk.dossier"), "folder")
            to_dossier.setAccessibleName(text("wijk.dossier_van", wie=row.label))
            to_dossier.clicked.connect(partial(self.dossier_asked.emit, row.dossier_id))
            self._signals.addWidget(_beside(check, to_dossier))
        if not found.signals:
            self._signals.addWidget(Text(text("wijk.geen_signalen"), tone="soft"))


def _beside(check: QWidget, act: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(4))
    row.addWidget(check, 1)
    row.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
    return made


def _group() -> QVBoxLayout:
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(space(2))
    return made


def _columns(head: str, *names: str) -> tuple[Column, ...]:
    return (
        Column(text(f"wijk.{head}")),
        *(Column(text(f"wijk.kolom.{name}"), NUMBERS[name], right=True) for name in names),
    )


def _rows(found: tuple[tuple[str, ...], ...]) -> tuple[TableRow, ...]:
    return tuple(TableRow(row[0], tuple(Cell(words) for words in row)) for row in found)

"""The screen of Complexen: dwellings per complex with their label, numbers of signals, and both on paper."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.change import Changes
from app.energy.complexes import ComplexList
from app.errors import SpokenError
from app.paths import report_folder
from app.services.course import Stopped
from app.services.energy import complexes
from app.texts import text
from ui.complexes.state import ComplexView, CountLine, Line, complex_views, intro
from ui.desk import Desk, Place, Screen, Spot
from ui.filling import empty
from ui.longwork import LongWork, Work, percent
from ui.palette import space
from ui.today.places import PlacesFrame
from ui.widgets.amounts import AmountLine, AmountRows
from ui.widgets.buttons import PlainButton
from ui.widgets.disclosure import Disclosure
from ui.widgets.explanation import Explained
from ui.widgets.flow import Flow
from ui.widgets.hairline import Hairline
from ui.widgets.notice import IconLine
from ui.widgets.text import Text
from ui.widgets.underway import Underway

T = TypeVar("T")


class ComplexesScreen(Screen):
    """What the corporation may know of its complexes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self.frame = PlacesFrame(self, desk, Spot.COMPLEXES)
        self.pdf = PlainButton(text("complexen.pdf"), "document")
        self.csv = PlainButton(text("complexen.csv"), "document")
        self._made = IconLine("check", token="accent")
        self.underway = Underway()
        self.work = LongWork(desk.run, self.underway, self._busy)
        self._has_any = False
        self._list = QVBoxLayout()
        self._list.setSpacing(space(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)
        self._build()

    def _build(self) -> None:
        body = self.frame.zone.body
        body.addWidget(Text(text("complexen.titel"), "title"))
        body.addWidget(Text(text("complexen.sub"), "lead", tone="soft"))
        body.addSpacing(space(3))
        body.addWidget(Text(intro(), tone="soft"))
        body.addSpacing(space(4))
        acts = Flow()
        for button in (self.pdf, self.csv):
            acts.add(button)
        self.pdf.clicked.connect(lambda: self._make(complexes.pdf_file))
        self.csv.clicked.connect(lambda: self._make(complexes.csv_file))
        body.addWidget(acts)
        body.addSpacing(space(2))
        body.addWidget(self._made)
        body.addWidget(self.underway)
        body.addSpacing(space(4))
        body.addLayout(self._list)

    def enter(self, place: Place) -> None:
        """Read the list."""
        self._made.say("")
        self._read()
        self.pdf.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Read the list again."""
        self._read()

    def _read(self) -> None:
        self._start(complexes.listing, self.desk.today(), self._show)

    def _start(self, service: Callable[..., T], about: object, done: Callable[[T], None]) -> None:
        self.work.start(Work(service, (about,), percent("complexen.bezig")), done, self._on_problem)

    def _busy(self, is_busy: bool) -> None:
        for button in (self.pdf, self.csv):
            button.setEnabled(not is_busy and self._has_any)

    def leave(self) -> None:
        """What was read of households is put away, and what is being read is of no use."""
        self.work.stop()
        self._has_any = False
        empty(self._list)

    def _make(self, service: Callable[..., Path]) -> None:
        self._made.say("")
        self._start(service, report_folder(), self._on_made)

    def _on_made(self, place: Path) -> None:
        self._made.say(text("verslag_scherm.staat_in", bestand=place.name, map=str(place.parent)))

    def _on_problem(self, problem: SpokenError) -> None:
        self._made.say("" if isinstance(problem, Stopped) else str(problem))

    def _show(self, lists: Sequence[ComplexList]) -> None:
        empty(self._list)
        for view in complex_views(lists):
            self._list.addWidget(_complex(view))
        if not lists:
            self._list.addWidget(Text(text("report.complex.leeg"), tone="soft"))
        self._has_any = bool(lists)
        self._busy(False)


def _complex(view: ComplexView) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, space(6))
    column.setSpacing(space(2))
    column.addWidget(Hairline())
    column.addWidget(Text(view.name, "section"))
    if view.flagged:
        column.addWidget(Text(view.flagged))
        column.addWidget(_rows([Line(text("report.complex.kolom.adres"), text("report.complex.kolom.label"), 600)]))
        column.addWidget(_rows(view.dwellings))
    if view.counts:
        column.addSpacing(space(2))
        column.addWidget(Text(text("report.complex.tellingen"), weight=600))
    for count in view.counts:
        column.addWidget(_rows([count.line]))
        column.addWidget(_why(count))
    return made


def _rows(lines: Sequence[Line]) -> AmountRows:
    made = AmountRows()
    made.show_lines([AmountLine(line.words, line.words, line.told, weight=line.weight) for line in lines])
    return made


def _why(count: CountLine) -> Disclosure:
    made = Disclosure(text("energie_scherm.betekent"), name=f"{text('energie_scherm.betekent')}: {count.line.words}")
    made.show_steps([Explained(count.meaning, "", (), count.source)])
    return made

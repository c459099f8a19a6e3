"""The screen of Complexen: dwellings per complex with their label, numbers of signals, and both on paper."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.change import Changes
from app.energy.complexes import ComplexList
from app.errors import SpokenError
from app.paths import report_folder
from app.services.energy import complexes
from app.services.session import Session
from app.texts import text
from ui.complexes.state import ComplexView, CountLine, Line, complex_views, intro
from ui.desk import Desk, Place, Screen, Spot
from ui.filling import empty
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


class ComplexesScreen(Screen):
    """What the corporation may know of its complexes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self.frame = PlacesFrame(self, desk, Spot.COMPLEXES)
        self.pdf = PlainButton(text("complexen.pdf"), "document")
        self.csv = PlainButton(text("complexen.csv"), "document")
        self._made = IconLine("check", token="accent")
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
        body.addSpacing(space(4))
        body.addLayout(self._list)

    def enter(self, place: Place) -> None:
        """Read the list."""
        self._made.say("")
        self.desk.run(complexes.listing, (self.desk.today(),), self._show)
        self.pdf.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Read the list again."""
        self.desk.run(complexes.listing, (self.desk.today(),), self._show)

    def leave(self) -> None:
        """What was read of households is put away."""
        empty(self._list)

    def _make(self, service: Callable[[Session, Path], Path]) -> None:
        self.desk.run(service, (report_folder(),), self._on_made, self._on_problem)

    def _on_made(self, place: Path) -> None:
        self._made.say(text("verslag_scherm.staat_in", bestand=place.name, map=str(place.parent)))

    def _on_problem(self, problem: SpokenError) -> None:
        self._made.say(str(problem))

    def _show(self, lists: Sequence[ComplexList]) -> None:
        empty(self._list)
        for view in complex_views(lists):
            self._list.addWidget(_complex(view))
        if not lists:
            self._list.addWidget(Text(text("report.complex.leeg"), tone="soft"))
        for button in (self.pdf, self.csv):
            button.setEnabled(bool(lists))


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

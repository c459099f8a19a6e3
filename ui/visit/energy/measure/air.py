"""Warmth and damp of the rooms, with what is healthy."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.energy.home import room_name
from app.errors import SpokenError
from app.reports.amounts import capital
from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.palette import space
from ui.visit.energy.explained import explained
from ui.visit.energy.measure.state import ROOMS, air_lines
from ui.visit.energy.typed import NumberField, WholeField
from ui.widgets.disclosure import Disclosure
from ui.widgets.flow import Flow
from ui.widgets.hairline import Hairline
from ui.widgets.labelled import Labelled
from ui.widgets.text import Text

_HOTTEST, _DAMPEST = 60, 100


class AirPart(QWidget):
    """``measured`` carries a room, tenths of a degree and percent; either may be None."""

    measured = Signal(str, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, tuple[Labelled, Labelled]] = {}
        self._said: dict[str, Text] = {}
        self.why: dict[str, Disclosure] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(Text(text("energie_scherm.lucht.uitleg"), tone="soft"))
        for room in ROOMS:
            column.addWidget(self._room(room))

    def _room(self, room: str) -> QWidget:
        name = capital(room_name(room))
        degrees = NumberField(text("energie_scherm.lucht.graden_in", kamer=room_name(room)), _HOTTEST, decimals=1)
        damp = WholeField(text("energie_scherm.lucht.vocht_in", kamer=room_name(room)), _DAMPEST)
        self.fields[room] = (
            Labelled(text("energie_scherm.lucht.graden"), degrees, unit="°C"),
            Labelled(text("energie_scherm.lucht.vocht"), damp, unit="%"),
        )
        self._said[room] = Text("", tone="soft")
        self.why[room] = Disclosure(text("energie_scherm.hoe"), name=text("energie_scherm.hoe_van", wat=name))
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Hairline())
        column.addWidget(Text(name, weight=600))
        flow = Flow()
        for labelled, field in zip(self.fields[room], (degrees, damp), strict=True):
            flow.add(labelled)
            field.committed.connect(partial(self._on_typed, room))
        column.addWidget(flow)
        column.addWidget(self._said[room])
        column.addWidget(self.why[room])
        return made

    def show_energy(self, found: EnergyAssessment) -> None:
        """Show what was measured today or before."""
        newest = {one.room: one for one in found.climates}
        said = {line.room: line for line in air_lines(found)}
        for room, (degrees, damp) in self.fields.items():
            climate = newest.get(room)
            for labelled, number in (
                (degrees, climate.tenths_c if climate else None),
                (damp, climate.humidity if climate else None),
            ):
                if isinstance(labelled.field, NumberField):
                    labelled.field.show_number(number)
            line = said.get(room)
            self._said[room].set_words(line.words if line else "")
            self._said[room].setVisible(line is not None)
            self.why[room].show_steps(explained(line.grounds) if line else ())

    def tell_problem(self, room: str, problem: SpokenError) -> None:
        """Say why a measurement was not kept."""
        self.fields[room][0].set_problem(str(problem))

    def _on_typed(self, room: str) -> None:
        numbers = []
        for labelled in self.fields[room]:
            field = labelled.field
            if not isinstance(field, NumberField):
                return
            number = field.number_or_say(labelled)
            if number is None and field.text().strip():
                return
            numbers.append(number)
        self.measured.emit(room, *numbers)

"""The meters: what is read today, what was read before, and what that means for a year."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.energy.meters import Reading, Register, carrier_of
from app.errors import SpokenError, UserError
from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.filling import empty
from ui.palette import space
from ui.visit.energy.explained import explained
from ui.visit.energy.measure.numbers import MeterNumbers
from ui.visit.energy.measure.state import (
    ReadingLine,
    UseLine,
    meter_numbers,
    reading_lines,
    register_fields,
    typed_on,
    use_lines,
)
from ui.widgets.buttons import TextButton
from ui.widgets.datefield import DateField
from ui.widgets.disclosure import Disclosure
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.hairline import Hairline
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.text import Text


class MetersPart(QWidget):
    """``read`` carries a register, what was typed, and the day with the number of the meter; ``numbered`` a carrier,
    the number of its meter and the day; ``forgotten`` the id of a reading.
    """

    read = Signal(str, str, object)
    numbered = Signal(str, str, object)
    forgotten = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.day = DateField(text("energie_scherm.meters.dag"), today)
        self._day = Labelled(text("energie_scherm.meters.dag"), self.day)
        self.fields: dict[str, Labelled] = {}
        self.numbers = MeterNumbers()
        self._problems = IconLine("info")
        self._uses = QVBoxLayout()
        self._lines = QVBoxLayout()
        self._shown: tuple[tuple[UseLine, ...], tuple[ReadingLine, ...]] = ((), ())
        self._readings: tuple[Reading, ...] = ()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self._day)
        flow = Flow()
        for register, name, unit in register_fields():
            field = Field(name, width=150)
            self.fields[register] = Labelled(name, field, unit=unit)
            field.committed.connect(partial(self._on_typed, register.value))
            flow.add(self.fields[register])
        column.addWidget(flow)
        column.addWidget(self.numbers)
        column.addWidget(self._problems)
        column.addWidget(Text(text("energie_scherm.meters.jaar"), "section"))
        column.addLayout(self._uses)
        column.addWidget(Text(text("energie_scherm.meters.standen"), "section"))
        column.addLayout(self._lines)
        self.day.set_day(self._today())
        self.day.committed.connect(self._follow_day)
        self.numbers.written.connect(self._on_number)

    def show_energy(self, found: EnergyAssessment) -> None:
        """Show what was read and what it means; a list that stays the same is left alone."""
        self._problems.say(" ".join(found.problems))
        self._readings = found.readings
        self.numbers.show_numbers(meter_numbers(found.readings))
        self._follow_day()
        shown = use_lines(found), reading_lines(found.readings)
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._uses)
        for use in shown[0]:
            self._uses.addWidget(_use(use))
        empty(self._lines)
        for line in shown[1]:
            self._lines.addWidget(self._reading(line))

    def tell_problem(self, register: str, problem: SpokenError) -> None:
        """Say below a field why its reading was not kept."""
        self.fields[register].set_problem(str(problem))

    def _follow_day(self) -> None:
        """Show in every field what was read on the day that stands there."""
        try:
            day = self.day.day() or self._today()
        except UserError as problem:
            self._day.set_problem(str(problem))
            return
        self._day.set_problem("")
        read = typed_on(self._readings, day)
        for register, labelled in self.fields.items():
            if isinstance(labelled.field, Field) and not labelled.field.property("problem"):
                labelled.field.set_words(read.get(register, ""))

    def _reading(self, line: ReadingLine) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(4))
        row.addWidget(Text(line.words), 1)
        row.addWidget(Text(line.day, tone="soft", wraps=False))
        away = TextButton(text("energie_scherm.haal_weg"), name=text("energie_scherm.haal_weg_van", wat=line.words))
        away.clicked.connect(partial(self.forgotten.emit, line.id))
        row.addWidget(away)
        return made

    def _on_typed(self, register: str) -> None:
        field = self.fields[register].field
        typed = field.text().strip() if isinstance(field, Field) else ""
        try:
            day = self.day.day() or self._today()
        except UserError as problem:
            self._day.set_problem(str(problem))
            return
        if typed:
            self.fields[register].set_problem("")
            self.read.emit(register, typed, (day, self.numbers.of(carrier_of(Register(register)))))

    def _on_number(self, carrier: str, number: str) -> None:
        try:
            day = self.day.day() or self._today()
        except UserError as problem:
            self._day.set_problem(str(problem))
            return
        self.numbered.emit(carrier, number, day)


def _use(use: UseLine) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Hairline())
    column.addSpacing(space(2))
    column.addWidget(Text(use.words, weight=600))
    for said in use.said:
        column.addWidget(Text(said, tone="soft"))
    why = Disclosure(text("energie_scherm.hoe"), name=text("energie_scherm.hoe_van", wat=use.words))
    why.show_steps(explained(use.grounds))
    column.addWidget(why, 0, Qt.AlignmentFlag.AlignTop)
    return made

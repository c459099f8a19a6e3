"""The form of one appliance: what it is, how it is used, and what was measured."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.energy.appliances import Way
from app.texts import text
from ui import theme
from ui.palette import space
from ui.visit.energy.measure.state import ApplianceForm, like, typical_choices, way_choices
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.segments import Segments
from ui.widgets.text import Text

_NUMBERS = ("watt", "wh", "uren_gemeten", "uren_per_dag", "beurten")
_ASKED = {
    Way.ALWAYS: {"watt", "wh", "uren_gemeten"},
    Way.HOURS: {"watt", "wh", "uren_gemeten", "uren_per_dag"},
    Way.TURNS: {"wh", "beurten"},
}
_UNITS = {"watt": "W", "wh": "Wh", "uren_gemeten": "uur", "uren_per_dag": "uur", "beurten": "keer"}


class ApplianceFields(QWidget):
    """``finished`` carries an ApplianceForm."""

    finished = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._changing = ""
        self.like = Combo(text("energie_scherm.apparaat.lijkt"), typical_choices())
        self.name = Field(text("energie_scherm.apparaat.naam"))
        self.way = Segments(text("energie_scherm.apparaat.hoe_gebruikt"), way_choices())
        self.numbers = {key: Field(text(f"energie_scherm.apparaat.{key}"), width=120) for key in _NUMBERS}
        self._labelled = {
            key: Labelled(text(f"energie_scherm.apparaat.{key}"), field, unit=_UNITS[key])
            for key, field in self.numbers.items()
        }
        self.standby = CheckRow(text("energie_scherm.apparaat.standby"))
        self.medical = CheckRow(text("energie_scherm.apparaat.medisch"))
        self._problem = IconLine("warning", token="notice.ink")
        self.ready = PlainButton(text("energie_scherm.apparaat.bewaar"))
        self._cancel = TextButton(text("energie_scherm.toch_niet"))
        self._build()

    def _build(self) -> None:
        self.setMaximumWidth(theme.px(700))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(3), 0, space(3))
        column.setSpacing(space(3))
        column.addWidget(Labelled(text("energie_scherm.apparaat.lijkt"), self.like))
        column.addWidget(Labelled(text("energie_scherm.apparaat.naam"), self.name))
        column.addWidget(Text(text("energie_scherm.apparaat.hoe_gebruikt"), weight=600))
        column.addWidget(self.way)
        flow = Flow()
        for labelled in self._labelled.values():
            flow.add(labelled)
        column.addWidget(flow)
        for part in (self.standby, self.medical, self._problem):
            column.addWidget(part)
        acts = QHBoxLayout()
        acts.addWidget(self.ready)
        acts.addWidget(self._cancel)
        acts.addStretch(1)
        column.addLayout(acts)
        self.like.chosen.connect(self._on_like)
        self.way.chosen.connect(self._show_asked)
        self.ready.clicked.connect(lambda: self.finished.emit(self.filled()))
        self._cancel.clicked.connect(self.cancelled)

    def fill(self, form: ApplianceForm) -> None:
        """Show these values."""
        self._changing = form.appliance_id
        self.like.set_value(form.typical)
        self.name.setText(form.name)
        self.way.set_value(form.way.value)
        typed = (form.watt, form.wh, form.measured_hours, form.hours_a_day, form.turns_a_week)
        for field, words in zip(self.numbers.values(), typed, strict=True):
            field.setText(words)
        self.standby.setChecked(form.standby)
        self.medical.setChecked(form.medical)
        self.tell_problem("")
        self._show_asked(form.way.value)

    def filled(self) -> ApplianceForm:
        """What was filled in; a number that is not asked for this way of use is left out."""
        way = Way(self.way.value() or Way.ALWAYS)
        typed = {key: field.text() if key in _ASKED[way] else "" for key, field in self.numbers.items()}
        return ApplianceForm(
            self.name.text(),
            way,
            self.like.value(),
            typed["watt"],
            typed["wh"],
            typed["uren_gemeten"],
            typed["uren_per_dag"],
            typed["beurten"],
            self.standby.isChecked(),
            self.medical.isChecked(),
            self._changing,
        )

    def tell_problem(self, sentence: str) -> None:
        """Say what is wrong; empty takes that away."""
        self._problem.say(sentence)

    def _on_like(self, typical: str) -> None:
        changing = self._changing
        self.fill(like(typical))
        self._changing = changing

    def _show_asked(self, way: str) -> None:
        for key, labelled in self._labelled.items():
            labelled.setVisible(key in _ASKED[Way(way)])

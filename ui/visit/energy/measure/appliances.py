"""The appliances: what each takes in a year, and a form to measure one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import SpokenError
from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.filling import empty
from ui.palette import space
from ui.visit.energy.explained import explained
from ui.visit.energy.measure.form import ApplianceFields
from ui.visit.energy.measure.state import ApplianceForm, UsedLine, appliance_lines, appliance_sum, form_of, like
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.disclosure import Disclosure
from ui.widgets.hairline import Hairline
from ui.widgets.text import Text


class AppliancesPart(QWidget):
    """``measured`` carries an ApplianceForm, ``forgotten`` the id of an appliance."""

    measured = Signal(object)
    forgotten = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._list = QVBoxLayout()
        self._sum = Text("", weight=600)
        self.add = PlainButton(text("energie_scherm.apparaat.erbij"), "plus")
        self.form = ApplianceFields()
        self._shown: tuple[UsedLine, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addLayout(self._list)
        for part in (self._sum, self.add, self.form):
            column.addWidget(part)
        self.form.hide()
        self.add.clicked.connect(self._on_add)
        self.form.finished.connect(self.measured)
        self.form.cancelled.connect(self._close)

    def show_energy(self, found: EnergyAssessment) -> None:
        """Show the appliances; after a new one was kept the form is closed."""
        lines = appliance_lines(found)
        self._sum.set_words(appliance_sum(found))
        self._sum.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        self._close()
        empty(self._list)
        for line in lines:
            self._list.addWidget(self._line(line))

    def tell_problem(self, problem: SpokenError) -> None:
        """Say in the form why it was not kept."""
        self.form.tell_problem(str(problem))

    def _line(self, line: UsedLine) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addSpacing(space(2))
        row = QHBoxLayout()
        row.setSpacing(space(4))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(line.appliance.name, weight=600))
        words.addWidget(Text(line.detail, "caption", tone="soft"))
        row.addLayout(words, 1)
        row.addWidget(Text(line.amount, weight=600))
        for key, act in (
            ("wijzig", partial(self._open, form_of(line.appliance))),
            ("haal_weg", partial(self.forgotten.emit, line.appliance.id)),
        ):
            name = text(f"energie_scherm.{key}_van", wat=line.appliance.name)
            button = TextButton(text(f"energie_scherm.{key}"), name=name)
            button.clicked.connect(act)
            row.addWidget(button)
        column.addLayout(row)
        why = Disclosure(text("energie_scherm.hoe"), name=text("energie_scherm.hoe_van", wat=line.appliance.name))
        why.show_steps(explained(line.grounds))
        column.addWidget(why)
        return made

    def _on_add(self) -> None:
        self._open(like(""))

    def _open(self, filled: ApplianceForm) -> None:
        self.add.hide()
        self.form.fill(filled)
        self.form.show()
        self.form.name.setFocus()

    def _close(self) -> None:
        self.form.hide()
        self.add.show()

"""The numbers of the meters, which tell a meter that was replaced from the one before."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.energy.spread import Carrier
from app.texts import text
from ui.palette import space
from ui.widgets.buttons import TextButton
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.labelled import Labelled
from ui.widgets.text import Text


class MeterNumbers(QWidget):
    """Put away until it is asked for, or until a number is known. ``written`` carries a carrier and its number."""

    written = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.button = TextButton(text("energie_scherm.meters.nummers"), "pencil")
        self.fields: dict[Carrier, Labelled] = {}
        self._inner = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inner)
        self._build()
        self._inner.hide()
        self.button.clicked.connect(self._open)

    def _build(self) -> None:
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(space(2))
        inner.addWidget(Text(text("energie_scherm.meters.nummers_uitleg"), tone="soft"))
        flow = Flow()
        for carrier in Carrier:
            name = text("energie_scherm.meters.nummer", drager=carrier.value)
            field = Field(name, width=200)
            self.fields[carrier] = Labelled(name, field)
            field.committed.connect(partial(self._on_written, carrier))
            flow.add(self.fields[carrier])
        inner.addWidget(flow)

    def of(self, carrier: Carrier) -> str:
        """The number that stands there, empty when none does."""
        field = self.fields[carrier].field
        return field.text().strip() if isinstance(field, Field) else ""

    def show_numbers(self, numbers: Mapping[Carrier, str]) -> None:
        """Show the numbers of what was read last; a number that no reading has yet stays."""
        for carrier, number in numbers.items():
            field = self.fields[carrier].field
            if number and isinstance(field, Field):
                field.set_words(number)
                self._open()

    def tell_problem(self, carrier: str, sentence: str) -> None:
        """Say below a number why it was not kept."""
        self.fields[Carrier(carrier)].set_problem(sentence)

    def _open(self) -> None:
        self.button.hide()
        self._inner.show()

    def _on_written(self, carrier: Carrier) -> None:
        self.fields[carrier].set_problem("")
        self.written.emit(carrier.value, self.of(carrier))

"""About the home and those who live in it, before walking through it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.energy.home import LABELS, Cooking, DwellingType
from app.energy.situation import Facts
from app.energy.spread import Carrier
from app.intake.energy import (
    BARELY_HEATS,
    COMPLEX,
    COOKING,
    DWELLING,
    HEATING,
    HOT_WATER,
    LABEL,
    MEDICAL,
    SURFACE,
    VULNERABLE,
)
from app.texts import text
from ui.palette import space
from ui.visit.energy.state import YES, said_truth, yes_no
from ui.visit.energy.typed import WholeField
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.labelled import Labelled
from ui.widgets.segments import Choice, Segments

_HEATS = (Carrier.GAS, Carrier.HEAT, Carrier.POWER)
_MOST_M2 = 1000


class HousePart(QWidget):
    """``told`` carries the path of an answer and its value, None when it was taken back."""

    told = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[str, Segments] = {}
        self.surface = WholeField(text("energie_scherm.huis.oppervlakte"), _MOST_M2)
        self.complex = Field(
            text("energie_scherm.huis.complex"), width=320, hint=text("energie_scherm.huis.complex_hint")
        )
        self._surface = Labelled(text("energie_scherm.huis.oppervlakte"), self.surface, unit="m²")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        for path, name, choices in (
            (DWELLING, "woningtype", _words("type", [one.value for one in DwellingType])),
            (LABEL, "label", tuple((one, one) for one in LABELS[4:])),
            (HEATING, "verwarming", _words("drager", [one.value for one in _HEATS])),
            (HOT_WATER, "warm_water", _words("drager", [one.value for one in _HEATS])),
            (COOKING, "koken", _words("koken_op", [one.value for one in Cooking])),
            (VULNERABLE, "kwetsbaar", yes_no()),
            (BARELY_HEATS, "stookt_niet", yes_no()),
            (MEDICAL, "medisch", yes_no()),
        ):
            column.addWidget(self._choice(path, text(f"energie_scherm.huis.{name}"), choices))
        column.insertWidget(2, self._surface)
        column.insertWidget(3, Labelled(text("energie_scherm.huis.complex"), self.complex))
        self.complex.committed.connect(lambda: self.told.emit(COMPLEX, self.complex.text().strip() or None))
        self.surface.committed.connect(self._on_surface)

    def _choice(self, path: str, name: str, choices: Sequence[Choice]) -> QWidget:
        made = Segments(name, choices)
        is_truth = choices == yes_no()
        made.chosen.connect(lambda value: self.told.emit(path, value == YES if is_truth else value))
        self.choices[path] = made
        around = Flow()
        around.add(made)
        return Labelled(name, around)

    def show_home(self, facts: Facts) -> None:
        """Show what was told."""
        home, asked = facts.home, facts.circumstances
        for path, value in (
            (DWELLING, home.dwelling),
            (LABEL, home.label),
            (HEATING, home.heating),
            (HOT_WATER, home.hot_water),
            (COOKING, home.cooking),
            (VULNERABLE, said_truth(asked.vulnerable)),
            (BARELY_HEATS, said_truth(asked.barely_heats)),
            (MEDICAL, said_truth(asked.medical_device)),
        ):
            self.choices[path].set_value(value or "")
        self.surface.show_number(home.surface_m2)
        self.complex.set_words(home.complex)

    def _on_surface(self) -> None:
        number = self.surface.number_or_say(self._surface)
        if number is not None or not self.surface.text().strip():
            self.told.emit(SURFACE, number)


def _words(group: str, values: Sequence[str]) -> tuple[Choice, ...]:
    return tuple((value, text(f"energie_scherm.{group}.{value}")) for value in values)

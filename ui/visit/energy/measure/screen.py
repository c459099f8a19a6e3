"""The page of Meten: the meters, the appliances, the air in rooms, and the bill."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.visit.energy.bill.view import BillPart
from ui.visit.energy.measure.air import AirPart
from ui.visit.energy.measure.appliances import AppliancesPart
from ui.visit.energy.measure.meters import MetersPart
from ui.visit.energy.page import EnergyPage
from ui.visit.energy.state import Measuring, measure_tabs
from ui.visit.energy.walk.state import warning_of
from ui.widgets.tabs import Tab


class MeasurePage(EnergyPage):
    """Shows one of its four parts at a time; each tells what was typed by signals of its own."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.meters = MetersPart(today)
        self.appliances = AppliancesPart()
        self.air = AirPart()
        self.bill = BillPart(today)
        self._parts: dict[str, QWidget] = {
            Measuring.METERS: self.meters,
            Measuring.APPLIANCES: self.appliances,
            Measuring.AIR: self.air,
            Measuring.BILL: self.bill,
        }
        for part in self._parts.values():
            self.body.addWidget(part)

    def show_energy(self, found: EnergyAssessment, at: str) -> None:
        """Show one of the parts."""
        self.title.set_words(text(f"energie_scherm.meten_titel.{at}"))
        self.tabs.show_tabs([Tab(tab.key, tab.words, tab.is_done) for tab in measure_tabs(found)], at)
        warning = warning_of(found.saved.warnings)
        self.warning.say(warning.title if warning else "", warning.body if warning else "")
        for key, part in self._parts.items():
            part.setVisible(key == at)
        for shown in (self.meters, self.appliances, self.air, self.bill):
            shown.show_energy(found)

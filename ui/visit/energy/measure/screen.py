"""The page of Meten: the meters, the appliances, the air in rooms, and the bill."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

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

Part = MetersPart | AppliancesPart | AirPart | BillPart
_NAMES: dict[str, str] = {
    Measuring.METERS: "meters",
    Measuring.APPLIANCES: "appliances",
    Measuring.AIR: "air",
    Measuring.BILL: "bill",
}


class MeasurePage(EnergyPage):
    """Shows one of its four parts at a time; each tells what was typed by signals of its own."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today

    @cached_property
    def meters(self) -> MetersPart:
        """What the meters say."""
        return self._put(MetersPart(self._today), self.body)

    @cached_property
    def appliances(self) -> AppliancesPart:
        """What appliances use."""
        return self._put(AppliancesPart(), self.body)

    @cached_property
    def air(self) -> AirPart:
        """How warm and damp rooms are."""
        return self._put(AirPart(), self.body)

    @cached_property
    def bill(self) -> BillPart:
        """What the bill says."""
        return self._put(BillPart(self._today), self.body)

    def _part_name(self, at: str) -> str:
        return _NAMES.get(at, "")

    def show_energy(self, found: EnergyAssessment, at: str) -> None:
        """Show one of the parts."""
        self.title.set_words(text(f"energie_scherm.meten_titel.{at}"))
        self.tabs.show_tabs([Tab(tab.key, tab.words, tab.is_done) for tab in measure_tabs(found)], at)
        warning = warning_of(found.saved.warnings)
        self.warning.say(warning.title if warning else "", warning.body if warning else "")
        part: Part = getattr(self, _NAMES[at])
        self._show_only(part)
        part.show_energy(found)

"""The page of Rondgang: about the home first, then room by room what is seen and done."""

from PySide6.QtCore import Signal

from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.filling import empty
from ui.visit.energy.page import EnergyPage
from ui.visit.energy.state import HOUSE, room_tabs
from ui.visit.energy.walk.house import HousePart
from ui.visit.energy.walk.row import CheckItem
from ui.visit.energy.walk.state import RoomView, room_view, warning_of
from ui.widgets.tabs import Tab


class WalkPage(EnergyPage):
    """``acted`` carries an item, an Act and its value; ``told`` the path of an answer and its value."""

    acted = Signal(str, str, object)
    told = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._room = ""
        self.rows: dict[str, CheckItem] = {}
        self.house: HousePart | None = None

    def show_energy(self, found: EnergyAssessment, at: str) -> None:
        """Show a room, or the home as a whole."""
        self.tabs.show_tabs([Tab(tab.key, tab.words, tab.is_done) for tab in room_tabs(found)], at)
        if at != self._room:
            self._clear(at)
        if at == HOUSE:
            self._show_house(found)
        else:
            self._show_room(room_view(at, found))

    def _clear(self, room: str) -> None:
        empty(self.body)
        self.rows.clear()
        self.house = None
        self._room = room

    def _show_house(self, found: EnergyAssessment) -> None:
        self.title.set_words(text("energie_scherm.huis.titel"))
        self._warn(found)
        if self.house is None:
            self.house = HousePart()
            self.house.told.connect(self.told)
            self.body.addWidget(self.house)
        self.house.show_home(found.known.facts)

    def _warn(self, found: EnergyAssessment) -> None:
        warning = warning_of(found.saved.warnings)
        self.warning.say(warning.title if warning else "", warning.body if warning else "")

    def _show_room(self, view: RoomView) -> None:
        self.title.set_words(view.title)
        self.warning.say(view.warning.title if view.warning else "", view.warning.body if view.warning else "")
        for row in view.rows:
            if row.item not in self.rows:
                self.rows[row.item] = CheckItem(row)
                self.rows[row.item].acted.connect(self.acted)
                self.body.addWidget(self.rows[row.item])
            self.rows[row.item].show_row(row)

"""The screen of Beheer: its pages as tabs, one at a time."""

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module

from PySide6.QtWidgets import QVBoxLayout

from app.domain.change import Changes
from app.texts import text
from ui.desk import Desk, Place, Screen, Spot
from ui.keeping.part import KeepingPart
from ui.palette import space
from ui.today.places import PlacesFrame
from ui.widgets.tabs import Tab, Tabs


class Keeping(StrEnum):
    """The pages of Beheer."""

    AGENDA = "agenda"
    BRINGING = "invoer"
    RETENTION = "bewaren"
    BACKUPS = "kopie"
    ACCESS = "logboek"


_PARTS = {
    Keeping.AGENDA: ("ui.keeping.agenda.page", "AgendaPart"),
    Keeping.BRINGING: ("ui.keeping.bringing.page", "BringingPart"),
    Keeping.RETENTION: ("ui.keeping.retention.page", "RetentionPart"),
    Keeping.BACKUPS: ("ui.keeping.backups.page", "BackupsPart"),
    Keeping.ACCESS: ("ui.keeping.access.page", "AccessPart"),
}


class KeepingScreen(Screen):
    """Shows one page; it is made when somebody first goes there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self.frame = PlacesFrame(self, desk, Spot.KEEPING)
        self.tabs = Tabs(text("gegevens.plekken"))
        self.parts: dict[Keeping, KeepingPart] = {}
        self.present = Keeping.AGENDA
        self.frame.zone.body.addWidget(self.tabs)
        self.frame.zone.body.addSpacing(space(5))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)
        self.tabs.chosen.connect(self._on_tab)

    def enter(self, place: Place) -> None:
        """Show the page that ``detail`` names, or the one that was shown before."""
        self.frame.look()
        self._turn(Keeping(place.detail) if place.detail else self.present)

    def refresh(self, changes: Changes) -> None:
        """Let the page that is shown read again."""
        self._part(self.present).refresh(changes)

    def leave(self) -> None:
        """Nothing private stays on any page."""
        for part in self.parts.values():
            part.put_away()

    def _on_tab(self, key: str) -> None:
        self._turn(Keeping(key))

    def _turn(self, page: Keeping) -> None:
        if page is not self.present and self.present in self.parts:
            self.parts[self.present].put_away()
        self.present = page
        shown = self._part(page)
        for part in self.parts.values():
            part.setVisible(part is shown)
        self.tabs.show_tabs([Tab(one.value, text(f"gegevens.plek.{one.value}")) for one in Keeping], page.value)
        shown.start()

    def _part(self, page: Keeping) -> KeepingPart:
        if page not in self.parts:
            module, name = _PARTS[page]
            make: Callable[[Desk], KeepingPart] = getattr(import_module(module), name)
            self.parts[page] = make(self.desk)
            self.frame.zone.body.addWidget(self.parts[page])
        return self.parts[page]

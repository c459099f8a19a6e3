"""The left column outside a visit: the places of the program, settings and locking."""

from PySide6.QtWidgets import QVBoxLayout

from app.services.referrals import waiting
from app.services.referrals.waiting import Waiting
from app.texts import text
from ui.desk import Desk, Place, Screen, Spot
from ui.palette import space
from ui.widgets.steps import StepItem, StepList, StepState, StepStrip
from ui.widgets.text import Text
from ui.widgets.threezone import ThreeZone
from ui.widgets.topstrip import StepFooter, TopStrip

LOCK = "vergrendelen"


class PlacesFrame:
    """A ThreeZone in a screen, with the places at the left; it goes where is pressed."""

    def __init__(self, screen: Screen, desk: Desk, present: Spot, footer: StepFooter | None = None) -> None:
        self._desk = desk
        self._present = present
        self._unanswered = 0
        self.steps = StepList(text("vandaag.plekken"))
        self.strip = StepStrip(text("vandaag.plekken"))
        self.under = StepList(text("vandaag.plekken"))
        self.top = TopStrip()
        self.zone = ThreeZone(self.steps, self.strip, self.top, footer, screen)
        head = QVBoxLayout()
        head.setContentsMargins(space(3), space(2), space(3), space(3))
        head.addWidget(Text(text("ui.title"), "lead", weight=600))
        self.zone.head.addLayout(head)
        self.zone.foot.addWidget(self.under)
        self._show(0)
        self.under.setFixedHeight(self.under.sizeHint().height())
        for listing in (self.steps, self.under, self.strip):
            listing.chosen.connect(self.go)

    def belong(self, present: Spot) -> None:
        """Light up the place that this page belongs to now."""
        self._present = present
        self._show(self._unanswered)

    def look(self) -> None:
        """Count again what waits."""
        self._desk.jobs.run_latest("places", waiting.count, (self._desk.session,), self._on_counted)

    def _on_counted(self, found: Waiting) -> None:
        self._show(found.unanswered)

    def _show(self, unanswered: int) -> None:
        self._unanswered = unanswered
        places = [
            StepItem(Spot.TODAY.value, text("vandaag.titel"), StepState.PLACE, "home"),
            StepItem(Spot.DOSSIERS.value, text("dossiers.titel"), StepState.PLACE, "folder"),
            StepItem(Spot.REFER.value, text("vandaag.doorverwijzen"), StepState.PLACE, "arrow-right", unanswered),
            StepItem(Spot.COMPLEXES.value, text("complexen.titel"), StepState.PLACE, "rows"),
            StepItem(Spot.DISTRICT.value, text("vandaag.wijk"), StepState.PLACE, "map"),
        ]
        under = [
            StepItem(Spot.KEEPING.value, text("gegevens.titel"), StepState.PLACE, "document"),
            StepItem(Spot.SETTINGS.value, text("vandaag.instellingen"), StepState.PLACE, "sliders"),
            StepItem(LOCK, text("vandaag.vergrendelen"), StepState.PLACE, "lock"),
        ]
        self.steps.set_items(places, self._present.value)
        self.under.set_items(under, self._present.value)
        self.strip.set_items([*places, *under], self._present.value)

    def go(self, key: str) -> None:
        """Go to a place, or lock."""
        if key == LOCK:
            self._desk.lock()
        else:
            self._desk.go(Place(Spot(key)))

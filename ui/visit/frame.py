"""The parts around the page of a visit: left column, top strip, footer and panel, put together once."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.visit import Step, Way
from app.services.undo import UndoState
from app.texts import text
from ui.palette import space
from ui.tab_order import as_read
from ui.visit.budget.days.panel import DaysPanel
from ui.visit.budget.places.state import Place
from ui.visit.debts.panel.view import DebtsPanel
from ui.visit.debts.places.state import Place as DebtsPlace
from ui.visit.debts.places.state import debts_place
from ui.visit.energy.panel.view import EnergyPanel
from ui.visit.loading import Loaded
from ui.visit.panel.state import panel_of
from ui.visit.panel.view import ResultPanel
from ui.visit.route.state import Foot, Spot
from ui.visit.state import ASKING, Progress, Room, step_rows, under_label
from ui.widgets.buttons import BackButton, TextButton
from ui.widgets.segments import Segments
from ui.widgets.sidepanel import SidePanel
from ui.widgets.steps import StepItem, StepList, StepState, StepStrip
from ui.widgets.text import Text
from ui.widgets.threezone import ThreeZone
from ui.widgets.topstrip import StepFooter, TopStrip

P = TypeVar("P", bound=SidePanel)
_STATES = {
    Progress.OPEN: StepState.OPEN,
    Progress.NOW: StepState.NOW,
    Progress.PARTLY: StepState.PARTLY,
    Progress.DONE: StepState.DONE,
    Progress.NOT_NEEDED: StepState.SKIPPED,
}


class Frame(QObject):
    """Builds the frame and shows steps, way of asking, undo and footer in it.

    ``left`` says that the visit is left for Vandaag, ``to_dossier`` that the dossier of the household is asked for;
    ``step_chosen`` and ``way_chosen`` carry what was pressed. A panel beside the page is made when it is first needed;
    ``panel_made`` carries it then.
    """

    left = Signal()
    to_dossier = Signal()
    step_chosen = Signal(str)
    way_chosen = Signal(str)
    panel_made = Signal(object)

    def __init__(self, screen: QWidget) -> None:
        super().__init__()
        self.steps = StepList(text("bezoek.stappen"))
        self.strip = StepStrip(text("bezoek.stappen"))
        self.top = TopStrip()
        self.footer = StepFooter("", "")
        self._other = ""
        self.panel = ResultPanel()
        self.back = BackButton(text("bezoek.terug"))
        self.back_narrow = TextButton("", "chevron-left", name=text("bezoek.terug"), quiet=True)
        self.dossier = TextButton(text("bezoek.dossier"), "folder")
        self.dossier.clicked.connect(self.to_dossier)
        self.dossier.setEnabled(False)
        self._label = Text("", weight=600)
        self._under = Text("", "caption", tone="soft")
        self._label_narrow = Text("", weight=600)
        self.top.add_narrow(self.back_narrow)
        self.top.add_narrow(self._label_narrow)
        self.other_way = TextButton("", "rows", name=text("bezoek.manier.naar_stap"))
        self.top.add_narrow_right(self.other_way)
        self.top.add_undo()
        self.top.add_together()
        self.ways = Segments(text("bezoek.manier.naam"), [(way.value, text(f"bezoek.manier.{way}")) for way in Way])
        self.zone = ThreeZone(self.steps, self.strip, self.top, self.footer, screen)
        self.zone.use_panel(self.panel)
        self._fill_head()
        self._connect()

    @cached_property
    def energy_panel(self) -> EnergyPanel:
        """What a visit about energy comes to."""
        return self._beside(EnergyPanel())

    @cached_property
    def days_panel(self) -> DaysPanel:
        """The account day by day."""
        return self._beside(DaysPanel())

    @cached_property
    def debts_panel(self) -> DebtsPanel:
        """What the creditors come to."""
        return self._beside(DebtsPanel())

    def _beside(self, panel: P) -> P:
        panel.setParent(self.zone)  # a part without a parent goes when Python likes, not with the screen
        panel.hide()
        self.panel_made.emit(panel)
        return panel

    def _connect(self) -> None:
        for button in (self.back, self.back_narrow):
            button.clicked.connect(self.left)
        for steps in (self.steps, self.strip):
            steps.chosen.connect(self.step_chosen)
        self.ways.chosen.connect(self.way_chosen)
        self.other_way.clicked.connect(lambda: self.way_chosen.emit(self._other))

    def _fill_head(self) -> None:
        head = self.zone.head
        head.setSpacing(0)
        head.addWidget(self.back)
        words = QVBoxLayout()
        words.setContentsMargins(space(3), space(1), space(3), space(3))
        words.setSpacing(0)
        words.addWidget(self._label)
        words.addWidget(self._under)
        words.addWidget(self.dossier, 0, Qt.AlignmentFlag.AlignLeft)
        head.addLayout(words)
        foot = self.zone.foot
        foot.setContentsMargins(space(3), space(2), space(3), 0)
        self.ways.setToolTip(text("bezoek.manier.uitleg"))
        foot.addWidget(self.ways)

    def _show_way(self, way: Way) -> None:
        """How the questions are put; the narrow header has one button, for the other way."""
        self._other = (Way.STEP if way is Way.QUESTION else Way.QUESTION).value
        self.ways.set_value(way.value)
        self.other_way.set_icon("rows" if way is Way.QUESTION else "single")
        self.other_way.setAccessibleName(text(f"bezoek.manier.naar_{self._other}"))
        self.other_way.setToolTip(text(f"bezoek.manier.naar_{self._other}"))

    def show_household(self, room: Room, kept_at: datetime | None) -> None:
        """Show how the coach calls this household, and when its last answer was kept."""
        if kept_at is not None:
            self.panel.show_kept(kept_at)
        for label in (self._label, self._label_narrow):
            label.set_words(room.dossier.label)
        self._under.set_words(under_label(room))
        self._under.setVisible(bool(under_label(room)))
        self.dossier.setEnabled(True)

    def show_around(self, spot: Spot, loaded: Loaded) -> None:
        """Show everything around the page of a spot but its foot and its panel."""
        self._show_steps(loaded.room, spot.step)
        self._show_way(loaded.room.way)
        self._show_undo(loaded.undo)
        self._show_side(loaded.room, spot)

    def _show_steps(self, room: Room, now: Step) -> None:
        items = [StepItem(row.step.value, row.words, _STATES[row.progress]) for row in step_rows(room, now)]
        self.steps.set_items(items, now.value)
        self.strip.set_items(items, now.value)

    def missing(self, spot: Spot, loaded: Loaded) -> list[Callable[[], object]]:
        """The panel that belongs to a place, when it is still to be made or to be filled for the first time."""
        name = _panel_at(spot, loaded.room)
        if name == "panel" and not self.panel.is_filled:
            return [lambda: self.panel.show_panel(panel_of(loaded.assessment, None))]
        return [] if name in self.__dict__ else [partial(getattr, self, name)]

    def _show_side(self, room: Room, spot: Spot) -> None:
        """Show the panel that belongs to a place, or none."""
        self.zone.use_panel(getattr(self, _panel_at(spot, room)))
        match self.zone.panel:
            case EnergyPanel() as panel if room.energy is not None:
                panel.show_energy(room.energy)
            case DaysPanel() as panel if room.budget is not None:
                panel.show_budget(room.budget)
            case DebtsPanel() as panel if room.debts is not None:
                panel.show_debts(room.debts)
        is_wanted = spot.step in ASKING or spot.step in (Step.RONDGANG, Step.METEN)
        self.zone.show_panel(is_wanted or _is_days(spot) or _is_list(spot))

    def _show_undo(self, state: UndoState) -> None:
        can_undo = state.can_undo.spoken() if state.can_undo else ""
        self.top.show_undo(can_undo, state.can_redo.spoken() if state.can_redo else "")

    def show_info(self, words: str) -> None:
        """Say something about the question on screen, in the panel that stands there."""
        self.panel.show_info(words)
        if isinstance(self.zone.panel, EnergyPanel):
            self.zone.panel.show_info(words)

    def order_tabs(self, page: QWidget | None) -> None:
        """Let Tab go from the top strip through the page to the footer."""
        assert self.top.together_button is not None
        if page is None:
            return
        as_read(self.top.together_button, page, (self.footer.back_button, self.footer.primary_button))

    def show_foot(self, foot: Foot) -> None:
        """Show the words at the foot."""
        self.footer.set_back(foot.back)
        self.footer.set_primary(foot.primary)
        self.footer.set_hint(foot.hint)


def _panel_at(spot: Spot, room: Room) -> str:
    """The name of the panel that belongs to a place."""
    if room.energy is not None:
        return "energy_panel"
    if room.budget is not None and _is_days(spot):
        return "days_panel"
    return "debts_panel" if room.debts is not None and _is_list(spot) else "panel"


def _is_days(spot: Spot) -> bool:
    return spot.step is Step.BUDGET and spot.at == Place.DAYS


def _is_list(spot: Spot) -> bool:
    return spot.step is Step.SCHULDEN and debts_place(spot.at) == DebtsPlace.LIST

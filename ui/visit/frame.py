"""The parts around the page of a visit: left column, top strip, footer and panel, put together once."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.visit import Step
from app.intake.scripts import WALKED
from app.services.undo import UndoState
from app.texts import text
from ui.palette import space
from ui.tab_order import as_read
from ui.visit.energy.panel.view import EnergyPanel
from ui.visit.panel.view import ResultPanel
from ui.visit.route.state import Foot
from ui.visit.state import ASKING, Progress, Room, step_rows, under_label
from ui.widgets.buttons import TextButton
from ui.widgets.steps import StepItem, StepList, StepState, StepStrip
from ui.widgets.text import Text
from ui.widgets.threezone import ThreeZone
from ui.widgets.topstrip import StepFooter, TopStrip

_STATES = {
    Progress.OPEN: StepState.OPEN,
    Progress.NOW: StepState.NOW,
    Progress.PARTLY: StepState.PARTLY,
    Progress.DONE: StepState.DONE,
    Progress.NOT_NEEDED: StepState.SKIPPED,
}


class Frame:
    """Builds the frame and shows steps, undo and footer in it."""

    def __init__(self) -> None:
        self.steps = StepList(text("bezoek.stappen"))
        self.strip = StepStrip(text("bezoek.stappen"))
        self.top = TopStrip()
        self.footer = StepFooter("", "")
        self.panel = ResultPanel()
        self.energy_panel = EnergyPanel()
        self.back = TextButton(text("bezoek.terug"), "chevron-left", quiet=True)
        self.back_narrow = TextButton("", "chevron-left", name=text("bezoek.terug"), quiet=True)
        self._label = Text("", weight=600)
        self._under = Text("", "caption", tone="soft")
        self._label_narrow = Text("", weight=600)
        self.top.add_narrow(self.back_narrow)
        self.top.add_narrow(self._label_narrow)
        self.top.add_undo()
        self.top.add_together()
        self.zone = ThreeZone(self.steps, self.strip, self.top, self.panel, self.footer)
        self.energy_panel.setParent(self.zone)  # a part without a parent goes when Python likes, not with the screen
        self.energy_panel.hide()
        self._fill_head()

    def _fill_head(self) -> None:
        head = self.zone.head
        head.setSpacing(0)
        head.addWidget(self.back)
        words = QVBoxLayout()
        words.setContentsMargins(space(3), space(1), space(3), space(3))
        words.setSpacing(0)
        words.addWidget(self._label)
        words.addWidget(self._under)
        head.addLayout(words)

    def show_household(self, room: Room) -> None:
        """Show how the coach calls this household."""
        for label in (self._label, self._label_narrow):
            label.set_words(room.dossier.label)
        self._under.set_words(under_label(room))
        self._under.setVisible(bool(under_label(room)))

    def show_steps(self, room: Room, now: Step) -> None:
        """Show how far each step is."""
        items = [StepItem(row.step.value, row.words, _STATES[row.progress]) for row in step_rows(room, now)]
        self.steps.set_items(items, now.value)
        self.strip.set_items(items, now.value)

    def show_side(self, room: Room, now: Step) -> None:
        """Show the panel that belongs to a step, or none."""
        if room.energy is not None and now in WALKED:
            self.zone.use_panel(self.energy_panel)
            self.energy_panel.show_energy(room.energy)
        else:
            self.zone.use_panel(self.panel)
        self.zone.show_panel(now in ASKING or now in (Step.RONDGANG, Step.METEN))

    def show_undo(self, state: UndoState) -> None:
        """Say what can be undone and redone."""
        can_undo = state.can_undo.spoken() if state.can_undo else ""
        self.top.show_undo(can_undo, state.can_redo.spoken() if state.can_redo else "")

    def order_tabs(self, page: QWidget) -> None:
        """Let Tab go from the top strip through the page to the footer."""
        assert self.top.together_button is not None
        as_read(self.top.together_button, page, (self.footer.back_button, self.footer.primary_button))

    def show_foot(self, foot: Foot) -> None:
        """Show the words at the foot."""
        self.footer.set_back(foot.back)
        self.footer.set_primary(foot.primary)
        self.footer.set_hint(foot.hint)

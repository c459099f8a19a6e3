"""What stands around the pages of a dossier: whose it is, what the line of time is narrowed to, undo, and the foot."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.texts import text
from ui.dossier.part import Foot
from ui.dossier.timeline.state import Filter, Group
from ui.widgets.buttons import BackButton, TextButton
from ui.widgets.steps import StepItem, StepList, StepState, StepStrip
from ui.widgets.text import Text
from ui.widgets.threezone import ThreeZone
from ui.widgets.topstrip import StepFooter, TopStrip


class DossierFrame:
    """Builds the frame and shows filters, undo and foot in it."""

    def __init__(self, screen: QWidget) -> None:
        self.steps = StepList(text("dossier.filter"))
        self.strip = StepStrip(text("dossier.filter"))
        self.top = TopStrip()
        self.footer = StepFooter("", "")
        self.back = BackButton(text("dossier.terug_vandaag"))
        self.back_narrow = TextButton("", "chevron-left", name=text("dossier.terug_vandaag"), quiet=True)
        self._label = Text("", tone="soft")
        self.top.add_narrow(self.back_narrow)
        self.top.add_left(self._label, 1)
        self.top.add_undo()
        self.zone = ThreeZone(self.steps, self.strip, self.top, self.footer, screen)
        self.zone.head.addWidget(self.back)

    @property
    def before_page(self) -> QWidget:
        """What Tab leaves to come to the page."""
        assert self.top.undo_button is not None
        return self.top.undo_button

    def show_way_back(self, words: str) -> None:
        """Where the way back leads."""
        self.back.set_words(words)
        self.back_narrow.setAccessibleName(words)

    def show_household(self, label: str) -> None:
        """Whose dossier it is, where the page itself does not say it; empty where it does."""
        self._label.set_words(label)

    def show_filters(self, filters: Sequence[Filter], group: Group) -> None:
        """What the line of time can be narrowed to."""
        items = [StepItem(row.group.value, row.words, StepState.PLACE, row.icon, row.count) for row in filters]
        self.steps.set_items(items, group.value)
        self.strip.set_items(items, group.value)

    def show_undo(self, can_undo: str, can_redo: str) -> None:
        """What undo and redo would do."""
        self.top.show_undo(can_undo, can_redo)

    def show_foot(self, foot: Foot) -> None:
        """The words at the foot; without any there is no foot."""
        self.footer.set_back(foot.back)
        self.footer.set_primary(foot.primary)
        self.footer.set_hint(foot.hint)
        self.footer.setVisible(bool(foot.back or foot.primary))

"""The screen of Doorverwijzen: its pages, one at a time, and what leads from one to the other."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout

from app.domain.change import Changes
from ui.desk import Desk, Place, Screen, Spot
from ui.dossier.part import Part
from ui.dossier.shared.state import DRAFT, NEW
from ui.refer.choose import ChoosePart
from ui.refer.draft.page import DraftPart
from ui.refer.lists.page import ListsPart
from ui.refer.look.page import LookPart
from ui.refer.package import PackagePart
from ui.refer.register.edit import EditPart
from ui.refer.register.page import RegisterPart
from ui.refer.together import TogetherPart
from ui.tab_order import as_read
from ui.today.places import PlacesFrame
from ui.widgets.topstrip import StepFooter

P = TypeVar("P", bound=Part)
REGISTER = "organisaties"
"""The detail of a place that leads to the register; the others are in ``ui.dossier.shared.state``."""


class ReferScreen(Screen):
    """``Place.detail``: empty for the lists, ``nieuw`` with a dossier, ``organisaties``, ``concept:<id>``, or the id
    of a referral that was sent or came in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self._dossier_id = ""
        self.footer = StepFooter("", "")
        self.frame = PlacesFrame(self, desk, Spot.REFER, self.footer)
        self._made: list[Part] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)
        self.footer.back.connect(self._on_back)
        self.footer.primary.connect(self._on_primary)

    @cached_property
    def present(self) -> Part:
        """The page that is shown, at first the lists."""
        return self.lists

    def lacking(self) -> Sequence[Callable[[], object]]:
        """The lists."""
        return (lambda: self.lists,)

    def _put(self, part: P) -> P:
        """Each page is made when it is asked for; most visits to this place need only one of them."""
        part.hide()
        self._made.append(part)
        self.frame.zone.body.addWidget(part)
        return part

    @cached_property
    def lists(self) -> ListsPart:
        """What was sent and what came in."""
        made = self._put(ListsPart(self.desk))
        made.look_asked.connect(self._look_at)
        made.draft_asked.connect(self._go_on_with)
        made.package_asked.connect(self._on_package)
        made.register_asked.connect(self._on_register)
        return made

    @cached_property
    def choose(self) -> ChoosePart:
        """Which help is needed."""
        made = self._put(ChoosePart(self.desk))
        made.made.connect(self._go_on_with)
        return made

    @cached_property
    def draft(self) -> DraftPart:
        """A referral that is being written."""
        made = self._put(DraftPart(self.desk))
        made.sent.connect(self._look_at)
        made.reading.connect(self.together)
        made.register_asked.connect(self._on_register)
        made.filled.connect(self._order_soon)
        return made

    @cached_property
    def look(self) -> LookPart:
        """A referral that was sent or came in."""
        made = self._put(LookPart(self.desk))
        made.filled.connect(self._order_soon)
        made.dossier_asked.connect(self._on_dossier)
        return made

    @cached_property
    def package(self) -> PackagePart:
        """Opening what came in as a file."""
        made = self._put(PackagePart(self.desk))
        made.opened.connect(self._look_at)
        return made

    @cached_property
    def register(self) -> RegisterPart:
        """The organisations."""
        made = self._put(RegisterPart(self.desk))
        made.edit_asked.connect(self._on_edit)
        return made

    @cached_property
    def edit(self) -> EditPart:
        """One organisation."""
        made = self._put(EditPart(self.desk))
        made.left.connect(self._on_register)
        made.hub.filled.connect(self._show_hub)
        return made

    @cached_property
    def reading(self) -> TogetherPart:
        """What the resident reads along."""
        made = self._put(TogetherPart())
        made.left.connect(self._on_read_together)
        return made

    def enter(self, place: Place) -> None:
        """Show what the detail of the place asks for."""
        self._dossier_id = place.dossier_id
        self.frame.look()
        if place.detail == NEW:
            self.choose.start(place.dossier_id)
            self._turn(self.choose)
        elif place.detail == REGISTER:
            self._on_register()
        elif place.detail.startswith(DRAFT):
            self._go_on_with(place.detail.removeprefix(DRAFT))
        elif place.detail:
            self._look_at(place.detail)
        else:
            self._show_lists()

    def leave(self) -> None:
        """Nothing private stays on any page."""
        for part in self._made:
            part.put_away()

    def refresh(self, changes: Changes) -> None:
        """Read again what is shown."""
        self.frame.look()
        match self.present:
            case ListsPart() | DraftPart() | LookPart() | RegisterPart() as part:
                part.reload()

    def together(self) -> None:
        """F8: show the resident exactly what would go, or go back."""
        if isinstance(self.present, TogetherPart):
            self._on_read_together()
        elif isinstance(self.present, DraftPart) and self.draft.draft is not None and self.draft.draft.told is not None:
            self.reading.show_told(self.draft.draft.kind.asked, self.draft.draft.told)
            self._turn(self.reading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, Enter presses a button or does what stands at the foot."""
        focus = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._on_back()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focus, QPushButton):
            focus.click()
        elif not isinstance(self.present, DraftPart):
            self.present.primary()

    def _turn(self, part: Part) -> None:
        """Show a page with the keyboard on it, from its top."""
        self.present = part
        for each in self._made:
            each.setVisible(each is part)
        foot = part.foot()
        self.footer.set_back(foot.back)
        self.footer.set_primary(foot.primary)
        self.footer.setVisible(bool(foot.back or foot.primary))
        self.frame.zone.area.verticalScrollBar().setValue(0)
        part.take_focus()
        self._order_soon()

    def _show_hub(self) -> None:
        """What the hub told stands at the foot of the form: bring it in sight once it has its place."""
        if self.edit.hub.isVisible():
            QTimer.singleShot(0, self, lambda: self.frame.zone.area.ensureWidgetVisible(self.edit.hub))

    def _order_soon(self) -> None:
        """When what was made anew has its place: Tab goes as one reads."""
        QTimer.singleShot(0, self, self._order_tabs)

    def _order_tabs(self) -> None:
        as_read(self.frame.under, self.present, (self.footer.back_button, self.footer.primary_button))

    def _show_lists(self) -> None:
        self._turn(self.lists)
        self.lists.reload()

    def _look_at(self, referral_id: str) -> None:
        self._turn(self.look)
        self.look.start(referral_id)

    def _go_on_with(self, referral_id: str) -> None:
        self._turn(self.draft)
        self.draft.start(referral_id)

    def _on_package(self) -> None:
        self.package.start()
        self._turn(self.package)

    def _on_register(self) -> None:
        self._turn(self.register)
        self.register.start()

    def _on_edit(self, organisation_id: str) -> None:
        self.edit.start(self.register.of(organisation_id))
        self._turn(self.edit)

    def _on_read_together(self) -> None:
        self.reading.put_away()
        self._turn(self.draft)

    def _on_dossier(self, dossier_id: str) -> None:
        self.desk.go(Place(Spot.DOSSIER, dossier_id=dossier_id))

    def _on_back(self) -> None:
        match self.present:
            case EditPart():
                self._on_register()
            case TogetherPart():
                self._on_read_together()
            case ChoosePart() | DraftPart() | LookPart() if self._dossier_id:
                self._on_dossier(self._dossier_id)
            case part if not isinstance(part, ListsPart):
                self._show_lists()

    def _on_primary(self) -> None:
        self.present.primary()

"""The pages of a dossier: made when they are first shown, one at a time, each told to put away what is private."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout

from ui.desk import Desk
from ui.dossier.contact.page import ContactPart
from ui.dossier.details import DetailsPart
from ui.dossier.note.page import NotePart
from ui.dossier.overview import OverviewPart
from ui.dossier.part import Part
from ui.dossier.photo.edit import PhotoEditPart
from ui.dossier.photo.look import PhotoLookPart
from ui.dossier.photo.source import PhotoSourcePart
from ui.dossier.plan import PlanPart
from ui.dossier.signal import SignalPart

P = TypeVar("P", bound=Part)


class Parts:
    """Shows one part in ``place``; ``turned`` is called when another one is shown or its foot changed.

    Everything in ``on_made`` is called with each page that is made, to connect it.
    """

    def __init__(self, desk: Desk, place: QVBoxLayout, turned: Callable[[], None]) -> None:
        self._desk = desk
        self._place = place
        self._turned = turned
        self._made: list[Part] = []
        self.on_made: list[Callable[[Part], None]] = []
        self.overview = self._put(OverviewPart())
        self.present: Part = self.overview

    @cached_property
    def note(self) -> NotePart:
        """Writing a note."""
        return self._put(NotePart(self._desk))

    @cached_property
    def contact(self) -> ContactPart:
        """A contact, or an attempt at one."""
        return self._put(ContactPart(self._desk))

    @cached_property
    def plan(self) -> PlanPart:
        """The next visit."""
        return self._put(PlanPart(self._desk))

    @cached_property
    def details(self) -> DetailsPart:
        """Label, address and what else is kept of the household."""
        return self._put(DetailsPart(self._desk))

    @cached_property
    def signal(self) -> SignalPart:
        """A signal for the team."""
        return self._put(SignalPart(self._desk))

    @cached_property
    def source(self) -> PhotoSourcePart:
        """Where a photo comes from."""
        return self._put(PhotoSourcePart(self._desk))

    @cached_property
    def edit(self) -> PhotoEditPart:
        """A photo that is being made ready."""
        return self._put(PhotoEditPart(self._desk))

    @cached_property
    def look(self) -> PhotoLookPart:
        """A photo that was kept."""
        return self._put(PhotoLookPart(self._desk))

    def show(self, part: Part) -> None:
        """Put the present part away and show another."""
        if part is not self.present and self.present is not self.overview:
            self.present.put_away()
        self.present = part
        for each in self._made:
            each.setVisible(each is part)
        self._turned()

    def put_away(self) -> None:
        """The dossier is left: nothing private stays on any page."""
        self.present.put_away()
        for part in self._made:
            if isinstance(part, PhotoSourcePart | OverviewPart):
                part.put_away()

    def _put(self, part: P) -> P:
        part.hide()
        part.left.connect(self._back)
        part.foot_changed.connect(self._turned)
        self._made.append(part)
        self._place.addWidget(part)
        for connect in self.on_made:
            connect(part)
        return part

    def _back(self) -> None:
        self.show(self.overview)
        self.overview.take_focus()

"""The pages of a dossier: made when they are first shown, one at a time, each told to put away what is private."""

from collections.abc import Callable
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
    """Shows one part in ``place``; ``turned`` is called when another one is shown or its foot changed."""

    def __init__(self, desk: Desk, place: QVBoxLayout, turned: Callable[[], None]) -> None:
        self._place = place
        self._turned = turned
        self.overview = self._put(OverviewPart())
        self.note = self._put(NotePart(desk))
        self.contact = self._put(ContactPart(desk))
        self.plan = self._put(PlanPart(desk))
        self.details = self._put(DetailsPart(desk))
        self.signal = self._put(SignalPart(desk))
        self.source = self._put(PhotoSourcePart(desk))
        self.edit = self._put(PhotoEditPart(desk))
        self.look = self._put(PhotoLookPart(desk))
        self.present: Part = self.overview

    def show(self, part: Part) -> None:
        """Put the present part away and show another."""
        if part is not self.present and self.present is not self.overview:
            self.present.put_away()
        self.present = part
        for each in self._all:
            each.setVisible(each is part)
        self._turned()

    def put_away(self) -> None:
        """The dossier is left: nothing private stays on any page."""
        self.present.put_away()
        self.source.put_away()
        self.overview.put_away()

    @property
    def _all(self) -> tuple[Part, ...]:
        return (
            *(self.overview, self.note, self.contact, self.plan, self.details, self.signal),
            *(self.source, self.edit, self.look),
        )

    def _put(self, part: P) -> P:
        part.hide()
        part.left.connect(self._back)
        part.foot_changed.connect(self._turned)
        self._place.addWidget(part)
        return part

    def _back(self) -> None:
        self.show(self.overview)
        self.overview.take_focus()

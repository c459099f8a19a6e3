"""Hands the way of a photo to the pages that show it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from app.domain.ids import DossierId, VisitId
from app.services.photos import Photo
from ui.dossier.part import Part
from ui.dossier.parts import Parts
from ui.dossier.photo.flow import PhotoFlow


class PhotoPages(QObject):
    """``turn`` shows a page, ``whose`` tells the dossier and the visit that a photo is for."""

    def __init__(
        self,
        flow: PhotoFlow,
        parts: Parts,
        turn: Callable[[Part], None],
        whose: Callable[[], tuple[DossierId, VisitId | None]],
    ) -> None:
        super().__init__(flow)
        self._flow, self._parts = flow, parts
        self._turn, self._whose = turn, whose
        overview, source, edit = parts.overview, parts.source, parts.edit
        overview.photo_asked.connect(self._on_asked)
        overview.offers_put_off.connect(flow.put_off)
        overview.originals_answered.connect(flow.answer)
        source.file_asked.connect(flow.ask_files)
        source.folder_asked.connect(flow.ask_folder)
        source.folder_dropped.connect(flow.drop_folder)
        source.taken.connect(self._on_taken)
        source.settled.connect(flow.settle)
        edit.added.connect(self._on_added)
        flow.ready.connect(self._on_ready)
        flow.queued.connect(edit.show_waiting)
        flow.refused.connect(self._on_refused)
        flow.offers_changed.connect(self.show_offers)
        flow.originals_changed.connect(self.show_offers)

    def show_offers(self) -> None:
        """Show what is new in the folder, and which originals are asked about."""
        self._parts.overview.show_offers(self._flow.announced)
        self._parts.overview.show_originals(self._flow.originals)
        self._parts.source.show_offers(self._flow.offers, self._flow.folder)

    def _on_asked(self) -> None:
        self._parts.source.start()
        self._turn(self._parts.source)
        self.show_offers()

    def _on_taken(self, path: Path) -> None:
        self._flow.take((path,))

    def _on_ready(self, photo: Photo, waiting: int) -> None:
        dossier, visit = self._whose()
        self._parts.edit.start(dossier, visit, photo, waiting)
        self._turn(self._parts.edit)

    def _on_refused(self, sentence: str) -> None:
        if self._parts.present is not self._parts.source:
            self._turn(self._parts.source)
        self.show_offers()
        self._parts.source.say(sentence)

    def _on_added(self) -> None:
        self._turn(self._parts.overview)
        self._parts.overview.take_focus()
        self._flow.added()

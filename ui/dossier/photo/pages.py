"""Hands the way of a photo to the pages that show it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from app.domain.ids import DossierId, VisitId
from app.services.photos import Photo
from ui.dossier.part import Part
from ui.dossier.parts import Parts
from ui.dossier.photo.edit import PhotoEditPart
from ui.dossier.photo.flow import PhotoFlow
from ui.dossier.photo.source import PhotoSourcePart


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
        self._source: PhotoSourcePart | None = None
        overview = parts.overview
        overview.photo_asked.connect(self._on_asked)
        overview.offers_put_off.connect(flow.put_off)
        overview.originals_answered.connect(flow.answer)
        flow.ready.connect(self._on_ready)
        flow.refused.connect(self._on_refused)
        flow.offers_changed.connect(self.show_offers)
        flow.originals_changed.connect(self.show_offers)
        parts.on_made.append(self._on_made)

    def _on_made(self, part: Part) -> None:
        if isinstance(part, PhotoSourcePart):
            self._source = part
            part.file_asked.connect(self._flow.ask_files)
            part.folder_asked.connect(self._flow.ask_folder)
            part.folder_dropped.connect(self._flow.drop_folder)
            part.taken.connect(self._on_taken)
            part.settled.connect(self._flow.settle)
        elif isinstance(part, PhotoEditPart):
            part.added.connect(self._on_added)
            self._flow.queued.connect(part.show_waiting)

    def show_offers(self) -> None:
        """Show what is new in the folder, and which originals are asked about."""
        self._parts.overview.show_offers(self._flow.announced)
        self._parts.overview.show_originals(self._flow.originals)
        if self._source is not None:
            self._source.show_offers(self._flow.offers, self._flow.folder)

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
        if not isinstance(self._parts.present, PhotoSourcePart):
            self._turn(self._parts.source)
        self.show_offers()
        self._parts.source.say(sentence)

    def _on_added(self) -> None:
        self._turn(self._parts.overview)
        self._parts.overview.take_focus()
        self._flow.added()

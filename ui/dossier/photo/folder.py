"""Keeps an eye on the folder of the phone while a dossier is shown: what is new is told, nothing is taken."""

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.services import photo_folder
from app.services.photo_folder import Offer, Watched
from ui.desk import Desk

CALM = 400
"""Milliseconds after the last change in the folder: a phone writes a photo in parts."""


class FolderWatch(QObject):
    """``found`` carries the new pictures and the folder in use (empty when there is none)."""

    found = Signal(object, str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder = ""
        self._watcher = QFileSystemWatcher(self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(self._on_changed)

    def look(self) -> None:
        """Look what is new, and go on watching."""
        self._desk.run(photo_folder.watched, (), self._on_watched)

    def stop(self) -> None:
        """Nobody looks at a dossier any more."""
        self._calm.stop()
        self._watch("")

    def settle(self, offer: Offer) -> None:
        """This one was dealt with."""
        self._desk.run(photo_folder.settle, (offer,), self._on_settled)

    def _on_settled(self, _nothing: None) -> None:
        self.look()

    def _on_changed(self, _folder: str) -> None:
        self._calm.start()

    def _on_watched(self, watched: Watched) -> None:
        self._watch("" if watched.folder is None else str(watched.folder))
        self._desk.jobs.run_free(photo_folder.offers, (watched,), self._on_offers)

    def _on_offers(self, offers: tuple[Offer, ...]) -> None:
        self.found.emit(offers, self._folder)

    def _watch(self, folder: str) -> None:
        watching = self._watcher.directories()
        if watching and watching != [folder]:
            self._watcher.removePaths(watching)
        if folder and folder not in self._watcher.directories():
            self._watcher.addPath(folder)
        self._folder = folder

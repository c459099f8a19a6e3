"""The way of a photo from its file into the dossier: chosen, read, worked on, and its original asked about."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import SpokenError
from app.services import photos, settings_store
from app.services.photo_folder import SETTING, Offer, delete_original, offer_of
from app.services.photos import Photo
from app.texts import text
from ui.desk import Desk
from ui.dossier.photo.folder import FolderWatch
from ui.dossier.photo.state import file_filter
from ui.filedialog import choose_files, choose_folder


class PhotoFlow(QObject):
    """``ready`` carries a photo to work on and how many wait after it, ``refused`` a sentence about a file;
    ``queued`` says how many wait now.

    ``offers_changed`` and ``originals_changed`` say that there is something else to offer, or to ask about.
    """

    ready = Signal(object, int)
    queued = Signal(int)
    refused = Signal(str)
    offers_changed = Signal()
    originals_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.choose_files: Callable[[], Sequence[Path]] = partial(
            choose_files, parent, text("dossier.foto.kies"), file_filter()
        )
        self.choose_folder: Callable[[], Path | None] = partial(choose_folder, parent, text("dossier.foto.map_kies"))
        self.offers: tuple[Offer, ...] = ()
        self.folder = ""
        self.originals: tuple[Offer, ...] = ()
        self.is_busy = False
        self._waiting: list[Path] = []
        self._at: Offer | None = None
        self._put_off = False
        self.watch = FolderWatch(desk, self)
        self.watch.found.connect(self._on_found)

    def begin(self) -> None:
        """A dossier is opened."""
        self._put_off = False
        self.watch.look()

    def stop(self) -> None:
        """The dossier is left: what was not worked on is forgotten, what was not answered stays as it is."""
        self.watch.stop()
        self.drop_waiting()
        self.originals = ()

    @property
    def announced(self) -> tuple[Offer, ...]:
        """The new pictures that are told about on the dossier itself."""
        return () if self._put_off else self.offers

    def put_off(self) -> None:
        """Not now; they stay on the page of photos."""
        self._put_off = True
        self.offers_changed.emit()

    def ask_files(self) -> None:
        """Let the coach choose files."""
        self.take(self.choose_files())

    def ask_folder(self) -> None:
        """Let the coach choose the folder of the phone."""
        chosen = self.choose_folder()
        if chosen is not None:
            self._follow(str(chosen))

    def drop_folder(self) -> None:
        """Follow no folder any more."""
        self._follow("")

    def take(self, paths: Sequence[Path]) -> None:
        """Work on these, one after the other, and after what is on the table now."""
        self._waiting.extend(paths)
        if self.is_busy:
            self.queued.emit(len(self._waiting))
        else:
            self.next()

    def next(self) -> None:
        """Read the next one, when there is one."""
        self.is_busy = bool(self._waiting)
        if self._waiting:
            self._desk.jobs.run_free(_read, (self._waiting.pop(0),), self._on_read, self._refuse)

    def drop_waiting(self) -> None:
        """The coach went back: neither this one nor the others are worked on."""
        self._waiting.clear()
        self._at, self.is_busy = None, False

    def added(self) -> None:
        """The photo is in the dossier: ask about its original, and go on with the next."""
        if self._at is not None:
            self.originals = (*self.originals, self._at)
            self.watch.settle(self._at)
            self._at = None
        self.originals_changed.emit()
        self.next()

    def settle(self, offer: Offer) -> None:
        """This one is not needed."""
        self.watch.settle(offer)

    def answer(self, may_go: bool) -> None:
        """Whether the originals may be deleted."""
        asked, self.originals = self.originals, ()
        if may_go:
            for offer in asked:
                self._desk.jobs.run_free(delete_original, (offer,), None, self._tell)
        self.originals_changed.emit()

    def _follow(self, folder: str) -> None:
        """Choose the folder; that it changed is told to the whole program, and so to the watch."""
        self._desk.run(settings_store.write, (SETTING, folder), None, self._refuse)

    def _on_read(self, found: tuple[Offer, Photo]) -> None:
        if not self.is_busy:
            return  # the coach went back while it was read
        self._at = found[0]
        self.ready.emit(found[1], len(self._waiting))

    def _on_found(self, offers: tuple[Offer, ...], folder: str) -> None:
        self.offers, self.folder = offers, folder
        self.offers_changed.emit()

    def _refuse(self, problem: SpokenError) -> None:
        """Told where it can be read: on the page of photos, or over the next photo."""
        if self._waiting:
            self._tell(problem)
        else:
            self.refused.emit(str(problem))
        self.next()

    def _tell(self, problem: SpokenError) -> None:
        self._desk.jobs.told.emit(str(problem))


def _read(path: Path) -> tuple[Offer, Photo]:
    return offer_of(path), photos.read(path)

"""The one page that may lie over the window, and carrying out what was chosen on it."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from app.domain.change import Changes, Kind
from app.domain.ids import DossierId, VisitId
from app.domain.visit import Visit
from app.services import visits
from app.services.search import Hit
from app.texts import text
from ui.commands.finder import Finder
from ui.commands.pages import HelpPage, HistoryPage, KeysPage, TourPage
from ui.commands.sheet import Sheet
from ui.commands.state import Command, Doing
from ui.desk import Desk, Place, Spot


class Sheets:
    """Opens a page over ``host``; ``do`` carries out what only the window can (undo, locking, turning the screen)."""

    def __init__(self, host: QWidget, do: Callable[[Doing], None]) -> None:
        self._host = host
        self._do = do
        self._before: QWidget | None = None
        self.desk: Desk | None = None
        self.place = Place(Spot.TODAY)
        self.present: Sheet | None = None

    def find(self) -> None:
        """Find a dossier, a note or an act."""
        if self.desk is not None:
            finder = Finder(self.desk)
            finder.chosen.connect(self._on_chosen)
            self._open(finder)

    def perform(self, doing: Doing) -> None:
        """Do one of the acts that work everywhere."""
        if self.desk is None:
            return
        pages = {Doing.KEYS: self._show_keys, Doing.HELP: self._ask_help, Doing.TOUR: self._show_tour}
        if doing is Doing.HISTORY:
            self._ask_history()
        elif doing in pages:
            pages[doing]()
        else:
            self.close()
            self._do(doing)

    def close(self) -> None:
        """Take the page away, and put the keyboard back where it was."""
        if self.present is None:
            return
        gone, self.present = self.present, None
        before, self._before = self._before, None
        gone.hide()
        gone.deleteLater()
        if before is not None and before.isVisible():
            before.setFocus()

    def forget(self) -> None:
        """The profile is locked: nothing of it stays."""
        self._before = None
        self.close()
        self.desk = None

    def refresh(self, changes: Changes) -> None:
        """What was done is more, or less, by now."""
        if isinstance(self.present, HistoryPage) and changes:
            self.present.reload()

    def fit(self) -> None:
        """As large as the window."""
        if self.present is not None:
            self.present.setGeometry(self._host.rect())

    def _open(self, sheet: Sheet) -> None:
        before = self._before if self.present is not None else QApplication.focusWidget()
        self._before = None
        self.close()
        self._before = before
        self.present = sheet
        sheet.closed.connect(self.close)
        sheet.setParent(self._host)
        self.fit()
        sheet.show()
        sheet.raise_()
        sheet.take_focus()

    def _on_chosen(self, one: object) -> None:
        desk = self.desk
        self.close()
        if desk is None:
            return
        if isinstance(one, Hit):
            detail = "" if one.kind is Kind.DOSSIER else one.record_id
            desk.go(Place(Spot.DOSSIER, dossier_id=one.dossier_id, detail=detail))
        elif isinstance(one, Command) and one.doing is not None:
            self.perform(one.doing)
        elif isinstance(one, Command):
            desk.go(Place(Spot(one.spot), detail=one.detail))

    def _show_keys(self) -> None:
        self._open(KeysPage())

    def _show_tour(self) -> None:
        self._open(TourPage())

    def _ask_help(self) -> None:
        """Help with the step that a visit is at, or with the place."""
        if self.desk is not None and self.place.spot is Spot.VISIT:
            self.desk.run(visits.load, (VisitId(self.place.visit_id),), self._help_visit)
        else:
            self._show_help(self.place.spot.value, self.place.detail)

    def _help_visit(self, visit: Visit) -> None:
        self._show_help(Spot.VISIT.value, visit.step.value)

    def _show_help(self, spot: str, detail: str) -> None:
        page = HelpPage(spot, detail)
        page.keys.connect(self._show_keys)
        page.tour.connect(self._show_tour)
        self._open(page)

    def _ask_history(self) -> None:
        if self.desk is None:
            return
        if self.place.spot is Spot.VISIT:
            self.desk.run(visits.load, (VisitId(self.place.visit_id),), self._history_visit)
        elif self.place.spot is Spot.DOSSIER:
            self._open(HistoryPage(self.desk, DossierId(self.place.dossier_id)))
        else:
            self.desk.jobs.told.emit(text("geschiedenis.nergens"))

    def _history_visit(self, visit: Visit) -> None:
        if self.desk is not None:
            self._open(HistoryPage(self.desk, visit.dossier_id))

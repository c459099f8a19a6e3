"""What is read of a dossier, and shown on it: everything light at once, the line of time as far as it is looked at."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.case import Note
from app.domain.ids import DossierId, RecordId
from app.domain.timeline import Entry, Mark
from app.services import attachments, timeline
from app.services.photos import Photo
from app.services.session import Session
from ui.desk import Desk
from ui.dossier.loading import Loaded, load, open_dossier
from ui.dossier.overview import OverviewPart
from ui.dossier.shared.state import shared
from ui.dossier.state import begin_words, todays_visit
from ui.dossier.summary.state import debts_of, next_visit, place_line, summary, visit_about_debts
from ui.dossier.timeline.state import PAGE, Group, days, nothing_words, of_group, pages_until
from ui.dossier.timeline.view import THUMB_WIDTH

THUMB_SIDE = 2 * THUMB_WIDTH
"""Pixels of a small picture: sharp on a screen with twice as many."""


class Reading(QObject):
    """Fills the overview. ``opened`` comes once, when a dossier is there; ``changed`` each time it was read again."""

    opened = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, overview: OverviewPart, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._overview = overview
        self.dossier_id = DossierId("")
        self.loaded: Loaded | None = None
        self.group = Group.ALL
        self._entries: tuple[Entry, ...] = ()
        self._most = PAGE
        self._wanted = ""
        overview.timeline.more.connect(self.more)
        overview.timeline.picture_wanted.connect(self._on_picture_wanted)

    def open(self, dossier_id: DossierId, wanted: str = "") -> None:
        """Open a dossier, which is logged; ``wanted`` is a record to look for."""
        self.forget()
        self.dossier_id, self._wanted = dossier_id, wanted
        self._desk.run(open_dossier, (dossier_id,), self._on_opened, self._desk.not_opened)

    def forget(self) -> None:
        """Let go of what was read."""
        self.loaded, self._entries = None, ()
        self.group, self._most, self._wanted = Group.ALL, PAGE, ""

    def reload(self) -> None:
        """Read it again."""
        if self.loaded is not None:
            args = (self._desk.session, self.dossier_id)
            self._desk.jobs.run_latest("dossier", load, args, self._on_loaded)

    def narrow(self, group: Group) -> None:
        """Show one group of moments."""
        self.group, self._most = group, PAGE
        self._read_entries()

    def more(self) -> None:
        """Read on."""
        self._most += PAGE
        self._read_entries()

    def note(self, record_id: str | None) -> Note | None:
        """A note that was read."""
        records = (entry.record for entry in self._entries if isinstance(entry.record, Note))
        return next((note for note in records if note.id == record_id), None)

    def _marks(self) -> tuple[Mark, ...]:
        return of_group(self.loaded.marks, self.group) if self.loaded else ()

    def _on_opened(self, loaded: Loaded) -> None:
        if loaded.dossier.id != self.dossier_id:
            return  # another one was asked for meanwhile
        self._most = pages_until(loaded.marks, self._wanted)
        self._on_loaded(loaded)
        self.opened.emit()

    def _on_loaded(self, loaded: Loaded) -> None:
        if loaded.dossier.id != self.dossier_id:
            return
        self.loaded = loaded
        self._show_household(loaded)
        self._read_entries()
        self.changed.emit()

    def _show_household(self, loaded: Loaded) -> None:
        today, now = self._desk.today(), self._desk.now()
        visit = todays_visit(loaded.visits, today)
        self._overview.show_head(loaded.dossier.label, place_line(loaded.dossier), begin_words(visit))
        coming = next_visit(loaded.visits, now)
        told = summary(loaded.dossier, loaded.assessment, loaded.agreements, loaded.findings, coming)
        owed = debts_of(loaded.debts, loaded.payment_plan)
        told = replace(told, debts=owed, debts_visit=visit_about_debts(loaded.visits))
        self._overview.summary.show_summary(told)
        self._overview.summary.shared.show_shared(shared(loaded.referrals, loaded.signals))

    def _read_entries(self) -> None:
        args = (self._desk.session, self._marks()[: self._most])
        self._desk.jobs.run_latest("dossier entries", timeline.entries, args, self._on_entries)

    def _on_entries(self, entries: tuple[Entry, ...]) -> None:
        if self.loaded is None:
            return  # these were asked for by the dossier before this one
        self._entries = entries
        left = len(self._marks()) - self._most
        shown = days(entries, self._desk.today())
        self._overview.timeline.show_days(shown, max(0, left), nothing_words(self.group))
        wanted, self._wanted = self._wanted, ""
        self._overview.timeline.point_at(wanted)

    def _on_picture_wanted(self, record_id: str) -> None:
        show = partial(self._on_picture, record_id)
        self._desk.run(_small, (RecordId(record_id),), show, lambda _gone: None)

    def _on_picture(self, record_id: str, photo: Photo | None) -> None:
        self._overview.timeline.show_picture(record_id, photo)


def _small(session: Session, record_id: RecordId) -> Photo | None:
    return attachments.picture(session, record_id, THUMB_SIDE)

"""The screen of a dossier: the frame around its pages, and what leads from one to the other."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout

from app.domain.case import Note
from app.domain.change import Changes, Kind
from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.visit import Step
from app.services import agreements, undo, visits
from app.texts import text
from ui.desk import Desk, Place, Screen, Spot
from ui.dossier.frame import DossierFrame
from ui.dossier.loading import Loaded
from ui.dossier.note.page import NotePart
from ui.dossier.part import Part
from ui.dossier.parts import Parts
from ui.dossier.photo.flow import PhotoFlow
from ui.dossier.photo.pages import PhotoPages
from ui.dossier.reading import Reading
from ui.dossier.shared.acts import SharedActs
from ui.dossier.state import todays_visit, undo_words, waiting_note
from ui.dossier.timeline.state import Act, Group, filters
from ui.tab_order import as_read


class DossierScreen(Screen):
    """One dossier; what is typed on a page is kept before another one is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self.visit_id: VisitId | None = None
        self._discarded = ""
        self.frame = DossierFrame(self)
        self.parts = Parts(desk, self.frame.zone.body, self._show_frame)
        self.reading = Reading(desk, self.parts.overview, self)
        self.flow = PhotoFlow(desk, self)
        self.shared = SharedActs(desk, self.parts, self.reading, self._turn)
        self.photos = PhotoPages(self.flow, self.parts, self._turn, self._whose)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)
        self._connect()
        self._connect_pages()

    def _connect(self) -> None:
        frame = self.frame
        for back in (frame.back, frame.back_narrow):
            back.clicked.connect(self._on_leave)
        for steps in (frame.steps, frame.strip):
            steps.chosen.connect(self._on_group)
        frame.top.undo.connect(self.undo)
        frame.top.redo.connect(self.redo)
        frame.footer.back.connect(self._on_back)
        frame.footer.primary.connect(self._on_primary)
        self.reading.opened.connect(self._on_opened)
        self.reading.changed.connect(self._show_frame)

    def _connect_pages(self) -> None:
        overview = self.parts.overview
        overview.note_asked.connect(self._on_note)
        overview.draft_asked.connect(self._on_draft)
        overview.contact_asked.connect(self._on_contact)
        overview.details_asked.connect(self._on_details)
        overview.begin_asked.connect(self._on_begin)
        overview.summary.plan.connect(self._on_plan)
        overview.summary.ticked.connect(self._on_ticked)
        overview.summary.debts.connect(self._on_debts)
        overview.timeline.acted.connect(self._on_act)
        overview.timeline.pointed.connect(self.frame.zone.area.ensureWidgetVisible)
        self.parts.on_made.append(self._on_made)

    def enter(self, place: Place) -> None:
        """Open a dossier; ``detail`` names the record to look for, ``visit_id`` where the way back leads."""
        self.visit_id = VisitId(place.visit_id) if place.visit_id else None
        self._discarded = ""
        self.frame.show_way_back(text("dossier.terug_bezoek" if self.visit_id else "dossier.terug_vandaag"))
        self.parts.show(self.parts.overview)
        self.reading.open(DossierId(place.dossier_id), place.detail)
        self.flow.begin()

    def leave(self) -> None:
        """Keep what is being typed, forget what is private."""
        self.parts.put_away()
        self.flow.stop()
        self._discarded = ""

    def refresh(self, changes: Changes) -> None:
        """Read again what changed in this dossier."""
        if changes.touches(Kind.SETTING):
            self.flow.watch.look()
        if any(changed.dossier_id == self.reading.dossier_id for changed in changes.records):
            self.reading.reload()

    def undo(self) -> None:
        """A step back on the page, or the last act in this household."""
        loaded = self.reading.loaded
        if self.parts.present.undo_words() is not None:
            self.parts.present.undo()
        elif loaded is not None and loaded.undo.can_undo is not None:
            self.desk.run(undo.undo, (loaded.dossier.id,))

    def redo(self) -> None:
        """That again."""
        loaded = self.reading.loaded
        if self.parts.present.undo_words() is not None:
            self.parts.present.redo()
        elif loaded is not None and loaded.undo.can_redo is not None:
            self.desk.run(undo.redo, (loaded.dossier.id,))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, Enter presses a button or does what stands at the foot."""
        focus, present = QApplication.focusWidget(), self.parts.present
        if event.key() == Qt.Key.Key_Escape:
            self._on_back()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focus, QPushButton):
            focus.click()
        elif present is not self.parts.overview:
            present.primary()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the page use the height there is."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls() and self.reading.loaded is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Work on what was dropped, wherever it landed."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if not self.flow.is_busy:
            self._turn(self.parts.source)
        self.flow.take(paths)

    def _turn(self, part: Part) -> None:
        """Show a page with the keyboard on it, from its top."""
        self.parts.show(part)
        self.frame.zone.area.verticalScrollBar().setValue(0)
        self._fit()
        if not part.take_focus():
            self.frame.footer.primary_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self.parts.present.fit(self.frame.zone.area.viewport().height())

    def _show_frame(self) -> None:
        """The frame follows the page that is shown and what was read."""
        loaded, present = self.reading.loaded, self.parts.present
        self.frame.show_foot(present.foot())
        self.frame.show_undo(*undo_words(present.undo_words(), loaded.undo if loaded else None))
        if loaded is not None:
            self.frame.show_household("" if present is self.parts.overview else loaded.dossier.label)
            self.frame.show_filters(filters(loaded.marks), self.reading.group)
            self.parts.overview.show_draft(*waiting_note(loaded.draft, self._discarded))
        QTimer.singleShot(0, self, self._order_tabs)

    def _order_tabs(self) -> None:
        """Tab goes through a page and then to its foot; the dossier itself is made in the order it is read."""
        footer, present = self.frame.footer, self.parts.present
        if present is not self.parts.overview:
            as_read(self.frame.before_page, present, (footer.back_button, footer.primary_button))

    def _whose(self) -> tuple[DossierId, VisitId | None]:
        return self.reading.dossier_id, self.visit_id

    def _write_note(self, old: Note | None, body: str, problem: str = "") -> None:
        self.parts.note.start(self.reading.dossier_id, self.visit_id, old, body)
        self.parts.note.say(problem)
        self._discarded = ""
        self._turn(self.parts.note)

    def _go_on_with(self, loaded: Loaded, problem: str = "") -> None:
        """The note that was being typed, or that was thrown away just now; else an empty one."""
        body = loaded.draft.body if loaded.draft else self._discarded
        self._write_note(loaded.corrected if loaded.draft else None, body, problem)

    def _on_made(self, part: Part) -> None:
        if isinstance(part, NotePart):
            part.discarded.connect(self._on_discarded)

    def _on_opened(self) -> None:
        self.parts.overview.take_focus()
        self.photos.show_offers()

    def _on_leave(self) -> None:
        if self.visit_id is not None:
            self.desk.go(Place(Spot.VISIT, self.visit_id))
        else:
            self.desk.go(Place(Spot.TODAY))

    def _on_back(self) -> None:
        if self.parts.present is self.parts.overview:
            self._on_leave()
            return
        self.flow.drop_waiting()
        self._turn(self.parts.overview)
        self.reading.reload()

    def _on_primary(self) -> None:
        self.parts.present.primary()

    def _on_group(self, key: str) -> None:
        if self.parts.present is not self.parts.overview:
            self._on_back()
        self.reading.narrow(Group(key))
        self._show_frame()

    def _on_note(self) -> None:
        loaded = self.reading.loaded
        if loaded is not None and loaded.draft is not None:
            self._go_on_with(loaded)
        elif loaded is not None:
            self._write_note(None, "")

    def _on_draft(self) -> None:
        if self.reading.loaded is not None:
            self._go_on_with(self.reading.loaded)

    def _on_discarded(self, body: str) -> None:
        self._discarded = body
        self.reading.reload()

    def _on_contact(self) -> None:
        self.parts.contact.start(self.reading.dossier_id)
        self._turn(self.parts.contact)

    def _on_details(self) -> None:
        if self.reading.loaded is not None:
            self.parts.details.start(self.reading.loaded.dossier)
            self._turn(self.parts.details)

    def _on_plan(self) -> None:
        self.parts.plan.start(self.reading.dossier_id)
        self._turn(self.parts.plan)

    def _on_begin(self) -> None:
        loaded = self.reading.loaded
        visit = todays_visit(loaded.visits, self.desk.today()) if loaded else None
        if visit is not None:
            self.desk.go(Place(Spot.VISIT, visit.id))

    def _on_ticked(self, agreement_id: str, is_done: bool) -> None:
        day = self.desk.today() if is_done else None
        self.desk.run(agreements.mark_done, (RecordId(agreement_id), day))

    def _on_debts(self, visit_id: str) -> None:
        there = Place(Spot.VISIT, visit_id)
        self.desk.run(visits.move_to, (VisitId(visit_id), Step.SCHULDEN), lambda _changes: self.desk.go(there))

    def _on_act(self, act: str, record_id: str) -> None:
        if act == Act.OPEN_VISIT:
            self.desk.go(Place(Spot.VISIT, record_id))
        elif act == Act.SHOW_PHOTO:
            self.parts.look.start(record_id)
            self._turn(self.parts.look)
        elif self.reading.loaded is not None:
            self._correct(self.reading.loaded, record_id)

    def _correct(self, loaded: Loaded, record_id: str) -> None:
        """Write a note that puts another one right; one that waits comes first, or it would be lost."""
        old = self.reading.note(record_id)
        if loaded.draft is not None and loaded.draft.corrects != record_id:
            self._go_on_with(loaded, text("dossier.notitie.eerst"))
        elif loaded.draft is not None:
            self._go_on_with(loaded)
        elif old is not None:
            self._write_note(old, old.body)

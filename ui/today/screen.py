"""The screen of Vandaag: the day, search over everything, and a new visit."""

from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from app.domain.change import Changes, Kind
from app.domain.ids import RecordId, VisitId
from app.services import search, tasks
from app.services.search import Hit
from app.texts import text
from ui.commands.state import Command, Doing
from ui.desk import Desk, Place, Screen, Spot
from ui.refer.lists.state import waiting_words
from ui.sync.standing.state import short
from ui.today import acts
from ui.today.found import FoundList
from ui.today.newvisit import NewVisitForm
from ui.today.page import TodayPage
from ui.today.places import PlacesFrame
from ui.today.state import page
from ui.widgets.buttons import PlainButton
from ui.widgets.field import SearchBox
from ui.widgets.topstrip import StepFooter

W = TypeVar("W", bound=QWidget)
NEW = "nieuw"
"""The detail of a place that asks for the form of a new visit."""
MOST = 10_000
"""Stretch of the search box: it takes the whole strip."""


class TodayScreen(Screen):
    """Shows one of three: the day, what was found, or the form of a new visit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self.footer = StepFooter(text("vandaag.nieuw.terug"), text("vandaag.nieuw.begin"))
        self.plan = PlainButton(text("vandaag.nieuw.plan"))
        self.footer.add_act(self.plan)
        self.frame = PlacesFrame(self, desk, Spot.TODAY, self.footer)
        self.box = SearchBox(text("vandaag.zoek"), hint=text("vandaag.zoek_hint"))
        self.frame.top.add_left(self.box, MOST)
        self.day = TodayPage()
        self._parts: list[QWidget] = []
        self._put(self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)
        self._connect()
        self._show(self.day)

    def _put(self, part: W) -> W:
        self._parts.append(part)
        part.hide()
        self.frame.zone.body.addWidget(part)
        return part

    @cached_property
    def found(self) -> FoundList:
        """What was found, made when somebody first searches."""
        made = self._put(FoundList())
        made.chosen.connect(self._on_hit)
        return made

    @cached_property
    def form(self) -> NewVisitForm:
        """The form of a new visit, made when it is first asked for."""
        made = self._put(NewVisitForm(self.desk.now))
        made.changed_moment.connect(self._on_moment)
        return made

    def _connect(self) -> None:
        self.box.textEdited.connect(self._on_typed)
        self.box.returnPressed.connect(self._on_enter)
        self.day.visits.opened.connect(self._on_visit)
        self.day.visits.dossier_asked.connect(self._on_dossier)
        self.day.ticked.connect(self._on_ticked)
        self.day.refer_asked.connect(partial(self.frame.go, Spot.REFER.value))
        self.day.sync_asked.connect(partial(self.frame.go, Spot.SYNC.value))
        if self.desk.sharing is not None:
            self.desk.sharing.ended.connect(self._on_shared)
        self.day.new_asked.connect(self._on_new)
        self.day.sample_asked.connect(self._on_sample)
        self.day.tour_asked.connect(partial(self.wished.emit, Doing.TOUR))
        self.footer.back.connect(self._on_back)
        self.footer.primary.connect(self._on_primary)
        self.plan.clicked.connect(self._on_plan)

    def enter(self, place: Place) -> None:
        """Show the day, or the form of a new visit when ``detail`` asks for it."""
        self.frame.look()
        self.box.setText("")
        self._show(self.day)
        if place.detail == NEW:
            self.desk.run(acts.read, (self.desk.today(),), self._on_read)
            self._on_new()
            return
        self.desk.run(acts.read, (self.desk.today(),), self._on_first_read)

    def leave(self) -> None:
        """What was searched for is put away."""
        self.box.setText("")
        for part in self._parts:
            if isinstance(part, FoundList):
                part.show_hits((), "")

    def refresh(self, changes: Changes) -> None:
        """Read the day again."""
        self.frame.look()
        self.desk.run(acts.read, (self.desk.today(),), self._on_read)

    def search(self) -> bool:
        """Ctrl+K; a second time all acts are listed, in the page over this one."""
        if self.box.hasFocus():
            return False
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the list, Esc back to the day, Enter presses a button or goes on with the form."""
        focus = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Down and focus is self.box:
            self.found.enter_list()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_back()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focus, QPushButton) and self.isAncestorOf(focus):
            focus.click()
        elif self.footer.isVisibleTo(self) and focus is not self.box:
            self._on_primary()

    def _show(self, part: QWidget) -> None:
        for one in self._parts:
            one.setVisible(one is part)
        self.footer.setVisible(isinstance(part, NewVisitForm))

    def _on_first_read(self, start: acts.Start) -> None:
        self._on_read(start)
        if self.isVisible():  # somebody may have gone on already
            self.day.take_focus()

    def _on_read(self, start: acts.Start) -> None:
        self.day.show_page(page(start.today), is_empty=start.is_empty)
        self.day.show_waiting(waiting_words(start.waiting))
        self.day.show_sharing(short(start.sharing, self.desk.today()))

    def _on_shared(self, _run: object) -> None:
        self.desk.run(acts.read, (self.desk.today(),), self._on_read)

    def _on_typed(self, typed: str) -> None:
        if not typed.strip():
            self._show(self.day)
            return
        self.desk.jobs.run_latest("search", search.search, (self.desk.session, typed), self._on_found)

    def _on_found(self, hits: tuple[Hit, ...]) -> None:
        typed = self.box.text().strip()
        if typed:
            self.found.show_hits(hits, typed)
            self._show(self.found)

    def _on_enter(self) -> None:
        self.found.choose_first()

    def _on_hit(self, found: Hit | Command) -> None:
        if isinstance(found, Hit):
            detail = "" if found.kind is Kind.DOSSIER else found.record_id
            self.desk.go(Place(Spot.DOSSIER, dossier_id=found.dossier_id, detail=detail))
        elif found.doing is not None:
            self.wished.emit(found.doing)
        else:
            self.desk.go(Place(Spot(found.spot), detail=found.detail))

    def _on_visit(self, visit_id: str) -> None:
        self.desk.go(Place(Spot.VISIT, visit_id))

    def _on_dossier(self, dossier_id: str) -> None:
        self.desk.go(Place(Spot.DOSSIER, dossier_id=dossier_id))

    def _on_ticked(self, task_id: str, is_done: bool) -> None:
        self.desk.run(tasks.mark_done, (RecordId(task_id), self.desk.today() if is_done else None))

    def _on_new(self) -> None:
        self._show(self.form)
        self.form.start()
        self._on_moment()

    def _on_sample(self) -> None:
        self.desk.run(acts.sample, (), self._on_made)

    def _on_back(self) -> None:
        self.box.setText("")
        self._show(self.day)
        self.day.take_focus()

    def _on_moment(self) -> None:
        is_now = self.form.is_today()
        self.footer.set_primary(text("vandaag.nieuw.begin" if is_now else "vandaag.nieuw.plan"))
        self.plan.setVisible(is_now)

    def _on_primary(self) -> None:
        self._make(begin=self.form.is_today())

    def _on_plan(self) -> None:
        self._make(begin=False)

    def _make(self, *, begin: bool) -> None:
        new = self.form.filled()
        if new is not None:
            self.desk.run(acts.make, (new,), self._on_made if begin else self._on_planned)

    def _on_made(self, made: tuple[Changes, VisitId]) -> None:
        self._on_visit(made[1])

    def _on_planned(self, made: tuple[Changes, VisitId]) -> None:
        self._on_back()

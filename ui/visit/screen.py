"""The frame of a visit: steps at the left, the page in the middle, what it comes to at the right."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QStackedLayout

from app.domain.change import Changes
from app.domain.finding import FindingState
from app.domain.ids import VisitId
from app.domain.outcome import Range
from app.domain.visit import Step, Visit, VisitState
from app.services import visits
from app.services.assessment import Assessment, assess_answers
from ui.desk import Desk, Place, Screen
from ui.desk import Spot as PlaceSpot
from ui.visit.acts import Acts
from ui.visit.frame import Frame
from ui.visit.loading import Loaded, load, open_visit
from ui.visit.pages import Pages
from ui.visit.panel.state import panel_of, said_range
from ui.visit.question.screen import QuestionPage
from ui.visit.question.state import with_draft
from ui.visit.route.state import Spot, backward, foot, forward, into, start, still_there
from ui.visit.state import Room
from ui.visit.together.screen import TogetherView
from ui.visit.together.state import statement_at


class VisitScreen(Screen):
    """One visit. What is typed is kept at once; the result beside it follows every key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.visit_id = VisitId("")
        self.loaded: Loaded | None = None
        self.spot = Spot(Step.BEGIN)
        self._wanted: Step | str | None = None
        self._before: Range | None = None
        self.frame = Frame()
        self.pages = Pages(desk, self.frame.zone.body, self._on_amount)
        self.view = TogetherView()
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.frame.zone)
        self._stack.addWidget(self.view)
        self._connect()

    def _connect(self) -> None:
        frame, view = self.frame, self.view
        frame.back.clicked.connect(self._on_leave)
        frame.back_narrow.clicked.connect(self._on_leave)
        frame.steps.chosen.connect(self._on_step)
        frame.strip.chosen.connect(self._on_step)
        frame.footer.back.connect(self._on_back)
        frame.footer.primary.connect(self._on_primary)
        frame.top.undo.connect(self.undo)
        frame.top.redo.connect(self.redo)
        frame.top.together.connect(self.together)
        view.back.connect(self.together)
        view.apply.connect(self._on_apply)
        view.later.connect(self.together)
        view.how.connect(self._on_how)
        self.pages.drafted, self.pages.reported = self._on_drafted, self._show_foot
        self.pages.moved = lambda step, at: self.show_spot(Spot(step, at))
        for keys, act in (("Alt+Left", self._on_back), ("Alt+Right", self._on_primary)):
            QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            ).activated.connect(act)

    def enter(self, place: Place) -> None:
        """Open a visit where it was left."""
        self._stack.setCurrentWidget(self.frame.zone)
        if place.visit_id != self.visit_id:
            self.pages.forget()
            self.loaded, self._before = None, None
        self.visit_id = VisitId(place.visit_id)
        self.desk.run(open_visit, (self.visit_id, self.desk.today()), self._on_opened)

    def leave(self) -> None:
        """Keep what is being typed, and turn away from the resident."""
        if self.loaded is not None:
            self.pages.keep()
        self._stack.setCurrentWidget(self.frame.zone)

    def refresh(self, changes: Changes) -> None:
        """Read again what changed; only where the visit is does not change what was found."""
        if self.loaded is None:
            return
        if all(changed.record_id == self.visit_id for changed in changes.records):
            self.desk.run(visits.load, (self.visit_id,), self._on_visit)
            return
        self.frame.panel.show_kept(self.desk.now())
        self._reload()

    def _reload(self) -> None:
        args = (self.desk.session, self.visit_id, self.desk.today())
        self.desk.jobs.run_latest("visit", load, args, self._on_loaded)

    def undo(self) -> None:
        """Undo the last act in this household."""
        if self.loaded is not None and self.loaded.undo.can_undo is not None:
            self._acts().undo()

    def redo(self) -> None:
        """Bring back what was undone."""
        if self.loaded is not None and self.loaded.undo.can_redo is not None:
            self._acts().redo()

    def together(self) -> None:
        """Turn the screen to the resident, or back; what is private goes at once."""
        if self.is_together or self.loaded is None:
            self._stack.setCurrentWidget(self.frame.zone)
            self._take_focus()
            return
        self.pages.keep()
        self.view.show_statement(statement_at(self.spot, self.loaded.room, self.loaded.assessment.outcomes))
        self._stack.setCurrentWidget(self.view)
        self.view.take_focus()

    def _take_focus(self) -> None:
        if not self.pages.take_focus():
            footer = self.frame.footer
            button = footer.back_button if self.spot.is_explanation else footer.primary_button
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_together(self) -> bool:
        """Whether the resident is looking along."""
        return self._stack.currentWidget() is self.view

    def show_spot(self, spot: Spot) -> None:
        """Go to a place in the visit and remember it."""
        assert self.loaded is not None
        self.spot = spot
        self.pages.show(spot, self.loaded)
        self._show_frame()
        self.frame.zone.area.verticalScrollBar().setValue(0)
        self._take_focus()
        self._acts().remember(spot.step, spot.at if not spot.is_explanation else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; on a button it presses the button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or self.is_together:
            super().keyPressEvent(event)
            return
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton):
            focus.click()
        else:
            self._on_primary()

    def _acts(self) -> Acts:
        assert self.loaded is not None
        return Acts(self.desk, self.visit_id, self.loaded.room.dossier.id)

    def _on_opened(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.pages.acts = self._acts()
        self.frame.show_household(loaded.room)
        if loaded.kept_at is not None:
            self.frame.panel.show_kept(loaded.kept_at)
        self.show_spot(start(loaded.room))

    def _on_visit(self, visit: Visit) -> None:
        assert self.loaded is not None
        known = self.loaded.room.visit
        if replace(visit, step=known.step, resume_at=known.resume_at) != known:
            self._reload()
        else:
            self.loaded = replace(self.loaded, room=replace(self.loaded.room, visit=visit))

    def _on_loaded(self, loaded: Loaded) -> None:
        before, self.loaded = self.loaded, loaded
        if before is not None:
            self._compare(before.assessment, loaded.assessment)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._go(wanted, loaded.room)
        else:
            self._follow(loaded)

    def _compare(self, before: Assessment, now: Assessment) -> None:
        if said_range(before.outcomes) != said_range(now.outcomes):
            self._before = said_range(before.outcomes)

    def _follow(self, loaded: Loaded) -> None:
        """Stay where we are, with what was read; move when the question on screen does not apply any more."""
        spot = still_there(self.spot, loaded.room)
        if spot != self.spot:
            self.show_spot(spot)
            return
        self.pages.fill(self.spot, loaded)
        self._show_frame()
        if self.is_together:
            self.view.show_statement(statement_at(self.spot, loaded.room, loaded.assessment.outcomes))

    def _go(self, wanted: Step | str, room: Room) -> None:
        spot = into(wanted, room) if isinstance(wanted, Step) else forward(self.spot, room)
        if spot is not None:
            self.show_spot(spot)

    def _show_frame(self) -> None:
        assert self.loaded is not None
        self.frame.show_steps(self.loaded.room, self.spot.step)
        self.frame.show_undo(self.loaded.undo)
        self.frame.show_side(self.loaded.room, self.spot.step)
        self._show_foot()
        self._show_panel(self.loaded.assessment, self._before)
        QTimer.singleShot(0, self, self._order_tabs)

    def _order_tabs(self) -> None:
        if self.pages.present is not None:
            self.frame.order_tabs(self.pages.present)

    def _show_foot(self) -> None:
        assert self.loaded is not None
        self.frame.show_foot(foot(self.spot, self.loaded.room, self.pages.made is not None))

    def _show_panel(self, assessment: Assessment, before: Range | None) -> None:
        self.frame.panel.show_panel(panel_of(assessment, before, self.spot.at))

    def _on_drafted(self) -> None:
        page = self.pages.present
        if not isinstance(page, QuestionPage) or page.question is None or self.loaded is None:
            return
        answers = with_draft(self.loaded.room.answers, page.question.path, page.draft())
        self.desk.jobs.run_quick("draft", assess_answers, (answers, self.desk.today(), False), self._on_draft)

    def _on_draft(self, assessment: Assessment) -> None:
        assert self.loaded is not None
        self._show_panel(assessment, said_range(self.loaded.assessment.outcomes))

    def _on_leave(self) -> None:
        self.desk.go(Place(PlaceSpot.TODAY))

    def _on_step(self, key: str) -> None:
        self._leave_for(Step(key))

    def _on_back(self) -> None:
        assert self.loaded is not None
        self.pages.keep()
        spot = backward(self.spot, self.loaded.room)
        if spot is not None:
            self.show_spot(spot)

    def _on_primary(self) -> None:
        assert self.loaded is not None
        if self.spot.step is Step.VERSLAG:
            self._finish()
        else:
            self._leave_for("next")

    def _leave_for(self, wanted: Step | str) -> None:
        if not self.pages.keep() and wanted == "next":
            return
        self._wanted = wanted
        self._reload()

    def _finish(self) -> None:
        assert self.loaded is not None
        if self.loaded.room.visit.state is VisitState.CLOSED:
            self._on_leave()
        elif self.pages.made is None:
            self.pages.make_report()
        else:
            self._acts().close()

    def _on_amount(self, regeling: str) -> None:
        self.show_spot(Spot(Step.KANSEN, regeling))

    def _on_apply(self, regeling: str) -> None:
        self.pages.choose(regeling, FindingState.PLANNED.value)
        self.together()

    def _on_how(self, regeling: str) -> None:
        self.together()
        self._on_amount(regeling)

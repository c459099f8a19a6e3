"""The frame of a visit: steps at the left, the page in the middle, what it comes to at the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.change import Changes
from app.domain.finding import FindingState
from app.domain.ids import VisitId
from app.domain.outcome import Range
from app.domain.visit import Step, Way
from app.services.assessment import Assessment
from ui.desk import Desk, Place, Screen
from ui.desk import Spot as PlaceSpot
from ui.visit.answering import AnsweringPage
from ui.visit.arriving import Arriving
from ui.visit.course import ONWARD, Course
from ui.visit.frame import Frame
from ui.visit.loading import Loaded
from ui.visit.pages import Pages
from ui.visit.panel.state import info_for, panel_of, said_range
from ui.visit.question.screen import QuestionPage
from ui.visit.reading import Reading
from ui.visit.route.state import Spot, backward, foot
from ui.visit.state import ASKING
from ui.visit.together.stack import TurnedStack
from ui.visit.together.state import statement_at


class VisitScreen(Screen):
    """One visit. What is typed is kept at once; the result beside it follows every key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self.reading = Reading(desk, self)
        self.course = Course(self.reading)
        self._before: Range | None = None
        self.frame = Frame(self)
        self.pages = Pages(desk, self.frame.zone.body, self.show_spot, self._follow)
        self._arriving = Arriving(self, self.reading, self.pages, self.frame)
        self.frame.panel_made.connect(self.pages.connect_panel)
        self._stack = TurnedStack(self, self.frame.zone)
        self._connect()

    def _connect(self) -> None:
        frame, reading = self.frame, self.reading
        reading.opened.connect(self._on_opened)
        reading.arrived.connect(self._on_arrived)
        reading.looked.connect(self._follow)
        reading.tried.connect(self._on_tried)
        frame.left.connect(self._on_leave)
        frame.to_dossier.connect(lambda: self.reading.acts().open_dossier())
        frame.step_chosen.connect(self._on_step)
        frame.way_chosen.connect(self._on_way)
        frame.footer.back.connect(self._on_back)
        frame.footer.primary.connect(self._on_primary)
        frame.top.undo.connect(self.undo)
        frame.top.redo.connect(self.redo)
        for turns in (frame.top.together, self._stack.back):
            turns.connect(self.together)
        self._stack.apply.connect(self._on_apply)
        self._stack.how.connect(self._on_how)
        frame.zone.rearranged.connect(self._show_info)
        self.pages.answering.drafted, self.pages.answering.entered = self._on_drafted, self._on_entered
        self.pages.reported = self._show_foot
        for keys, act in (("Alt+Left", self._on_back), ("Alt+Right", self._on_primary), ("F7", self._on_other_way)):
            key = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(self._when_open, act))

    def _when_open(self, act: Callable[[], None]) -> None:
        """A key does nothing until the visit was read."""
        if self.loaded is not None:
            act()

    @property
    def spot(self) -> Spot:
        """The place that is shown."""
        return self.course.spot

    @property
    def visit_id(self) -> VisitId:
        """The visit on screen."""
        return self.reading.visit_id

    @property
    def loaded(self) -> Loaded | None:
        """The visit as it was last read."""
        return self.reading.loaded

    def enter(self, place: Place) -> None:
        """Open a visit where it was left."""
        self._stack.turn_back()
        if place.visit_id != self.visit_id:
            self.pages.forget()
            self._before = None
        self.reading.open(VisitId(place.visit_id))

    def leave(self) -> None:
        """Keep what is being typed, and turn away from the resident."""
        self._arriving.stop()
        if self.loaded is not None:
            self.pages.keep()
        self._stack.turn_back()

    def refresh(self, changes: Changes) -> None:
        """Read again what changed."""
        if self.reading.follow(changes):
            self.frame.panel.show_kept(self.desk.now())

    def undo(self) -> None:
        """Undo the last act in this household."""
        if self.loaded is not None and self.loaded.undo.can_undo is not None:
            self.reading.acts().undo()

    def redo(self) -> None:
        """Bring back what was undone."""
        if self.loaded is not None and self.loaded.undo.can_redo is not None:
            self.reading.acts().redo()

    def together(self) -> None:
        """Turn the screen to the resident, or back; what is private goes at once."""
        if self.is_together or self.loaded is None:
            self._stack.turn_back()
            self._take_focus()
            return
        self.pages.keep(going_on=False)
        self._show_statement()
        self._stack.turn()

    def _show_statement(self) -> None:
        assert self.loaded is not None
        tried, found = self.pages.what_if.tried(self.spot.at), self.loaded.assessment.outcomes
        self._stack.show_statement(statement_at(self.spot, self.loaded.room, found, tried))

    def _take_focus(self) -> None:
        if not self.pages.take_focus(self.spot):
            footer = self.frame.footer
            button = footer.back_button if self.spot.is_aside else footer.primary_button
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_together(self) -> bool:
        """Whether the resident is looking along."""
        return self._stack.is_turned

    def show_spot(self, spot: Spot) -> None:
        """Go to a place in the visit and remember it."""
        self._arriving.bring(spot, self._show_spot)

    def _show_spot(self, spot: Spot) -> None:
        assert self.loaded is not None
        self.course.spot = spot
        self.pages.show(spot, self.loaded)
        self._show_frame()
        self.frame.zone.area.verticalScrollBar().setValue(0)
        self._take_focus()
        self.reading.acts().remember(spot.step, (spot.base if spot.is_aside else spot).at)

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

    def _on_opened(self) -> None:
        assert self.loaded is not None
        room = self.loaded.room
        self.pages.answering.acts = self.reading.acts()
        self.frame.show_household(room, self.loaded.kept_at)
        if (spot := self.course.begin()) is not None:
            self.show_spot(spot)

    def _on_arrived(self, before: Loaded | None) -> None:
        if before is not None and self.loaded is not None:
            was, now = (said_range(one.assessment) for one in (before, self.loaded))
            self._before = self._before if was == now else was
        self._follow()

    def _follow(self) -> None:
        """Go where was asked or where the question went, else stay with what was read."""
        is_shown = self.pages.present is not None and not self._arriving.is_under_way
        spot = self.course.due() or (self.course.moved() if is_shown else None)
        if spot is not None:
            self.show_spot(spot)
        elif is_shown:
            self._arriving.bring(self.spot, self._show_again)

    def _show_again(self, _spot: Spot) -> None:
        assert self.loaded is not None
        self.pages.fill(self.spot, self.loaded)
        self._show_frame()
        if self.is_together:
            self._show_statement()

    def _show_frame(self) -> None:
        assert self.loaded is not None
        self.frame.show_around(self.spot, self.loaded)
        self._show_foot()
        self.frame.panel.show_panel(panel_of(self.loaded.assessment, self._before))
        self._show_info()
        QTimer.singleShot(0, self, lambda: self.frame.order_tabs(self.pages.present))

    def _show_foot(self) -> None:
        self.frame.show_foot(foot(self.spot, self.reading.room, self.pages.made is not None))

    def _show_info(self) -> None:
        """Why this question is put, or for what it counts: beside the page, or on it where there is no room."""
        if self.loaded is None:
            return
        info = info_for(self.spot, self.loaded.room, self.loaded.assessment)
        page = self.pages.present
        is_beside = self.frame.zone.has_side_panel or not isinstance(page, QuestionPage)
        self.frame.show_info(info if is_beside else "")
        if isinstance(page, QuestionPage):
            page.say_why("" if is_beside else info)

    def _on_drafted(self) -> None:
        page = self.pages.present
        typed = page.draft() if isinstance(page, AnsweringPage) else None
        if typed is not None:
            self.reading.try_answer(*typed)

    def _on_tried(self, assessment: Assessment) -> None:
        assert self.loaded is not None
        self.frame.panel.show_panel(panel_of(assessment, said_range(self.loaded.assessment)))

    def _on_entered(self, path: str) -> None:
        if path != self.spot.at:
            self.course.spot = Spot(self.spot.step, path)
            self.reading.acts().remember(self.spot.step, path)
            self._show_info()

    def _on_way(self, way: str) -> None:
        if self.reading.room.way == way:
            return
        self.pages.keep(going_on=False)
        self.reading.put(Way(way))
        if self.spot.step in ASKING:
            self.show_spot(self.spot)
        else:
            self._show_frame()

    def _on_other_way(self) -> None:
        self._on_way(Way.STEP if self.reading.room.way is Way.QUESTION else Way.QUESTION)

    def _on_leave(self) -> None:
        self.desk.go(Place(PlaceSpot.TODAY))

    def _on_step(self, key: str) -> None:
        self.reading.ask_again()
        self.pages.keep()
        self.course.ask(key)

    def _on_back(self) -> None:
        self.pages.keep()
        spot = backward(self.spot, self.reading.room)
        if spot is not None:
            self.show_spot(spot)

    def _on_primary(self) -> None:
        if self.spot.step is not Step.VERSLAG:
            if self.pages.keep():
                self.course.ask(ONWARD)
        elif not self.pages.finish():
            self._on_leave()

    def _on_apply(self, regeling: str) -> None:
        self.pages.choose(regeling, FindingState.PLANNED.value)
        self.together()

    def _on_how(self, regeling: str) -> None:
        self.together()
        self.show_spot(Spot(Step.KANSEN, regeling))

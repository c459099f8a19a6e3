"""The screen of enrolling: one step at a time, each fault as a sentence, and nothing lost between the steps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.errors import SpokenError
from app.services.enrol_state import EnrolState
from app.texts import text
from ui import theme
from ui.desk import Desk, Place, Screen, Spot
from ui.palette import space
from ui.sync.enrol.course import EnrolCourse
from ui.sync.enrol.pages import AddressPage, DifferPage, DigitsPage, EnrolPage, KeysPage, PaperPage, PasswordLine
from ui.sync.enrol.state import (
    Step,
    asks_password,
    changed_line,
    lead_of,
    primary_of,
    step_of,
    step_words,
    title_of,
    to_compare,
    withdrawn_words,
)
from ui.today.places import PlacesFrame
from ui.widgets.notice import IconLine, Notice
from ui.widgets.showing import show_when
from ui.widgets.text import Text
from ui.widgets.topstrip import StepFooter

COLUMN = 640


class EnrolScreen(Screen):
    """Enrols this laptop, or shows that it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.course = EnrolCourse(desk, self)
        self.footer = StepFooter(text("inschrijven.terug"), " ")
        self.frame = PlacesFrame(desk, Spot.ENROL, self.footer)
        self.state, self.step = EnrolState(), Step.ADDRESS
        self._number, self._title = Text(tone="soft"), Text(kind="title")
        self._lead = Text(kind="lead", tone="soft")
        self.problem, self.changed = Notice(), Notice()
        self.told = IconLine("info")
        self.password = PasswordLine()
        self.address, self.digits, self.differ = AddressPage(), DigitsPage(), DifferPage()
        self.paper, self.keys = PaperPage(), KeysPage()
        self.page: EnrolPage = self.address
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)
        self._build()
        self._connect()

    @property
    def _pages(self) -> tuple[EnrolPage, ...]:
        return (self.address, self.digits, self.differ, self.paper, self.keys)

    def _build(self) -> None:
        body = self.frame.zone.body
        for words, gap in ((self._number, 1), (self._title, 2), (self._lead, 4)):
            body.addWidget(words)
            body.addSpacing(space(gap))
        for part in (self.changed, self.password, *self._pages, self.problem, self.told):
            part.setMaximumWidth(theme.px(COLUMN))
            body.addWidget(part)
        show_when(False, *self._pages)

    def _connect(self) -> None:
        self.footer.back.connect(self._on_back)
        self.footer.primary.connect(self._on_primary)
        self.address.entered.connect(self._on_primary)
        self.password.entered.connect(self._on_primary)
        self.digits.differs.connect(self._on_differs)
        self.differ.back.connect(self._on_look_again)
        self.paper.noted.connect(self._on_noted)
        self.keys.also.connect(self._on_also)
        self.keys.withdrawn.connect(self._on_differs)
        self.course.shown.connect(self.show_state)
        self.course.failed.connect(self._on_failed)
        self.course.busy.connect(self._on_busy)
        self.course.withdrawn.connect(self._on_withdrawn)

    def enter(self, place: Place) -> None:
        """Show how far it is."""
        self._say()
        self.course.read()

    def leave(self) -> None:
        """The code, the password and the session are put away."""
        for page in self._pages:
            page.put_away()
        self.password.ask(False)
        self.course.forget_session()

    def show_state(self, state: EnrolState) -> None:
        """The page for how far it is."""
        self._say()
        self.password.ask(False)
        self.state = state
        self._show_step(step_of(state))

    def _show_step(self, step: Step) -> None:
        self.step = step
        pages = {Step.ADDRESS: self.address, Step.PAPER: self.paper, Step.DIGITS: self.digits, Step.KEYS: self.keys}
        for page in (self.paper, self.digits, self.keys):
            page.show_state(self.state)
        self.changed.say(changed_line(self.state))
        self._turn(pages[step])
        self.footer.set_primary(primary_of(step, self.state), step is not Step.PAPER)

    def _turn(self, page: EnrolPage) -> None:
        self._number.set_words("" if self.state.is_ready else step_words(self.step))
        self._title.set_words(title_of(self.step, self.state))
        self._lead.set_words(lead_of(self.step, self.state))
        self.page = page
        for each in self._pages:
            show_when(each is page, each)
        if not page.focus_first():
            self.footer.primary_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_primary(self) -> None:
        if not self.footer.primary_button.isEnabled():
            return
        self._say()
        if self.page is self.differ:
            self.course.withdraw(self.digits.chosen())
        elif not self.password.isHidden():
            self.course.look(self.password.value())
        else:
            self._step_on()

    def _step_on(self) -> None:
        if self.step is Step.ADDRESS:
            self.course.enrol(self.address.form())
        elif self.step is Step.PAPER:
            self.course.note_escrow()
        elif self.step is Step.DIGITS and to_compare(self.state):
            self.course.compare(self.digits.chosen())
        elif self.state.is_ready:
            self._on_back()
        else:
            self.course.look()

    def _on_back(self) -> None:
        self.desk.go(Place(Spot.SETTINGS))

    def _on_differs(self) -> None:
        self._turn(self.differ)
        self.footer.set_primary(text("inschrijven.anders.terugtrekken"))

    def _on_look_again(self) -> None:
        self._show_step(self.step)

    def _on_also(self) -> None:
        self._show_step(Step.DIGITS)

    def _on_noted(self, is_noted: bool) -> None:
        if self.page is self.paper:
            self.footer.set_primary(primary_of(self.step, self.state), is_noted)

    def _on_withdrawn(self, hub_knows: bool) -> None:
        self.show_state(EnrolState())
        self.told.say(withdrawn_words(hub_knows))

    def _on_busy(self, is_busy: bool) -> None:
        self.footer.primary_button.setEnabled(not is_busy)
        self.told.say(text("inschrijven.bezig") if is_busy else "")

    def _on_failed(self, fault: SpokenError) -> None:
        self.problem.say(str(fault))
        self.password.ask(asks_password(fault))
        if asks_password(fault):
            self.footer.set_primary(text("inschrijven.opnieuw.verder"))

    def _say(self) -> None:
        self.problem.say("")
        self.told.say("")

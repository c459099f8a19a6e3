"""The screen of enrolling: one step at a time, each fault as a sentence, and nothing lost between the steps."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.errors import SpokenError
from app.services.enrol_code import Invitation
from app.services.enrol_state import EnrolState
from app.texts import text
from ui import theme
from ui.desk import Desk, Place, Screen, Spot
from ui.palette import space
from ui.sync.enrol.course import EnrolCourse
from ui.sync.enrol.inviting import CodePage, InvitePage
from ui.sync.enrol.pages import AddressPage, DigitsPage, EnrolPage, KeysPage, PaperPage, PasswordLine, SurePage
from ui.sync.enrol.state import (
    Step,
    asks_password,
    back_of,
    changed_line,
    lead_of,
    leads_back_to_keys,
    primary_of,
    step_of,
    step_words,
    title_of,
    to_compare,
    withdrawn_words,
)
from ui.today.places import PlacesFrame
from ui.widgets.buttons import PlainButton
from ui.widgets.notice import IconLine, Notice
from ui.widgets.showing import show_when
from ui.widgets.text import Text
from ui.widgets.topstrip import StepFooter

COLUMN = 640


class EnrolScreen(Screen):
    """Enrols this laptop, or shows that it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self.course = EnrolCourse(desk, self)
        self.footer = StepFooter(text("inschrijven.terug"), " ")
        self.frame = PlacesFrame(self, desk, Spot.SETTINGS, self.footer)
        self.state, self.step = EnrolState(), Step.ADDRESS
        self._wanted: Step | None = None
        self._number, self._title = Text(tone="soft"), Text(kind="title")
        self._lead = Text(kind="lead", tone="soft")
        self.problem, self.changed = Notice(), Notice()
        self.anew = PlainButton(text("inschrijven.opnieuw.vergelijken"))
        self.changed.add_act(self.anew)
        self.told = IconLine("info")
        self.password = PasswordLine()
        self.address, self.digits, self.paper, self.keys = AddressPage(), DigitsPage(), PaperPage(), KeysPage()
        self.different, self.leaving = SurePage(Step.DIFFERENT), SurePage(Step.LEAVING)
        self.invite, self.code = InvitePage(), CodePage()
        self._pages: dict[Step, EnrolPage] = {
            Step.ADDRESS: self.address,
            Step.PAPER: self.paper,
            Step.DIGITS: self.digits,
            Step.KEYS: self.keys,
            Step.DIFFERENT: self.different,
            Step.LEAVING: self.leaving,
            Step.INVITE: self.invite,
            Step.CODE: self.code,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)
        self._build()
        self._connect()

    def _build(self) -> None:
        body = self.frame.zone.body
        for words, gap in ((self._number, 1), (self._title, 2), (self._lead, 3)):
            words.setMaximumWidth(theme.px(COLUMN))
            body.addWidget(words)
            body.addSpacing(space(gap))
        for part in (self.changed, self.problem, self.told, self.password, *self._pages.values()):
            part.setMaximumWidth(theme.px(COLUMN))
            body.addWidget(part)
        show_when(False, *self._pages.values())

    def _connect(self) -> None:
        self.anew.clicked.connect(self._on_anew)
        self.footer.back.connect(self._on_back)
        self.footer.primary.connect(self._on_primary)
        self.address.entered.connect(self._on_primary)
        self.password.entered.connect(self._on_primary)
        self.digits.differs.connect(lambda: self.show_step(Step.DIFFERENT))
        self.different.back.connect(lambda: self.show_step(Step.DIGITS))
        self.leaving.back.connect(lambda: self.show_step(Step.KEYS))
        self.paper.noted.connect(self._on_noted)
        self.keys.also.connect(self._on_also)
        self.keys.invited.connect(lambda: self.show_step(Step.INVITE))
        self.keys.second.connect(self._on_second)
        self.invite.entered.connect(self._on_primary)
        self.course.invited.connect(self._on_invited)
        self.keys.leaving.connect(lambda: self.show_step(Step.LEAVING))
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
        for page in self._pages.values():
            page.put_away()
        self.password.ask(False)
        self.course.forget_session()

    def show_state(self, state: EnrolState) -> None:
        """The page for how far it is."""
        self._say()
        self.password.ask(False)
        self.state = state
        for page in self._pages.values():
            page.show_state(state)
        self.changed.say(changed_line(state))
        wanted, self._wanted = self._wanted, None
        self.show_step(wanted if wanted is not None and state.is_compared else step_of(state))

    def show_step(self, step: Step) -> None:
        """Turn to a page, from its top."""
        self.step = step
        self._number.set_words(step_words(step, self.state))
        self._title.set_words(title_of(step, self.state))
        self._lead.set_words(lead_of(step, self.state))
        self.footer.set_primary(primary_of(step, self.state), step is not Step.PAPER)
        self.footer.set_back(back_of(step, self.state))
        for each, page in self._pages.items():
            show_when(each is step, page)
        if not self._pages[step].focus_first():
            self.footer.primary_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.frame.zone.area.verticalScrollBar().setValue(0)

    def _on_primary(self) -> None:
        if not self.footer.primary_button.isEnabled():
            return
        self._say()
        if not self.password.isHidden():
            self.course.look(self.password.value())
        else:
            self._step_on()

    def _step_on(self) -> None:
        acts: dict[Step, Callable[[], None]] = {
            Step.ADDRESS: lambda: self.course.enrol(self.address.form()),
            Step.PAPER: self.course.note_escrow,
            Step.DIFFERENT: lambda: self.course.withdraw(self.digits.chosen()),
            Step.LEAVING: self.course.withdraw,
            Step.DIGITS: self._compare,
            Step.INVITE: lambda: self.course.invite(self.invite.account.text(), self.invite.role.value()),
            Step.CODE: self._on_back,
            Step.KEYS: self._on_back if self.state.is_ready else self.course.look,
        }
        acts[self.step]()

    def _compare(self) -> None:
        if to_compare(self.state):
            self.course.compare(self.digits.chosen())
        elif self.state.is_compared:
            self.show_step(Step.KEYS)
        else:
            self.course.look()

    def _on_back(self) -> None:
        self._say()
        if leads_back_to_keys(self.step, self.state):
            self.code.put_away()
            self.show_step(Step.KEYS)
        else:
            self.desk.go(Place(Spot.SETTINGS))

    def _on_also(self) -> None:
        self._wanted = Step.DIGITS
        self.course.look()

    def _on_anew(self) -> None:
        self._wanted = Step.DIGITS
        self.course.forget(self.state.changed)

    def _on_second(self) -> None:
        self._say()
        self.course.link()

    def _on_invited(self, invitation: Invitation) -> None:
        self.invite.put_away()
        self.code.show_code(invitation, self.state)
        self.show_step(Step.CODE)

    def _on_noted(self, is_noted: bool) -> None:
        if self.step is Step.PAPER:
            self.footer.set_primary(primary_of(self.step, self.state), is_noted)

    def _on_withdrawn(self, hub_knows: bool) -> None:
        self.show_state(EnrolState())
        self.told.say(withdrawn_words(hub_knows))

    def _on_busy(self, is_busy: bool) -> None:
        self.footer.primary_button.setEnabled(not is_busy)
        self.told.say(text("inschrijven.bezig") if is_busy else "")

    def _on_failed(self, fault: SpokenError) -> None:
        self.problem.say(str(fault))
        self.frame.zone.area.verticalScrollBar().setValue(0)
        self.password.ask(asks_password(fault))
        if self.step is Step.INVITE:
            self._wanted = Step.INVITE
        if asks_password(fault):
            self.footer.set_primary(text("inschrijven.opnieuw.verder"))

    def _say(self) -> None:
        self.problem.say("")
        self.told.say("")

"""The course of enrolling: the hub is asked beside the screen, the store in turn, and the screen hears how it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.errors import SpokenError
from app.services import enrol, enrol_code
from app.services.enrol import Form, Learned
from app.services.enrol_code import Invitation
from app.services.enrol_state import Access, EnrolState, Looked
from ui.desk import Desk


class EnrolCourse(QObject):
    """``shown`` carries how far the enrolment is, ``failed`` the fault that stopped it. ``busy`` tells of both ends."""

    shown = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)
    withdrawn = Signal(bool)
    """Taken back; whether the hub knows."""
    invited = Signal(object)
    """A code for somebody: an ``Invitation``."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._access: Access | None = None
        self._state = EnrolState()

    def read(self) -> None:
        """Tell how far it is, without asking the hub."""
        self._desk.run(enrol.present, (), self._on_present, self._on_failed)

    def enrol(self, form: Form) -> None:
        """The first step, and a first look at what the hub tells."""
        self.busy.emit(True)
        run, free = self._desk.run, self._desk.jobs.run_free

        def enrolled(access: Access) -> None:
            self._access = access
            self.look(form.password)

        def sent(answer: enrol.Sent) -> None:
            run(enrol.keep, (answer,), enrolled, self._on_failed)

        run(enrol.begin, (form,), lambda begun: free(enrol.send, (begun,), sent, self._on_failed), self._on_failed)

    def look(self, password: str = "") -> None:
        """Ask the hub how it is; with a password when the session ran out."""
        if self._access is not None:
            self.busy.emit(True)
            self._desk.jobs.run_free(enrol.look, (self._access, password), self._on_looked, self._on_failed)

    def compare(self, account: str) -> None:
        """The digits are the same."""
        self.busy.emit(True)
        self._desk.run(enrol.compare, (account,), lambda _done: self.look(), self._on_failed)

    def forget(self, accounts: Sequence[str]) -> None:
        """Let go of keys that changed, and look again."""
        self.busy.emit(True)
        self._desk.run(enrol.forget, (accounts,), lambda _done: self.look(), self._on_failed)

    def note_escrow(self) -> None:
        """The code of the organisation is on paper."""
        self._desk.run(enrol.note_escrow, (), lambda _done: self.look(), self._on_failed)

    def invite(self, account: str, role: str) -> None:
        """Make an account for a colleague, with a code."""
        if self._access is not None:
            self.busy.emit(True)
            self._desk.run(enrol_code.write, (self._access, account, role), self._bring, self._on_failed)

    def link(self) -> None:
        """Make a code for a second laptop of this account."""
        if self._access is not None:
            self.busy.emit(True)
            self._bring(enrol_code.link(self._access))

    def _bring(self, invitation: Invitation) -> None:
        self._desk.jobs.run_free(enrol_code.invite, (self._access, invitation), self._on_invited, self._on_failed)

    def _on_invited(self, invitation: Invitation) -> None:
        self.busy.emit(False)
        self.invited.emit(invitation)

    def withdraw(self, account: str = "") -> None:
        """Take the enrolment back, here always, and at the hub when it can be asked."""
        if self._access is not None:
            self.busy.emit(True)
            done = self._withdrawing(account)
            self._desk.jobs.run_free(enrol.differ, (self._access,), lambda _done: done(True), lambda _e: done(False))

    def forget_session(self) -> None:
        """Let go of the session with the hub; the next question asks for the password."""
        if self._access is not None:
            self._access = Access(self._access.enrolled)

    def _withdrawing(self, account: str) -> Callable[[bool], None]:
        def here(hub_knows: bool) -> None:
            self._access = None
            self._desk.run(enrol.withdraw, (account,), lambda _done: self._on_withdrawn(hub_knows), self._on_failed)

        return here

    def _on_withdrawn(self, hub_knows: bool) -> None:
        self.busy.emit(False)
        self.withdrawn.emit(hub_knows)

    def _on_present(self, found: tuple[EnrolState, Access | None]) -> None:
        self._state, access = found
        self._access = self._access or access
        self.shown.emit(self._state)

    def _on_looked(self, looked: Looked) -> None:
        self._access = looked.access
        self._desk.run(enrol.learn, (looked,), self._on_learned, self._on_failed)

    def _on_learned(self, learned: Learned) -> None:
        self._state, self._access = learned.state, learned.access
        if learned.making:
            self._desk.jobs.run_free(enrol.make, (learned,), self._on_made, self._on_failed)
            return
        self.busy.emit(False)
        self.shown.emit(self._state)

    def _on_made(self, made: Learned) -> None:
        self._desk.run(enrol.keep_made, (made,), lambda _done: self.look(), self._on_failed)

    def _on_failed(self, fault: SpokenError) -> None:
        self.busy.emit(False)
        self.failed.emit(fault)

"""The course of sharing: the hub is asked beside the screen, the store in turn, and the screen hears how it is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.errors import SpokenError
from app.services import enrol, enrol_share, sharing
from app.services.enrol_share import Sending
from app.services.enrol_state import Access, Looked
from app.services.session import Session
from app.services.sharing import Sharing
from ui.desk import Desk


class MembersCourse(QObject):
    """``shown`` carries who reads it, ``failed`` the fault that stopped an act, ``absent`` that this laptop is enrolled
    nowhere."""

    shown = Signal(object)
    failed = Signal(object)
    absent = Signal()
    busy = Signal(bool)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stream: Callable[[Access], str] = sharing.inbox_of
        self._access: Access | None = None
        self._looked: Looked | None = None

    def begin(self, stream: Callable[[Access], str]) -> None:
        """Look who reads the stream that this gives for an enrolment."""
        self._stream, self._access, self._looked = stream, None, None
        self.busy.emit(True)
        self._desk.run(sharing.present, (), self._on_present, self._on_failed)

    def look(self, password: str = "") -> None:
        """Ask the hub again; with a password when the session ran out."""
        if self._access is not None:
            self.busy.emit(True)
            asked = Access(self._access.enrolled) if password else self._access
            self._desk.jobs.run_free(enrol.look, (asked, password), self._on_looked, self._on_failed)

    def compare(self, account: str) -> None:
        """The digits are the same."""
        self.busy.emit(True)
        self._desk.run(enrol.compare, (account,), lambda _done: self.look(), self._on_failed)

    def act(self, plan: Callable[[Session, Looked, str], Sending]) -> None:
        """Plan with the store, send, keep, and look again."""
        if self._looked is None or self._access is None:
            return
        self.busy.emit(True)
        stream = self._stream(self._access)
        self._desk.run(plan, (self._looked, stream), self._on_planned, self._on_failed)

    def forget(self) -> None:
        """Nothing of it stays."""
        self._access = self._looked = None

    def _on_present(self, access: Access | None) -> None:
        self._access = access
        if access is None:
            self.busy.emit(False)
            self.absent.emit()
        else:
            self.look()

    def _on_looked(self, looked: Looked) -> None:
        self._access, self._looked = looked.access, looked
        stream = self._stream(looked.access)
        self._desk.run(sharing.learned, (looked, stream), self._on_learned, self._on_failed)

    def _on_learned(self, found: Sharing) -> None:
        self.busy.emit(False)
        self.shown.emit(found)

    def _on_planned(self, planned: Sending) -> None:
        if self._access is not None:
            self._desk.jobs.run_free(enrol_share.send, (self._access, planned), self._on_sent, self._on_failed)

    def _on_sent(self, sent: Sending) -> None:
        self._desk.run(enrol_share.keep, (sent,), lambda _done: self.look(), self._on_failed)

    def _on_failed(self, fault: SpokenError) -> None:
        self.busy.emit(False)
        self.failed.emit(fault)

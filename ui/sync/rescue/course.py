"""The course of the code on paper: the hub is asked beside the screen, the store in turn."""

from PySide6.QtCore import QObject, Signal

from app.errors import SpokenError
from app.services import enrol, enrol_share, rescue, sharing
from app.services.enrol_share import Sending
from app.services.enrol_state import Access, Looked
from app.services.rescue import Offer, Opened, Rescue
from ui.desk import Desk
from ui.sync.rescue.state import Form


class RescueCourse(QObject):
    """``offered`` carries what the code can open and who could go on, ``done`` what was opened, ``failed`` a fault."""

    offered = Signal(object, object)
    done = Signal(object, object)
    failed = Signal(object)
    absent = Signal()
    busy = Signal(bool)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._access: Access | None = None
        self._offer: Offer | None = None

    def begin(self) -> None:
        """See what there is to open."""
        self.busy.emit(True)
        self._desk.run(sharing.present, (), self._on_present, self._on_failed)

    def look(self, password: str = "") -> None:
        """Ask the hub; with a password when the session ran out."""
        if self._access is None:
            return
        self.busy.emit(True)
        if password:
            asked = (Access(self._access.enrolled), password)
            self._desk.jobs.run_free(enrol.look, asked, self._on_logged_in, self._on_failed)
        else:
            self._desk.jobs.run_free(rescue.offer, (self._access,), self._on_offer, self._on_failed)

    def open(self, form: Form) -> None:
        """Open with the code, renew, and let somebody go on."""
        if self._access is None or self._offer is None:
            return
        self.busy.emit(True)
        run, free = self._desk.run, self._desk.jobs.run_free

        def kept(planned: Rescue) -> None:
            self.busy.emit(False)
            self.done.emit(planned, form)

        def planned(found: Rescue) -> None:
            def sent(sending: Sending) -> None:
                run(enrol_share.keep, (sending,), lambda _done: kept(found), self._on_failed)

            free(enrol_share.send, (self._access, found.sending), sent, self._on_failed)

        def opened(found: Opened) -> None:
            run(rescue.plan, (found, form.code, form.lost, form.successor), planned, self._on_failed)

        free(rescue.open_up, (self._access, self._offer, form.lost), opened, self._on_failed)

    def forget(self) -> None:
        """Nothing of it stays."""
        self._access = self._offer = None

    def _on_present(self, access: Access | None) -> None:
        self._access = access
        if access is None:
            self.busy.emit(False)
            self.absent.emit()
        else:
            self.look()

    def _on_logged_in(self, looked: Looked) -> None:
        self._access = looked.access
        self.look()

    def _on_offer(self, offer: Offer) -> None:
        self._offer = offer
        self._desk.run(rescue.heirs, (), self._on_heirs, self._on_failed)

    def _on_heirs(self, heirs: tuple[str, ...]) -> None:
        self.busy.emit(False)
        self.offered.emit(self._offer, heirs)

    def _on_failed(self, fault: SpokenError) -> None:
        self.busy.emit(False)
        self.failed.emit(fault)

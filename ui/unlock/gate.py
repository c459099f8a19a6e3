"""The order of the pages before the profile is open, and the services behind them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from app.errors import SpokenError
from app.services.course import Stopped
from app.services.profile_place import ProfileState, state
from app.services.session import Session, local_now
from app.texts import text
from ui.jobs import Jobs
from ui.longwork import LongWork, Work, percent
from ui.unlock import services
from ui.unlock.page import Page
from ui.unlock.pages import ChoosePage, CodePage, EnterPage, RecoveryPage, RestorePage, TroublePage
from ui.unlock.state import Act, backup_words, fault_page, is_about_typing

if TYPE_CHECKING:
    from app.services.profile import Created


class Gate(QStackedWidget):
    """Shows one page at a time until ``opened`` carries the session. ``leave_asked`` asks to close the program.

    ``held`` is a session that is open while the recovery code is still on the screen.
    """

    opened = Signal(object)
    leave_asked = Signal()

    def __init__(self, folder: Path, jobs: Jobs, *, try_keyring: bool) -> None:
        super().__init__()
        self._folder = folder
        self._jobs = jobs
        self._try_keyring = try_keyring
        self.held: Session | None = None

    def start(self, put_back: Path | None = None) -> None:
        """Look what is there, and show the page that belongs to it; or the one that puts this backup back."""
        if put_back is not None:
            self._show_restore(put_back)
        elif state(self._folder) is ProfileState.NEW:
            self._show_first()
        else:
            self._show_enter()

    def page(self) -> Page:
        """The page that is shown."""
        shown = self.currentWidget()
        assert isinstance(shown, Page)
        return shown

    def _show(self, page: Page) -> None:
        while (old := self.widget(0)) is not None:
            self.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.addWidget(page)
        page.focus_first()

    def _show_first(self) -> None:
        page = ChoosePage("first")
        page.chosen.connect(self._create)
        self._show(page)
        self._jobs.run_free(services.keyring_available, (), page.offer_remember)

    def _create(self, passphrase: str, remember: bool) -> None:
        self.page().wait(True)
        self._jobs.run(services.create, (self._folder, passphrase, remember), self._created, self._failed)

    def _created(self, made: "Created") -> None:
        self.held = made.session
        self._show_code(made.recovery_code)

    def _show_code(self, code: str) -> None:
        page = CodePage(code)
        page.noted.connect(self._let_in)
        self._show(page)

    def _show_enter(self) -> None:
        page = EnterPage()
        page.tried.connect(self._unlock)
        page.recovery.connect(self._show_recovery)
        self._show(page)
        if self._try_keyring:
            self._try_keyring = False
            page.wait_for(text("unlock.enter.keyring"))
            self._jobs.run(services.unlock_with_keyring, (self._folder,), self._keyring_answered, self._failed)

    def _keyring_answered(self, session: Session | None) -> None:
        page = self.page()
        if session is not None:
            self._hold(session)
        elif isinstance(page, EnterPage):
            page.wait_for("")
            page.focus_first()

    def _unlock(self, passphrase: str) -> None:
        page = self.page()
        if isinstance(page, EnterPage):
            page.wait_for(text("unlock.enter.busy"))
        self._jobs.run(services.unlock, (self._folder, passphrase), self._hold, self._failed)

    def _hold(self, session: Session) -> None:
        self.held = session
        self._let_in()

    def _let_in(self) -> None:
        session, self.held = self.held, None
        if session is not None:
            self.opened.emit(session)

    def _show_recovery(self) -> None:
        page = RecoveryPage()
        page.tried.connect(self._recover)
        page.back.connect(self._show_enter)
        self._show(page)

    def _recover(self, code: str) -> None:
        self.page().wait(True)
        self._jobs.run(services.unlock_with_recovery, (self._folder, code), self._show_renew, self._failed)

    def _show_renew(self, session: Session) -> None:
        self.held = session
        page = ChoosePage("renew")
        page.chosen.connect(self._renew)
        page.skipped.connect(self._let_in)
        self._show(page)

    def _renew(self, passphrase: str, _remember: bool) -> None:
        work = Work(services.renew_key, (self.held, self._folder, passphrase), percent("unlock.renew.busy"))
        self._work().start(work, self._show_code, self._failed)

    def _work(self) -> LongWork:
        """Long work of the page that is shown."""
        page = self.page()
        return LongWork(self._jobs.run, page.underway, page.wait)

    def _show_restore(self, chosen: Path | None = None) -> None:
        today = local_now().date()
        backups = [(str(path), backup_words(path, today)) for path in services.backups(self._folder)]
        if not backups:
            self.start()
            return
        page = RestorePage(backups)
        if chosen is not None:
            page.options.set_value(str(chosen))
        page.tried.connect(self._restore)
        page.back.connect(self._show_enter)
        self._show(page)

    def _restore(self, backup: str, passphrase: str) -> None:
        work = Work(services.restore, (self._folder, Path(backup), passphrase), percent("unlock.restore.busy"))
        self._work().start(work, self._hold, self._failed)

    def _failed(self, fault: SpokenError) -> None:
        page = self.page()
        if isinstance(fault, Stopped):
            page.focus_first()
            return
        if is_about_typing(fault):
            if isinstance(page, EnterPage):
                page.wait_for("")
            page.wait(False)
            page.say_problem(str(fault))
            page.focus_first()
            return
        trouble = TroublePage(fault_page(fault, bool(services.backups(self._folder))))
        trouble.acted.connect(self._act)
        self._show(trouble)

    def _act(self, act: str) -> None:
        if act == Act.QUIT:
            self.leave_asked.emit()
        elif act == Act.RESTORE:
            self._show_restore()
        elif act == Act.RECOVERY:
            self._show_recovery()
        else:
            self.start()

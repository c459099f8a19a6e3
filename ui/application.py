"""Puts the program together on a screen: theme, gate, window, jobs, idle lock, and a clean end."""

import gc
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

from app import texts
from app.domain.change import Changes, Kind
from app.errors import SpokenError
from app.paths import profile_folder
from app.services import first_language
from app.services.course import Course, Stopped
from app.services.session import Session, local_now
from ui import crash, places, theme
from ui.background import BackgroundBar
from ui.desk import Desk, Place, Spot
from ui.jobs import Jobs
from ui.longwork import Work, percent
from ui.palette import Theme
from ui.sync.sharing import Sharing
from ui.unlock import services
from ui.unlock.gate import Gate
from ui.window import Window

Clock = Callable[[], datetime]
_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}
_MINUTE = 60_000
_CALM = 3 * _MINUTE
"""By then the first work of a day is done, and a backup is in nobody's way."""
_DEFAULT_IDLE = 10
_SOON = 100
"""Milliseconds after the first gate is there: what can wait until then does not delay it."""


class Application(QObject):
    """The running program. ``window`` shows it, ``jobs`` works for it; ``close`` ends it cleanly.

    ``prepared`` comes once everything was read that makes the program.
    """

    prepared = Signal()

    def __init__(self, app: QApplication, folder: Path, clock: Clock) -> None:
        super().__init__()
        self.app, self.folder, self.clock = app, folder, clock
        self.session: Session | None = None
        self.jobs = Jobs(self)
        self.window = Window()
        self.background = BackgroundBar(self.window, self.jobs.run)
        self.sharing = Sharing(self.jobs, self)
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval(_DEFAULT_IDLE * _MINUTE)
        self.idle.timeout.connect(self.lock)
        self._connect()
        self._show_gate(first=True)
        QTimer.singleShot(_SOON, self, self._prepare)

    def lock(self, put_back: Path | None = None) -> None:
        """Close the profile and wipe its key; the passphrase is needed to go on, or to put back a backup."""
        if self.session is None:
            return
        self.window.commit_typing()
        session, self.session = self.session, None
        self.idle.stop()
        self.sharing.close()
        self.jobs.stop_long()
        self.jobs.run(services.lock, (session,))
        self._show_gate(first=False, put_back=put_back)

    def close(self) -> None:
        """Finish what was asked and close the profile."""
        self.idle.stop()
        session = self.session or self.gate.held
        self.session = self.gate.held = None
        self.sharing.close()
        self.jobs.stop_long()
        self.jobs.close(None if session is None else lambda: services.lock(session))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there: start counting anew."""
        if event.type() in _INPUT and self.session is not None:
            self.idle.start()
        return False

    def dress(self, session_theme: str, percent: int) -> None:
        """Take the theme (licht, donker, systeem) and the size of type (per cent) that were chosen."""
        dark = session_theme == "donker" or (session_theme == "systeem" and system_is_dark())
        wanted = Theme.DARK if dark else Theme.LIGHT
        if (wanted, percent / 100) != (theme.present(), theme.scale()):
            theme.apply(wanted, percent / 100)

    def speak(self, code: str) -> None:
        """Take the language that was chosen, on every screen."""
        if code != texts.language():
            texts.set_language(code)
            teach_qt(self.app)
            self.window.speak()
            self.jobs.run(first_language.remember, (self.folder, code))

    def read_settings(self) -> None:
        """Read again what was chosen about look and locking."""
        if self.session is not None:
            self.jobs.run(_settings, (self.session,), self._follow_settings)

    def _connect(self) -> None:
        self.jobs.changed.connect(self.window.refresh)
        self.jobs.changed.connect(self._follow_changes)
        self.jobs.told.connect(self.window.tell)
        self.jobs.crashed.connect(self._show_crash)
        self.window.closing.connect(self.close)
        self.window.lock_asked.connect(self.lock)
        self.app.focusWindowChanged.connect(self._watch)

    def _prepare(self) -> None:
        self.jobs.run_free(places.prepare, (), lambda _done: self.prepared.emit())

    def _show_gate(self, *, first: bool, put_back: Path | None = None) -> None:
        self.gate = Gate(self.folder, self.jobs, try_keyring=first)
        self.gate.opened.connect(self._open)
        self.gate.leave_asked.connect(self.window.close)
        self.window.show_gate(self.gate)
        self.gate.start(put_back)

    def _open(self, session: Session) -> None:
        self.session = replace(session, now=self.clock)
        desk = Desk(self.session, self.folder, self.jobs, self.window.go, self.lock, self.lock, self.sharing)
        self.sharing.open(self.session)
        self.idle.start()
        QTimer.singleShot(_CALM, self, self._keep_a_backup)
        self.read_settings()
        self.window.open_desk(desk, Place(Spot.TODAY))
        self.jobs.run(_is_district_first, (self.session,), self._choose_first)

    def _choose_first(self, is_district: bool) -> None:
        """The role says where somebody begins; who went on already is left alone."""
        if is_district and self.window.spot() is Spot.TODAY:
            self.window.go(Place(Spot.DISTRICT))

    def _keep_a_backup(self) -> None:
        """One backup on each day of work; it is told when that does not work."""
        if self.session is not None:
            work = Work(_daily_backup, (self.session, self.folder), percent("kopie.van_vandaag"))
            self.background.work.start(work, lambda _made: None, self._tell_unless_stopped)

    def _tell_unless_stopped(self, problem: SpokenError) -> None:
        if not isinstance(problem, Stopped):
            self.window.tell(str(problem))

    def _follow_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.SETTING):
            self.read_settings()

    def _follow_settings(self, chosen: tuple[str, str, int, int]) -> None:
        code, session_theme, percent, minutes = chosen
        self.dress(session_theme, percent)
        self.speak(code)
        self.idle.setInterval(minutes * _MINUTE)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _show_crash(self, report: crash.Report) -> None:
        crash.CrashDialog(report, self.window).open()


def _daily_backup(session: Session, folder: Path, course: Course) -> None:
    from app.services import backups  # not before the first backup of the day

    backups.make_daily(session, folder, course)


def _is_district_first(session: Session) -> bool:
    from app.services import district  # half of what there is to read; the first screen needs none of it

    return district.is_first_screen(session)


def _settings(session: Session) -> tuple[str, str, int, int]:
    from app.services import packs, settings_store

    packs.work_in(settings_store.value_of(session, "municipality"))
    names = ("language", "theme", "type_scale", "idle_lock_minutes")
    code, session_theme, percent, minutes = (settings_store.value_of(session, name) for name in names)
    return code, session_theme, int(percent), int(minutes)


def system_is_dark() -> bool:
    """Whether the computer asks for a dark look."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def qt_application(args: Sequence[str]) -> QApplication:
    """The one QApplication, with the words of Qt's own buttons in the language in use."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication(list(args))
    app.setApplicationName("keukentafel")
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    teach_qt(app)
    return app


def teach_qt(app: QApplication) -> None:
    """Give Qt's own buttons the language in use. Numbers stay Dutch, as on the letters that lie on the table."""
    known = app.findChild(QTranslator)
    if known is not None:
        app.removeTranslator(known)
        known.deleteLater()
    translator = QTranslator(app)
    if translator.load(f"qtbase_{texts.language()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def build(args: Sequence[str], folder: Path, clock: Clock = local_now) -> Application:
    """The whole program on a profile folder, not shown yet; ``clock`` gives the local time without zone."""
    texts.set_language(first_language.remembered(folder))
    app = qt_application(args)
    theme.apply(Theme.DARK if system_is_dark() else Theme.LIGHT)
    return Application(app, folder, clock)


def settle_down() -> None:
    """What makes the program stays for good, so looking for garbage skips it: with it that takes five frames at once.

    Once in the life of a process: what is garbage at this moment stays too.
    """
    gc.freeze()


def run() -> int:
    """Open the window on the profile of this person and stay until it is closed; the exit code of the program."""
    program = build(sys.argv, profile_folder())
    crash.install(program.jobs.crashed.emit)
    program.prepared.connect(settle_down)
    program.window.show()
    return program.app.exec()

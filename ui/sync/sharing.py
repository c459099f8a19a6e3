"""Sharing beside the screen: each step of a sync runs where it belongs; a person's own writing goes in between."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.change import Changes
from app.errors import SpokenError
from app.services.session import Session
from app.services.sync import running
from app.services.sync.running import Run, Turn
from ui.jobs import Jobs

FIRST, EVERY = 3_000, 60_000
"""Milliseconds after which it looks for the first time whether there is something to share, and from then on."""


class Sharing(QObject):
    """``ended`` carries a run that came to its end, ``failed`` the fault that kept one from beginning; ``timer`` begins
    one from time to time."""

    ended = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._session: Session | None = None
        self._run: Run | None = None
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._on_time)

    @property
    def is_busy(self) -> bool:
        """Whether a sync is under way."""
        return self._run is not None

    def open(self, session: Session) -> None:
        """The profile is open: share from time to time."""
        self._session = session
        self.timer.start(FIRST)

    def close(self) -> None:
        """The profile is being locked: leave what is under way where it is."""
        self._session = None
        self.timer.stop()
        if self._run is not None:
            run, self._run = self._run, None
            running.stop(run)

    def start(self, password: str = "") -> None:
        """Share now, unless that is going on already."""
        if self._session is not None and self._run is None:
            self.busy.emit(True)
            self._jobs.run(running.begin, (self._session, password), self._on_begun, self._on_failed)

    def _on_time(self) -> None:
        self.timer.setInterval(EVERY)
        if self._session is not None and self._run is None:
            self._jobs.run(running.is_due, (self._session,), self._on_due)

    def _on_due(self, is_due: bool) -> None:
        if is_due:
            self.start()

    def _on_begun(self, run: Run) -> None:
        if self._session is None or self._run is not None:
            running.stop(run)
            return
        self._run = run
        self._go_on(run)

    def _on_stepped(self, brought: tuple[Changes, Run]) -> None:
        self._go_on(brought[1])

    def _go_on(self, run: Run) -> None:
        if run is not self._run:
            return  # it was left
        if run.turn is Turn.OVER:
            self._run = None
            self.busy.emit(False)
            self.ended.emit(run)
        elif run.turn is Turn.STORE:
            self._jobs.run(running.advance_store, (self._session, run), self._on_stepped, self._on_failed)
        else:
            self._jobs.run_free(running.advance_hub, (run,), self._go_on, self._on_failed)

    def _on_failed(self, fault: SpokenError) -> None:
        if self._run is not None:
            running.stop(self._run)
            self._run = None
        self.busy.emit(False)
        self.failed.emit(fault)

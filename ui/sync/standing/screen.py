"""The screen of sharing: how it stands, what has to be looked at, what is shared, and sharing now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.change import Changes
from app.domain.ids import DossierId
from app.errors import SpokenError
from app.services.session import Session
from app.services.sync import choices, leaving, standing
from app.services.sync.choices import Choice
from app.services.sync.running import Run
from app.services.sync.standing import SyncState
from app.texts import text
from ui import theme
from ui.desk import Desk, Place, Screen, Spot
from ui.filling import empty
from ui.palette import space
from ui.sync.enrol.pages import PasswordLine
from ui.sync.sharing import Sharing
from ui.sync.standing.card import ChoiceCard
from ui.sync.standing.carrying import CarryPart
from ui.sync.standing.left import LeftCard
from ui.sync.standing.state import choice, lines, streams
from ui.today.places import PlacesFrame
from ui.widgets.buttons import TextButton
from ui.widgets.notice import IconLine, Notice
from ui.widgets.showing import show_when
from ui.widgets.text import Text
from ui.widgets.topstrip import StepFooter

COLUMN = 760


class StandingScreen(Screen):
    """Shows how it stands; what changes meanwhile is read again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self.sharing = desk.sharing or _alone(desk, self)
        self.footer = StepFooter(text("sync.stand.terug"), text("sync.stand.knop"))
        self.frame = PlacesFrame(self, desk, Spot.TODAY, self.footer)
        self.problem, self.busy = Notice(), IconLine("info")
        self.password = PasswordLine()
        self.retry = TextButton(text("sync.stand.opnieuw"), "arrow-right")
        self.enrol = TextButton(text("sync.stand.inschrijven"), "arrow-right")
        self._lines, self._choices, self._streams = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._left, self._closed = QVBoxLayout(), Text(text("sync.weg.titel"), "lead")
        self._choose, self._shared = Text(text("sync.keuze.titel"), "lead"), Text(text("sync.stand.stromen"), "lead")
        self.carry = CarryPart(desk)
        self.cards: list[ChoiceCard] = []
        self._needs_password = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)
        self._build()
        self._connect()

    def _build(self) -> None:
        body = self.frame.zone.body
        for part in (Text(text("sync.stand.titel"), "title"), self.problem):
            part.setMaximumWidth(theme.px(COLUMN))
            body.addWidget(part)
        body.addSpacing(space(3))
        body.addLayout(self._lines)
        for line in (self.busy, self.password):
            line.setMaximumWidth(theme.px(COLUMN))
            body.addWidget(line)
        for act in (self.retry, self.enrol):
            body.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        body.addSpacing(space(4))
        shown = ((self._closed, self._left), (self._choose, self._choices), (self._shared, self._streams))
        for head, rows in shown:
            body.addWidget(head)
            body.addLayout(rows)
            body.addSpacing(space(4))
        self.carry.setMaximumWidth(theme.px(COLUMN))
        body.addWidget(self.carry)
        self.busy.say("")

    def _connect(self) -> None:
        self.footer.back.connect(lambda: self.desk.go(Place(Spot.TODAY)))
        self.footer.primary.connect(self._on_share)
        self.password.entered.connect(self._on_share)
        self.retry.clicked.connect(lambda: self.desk.run(standing.retry, (), lambda _count: self._on_share()))
        self.enrol.clicked.connect(lambda: self.desk.go(Place(Spot.ENROL)))
        self.carry.done.connect(self._read)
        self.sharing.busy.connect(self._on_busy)
        self.sharing.ended.connect(self._on_ended)
        self.sharing.failed.connect(self._on_failed)

    def enter(self, place: Place) -> None:
        """Show how it stands."""
        self.problem.say("")
        self.carry.start()
        self._on_busy(self.sharing.is_busy)
        self.frame.look()
        self._read()
        self.footer.primary_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """A password that was typed is put away."""
        self.password.ask(False)

    def refresh(self, changes: Changes) -> None:
        """Read again how it stands."""
        self.frame.look()
        self._read()

    def _read(self) -> None:
        self.desk.jobs.run_latest("standing", _read, (self.desk.session,), self._show)

    def _show(self, found: tuple[SyncState, tuple[Choice, ...]]) -> None:
        state, open_choices = found
        today = self.desk.today()
        self._fill(self._lines, [Text(line) for line in lines(state, today)])
        self._fill(
            self._streams, [Text(f"{name}: {at}" if at else name, tone="soft") for name, at in streams(state, today)]
        )
        self._show_left(state)
        self._show_choices(open_choices)
        if state.needs_password != self._needs_password:
            self._needs_password = state.needs_password
            self.password.ask(state.needs_password and state.is_enrolled)
        show_when(bool(state.streams), self._shared)
        show_when(bool(state.refused), self.retry)
        show_when(not state.is_enrolled, self.enrol)
        show_when(state.is_enrolled, self.carry)
        self.footer.primary_button.setVisible(state.is_enrolled)

    def _show_left(self, state: SyncState) -> None:
        cards = [LeftCard(line) for line in state.left]
        for card in cards:
            card.dropped.connect(self._on_dropped)
        self._fill(self._left, cards)
        show_when(bool(cards), self._closed)

    def _show_choices(self, open_choices: Sequence[Choice]) -> None:
        self.cards = [ChoiceCard(choice(each, self.desk.today())) for each in open_choices]
        for card in self.cards:
            card.setMaximumWidth(theme.px(COLUMN))
            card.picked.connect(self._on_picked)
            card.seen.connect(self._on_seen)
        self._fill(self._choices, self.cards)
        show_when(bool(self.cards), self._choose)

    def _fill(self, rows: QVBoxLayout, parts: Sequence[QWidget]) -> None:
        empty(rows)
        for part in parts:
            part.setMaximumWidth(theme.px(COLUMN))
            rows.addWidget(part)

    def _on_share(self) -> None:
        self.problem.say("")
        self.sharing.start(self.password.value() if self._needs_password else "")

    def _on_busy(self, is_busy: bool) -> None:
        self.footer.primary_button.setEnabled(not is_busy)
        self.busy.say(text("sync.stand.bezig") if is_busy else "")

    def _on_ended(self, run: Run) -> None:
        self._needs_password = False
        self._read()

    def _on_failed(self, fault: SpokenError) -> None:
        self.problem.say(str(fault))
        self._read()

    def _on_picked(self, conflict_id: str, mine: bool) -> None:
        self.desk.run(choices.pick, (conflict_id, mine), lambda _changes: self._read(), self._on_failed)

    def _on_dropped(self, dossier_id: str) -> None:
        args = (DossierId(dossier_id), self.desk.folder)
        self.desk.run(leaving.drop, args, lambda _changes: self._read(), self._on_failed)

    def _on_seen(self, conflict_id: str) -> None:
        self.desk.run(choices.seen, (conflict_id,), lambda _none: self._read(), self._on_failed)


def _read(session: Session) -> tuple[SyncState, tuple[Choice, ...]]:
    return standing.state(session), choices.open_choices(session)


def _alone(desk: Desk, parent: StandingScreen) -> Sharing:
    """Without a program around it (a screen on its own) the screen shares by itself."""
    made = Sharing(desk.jobs, parent)
    made.open(desk.session)
    return made

"""The screen of who reads a dossier, or who opens referrals: let somebody in, or take somebody out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.domain.change import Changes
from app.domain.ids import DossierId
from app.errors import SpokenError, UserError
from app.services import sharing
from app.services.enrol_share import Sending
from app.services.enrol_state import Access, Looked
from app.services.referrals import hub_register
from app.services.session import Session
from app.services.sharing import Sharing
from app.texts import text
from ui import theme
from ui.desk import Desk, Place, Screen, Spot
from ui.filling import empty
from ui.palette import space
from ui.sync.enrol.pages import PasswordLine
from ui.sync.enrol.state import asks_password
from ui.sync.members.course import MembersCourse
from ui.sync.members.rows import Asking, MemberRow
from ui.sync.members.state import Act, Room, Row, about, members, others, question, room_of, standing
from ui.today.places import PlacesFrame
from ui.widgets.buttons import PrimaryButton
from ui.widgets.notice import IconLine, Notice
from ui.widgets.showing import show_when
from ui.widgets.text import Text
from ui.widgets.topstrip import StepFooter

COLUMN = 720
_BELONGS = {Room.DOSSIER: Spot.DOSSIERS, Room.INBOX: Spot.SETTINGS, Room.TEAM: Spot.DISTRICT}


class MembersScreen(Screen):
    """``Place.detail`` is ``postvak`` for who opens referrals, ``team`` for who shows counts; otherwise it
    is about ``Place.dossier_id``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self.place = Place(Spot.MEMBERS)
        self.found: Sharing | None = None
        self.course = MembersCourse(desk, self)
        self.footer = StepFooter(about(Room.DOSSIER, "terug"), text("delen.opnieuw"))
        self.frame = PlacesFrame(self, desk, Spot.DOSSIERS, self.footer)
        self._title, self._lead = Text("", "title"), Text("", "lead", tone="soft")
        self.problem, self.told, self.stands = Notice(), IconLine("info"), IconLine("info")
        self.password = PasswordLine()
        self.make = PrimaryButton(text("delen.team.maken"))
        self.asking = Asking(desk)
        self._in_head, self._out_head = Text("", "lead", weight=600), Text("", "lead", weight=600)
        self._nobody = Text(text("delen.niemand"), tone="soft")
        self._in, self._out = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)
        self._build()
        self._connect()

    @property
    def room(self) -> Room:
        """What it is about."""
        return room_of(self.place.detail)

    def _build(self) -> None:
        body = self.frame.zone.body
        body.setSpacing(space(2))
        for part in (self._title, self._lead, self.problem, self.told, self.stands, self.password, self.asking):
            part.setMaximumWidth(theme.px(COLUMN))
            body.addWidget(part)
        body.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        for head, rows in ((self._in_head, self._in), (self._out_head, self._out)):
            body.addSpacing(space(3))
            body.addWidget(head)
            body.addLayout(rows)
        body.addWidget(self._nobody)

    def _connect(self) -> None:
        self.footer.back.connect(self._on_back)
        self.footer.primary.connect(self._on_look)
        self.password.entered.connect(self._on_look)
        self.make.clicked.connect(lambda: self.course.act(sharing.make_team))
        self.asking.left.connect(self._on_left)
        self.asking.done.connect(self._on_asked)
        self.course.shown.connect(self.show_sharing)
        self.course.failed.connect(self._on_failed)
        self.course.absent.connect(self._on_absent)
        self.course.busy.connect(self._on_busy)

    def enter(self, place: Place) -> None:
        """Ask the hub who reads it."""
        self.place, self.found = place, None
        self._title.set_words(about(self.room, "titel"))
        self._lead.set_words(about(self.room, "lead"))
        self._in_head.set_words(about(self.room, "wie"))
        self._out_head.set_words(text("delen.collegas"))
        self.footer.set_back(about(self.room, "terug"))
        self.problem.say("")
        self.stands.say("")
        self._clear()
        show_when(False, self.make)
        self.frame.belong(_BELONGS[self.room])
        self.footer.set_primary(text("delen.opnieuw"))
        self.footer.primary_button.show()
        self.frame.look()
        self.course.begin(_stream_of(self.room, DossierId(place.dossier_id)))
        self.footer.primary_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """The password and the session are put away."""
        self.password.ask(False)
        self.course.forget()
        self._clear()

    def show_sharing(self, found: Sharing) -> None:
        """Who reads it, and who could."""
        self.found = found
        self.password.ask(False)
        self._stop_asking()
        self.stands.say(standing(found))
        show_when(found.may_make, self.make)
        self._show_rows(found)
        if self.room is Room.INBOX:
            self.desk.run(hub_register.own_digits, (), self._on_digits)

    def _show_rows(self, found: Sharing) -> None:
        self._clear()
        self._fill(self._in, members(found))
        self._fill(self._out, others(found))
        show_when(bool(found.members), self._in_head)
        show_when(found.is_told, self._out_head)
        show_when(found.is_told and not found.others, self._nobody)

    def _fill(self, place: QVBoxLayout, rows: tuple[Row, ...]) -> None:
        for row in rows:
            made = MemberRow(row)
            made.setMaximumWidth(theme.px(COLUMN))
            made.chosen.connect(self._on_chosen)
            place.addWidget(made)

    def _clear(self) -> None:
        empty(self._in)
        empty(self._out)
        show_when(False, self._in_head, self._out_head, self._nobody, self.asking)

    def _on_digits(self, digits: str) -> None:
        if digits:
            self._lead.set_words(text("delen.postvak.cijfers", lead=about(Room.INBOX, "lead"), cijfers=digits))

    def _on_chosen(self, act: str, account: str) -> None:
        self.problem.say("")
        chosen = Act(act)
        if chosen is Act.COMPARE:
            self.course.compare(account)
        elif self.room is not Room.DOSSIER or chosen is Act.TAKE_OUT:
            self._ask(chosen, account, needs_ground=False)
        else:
            look = partial(self._on_ground, chosen, account)
            self.desk.run(_has_ground, (DossierId(self.place.dossier_id), account), look)

    def _on_ground(self, act: Act, account: str, has_ground: bool) -> None:
        self._ask(act, account, needs_ground=not has_ground)

    def _ask(self, act: Act, account: str, *, needs_ground: bool) -> None:
        """Ask at the top of the screen; the act at the foot gives way to it."""
        self.footer.primary_button.hide()
        self.asking.ask(act, account, question(act, self.room), needs_ground=needs_ground)
        self.frame.zone.area.verticalScrollBar().setValue(0)

    def _on_asked(self, act: str, account: str) -> None:
        self.problem.say("")
        if Act(act) is Act.TAKE_OUT:
            self._take_out(account)
            return
        plan = partial(_let_in, account)
        if self.asking.consent.isVisibleTo(self.asking):
            self._agree(account, plan)
        else:
            self.course.act(plan)

    def _agree(self, account: str, plan: Callable[[Session, Looked, str], Sending]) -> None:
        """Keep what the resident said first; without that nobody is let in."""
        try:
            until = self.asking.consent.until()
        except UserError as problem:
            self.problem.say(str(problem))
            return
        given = (DossierId(self.place.dossier_id), account, self.asking.consent.how_given(), until)
        self.desk.run(sharing.agree, given, lambda _changes: self.course.act(plan), self._on_failed)

    def _take_out(self, account: str) -> None:
        """Of a dossier what the resident wants is kept first: it holds whether the hub is there or not."""
        plan = partial(_take_out, account)
        if self.room is not Room.DOSSIER:
            self.course.act(plan)
            return
        is_told = self.found is not None and self.found.is_told
        done = (lambda _changes: self.course.act(plan)) if is_told else self._on_withdrawn
        self.desk.run(sharing.withdraw, (DossierId(self.place.dossier_id), account), done, self._on_failed)

    def _on_withdrawn(self, _changes: Changes) -> None:
        """Without the hub: say what is kept, and that the rest follows."""
        self.told.say(text("delen.ingetrokken_later"))
        self._stop_asking()
        self._show_known()

    def _show_known(self) -> None:
        stream = sharing.stream_of(DossierId(self.place.dossier_id))
        self.desk.run(sharing.as_known, (stream,), self._on_known)

    def _on_known(self, found: Sharing) -> None:
        self.found = found
        self._show_rows(found)

    def _stop_asking(self) -> None:
        self.asking.hide()
        self.footer.primary_button.show()

    def _on_left(self) -> None:
        self._stop_asking()
        self.footer.primary_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_look(self) -> None:
        self.problem.say("")
        self.course.look(self.password.value() if not self.password.isHidden() else "")

    def _on_back(self) -> None:
        back = {Room.INBOX: Spot.SETTINGS, Room.TEAM: Spot.COUNTS, Room.DOSSIER: Spot.DOSSIER}
        self.desk.go(Place(back[self.room], dossier_id=self.place.dossier_id))

    def _on_busy(self, is_busy: bool) -> None:
        self.footer.primary_button.setEnabled(not is_busy)
        self.told.say(text("inschrijven.bezig") if is_busy else "")

    def _on_absent(self) -> None:
        self.stands.say(text("delen.niet_ingeschreven"))
        self.footer.set_primary("")

    def _on_failed(self, fault: SpokenError) -> None:
        self.problem.say(str(fault))
        if self.room is Room.DOSSIER and (self.found is None or not self.found.is_told):
            self._show_known()
        if asks_password(fault):
            self._stop_asking()
            self.password.ask(True)


def _stream_of(room: Room, dossier: DossierId) -> Callable[[Access], str]:
    if room is Room.DOSSIER:
        return lambda _access: sharing.stream_of(dossier)
    return sharing.inbox_of if room is Room.INBOX else sharing.team_of


def _has_ground(session: Session, dossier: DossierId, account: str) -> bool:
    return sharing.ground_for(session, dossier, account) is not None


def _let_in(account: str, session: Session, looked: Looked, stream: str) -> Sending:
    return sharing.let_in(session, looked, stream, account)


def _take_out(account: str, session: Session, looked: Looked, stream: str) -> Sending:
    return sharing.take_out(session, looked, stream, account)

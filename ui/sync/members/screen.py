"""The screen of who reads a dossier, or who opens referrals: let somebody in, or take somebody out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.domain.ids import DossierId
from app.errors import SpokenError, UserError
from app.services import sharing
from app.services.enrol_share import Sending
from app.services.enrol_state import Looked
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
from ui.sync.members.state import INBOX, Act, Row, about, members, others, standing
from ui.today.places import PlacesFrame
from ui.widgets.notice import IconLine, Notice
from ui.widgets.showing import show_when
from ui.widgets.text import Text
from ui.widgets.topstrip import StepFooter

COLUMN = 720


class MembersScreen(Screen):
    """``Place.detail`` is ``postvak`` for who opens referrals; otherwise it is about ``Place.dossier_id``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.place = Place(Spot.MEMBERS)
        self.found: Sharing | None = None
        self.course = MembersCourse(desk, self)
        self.footer = StepFooter(text("delen.terug_dossier"), text("delen.opnieuw"))
        self.frame = PlacesFrame(desk, Spot.DOSSIERS, self.footer)
        self._title, self._lead = Text("", "title"), Text("", "lead", tone="soft")
        self.problem, self.told, self.stands = Notice(), IconLine("info"), IconLine("info")
        self.password = PasswordLine()
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
    def is_inbox(self) -> bool:
        """Whether it is about who opens referrals."""
        return self.place.detail == INBOX

    def _build(self) -> None:
        body = self.frame.zone.body
        body.setSpacing(space(2))
        for part in (self._title, self._lead, self.problem, self.told, self.stands, self.password, self.asking):
            part.setMaximumWidth(theme.px(COLUMN))
            body.addWidget(part)
        for head, rows in ((self._in_head, self._in), (self._out_head, self._out)):
            body.addSpacing(space(3))
            body.addWidget(head)
            body.addLayout(rows)
        body.addWidget(self._nobody)

    def _connect(self) -> None:
        self.footer.back.connect(self._on_back)
        self.footer.primary.connect(self._on_look)
        self.password.entered.connect(self._on_look)
        self.asking.left.connect(self._on_left)
        self.asking.done.connect(self._on_asked)
        self.course.shown.connect(self.show_sharing)
        self.course.failed.connect(self._on_failed)
        self.course.absent.connect(self._on_absent)
        self.course.busy.connect(self._on_busy)

    def enter(self, place: Place) -> None:
        """Ask the hub who reads it."""
        self.place, self.found = place, None
        self._title.set_words(about(self.is_inbox, "titel"))
        self._lead.set_words(about(self.is_inbox, "lead"))
        self._in_head.set_words(about(self.is_inbox, "wie"))
        self._out_head.set_words(text("delen.collegas"))
        self.footer.set_back(text("inschrijven.terug" if self.is_inbox else "delen.terug_dossier"))
        self.problem.say("")
        self.stands.say("")
        self._clear()
        self.frame.belong(Spot.SETTINGS if self.is_inbox else Spot.DOSSIERS)
        self.footer.set_primary(text("delen.opnieuw"))
        self.footer.primary_button.show()
        self.frame.look()
        dossier = DossierId(place.dossier_id)
        self.course.begin(sharing.inbox_of if self.is_inbox else lambda _access: sharing.stream_of(dossier))
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
        self._show_rows(found)
        if self.is_inbox:
            self.desk.run(hub_register.own_digits, (), self._on_digits)

    def _show_rows(self, found: Sharing) -> None:
        self._clear()
        self._fill(self._in, members(found))
        self._fill(self._out, others(found))
        show_when(bool(found.members), self._in_head)
        show_when(True, self._out_head)
        show_when(not found.others, self._nobody)

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
            self._lead.set_words(text("delen.postvak.cijfers", lead=about(True, "lead"), cijfers=digits))

    def _on_chosen(self, act: str, account: str) -> None:
        self.problem.say("")
        chosen = Act(act)
        if chosen is Act.COMPARE:
            self.course.compare(account)
        elif self.is_inbox or chosen is Act.TAKE_OUT:
            self._ask(chosen, account, needs_ground=False)
        else:
            look = partial(self._on_ground, chosen, account)
            self.desk.run(_has_ground, (DossierId(self.place.dossier_id), account), look)

    def _on_ground(self, act: Act, account: str, has_ground: bool) -> None:
        self._ask(act, account, needs_ground=not has_ground)

    def _ask(self, act: Act, account: str, *, needs_ground: bool) -> None:
        """Ask at the top of the screen; the act at the foot gives way to it."""
        self.footer.primary_button.hide()
        self.asking.ask(act, account, needs_ground=needs_ground)
        self.frame.zone.area.verticalScrollBar().setValue(0)

    def _on_asked(self, act: str, account: str) -> None:
        self.problem.say("")
        plan = partial(_take_out if Act(act) is Act.TAKE_OUT else _let_in, account)
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
        if self.is_inbox:
            self.desk.go(Place(Spot.SETTINGS))
        else:
            self.desk.go(Place(Spot.DOSSIER, dossier_id=self.place.dossier_id))

    def _on_busy(self, is_busy: bool) -> None:
        self.footer.primary_button.setEnabled(not is_busy)
        self.told.say(text("inschrijven.bezig") if is_busy else "")

    def _on_absent(self) -> None:
        self.stands.say(text("delen.niet_ingeschreven"))
        self.footer.set_primary("")

    def _on_failed(self, fault: SpokenError) -> None:
        self.problem.say(str(fault))
        if asks_password(fault):
            self._stop_asking()
            self.password.ask(True)


def _has_ground(session: Session, dossier: DossierId, account: str) -> bool:
    return sharing.ground_for(session, dossier, account) is not None


def _let_in(account: str, session: Session, looked: Looked, stream: str) -> Sending:
    return sharing.let_in(session, looked, stream, account)


def _take_out(account: str, session: Session, looked: Looked, stream: str) -> Sending:
    return sharing.take_out(session, looked, stream, account)

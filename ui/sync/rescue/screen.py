"""The screen of the code on paper: whose laptop is lost, who goes on, the code; and who used it before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.errors import SpokenError
from app.services.rescue import Offer, Rescue
from app.texts import text
from ui import theme
from ui.desk import Desk, Place, Screen, Spot
from ui.filling import empty
from ui.palette import space
from ui.sync.enrol.pages import PasswordLine
from ui.sync.enrol.state import asks_password
from ui.sync.rescue.course import RescueCourse
from ui.sync.rescue.state import Form, done_words, heir_choices, lost_choices, uses
from ui.today.places import PlacesFrame
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine, Notice
from ui.widgets.segments import Options
from ui.widgets.showing import show_when
from ui.widgets.text import Text
from ui.widgets.topstrip import StepFooter

COLUMN = 720


class RescueScreen(Screen):
    """Opens what a lost laptop read, on the laptop of an administrator."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.around)
        self.desk = desk
        self.course = RescueCourse(desk, self)
        self.footer = StepFooter(text("inschrijven.terug"), text("delen.noodcode.openen"))
        self.frame = PlacesFrame(self, desk, Spot.SETTINGS, self.footer)
        self.problem, self.told, self.nothing = Notice(), IconLine("info"), IconLine("info")
        self.password = PasswordLine()
        self.code = Field(text("delen.noodcode.code"))
        self._code = Labelled(text("delen.noodcode.code"), self.code, help_line=text("delen.noodcode.code_uitleg"))
        self._lost_head = Text(text("delen.noodcode.wie"), weight=600)
        self._heir_head = Text(text("delen.noodcode.verder"), weight=600)
        self._lost_place, self._heir_place, self._uses = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._uses_head = Text(text("delen.noodcode.eerder"), weight=600)
        self.lost: Options | None = None
        self.heir: Options | None = None
        self._heirs: Sequence[str] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame.zone)
        self._build()
        self._connect()

    def _build(self) -> None:
        body = self.frame.zone.body
        body.setSpacing(space(2))
        head = (Text(text("delen.noodcode.titel"), "title"), Text(text("delen.noodcode.lead"), "lead", tone="soft"))
        for part in (*head, self.problem, self.told, self.nothing, self.password, self._lost_head):
            part.setMaximumWidth(theme.px(COLUMN))
            body.addWidget(part)
        body.addLayout(self._lost_place)
        body.addSpacing(space(2))
        body.addWidget(self._heir_head)
        body.addLayout(self._heir_place)
        body.addSpacing(space(2))
        self._code.setMaximumWidth(theme.px(COLUMN))
        body.addWidget(self._code)
        body.addSpacing(space(4))
        body.addWidget(self._uses_head)
        body.addLayout(self._uses)

    def _connect(self) -> None:
        self.footer.back.connect(lambda: self.desk.go(Place(Spot.SETTINGS)))
        self.footer.primary.connect(self._on_primary)
        self.password.entered.connect(self._on_primary)
        self.code.returnPressed.connect(self._on_primary)
        self.course.offered.connect(self.show_offer)
        self.course.done.connect(self._on_done)
        self.course.failed.connect(self._on_failed)
        self.course.absent.connect(lambda: self.nothing.say(text("delen.niet_ingeschreven")))
        self.course.busy.connect(self._on_busy)

    def enter(self, place: Place) -> None:
        """Ask the hub what there is to open."""
        self.problem.say("")
        self.nothing.say("")
        self._show_form(False)
        self.frame.look()
        self.course.begin()

    def leave(self) -> None:
        """The code and the password are put away."""
        self.code.clear()
        self.password.ask(False)
        self.course.forget()

    def show_offer(self, offered: Offer, heirs: Sequence[str]) -> None:
        """What the code can open, and every use so far."""
        self.password.ask(False)
        self._heirs = heirs
        choices = lost_choices(offered)
        self._show_form(bool(choices))
        self.nothing.say("" if choices else text("delen.noodcode.alleen_beheerder"))
        self._show_choices(choices)
        self._show_uses(uses(offered))

    def _show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        self.lost = None
        if not choices:
            return
        self.lost = Options(text("delen.noodcode.wie"), choices)
        self.lost.set_value(choices[0][0])
        self.lost.chosen.connect(lambda _account: self._show_heirs())
        self.lost.setMaximumWidth(theme.px(COLUMN))
        self._lost_place.addWidget(self.lost)
        self._show_heirs()
        self.lost.focus_choice()

    def _show_uses(self, lines: Sequence[str]) -> None:
        for line in lines:
            self._uses.addWidget(Text(line, tone="soft"))
        show_when(bool(lines), self._uses_head)

    def _show_heirs(self) -> None:
        empty(self._heir_place)
        self.heir = Options(
            text("delen.noodcode.verder"), heir_choices(self._heirs, self.lost.value() if self.lost else "")
        )
        self.heir.set_value("")
        self.heir.setMaximumWidth(theme.px(COLUMN))
        self._heir_place.addWidget(self.heir)

    def _show_form(self, is_shown: bool) -> None:
        show_when(is_shown, self._lost_head, self._heir_head, self._code)
        show_when(False, self._uses_head)
        empty(self._lost_place)
        empty(self._heir_place)
        empty(self._uses)
        self.footer.primary_button.setVisible(is_shown)

    def _on_primary(self) -> None:
        if not self.footer.primary_button.isEnabled():
            return
        self.problem.say("")
        if not self.password.isHidden():
            self.course.look(self.password.value())
        elif self.lost is not None and self.heir is not None:
            self.course.open(Form(self.lost.value(), self.heir.value(), self.code.text()))

    def _on_done(self, done: Rescue, form: Form) -> None:
        self.code.clear()
        self._show_form(False)
        self.nothing.say(done_words(done, form))

    def _on_busy(self, is_busy: bool) -> None:
        self.footer.primary_button.setEnabled(not is_busy)
        self.told.say(text("inschrijven.bezig") if is_busy else "")

    def _on_failed(self, fault: SpokenError) -> None:
        self.problem.say(str(fault))
        wants_password = asks_password(fault)
        self.password.ask(wants_password)
        if wants_password:
            self.footer.primary_button.setVisible(True)
            self.footer.primary_button.setFocus(Qt.FocusReason.OtherFocusReason)

"""Which organisation of the hub one in the register is: chosen from those there are, and its digits compared."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import SpokenError
from app.services import enrol, sharing
from app.services.enrol_state import Access, Looked
from app.services.referrals import hub_register
from app.services.referrals.hub_register import HubOrganisation
from app.services.session import Session
from app.texts import text
from ui.desk import Desk
from ui.filling import empty
from ui.palette import space
from ui.sync.enrol.pages import PasswordLine
from ui.sync.enrol.state import aloud, asks_password
from ui.widgets.buttons import PlainButton
from ui.widgets.combo import Combo
from ui.widgets.notice import Notice
from ui.widgets.showing import show_when
from ui.widgets.text import Text


class HubChoice(QWidget):
    """Asks the hub when it is shown; what was chosen before stays when the hub cannot be asked. ``filled`` says that
    there is something else to see."""

    filled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._name = ""
        self._access: Access | None = None
        self._looked: Looked | None = None
        self._found: Sequence[HubOrganisation] = ()
        self.problem = Notice()
        self.password = PasswordLine()
        self.again = PlainButton(text("organisaties.hub.opnieuw"))
        self.combo: Combo | None = None
        self._place = QVBoxLayout()
        self._words, self.digits = Text("", tone="soft"), Text("", "lead")
        self.same = PlainButton(text("inschrijven.cijfers.gelijk"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.problem)
        column.addWidget(self.password)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._place)
        column.addWidget(self._words)
        column.addWidget(self.digits)
        column.addWidget(self.same, 0, Qt.AlignmentFlag.AlignLeft)
        self.again.clicked.connect(self._on_again)
        self.password.entered.connect(self._on_again)
        self.same.clicked.connect(self._on_same)

    def start(self, name: str) -> None:
        """Show what was chosen, and ask the hub which there are."""
        self._name, self._found, self._looked = name, (), None
        self.problem.say("")
        self._show()
        self._desk.run(sharing.present, (), self._on_present, self._on_failed)

    def value(self) -> str:
        """What the hub calls it; empty when nothing was chosen."""
        return self._name

    def put_away(self) -> None:
        """The session with the hub and a password are put away."""
        self._access = self._looked = None
        self.password.ask(False)

    def _on_present(self, access: Access | None) -> None:
        self._access = access
        if access is None:
            self._words.set_words(text("organisaties.hub.niet_ingeschreven"))
            show_when(True, self._words)
        else:
            self._ask("")

    def _on_again(self) -> None:
        self.problem.say("")
        self._ask(self.password.value() if not self.password.isHidden() else "")

    def _ask(self, password: str) -> None:
        if self._access is not None:
            asked = Access(self._access.enrolled) if password else self._access
            self._desk.jobs.run_free(enrol.look, (asked, password), self._on_looked, self._on_failed)

    def _on_looked(self, looked: Looked) -> None:
        self._access, self._looked = looked.access, looked
        self.password.ask(False)
        self._desk.run(_known, (looked,), self._on_known, self._on_failed)

    def _on_known(self, found: tuple[HubOrganisation, ...]) -> None:
        self._found = found
        self._show()

    def _on_same(self) -> None:
        if self._looked is not None and self._name:
            self._desk.run(hub_register.compare, (self._looked, self._name), self._on_compared, self._on_failed)

    def _on_compared(self, _done: None) -> None:
        if self._looked is not None:
            self._desk.run(_known, (self._looked,), self._on_known, self._on_failed)

    def _on_chosen(self, name: str) -> None:
        self._name = name
        self._show_digits()

    def _show(self) -> None:
        empty(self._place)
        self.combo = None
        if self._found:
            none = ("", text("organisaties.hub.kies"))
            self.combo = Combo(text("organisaties.hub.welke"), (none, *((one.name, one.name) for one in self._found)))
            self.combo.set_value(self._name)
            self.combo.chosen.connect(self._on_chosen)
            self._place.addWidget(self.combo)
        show_when(not self._found, self.again)
        self._show_digits()

    def _show_digits(self) -> None:
        one = next((each for each in self._found if each.name == self._name), None)
        if one is None:
            words = text("organisaties.hub.gekozen", naam=self._name) if self._name and not self._found else ""
        elif one.is_compared:
            words = text("organisaties.hub.vergeleken", naam=one.name)
        else:
            words = text(
                "organisaties.hub.veranderd" if one.is_changed else "organisaties.hub.vergelijk", naam=one.name
            )
        self._words.set_words(words)
        self.digits.set_words("  ".join(one.digits.split()) if one and not one.is_compared else "")
        self.digits.setAccessibleName(aloud(one.digits) if one else "")
        show_when(bool(words), self._words)
        show_when(one is not None and not one.is_compared, self.digits, self.same)
        self.filled.emit()

    def _on_failed(self, fault: SpokenError) -> None:
        self.problem.say("", str(fault))
        self.password.ask(asks_password(fault))


def _known(session: Session, looked: Looked) -> tuple[HubOrganisation, ...]:
    enrol.learn(session, looked)
    return hub_register.known(session, looked)

"""Inviting a colleague, and the code that comes of it or that a second laptop needs; the pages know no service."""

from PySide6.QtCore import Qt, Signal

from app.services.enrol_code import Invitation
from app.services.enrol_state import EnrolState
from app.texts import text
from ui.sync.enrol.pages import EnrolPage
from ui.sync.enrol.state import role_details, roles
from ui.unlock.fields import WIDTH
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.segments import Options
from ui.widgets.text import Text


class InvitePage(EnrolPage):
    """The name of the account and its role; ``entered`` comes at Enter in the name."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.account = Field(text("inschrijven.uitnodigen.account"), width=WIDTH)
        self.role = Options(text("inschrijven.uitnodigen.rol"), roles(), role_details())
        self.role.set_value(roles()[0][0])
        self.account.returnPressed.connect(self.entered)
        help_line = text("inschrijven.uitnodigen.account_uitleg")
        self.add(Labelled(self.account.accessibleName(), self.account, help_line=help_line), 4)
        self.add(Text(text("inschrijven.uitnodigen.rol"), weight=600), 1)
        self.add(self.role, 4)

    def focus_first(self) -> bool:
        """The name."""
        self.account.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def put_away(self) -> None:
        """The name is put away."""
        self.account.clear()


class CodePage(EnrolPage):
    """What to pass on: the address, the account and the code."""

    def __init__(self) -> None:
        super().__init__()
        self.code = Text(kind="title")
        self._address, self._account = Text(), Text()
        for part in (self._address, self._account):
            self.add(part, 1)
        self.add(self.code, 4)
        self.add(Text(text("inschrijven.nieuwe_code.daarna"), tone="soft"), 4)

    def show_code(self, invitation: Invitation, state: EnrolState) -> None:
        """A code that was made just now."""
        self._address.set_words(text("inschrijven.nieuwe_code.adres", url=state.url))
        self._account.set_words(text("inschrijven.nieuwe_code.account", account=invitation.account))
        self.code.set_words(invitation.code)
        spoken = ", ".join(" ".join(group) for group in invitation.code.split("-"))
        self.code.setAccessibleName(f"{text('inschrijven.nieuwe_code.naam')}: {spoken}")

    def put_away(self) -> None:
        """The code is put away."""
        self.code.set_words("")
        self.code.setAccessibleName(text("inschrijven.nieuwe_code.naam"))

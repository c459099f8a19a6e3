"""The pages of enrolling; each tells what the person chose and knows no service."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.enrol import Form
from app.services.enrol_state import Colleague, EnrolState
from app.texts import text
from ui.filling import empty
from ui.palette import space
from ui.sync.enrol.state import Digits, Step, aloud, code_lines, keys_line, own_digits, their_digits, to_compare
from ui.unlock.fields import WIDTH, PassphraseField
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.field import Field
from ui.widgets.hairline import Hairline
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine, Notice
from ui.widgets.segments import Options
from ui.widgets.showing import show_when
from ui.widgets.text import Text


class EnrolPage(QWidget):
    """What the pages have in common: a column, what they show of the enrolment, and where the keyboard begins."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, space(3), 0, 0)
        self.column.setSpacing(0)

    def add(self, widget: QWidget, gap: int = 5) -> None:
        """A part, with room under it."""
        self.column.addWidget(widget)
        self.column.addSpacing(space(gap))

    def show_state(self, state: EnrolState) -> None:
        """Show how far the enrolment is."""

    def focus_first(self) -> bool:
        """Put the keyboard where typing begins; False when the act at the foot comes first."""
        return False

    def put_away(self) -> None:
        """Forget what is private."""


class AddressPage(EnrolPage):
    """Step one: address, account, code and a new password for the hub. ``entered`` comes at Enter in the last field."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.address = Field(text("inschrijven.adres.hub"), hint=text("inschrijven.adres.hub_hint"), width=WIDTH)
        self.account = Field(text("inschrijven.adres.account"), width=WIDTH)
        self.code = Field(text("inschrijven.adres.code"), hint=text("inschrijven.adres.code_hint"), width=WIDTH)
        self.password = PassphraseField(text("inschrijven.adres.wachtwoord"))
        self.label = Field(text("inschrijven.adres.naam"), width=WIDTH)
        for field, help_line in (
            (self.address, ""),
            (self.account, ""),
            (self.code, text("inschrijven.adres.code_uitleg")),
        ):
            self.add(Labelled(field.accessibleName(), field, help_line=help_line), 4)
        self.add(self.password, 1)
        self.add(Text(text("inschrijven.adres.wachtwoord_uitleg"), "caption", tone="soft"), 4)
        self.add(Labelled(self.label.accessibleName(), self.label, help_line=text("inschrijven.adres.naam_uitleg")), 4)
        self.label.returnPressed.connect(self.entered)

    def show_state(self, state: EnrolState) -> None:
        """A code works once: it is put away when it did its work."""
        if state.is_enrolled:
            self.put_away()

    def form(self) -> Form:
        """What was typed."""
        words = (self.address.text(), self.account.text(), self.code.text(), self.password.value(), self.label.text())
        return Form(*words)

    def focus_first(self) -> bool:
        """The address."""
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def put_away(self) -> None:
        """The code and the password are put away, the rest may stay."""
        self.code.clear()
        self.password.clear()


class DigitsBlock(QWidget):
    """Thirty digits in large type under the words that say whose they are."""

    def __init__(self) -> None:
        super().__init__()
        self._whose = Text(tone="soft")
        self._digits = Text(kind="title")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self._whose)
        column.addWidget(self._digits)

    def show_digits(self, shown: Digits) -> None:
        """Other digits."""
        self._whose.set_words(shown.whose)
        self._digits.set_words("  ".join(shown.digits.split()))
        self._digits.setAccessibleName(f"{shown.whose}: {aloud(shown.digits)}")


class DigitsPage(EnrolPage):
    """Step two: the digits of this laptop and those of a colleague. ``differs`` comes when they are not the same."""

    differs = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.own, self.theirs = DigitsBlock(), DigitsBlock()
        self.others = QVBoxLayout()
        self.choice: Options | None = None
        self._open: tuple[Colleague, ...] = ()
        self.different = PlainButton(text("inschrijven.cijfers.anders"))
        self.different.clicked.connect(self.differs)
        self.line, self.nobody = Hairline(), Text(text("inschrijven.cijfers.niemand"), tone="soft")
        self.add(self.own, 4)
        self.add(self.line, 4)
        self.column.addWidget(self.nobody)
        self.column.addLayout(self.others)
        self.add(self.theirs, 5)
        self.column.addWidget(self.different, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: EnrolState) -> None:
        """The digits as they are now; a choice of whom, when there is more than one."""
        before = self.chosen()
        self._open = to_compare(state)
        self.own.show_digits(own_digits(state))
        empty(self.others)
        self.choice = None
        accounts = [each.account for each in self._open]
        if len(accounts) > 1:
            self._offer(accounts, before if before in accounts else accounts[0])
        show_when(bool(self._open), self.theirs, self.different)
        show_when(state.is_compared and not self._open, self.nobody)
        show_when(bool(self._open) or state.is_compared, self.line)
        self._show_theirs()

    def chosen(self) -> str:
        """With whom is being compared, empty when there is nobody."""
        if self.choice is not None:
            return self.choice.value()
        return self._open[0].account if self._open else ""

    def _offer(self, accounts: Sequence[str], chosen: str) -> None:
        self.choice = Options(text("inschrijven.cijfers.met_wie"), [(name, name) for name in accounts])
        self.choice.set_value(chosen)
        self.choice.chosen.connect(lambda _account: self._show_theirs())
        self.others.addWidget(Text(text("inschrijven.cijfers.met_wie"), weight=600))
        self.others.addWidget(self.choice)

    def _show_theirs(self) -> None:
        for each in self._open:
            if each.account == self.chosen():
                self.theirs.show_digits(their_digits(each))


class SurePage(EnrolPage):
    """Asks whether to take the enrolment back; ``back`` comes when the person does not."""

    back = Signal()

    def __init__(self, step: Step) -> None:
        super().__init__()
        again = TextButton(text(f"inschrijven.{step}.terug"), "chevron-left")
        again.clicked.connect(self.back)
        self.column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)


class PaperPage(EnrolPage):
    """The code of the organisation, once. ``noted`` tells whether the person says that it is on paper."""

    noted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.code = Text(kind="title")
        self.confirm = CheckRow(text("inschrijven.papier.bevestig"))
        self.confirm.toggled.connect(self.noted)
        self.add(self.code)
        self.add(Notice(text("inschrijven.papier.waarschuwing"), text("inschrijven.papier.uitleg")), 4)
        self.add(self.confirm, 4)

    def show_state(self, state: EnrolState) -> None:
        """The code in lines."""
        self.code.set_words(code_lines(state.escrow))
        spoken = " ".join(" ".join(group) for group in state.escrow.split("-"))
        self.code.setAccessibleName(f"{text('inschrijven.papier.naam')}: {spoken}")
        self.confirm.setChecked(False)

    def focus_first(self) -> bool:
        """The box to check."""
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def put_away(self) -> None:
        """The code is put away."""
        self.code.set_words("")
        self.code.setAccessibleName(text("inschrijven.papier.naam"))


class KeysPage(EnrolPage):
    """Step three: how many keys came, and what leads on: ``also`` to the digits, ``invited`` and ``second`` to a code,
    ``leaving`` to taking the enrolment back."""

    also = Signal()
    invited = Signal()
    second = Signal()
    leaving = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count = IconLine("key")
        self.wait = Text(text("inschrijven.sleutels.wachten"), tone="soft")
        self.compare = PlainButton(text("inschrijven.sleutels.ook_vergelijken"))
        self.invite = PlainButton(text("inschrijven.uitnodigen.knop"))
        self.link = PlainButton(text("inschrijven.tweede.knop"))
        self.withdraw = TextButton(text("inschrijven.uitschrijven.knop"))
        self.add(self.count, 3)
        self.add(self.wait, 4)
        for button, told in (
            (self.compare, self.also),
            (self.invite, self.invited),
            (self.link, self.second),
            (self.withdraw, self.leaving),
        ):
            button.clicked.connect(told)
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.column.addSpacing(space(2))

    def show_state(self, state: EnrolState) -> None:
        """The counts as they are now, and what this account may do."""
        self.count.say(keys_line(state))
        show_when(not state.is_ready, self.wait)
        show_when(state.is_head, self.invite)
        show_when(state.is_ready, self.link)


class PasswordLine(QWidget):
    """The password of the hub, asked again when the session ran out. ``entered`` comes at Enter."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = PassphraseField(text("inschrijven.opnieuw.wachtwoord"))
        self.field.entered.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(3), 0, space(2))
        column.addWidget(self.field)
        self.ask(False)

    def value(self) -> str:
        """What was typed."""
        return self.field.value()

    def ask(self, wanted: bool) -> None:
        """Show the field, empty, with the keyboard in it, or put it away."""
        self.field.clear()
        show_when(wanted, self)
        if wanted:
            self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

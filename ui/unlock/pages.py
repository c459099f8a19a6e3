"""The pages of the gate; each tells what the person chose and knows no service."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from app.texts import text
from ui.palette import space
from ui.unlock.fields import WIDTH, NewPassphrase, PassphraseField
from ui.unlock.page import Page
from ui.unlock.state import Act, FaultPage, act_words
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.notice import Notice
from ui.widgets.segments import Options
from ui.widgets.text import Text


class ChoosePage(Page):
    """First start, or a new passphrase after the recovery code: ``chosen`` carries it and whether to remember it."""

    chosen = Signal(str, bool)
    skipped = Signal()

    def __init__(self, kind: str) -> None:
        super().__init__(text(f"unlock.{kind}.title"), text(f"unlock.{kind}.lead"), text(f"unlock.{kind}.primary"))
        self.fields = NewPassphrase()
        self.remember = CheckRow(text("unlock.choose.remember"), detail=text("unlock.choose.remember_detail"))
        self.remember.hide()
        self.fields.entered.connect(self._choose)
        self.primary.clicked.connect(self._choose)
        self.body.addWidget(self.fields)
        self.body.addSpacing(space(4))
        self.body.addWidget(self.remember)
        if kind == "renew":
            later = TextButton(text("unlock.renew.later"))
            later.clicked.connect(self.skipped)
            self.add_act(later)
        self.finish()

    def focus_first(self) -> None:
        """The first of the two fields."""
        self.fields.first.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_remember(self, available: bool) -> None:
        """The choice to remember is only there when this computer has a keyring."""
        self.remember.setVisible(available)

    def _choose(self) -> None:
        problem = self.fields.problem()
        self.say_problem(problem)
        if not problem:
            self.chosen.emit(self.fields.first.value(), self.remember.isVisible() and self.remember.isChecked())


class CodePage(Page):
    """Shows the recovery code once; ``noted`` comes when the person says it is on paper."""

    noted = Signal()

    def __init__(self, code: str) -> None:
        super().__init__(text("unlock.code.title"), text("unlock.code.lead"), text("unlock.code.primary"))
        groups = code.split("-")
        half = (len(groups) + 1) // 2
        self.code = Text("  ".join(groups[:half]) + "\n" + "  ".join(groups[half:]), "title")
        self.code.setAccessibleName(f"{text('unlock.code.name')}: {' '.join(' '.join(group) for group in groups)}")
        self.confirm = CheckRow(text("unlock.code.confirm"))
        self.confirm.toggled.connect(self.primary.setEnabled)
        self.primary.setEnabled(False)
        self.primary.clicked.connect(self.noted)
        self.body.addWidget(self.code)
        self.body.addSpacing(space(6))
        self.body.addWidget(Notice(text("unlock.code.warning"), text("unlock.code.warning_body")))
        self.body.addSpacing(space(4))
        self.body.addWidget(self.confirm)
        self.finish()

    def focus_first(self) -> None:
        """The checkbox."""
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)


class EnterPage(Page):
    """Unlocking: ``tried`` carries the passphrase; ``recovery`` asks for the other way in."""

    tried = Signal(str)
    recovery = Signal()

    def __init__(self) -> None:
        super().__init__(text("unlock.enter.title"), text("unlock.enter.lead"), text("unlock.enter.primary"))
        self.passphrase = PassphraseField(text("unlock.choose.passphrase"))
        self.waiting = Text(tone="soft")
        self.other = TextButton(text("unlock.enter.recovery"), "key")
        self.passphrase.entered.connect(self._try)
        self.primary.clicked.connect(self._try)
        self.other.clicked.connect(self.recovery)
        self.body.addWidget(self.passphrase)
        self.body.addSpacing(space(2))
        self.body.addWidget(self.waiting)
        self.finish()
        self.body.insertSpacing(self.body.count() - 1, space(5))
        self.body.insertWidget(self.body.count() - 1, self.other, 0, Qt.AlignmentFlag.AlignLeft)

    def focus_first(self) -> None:
        """The field."""
        self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.passphrase.line.selectAll()

    def wait_for(self, words: str) -> None:
        """Say what is going on; empty when it is over."""
        self.waiting.set_words(words)
        self.wait(bool(words))

    def _try(self) -> None:
        if self.primary.isEnabled() and self.passphrase.value():
            self.say_problem("")
            self.tried.emit(self.passphrase.value())


class RecoveryPage(Page):
    """Unlocking with the code on paper: ``tried`` carries it; ``back`` returns to the passphrase."""

    tried = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__(text("unlock.recovery.title"), text("unlock.recovery.lead"), text("unlock.recovery.primary"))
        self.code = Field(text("unlock.recovery.field"), hint=text("unlock.recovery.hint"), width=WIDTH)
        self.code.returnPressed.connect(self._try)
        self.primary.clicked.connect(self._try)
        returning = TextButton(text("unlock.recovery.back"), "chevron-left")
        returning.clicked.connect(self.back)
        self.add_act(returning)
        self.body.addWidget(Labelled(text("unlock.recovery.field"), self.code))
        self.finish()

    def focus_first(self) -> None:
        """The field."""
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)
        self.code.selectAll()

    def _try(self) -> None:
        if self.primary.isEnabled() and self.code.text().strip():
            self.say_problem("")
            self.tried.emit(self.code.text())


class RestorePage(Page):
    """A choice of backups and the passphrase: ``tried`` carries the path of the backup and the passphrase."""

    tried = Signal(str, str)
    back = Signal()

    def __init__(self, backups: Sequence[tuple[str, str]]) -> None:
        super().__init__(text("unlock.restore.title"), text("unlock.restore.lead"), text("unlock.restore.primary"))
        self.options = Options(text("unlock.restore.choose"), backups)
        self.options.set_value(backups[0][0])
        self.passphrase = PassphraseField(text("unlock.choose.passphrase"))
        self.passphrase.entered.connect(self._try)
        self.primary.clicked.connect(self._try)
        returning = TextButton(text("unlock.restore.back"), "chevron-left")
        returning.clicked.connect(self.back)
        self.add_act(returning)
        self.body.addWidget(self.options)
        self.body.addSpacing(space(5))
        self.body.addWidget(self.passphrase)
        self.finish()

    def focus_first(self) -> None:
        """The chosen backup, the newest."""
        self.options.focus_choice()

    def _try(self) -> None:
        if self.primary.isEnabled() and self.passphrase.value():
            self.say_problem("")
            self.tried.emit(self.options.value(), self.passphrase.value())


class TroublePage(Page):
    """A fault on a screen of its own: ``acted`` carries what the person wants to do about it."""

    acted = Signal(str)

    def __init__(self, fault: FaultPage) -> None:
        first, *others = fault.acts
        super().__init__(fault.title, fault.body, act_words(first))
        self.primary.clicked.connect(lambda: self.acted.emit(first))
        self.advice = Text(fault.advice)
        self.body.addWidget(self.advice)
        self.others: dict[Act, PlainButton] = {}
        for act in others:
            self._add(act)
        self.finish()

    def _add(self, act: Act) -> None:
        button = PlainButton(act_words(act))
        button.clicked.connect(lambda: self.acted.emit(act))
        self.others[act] = button
        self.add_act(button)

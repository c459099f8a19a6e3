"""One colleague in the list, and what is asked before somebody is let in or taken out."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import text
from ui.desk import Desk
from ui.palette import space
from ui.refer.draft.consent import Consent
from ui.sync.enrol.state import aloud
from ui.sync.members.state import Act, Row, act_words
from ui.widgets.buttons import PlainButton, PrimaryButton, TextButton
from ui.widgets.hairline import Hairline
from ui.widgets.showing import show_when
from ui.widgets.text import Text


class MemberRow(QWidget):
    """Shows a colleague; ``chosen`` carries the act and the account."""

    chosen = Signal(str, str)

    def __init__(self, row: Row) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(2), 0, space(2))
        column.setSpacing(space(1))
        column.addWidget(Hairline())
        line = QHBoxLayout()
        line.setSpacing(space(3))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Text(row.account, weight=600))
        names.addWidget(Text(row.words, "caption", tone="soft"))
        line.addLayout(names, 1)
        for act in row.acts:
            words = act_words(act)
            name = f"{words}: {row.account}"
            quiet = act in (Act.TAKE_OUT, Act.GIVE)
            button = TextButton(words, name=name, quiet=True) if quiet else PlainButton(words, name=name)
            button.clicked.connect(partial(self.chosen.emit, act.value, row.account))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(line)
        if row.digits:
            digits = Text("  ".join(row.digits.split()), "lead")
            digits.setAccessibleName(aloud(row.digits))
            column.addWidget(Text(text("delen.cijfers_van", account=row.account), "caption", tone="soft"))
            column.addWidget(digits)


class Asking(QWidget):
    """Asks before it is done: whether the resident agrees, or whether somebody really is to go. ``done`` carries the
    act and the account."""

    done = Signal(str, str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._act, self._account = Act.LET_IN, ""
        self._title, self._words = Text("", "lead", weight=600), Text("", tone="soft")
        self.consent = Consent(desk)
        self.go = PrimaryButton("…")
        self.back = TextButton(text("delen.toch_niet"), quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(2), 0, space(3))
        column.setSpacing(space(3))
        for part in (Hairline(), self._title, self._words, self.consent):
            column.addWidget(part)
        acts = QHBoxLayout()
        acts.setSpacing(space(4))
        acts.addWidget(self.go)
        acts.addWidget(self.back)
        acts.addStretch(1)
        column.addLayout(acts)
        self.go.clicked.connect(lambda: self.done.emit(self._act.value, self._account))
        self.back.clicked.connect(self.left)
        self.hide()

    def ask(self, act: Act, account: str, question: str, *, needs_ground: bool) -> None:
        """Ask about one colleague; ``question`` is the id of its texts."""
        self._act, self._account = act, account
        self._title.set_words(text(f"{question}.titel", account=account))
        self._words.set_words(text(f"{question}.uitleg", account=account))
        self.go.set_words(act_words(act))
        self.consent.start()
        show_when(needs_ground, self.consent)
        show_when(True, self)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

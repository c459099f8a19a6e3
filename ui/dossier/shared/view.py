"""To whom a household was referred and how far that is, and which signals the team has about it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.texts import text
from ui.dossier.shared.state import Shared
from ui.filling import empty
from ui.palette import space
from ui.widgets.buttons import TextButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.text import Text


class SharedView(QWidget):
    """``asked`` leads to a referral; ``signal_asked`` to telling the team; ``handled`` carries a signal's id."""

    asked = Signal(str)
    signal_asked = Signal()
    handled = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shared | None = None
        self._referrals = _group()
        self._signals = _group()
        self.signal = TextButton(text("wijk.signaal.knop"), "warning")
        column = _group()
        column.addWidget(Text(text("verwijs.dossier.kop"), "lead", weight=600))
        column.addLayout(self._referrals)
        column.addSpacing(space(4))
        column.addWidget(Text(text("wijk.signalen"), "lead", weight=600))
        column.addLayout(self._signals)
        column.addWidget(self.signal, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(column)
        self.signal.clicked.connect(self.signal_asked)

    def show_shared(self, shared: Shared) -> None:
        """Show these; the same ones are left as they are."""
        if shared == self._shown:
            return
        self._shown = shared
        empty(self._referrals)
        for one in shared.referrals:
            button = TextButton(one.what, "arrow-right", name=f"{one.what}: {one.state}")
            button.clicked.connect(partial(self.asked.emit, one.detail))
            self._referrals.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._referrals.addWidget(Text(one.state, "caption", tone="soft"))
        if not shared.referrals:
            self._referrals.addWidget(Text(text("verwijs.dossier.geen"), tone="soft"))
        empty(self._signals)
        for signal in shared.signals:
            row = CheckRow(signal.what, detail=signal.about)
            row.setAccessibleName(text("wijk.opgepakt", wat=signal.what))
            row.toggled.connect(partial(self.handled.emit, signal.id))
            self._signals.addWidget(row)
        if not shared.signals:
            self._signals.addWidget(Text(text("wijk.geen_signalen"), tone="soft"))

    def put_away(self) -> None:
        """Show nothing of any household."""
        self._shown = None
        empty(self._referrals)
        empty(self._signals)


def _group() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column

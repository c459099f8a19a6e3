"""A dossier that this account may not read any more: what is still here of it, and throwing that away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.sync.leaving import LeftLine
from app.texts import text
from ui.palette import space
from ui.sync.standing.state import left_words
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.hairline import Hairline
from ui.widgets.showing import show_when
from ui.widgets.text import Text


class LeftCard(QWidget):
    """``dropped`` carries the id of the dossier, after a second press."""

    dropped = Signal(str)

    def __init__(self, line: LeftLine) -> None:
        super().__init__()
        self._dossier_id = line.dossier_id
        self.drop = PlainButton(text("sync.weg.wis"), name=f"{text('sync.weg.wis')}: {line.label}")
        self.sure = PlainButton(text("sync.weg.zeker"), name=f"{text('sync.weg.zeker')}: {line.label}")
        self.rather_not = TextButton(text("delen.toch_niet"), quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(3), 0, space(3))
        column.setSpacing(space(2))
        for part in (Hairline(), Text(line.label, weight=600), Text(left_words(line), tone="soft")):
            column.addWidget(part)
        acts = QHBoxLayout()
        acts.setSpacing(space(4))
        for act in (self.drop, self.sure, self.rather_not):
            acts.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        acts.addStretch(1)
        column.addLayout(acts)
        self._ask(False)
        self.drop.clicked.connect(lambda: self._ask(True))
        self.rather_not.clicked.connect(lambda: self._ask(False))
        self.sure.clicked.connect(lambda: self.dropped.emit(self._dossier_id))

    def _ask(self, asks: bool) -> None:
        show_when(not asks, self.drop)
        show_when(asks, self.sure, self.rather_not)
        if asks:
            self.rather_not.setFocus(Qt.FocusReason.OtherFocusReason)

"""The page on which the team is told what somebody noticed; it is no referral and leaves the organisation nowhere."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId
from app.domain.signal import Role
from app.errors import SpokenError
from app.services import signals
from app.texts import text
from ui.desk import Desk
from ui.dossier.bsn import BsnNotice
from ui.dossier.part import Foot, Part
from ui.palette import space
from ui.settings.state import roles
from ui.widgets import widths
from ui.widgets.checkrow import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.text import Text

WIDTH = 640


class SignalPart(Part):
    """Starts from the social manager, for that is whom most signals are for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._dossier = DossierId("")
        self.words = Field(text("wijk.signaal.wat"))
        self._words = Labelled(text("wijk.signaal.wat"), self.words)
        self.role = Combo(text("wijk.signaal.voor"), roles())
        self.urgent = CheckRow(text("verwijs.haast"))
        self.bsn = BsnNotice(self.words.text, self.words.setText)
        widths.limit(self, WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(Text(text("wijk.signaal.kop"), "title"))
        column.addWidget(Text(text("wijk.signaal.uitleg"), tone="soft"))
        column.addWidget(self._words)
        column.addWidget(self.bsn)
        column.addWidget(Labelled(text("wijk.signaal.voor"), self.role), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.urgent)
        column.addStretch(1)
        self.words.textChanged.connect(self.bsn.look)

    def start(self, dossier: DossierId) -> None:
        """Nothing was said yet."""
        self._dossier = dossier
        self.words.setText("")
        self.role.set_value(Role.SOCIAL.value)
        self.urgent.show_state(False, "")
        self.bsn.forget()
        self._words.set_problem("")

    def foot(self) -> Foot:
        """Back, and tell the team."""
        return Foot(text("dossier.terug"), text("wijk.signaal.bewaren"))

    def take_focus(self) -> bool:
        """In the words."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def put_away(self) -> None:
        """What was not told is not kept."""
        self._dossier = DossierId("")
        self.words.setText("")

    def undo_words(self) -> tuple[str, str] | None:
        """There is nothing to take back here."""
        return "", ""

    def primary(self) -> None:
        """Tell the team; numbers that may be a BSN are asked about first."""
        if self.bsn.stops():
            return
        args = (self._dossier, self.words.text(), Role(self.role.value()), self.urgent.isChecked())
        self.desk.run(signals.give, args, self._on_given, self._on_refused)

    def _on_given(self, _made: tuple[Changes, RecordId]) -> None:
        self.left.emit()

    def _on_refused(self, problem: SpokenError) -> None:
        self._words.set_problem(str(problem))

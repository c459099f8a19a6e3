"""A new referral: the coach chooses the help that is needed; each kind says what it does, for the resident too."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId
from app.errors import SpokenError
from app.services.referrals import drafting
from app.services.referrals.kinds import kinds
from app.texts import text
from ui.desk import Desk
from ui.dossier.part import Foot, Part
from ui.palette import space
from ui.widgets import widths
from ui.widgets.notice import Notice
from ui.widgets.segments import Options
from ui.widgets.text import Text

WIDTH = 640


class ChoosePart(Part):
    """``made`` carries the id of the draft that was begun."""

    made = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._dossier = DossierId("")
        every = kinds()
        self.kind = Options(
            text("verwijs.welke_hulp"),
            tuple((kind.key, kind.title) for kind in every),
            tuple((kind.key, kind.does) for kind in every),
        )
        self.problem = Notice()
        widths.limit(self, WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(Text(text("verwijs.welke_hulp"), "title"))
        column.addWidget(Text(text("verwijs.welke_hulp_uitleg"), tone="soft"))
        column.addWidget(self.kind)
        column.addWidget(self.problem)
        column.addStretch(1)

    def start(self, dossier_id: str) -> None:
        """Nothing was chosen yet."""
        self._dossier = DossierId(dossier_id)
        self.kind.set_value(kinds()[0].key)
        self.problem.say("")

    def foot(self) -> Foot:
        """Back, and on with what was chosen."""
        return Foot(text("verwijs.terug_dossier"), text("verwijs.verder"))

    def take_focus(self) -> bool:
        """On the choice."""
        self.kind.focus_choice()
        return True

    def primary(self) -> None:
        """Begin it."""
        self.desk.run(drafting.draft, (self._dossier, self.kind.value()), self._on_made, self._on_refused)

    def _on_made(self, made: tuple[Changes, RecordId]) -> None:
        self.made.emit(made[1])

    def _on_refused(self, problem: SpokenError) -> None:
        self.problem.say("", str(problem))

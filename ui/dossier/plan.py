"""The page on which the next visit is planned."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.change import Changes
from app.domain.ids import DossierId, VisitId
from app.domain.visit import VisitType
from app.errors import SpokenError, UserError
from app.intake.scripts import script_of
from app.services import visits
from app.texts import text
from ui.desk import Desk
from ui.dossier.part import Foot, Part
from ui.palette import space
from ui.today.state import kinds
from ui.visit.report.state import AT_TEN, moment, proposed
from ui.widgets import widths
from ui.widgets.datefield import DateField
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.segments import Segments
from ui.widgets.text import Text

WIDTH = 560


class PlanPart(Part):
    """Proposes a follow-up two weeks from now, at ten."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._dossier = DossierId("")
        self.kind = Segments(text("dossier.plan.soort"), kinds())
        self.day = DateField(text("dossier.plan.dag"), desk.today)
        self.time = Field(text("dossier.plan.tijd"), width=100)
        self._day = Labelled(text("dossier.plan.dag"), self.day)
        self._build()

    def _build(self) -> None:
        widths.limit(self, WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(Text(text("dossier.plan.titel"), "title"))
        column.addSpacing(space(2))
        column.addWidget(Text(text("dossier.plan.soort"), weight=600))
        column.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(space(2))
        when = QHBoxLayout()
        when.setSpacing(space(4))
        when.addWidget(self._day)
        when.addWidget(Labelled(text("dossier.plan.tijd"), self.time))
        when.addStretch(1)
        column.addLayout(when)

    def start(self, dossier: DossierId) -> None:
        """Begin with what is proposed."""
        self._dossier = dossier
        self.kind.set_value(VisitType.FOLLOW_UP.value)
        self.day.set_day(proposed(self.desk.today()))
        self.time.setText(clock_at_ten())
        self._day.set_problem("")

    def foot(self) -> Foot:
        """Back, and plan it."""
        return Foot(text("dossier.terug"), text("dossier.plan.bewaar"))

    def take_focus(self) -> bool:
        """On the day."""
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.selectAll()
        return True

    def undo_words(self) -> tuple[str, str] | None:
        """There is nothing to take back here."""
        return "", ""

    def primary(self) -> None:
        """Plan it."""
        try:
            at = moment(self.day.day(), self.time.text(), self.desk.today())
        except UserError as problem:
            self._day.set_problem(str(problem))
            self.day.setFocus()
            return
        kind = VisitType(self.kind.value())
        plan = partial(visits.plan, minutes=script_of(kind).minutes)
        self.desk.run(plan, (self._dossier, kind, at), self._on_planned, self._on_refused)

    def _on_planned(self, _made: tuple[Changes, VisitId]) -> None:
        self.left.emit()

    def _on_refused(self, problem: SpokenError) -> None:
        self._day.set_problem(str(problem))


def clock_at_ten() -> str:
    """The time that is proposed."""
    return f"{AT_TEN.hour}.{AT_TEN.minute:02d}"

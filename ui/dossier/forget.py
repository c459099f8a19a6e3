"""Erasing a dossier for good, at the wish of the resident: a reason, a look, and one press."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.ids import DossierId
from app.errors import SpokenError
from app.paths import report_folder
from app.services import erasure
from app.services.course import Course
from app.services.erasure import Certificate
from app.services.session import Session
from app.texts import text
from ui.desk import Desk
from ui.longwork import LongWork, Work, percent
from ui.palette import space
from ui.widgets.buttons import PlainButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.text import Text
from ui.widgets.underway import Underway


class ForgetSection(QWidget):
    """The button works only after the tick; ``erased`` comes when the dossier is gone."""

    erased = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._dossier_id: DossierId | None = None
        self.reason = Field(text("bewaren.dossier.reden"))
        self.labelled = Labelled(
            text("bewaren.dossier.reden"), self.reason, help_line=text("bewaren.dossier.reden_uitleg")
        )
        self.sure = CheckRow(text("bewaren.dossier.zeker"))
        self.erase = PlainButton(text("bewaren.dossier.wis"))
        self.underway = Underway()
        self.work = LongWork(desk.run, self.underway, self._busy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(4), 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Text(text("bewaren.dossier.kop_wis"), "section"))
        column.addWidget(Text(text("bewaren.dossier.wis_uitleg", map=str(report_folder())), tone="soft"))
        column.addWidget(self.labelled)
        column.addWidget(self.sure)
        column.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.underway)
        self.sure.toggled.connect(self.erase.setEnabled)
        self.erase.clicked.connect(self._on_erase)

    def start(self, dossier_id: DossierId) -> None:
        """Nothing is filled in or ticked beforehand."""
        self._dossier_id = dossier_id
        self.reason.setText("")
        self.labelled.set_problem("")
        self.sure.setChecked(False)
        self.erase.setEnabled(False)

    def _on_erase(self) -> None:
        if self._dossier_id is not None:
            args = ((self._dossier_id, self.reason.text(), self.desk.folder), report_folder())
            self.work.start(Work(_erase, args, percent("bewaren.bezig")), self._on_erased, self._on_refused)

    def _busy(self, is_busy: bool) -> None:
        for part in (self.reason, self.sure, self.erase):
            part.setEnabled(not is_busy)

    def _on_erased(self, _certificate: Certificate) -> None:
        self._dossier_id = None
        self.erased.emit()

    def _on_refused(self, problem: SpokenError) -> None:
        self.labelled.set_problem(str(problem))


def _erase(session: Session, given: tuple[DossierId, str, Path], folder: Path, course: Course) -> Certificate:
    """Erase, and leave the certificate where reports go."""
    certificate = erasure.wis(session, *given, course)
    erasure.write_certificate(certificate, folder)
    return certificate

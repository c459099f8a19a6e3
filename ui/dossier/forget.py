"""Erasing a dossier for good, at the wish of the resident: a reason, a look, and one press."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.ids import DossierId
from app.errors import SpokenError
from app.paths import report_folder
from app.services import erasure
from app.services.erasure import Certificate
from app.services.session import Session
from app.texts import text
from ui.desk import Desk
from ui.palette import space
from ui.widgets.buttons import PlainButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.text import Text


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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(4), 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Text(text("bewaren.dossier.kop_wis"), "section"))
        column.addWidget(Text(text("bewaren.dossier.wis_uitleg", map=str(report_folder())), tone="soft"))
        column.addWidget(self.labelled)
        column.addWidget(self.sure)
        column.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignLeft)
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
            self.erase.setEnabled(False)
            args = (self._dossier_id, self.reason.text(), self.desk.folder, report_folder())
            self.desk.run(_erase, args, self._on_erased, self._on_refused)

    def _on_erased(self, _certificate: Certificate) -> None:
        self._dossier_id = None
        self.erased.emit()

    def _on_refused(self, problem: SpokenError) -> None:
        self.erase.setEnabled(True)
        self.labelled.set_problem(str(problem))


def _erase(session: Session, dossier_id: DossierId, reason: str, profile_folder: Path, folder: Path) -> Certificate:
    """Erase, and leave the certificate where reports go."""
    certificate = erasure.wis(session, dossier_id, reason, profile_folder)
    erasure.write_certificate(certificate, folder)
    return certificate

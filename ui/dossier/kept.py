"""Below the details of a dossier: whether it is closed or held, taking it along, and who opened it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.case import Dossier
from app.domain.ids import DossierId
from app.domain.wording import short_date
from app.errors import SpokenError
from app.paths import report_folder
from app.services import access, dossier_export, dossiers, insight
from app.services.access import Opening
from app.services.insight_pdf import inzage_pdf
from app.services.session import Session
from app.texts import text
from ui.desk import Desk, Place, Spot
from ui.dossier.forget import ForgetSection
from ui.filling import empty
from ui.keeping.access.state import rows
from ui.palette import space
from ui.widgets.buttons import PlainButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.flow import Flow
from ui.widgets.notice import IconLine
from ui.widgets.text import Text

MOST_SHOWN = 6


class KeptSection(QWidget):
    """Each act holds at once, like the fields above it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._dossier: Dossier | None = None
        self.closed = CheckRow(text("bewaren.dossier.afsluiten"))
        self.held = CheckRow(text("bewaren.dossier.vast"), detail=text("bewaren.dossier.vast_uitleg"))
        self.along = PlainButton(text("bewaren.dossier.mee"), "document")
        self.all = PlainButton(text("bewaren.dossier.inzage"), "document")
        self.made = IconLine("check", token="accent")
        self.log = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(4), 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Text(text("bewaren.dossier.kop"), "section"))
        column.addWidget(self.closed)
        column.addWidget(self.held)
        column.addSpacing(space(4))
        column.addWidget(Text(text("bewaren.dossier.kop_mee"), "section"))
        column.addWidget(Text(text("bewaren.dossier.mee_uitleg"), tone="soft"))
        acts = Flow()
        acts.add(self.along)
        acts.add(self.all)
        column.addWidget(acts, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.made)
        column.addSpacing(space(4))
        column.addWidget(Text(text("bewaren.dossier.kop_log"), "section"))
        column.addLayout(self.log)
        self.forget = ForgetSection(desk)
        column.addWidget(self.forget)
        self.forget.erased.connect(lambda: desk.go(Place(Spot.KEEPING, detail="logboek")))
        self.closed.toggled.connect(self._on_closed)
        self.held.toggled.connect(self._on_held)
        self.along.clicked.connect(lambda: self._write(dossier_export.export))
        self.all.clicked.connect(lambda: self._write(_insight))

    def start(self, dossier: Dossier) -> None:
        """Show what is kept of a dossier."""
        self._dossier = dossier
        self.made.say("")
        self.forget.start(dossier.id)
        self._show_closed(dossier.closed_on)
        self.held.show_state(dossier.legal_hold, text("bewaren.dossier.vast_uitleg"))
        self.desk.run(access.log, (MOST_SHOWN, dossier.id), self._show_log)

    def put_away(self) -> None:
        """Forget whose it was."""
        self._dossier = None
        empty(self.log)

    def _show_closed(self, day: date | None) -> None:
        said = text("bewaren.dossier.niet_afgesloten")
        if day is not None:
            said = text("bewaren.dossier.afgesloten_op", dag=short_date(day))
        self.closed.show_state(day is not None, said)

    def _show_log(self, log: Sequence[Opening]) -> None:
        empty(self.log)
        for row in rows(log, self.desk.today()):
            self.log.addWidget(Text(f"{row.when} · {row.what} · {row.who}", "caption", tone="soft"))

    def _on_closed(self, is_closed: bool) -> None:
        if self._dossier is not None:
            day = self.desk.today() if is_closed else None
            self.desk.run(dossiers.close, (self._dossier.id, day), lambda _changes: self._show_closed(day))

    def _on_held(self, is_held: bool) -> None:
        if self._dossier is not None:
            self.desk.run(dossiers.hold, (self._dossier.id, is_held))

    def _write(self, service: Callable[[Session, DossierId, Path], Path]) -> None:
        if self._dossier is not None:
            self.desk.run(service, (self._dossier.id, report_folder()), self._on_made, self._on_problem)

    def _on_made(self, place: Path) -> None:
        self.made.say(text("verslag_scherm.staat_in", bestand=place.name, map=str(place.parent)))

    def _on_problem(self, problem: SpokenError) -> None:
        self.made.say(str(problem))


def _insight(session: Session, dossier_id: DossierId, folder: Path) -> Path:
    """Everything that is held, as a file and on paper."""
    folder.mkdir(parents=True, exist_ok=True)
    return inzage_pdf(insight.inzage(session, dossier_id, folder), session.now().date())

"""The register of organisations: the coach adds those of the district, one by one or from a file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.change import Changes
from app.domain.organisation import Organisation
from app.errors import SpokenError
from app.paths import report_folder
from app.services.referrals import register
from app.services.session import Session
from app.texts import text
from ui.desk import Desk
from ui.dossier.part import Foot, Part
from ui.filedialog import choose_files
from ui.palette import space
from ui.refer.register.state import read, rows
from ui.widgets.buttons import PlainButton, PrimaryButton, TextButton
from ui.widgets.notice import Notice
from ui.widgets.showing import show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text

KIND, PLACE = 220, 200


class RegisterPart(Part):
    """``edit_asked`` carries the id of an organisation, or nothing for a new one."""

    edit_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.found: tuple[Organisation, ...] = ()
        self.add = PrimaryButton(text("organisaties.nieuw"), "plus")
        self.load = PlainButton(text("organisaties.laden"), "folder")
        self.example = TextButton(text("organisaties.voorbeeld"), "document")
        self.said = Notice(icon="info")
        self._nothing = Text(text("organisaties.leeg"), tone="soft")
        self.table = FindingsTable(
            text("organisaties.kop"),
            (
                Column(text("organisaties.kolom.naam")),
                Column(text("organisaties.kolom.hulp"), KIND),
                Column(text("organisaties.kolom.waar"), PLACE),
            ),
        )
        self._build()
        self.add.clicked.connect(lambda: self.edit_asked.emit(""))
        self.load.clicked.connect(self._on_load)
        self.example.clicked.connect(self._on_example)
        self.table.opened.connect(lambda key, _column: self.edit_asked.emit(key))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(Text(text("organisaties.kop"), "title"))
        column.addWidget(Text(text("organisaties.uitleg"), tone="soft"))
        acts = QHBoxLayout()
        acts.setSpacing(space(3))
        for button in (self.add, self.load, self.example):
            acts.addWidget(button)
        acts.addStretch(1)
        column.addLayout(acts)
        column.addWidget(self.said)
        column.addWidget(self._nothing)
        column.addWidget(self.table)
        column.addStretch(1)

    def start(self) -> None:
        """Show the register."""
        self.said.say("")
        self.reload()

    def reload(self) -> None:
        """Read it again."""
        self.desk.jobs.run_latest("register", read, (self.desk.session,), self._on_read)

    def foot(self) -> Foot:
        """Back to the list of referrals."""
        return Foot(text("verwijs.terug_lijst"))

    def take_focus(self) -> bool:
        """On adding one."""
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def of(self, organisation_id: str) -> Organisation | None:
        """One that was read."""
        return next((one for one in self.found if one.id == organisation_id), None)

    def _on_read(self, found: tuple[Organisation, ...]) -> None:
        self.found = found
        self.table.show_rows(_rows(found))
        show_when(bool(found), self.table)
        show_when(not found, self._nothing)

    def _on_load(self) -> None:
        chosen = choose_files(self, text("organisaties.laden"), text("organisaties.soort_bestand"))
        if chosen:
            self.desk.run(register.load_file, (chosen[0],), self._on_loaded, self._on_refused)

    def _on_loaded(self, done: tuple[Changes, int]) -> None:
        self.said.say(text("organisaties.geladen", n=done[1]))

    def _on_example(self) -> None:
        self.desk.run(_example, (), self._on_written, self._on_refused)

    def _on_written(self, place: str) -> None:
        self.said.say(text("organisaties.voorbeeld_staat"), place)

    def _on_refused(self, problem: SpokenError) -> None:
        self.said.say("", str(problem))


def _example(_session: Session) -> str:
    folder = report_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return str(register.write_example(folder))


def _rows(found: Sequence[Organisation]) -> tuple[TableRow, ...]:
    return tuple(
        TableRow(
            row.id, (Cell(row.name, row.hours, tone="accent", weight=600, opens=True), Cell(row.kind), Cell(row.place))
        )
        for row in rows(found)
    )

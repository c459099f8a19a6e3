"""A package that came in: choose the file, type the code that was told by phone, and it stands in the inbox."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.domain.change import Changes
from app.domain.ids import RecordId
from app.errors import SpokenError
from app.services.referrals import package
from app.texts import text
from ui.desk import Desk
from ui.dossier.part import Foot, Part
from ui.filedialog import choose_files
from ui.palette import space
from ui.widgets import widths
from ui.widgets.buttons import PlainButton
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.text import Text

WIDTH = 560


class PackagePart(Part):
    """``opened`` carries the id of the referral that was in it."""

    opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.place: Path | None = None
        self.choose = PlainButton(text("verwijs.kies_bestand"), "folder")
        self._file = Text(text("verwijs.geen_bestand"), tone="soft")
        self.code = Field(text("verwijs.code_veld"), hint=text("verwijs.code_hint"))
        self._code = Labelled(text("verwijs.code_veld"), self.code, help_line=text("verwijs.code_hulp"))
        widths.limit(self, WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(Text(text("verwijs.pakket_openen"), "title"))
        column.addWidget(Text(text("verwijs.pakket_uitleg"), tone="soft"))
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._file)
        column.addWidget(self._code)
        column.addStretch(1)
        self.choose.clicked.connect(self._on_choose)

    def start(self) -> None:
        """Nothing was chosen yet."""
        self.take(None)
        self.code.setText("")
        self._code.set_problem("")

    def take(self, place: Path | None) -> None:
        """Work on this file."""
        self.place = place
        self._file.set_words(place.name if place else text("verwijs.geen_bestand"))

    def foot(self) -> Foot:
        """Back, and open it."""
        return Foot(text("verwijs.terug_lijst"), text("verwijs.openen"))

    def take_focus(self) -> bool:
        """On the choice of a file."""
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def put_away(self) -> None:
        """Forget the file and the code."""
        self.start()

    def primary(self) -> None:
        """Open it with the code."""
        if self.place is None:
            self._code.set_problem(text("verwijs.eerst_bestand"))
            return
        self.desk.run(package.open_file, (self.place, self.code.text()), self._on_opened, self._on_refused)

    def _on_choose(self) -> None:
        found = choose_files(self, text("verwijs.kies_bestand"), text("verwijs.soort_bestand"))
        if found:
            self.take(found[0])
            self.code.setFocus()

    def _on_opened(self, made: tuple[Changes, RecordId]) -> None:
        self.opened.emit(made[1])

    def _on_refused(self, problem: SpokenError) -> None:
        self._code.set_problem(str(problem))

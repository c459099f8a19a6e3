"""The page with what is coming."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.change import Changes
from app.errors import SpokenError
from app.paths import report_folder
from app.services import agenda
from app.services.agenda import Item
from app.texts import text
from ui.desk import Desk, Place, Spot
from ui.filling import empty
from ui.keeping.agenda.state import Line, days
from ui.keeping.part import KeepingPart
from ui.palette import space
from ui.widgets.buttons import PlainButton
from ui.widgets.hairline import Hairline
from ui.widgets.notice import IconLine
from ui.widgets.personcard import PersonCard
from ui.widgets.text import Text


class AgendaPart(KeepingPart):
    """Lists what is coming; a row opens its dossier."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "agenda")
        self.along = PlainButton(text("agenda.mee"), "calendar")
        self.made = IconLine("check", token="accent")
        self.listing = QVBoxLayout()
        self.listing.setSpacing(0)
        self.body.addWidget(self.along, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Text(text("agenda.mee_uitleg"), "caption", tone="soft"))
        self.body.addWidget(self.made)
        self.body.addLayout(self.listing)
        self.along.clicked.connect(self._on_along)

    def start(self) -> None:
        """Read what is coming."""
        self.made.say("")
        self.desk.run(agenda.listing, (self.desk.today(),), self._show)
        self.along.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Read it again."""
        self.desk.run(agenda.listing, (self.desk.today(),), self._show)

    def put_away(self) -> None:
        """Forget whose it was."""
        empty(self.listing)

    def _show(self, items: Sequence[Item]) -> None:
        empty(self.listing)
        shown = days(items, self.desk.today())
        if not shown:
            self.listing.addWidget(Text(text("agenda.leeg"), "lead", tone="soft"))
        for day in shown:
            self.listing.addSpacing(space(3))
            self.listing.addWidget(Text(day.title, "section"))
            for line in day.lines:
                self.listing.addWidget(self._row(line))
                self.listing.addWidget(Hairline())

    def _row(self, line: Line) -> QWidget:
        if not line.dossier_id:
            plain = IconLine(line.icon, line.about, lead_in=line.words)
            plain.setContentsMargins(0, space(3), 0, space(3))
            return plain
        card = PersonCard(line.words, line.about, line.icon)
        card.clicked.connect(partial(self._open, line.dossier_id))
        return card

    def _open(self, dossier_id: str) -> None:
        self.desk.go(Place(Spot.DOSSIER, dossier_id=dossier_id))

    def _on_along(self) -> None:
        self.desk.run(agenda.export, (report_folder(),), self._on_made, self._on_problem)

    def _on_made(self, place: Path) -> None:
        self.made.say(text("agenda.gemaakt", bestand=place.name, map=str(place.parent)))

    def _on_problem(self, problem: SpokenError) -> None:
        self.made.say(str(problem))

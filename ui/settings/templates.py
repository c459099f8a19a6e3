"""The templates of notes in use, what is wrong in those of the organisation, and a first one to change."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import SpokenError
from app.paths import templates_folder
from app.services import note_templates
from app.texts import text
from ui.desk import Desk
from ui.filling import empty
from ui.palette import space
from ui.widgets.buttons import PlainButton
from ui.widgets.notice import IconLine, Notice
from ui.widgets.text import Text


class TemplateSection(QWidget):
    """Reads the folder each time it is shown, so that a changed file counts at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.listing = QVBoxLayout()
        self.listing.setSpacing(0)
        self.made = IconLine("check", token="accent")
        self.problem = Notice()
        self.example = PlainButton(text("instellingen.sjabloon.voorbeeld"), "document")
        self.again = PlainButton(text("instellingen.sjabloon.opnieuw"), "redo")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(3), 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Text(text("instellingen.sjabloon.uitleg"), tone="soft"))
        column.addLayout(self.listing)
        column.addWidget(self.problem)
        column.addWidget(self.made)
        for button in (self.example, self.again):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.example.clicked.connect(self._on_example)
        self.again.clicked.connect(self.reload)

    def reload(self) -> None:
        """Look in the folder again."""
        self.made.say("")
        self.desk.jobs.run_free(note_templates.reload, (), self._show)

    def _show(self, shelf: note_templates.Shelf) -> None:
        empty(self.listing)
        for template in shelf.templates:
            kind = "eigen" if template.is_own else "standaard"
            self.listing.addWidget(Text(f"{template.name} · {text(f'instellingen.sjabloon.{kind}')}"))
        self.problem.say(text("instellingen.sjabloon.stuk") if shelf.broken else "", "\n".join(shelf.broken))

    def _on_example(self) -> None:
        self.desk.jobs.run_free(note_templates.write_example, (templates_folder(),), self._on_made, self._on_refused)

    def _on_made(self, place: Path) -> None:
        self.reload()
        self.made.say(text("instellingen.sjabloon.gemaakt", bestand=place.name, map=str(place.parent)))

    def _on_refused(self, problem: SpokenError) -> None:
        self.problem.say(str(problem))

"""What colleagues show of their households, without names, beside the dossiers on this laptop, and both together."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.district import District
from app.texts import text
from ui.counts.state import team_nothing, team_rows
from ui.counts.table import CountsTable
from ui.palette import space
from ui.widgets.buttons import TextButton
from ui.widgets.showing import show_when
from ui.widgets.text import Text


class TeamPart(QWidget):
    """Shows the counts of the team; ``counts`` leads to one's own."""

    def __init__(self) -> None:
        super().__init__()
        self.table = CountsTable(text("tellingen.team.titel"), "wie")
        self.counts = TextButton(text("tellingen.naar"), "arrow-right")
        self._lead, self._nothing = Text(text("tellingen.team.uitleg"), tone="soft"), Text("", tone="soft")
        self._foot = Text(text("tellingen.team.voet"), "caption", tone="soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Text(text("tellingen.team.titel"), "section"))
        for part in (self._lead, self._nothing, self.table, self._foot):
            column.addWidget(part)
        column.addWidget(self.counts, 0, Qt.AlignmentFlag.AlignLeft)

    def show_team(self, found: District) -> None:
        """Show what is known now; nothing of it where this laptop shares with nobody."""
        rows = team_rows(found)
        self.table.show_counts(rows)
        self._nothing.set_words(team_nothing(found))
        show_when(bool(rows), self._lead, self.table, self._foot)
        show_when(not rows, self._nothing)
        show_when(found.team.is_enrolled, self)

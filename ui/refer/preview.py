"""How a referral arrives at the other side: every line of it, and what was left out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.domain.snapshot import Line, Snapshot
from app.reports.referral_page import closing_lines
from app.texts import text
from ui.filling import empty
from ui.palette import space
from ui.widgets.hairline import Hairline
from ui.widgets.text import Text

LABEL = 112


class Preview(QFrame):
    """Shows a snapshot on the quiet ground. ``kind`` is the type of its words: body, or lead for reading together."""

    def __init__(self, kind: str = "body") -> None:
        super().__init__()
        self._kind = kind
        self.setProperty("kind", "preview")
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(5), space(5), space(5))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space(2))
        column.addLayout(self._rows)
        column.addStretch(1)

    def show_told(self, caption: str, title: str, told: Snapshot | None) -> None:
        """Show what goes; only the words above it when there is nothing to show."""
        empty(self._rows)
        self._rows.addWidget(Text(caption, "caption", tone="soft"))
        self._rows.addWidget(Text(title, "section"))
        if told is None:
            return
        envelope = told.envelope
        where = text("verwijzing.papier.van_aan", van=envelope.sender, aan=envelope.receiver)
        self._rows.addWidget(Text(where, self._kind, tone="soft"))
        if envelope.urgent:
            self._rows.addWidget(Text(text("verwijzing.papier.spoed"), self._kind, weight=600))
        for section in told.sections:
            self._rows.addWidget(Hairline())
            self._rows.addWidget(_Lines(section.lines, self._kind))
        self._rows.addWidget(Hairline())
        for line in closing_lines(told):
            self._rows.addWidget(Text(line, self._kind, tone="soft"))

    def put_away(self) -> None:
        """Show nothing of anybody."""
        empty(self._rows)


class _Lines(QWidget):
    """The lines of one part: what it is at the left, what there is to say at the right."""

    def __init__(self, lines: tuple[Line, ...], kind: str) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(3))
        grid.setVerticalSpacing(space(2))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        for number, line in enumerate(lines):
            grid.addWidget(Text(line.label, kind, tone="soft"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(line.words, kind), number, 1, Qt.AlignmentFlag.AlignTop)

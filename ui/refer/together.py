"""Reading together: the resident sees in large type exactly what the other side will see, and nothing else."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.snapshot import Snapshot
from app.texts import text
from ui.dossier.part import Foot, Part
from ui.palette import space
from ui.refer.preview import Preview
from ui.widgets import widths
from ui.widgets.text import Text

WIDTH = 820


class TogetherPart(Part):
    """Shows a snapshot for the resident."""

    def __init__(self) -> None:
        super().__init__()
        self.preview = Preview("lead")
        widths.limit(self, WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        column.addWidget(Text(text("verwijs.samen_kop"), "title"))
        column.addWidget(Text(text("verwijs.samen_uitleg"), "lead", tone="soft"))
        column.addWidget(self.preview)
        column.addStretch(1)

    def show_told(self, asked: str, told: Snapshot) -> None:
        """Show what would go."""
        self.preview.show_told(text("verwijs.zo_komt_het_aan"), asked, told)

    def foot(self) -> Foot:
        """Back to the form."""
        return Foot("", text("verwijs.samen_klaar"))

    def primary(self) -> None:
        """It was read."""
        self.left.emit()

    def put_away(self) -> None:
        """Forget what was shown."""
        self.preview.put_away()

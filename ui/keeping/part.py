"""One page of Gegevens, and what the screen around it asks."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.change import Changes
from app.texts import text
from ui.desk import Desk
from ui.palette import space
from ui.widgets.text import Text


class KeepingPart(QWidget):
    """A page with a title and a line below it; ``body`` takes the rest."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.desk = desk
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(space(3))
        self.body.addWidget(Text(text(f"{name}.titel"), "title"))
        self.body.addWidget(Text(text(f"{name}.sub"), "lead", tone="soft"))

    def start(self) -> None:
        """The page is shown: read what it shows, and put the focus where work begins."""

    def refresh(self, changes: Changes) -> None:
        """Something changed in the store."""

    def put_away(self) -> None:
        """Forget what is private."""

"""Whether the resident agrees, how that was said, and until when it holds."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import text
from ui.desk import Desk
from ui.palette import space
from ui.refer.draft.state import hows, proposed_until
from ui.widgets.datefield import DateField
from ui.widgets.labelled import Labelled
from ui.widgets.segments import Segments
from ui.widgets.text import Text


class Consent(QWidget):
    """Asks how the resident agreed; half a year is proposed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.how = Segments(text("verwijs.goed.vraag"), hows())
        self.day = DateField(text("verwijs.goed.tot"), desk.today, width=200)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Text(text("verwijs.goed.vraag"), weight=600))
        column.addWidget(self.how, 0, Qt.AlignmentFlag.AlignLeft)
        until = QHBoxLayout()
        until.setSpacing(space(4))
        until.addWidget(Labelled(text("verwijs.goed.tot"), self.day))
        until.addWidget(Text(text("verwijs.goed.uitleg"), "caption", tone="soft"), 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(until)

    def start(self) -> None:
        """Nothing was said yet."""
        self.how.set_value("")
        self.day.set_day(proposed_until(self._desk.today()))

    def how_given(self) -> str:
        """How it was said; empty when it was not asked yet."""
        return self.how.value()

    def until(self) -> date | None:
        """The last day on which it holds. Raises UserError when it is no day."""
        return self.day.day()

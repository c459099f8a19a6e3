"""Beside the question about the income of the year: what one payslip says of it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.household import MONTHS
from app.domain.money import Cents
from app.domain.wording import month_name
from app.errors import UserError
from app.rules.inkomen import Vakantiegeld
from app.services.payslip import Payslip, estimate_year
from app.texts import text
from ui.palette import space
from ui.visit.question.state import income_words, take_over_words
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.combo import Combo
from ui.widgets.field import MoneyField
from ui.widgets.flow import Flow
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.showing import bring_in_sight, show_when
from ui.widgets.text import Text


class PayslipAid(QWidget):
    """A text button that opens the fields; ``taken`` carries the income of the year in eurocents."""

    taken = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._middle = Cents(0)
        self.open_button = TextButton(text("loonstrook.open"), "document")
        self.close_button = TextButton(text("loonstrook.sluit"), "minus")
        self.total = MoneyField(text("loonstrook.totaal"), width=180)
        self.first = Combo(text("loonstrook.vanaf"), _months())
        self.last = Combo(text("loonstrook.tot"), _months())
        self.holiday = Combo(
            text("loonstrook.vakantiegeld"), [(one.value, text(f"loonstrook.keuze.{one}")) for one in Vakantiegeld]
        )
        self.other = MoneyField(text("loonstrook.ander"), width=180)
        self.reckon = PlainButton(text("loonstrook.reken"))
        self.take = PlainButton("", "check")
        self._found = IconLine("info")
        self._problem = IconLine("warning", token="notice.ink")
        self._fields = QWidget()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        below = QVBoxLayout(self._fields)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(space(3))
        first, second = Flow(), Flow()
        first.add(Labelled(text("loonstrook.totaal"), self.total))
        first.add(Labelled(text("loonstrook.tot"), self.last))
        first.add(Labelled(text("loonstrook.vanaf"), self.first))
        second.add(Labelled(text("loonstrook.vakantiegeld"), self.holiday))
        second.add(Labelled(text("loonstrook.ander"), self.other))
        where = Text(text("loonstrook.totaal_uitleg"), "caption", tone="soft")
        parts: tuple[QWidget, ...] = (where, first, second, self._problem, self._found)
        for part in parts:
            below.addWidget(part)
        for button in (self.reckon, self.take):
            below.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for piece in (self.open_button, self._fields, self.close_button):
            column.addWidget(piece)
        self.first.set_value("1")
        self.last.set_value(str(self._today().month))
        self.holiday.set_value(Vakantiegeld.ONBEKEND.value)
        self.open_button.clicked.connect(self._on_open)
        self.close_button.clicked.connect(lambda: self._show_open(False))
        self.reckon.clicked.connect(self.finish)
        self.take.clicked.connect(lambda: self.taken.emit(self._middle))
        self.take.hide()
        self._show_open(False)

    def _show_open(self, is_open: bool) -> None:
        show_when(not is_open, self.open_button)
        show_when(is_open, self._fields, self.close_button)

    def _on_open(self) -> None:
        self._show_open(True)
        self.total.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Show what the payslip says of the year, or what lacks."""
        try:
            found = estimate_year(self._read(), self._today().year)
        except UserError as problem:
            self._problem.say(str(problem))
            return
        self._problem.say("")
        self._middle = found.middle
        self._found.say(income_words(found))
        self.take.set_words(take_over_words(found))
        self.take.show()
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.take, lambda: bring_in_sight(self.take, space(5)))

    def _read(self) -> Payslip:
        return Payslip(
            total=self.total.cents(),
            last=int(self.last.value()),
            first=int(self.first.value()),
            holiday_pay=Vakantiegeld(self.holiday.value()),
            other=self.other.cents(),
        )


def _months() -> list[tuple[str, str]]:
    return [(str(month), month_name(month)) for month in range(1, MONTHS + 1)]

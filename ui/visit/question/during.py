"""What changed during the year: a second amount from a day on, or a person who was not there all year."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.intake.questions import Question
from app.texts import text
from ui.palette import space
from ui.visit.question.state import CHANGES_BY_DATE, COMES_OR_GOES, Given, check_in_year, person_of
from ui.widgets.buttons import TextButton
from ui.widgets.datefield import DateField
from ui.widgets.field import MoneyField
from ui.widgets.labelled import Labelled


class Change(StrEnum):
    """What can change during the year."""

    AMOUNT = "amount"
    PRESENCE = "presence"


def kind_of_change(question: Question) -> Change | None:
    """What can change about this question; None when nothing can."""
    if question.id in CHANGES_BY_DATE:
        return Change.AMOUNT
    if question.id in COMES_OR_GOES and person_of(question.path) not in ("", "p1"):
        return Change.PRESENCE
    return None


class DuringYear(QWidget):
    """A text button that opens the fields. ``later`` carries amount and day, both None when it is taken away.

    ``period`` carries ``vanaf`` or ``tot`` with its day, None when it is taken away.
    """

    later = Signal(object, object)
    period = Signal(str, object)

    def __init__(self, change: Change, today: Callable[[], date]) -> None:
        super().__init__()
        self._change = change
        self._today = today
        closed = "bezoek.vraag.huur_veranderde" if change is Change.AMOUNT else "bezoek.vraag.niet_hele_jaar"
        self.open_button = TextButton(text(closed), "plus")
        self.close_button = TextButton(text(self._close_id()), "minus")
        self._fields = QWidget()
        self.first, self.second = self._labelled()
        self._build()

    def _close_id(self) -> str:
        return "bezoek.vraag.huur_geen" if self._change is Change.AMOUNT else "bezoek.vraag.wel_hele_jaar"

    def _labelled(self) -> tuple[Labelled, Labelled]:
        hint = text("bezoek.vraag.dag_hint")
        if self._change is Change.AMOUNT:
            new, start = text("bezoek.vraag.huur_nieuw"), text("bezoek.vraag.huur_vanaf")
            return Labelled(new, MoneyField(new)), Labelled(start, DateField(start, self._today, hint=hint))
        start, end = text("bezoek.vraag.vanaf"), text("bezoek.vraag.tot")
        return Labelled(start, DateField(start, self._today, hint=hint)), Labelled(
            end, DateField(end, self._today, hint=hint)
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        row = QHBoxLayout(self._fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(4))
        for labelled in (self.first, self.second):
            row.addWidget(labelled)
            labelled.field.committed.connect(self._on_committed)  # type: ignore[attr-defined]  # both are a Field
        row.addStretch(1)
        column.addWidget(self.open_button)
        column.addWidget(self._fields)
        column.addWidget(self.close_button)
        self.open_button.clicked.connect(self._on_open)
        self.close_button.clicked.connect(self._on_close)
        self._show_open(False)

    def follow(self, given: Given, period: tuple[date | None, date | None]) -> None:
        """Show what is kept; the button while nothing changed."""
        if self._change is Change.AMOUNT:
            if given.later is not None:
                self._money().set_cents(given.later.value)  # type: ignore[arg-type]  # an amount is eurocents
                self._day(self.second).set_day(given.later.start)
                self._show_open(True)
        elif any(period):
            self._day(self.first).set_day(period[0])
            self._day(self.second).set_day(period[1])
            self._show_open(True)

    def _money(self) -> MoneyField:
        assert isinstance(self.first.field, MoneyField)
        return self.first.field

    def _day(self, labelled: Labelled) -> DateField:
        assert isinstance(labelled.field, DateField)
        return labelled.field

    def _show_open(self, is_open: bool) -> None:
        self.open_button.setVisible(not is_open)
        self._fields.setVisible(is_open)
        self.close_button.setVisible(is_open)

    def _on_open(self) -> None:
        self._show_open(True)
        self.first.field.setFocus()

    def _on_close(self) -> None:
        self._show_open(False)
        if self._change is Change.AMOUNT:
            self._money().set_cents(None)
            self._day(self.second).set_day(None)
            self.later.emit(None, None)
        else:
            for labelled, end in ((self.first, "vanaf"), (self.second, "tot")):
                self._day(labelled).set_day(None)
                self.period.emit(end, None)
        self.open_button.setFocus()

    def _on_committed(self) -> None:
        if self._change is Change.AMOUNT:
            self._keep_amount()
        else:
            self._keep_period(self.first, "vanaf")
            self._keep_period(self.second, "tot")

    def _keep_amount(self) -> None:
        try:
            amount, day = self._money().cents(), self._in_year(self.second)
        except UserError as problem:
            self.second.set_problem(str(problem))
            return
        self.second.set_problem("")
        if amount is not None and day is not None:
            self.later.emit(amount, day)

    def _keep_period(self, labelled: Labelled, end: str) -> None:
        try:
            day = self._day(labelled).day()
        except UserError as problem:
            labelled.set_problem(str(problem))
            return
        labelled.set_problem("")
        self.period.emit(end, day)

    def _in_year(self, labelled: Labelled) -> date | None:
        day = self._day(labelled).day()
        if day is not None:
            check_in_year(day, self._today())
        return day

"""One agreement as a short form: what, the first step, who, and the day."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.period import working_day
from app.domain.visit import Agreement, Who
from app.domain.wording import day_and_month
from app.errors import UserError
from app.texts import text
from ui import theme
from ui.palette import space
from ui.visit.agreements.state import Suggestion, who_choices
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.datefield import DateField
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.segments import Segments
from ui.widgets.text import Text

AHEAD = timedelta(days=7)


class AgreementForm(QWidget):
    """Fills in one agreement; ``finished`` carries a Suggestion and the id of the agreement it replaces."""

    finished = Signal(object, str)
    cancelled = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._agreed: Agreement | None = None
        self.what = Field(text("afspraken.wat"))
        self.step = Field(text("afspraken.eerste_stap"))
        self.day = DateField(text("afspraken.wanneer"), today)
        self.who = Segments(text("afspraken.wie_vraag"), who_choices())
        self._what = Labelled(text("afspraken.wat"), self.what)
        self._day = Labelled(text("afspraken.wanneer"), self.day)
        self._spoken_day = Text("", tone="soft")
        self.ready = PlainButton(text("afspraken.bewaar"))
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(3), 0, 0)
        column.setSpacing(space(4))
        self.setMaximumWidth(theme.px(600))
        column.addWidget(self._what)
        column.addWidget(Labelled(text("afspraken.eerste_stap"), self.step))
        column.addWidget(Text(text("afspraken.wie_vraag"), weight=600))
        column.addWidget(self.who)
        column.addWidget(self._day)
        column.addWidget(self._spoken_day)
        acts = QHBoxLayout()
        acts.setSpacing(space(3))
        cancel = TextButton(text("afspraken.annuleren"))
        acts.addWidget(self.ready)
        acts.addWidget(cancel)
        acts.addStretch(1)
        column.addLayout(acts)
        self.ready.clicked.connect(self._on_ready)
        cancel.clicked.connect(self.cancelled)
        self.day.committed.connect(self._on_day)

    def fill(self, agreed: Agreement | None) -> None:
        """Start with an agreement that is there, or empty with a working day a week from now."""
        self._agreed = agreed
        self.what.setText(agreed.what if agreed else "")
        self.step.setText(agreed.first_step if agreed else "")
        self.who.set_value(agreed.who.value if agreed else Who.TOGETHER.value)
        self.day.set_day(agreed.due if agreed else working_day(self._today() + AHEAD))
        self._what.set_problem("")
        self._on_day()

    def _on_day(self) -> None:
        try:
            day = self.day.day()
        except UserError as problem:
            self._day.set_problem(str(problem))
            return
        self._day.set_problem("")
        self._spoken_day.set_words(day_and_month(day) if day else "")

    def _on_ready(self) -> None:
        try:
            made = self._made()
        except UserError as problem:
            wrong = self._day if self.what.text().strip() else self._what
            wrong.set_problem(str(problem))
            return
        self.finished.emit(made, self._agreed.id if self._agreed else "")

    def _made(self) -> Suggestion:
        what = self.what.text().strip()
        if not what:
            raise UserError("afspraken.leeg_fout")
        day = self.day.day()
        if day is None:
            raise UserError("afspraken.geen_dag")
        regeling = self._agreed.regeling if self._agreed else ""
        return Suggestion(regeling, what, self.step.text().strip(), Who(self.who.value()), day)

"""The form of a new visit: one calm screen that starts from now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.visit import VisitType
from app.domain.wording import clock
from app.errors import UserError
from app.texts import text
from ui import theme
from ui.palette import space
from ui.today.state import coming_quarter, kinds, read_clock, usual_minutes
from ui.widgets.datefield import DateField
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.segments import Segments
from ui.widgets.text import Text

WIDTH = 620


@dataclass(frozen=True, slots=True)
class NewVisit:
    """What was filled in."""

    label: str
    address: str
    district: str
    kind: VisitType
    starts_at: datetime
    minutes: int
    preparation: str


class NewVisitForm(QWidget):
    """``changed_moment`` says that the day changed, and with it what the first act is."""

    changed_moment = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.label = _field("naam", hint="vandaag.nieuw.naam_hint")
        self.address = _field("adres")
        self.district = _field("wijk")
        self.preparation = _field("voorbereiden", hint="vandaag.nieuw.voorbereiden_hint")
        self.kind = Segments(text("vandaag.nieuw.soort"), kinds())
        self.day = DateField(text("vandaag.nieuw.dag"), lambda: now().date())
        self.time = Field(text("vandaag.nieuw.tijd"), width=100)
        self.minutes = Field(text("vandaag.nieuw.minuten"), width=100)
        help_line = text("vandaag.nieuw.naam_uitleg")
        self._label = Labelled(text("vandaag.nieuw.naam"), self.label, help_line=help_line)
        self._day = Labelled(text("vandaag.nieuw.dag"), self.day)
        self._time = Labelled(text("vandaag.nieuw.tijd"), self.time)
        self._build()

    def _build(self) -> None:
        self.setMaximumWidth(theme.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        column.addWidget(Text(text("vandaag.nieuw.titel"), "title"))
        column.addWidget(Text(text("vandaag.nieuw.sub"), "lead", tone="soft"))
        column.addWidget(self._label)
        place = QHBoxLayout()
        place.setSpacing(space(4))
        place.addWidget(Labelled(text("vandaag.nieuw.adres"), self.address), 1)
        place.addWidget(Labelled(text("vandaag.nieuw.wijk"), self.district), 1)
        column.addLayout(place)
        column.addWidget(Text(text("vandaag.nieuw.soort"), weight=600))
        column.addWidget(self.kind)
        when = QHBoxLayout()
        when.setSpacing(space(4))
        minutes = Labelled(text("vandaag.nieuw.minuten"), self.minutes, unit=text("vandaag.nieuw.minuten_eenheid"))
        for labelled in (self._day, self._time, minutes):
            when.addWidget(labelled)
        when.addStretch(1)
        column.addLayout(when)
        column.addWidget(Labelled(text("vandaag.nieuw.voorbereiden"), self.preparation))
        self.day.textChanged.connect(self.changed_moment)
        self.kind.chosen.connect(self._show_length)

    def _show_length(self, kind: str) -> None:
        """How long a visit of this type usually takes."""
        self.minutes.setText(str(usual_minutes(kind)))

    def start(self) -> None:
        """Begin with an empty form, for now."""
        for field in (self.label, self.address, self.district, self.preparation):
            field.setText("")
        self.kind.set_value(VisitType.VOORZIENINGENWIJZER.value)
        self._show_length(VisitType.VOORZIENINGENWIJZER.value)
        now = coming_quarter(self._now())
        self.day.set_day(now.date())
        self.time.setText(clock(now))
        for labelled in (self._label, self._day, self._time):
            labelled.set_problem("")
        self.label.setFocus()

    def is_today(self) -> bool:
        """Whether the visit is for today, as far as can be read."""
        try:
            return self.day.day() in (None, self._now().date())
        except UserError:
            return True

    def filled(self) -> NewVisit | None:
        """What was filled in; None when something is missing, and then the form says what."""
        for labelled, read in ((self._label, self._name), (self._day, self._day_of), (self._time, self._time_of)):
            try:
                read()
            except UserError as problem:
                labelled.set_problem(str(problem))
                labelled.field.setFocus()
                return None
            labelled.set_problem("")
        return NewVisit(
            self._name(),
            self.address.text().strip(),
            self.district.text().strip(),
            VisitType(self.kind.value()),
            datetime.combine(self._day_of(), self._time_of()),
            int(self.minutes.text()) if self.minutes.text().strip().isdecimal() else usual_minutes(self.kind.value()),
            self.preparation.text().strip(),
        )

    def _name(self) -> str:
        name = self.label.text().strip()
        if not name:
            raise UserError("vandaag.nieuw.geen_naam")
        return name

    def _day_of(self) -> date:
        day = self.day.day()
        if day is None:
            raise UserError("vandaag.nieuw.geen_dag")
        return day

    def _time_of(self) -> time:
        return time(*read_clock(self.time.text()))


def _field(key: str, hint: str = "") -> Field:
    return Field(text(f"vandaag.nieuw.{key}"), hint=text(hint) if hint else "")

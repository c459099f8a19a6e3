"""The four duties before an early signal, each with its day and how it was done, and an objection of the resident."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.case import ContactWay
from app.domain.early_signal import Duty
from app.domain.ids import DossierId
from app.errors import SpokenError, UserError
from app.services.referrals import duties
from app.texts import text
from ui.desk import Desk
from ui.filling import empty
from ui.palette import space
from ui.refer.draft.state import Draft, duty_rows, ways
from ui.widgets.combo import Combo
from ui.widgets.datefield import DateField
from ui.widgets.text import Text

DAY, WAY = 150, 170


class DutyRows(QWidget):
    """One row per duty. ``told`` carries what is wrong with one, or nothing when it was kept."""

    told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._dossier = DossierId("")
        self.days: dict[Duty, DateField] = {}
        self.ways: dict[Duty, Combo] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(space(2))

    def show_draft(self, draft: Draft) -> None:
        """Show the duties of an early signal; nothing for another referral."""
        self.setVisible(draft.is_signal)
        if not draft.is_signal:
            return
        self._dossier = draft.dossier.id
        if not self.days:
            self._build(draft)
        for duty, _, done in duty_rows(draft):
            self.days[duty].set_day(done.day if done else None)
            self.ways[duty].set_value((done.way if done else ContactWay.LETTER).value)

    def _build(self, draft: Draft) -> None:
        empty(self._rows)
        self._rows.addWidget(Text(text("verwijs.plicht.kop"), weight=600))
        self._rows.addWidget(Text(text("verwijs.plicht.uitleg"), "caption", tone="soft"))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(space(3))
        grid.setColumnStretch(0, 1)
        for number, (duty, words, _) in enumerate(duty_rows(draft)):
            self.days[duty] = DateField(words, self._desk.today, past=True, width=DAY)
            self.ways[duty] = Combo(text("verwijs.plicht.hoe", plicht=words), ways())
            self.ways[duty].setFixedWidth(WAY)
            grid.addWidget(Text(words), number, 0)
            grid.addWidget(self.days[duty], number, 1)
            grid.addWidget(self.ways[duty], number, 2)
            self.days[duty].committed.connect(partial(self._on_day, duty))
            self.ways[duty].chosen.connect(partial(self._on_way, duty))
        self._rows.addWidget(holder)

    def _on_way(self, duty: Duty, _way: str) -> None:
        if self.days[duty].text().strip():
            self._on_day(duty)

    def _on_day(self, duty: Duty) -> None:
        try:
            day = self.days[duty].day()
        except UserError as problem:
            self.told.emit(str(problem))
            return
        self.told.emit("")
        if day is None:
            self._desk.run(duties.take_back, (self._dossier, duty))
            return
        way = ContactWay(self.ways[duty].value())
        self._desk.run(duties.mark, (self._dossier, duty, day, way), None, self._on_refused)

    def _on_refused(self, problem: SpokenError) -> None:
        self.told.emit(str(problem))

"""The page on which an attempt to reach the household is written down: open it, and confirm."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.case import ContactWay
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId
from app.domain.wording import clock
from app.errors import SpokenError, UserError
from app.services import contacts
from app.texts import text
from ui.desk import Desk
from ui.dossier.bsn import BsnNotice
from ui.dossier.contact.state import OTHER, Attempt, choices, moment, outcome_of, ways
from ui.dossier.part import Foot, Part
from ui.filling import empty
from ui.palette import space
from ui.widgets import widths
from ui.widgets.datefield import DateField
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.segments import Options, Segments
from ui.widgets.text import Text

WIDTH, CHOICES = 720, 480


class ContactPart(Part):
    """Starts from the most usual: by phone, now, the first outcome. The last way that was used comes first again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._dossier = DossierId("")
        self.way = Segments(text("dossier.contact.hoe"), ways())
        self.way.set_value(ContactWay.PHONE.value)
        self.outcome = Options(text("dossier.contact.uitkomst"), choices(ContactWay.PHONE))
        self.words = Field(text("dossier.contact.erbij"), hint=text("dossier.contact.erbij_hint"))
        self.day = DateField(text("dossier.contact.dag"), desk.today, width=140)
        self.time = Field(text("dossier.contact.tijd"), width=100)
        self.bsn = BsnNotice(self.words.text, self.words.setText)
        self._words = Labelled(text("dossier.contact.erbij"), self.words)
        self._day = Labelled(text("dossier.contact.dag"), self.day)
        self._outcomes = QVBoxLayout()
        self._build()

    def _build(self) -> None:
        widths.limit(self, WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(Text(text("dossier.contact.titel"), "title"))
        column.addWidget(Text(text("dossier.contact.uitleg"), tone="soft"))
        column.addSpacing(space(2))
        column.addWidget(Text(text("dossier.contact.hoe"), weight=600))
        column.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(space(2))
        column.addWidget(Text(text("dossier.contact.uitkomst"), weight=600))
        column.addLayout(self._outcomes)
        self._outcomes.addWidget(self.outcome)
        more = QHBoxLayout()
        more.setSpacing(space(4))
        more.addWidget(self._words, 1)
        more.addWidget(self._day)
        more.addWidget(Labelled(text("dossier.contact.tijd"), self.time))
        column.addLayout(more)
        column.addWidget(self.bsn)
        self.way.chosen.connect(self._on_way)
        self.words.textChanged.connect(self.bsn.look)
        self.bsn.answered.connect(self.words.setFocus)

    def start(self, dossier: DossierId) -> None:
        """Begin with the most usual, now."""
        self._dossier = dossier
        now = self.desk.now()
        self.day.set_day(now.date())
        self.time.setText(clock(now))
        self.words.setText("")
        self.bsn.forget()
        for labelled in (self._words, self._day):
            labelled.set_problem("")
        self._on_way(self.way.value())

    def foot(self) -> Foot:
        """Back, and write it down."""
        return Foot(text("dossier.terug"), text("dossier.contact.bewaar"))

    def take_focus(self) -> bool:
        """On the outcome: the arrows choose another, Enter writes it down."""
        self.outcome.focus_choice()
        return True

    def put_away(self) -> None:
        """What was not written down is not kept."""
        self._dossier = DossierId("")
        self.words.setText("")

    def undo_words(self) -> tuple[str, str] | None:
        """There is nothing to take back here."""
        return "", ""

    def primary(self) -> None:
        """Write it down."""
        attempt = self._filled()
        if attempt is not None and not self.bsn.stops():
            args = (self._dossier, attempt.way, attempt.outcome, attempt.at)
            self.desk.run(contacts.log, args, self._on_logged, self._on_refused)

    def _filled(self) -> Attempt | None:
        """What was filled in; None when something is missing, and then the page says what."""
        labelled = self._words
        try:
            outcome = outcome_of(self.outcome.value(), self.words.text())
            labelled = self._day
            at = moment(self.day.day(), self.time.text(), self.desk.now())
        except UserError as problem:
            labelled.set_problem(str(problem))
            labelled.field.setFocus()
            return None
        for each in (self._words, self._day):
            each.set_problem("")
        return Attempt(ContactWay(self.way.value()), outcome, at)

    def _on_way(self, way: str) -> None:
        empty(self._outcomes)
        rows = choices(ContactWay(way))
        self.outcome = Options(text("dossier.contact.uitkomst"), rows)
        widths.limit(self.outcome, CHOICES)
        self.outcome.set_value(rows[0][0])
        self.outcome.chosen.connect(self._on_outcome)
        self._outcomes.addWidget(self.outcome)
        self.foot_changed.emit()

    def _on_outcome(self, chosen: str) -> None:
        self._words.set_problem("")
        if chosen == OTHER:
            self.words.setFocus()

    def _on_logged(self, _made: tuple[Changes, RecordId]) -> None:
        self.left.emit()

    def _on_refused(self, problem: SpokenError) -> None:
        self._words.set_problem(str(problem))

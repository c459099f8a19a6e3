"""The dossier itself: what to do, what waits, what happened when, and the household at a glance."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.services.photo_folder import Offer
from app.texts import text
from ui import theme
from ui.dossier.part import Part
from ui.dossier.photo.state import offered_line, originals_line
from ui.dossier.summary.view import SummaryView
from ui.dossier.timeline.view import TimelineView
from ui.palette import space
from ui.widgets.buttons import PlainButton, PrimaryButton, TextButton
from ui.widgets.flow import Flow
from ui.widgets.notice import Notice, Symbol
from ui.widgets.showing import show_when
from ui.widgets.text import Text
from ui.widgets.widths import stand

SIDE = 296
ROOM = 780
"""Px at 100% type below which the household stands above the line of time, in two groups."""
NARROW = 520
"""Below this the two groups stand under each other."""
HEAD = 640
"""Below this what leads away from the head stands under where the household lives."""


class OverviewPart(Part):
    """Shows the dossier; its signals ask for the other pages and for what the notices offer."""

    note_asked = Signal()
    contact_asked = Signal()
    photo_asked = Signal()
    refer_asked = Signal()
    details_asked = Signal()
    members_asked = Signal()
    begin_asked = Signal()
    draft_asked = Signal()
    offers_put_off = Signal()
    originals_answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.title = Text("", "title")
        self._place = Text("", tone="soft")
        self.details = TextButton(text("dossier.doe.gegevens"), "pencil")
        self.members = TextButton(text("delen.knop"), "person")
        self.begin = PrimaryButton("…")
        self.note = PlainButton(text("dossier.doe.notitie"), "document")
        self.note_primary = PrimaryButton(text("dossier.doe.notitie"), "document")
        self.contact = PlainButton(text("dossier.doe.contact"), "phone")
        self.photo = PlainButton(text("dossier.doe.foto"), "photo")
        self.refer = PlainButton(text("verwijs.dossier.nieuw"), "arrow-right")
        self.draft = WaitingLine("document")
        self.draft_button = TextButton("…")
        self.offers = WaitingLine("photo")
        self.originals = Notice(icon="photo")
        self.timeline = TimelineView()
        self.summary = SummaryView()
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        self._where = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._where.addWidget(self._place, 1, Qt.AlignmentFlag.AlignVCenter)
        around = QHBoxLayout()
        around.setSpacing(space(5))
        around.addWidget(self.members)
        around.addWidget(self.details)
        around.addStretch(1)
        self._where.addLayout(around)
        column.addLayout(self._where)
        column.addSpacing(space(2))
        acts = Flow(space(3))
        for button in (self.begin, self.note, self.note_primary, self.contact, self.photo, self.refer):
            acts.add(button)
        column.addWidget(acts)
        column.addSpacing(space(4))
        waiting = QVBoxLayout()
        waiting.setSpacing(space(2))
        for line in (self.draft, self.offers, self.originals):
            waiting.addWidget(line)
        column.addLayout(waiting)
        column.addSpacing(space(4))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(space(8))
        self._sides.addWidget(self.timeline, 1, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self.summary, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._sides)

    def _connect(self) -> None:
        for button, signal in (
            (self.details, self.details_asked),
            (self.members, self.members_asked),
            (self.begin, self.begin_asked),
            (self.note, self.note_asked),
            (self.note_primary, self.note_asked),
            (self.contact, self.contact_asked),
            (self.photo, self.photo_asked),
            (self.refer, self.refer_asked),
            (self.draft_button, self.draft_asked),
        ):
            button.clicked.connect(signal)
        self.draft.add_act(self.draft_button)
        self.offers.add_act(_act("dossier.foto.bekijk_nieuw", self.photo_asked.emit))
        self.offers.add_act(_act("dossier.foto.later", self.offers_put_off.emit))
        self.originals.add_act(_act("dossier.foto.origineel_weg", lambda: self.originals_answered.emit(True)))
        self.originals.add_act(_act("dossier.foto.origineel_blijft", lambda: self.originals_answered.emit(False)))

    def show_head(self, label: str, place: str, begin: str) -> None:
        """How the household is called, where it is, and the words that begin or go on with a visit of today."""
        self.title.set_words(label)
        self._place.set_words(place)
        self.begin.setVisible(bool(begin))
        if begin:
            self.begin.set_words(begin)
        self.note.setVisible(bool(begin))
        self.note_primary.setVisible(not begin)

    def show_draft(self, words: str, act: str) -> None:
        """A note that waits to be gone on with, or can be taken back; empty when there is none."""
        self.draft.say(words)
        self.draft_button.set_words(act)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Say that there are new pictures in the folder."""
        self.offers.say(offered_line(offers))

    def show_originals(self, originals: Sequence[Offer]) -> None:
        """Ask whether the originals may go."""
        words = originals_line(originals)
        self.originals.say(text("dossier.foto.origineel_kop") if words else "", words)

    def take_focus(self) -> bool:
        """On the act that comes first."""
        button: QPushButton = self.begin if self.begin.isVisibleTo(self) else self.note_primary
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def put_away(self) -> None:
        """Forget what was shown of this household."""
        self.show_head("", "", "")
        self.show_draft("", "")
        self.timeline.put_away()
        self.summary.put_away()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the household above the line of time when there is little room."""
        super().resizeEvent(event)
        width = self.width() / theme.scale()
        beside = width >= ROOM
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop)
        self._sides.setSpacing(space(8) if beside else space(6))
        self._sides.setAlignment(self.timeline, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))
        self.summary.stand(wide=width >= NARROW, beside=beside)
        stand(self.summary, theme.px(SIDE) if beside else None)
        narrow = width < HEAD
        self._where.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._where.setSpacing(0 if narrow else space(5))


class WaitingLine(QWidget):
    """Something to go on with: an icon, soft words, and what can be done. Hidden while there are no words."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._words = Text("", tone="soft")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space(3))
        self._row.addWidget(Symbol(icon))
        self._row.addWidget(self._words, 1)
        self.hide()

    def say(self, words: str) -> None:
        """Show these words, or nothing."""
        self._words.set_words(words)
        show_when(bool(words), self)

    def add_act(self, button: QWidget) -> None:
        """What can be done, after the words."""
        self._row.addSpacing(space(3))
        self._row.addWidget(button)


def _act(words: str, act: Callable[[], object]) -> QWidget:
    button = TextButton(text(words))
    button.clicked.connect(act)
    return button

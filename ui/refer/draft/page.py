"""Doorverwijzen: the coach chooses to whom and what goes along, and shows the resident exactly what that looks like."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.change import Changes
from app.domain.ids import RecordId
from app.domain.referral import Part as Piece
from app.domain.referral import ReferralKind
from app.errors import SpokenError, UserError
from app.services.referrals import drafting, sending
from app.services.referrals.drafting import Edit
from app.services.session import Session
from app.texts import text
from ui import theme
from ui.desk import Desk
from ui.dossier.part import Foot, Part
from ui.filling import empty, keyboard_stays
from ui.palette import space
from ui.refer.draft.consent import Consent
from ui.refer.draft.duties import DutyRows
from ui.refer.draft.fields import AskedFields
from ui.refer.draft.state import (
    Draft,
    about,
    bring_line,
    choices,
    kind_line,
    kinds,
    lacking,
    marks_of,
    note_rows,
    parts,
    read,
    receiver_line,
    title,
)
from ui.refer.preview import Preview
from ui.widgets import widths
from ui.widgets.buttons import TextButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.hairline import Hairline
from ui.widgets.labelled import Labelled
from ui.widgets.milestones import Milestone, Milestones
from ui.widgets.notice import Notice
from ui.widgets.segments import Segments
from ui.widgets.showing import bring_in_sight
from ui.widgets.text import Text

SIDE = 376
ROOM = 820
"""Px at 100% type below which the preview goes under the form."""


class DraftPart(Part):
    """Makes one referral ready. ``sent`` says that it is, with its id; ``reading`` asks to show it to the resident,
    ``filled`` that rows were made anew."""

    sent = Signal(str)
    reading = Signal()
    register_asked = Signal()
    filled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._id = RecordId("")
        self.draft: Draft | None = None
        self._about = Text("", tone="soft")
        self._title = Text("", "title")
        self.marks = Milestones(text("verwijs.voortgang"))
        self.problem = Notice()
        self.receiver = Combo(text("verwijs.naar_wie"), ())
        self.receiver.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._receiver = Labelled(text("verwijs.naar_wie"), self.receiver)
        self.register = TextButton(text("verwijs.naar_lijst"), "pencil")
        self.asked = AskedFields(desk)
        self._pieces = QVBoxLayout()
        self._notes = QVBoxLayout()
        self._kind_box = QVBoxLayout()
        self._kind_line = Text("", "caption", tone="soft")
        self.lacks = Notice()
        self.duties = DutyRows(desk)
        self.consent = Consent(desk)
        self.urgent = CheckRow(text("verwijs.haast"), detail=text("verwijs.haast_uitleg"))
        self.preview = Preview()
        self.read_button = TextButton(text("verwijs.laten_lezen"), "eye")
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self._about)
        column.addWidget(self._title)
        column.addSpacing(space(2))
        for widget in (self.marks, Hairline(), self.problem):
            column.addWidget(widget)
        column.addSpacing(space(2))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(space(8))
        self._sides.addLayout(self._form(), 1)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.preview)
        right.addWidget(self.read_button, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        self._sides.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._sides)
        column.addStretch(1)

    def _form(self) -> QVBoxLayout:
        form = QVBoxLayout()
        form.setSpacing(space(2))
        form.addWidget(self._receiver)
        form.addWidget(self.register, 0, Qt.AlignmentFlag.AlignLeft)
        form.addWidget(self.asked)
        form.addSpacing(space(3))
        form.addWidget(Text(text("verwijs.wat_zij_zien"), weight=600))
        for rows in (self._pieces, self._notes):
            rows.setSpacing(0)
            form.addLayout(rows)
        form.addLayout(self._kind_box)
        form.addWidget(self._kind_line)
        form.addWidget(self.urgent)
        form.addSpacing(space(2))
        form.addWidget(self.lacks)
        form.addWidget(self.duties)
        form.addWidget(self.consent)
        form.addStretch(1)
        return form

    def _connect(self) -> None:
        self.receiver.chosen.connect(self._on_receiver)
        self.register.clicked.connect(self.register_asked)
        self.asked.changed.connect(self._write)
        self.urgent.toggled.connect(self._on_urgent)
        self.read_button.clicked.connect(self.reading)
        self.duties.told.connect(self._say)

    def start(self, referral_id: str) -> None:
        """Show a draft, from the store."""
        self._id = RecordId(referral_id)
        self.draft = None
        self._say("")
        self.consent.start()
        self.reload()

    def reload(self) -> None:
        """Read it again."""
        if self._id:
            self.desk.jobs.run_latest("draft", _found, (self.desk.session, self._id), self._on_read)

    def foot(self) -> Foot:
        """Later on, or put it ready."""
        return Foot(text("verwijs.later"), text("verwijs.klaarzetten"))

    def take_focus(self) -> bool:
        """On the receiver, or on what is asked when it is known already."""
        if self.receiver.value():
            self.asked.take_focus()
        else:
            self.receiver.focus_choice()
        return True

    def put_away(self) -> None:
        """What was typed is kept; the page forgets it."""
        self._id, self.draft = RecordId(""), None
        self.preview.put_away()
        self.asked.put_away()
        for rows in (self._pieces, self._notes):
            empty(rows)

    def undo_words(self) -> tuple[str, str] | None:
        """There is nothing to take back here."""
        return "", ""

    def primary(self) -> None:
        """Put it ready, on the ground that was filled in."""
        self.asked.commit()
        try:
            until = self.consent.until()
        except UserError as problem:
            self._say(str(problem))
            return
        self.desk.run(sending.place, (self._id, self.consent.how_given(), until), self._on_sent, self._on_refused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview goes under the form when there is little room."""
        super().resizeEvent(event)
        narrow = self.width() / theme.scale() < ROOM
        self._sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        widths.stand(self._right, None if narrow else theme.px(SIDE))

    def _on_read(self, draft: Draft | None) -> None:
        if draft is None or draft.referral.id != self._id:
            return
        is_first, self.draft = self.draft is None, draft
        with keyboard_stays(self, self.receiver.focus_choice):
            self._show(draft)
        self.filled.emit()
        if is_first:
            self.take_focus()

    def _show(self, draft: Draft) -> None:
        self._about.set_words(about(draft))
        self._title.set_words(title(draft))
        self.marks.show_marks([Milestone(*row) for row in marks_of(draft.referral)])
        self._show_receiver(draft)
        self.asked.show_draft(draft)
        self._show_pieces(draft)
        self._show_kinds(draft)
        self.urgent.show_state(draft.referral.urgent, text("verwijs.haast_uitleg"))
        self.duties.show_draft(draft)
        self.consent.setVisible(not draft.is_signal)
        self.preview.show_told(text("verwijs.zo_komt_het_aan"), draft.kind.asked, draft.told)
        self.lacks.say(*lacking(draft))
        if draft.problem:
            self.problem.say("", draft.problem)

    def _show_receiver(self, draft: Draft) -> None:
        self.receiver.clear()
        for value, words in choices(draft):
            self.receiver.addItem(words, value)
        self.receiver.set_value(draft.referral.organisation_id or "")
        self._receiver.set_problem("")
        self._receiver.set_help(receiver_line(draft))

    def _show_pieces(self, draft: Draft) -> None:
        empty(self._pieces)
        for row in parts(draft):
            check = CheckRow(row.words, aside=row.aside)
            check.show_state(row.is_chosen, bring_line(draft) if row.part is Piece.QUESTION else "")
            check.setEnabled(row.is_open)
            check.toggled.connect(partial(self._on_piece, row.part))
            self._pieces.addWidget(check)
        empty(self._notes)
        rows = note_rows(draft)
        if rows:
            self._notes.addWidget(Text(text("verwijs.notities"), "caption", tone="soft"))
        for one in rows:
            check = CheckRow(one.words, detail=one.detail)
            check.show_state(one.is_chosen, one.detail)
            check.toggled.connect(partial(self._on_note, one.id))
            self._notes.addWidget(check)

    def _show_kinds(self, draft: Draft) -> None:
        empty(self._kind_box)
        rows = kinds(draft)
        self._kind_line.set_words(kind_line(draft))
        if not rows:
            return
        self._kind_box.addWidget(Text(text("verwijs.hoe"), weight=600))
        choice = Segments(text("verwijs.hoe"), rows)
        choice.set_value(draft.referral.kind.value)
        choice.chosen.connect(self._on_kind)
        self._kind_box.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)

    def _say(self, problem: str) -> None:
        self.problem.say("", problem)
        if problem:
            QTimer.singleShot(0, self.problem, lambda: bring_in_sight(self.problem, space(5)))

    def _write(self, changed: Edit) -> None:
        self._say("")
        self.desk.run(_edit, (self._id, changed), None, self._on_refused)

    def _on_receiver(self, organisation_id: str) -> None:
        self._say("")
        self.desk.run(drafting.address, (self._id, RecordId(organisation_id)), None, self._on_refused)

    def _on_piece(self, piece: Piece, is_chosen: bool) -> None:
        self._say("")
        self.desk.run(drafting.choose, (self._id, piece, is_chosen), None, self._on_refused)

    def _on_note(self, note_id: RecordId, is_chosen: bool) -> None:
        self._say("")
        self.desk.run(drafting.choose_note, (self._id, note_id, is_chosen), None, self._on_refused)

    def _on_kind(self, kind: str) -> None:
        self._write({"kind": ReferralKind(kind)})

    def _on_urgent(self, is_urgent: bool) -> None:
        self._write({"urgent": is_urgent})

    def _on_sent(self, _changes: Changes) -> None:
        self.sent.emit(str(self._id))

    def _on_refused(self, problem: SpokenError) -> None:
        self._say(str(problem))


def _edit(session: Session, referral_id: RecordId, changed: Edit) -> Changes:
    return drafting.edit(session, referral_id, **changed)


def _found(session: Session, referral_id: RecordId) -> Draft | None:
    """The draft; None when it was sent or thrown away meanwhile."""
    try:
        return read(session, referral_id)
    except UserError:
        return None

"""The page on which a note is written: text, headings of a template, and a look at what may be a BSN."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.case import Note
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId
from app.errors import SpokenError
from app.services import drafts
from app.services.note_templates import filled
from app.texts import text
from ui import theme
from ui.desk import Desk
from ui.dossier.bsn import BsnNotice
from ui.dossier.note.state import EMPTY, choices, kept_line, template_of, title
from ui.dossier.part import Foot, Part
from ui.filling import empty
from ui.palette import space
from ui.widgets import widths
from ui.widgets.buttons import TextButton
from ui.widgets.combo import Combo
from ui.widgets.labelled import Labelled
from ui.widgets.notice import Notice
from ui.widgets.text import Text

PAUSE = 500
"""Milliseconds without typing after which what was written is kept."""
SIDE, CHOICE = 264, 320
ROOM = 720
LEAST = 180
AROUND = 260
"""Px of the page at 100% that are not the text."""


class NotePart(Part):
    """Writes one note. ``discarded`` carries what was thrown away, so that it can still be taken back."""

    discarded = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._dossier = DossierId("")
        self._visit: VisitId | None = None
        self._old: Note | None = None
        self._foot = Foot(text("dossier.terug"), text("dossier.notitie.bewaar"))
        self._title = Text("", "title")
        self.template = Combo(text("dossier.notitie.sjabloon"), choices())
        self._template = Labelled(text("dossier.notitie.sjabloon"), self.template)
        self._before = EMPTY
        self._room = 0
        self.body = NoteField()
        self.bsn = BsnNotice(self.body.toPlainText, self.body.replace_all)
        self.problem = Notice()
        self.discard_button = TextButton(text("dossier.notitie.weg"), "close", quiet=True)
        self._help = QWidget()
        self._help_rows = QVBoxLayout()
        self._pause = QTimer(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self._title)
        column.addWidget(Text(text("dossier.notitie.uitleg"), tone="soft"))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(space(8))
        left = QVBoxLayout()
        left.setSpacing(space(3))
        widths.limit(self.template, CHOICE)
        left.addWidget(self._template)
        left.addWidget(self.body, 1)
        left.addWidget(self.bsn)
        left.addWidget(self.problem)
        left.addWidget(self.discard_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._sides.addLayout(left, 1)
        helps = QVBoxLayout(self._help)
        helps.setContentsMargins(0, 0, 0, 0)
        helps.setSpacing(space(3))
        helps.addWidget(Text(text("dossier.notitie.hulp"), weight=600))
        helps.addLayout(self._help_rows)
        helps.addStretch(1)
        self._help_rows.setSpacing(space(3))
        self._sides.addWidget(self._help, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._sides)

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._keep)
        self.body.textChanged.connect(self._on_typed)
        self.body.committed.connect(self.primary)
        self.template.chosen.connect(self._on_template)
        self.bsn.answered.connect(self._on_answered)
        self.discard_button.clicked.connect(self._on_discard)

    def start(self, dossier: DossierId, visit: VisitId | None, old: Note | None = None, body: str = "") -> None:
        """Begin a note, or go on with one; ``old`` is the note it puts right."""
        self._pause.stop()
        self._dossier, self._visit, self._old = dossier, visit, old
        self.bsn.forget()
        self._before = EMPTY
        self._title.set_words(title(old))
        self.template.show_choices(choices())
        self.template.set_value(EMPTY)
        self._template.setVisible(old is None)
        self._show_help()
        self.body.setPlainText(body)
        self._pause.stop()
        self._tell_kept("")
        self.problem.say("")

    def say(self, problem: str) -> None:
        """Why this note is shown; empty when there is nothing to say."""
        self.problem.say("", problem)

    def foot(self) -> Foot:
        """Back, put it in the dossier, and when it was kept."""
        return self._foot

    def take_focus(self) -> bool:
        """In the text, at its end."""
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)
        self.body.moveCursor(self.body.textCursor().MoveOperation.End)
        return True

    def put_away(self) -> None:
        """What was typed stays as a draft; the page forgets it."""
        self._keep()
        self._dossier = DossierId("")
        self.body.setPlainText("")
        self._pause.stop()

    def fit(self, room: int) -> None:
        """The text takes what the rest leaves, so that the question about a BSN stays in sight."""
        self._room = room
        asked = self.bsn.sizeHint().height() + space(3) if self.bsn.isVisibleTo(self) else 0
        self.body.setMinimumHeight(max(theme.px(LEAST), room - theme.px(AROUND) - asked))

    def primary(self) -> None:
        """Put the note in the dossier; numbers that may be a BSN are asked about first."""
        if self.bsn.stops():
            return
        self._pause.stop()
        args = (self._dossier, self.body.toPlainText(), self._visit, self._corrects())
        self.desk.run(drafts.commit, args, self._on_kept, self._on_refused)

    def undo_words(self) -> tuple[str, str] | None:
        """The text takes back its own typing with Ctrl+Z."""
        return "", ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The help goes under the text when there is little room."""
        super().resizeEvent(event)
        narrow = self.width() / theme.scale() < ROOM
        self._sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        widths.stand(self._help, None if narrow else theme.px(SIDE))

    def _corrects(self) -> RecordId | None:
        return self._old.id if self._old else None

    def _keep(self) -> None:
        """Keep the draft, in the store only."""
        self._pause.stop()
        if self._dossier:
            args = (self._dossier, self.body.toPlainText(), self._visit, self._corrects())
            self.desk.run(drafts.keep, args, self._on_draft)

    def _on_draft(self, _nothing: None) -> None:
        self._tell_kept(kept_line(self.desk.now()) if self.body.toPlainText().strip() else "")

    def _tell_kept(self, words: str) -> None:
        self._foot = Foot(text("dossier.terug"), text("dossier.notitie.bewaar"), words)
        self.foot_changed.emit()

    def _on_typed(self) -> None:
        self._pause.start()
        self.problem.say("")
        self.discard_button.setVisible(bool(self.body.toPlainText().strip()))
        self._show_numbers()

    def _show_numbers(self) -> None:
        was_asked = self.bsn.isVisibleTo(self)
        if was_asked != self.bsn.look():
            self.fit(self._room)

    def _on_template(self, chosen: str) -> None:
        template = template_of(chosen)
        if template is not None:
            self.body.replace_all(filled(self.body.toPlainText(), template, template_of(self._before)))
        self._before = chosen
        self._show_help()
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)
        self.body.to_first_gap()

    def _show_help(self) -> None:
        template = template_of(self.template.value())
        self._help.setVisible(template is not None)
        empty(self._help_rows)
        for heading in template.headings if template else ():
            self._help_rows.addWidget(_help_row(heading.head, heading.help))

    def _on_answered(self) -> None:
        self.fit(self._room)
        self.take_focus()

    def _on_discard(self) -> None:
        self._pause.stop()
        body = self.body.toPlainText()
        self.desk.run(drafts.drop, (self._dossier,))
        self._forget()
        self.discarded.emit(body)
        self.left.emit()

    def _on_kept(self, _made: tuple[Changes, RecordId]) -> None:
        self._forget()
        self.left.emit()

    def _on_refused(self, problem: SpokenError) -> None:
        self.problem.say("", str(problem))

    def _forget(self) -> None:
        self._dossier = DossierId("")
        self.body.setPlainText("")
        self._pause.stop()


class NoteField(QPlainTextEdit):
    """Several lines of free text. Tab leaves it; ``committed`` comes at Ctrl+Enter."""

    committed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "field")
        self.setAccessibleName(text("dossier.notitie.tekst"))
        self.setPlaceholderText(text("dossier.notitie.hint"))
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is done; Enter is a new line."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.committed.emit()
        else:
            super().keyPressEvent(event)

    def replace_all(self, words: str) -> None:
        """Other words, in one step that Ctrl+Z takes back."""
        if words == self.toPlainText():
            return
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(words)

    def to_first_gap(self) -> None:
        """Put the cursor under the first heading."""
        place = self.toPlainText().find(":\n")
        cursor = self.textCursor()
        cursor.setPosition(place + 2 if place >= 0 else len(self.toPlainText()))
        self.setTextCursor(cursor)


def _help_row(head: str, words: str) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Text(head))
    column.addWidget(Text(words, "caption", tone="soft"))
    return row

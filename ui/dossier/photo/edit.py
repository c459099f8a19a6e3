"""The page on which a photo is cut out and blacked out, and the question about the BSN is answered."""

from functools import partial
from typing import Unpack

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.attachment import Bsn, Redaction
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId
from app.errors import SpokenError, UserError
from app.services import attachments, photos
from app.services.attachments import About
from app.services.photos import Photo
from app.services.session import Session
from app.texts import text
from ui import theme
from ui.desk import Desk
from ui.dossier.bsn import BsnNotice
from ui.dossier.part import Foot, Part
from ui.dossier.photo.canvas import PhotoCanvas
from ui.dossier.photo.state import Tool, answers, blacken_middle, take_off, tools
from ui.palette import space
from ui.widgets import widths
from ui.widgets.buttons import TextButton
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.notice import Notice
from ui.widgets.segments import Segments
from ui.widgets.text import Text

SIDE = 288
ROOM = 640
LEAST = 280
AROUND = 124
"""Px of the page at 100% that are not the photo."""


class PhotoEditPart(Part):
    """Works on one photo in memory; ``added`` says that it was sealed and is in the dossier."""

    added = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._dossier = DossierId("")
        self._visit: VisitId | None = None
        self._photo: Photo | None = None
        self._is_busy = False
        self._waiting = 0
        self.canvas = PhotoCanvas()
        self.tool = Segments(text("dossier.foto.gereedschap_kop"), tools())
        self.more_black = TextButton(text("dossier.foto.vlak_erbij"), "plus")
        self.take_off = TextButton(text("dossier.foto.haal_weg"), "minus")
        self.bsn = Segments(text("dossier.foto.vraag"), answers(), marked=True)
        self.caption = Field(text("dossier.foto.wat"), hint=text("dossier.foto.wat_hint"))
        self._caption = Labelled(text("dossier.foto.wat"), self.caption)
        self.number = BsnNotice(self.caption.text, self.caption.setText)
        self.problem = Notice()
        self._side = QWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(Text(text("dossier.foto.bewerk_titel"), "title"))
        column.addWidget(Text(text("dossier.foto.bewerk_uitleg"), tone="soft"))
        column.addSpacing(space(3))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(space(6))
        self._sides.addWidget(self.canvas, 1)
        self._sides.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._sides, 1)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(space(1))
        side.addWidget(Text(text("dossier.foto.gereedschap_kop"), weight=600))
        side.addWidget(self.tool, 0, Qt.AlignmentFlag.AlignLeft)
        acts = QHBoxLayout()
        acts.setSpacing(space(5))
        acts.addWidget(self.more_black)
        acts.addWidget(self.take_off)
        acts.addStretch(1)
        side.addLayout(acts)
        side.addWidget(Text(text("dossier.foto.toetsen"), "caption", tone="soft"))
        side.addSpacing(space(4))
        side.addWidget(Text(text("dossier.foto.vraag"), weight=600))
        side.addWidget(self.bsn, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(Text(text("dossier.foto.antwoord_uitleg"), "caption", tone="soft"))
        side.addSpacing(space(4))
        side.addWidget(self._caption)
        side.addSpacing(space(2))
        side.addWidget(self.number)
        side.addWidget(self.problem)

    def _connect(self) -> None:
        self.tool.chosen.connect(self._on_tool)
        self.more_black.clicked.connect(self._on_more_black)
        self.take_off.clicked.connect(self._on_take_off)
        self.canvas.changed.connect(self._on_changed)
        self.bsn.chosen.connect(self._on_answered)
        self.caption.textChanged.connect(self.number.look)
        self.number.answered.connect(self.caption.setFocus)

    def start(self, dossier: DossierId, visit: VisitId | None, photo: Photo, waiting: int = 0) -> None:
        """Lay a photo on the table; ``waiting`` more come after it."""
        self._dossier, self._visit, self._photo = dossier, visit, photo
        self._waiting, self._is_busy = waiting, False
        self.tool.set_value(Tool.CUT.value)
        self.canvas.show_photo(photo)
        self.canvas.set_tool(Tool.CUT)
        self.bsn.set_value("")
        self.caption.setText("")
        self.number.forget()
        self.problem.say("")
        self._caption.set_problem("")

    def show_waiting(self, waiting: int) -> None:
        """So many photos come after this one."""
        self._waiting = waiting
        self.foot_changed.emit()

    def foot(self) -> Foot:
        """Back, seal it, and how many come after it."""
        hint = text("dossier.foto.nog", n=self._waiting) if self._waiting else ""
        return Foot(text("dossier.terug"), text("dossier.foto.bewaar"), hint)

    def take_focus(self) -> bool:
        """On the photo."""
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def put_away(self) -> None:
        """A photo that was not sealed is forgotten; nothing of it was kept."""
        self._photo = None
        self.canvas.show_photo(None)
        self.caption.setText("")

    def fit(self, room: int) -> None:
        """The photo takes what the rest leaves; where that is little it takes all, and the rest is scrolled to."""
        left = room - theme.px(AROUND)
        self.canvas.setFixedHeight(left if left >= theme.px(LEAST) else max(LEAST, room - space(5)))

    def undo_words(self) -> tuple[str, str] | None:
        """A step on the photo."""
        editing = self.canvas.editing
        if editing is None:
            return "", ""
        back = text("dossier.foto.ongedaan") if editing.past else ""
        return back, text("dossier.foto.opnieuw") if editing.future else ""

    def undo(self) -> None:
        """A step back on the photo."""
        self.canvas.act(lambda editing: editing.undone())

    def redo(self) -> None:
        """That step again."""
        self.canvas.act(lambda editing: editing.redone())

    def primary(self) -> None:
        """Seal what stays and keep it; the question about the BSN comes first."""
        photo, editing = self._photo, self.canvas.editing
        if photo is None or editing is None or self._is_busy:
            return
        redaction = editing.now.redaction
        if self._is_answered(photo, redaction):
            self._is_busy = True
            keep = partial(_keep, caption=self.caption.text(), bsn=self._answer(), visit_id=self._visit)
            self.desk.run(keep, (self._dossier, photo, redaction), self._on_added, self._on_refused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The questions go under the photo when there is little room."""
        super().resizeEvent(event)
        narrow = self.width() / theme.scale() < ROOM
        self._sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        widths.stand(self._side, None if narrow else theme.px(SIDE))

    def _is_answered(self, photo: Photo, redaction: Redaction) -> bool:
        try:
            attachments.answered(self._answer(), redaction.hides(photo.width, photo.height))
        except UserError as problem:
            self.problem.say("", str(problem))
            self.bsn.focus_choice()
            return False
        if not self.caption.text().strip():
            self._caption.set_problem(text("dossier.foto.wat_leeg"))
            self.caption.setFocus()
            return False
        return not self.number.stops()

    def _answer(self) -> Bsn | None:
        return Bsn(self.bsn.value()) if self.bsn.value() else None

    def _on_tool(self, tool: str) -> None:
        self.canvas.set_tool(Tool(tool))
        self.take_focus()

    def _on_more_black(self) -> None:
        self.tool.set_value(Tool.BLACK.value)
        self.canvas.set_tool(Tool.BLACK)
        self.canvas.act(blacken_middle)
        self.take_focus()

    def _on_take_off(self) -> None:
        self.canvas.act(take_off)
        self.take_focus()

    def _on_changed(self) -> None:
        self.problem.say("")
        self.foot_changed.emit()

    def _on_answered(self, _answer: str) -> None:
        self.problem.say("")
        self.caption.setFocus()

    def _on_added(self, _made: tuple[Changes, RecordId]) -> None:
        self._is_busy = False
        self.put_away()
        self.added.emit()

    def _on_refused(self, problem: SpokenError) -> None:
        self._is_busy = False
        self.problem.say("", str(problem))


def _keep(
    session: Session, dossier_id: DossierId, photo: Photo, redaction: Redaction, **about: Unpack[About]
) -> tuple[Changes, RecordId]:
    """Seal and keep in one go, so that locking at that very moment loses nothing."""
    return attachments.add(session, dossier_id, photos.seal(photo, redaction), **about)

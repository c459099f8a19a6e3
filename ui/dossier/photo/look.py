"""The page on which a photo is looked at, called better, or taken away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.domain.attachment import Attachment
from app.domain.change import Changes
from app.domain.ids import RecordId
from app.errors import SpokenError
from app.services import attachments
from app.services.photos import Photo
from app.services.session import Session
from app.texts import text
from ui import theme
from ui.desk import Desk
from ui.dossier.bsn import BsnNotice
from ui.dossier.part import Foot, Part
from ui.dossier.photo.state import added_line
from ui.palette import space
from ui.widgets import widths
from ui.widgets.buttons import TextButton
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.picture import PictureView
from ui.widgets.text import Text

LEAST, AROUND = 240, 260
WIDTH = 480


class PhotoLookPart(Part):
    """Shows one photo as it was sealed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._record = RecordId("")
        self.caption = Field(text("dossier.foto.wat"))
        self._caption = Labelled(text("dossier.foto.wat"), self.caption)
        self.number = BsnNotice(self.caption.text, self.caption.setText)
        self._about = Text("", "caption", tone="soft")
        self.picture = PictureView(text("dossier.foto.bekijk_titel"))
        self.away = TextButton(text("dossier.foto.weghalen"), "close")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        widths.limit(self._caption, WIDTH)
        column.addWidget(self._caption)
        column.addWidget(self.number)
        column.addWidget(self._about)
        column.addWidget(self.picture, 1)
        column.addWidget(self.away, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(text("dossier.foto.weghalen_uitleg"), "caption", tone="soft"))
        self.caption.committed.connect(self._on_renamed)
        self.number.answered.connect(self._on_renamed)
        self.away.clicked.connect(self._on_away)

    def start(self, record_id: str) -> None:
        """Read a photo and show it."""
        self._record = RecordId(record_id)
        self.number.forget()
        self.picture.show_photo(None)
        self._caption.set_problem("")
        self.desk.run(_read, (self._record,), self._on_read)

    def foot(self) -> Foot:
        """Only the way back."""
        return Foot(primary=text("dossier.terug"))

    def primary(self) -> None:
        """Back."""
        self.left.emit()

    def take_focus(self) -> bool:
        """On the words under the photo."""
        self.caption.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def put_away(self) -> None:
        """Forget the photo."""
        self.caption.editingFinished.emit()
        self._record = RecordId("")
        self.picture.show_photo(None)

    def fit(self, room: int) -> None:
        """The photo takes what the rest leaves."""
        self.picture.setMinimumHeight(max(theme.px(LEAST), room - theme.px(AROUND)))

    def _on_read(self, found: tuple[Attachment, Photo | None]) -> None:
        attachment, photo = found
        if attachment.id != self._record:
            return
        self.caption.set_words(attachment.caption)
        self._about.set_words(added_line(attachment))
        self.picture.setAccessibleName(text("dossier.foto.regel", wat=attachment.caption))
        self.picture.show_photo(photo, text("dossier.foto.komt"))

    def _on_renamed(self) -> None:
        if not self._record or self.number.look():
            return
        self.desk.run(attachments.rename, (self._record, self.caption.text()), self._on_kept, self._on_refused)

    def _on_kept(self, _changes: Changes) -> None:
        self._caption.set_problem("")

    def _on_refused(self, problem: SpokenError) -> None:
        self._caption.set_problem(str(problem))

    def _on_away(self) -> None:
        self.desk.run(attachments.remove, (self._record,))
        self.left.emit()


def _read(session: Session, record_id: RecordId) -> tuple[Attachment, Photo | None]:
    return attachments.load(session, record_id), attachments.picture(session, record_id)

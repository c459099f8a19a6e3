"""The page that says where a photo comes from: a file, something dropped, or the folder of the phone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.services import photos
from app.services.photo_folder import Offer
from app.texts import text
from ui import icons, theme
from ui.desk import Desk
from ui.dossier.part import Foot, Part
from ui.dossier.photo.state import offer_line
from ui.filling import empty
from ui.palette import space, tokens
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.hairline import Hairline
from ui.widgets.notice import Notice
from ui.widgets.picture import PictureView
from ui.widgets.text import Text

THUMB_WIDTH, THUMB_HEIGHT, THUMB_SIDE = 96, 64, 200
DROP = 120


class PhotoSourcePart(Part):
    """``file_asked`` and ``folder_asked`` open a dialog, ``folder_dropped`` follows no folder any more.

    ``taken`` carries a path, ``settled`` an Offer that is not needed.
    """

    file_asked = Signal()
    folder_asked = Signal()
    folder_dropped = Signal()
    taken = Signal(object)
    settled = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._shown: tuple[Offer, ...] = ()
        self.drop = DropPlace()
        self.choose = PlainButton(text("dossier.foto.map_kies"), "folder")
        self.other = TextButton(text("dossier.foto.map_anders"), "folder")
        self.none = TextButton(text("dossier.foto.map_geen"), "close", quiet=True)
        self.none.clicked.connect(self.folder_dropped)
        self._heading = Text(text("dossier.foto.in_map"), "section")
        self._about = Text("", tone="soft")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.problem = Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(Text(text("dossier.foto.titel"), "title"))
        column.addWidget(Text(text("dossier.foto.uitleg"), tone="soft"))
        column.addWidget(self.problem)
        column.addWidget(self.drop)
        column.addSpacing(space(3))
        column.addWidget(self._heading)
        column.addWidget(self._about)
        column.addLayout(self._rows)
        for button in (self.choose, self.other):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.clicked.connect(self.folder_asked)
        column.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)

    def start(self) -> None:
        """Begin without a complaint about the last one."""
        self.say("")

    def say(self, problem: str) -> None:
        """What was wrong with a file, and what to do."""
        self.problem.say("", problem)

    def show_offers(self, offers: Sequence[Offer], folder: str) -> None:
        """Show what is new in the folder, or ask which folder it is."""
        self.choose.setVisible(not folder)
        self.other.setVisible(bool(folder))
        self.none.setVisible(bool(folder))
        words = text("dossier.foto.map_leeg", map=folder) if folder else text("dossier.foto.map_uitleg")
        self._about.set_words("" if offers else words)
        self._about.setVisible(not offers)
        if tuple(offers) == self._shown:
            return
        self._shown = tuple(offers)
        empty(self._rows)
        for offer in offers:
            self._rows.addWidget(Hairline())
            self._rows.addWidget(self._row(offer))

    def foot(self) -> Foot:
        """Back, or choose a file."""
        return Foot(text("dossier.terug"), text("dossier.foto.kies"))

    def primary(self) -> None:
        """Choose a file."""
        self.file_asked.emit()

    def put_away(self) -> None:
        """Forget the small pictures."""
        self._shown = ()
        empty(self._rows)

    def undo_words(self) -> tuple[str, str] | None:
        """There is nothing to take back here."""
        return "", ""

    def _row(self, offer: Offer) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, space(2), 0, space(2))
        row.setSpacing(space(4))
        when = offer_line(offer)
        thumb = PictureView(when, THUMB_WIDTH, THUMB_HEIGHT)
        row.addWidget(thumb)
        row.addWidget(Text(when), 1)
        skip = TextButton(text("dossier.foto.niet_nodig"), name=text("dossier.foto.niet_nodig_van", wanneer=when))
        skip.clicked.connect(partial(self.settled.emit, offer))
        use = PlainButton(text("dossier.foto.gebruik"), name=text("dossier.foto.gebruik_van", wanneer=when))
        use.clicked.connect(partial(self.taken.emit, offer.path))
        row.addWidget(skip)
        row.addWidget(use)
        self.desk.jobs.run_free(
            photos.read, (offer.path, THUMB_SIDE), thumb.show_photo, lambda _problem: thumb.show_photo(None)
        )
        return widget


class DropPlace(QFrame):
    """Where a photo can be let go; it says so."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(text("dossier.foto.sleep"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A strip."""
        return QSize(320, theme.px(DROP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed edge, an icon and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("control"), 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        radius = tokens().radius["normal"]
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.setPen(theme.colour("ink.soft"))
        painter.setFont(theme.font("lead"))
        words = text("dossier.foto.sleep")
        width = painter.fontMetrics().horizontalAdvance(words)
        size = theme.px(icons.SIZE)
        left = (self.width() - width - size - space(2)) // 2
        area = self.rect().adjusted(left, 0, 0, 0)
        icons.paint(painter, area.adjusted(0, 0, size - area.width(), 0), "photo", "ink.soft")
        painter.drawText(area.adjusted(size + space(2), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

"""Pictures as a phone makes them, with what it writes into them, and the sealing of one in a single step."""

import io
from pathlib import Path

from PIL import Image, ImageDraw

from app.domain.attachment import Box, Bsn, Redaction
from app.domain.ids import DossierId, RecordId
from app.services import attachments, photos
from app.services.session import Session

CAMERA = "Zonnebloem Fototoestel X4711"
PLACE = "bij de vijver achter Verzonnenlaan"
SIDEWAYS = 6
"""The word of a camera that was held on its side."""


def a_letter(width: int = 1200, height: int = 1600) -> Image.Image:
    """A white page with dark lines, and a red block where a number would stand."""
    page = Image.new("RGB", (width, height), (250, 248, 240))
    pen = ImageDraw.Draw(page)
    for top in range(height // 8, height - height // 8, height // 20):
        pen.rectangle((width // 10, top, width * 8 // 10, top + height // 100), fill=(40, 44, 48))
    pen.rectangle(number_on(width, height), fill=(200, 30, 40))
    return page


def number_on(width: int = 1200, height: int = 1600) -> tuple[int, int, int, int]:
    """Where the number stands: left, top, right, bottom, the last two inside."""
    return width // 4, height // 4, width // 2, height * 3 // 10


def as_file(image: Image.Image, kind: str = "JPEG", *, orientation: int = 1) -> bytes:
    """The bytes of a file, with what a phone writes into it."""
    told = Image.Exif()
    told[0x010F], told[0x010E], told[0x0112] = CAMERA, PLACE, orientation
    told.get_ifd(0x8825).update({1: "N", 2: (52.0, 5.0, 30.0)})
    target = io.BytesIO()
    extra = {"comment": PLACE.encode()} if kind == "JPEG" else {}
    image.save(target, kind, exif=told, **extra)
    return target.getvalue()


def a_photo_file(folder: Path, name: str = "IMG_0001.jpg", **about) -> Path:
    """A file in a folder."""
    place = folder / name
    place.write_bytes(as_file(a_letter(), **about))
    return place


def black_over_the_number(width: int = 1200, height: int = 1600) -> Redaction:
    """The whole page with its number blacked out."""
    left, top, right, bottom = number_on(width, height)
    return Redaction(Box(0, 0, width, height), (Box(left - 5, top - 5, right + 6, bottom + 6),))


def add_picture(session: Session, dossier_id: DossierId, caption: str = "Huurbrief", **about) -> RecordId:
    """A sealed picture in a dossier."""
    photo = photos.decode(as_file(a_letter(240, 320)))
    sealed = photos.seal(photo, black_over_the_number(240, 320))
    return attachments.add(session, dossier_id, sealed, caption=caption, bsn=Bsn.COVERED, **about)[1]

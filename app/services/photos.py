"""Pictures as pixels: read a file without trusting it, and seal what may be kept. Nothing here touches the store."""

import hashlib
import io
import struct
import warnings
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from app.domain.attachment import Box, Redaction
from app.errors import UserError

LARGEST_FILE = 40_000_000
"""No picture of a letter is a larger file than this many bytes."""
MOST_PIXELS = 80_000_000
"""More would not fit in the memory of a small laptop while it is read."""
LONGEST_SIDE = 2400
"""A page of a letter stays readable at this many pixels; everything larger is made smaller."""
LARGEST_SEALED = 1_500_000
"""Bytes of a picture as it is kept, at most."""
SMALLEST_SIDE = 16
TYPES = ("jpg", "jpeg", "png", "webp")
"""The endings of the files that can be read."""

_FORMATS = ("JPEG", "PNG", "WEBP")
_BROKEN = (OSError, SyntaxError, ValueError, struct.error, EOFError, IndexError, KeyError, TypeError, OverflowError)
"""What the readers of Pillow raise on a file that is cut off or was tampered with."""
_GRID = 8
"""JPEG keeps blocks of this many pixels; a black rectangle that fills whole blocks comes out as pure black."""
_LADDER = ((1, 85), (1, 70), (1, 50), (2, 60), (2, 40), (4, 40))
"""How many times smaller, and of which quality, until it is small enough to keep."""
_PHONE_FORMATS = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc")

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)
warnings.filterwarnings(
    "ignore", category=UserWarning, module="PIL"
)  # what a camera wrote wrongly is thrown away anyway


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture in memory: rows from the top down, three bytes (red, green, blue) for each pixel."""

    width: int
    height: int
    pixels: bytes = field(repr=False)

    @property
    def frame(self) -> Box:
        """The whole picture as a rectangle."""
        return Box(0, 0, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A picture as it is kept: JPEG without anything beside the pixels. ``hides``: something was cut or blacked out."""

    content: bytes = field(repr=False)
    width: int
    height: int
    hides: bool

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


def read(path: Path, side: int = LONGEST_SIDE) -> Photo:
    """The picture in a file, upright, in colour, made to fit in a square of ``side`` pixels.

    Raises UserError that says what is wrong with the file and what to do.
    """
    if not path.is_file():
        raise UserError("photos.missing")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UserError("photos.unreadable") from error
    if len(content) > LARGEST_FILE:
        raise UserError("photos.file_too_large", most=LARGEST_FILE // 1_000_000)
    return decode(content, side)


def decode(content: bytes, side: int = LONGEST_SIDE) -> Photo:
    """The picture in the bytes of a file; as ``read``."""
    if not content:
        raise UserError("photos.empty")
    if content[4:12] in _PHONE_FORMATS:
        raise UserError("photos.phone_format")
    try:
        image = _upright(content, side)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UserError("photos.too_many_pixels") from error
    except UnidentifiedImageError as error:
        raise UserError("photos.no_picture") from error
    except _BROKEN as error:
        raise UserError("photos.damaged") from error
    return _photo(image)


def smaller(content: bytes, side: int) -> Photo:
    """A sealed picture made to fit in a square of ``side`` pixels."""
    with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
        image.draft("RGB", (side, side))
        image.thumbnail((side, side))
        return _photo(image.convert("RGB"))


def seal(photo: Photo, redaction: Redaction) -> Sealed:
    """Cut out what stays, make the rest black for good, and write it anew without anything of the camera.

    The covered pixels are overwritten before anything is compressed: no byte of the result depends on them.
    """
    crop = redaction.crop.shared(photo.frame)
    if min(crop.width, crop.height) < SMALLEST_SIDE:
        raise UserError("photos.cut_too_small")
    image = _image(photo).crop((crop.left, crop.top, crop.right, crop.bottom))
    covered = Redaction(crop, redaction.black).covered()
    _blacken(image, covered)
    for by, quality in _LADDER:
        content = _written(image, covered, by, quality)
        if len(content) <= LARGEST_SEALED:
            break
    width, height = -(-image.width // by), -(-image.height // by)
    return Sealed(content, width, height, redaction.hides(photo.width, photo.height))


def _written(image: Image.Image, covered: tuple[Box, ...], by: int, quality: int) -> bytes:
    made = image.reduce(by) if by > 1 else image.copy()
    _blacken(made, tuple(box.shrunk(by) for box in covered))
    target = io.BytesIO()
    made.save(target, "JPEG", quality=quality, subsampling=0)
    return target.getvalue()


def _blacken(image: Image.Image, covered: tuple[Box, ...]) -> None:
    pen = ImageDraw.Draw(image)
    for box in covered:
        grid = box.on_grid(_GRID)
        pen.rectangle((grid.left, grid.top, grid.right - 1, grid.bottom - 1), fill=(0, 0, 0))


def _upright(content: bytes, side: int) -> Image.Image:
    """The picture as it is meant to be seen, as plain colour, made smaller when it is large."""
    with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
        image.draft("RGB", (side, side))
        image.load()
        upright = _turned(image)
    if min(upright.size) < SMALLEST_SIDE:
        raise UserError("photos.too_small")
    if upright.mode.startswith("I"):  # sixteen bits of grey, as some scanners write
        upright = upright.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    flat = _on_white(upright)
    flat.thumbnail((side, side), Image.Resampling.LANCZOS)
    return flat


def _turned(image: Image.Image) -> Image.Image:
    """As the camera says it was held; where that cannot be read, as it is."""
    try:
        return ImageOps.exif_transpose(image)
    except _BROKEN:
        return image.copy()


def _on_white(image: Image.Image) -> Image.Image:
    """Without see-through parts."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    see_through = image.convert("RGBA")
    paper = Image.new("RGB", see_through.size, (255, 255, 255))
    paper.paste(see_through, mask=see_through.getchannel("A"))
    return paper


def _photo(image: Image.Image) -> Photo:
    return Photo(image.width, image.height, image.tobytes())


def _image(photo: Photo) -> Image.Image:
    return Image.frombytes("RGB", (photo.width, photo.height), photo.pixels)

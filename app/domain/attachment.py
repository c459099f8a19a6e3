"""A picture in a dossier, and the rectangles with which it was cut out and blacked out before it was kept."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.ids import DossierId, RecordId, VisitId


class Bsn(StrEnum):
    """What was answered to the question whether the picture shows a burgerservicenummer."""

    NONE = "geen"
    COVERED = "afgedekt"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture as it was sealed: size in pixels and bytes, and the SHA-256 of its bytes, which are kept elsewhere."""

    id: RecordId
    dossier_id: DossierId
    caption: str
    added_at: datetime
    author: str
    width: int
    height: int
    size: int
    digest: str
    bsn: Bsn
    visit_id: VisitId | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in whole pixels: ``left`` and ``top`` lie inside it, ``right`` and ``bottom`` just outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies inside it."""
        return self.width <= 0 or self.height <= 0

    def shared(self, other: "Box") -> "Box":
        """The part that lies in both; empty when they do not touch."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def seen_from(self, other: "Box") -> "Box":
        """The same rectangle, counted from the corner of the other."""
        return Box(self.left - other.left, self.top - other.top, self.right - other.left, self.bottom - other.top)

    def shrunk(self, by: int) -> "Box":
        """In a picture that became ``by`` times smaller; what was covered stays covered."""
        return Box(self.left // by, self.top // by, -(-self.right // by), -(-self.bottom // by))

    def on_grid(self, step: int) -> "Box":
        """The smallest rectangle around it with its edges on a grid of ``step`` pixels."""
        return Box(
            self.left // step * step,
            self.top // step * step,
            -(-self.right // step) * step,
            -(-self.bottom // step) * step,
        )

    def moved(self, right: int, down: int, within: "Box") -> "Box":
        """The same size at another place; it stops at the edges of ``within``, which is at least as large."""
        right = min(max(right, within.left - self.left), within.right - self.right)
        down = min(max(down, within.top - self.top), within.bottom - self.bottom)
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def stretched(self, right: int, down: int, within: "Box", least: int) -> "Box":
        """With its right and bottom edge elsewhere; never smaller than ``least`` nor beyond ``within``."""
        return Box(
            self.left,
            self.top,
            min(max(self.right + right, self.left + least), within.right),
            min(max(self.bottom + down, self.top + least), within.bottom),
        )


def between(one: tuple[int, int], other: tuple[int, int]) -> Box:
    """The rectangle between two points (from the left, from the top), whichever comes first."""
    return Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


@dataclass(frozen=True, slots=True)
class Redaction:
    """What stays of a picture (``crop``) and what is blacked out in it; all in pixels of the whole picture."""

    crop: Box
    black: tuple[Box, ...] = ()

    def covered(self) -> tuple[Box, ...]:
        """The black rectangles as far as they lie in what stays, counted from its corner."""
        shared = (box.shared(self.crop) for box in self.black)
        return tuple(box.seen_from(self.crop) for box in shared if not box.is_empty)

    def hides(self, width: int, height: int) -> bool:
        """Whether anything of a picture of this size is cut off or blacked out."""
        return self.crop != Box(0, 0, width, height) or bool(self.covered())

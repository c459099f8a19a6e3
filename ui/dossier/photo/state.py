"""Cutting out and blacking out as values: each act gives a new sheet, and every sheet can be gone back to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.attachment import Attachment, Box, Bsn, Redaction
from app.domain.wording import clock, full_date
from app.services.photo_folder import Offer
from app.services.photos import TYPES
from app.texts import text

SMALLEST = 16
"""Pixels of a picture: no cut and no black rectangle is smaller."""
CROP = -1
"""The place of the cut among the rectangles; the black ones count from 0."""


class Tool(StrEnum):
    """What a drag over the picture makes."""

    CUT = "snijden"
    BLACK = "zwart"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture as it lies on the table: how large it is, what stays of it, what is black, and which was touched."""

    frame: Box
    crop: Box
    black: tuple[Box, ...] = ()
    chosen: int = CROP

    @property
    def redaction(self) -> Redaction:
        """What stays and what is black, for sealing."""
        return Redaction(self.crop, self.black)

    @property
    def chosen_box(self) -> Box:
        """The rectangle that the keyboard moves."""
        return self.crop if self.chosen == CROP else self.black[self.chosen]

    def with_box(self, box: Box) -> "Sheet":
        """With the chosen rectangle elsewhere."""
        if self.chosen == CROP:
            return replace(self, crop=box)
        black = (*self.black[: self.chosen], box, *self.black[self.chosen + 1 :])
        return replace(self, black=black)


@dataclass(frozen=True, slots=True)
class Editing:
    """A sheet with what it was before and what was undone; acts with the same ``last`` word are one step back."""

    now: Sheet
    past: tuple[Sheet, ...] = ()
    future: tuple[Sheet, ...] = ()
    last: str = ""

    def to(self, sheet: Sheet, last: str = "") -> "Editing":
        """Go on with another sheet; one that is the same is no step."""
        if sheet == self.now:
            return self
        merges = bool(last) and last == self.last
        return Editing(sheet, self.past if merges else (*self.past, self.now), (), last)

    def undone(self) -> "Editing":
        """One step back, or the same when there is none."""
        if not self.past:
            return self
        return Editing(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redone(self) -> "Editing":
        """One step on again."""
        if not self.future:
            return self
        return Editing(self.future[0], (*self.past, self.now), self.future[1:])


def start(frame: Box) -> Editing:
    """A whole picture with nothing black."""
    return Editing(Sheet(frame, frame))


def cut(editing: Editing, box: Box) -> Editing:
    """Keep only this part; too small a part changes nothing."""
    crop = box.shared(editing.now.frame)
    if min(crop.width, crop.height) < SMALLEST:
        return editing
    return editing.to(replace(editing.now, crop=crop, chosen=CROP))


def blacken(editing: Editing, box: Box) -> Editing:
    """Put black over this part; a mere touch changes nothing."""
    sheet = editing.now
    part = box.shared(sheet.frame)
    if min(part.width, part.height) < SMALLEST:
        return editing
    return editing.to(replace(sheet, black=(*sheet.black, part), chosen=len(sheet.black)))


def blacken_middle(editing: Editing) -> Editing:
    """Put a black strip in the middle of what stays, to be moved with the keyboard."""
    crop = editing.now.crop
    wide, high = max(SMALLEST, crop.width // 4), max(SMALLEST, crop.height // 20)
    left, top = crop.left + (crop.width - wide) // 2, crop.top + (crop.height - high) // 2
    return blacken(editing, Box(left, top, left + wide, top + high))


def choose(editing: Editing, place: int) -> Editing:
    """Take a rectangle in hand; no step to go back over."""
    return replace(editing, now=replace(editing.now, chosen=place), last="")


def choose_next(editing: Editing, step: int) -> Editing:
    """Take the next black rectangle in hand, or the one before; the cut when there is none."""
    count, present = len(editing.now.black), editing.now.chosen
    if not count:
        return choose(editing, CROP)
    if present == CROP and step < 0:
        return choose(editing, count - 1)
    return choose(editing, (present + step) % count)


def choose_tool(editing: Editing, tool: Tool) -> Editing:
    """Take in hand what this tool works on: the cut, or the last black rectangle."""
    return choose(editing, CROP if tool is Tool.CUT else len(editing.now.black) - 1)


def nudge(editing: Editing, right: int, down: int) -> Editing:
    """Move the rectangle in hand."""
    sheet = editing.now
    return editing.to(sheet.with_box(sheet.chosen_box.moved(right, down, sheet.frame)), f"move {sheet.chosen}")


def stretch(editing: Editing, right: int, down: int) -> Editing:
    """Make the rectangle in hand larger or smaller at its right and bottom edge."""
    sheet = editing.now
    box = sheet.chosen_box.stretched(right, down, sheet.frame, SMALLEST)
    return editing.to(sheet.with_box(box), f"stretch {sheet.chosen}")


def take_off(editing: Editing) -> Editing:
    """Take the black rectangle in hand off; of the cut, all of the picture stays again."""
    sheet = editing.now
    if sheet.chosen == CROP:
        return editing.to(replace(sheet, crop=sheet.frame))
    black = (*sheet.black[: sheet.chosen], *sheet.black[sheet.chosen + 1 :])
    return editing.to(replace(sheet, black=black, chosen=len(black) - 1))


def black_at(sheet: Sheet, x: int, y: int) -> int:
    """The uppermost black rectangle at a point, or CROP when there is none."""
    hit = (place for place in reversed(range(len(sheet.black))) if not sheet.black[place].shared(_dot(x, y)).is_empty)
    return next(hit, CROP)


def _dot(x: int, y: int) -> Box:
    return Box(x, y, x + 1, y + 1)


@dataclass(frozen=True, slots=True)
class Grip:
    """Which edges of a rectangle are held: -1 left or top, 1 right or bottom, 0 neither."""

    across: int
    down: int

    @property
    def is_held(self) -> bool:
        """Whether any edge is held."""
        return bool(self.across or self.down)


NO_GRIP = Grip(0, 0)


def grip_at(box: Box, x: int, y: int, slack: int) -> Grip:
    """The edges of a rectangle within reach of a point."""
    if not (box.left - slack <= x <= box.right + slack and box.top - slack <= y <= box.bottom + slack):
        return NO_GRIP
    across = -1 if abs(x - box.left) <= slack else 1 if abs(x - box.right) <= slack else 0
    down = -1 if abs(y - box.top) <= slack else 1 if abs(y - box.bottom) <= slack else 0
    return Grip(across, down)


def pulled(box: Box, grip: Grip, to: tuple[int, int], within: Box) -> Box:
    """A rectangle with the held edges at a point, within the picture and never too small."""
    x, y = to
    left = min(max(x, within.left), box.right - SMALLEST) if grip.across < 0 else box.left
    right = max(min(x, within.right), box.left + SMALLEST) if grip.across > 0 else box.right
    top = min(max(y, within.top), box.bottom - SMALLEST) if grip.down < 0 else box.top
    bottom = max(min(y, within.bottom), box.top + SMALLEST) if grip.down > 0 else box.bottom
    return Box(left, top, right, bottom)


def pull(editing: Editing, grip: Grip, to: tuple[int, int]) -> Editing:
    """Bring the held edges of the rectangle in hand to a point."""
    sheet = editing.now
    return editing.to(sheet.with_box(pulled(sheet.chosen_box, grip, to, sheet.frame)))


def aloud(sheet: Sheet) -> str:
    """The rectangle in hand, for who does not see it, in hundredths of the picture."""
    box, frame = sheet.chosen_box, sheet.frame
    place = {
        "links": 100 * box.left // frame.width,
        "boven": 100 * box.top // frame.height,
        "breed": 100 * box.width // frame.width,
        "hoog": 100 * box.height // frame.height,
    }
    if sheet.chosen == CROP:
        return text("dossier.foto.snede", **place)
    return text("dossier.foto.vlak", nummer=sheet.chosen + 1, aantal=len(sheet.black), **place)


def tools() -> tuple[tuple[str, str], ...]:
    """The two tools with their words."""
    return tuple((tool.value, text(f"dossier.foto.gereedschap.{tool}")) for tool in Tool)


def answers() -> tuple[tuple[str, str], ...]:
    """The answers to the question about the BSN."""
    return tuple((bsn.value, text(f"dossier.foto.antwoord.{bsn}")) for bsn in Bsn)


def offer_line(offer: Offer) -> str:
    """When a picture was taken, in words."""
    return text("dossier.foto.genomen", dag=full_date(offer.taken_at.date()), tijd=clock(offer.taken_at))


def offered_line(offers: Sequence[Offer]) -> str:
    """That there are new pictures in the folder; empty when there are none."""
    return text("dossier.foto.nieuw", n=len(offers)) if offers else ""


def originals_line(originals: Sequence[Offer]) -> str:
    """The question whether the originals may go; empty when there are none."""
    if not originals:
        return ""
    folders = dict.fromkeys(str(offer.path.parent) for offer in originals)
    return text("dossier.foto.origineel", n=len(originals), map=" en ".join(folders))


def added_line(photo: Attachment) -> str:
    """When a picture was added, and what was said about a BSN on it."""
    day = full_date(photo.added_at.date())
    return f"{text('dossier.foto.toegevoegd', dag=day)} {text(f'dossier.foto.bsn.{photo.bsn}')}."


def file_filter() -> str:
    """The files that a file dialog shows."""
    return f"{text('dossier.foto.bestanden')} ({' '.join(f'*.{ending}' for ending in TYPES)})"

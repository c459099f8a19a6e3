"""What stands in a document, as plain values in the order of reading: no fonts, no sizes, no PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Tone(StrEnum):
    """How loud a paragraph speaks."""

    BODY = "body"
    SOFT = "soft"
    FINE = "fine"


class Align(StrEnum):
    """Where the text of a column stands; amounts stand right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of a part, 2 a section, 3 a part of a section."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``strong`` is the part before ``text`` that stands out."""

    text: str
    tone: Tone = Tone.BODY
    strong: str = ""


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement: what and its first step at the left; the day and who does it at the right."""

    number: int
    title: str
    lines: tuple[str, ...]
    right: tuple[str, ...]
    done: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head that returns on every page; the first column names its row.

    ``aligned`` and ``shares`` (the relative widths of the columns) are as long as ``head``; a row that is not is a
    ValueError.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    aligned: tuple[Align, ...] = ()
    shares: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        lengths = {len(self.head), *map(len, self.rows)}
        lengths |= {len(columns) for columns in (self.aligned, self.shares) if columns}
        if len(lengths) != 1:
            raise ValueError("every row of a table has as many cells as its head")


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order does not matter."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """The one large figure of a page, in words."""

    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A calm block with a ground of its own, for what should not be overlooked."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline across the page; decoration, not read aloud."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Footer:
    """Lines at the foot of the page it stands on, left and right."""

    left: tuple[str, ...]
    right: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """The marks of one subject over time: each as its place between the first and the last day (0 to 1) and its mark.

    ``words`` say where it went: "van 4 naar 6".
    """

    name: str
    points: tuple[tuple[float, int], ...]
    words: str


@dataclass(frozen=True, slots=True)
class ScoreChart:
    """Marks from ``lowest`` to ``highest`` drawn over time, a line per subject; ``begins`` and ``ends`` name the days.

    Decoration beside the same numbers as a table: it is not read aloud on paper.
    """

    lines: tuple[ScoreLine, ...]
    begins: str
    ends: str
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class AxisWord:
    """Words at a place along a side of a drawing, from 0 (left or low) to 1."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class CurveChart:
    """A curve in a square of 1 by 1: its low and its high line (the same one where it is sure), and the dot of now.

    ``across`` are words below, ``up`` words at the left, ``stops`` numbered upright lines. Decoration beside the same
    numbers as a table: it is not read aloud on paper.
    """

    lows: tuple[tuple[float, float], ...]
    highs: tuple[tuple[float, float], ...]
    now: tuple[float, float]
    now_words: str
    across: tuple[AxisWord, ...]
    up: tuple[AxisWord, ...]
    stops: tuple[AxisWord, ...]


Drawing = ScoreChart | CurveChart
Block = Heading | Paragraph | AgreementRow | Table | Bullets | Amount | Notice | Rule | PageBreak | Footer | Drawing


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``title`` ends up in the file itself, so it names nobody; ``language`` is a BCP 47 tag."""

    title: str
    language: str
    blocks: tuple[Block, ...]

    @property
    def front(self) -> tuple[Block, ...]:
        """The blocks before the first page break."""
        for place, block in enumerate(self.blocks):
            if isinstance(block, PageBreak):
                return self.blocks[:place]
        return self.blocks


def words_of(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Every text of the blocks, in the order of reading."""
    return tuple(part for block in blocks for part in _words(block) if part)


def _words(block: Block) -> tuple[str, ...]:
    match block:
        case Heading(text=said) | Amount(text=said):
            return (said,)
        case Paragraph(text=said, strong=strong):
            return (strong + said,)
        case AgreementRow(title=title, lines=lines, right=right):
            return (title, *lines, *right)
        case Table(head=head, rows=rows, caption=caption):
            return (caption, *head, *(cell for row in rows for cell in row))
        case Bullets(items=items):
            return items
        case Notice(title=title, lines=lines):
            return (title, *lines)
        case Footer(left=left, right=right):
            return (*left, *right)
        case Rule() | PageBreak() | ScoreChart() | CurveChart():
            return ()

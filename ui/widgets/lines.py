"""Words set in lines of an exact height: several runs of type on one baseline, broken at the width there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from ui import theme

LINE_BREAK = "\u2028"
_TONES = {"": "ink", "ink": "ink", "soft": "ink.soft", "accent": "accent", "notice": "notice.ink", "on": "accent.on"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. ``kind`` and ``weight`` empty means those of the label; tone is soft, accent or notice."""

    words: str
    kind: str = ""
    tone: str = ""
    weight: int = 0


def tone_colour(tone: str) -> str:
    """The colour token of a tone."""
    return _TONES[tone]


@dataclass(frozen=True, slots=True)
class Block:
    """Laid-out words with their size in px."""

    layout: QTextLayout
    width: float
    height: int


@dataclass(frozen=True, slots=True)
class Look:
    """How runs are set: the font of runs without their own, px per line, and the side they stand on.

    ``breaks_words`` breaks a word that is wider than the room; without it such a word sticks out.
    """

    font: QFont
    line: int
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    breaks_words: bool = False


def look(kind: str = "body") -> Look:
    """The look of a kind of type at the present scale."""
    return Look(theme.font(kind), theme.line_height(kind))


def lay(runs: Sequence[Run], how: Look, width: float) -> Block:
    """Lay the runs in ``width`` px, set as ``how`` says."""
    layout = QTextLayout("".join(run.words for run in runs).replace("\n", LINE_BREAK), how.font)
    option = QTextOption(how.align)
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if how.breaks_words else mode.WordWrap)
    layout.setTextOption(option)
    if formats := _formats(runs):
        layout.setFormats(formats)
    y, widest = 0, 0.0
    layout.beginLayout()
    while (made := layout.createLine()).isValid():
        made.setLineWidth(max(width, 1.0))
        made.setPosition(QPointF(0, int(y + (how.line - made.ascent() - made.descent()) / 2)))
        widest = max(widest, made.naturalTextWidth())
        y += how.line
    layout.endLayout()
    return Block(layout, widest, y)


def _formats(runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
    found: list[QTextLayout.FormatRange] = []
    start = 0
    for run in runs:
        length = _units(run.words)
        if run.kind or run.tone or run.weight:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = start, length, _format(run)
            found.append(piece)
        start += length
    return found


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2  # Qt counts UTF-16 units


def _format(run: Run) -> QTextCharFormat:
    made = QTextCharFormat()
    if run.kind:
        made.setFont(theme.font(run.kind, run.weight or None))
    elif run.weight:
        made.setFontWeight(run.weight)
    if run.tone:
        made.setForeground(theme.colour(tone_colour(run.tone)))
    return made

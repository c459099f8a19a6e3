"""The two weights of Source Sans Pro from its package: how wide words are, and how text breaks into lines."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from app.reports.style import Face, TypeStyle

_FILES = {Face.REGULAR: "SourceSansPro", Face.SEMIBOLD: "SourceSansProSemibold"}
_NO_BREAK = "\u00a0"
_BREAK_AFTER = "/-_.?&=,"
_MISSING = "?"


@lru_cache(maxsize=1)
def _fonts() -> dict[Face, Any]:
    """Both fonts, read once per process and registered with the PDF library, which takes a tenth of a second."""
    from font_source_sans_pro import font_files_ttf
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    fonts = {face: TTFont(face.value, font_files_ttf[name]) for face, name in _FILES.items()}
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    return fonts


def load_fonts() -> None:
    """Read the fonts now, so that the PDF library knows them by the names in Face."""
    _fonts()


@lru_cache(maxsize=8192)
def word_width(word: str, face: Face) -> float:
    """The width of a word in thousandths of its size."""
    widths = _fonts()[face].face.charWidths
    return float(sum(widths[ord(letter)] for letter in word))


def width_of(words: str, style: TypeStyle, face: Face | None = None) -> float:
    """The width of words in points."""
    return word_width(words, face or style.face) * style.size / 1000


@lru_cache(maxsize=8192)
def printable(words: str) -> str:
    """The text with white space made plain and each letter that the font lacks shown as a question mark."""
    import unicodedata

    known = _fonts()[Face.REGULAR].face.charWidths
    composed = unicodedata.normalize("NFC", words)
    plain = "".join(letter if letter == _NO_BREAK or not letter.isspace() else " " for letter in composed)
    return "".join(letter if ord(letter) in known else _MISSING for letter in plain)


Run = tuple[Face, str]
"""Words in one weight."""


def wrap(words: str, style: TypeStyle, width: float) -> list[str]:
    """The lines of a text that fit in a width in points; a word that is too long is broken. At least one line."""
    return ["".join(said for _, said in line) for line in wrap_runs([(style.face, words)], style, width)]


def wrap_runs(runs: Sequence[Run], style: TypeStyle, width: float) -> list[list[Run]]:
    """As ``wrap``, for text in more than one weight: each line is a list of runs."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    room = width * 1000 / style.size
    for face, piece, spaced in _pieces(runs, room):
        space = word_width(" ", face) if spaced and lines[-1] else 0.0
        wide = word_width(piece, face)
        if lines[-1] and used + space + wide > room:
            lines.append([])
            used = space = 0.0
        _add(lines[-1], face, f" {piece}" if space else piece)
        used += space + wide
    return lines


def _add(line: list[Run], face: Face, piece: str) -> None:
    if line and line[-1][0] is face:
        line[-1] = (face, line[-1][1] + piece)
    else:
        line.append((face, piece))


def _pieces(runs: Sequence[Run], room: float) -> list[tuple[Face, str, bool]]:
    """The unbreakable pieces in order, each with its weight and whether a space stands before it."""
    pieces: list[tuple[Face, str, bool]] = []
    for face, words in runs:
        for place, word in enumerate(printable(words).split(" ")):
            if not word:
                continue
            for part_place, part in enumerate(_broken(word, face, room)):
                pieces.append((face, part, part_place == 0 and (place > 0)))
    return pieces


def _broken(word: str, face: Face, room: float) -> list[str]:
    """A word in parts that each fit, broken after a mark of an address where it can be."""
    parts: list[str] = []
    while word_width(word, face) > room and len(word) > 1:
        fit = 1
        while fit < len(word) and word_width(word[: fit + 1], face) <= room:
            fit += 1
        mark = max((word.rfind(mark, 1, fit) for mark in _BREAK_AFTER), default=-1)
        cut = mark + 1 if mark > 0 else fit
        parts.append(word[:cut])
        word = word[cut:]
    return [*parts, word]

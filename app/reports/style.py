"""The look of paper: A4 in points, the sizes of type, the few colours, and the white between the parts."""

from dataclasses import dataclass
from enum import StrEnum

PX = 0.75
"""The drawings are made at 96 dots per inch; a point is 1/72 inch."""

PAGE_WIDTH, PAGE_HEIGHT = 595.276, 841.89
LEFT = 88 * PX
RIGHT = PAGE_WIDTH - 80 * PX
WIDTH = RIGHT - LEFT
TOP = 72 * PX
BOTTOM = PAGE_HEIGHT - 63 * PX
FOOT_BOTTOM = PAGE_HEIGHT - 56 * PX
PAGE_NUMBER = PAGE_HEIGHT - 44 * PX


class Face(StrEnum):
    """The two weights in use."""

    REGULAR = "Keukentafel-Regular"
    SEMIBOLD = "Keukentafel-Semibold"


Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

INK: Colour = (0x1E / 255, 0x25 / 255, 0x28 / 255)
SOFT: Colour = (0x53 / 255, 0x5C / 255, 0x60 / 255)
ACCENT: Colour = (0x0E / 255, 0x5A / 255, 0x69 / 255)
LINE: Colour = (0xE2 / 255, 0xDE / 255, 0xD5 / 255)
CHART: Colour = (0x67 / 255, 0x95 / 255, 0xA0 / 255)
NOTICE_GROUND: Colour = (0xFB / 255, 0xF2 / 255, 0xDF / 255)
NOTICE_MARK: Colour = (0xB4 / 255, 0x77 / 255, 0x0A / 255)


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A size of type in points with its line height, weight and colour."""

    size: float
    leading: float
    face: Face = Face.REGULAR
    colour: Colour = INK


TITLE = TypeStyle(24, 36 * PX, Face.SEMIBOLD)
AMOUNT = TypeStyle(22, 34 * PX, Face.SEMIBOLD)
HEAD = TypeStyle(15, 24 * PX, Face.SEMIBOLD)
BODY = TypeStyle(12.5, 24 * PX)
BODY_STRONG = TypeStyle(12.5, 24 * PX, Face.SEMIBOLD)
BODY_SOFT = TypeStyle(12.5, 24 * PX, Face.REGULAR, SOFT)
DONE = TypeStyle(12.5, 24 * PX, Face.SEMIBOLD, SOFT)
NUMBER = TypeStyle(22, 34 * PX, Face.SEMIBOLD, ACCENT)
FINE = TypeStyle(11, 20 * PX)
FINE_STRONG = TypeStyle(11, 20 * PX, Face.SEMIBOLD)
FOOT = TypeStyle(11, 20 * PX, Face.REGULAR, SOFT)
CELL = TypeStyle(10, 18 * PX)
CELL_HEAD = TypeStyle(10, 18 * PX, Face.REGULAR, SOFT)
CELL_STRONG = TypeStyle(10, 18 * PX, Face.SEMIBOLD)

BEFORE_HEAD = 29 * PX
BEFORE_SMALL_HEAD = 12 * PX
BEFORE_BLOCK = 14 * PX
AFTER_HEAD = 5 * PX
AFTER_SMALL_HEAD = 0.0
BETWEEN_FINE = 3 * PX
ROW_PADDING = 14 * PX
CELL_PADDING = 5 * PX
COLUMN_GAP = 18 * PX
NOTICE_PADDING = 14 * PX
NOTICE_EDGE = 3 * PX
NUMBER_WIDTH = 44 * PX
RIGHT_COLUMN = 190 * PX
BULLET_INDENT = 14 * PX
CHECK_WIDTH = 20 * PX
HAIRLINE = 1 * PX
CHART_ROW = 44 * PX
CHART_NAME = 190 * PX
CHART_WORDS = 104 * PX
CHART_LINE = 2 * PX
CHART_DOT = 3.5 * PX
CURVE_HEIGHT = 230 * PX
CURVE_LEFT = 64 * PX
CURVE_TOP = 24 * PX
KEEP_WITH_HEAD = 90 * PX

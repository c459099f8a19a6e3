"""Marks on pages of A4: where each line of text stands and to which element of the structure it belongs."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.reports import style
from app.reports.style import BODY, Colour, Face, TypeStyle
from app.reports.tagging import Element
from app.reports.typeface import Run, width_of, wrap_runs


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; x and y (of the baseline, from the top of the page) in points. Without element: decoration."""

    x: float
    y: float
    words: str
    style: TypeStyle
    face: Face
    element: Element | None


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle from its upper left corner; decoration."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Check:
    """A check mark whose foot stands on the baseline at y; decoration."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from point to point, in points from the upper left corner of the page; decoration."""

    points: tuple[tuple[float, float], ...]
    width: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle around a point; decoration."""

    x: float
    y: float
    radius: float
    colour: Colour


Mark = Words | Box | Check | Stroke | Dot


@dataclass(slots=True)
class Flow:
    """The place on the page where the next block goes; ``y`` in points from the top."""

    root: Element
    tightness: float = 1.0
    line_height: float = 1.0
    bottom: float = style.BOTTOM
    pages: list[list[Mark]] = field(default_factory=lambda: [[]])
    y: float = style.TOP
    open_list: Element | None = None

    @property
    def page(self) -> list[Mark]:
        """The marks of the present page."""
        return self.pages[-1]

    @property
    def is_at_top(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self.y <= style.TOP

    @property
    def room(self) -> float:
        """How many points are left on this page."""
        return self.bottom - self.y

    def new_page(self) -> None:
        """Go on at the top of a new page."""
        self.pages.append([])
        self.y = style.TOP

    def need(self, height: float) -> None:
        """Go to a new page when so many points are not left and this page is not empty."""
        if height > self.room and not self.is_at_top:
            self.new_page()

    def space(self, height: float) -> None:
        """White between two parts, which is not needed at the top of a page and shrinks on a full front."""
        if not self.is_at_top:
            self.y += height * self.tightness

    def fitted(self, look: TypeStyle) -> TypeStyle:
        """The style with the line height of this part; what is large keeps its own."""
        return (
            look
            if self.line_height == 1 or look.size > BODY.size
            else replace(look, leading=look.leading * self.line_height)
        )

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle on this page."""
        self.page.append(Box(x, y, width, height, colour))

    def hairline(self) -> None:
        """A thin line over the whole width."""
        self.box(style.LEFT, self.y, style.WIDTH, style.HAIRLINE, style.LINE)

    def line(self, runs: Sequence[Run], look: TypeStyle, x: float, top: float, element: Element | None) -> None:
        """One line of runs whose line box starts at ``top``."""
        for face, said in runs:
            self.page.append(Words(x, baseline(top, look), said, look, face, element))
            x += width_of(said, look, face)

    def line_right(
        self, runs: Sequence[Run], look: TypeStyle, right: float, top: float, element: Element | None
    ) -> float:
        """One line that ends at ``right``, a space at its end not counted; returns where it begins."""
        x = right - sum(width_of(said.rstrip(" "), look, face) for face, said in runs)
        self.line(runs, look, x, top, element)
        return x

    def text(self, runs: Sequence[Run], look: TypeStyle, x: float, width: float, element: Element) -> None:
        """Lines of text from here down; a page that is full goes on at the next."""
        look = self.fitted(look)
        for said in spaced(wrap_runs(runs, look, width)):
            self.need(look.leading)
            self.line(said, look, x, self.y, element)
            self.y += look.leading


def baseline(top: float, look: TypeStyle) -> float:
    """Where the baseline is in a line box that starts at ``top``: the capitals stand in its middle."""
    return top + look.leading / 2 + look.size * 0.33


def spaced(lines: list[list[Run]]) -> list[list[Run]]:
    """The lines with a space after all but the last, so that who hears or copies them gets words, not one string."""
    return [[*line[:-1], (line[-1][0], f"{line[-1][1]} ")] if line else line for line in lines[:-1]] + lines[-1:]

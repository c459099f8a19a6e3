"""Marks over time: higher is better, the newest stands out, the same numbers are read aloud, and nothing overlaps."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reports.document import ScoreChart as Drawing
from app.reports.document import ScoreLine
from ui import theme
from ui.palette import Theme
from ui.widgets.scorechart import NAME, ROW, WORDS, ScoreChart

Show = Callable[..., QWidget]
UP = ScoreLine("Geld", ((0.0, 1), (1.0, 10)), "van 1 naar 10")
FLAT = ScoreLine("Wonen", ((1.0, 5),), "5")
DRAWING = Drawing((UP, FLAT), "maandag 23 november 2026", "maandag 22 februari 2027", 1, 10)
WIDTH = 600


def shown(show: Show, drawing: Drawing = DRAWING, width: int = WIDTH) -> ScoreChart:
    chart = ScoreChart("Cijfers")
    chart.show_drawing(drawing, "Geld: 1 op maandag, 10 op maandag")
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(chart)
    column.addStretch(1)
    page.setFixedWidth(width)
    show(page, width, 400)
    return chart


def rows_with(image: QImage, x: int, token: str, top: int, foot: int) -> list[int]:
    return [y for y in range(top, foot) if image.pixelColor(x, y) == theme.colour(token)]


@pytest.mark.parametrize("chosen", Theme)
def test_the_lowest_mark_is_at_the_foot_and_the_newest_stands_out_at_the_top(show: Show, chosen: Theme):
    theme.apply(chosen)
    image = shown(show).grab().toImage()
    first, last = NAME + 9, WIDTH - WORDS - 9
    low = rows_with(image, first, "chart.2", 0, ROW)
    high = rows_with(image, last, "accent", 0, ROW)
    assert low
    assert high
    assert min(low) > ROW // 2 > max(high)
    assert rows_with(image, last, "accent", ROW, 2 * ROW)
    assert not rows_with(image, first, "chart.2", ROW, 2 * ROW)


def test_it_is_as_high_as_its_rows_and_reads_its_numbers_aloud(show: Show):
    chart = shown(show)
    assert chart.height() == 2 * ROW + theme.line_height("caption") + 1
    assert (chart.accessibleName(), chart.accessibleDescription()) == ("Cijfers", "Geld: 1 op maandag, 10 op maandag")
    theme.apply(Theme.LIGHT, 2.0)
    assert chart.sizeHint().height() == 4 * ROW + theme.line_height("caption") + 1


@pytest.mark.parametrize("width", [260, 380, 600, 1100])
def test_nothing_is_painted_outside_it_however_narrow(show: Show, width: int):
    chart = shown(show, width=width)
    assert chart.width() == width
    image = chart.grab().toImage()
    right = [image.pixelColor(width - 1, y) for y in range(1, ROW)]
    assert theme.colour("accent") not in right


def test_no_marks_at_all_is_only_a_foot(show: Show):
    chart = shown(show, Drawing((), "", "", 1, 10))
    assert chart.height() == theme.line_height("caption") + 1

"""The painted bars show their spans at the right place and say the same in words."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.palette import Theme
from ui.widgets.bars import Part, ProgressLine, RangeBar, StackedBar
from ui.widgets.rangesummary import RangeSummary

Show = Callable[..., QWidget]


def colours_along(widget: QWidget, y: int) -> list[QColor]:
    image = widget.grab().toImage()
    return [image.pixelColor(x, y) for x in range(image.width())]


def alone(widget: QWidget, width: int) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    page.setFixedWidth(width)
    return page


@pytest.mark.parametrize("chosen", Theme)
def test_the_range_lies_where_it_should_in_both_themes(show: Show, chosen: Theme):
    theme.apply(chosen)
    bar = RangeBar()
    bar.show_range((900, 1600), (400, 2200), 2500, "ongeveer 900 tot 1600 euro")
    show(alone(bar, 250), 250, 100)
    row = colours_along(bar, 6)
    assert row[125] == theme.colour("accent")
    assert row[60] == row[200] == theme.colour("chart.1")
    assert row[20] == row[240] == theme.colour("surface.raise")
    assert bar.accessibleDescription() == "ongeveer 900 tot 1600 euro"


def test_the_range_before_is_thinner(show: Show):
    bar = RangeBar()
    bar.show_range((900, 1600), (400, 2200), 2500, "")
    show(alone(bar, 250), 250, 100)
    top = colours_along(bar, 0)
    assert top[125] == theme.colour("accent")
    assert top[60] not in (theme.colour("chart.1"), theme.colour("accent"))


@pytest.mark.parametrize("now", [(0, 0), (2500, 2500), (-100, 9000), (3000, 4000), (5, 5)])
def test_no_span_leaves_the_track_or_disappears(show: Show, now: tuple[int, int]):
    bar = RangeBar()
    bar.show_range(now, None, 2500, "")
    show(alone(bar, 250), 250, 100)
    assert theme.colour("accent") in colours_along(bar, 6)


def test_parts_take_their_share_and_are_read_aloud(show: Show):
    bar = StackedBar("Wat het oplevert")
    bar.show_parts([Part("Aangevraagd", "€ 883", 883, "accent"), Part("Te kiezen", "€ 360", 360, "chart.1")])
    show(alone(bar, 300), 300, 100)
    row = colours_along(bar, 6)
    assert 205 <= sum(pixel == theme.colour("accent") for pixel in row) <= 214
    assert bar.accessibleDescription() == "Aangevraagd € 883, Te kiezen € 360"


def test_an_empty_whole_is_only_a_track(show: Show):
    bar = StackedBar("Niets")
    bar.show_parts([])
    show(alone(bar, 100), 100, 50)
    assert colours_along(bar, 6)[50] == theme.colour("surface.raise")


def test_progress_never_claims_more_questions_done_than_there_are(show: Show):
    line = ProgressLine()
    show(alone(line, 300), 300, 100)
    line.show_progress("Wonen", 5, 4)
    assert "vraag 5 van ongeveer 5" in line.words()


def test_the_summary_becomes_one_row_when_slim(show: Show):
    summary = RangeSummary()
    summary.say("U laat nu per jaar liggen", "ongeveer\n€ 900 tot € 1.600", "Dunne balk: vóór uw laatste antwoord")
    summary.show_range((900, 1600), (400, 2200), ("€ 0", "€ 2.500"), 2500)
    show(alone(summary, 700), 700, 300)
    high = summary.height()
    summary.set_slim(True)
    summary.window().layout().activate()
    assert summary.sizeHint().height() < high / 2
    assert summary.bar.accessibleDescription() == "ongeveer € 900 tot € 1.600"

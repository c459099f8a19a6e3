"""A curve drawn on paper: lines across with their amounts, numbered stops, the curve and the dot of now."""

from app.reports import style
from app.reports.document import CurveChart
from app.reports.flow import Dot, Flow, Stroke
from app.reports.style import CELL_HEAD, CELL_STRONG
from app.reports.typeface import width_of

LEFT = style.LEFT + style.CURVE_LEFT
RIGHT = style.RIGHT - style.COLUMN_GAP
WIDTH = RIGHT - LEFT


def place_curve(flow: Flow, chart: CurveChart) -> None:
    """Put a drawing from here down, on one page. It is decoration: a table with the same numbers is read aloud."""
    flow.need(curve_height())
    flow.space(style.BEFORE_BLOCK)
    flow.y += style.CURVE_TOP
    top = flow.y
    _place_scale(flow, chart, top)
    _place_stops(flow, chart, top)
    _place_lines(flow, chart, top)
    flow.y = top + style.CURVE_HEIGHT + CELL_HEAD.leading


def curve_height() -> float:
    """How high a drawing is, with the white above it, in points."""
    return style.BEFORE_BLOCK + style.CURVE_TOP + style.CURVE_HEIGHT + CELL_HEAD.leading


def _place_scale(flow: Flow, chart: CurveChart, top: float) -> None:
    for word in chart.up:
        y = top + (1 - word.at) * style.CURVE_HEIGHT
        flow.box(LEFT, y, WIDTH, style.HAIRLINE, style.LINE)
        flow.line_right([(CELL_HEAD.face, word.words)], CELL_HEAD, LEFT - 6, y - CELL_HEAD.leading / 2, None)
    free = 0.0
    for word in chart.across:
        width = width_of(word.words, CELL_HEAD, CELL_HEAD.face)
        left = min(LEFT + word.at * WIDTH - width / 2, style.RIGHT - width)
        if left >= free:
            flow.line([(CELL_HEAD.face, word.words)], CELL_HEAD, left, top + style.CURVE_HEIGHT, None)
            free = left + width + style.COLUMN_GAP / 2


def _place_stops(flow: Flow, chart: CurveChart, top: float) -> None:
    free = 0.0
    for stop in chart.stops:
        x = LEFT + stop.at * WIDTH
        flow.box(x, top, style.HAIRLINE, style.CURVE_HEIGHT, style.LINE)
        width = width_of(stop.words, CELL_STRONG, CELL_STRONG.face)
        left = max(x - width / 2, free)
        flow.line([(CELL_STRONG.face, stop.words)], CELL_STRONG, left, top - CELL_STRONG.leading, None)
        free = left + width + 3


def _place_lines(flow: Flow, chart: CurveChart, top: float) -> None:
    for line in dict.fromkeys((chart.lows, chart.highs)):
        points = tuple(_point(place, top) for place in line)
        flow.page.append(Stroke(points, style.CHART_LINE, style.ACCENT))
    x, y = _point(chart.now, top)
    flow.page.append(Dot(x, y, style.CHART_DOT * 1.3, style.ACCENT))
    width = width_of(chart.now_words, CELL_STRONG, CELL_STRONG.face)
    flow.line([(CELL_STRONG.face, chart.now_words)], CELL_STRONG, x - width / 2, y + 4, None)


def _point(place: tuple[float, float], top: float) -> tuple[float, float]:
    return LEFT + place[0] * WIDTH, top + (1 - place[1]) * style.CURVE_HEIGHT

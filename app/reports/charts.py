"""Marks over time drawn on paper: a row per subject with its name, its line, and the words beside it."""

from app.reports import style
from app.reports.document import ScoreChart, ScoreLine
from app.reports.flow import Dot, Flow, Stroke
from app.reports.style import CELL, CELL_HEAD, CELL_STRONG, FINE
from app.reports.typeface import wrap

LEFT = style.LEFT + style.CHART_NAME
RIGHT = style.RIGHT - style.CHART_WORDS


def place_chart(flow: Flow, chart: ScoreChart) -> None:
    """Put a drawing from here down, on one page when it fits on one.

    It is decoration: a table with the same numbers is read aloud.
    """
    height = chart_height(chart)
    flow.need(height if height < flow.bottom - style.TOP else 0)
    flow.space(style.BEFORE_BLOCK)
    for line in chart.lines:
        flow.need(style.CHART_ROW)
        flow.hairline()
        _place_line(flow, chart, line)
        flow.y += style.CHART_ROW
    flow.hairline()
    flow.need(CELL_HEAD.leading)
    flow.line([(CELL_HEAD.face, chart.begins)], CELL_HEAD, LEFT, flow.y, None)
    flow.line_right([(CELL_HEAD.face, chart.ends)], CELL_HEAD, RIGHT, flow.y, None)
    flow.y += CELL_HEAD.leading


def chart_height(chart: ScoreChart) -> float:
    """How high a drawing is, with the white above it, in points."""
    return style.BEFORE_BLOCK + len(chart.lines) * style.CHART_ROW + CELL_HEAD.leading


def _place_line(flow: Flow, chart: ScoreChart, line: ScoreLine) -> None:
    names = wrap(line.name, FINE, style.CHART_NAME - style.COLUMN_GAP)[:2]
    top = flow.y + (style.CHART_ROW - len(names) * CELL.leading) / 2
    for number, name in enumerate(names):
        flow.line([(CELL.face, name)], CELL, style.LEFT, top + number * CELL.leading, None)
    middle = flow.y + (style.CHART_ROW - CELL_STRONG.leading) / 2
    flow.line_right([(CELL_STRONG.face, line.words)], CELL_STRONG, style.RIGHT, middle, None)
    points = [_point(flow, chart, place, score) for place, score in line.points]
    if len(points) > 1:
        flow.page.append(Stroke(tuple(points), style.CHART_LINE, style.CHART))
    for number, (x, y) in enumerate(points, 1):
        is_last = number == len(points)
        flow.page.append(Dot(x, y, style.CHART_DOT * (1.3 if is_last else 1), style.ACCENT if is_last else style.CHART))


def _point(flow: Flow, chart: ScoreChart, place: float, score: int) -> tuple[float, float]:
    """Where a mark stands: the highest mark near the top of its row, the lowest near the foot."""
    inner = style.CHART_ROW - 4 * style.CHART_DOT
    share = (score - chart.lowest) / (chart.highest - chart.lowest)
    return LEFT + place * (RIGHT - LEFT), flow.y + 2 * style.CHART_DOT + (1 - share) * inner

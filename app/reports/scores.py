"""The marks of a resident over time: as a drawing, and as a table with the same numbers."""

from collections.abc import Sequence
from datetime import date

from app.domain.goal import HIGHEST, LOWEST
from app.domain.plan import PillarLine
from app.domain.wording import full_date
from app.reports.amounts import capital
from app.reports.document import Align, ScoreChart, ScoreLine, Table
from app.texts import has_text, text

MOST_DAYS = 4
"""A table has room for so many days: the first one and the newest."""


def pillar_name(pillar: str) -> str:
    """What a pillar is called within a sentence; one that is not known keeps its own name."""
    text_id = f"pijler.{pillar}.naam"
    return text(text_id) if has_text(text_id) else pillar.replace("_", " ")


def score_chart(lines: Sequence[PillarLine]) -> ScoreChart:
    """The drawing of these lines, all on one span of time."""
    days = [mark.day for line in lines for mark in line.marks]
    first, last = min(days), max(days)
    return ScoreChart(
        lines=tuple(_line(line, first, last) for line in lines),
        begins=full_date(first) if last > first else "",
        ends=full_date(last),
        lowest=LOWEST,
        highest=HIGHEST,
    )


def _line(line: PillarLine, first: date, last: date) -> ScoreLine:
    span = (last - first).days
    points = tuple(((mark.day - first).days / span if span else 1.0, mark.score) for mark in line.marks)
    return ScoreLine(capital(pillar_name(line.pillar)), points, way_of(line))


def way_of(line: PillarLine) -> str:
    """``van 4 naar 6``, ``nog steeds 6`` or, for one mark, ``6``."""
    if line.before is None:
        return str(line.last.score)
    if line.first.score == line.last.score:
        return text("plan.cijfer.gelijk", cijfer=line.last.score)
    return text("plan.cijfer.van_naar", eerst=line.first.score, nu=line.last.score)


def score_table(lines: Sequence[PillarLine]) -> Table:
    """The same marks, a row per pillar and a column per day; of many days the first and the newest."""
    days = sorted({mark.day for line in lines for mark in line.marks})
    shown = days if len(days) <= MOST_DAYS else [days[0], *days[1 - MOST_DAYS :]]
    return Table(
        head=(text("plan.cijfer.onderwerp"), *map(full_date, shown)),
        rows=tuple(_row(line, shown) for line in lines),
        caption=text("plan.cijfer.tabel"),
        aligned=(Align.LEFT, *[Align.RIGHT] * len(shown)),
        shares=(2, *[1] * len(shown)),
    )


def _row(line: PillarLine, days: Sequence[date]) -> tuple[str, ...]:
    given = {mark.day: str(mark.score) for mark in line.marks}
    return (capital(pillar_name(line.pillar)), *(given.get(day, text("plan.cijfer.geen")) for day in days))

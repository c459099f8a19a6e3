"""The income line as a drawing, a table and sentences."""

from dataclasses import dataclass

from app.domain.household import Household
from app.domain.money import Cents, euros, format_whole
from app.domain.rough import scale_to
from app.reports.whatif_words import (
    Row,
    ending_rows,
    fall_sentences,
    line_aloud,
    next_sentence,
    now_sentence,
    point_rows,
    unknown_sentence,
)
from app.texts import text
from app.whatif.incomeline import IncomeLine, Point
from app.whatif.spendable import per_month
from ui.visit.whatif.change.state import ADULTS, person_words
from ui.widgets.balances import Tick
from ui.widgets.curves import Curve, Spot

LINES, WAGES = 5, 6


@dataclass(frozen=True, slots=True)
class LineView:
    """Everything the place shows."""

    curve: Curve
    aloud: str
    headline: str
    under: str
    endings: tuple[Row, ...]
    points: tuple[Row, ...]
    lines: tuple[str, ...]


def workers(household: Household) -> tuple[tuple[str, str], ...]:
    """Who can work more or less."""
    return tuple((person.id, person_words(person, household)) for person in household.with_role(*ADULTS))


def line_view(line: IncomeLine) -> LineView:
    """The place in words."""
    said = (*(fall_sentences(line) or (text("watals.lijn.daalt_nergens"),)), unknown_sentence(line.unknown))
    return LineView(
        curve=curve_of(line),
        aloud=line_aloud(line),
        headline=next_sentence(line),
        under=now_sentence(line),
        endings=ending_rows(line),
        points=point_rows(line),
        lines=tuple(words for words in (*said, text("watals.zo_gerekend")) if words),
    )


def curve_of(line: IncomeLine) -> Curve:
    """The drawing: amounts per month against gross pay per month."""
    spots = tuple(_spot(point) for point in line.points)
    stops = sorted(line.endings, key=lambda one: one.bruto)
    return Curve(
        spots=spots,
        now=_spot(line.now),
        now_words=text("watals.lijn.nu_kort"),
        stops=tuple(Tick(one.bruto, str(number)) for number, one in enumerate(stops, 1)),
        amounts=tuple(_tick(at) for at in scale_to(max(spot.high for spot in spots), LINES)),
        wages=(*(_tick(at) for at in scale_to(spots[-1].at, WAGES) if at < spots[-1].at), _tick(spots[-1].at)),
    )


def _spot(point: Point) -> Spot:
    month = per_month(point.total)
    return Spot(point.bruto, month.low, month.high)


def _tick(at: int) -> Tick:
    return Tick(at, format_whole(euros(Cents(at))))

"""The sheet "wat als" for the resident: what more or less work leaves, where regelingen end, and paying back."""

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from math import ceil

from app.domain.money import Cents, euros, format_whole
from app.domain.rough import scale_to
from app.domain.wording import full_date
from app.reports.document import (
    Align,
    AxisWord,
    Block,
    Bullets,
    CurveChart,
    Document,
    Heading,
    Paragraph,
    Table,
    Tone,
)
from app.reports.layout import pages_filled
from app.reports.whatif_words import (
    Row,
    ending_rows,
    fall_sentences,
    headline,
    next_sentence,
    note_lines,
    now_sentence,
    payback_advice,
    payback_rows,
    point_rows,
    side_rows,
    under,
    unknown_sentence,
)
from app.texts import text
from app.whatif.incomeline import IncomeLine, Point
from app.whatif.payback import Payback
from app.whatif.sidebyside import SideBySide
from app.whatif.spendable import per_month

LINES, WAGES = 5, 6
EVERY = (1, 2, 3)
"""The figures can be of every point of the line, or of fewer, so that a sheet does not end in a white page."""
RIGHT, LEFT = Align.RIGHT, Align.LEFT


@dataclass(frozen=True, slots=True)
class WhatIfTold:
    """What the sheet tells; ``change`` is None when no change was tried."""

    change: SideBySide | None
    line: IncomeLine
    payback: Payback


def whatif_document(told: WhatIfTold, today: date) -> Document:
    """The sheet: first what the resident looks at, after it the figures.

    These come in the steps that make the fewest pages, and of those the fullest.
    """
    name, language = text("watals.papier.titel"), text("report.language")
    made = [Document(name, language, whatif_blocks(told, today, every)) for every in EVERY]
    return min(made, key=_white)


def _white(document: Document) -> tuple[int, float]:
    """How many pages there are, and how much of the last one stays white."""
    filled = pages_filled(document)
    return ceil(filled), ceil(filled) - filled


def whatif_blocks(told: WhatIfTold, today: date, every: int = 1) -> tuple[Block, ...]:
    """The pages of the sheet; ``every`` leaves points out of the figures, 2 is every other point."""
    return (
        Heading(1, text("watals.papier.titel")),
        Paragraph(text("watals.papier.gemaakt", dag=full_date(today)), Tone.SOFT),
        *(_change(told.change) if told.change is not None else ()),
        *_line(told.line),
        *_payback(told.payback),
        *_figures(told.line, every),
        Paragraph(text("watals.zo_gerekend"), Tone.SOFT),
    )


def _change(found: SideBySide) -> tuple[Block, ...]:
    names = ("wat", "nu", "straks", "verschil")
    rows = tuple((_named(row), *row.cells) for row in side_rows(found))
    said = [line for line in (*note_lines(found), unknown_sentence(found.unknown)) if line]
    table = Table(
        head=_heads(names),
        rows=rows,
        caption=text("watals_scherm.naast_elkaar"),
        aligned=(LEFT, RIGHT, RIGHT, RIGHT),
        shares=(52, 16, 16, 16),
    )
    return (
        Heading(2, headline(found)),
        Paragraph(under(found)),
        *((table,) if rows else ()),
        *((Bullets(tuple(said)),) if said else ()),
    )


def _line(line: IncomeLine) -> tuple[Block, ...]:
    rows = tuple((str(number), _named(row), *row.cells) for number, row in enumerate(ending_rows(line), 1))
    table = Table(
        head=_heads(("nummer", "stopt", "bij")),
        rows=rows,
        caption=text("watals_scherm.hier_stopt"),
        aligned=(LEFT, LEFT, RIGHT),
        shares=(8, 66, 26),
    )
    return (
        Heading(2, text("watals_scherm.titel.werken")),
        Paragraph(now_sentence(line)),
        Paragraph(next_sentence(line)),
        curve(line),
        *((table,) if rows else ()),
        *((Bullets(fall_sentences(line)),) if line.falls else ()),
    )


def curve(line: IncomeLine) -> CurveChart:
    """The line as a drawing."""
    amounts = scale_to(max(per_month(point.total).high for point in line.points), LINES)
    width, height = line.points[-1].bruto, amounts[-1]

    def place(point: Point, low: bool) -> tuple[float, float]:
        month = per_month(point.total)
        return point.bruto / width, max(0, month.low if low else month.high) / height

    return CurveChart(
        lows=tuple(place(point, True) for point in line.points),
        highs=tuple(place(point, False) for point in line.points),
        now=place(line.now, False),
        now_words=text("watals.lijn.nu_kort"),
        across=tuple(AxisWord(at / width, _words(at)) for at in scale_to(width, WAGES) if at <= width),
        up=tuple(AxisWord(at / height, _words(at)) for at in amounts),
        stops=tuple(
            AxisWord(one.bruto / width, str(number))
            for number, one in enumerate(sorted(line.endings, key=lambda one: one.bruto), 1)
        ),
    )


def _payback(found: Payback) -> tuple[Block, ...]:
    rows = tuple((row.name, *row.cells) for row in payback_rows(found)) if found.income_known else ()
    table = Table(
        head=_heads(("inkomen", "meer_per_jaar", "terug", "van")),
        rows=rows,
        caption=text("watals_scherm.terug_tabel"),
        aligned=(LEFT, RIGHT, RIGHT, LEFT),
        shares=(18, 18, 20, 44),
    )
    return (
        Heading(2, text("watals_scherm.titel.terugbetalen")),
        *((table,) if rows else ()),
        Bullets(payback_advice(found)),
    )


def _figures(line: IncomeLine, every: int) -> tuple[Block, ...]:
    """The points in two columns of rows, the lower wages at the left."""
    rows = [(row.name, *row.cells) for row in point_rows(line, every)]
    half = (len(rows) + 1) // 2
    nothing = ("",) * len(rows[0])
    both = tuple((*left, *right) for left, right in zip_longest(rows[:half], rows[half:], fillvalue=nothing))
    heads = _heads(("bruto", "over", "houdt"))
    return (
        Heading(2, text("watals.papier.cijfers")),
        Table((*heads, *heads), both, aligned=(RIGHT,) * 6, shares=(14, 20, 16) * 2),
        *((Paragraph(unknown_sentence(line.unknown), Tone.SOFT),) if line.unknown else ()),
    )


def _named(row: Row) -> str:
    return f"{row.name} ({row.article})" if row.article else row.name


def _heads(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text(f"watals_scherm.kolom.{name}") for name in names)


def _words(at: int) -> str:
    return format_whole(euros(Cents(at)))

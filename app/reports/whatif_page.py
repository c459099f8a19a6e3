"""The sheet "wat als" for the resident: what more or less work leaves, where regelingen end, and paying back."""

from dataclasses import dataclass
from datetime import date

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
    PageBreak,
    Paragraph,
    Table,
    Tone,
)
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
RIGHT, LEFT = Align.RIGHT, Align.LEFT


@dataclass(frozen=True, slots=True)
class WhatIfTold:
    """What the sheet tells; ``change`` is None when no change was tried."""

    change: SideBySide | None
    line: IncomeLine
    payback: Payback


def whatif_document(told: WhatIfTold, today: date) -> Document:
    """The sheet: on the front what the resident looks at, behind it every figure."""
    return Document(text("watals.papier.titel"), text("report.language"), whatif_blocks(told, today))


def whatif_blocks(told: WhatIfTold, today: date) -> tuple[Block, ...]:
    """The pages of the sheet."""
    return (
        Heading(1, text("watals.papier.titel")),
        Paragraph(text("watals.papier.gemaakt", dag=full_date(today)), Tone.SOFT),
        *(_change(told.change) if told.change is not None else ()),
        *_line(told.line),
        *_payback(told.payback),
        Paragraph(text("watals.zo_gerekend"), Tone.SOFT),
        PageBreak(),
        *_figures(told.line),
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


def _figures(line: IncomeLine) -> tuple[Block, ...]:
    rows = tuple((row.name, *row.cells) for row in point_rows(line))
    return (
        Heading(2, text("watals_scherm.cijfers")),
        Table(_heads(("bruto", "over", "houdt")), rows, aligned=(RIGHT, RIGHT, RIGHT), shares=(30, 35, 35)),
        *((Paragraph(unknown_sentence(line.unknown), Tone.SOFT),) if line.unknown else ()),
    )


def _named(row: Row) -> str:
    return f"{row.name} ({row.article})" if row.article else row.name


def _heads(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text(f"watals_scherm.kolom.{name}") for name in names)


def _words(at: int) -> str:
    return format_whole(euros(Cents(at)))

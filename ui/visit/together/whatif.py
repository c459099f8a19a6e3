"""Samen kijken at Wat als: what was worked out last at the place that is open, with the article behind each part."""

from dataclasses import dataclass

from app.domain.money import HUNDRED, Cents, euros, format_whole
from app.domain.outcome import Range
from app.reports.home_words import home_rows, room_sentence
from app.reports.whatif_words import (
    HARDLY,
    Row,
    amount,
    ending_rows,
    now_sentence,
    part_name,
    payback_advice,
    rise_lines,
    side_rows,
    under,
    unknown_sentence,
)
from app.texts import text
from app.whatif.homes import RentAdvice
from app.whatif.incomeline import IncomeLine, pressure_between
from app.whatif.payback import Payback
from app.whatif.sidebyside import SideBySide
from app.whatif.spendable import per_month
from ui.visit.together.statement import Line, Statement

Found = SideBySide | IncomeLine | Payback | RentAdvice


@dataclass(frozen=True, slots=True)
class Tried:
    """What was worked out, and what it is about in words."""

    subject: str
    found: Found | None = None


def of_what_if(tried: Tried) -> Statement:
    """What the resident sees of it; before anything was worked out, that it can be."""
    if tried.found is None:
        return Statement(text("watals.samen.wat_als"), text("watals.samen.begin"), "", "")
    match tried.found:
        case SideBySide() as found:
            return _change(found, tried.subject)
        case IncomeLine() as found:
            return _line(found, tried.subject)
        case Payback() as found:
            return _payback(found, tried.subject)
        case RentAdvice() as found:
            return _homes(found, tried.subject)


def _change(found: SideBySide, subject: str) -> Statement:
    """A change: what is more or less left, and which part makes how much of it."""
    month = per_month(found.more)
    parts = tuple(Line(row.name, row.cells[2], row.article) for row in side_rows(found))
    lines = (under(found), *(rise_lines(found.rise) if found.rise else ()), unknown_sentence(found.unknown))
    said = tuple(line for line in lines if line)
    if month.low > -HARDLY and month.high < HARDLY:
        return Statement(subject, text("watals.samen.niets"), "", "", said, parts=parts)
    if month.low < 0 < month.high:
        low, high = (format_whole(euros(end)) for end in (month.low, month.high))
        return Statement(
            subject, text("watals.samen.beide"), text("watals.tussen", laag=low, hoog=high), "", said, parts=parts
        )
    way = text(f"watals.samen.{'meer' if month.low >= 0 else 'minder'}")
    ends = sorted((abs(month.low), abs(month.high)))
    big = amount(Range(Cents(ends[0]), Cents(ends[1])))
    return Statement(subject, text("watals.samen.verschil"), big, way, said, parts=parts)


def _line(found: IncomeLine, subject: str) -> Statement:
    """More work: what is kept of a hundred euros, and where each regeling ends."""
    parts = tuple(Line(row.name, row.cells[0], row.article) for row in ending_rows(found))
    head = text("watals.samen.stopt") if parts else ""
    pressure = pressure_between(found.now, found.after)
    said = (now_sentence(found),)
    if pressure is None or found.after.bruto == found.now.bruto:
        return Statement(subject, text("watals.lijn.niet_zeker"), "", "", said, parts=parts, parts_head=head)
    kept = format_whole((1 - pressure) * HUNDRED)
    before, after = text("watals.samen.van_100"), text("watals.samen.over")
    return Statement(subject, before, kept, after, said, parts=parts, parts_head=head)


def _payback(found: Payback, subject: str) -> Statement:
    """A higher income: what may have to be paid back, and when it is best told."""
    advice = payback_advice(found)
    if not found.income_known:
        return Statement(subject, advice[0], "", "")
    middle = found.rows[1]
    if not middle.back.high:
        return Statement(subject, text("watals.samen.geen_terug"), "", "", advice)
    before = text("watals.samen.terug", procent=middle.percent)
    parts = tuple(Line(part_name(one.regeling), amount(one.back)) for one in middle.parts if one.back.high)
    after = text("watals.samen.terug_kan_anders")
    return Statement(subject, before, amount(middle.back), after, advice, parts=parts)


def _homes(found: RentAdvice, subject: str) -> Statement:
    """Another home: which rent fits, and the homes side by side in all."""
    return Statement(subject, room_sentence(found), "", "", parts=tuple(_homes_in_all(home_rows(found))))


def _homes_in_all(rows: tuple[Row, ...]) -> list[Line]:
    together = next((row.cells for row in rows if row.key == "samen"), ())
    names = [
        text("watals.samen.nu_woning"),
        *(text("watals_scherm.kolom.woning", n=n) for n in range(1, len(together))),
    ]
    return [Line(name, cell) for name, cell in zip(names, together, strict=True)] if together else []

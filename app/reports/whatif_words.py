"""What if in words, the same on screen and on paper: amounts per month, what moves them, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import HUNDRED, Cents, euros, format_cents, format_whole
from app.domain.outcome import Bron, Range
from app.domain.wording import month_name
from app.reports.naming import joined, regeling_name
from app.texts import has_text, text
from app.whatif.incomeline import Fall, IncomeLine, Point, pressure_between
from app.whatif.payback import Payback
from app.whatif.rentrise import Limit, RentRise
from app.whatif.sidebyside import Difference, SideBySide
from app.whatif.spendable import per_month

HARDLY = Cents(100)
"""Less than a euro per month is no difference to name."""
UNKNOWN = "watals.onbekend"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its key, what it is, its figures in words, and the article behind it when there is one."""

    key: str
    name: str
    cells: tuple[str, ...]
    article: str = ""


def part_name(name: str) -> str:
    """What a part of what can be spent is called, with a capital."""
    own = f"watals.deel.{name}"
    said = text(own) if has_text(own) else regeling_name(name)
    return said[:1].upper() + said[1:]


def article_of(bron: Bron | None) -> str:
    """``Wet op de zorgtoeslag, artikel 2``; empty when nothing stands behind it."""
    return "" if bron is None else text("watals.artikel", wet=bron.wet, artikel=bron.artikel)


def amount(month: Range | None) -> str:
    """An amount per month in whole euros, both ends of a range, or that it is not known yet."""
    if month is None:
        return text(UNKNOWN)
    low, high = format_whole(euros(month.low)), format_whole(euros(month.high))
    return low if low == high else text("watals.tussen", laag=low, hoog=high)


def of_year(year: Range | None) -> str:
    """The amount per month of a range per year."""
    return text(UNKNOWN) if year is None else amount(per_month(year))


def plus(year: Range | None) -> str:
    """A difference per month with its sign; a dash when there is none."""
    if year is None:
        return text(UNKNOWN)
    month = per_month(year)
    if month == Range(Cents(0), Cents(0)):
        return "–"
    ends = [_signed(end) for end in (month.low, month.high)]
    return ends[0] if ends[0] == ends[1] else text("watals.tussen", laag=ends[0], hoog=ends[1])


def _signed(cents: Cents) -> str:
    words = format_whole(euros(cents))
    return f"+\u00a0{words}" if cents >= HARDLY else words


# A change


def headline(found: SideBySide) -> str:
    """What the change comes to per month, in one sentence."""
    month = per_month(found.more)
    if month.low > -HARDLY and month.high < HARDLY:
        return text("watals.kop.niets")
    if month.low >= 0 or month.high <= 0:
        way = "meer" if month.low >= 0 else "minder"
        ends = sorted((abs(month.low), abs(month.high)))
        return text(f"watals.kop.{way}", bedrag=amount(Range(Cents(ends[0]), Cents(ends[1]))))
    less, more = (format_whole(euros(Cents(abs(end)))) for end in (month.low, month.high))
    return text("watals.kop.beide", minder=less, meer=more)


def under(found: SideBySide) -> str:
    """What is left now and then, after the rent."""
    return text("watals.onder", nu=of_year(found.before.total), straks=of_year(found.after.total))


def moved(found: SideBySide) -> tuple[Difference, ...]:
    """The parts that move or that are not known on a side, those of money first."""
    return tuple(one for one in found.differences if one.moves or not one.is_known)


def side_rows(found: SideBySide) -> tuple[Row, ...]:
    """Each part that moves: now, then and the difference per month."""
    return tuple(
        Row(
            one.name,
            part_name(one.name),
            (of_year(one.before), of_year(one.after), plus(one.more)),
            _behind(one.bron, one.estimate and one.is_known),
        )
        for one in moved(found)
    )


def same_sentence(found: SideBySide) -> str:
    """Which regelingen give something and stay as they are; empty when there are none."""
    same = [one for one in found.differences if one.is_known and not one.moves and one.before and one.before.high > 0]
    names = [part_name(one.name).lower() for one in same if one.name != "inkomen"]
    return text("watals.blijft", wat=joined(names)) if names else ""


def unknown_sentence(names: Sequence[str]) -> str:
    """What counts in no total yet."""
    return text("watals.telt_niet", wat=joined([part_name(name).lower() for name in names])) if names else ""


def _behind(bron: Bron | None, estimate: bool) -> str:
    article = article_of(bron)
    if not estimate:
        return article
    return f"{article} · {text('watals.schatting')}" if article else text("watals.schatting")


def note_lines(found: SideBySide) -> tuple[str, ...]:
    """What to know and to ask, and which schemes of the municipality change along."""
    local = tuple(
        text("watals.gemeente", naam=one.naam.spoken(), nu=of_year(one.before), straks=of_year(one.after))
        for one in found.local
    )
    rise = rise_lines(found.rise) if found.rise is not None else ()
    return (*rise, *(note.spoken() for note in found.notes), *local)


def rise_lines(rise: RentRise) -> tuple[str, ...]:
    """How much the rent may rise by law, and what to do when it rises more."""
    if not rise.limits:
        return (text("watals.huur.onbekend"),)
    lines = [_limit(limit) for limit in rise.limits]
    if rise.above:
        lines.insert(0, text("watals.huur.te_hoog", bedrag=_exactly(rise.above)))
    elif rise.may_be_above:
        lines.insert(0, text("watals.huur.misschien"))
    if rise.may_be_above:
        lines.append(text("watals.huur.soms_meer"))
    return tuple(lines)


def _limit(limit: Limit) -> str:
    kind, estimate = text(f"watals.huur.soort.{limit.soort}"), text("watals.schatting") if limit.estimate else ""
    behind = " · ".join(part for part in (article_of(limit.bron), estimate) if part)
    return text("watals.huur.mag", soort=kind, bedrag=_exactly(limit.most), artikel=behind)


def _exactly(amount: Cents) -> str:
    return format_cents(amount, always_cents=False)


# The income line


def now_sentence(line: IncomeLine) -> str:
    """What is left at the pay of now."""
    return text("watals.lijn.nu", bruto=format_whole(euros(line.now.bruto)), over=of_year(line.now.total))


def next_sentence(line: IncomeLine) -> str:
    """What is kept of the next hundred euros gross; empty when that is not sure."""
    pressure = pressure_between(line.now, line.after)
    if pressure is None or line.after.bruto == line.now.bruto:
        return text("watals.lijn.niet_zeker")
    return text("watals.lijn.volgende", over=format_whole((1 - pressure) * HUNDRED))


def ending_rows(line: IncomeLine) -> tuple[Row, ...]:
    """Where each regeling ends, the lowest pay first."""
    order = sorted(line.endings, key=lambda one: one.bruto)
    return tuple(
        Row(one.regeling, part_name(one.regeling), (format_whole(euros(one.bruto)),), article_of(one.bron))
        for one in order
    )


def fall_sentences(line: IncomeLine) -> tuple[str, ...]:
    """Where more pay leaves less, and which articles say so."""
    return tuple(_fall(fall) for fall in line.falls)


def _fall(fall: Fall) -> str:
    causes = joined([f"{part_name(cause.regeling).lower()} ({article_of(cause.bron)})" for cause in fall.causes])
    ends = (format_whole(euros(end)) for end in (fall.start, fall.end))
    return text("watals.lijn.daalt", **dict(zip(("van", "tot"), ends, strict=True)), oorzaken=causes)


def point_rows(line: IncomeLine, every: int = 1) -> tuple[Row, ...]:
    """Points of the line: what is earned gross, what is left, and what part is kept of the step from the one before.

    ``every`` leaves points out: 2 is every other point.
    """
    rows: list[Row] = []
    points = line.points[::every]
    for place, point in enumerate(points):
        kept = pressure_between(points[place - 1], point) if place else None
        rows.append(Row(str(point.bruto), format_whole(euros(point.bruto)), (of_year(point.total), _kept(kept))))
    return tuple(rows)


def _kept(pressure: Decimal | None) -> str:
    return "–" if pressure is None else text("watals.lijn.houdt", over=format_whole((1 - pressure) * HUNDRED))


def line_aloud(line: IncomeLine) -> str:
    """The drawing in words, for who cannot see it."""
    first, last = line.points[0], line.points[-1]
    said = [_at(first), now_sentence(line), _at(last), *fall_sentences(line)]
    return " ".join(said)


def _at(point: Point) -> str:
    return text("watals.lijn.bij", bruto=format_whole(euros(point.bruto)), over=of_year(point.total))


# Paying back


def payback_rows(found: Payback) -> tuple[Row, ...]:
    """A row for each higher income: how much more, what goes back in all, and of which toeslagen."""
    rows = []
    for row in found.rows:
        parts = [part for part in row.parts if part.back.high]
        of = joined([text("watals.terug.deel", wat=regeling_name(p.regeling), bedrag=amount(p.back)) for p in parts])
        cells = (format_whole(euros(row.more_income)), amount(row.back), of or "–")
        rows.append(Row(str(row.percent), text("watals.terug.hoger", procent=row.percent), cells))
    return tuple(rows)


def payback_advice(found: Payback) -> tuple[str, ...]:
    """In which month it is best told, and why."""
    if not found.income_known:
        return (text("watals.terug.eerst_inkomen"),)
    lines = [text("watals.terug.advies", maand=month_name(found.month), artikel=article_of(found.bron))]
    middle = found.rows[1]
    if middle.back.high:
        told, late = amount(middle.by(found.month)), amount(middle.back)
        lines.append(text("watals.terug.scheelt", procent=middle.percent, nu=told, laat=late))
    if found.is_late:
        lines.append(text("watals.terug.volgend_jaar"))
    if found.now.high:
        lines.append(text("watals.terug.nu_al", bedrag=amount(found.now)))
    if any(part.assumed for row in found.rows for part in row.parts):
        lines.append(text("watals.terug.aanname"))
    return tuple(lines)

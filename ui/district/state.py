"""The district in words and numbers: four figures, what waits, caseload, referrals with their age, yields."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.district import Area
from app.domain.money import Cents, format_cents
from app.domain.referral import Referral
from app.domain.wording import clock, day_and_month, full_date
from app.reports.amounts import capital
from app.services.district import District, Span
from app.services.referrals.kinds import kind_of
from app.services.signals import SignalLine
from app.texts import text


@dataclass(frozen=True, slots=True)
class Figure:
    """One large figure with what it counts and a soft second line."""

    figure: str
    words: str
    second: str


@dataclass(frozen=True, slots=True)
class SignalRow:
    """One signal of the team."""

    id: str
    dossier_id: str
    label: str
    what: str
    about: str


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a bar: its words, its amount in words, its size in whole euros, its colour token."""

    words: str
    amount: str
    size: int
    token: str


@dataclass(frozen=True, slots=True)
class AreaRow:
    """What one part of town came to."""

    name: str
    amount: str
    shares: tuple[Share, ...]


def spans() -> tuple[tuple[str, str], ...]:
    """Over which time it can be counted."""
    return tuple((span.value, text(f"wijk.span_keuze.{span}")) for span in Span)


def figures(found: District) -> tuple[Figure, ...]:
    """The four figures at the top."""
    yields = found.reached.yields
    unknown = f" {text('wijk.cijfer.toegekend_open', n=yields.unknown)}" if yields.unknown else ""
    return (
        Figure(
            str(found.households),
            text("wijk.cijfer.huishoudens"),
            text("wijk.cijfer.huishoudens_bij", nieuw=found.new, klaar=found.closed),
        ),
        Figure(
            whole(yields.granted),
            text("wijk.cijfer.toegekend"),
            text("wijk.cijfer.toegekend_bij", bedrag=whole(yields.applied)) + unknown,
        ),
        Figure(
            str(found.out + found.came_in),
            text("wijk.cijfer.verwijzingen"),
            text("wijk.cijfer.verwijzingen_bij", uit=found.out, in_=found.came_in),
        ),
        Figure(str(len(found.waiting)), text("wijk.cijfer.wachten"), _waiting(found.waiting, found.long_waiting)),
    )


def _waiting(waiting: Sequence[Referral], too_long: int) -> str:
    days = [one.received_at.date() for one in waiting if one.received_at]
    if not days:
        return text("wijk.cijfer.wachten_niets")
    oldest = text("wijk.cijfer.wachten_bij", dag=day_and_month(min(days)))
    return f"{oldest}, {text('wijk.cijfer.wachten_lang', n=too_long)}" if too_long else oldest


def signal_rows(found: District) -> tuple[SignalRow, ...]:
    """What the team noticed and nobody dealt with yet."""
    return tuple(_signal(line) for line in found.signals)


def _signal(line: SignalLine) -> SignalRow:
    signal = line.signal
    parts = [line.dossier.label, text(f"wijk.rol.{signal.for_role}"), day_and_month(signal.seen_at.date())]
    if signal.urgent:
        parts.insert(0, text("wijk.haast"))
    return SignalRow(signal.id, line.dossier.id, line.dossier.label, signal.what, " · ".join(parts))


def task_line(found: District) -> str:
    """How many tasks are open, and how many of those are late."""
    tasks = found.tasks
    if not tasks.open:
        return text("wijk.taken_geen")
    line = text("wijk.taken_open", n=tasks.open)
    if tasks.late and tasks.oldest:
        line = f"{line} {text('wijk.taken_laat', n=tasks.late, dag=day_and_month(tasks.oldest))}"
    return line


def caseload(found: District) -> tuple[tuple[str, str, str], ...]:
    """Per kind of visit: households, and visits of this week."""
    return tuple((text(f"vandaag.soort.{one.kind}"), str(one.households), str(one.this_week)) for one in found.caseload)


def traffic(found: District) -> tuple[tuple[str, str, str, str], ...]:
    """Per kind of help: out, in, and how long the oldest waits."""
    return tuple(
        (
            kind_of(one.kind).title,
            str(one.out),
            str(one.came_in),
            _waits(one.oldest),
        )
        for one in found.traffic
    )


def _waits(days: int | None) -> str:
    if days is None:
        return ""
    return text("verwijs.dagen", n=days) if days else text("verwijs.vandaag")


def areas(found: District) -> tuple[AreaRow, ...]:
    """What each part of town came to, as far as it may be told."""
    return tuple(_area(area) for area in found.areas if area.is_told)


def nothing_told(found: District) -> str:
    """Why no part of town is shown; empty when one is."""
    return "" if areas(found) else text("wijk.opbrengst_weinig")


def _area(area: Area) -> AreaRow:
    """The parts lie in each other: what was granted was applied for, what was applied for was planned."""
    yields = area.yields
    parts = (
        (yields.granted, "toegekend", "accent"),
        (yields.applied, "aangevraagd", "chart.2"),
        (yields.planned, "gepland", "chart.1"),
    )
    shares = []
    below = Cents(0)
    for amount, word, token in parts:
        shares.append(Share(text(f"wijk.{word}"), whole(amount), max(0, amount - below) // 100, token))
        below = max(below, amount)
    return AreaRow(area.name or text("wijk.zonder_wijk"), whole(yields.granted), tuple(shares))


def foot(now: datetime) -> str:
    """What these numbers are, and of when."""
    return text("wijk.voet", dag=full_date(now.date()), tijd=clock(now))


def whole(amount: Cents) -> str:
    """Whole euros."""
    return format_cents(Cents(amount // 100 * 100), always_cents=False)


def legend() -> tuple[Share, ...]:
    """The colours of the bars."""
    words = (("toegekend", "accent"), ("aangevraagd", "chart.2"), ("gepland", "chart.1"))
    return tuple(Share(capital(text(f"wijk.{word}")), "", 1, token) for word, token in words)

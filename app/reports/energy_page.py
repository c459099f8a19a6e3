"""The page about energy that a resident keeps: what was done, three things to do, what it can save, the meters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.money import format_decimal
from app.domain.outcome import Range
from app.domain.visit import Visit
from app.domain.wording import full_date, short_date
from app.energy.answers import CheckAnswer, only_open, per_item
from app.energy.benchmarks import comparisons
from app.energy.bill import InstalmentAdvice
from app.energy.checklist import Doer
from app.energy.meters import Reading, Register, newest
from app.energy.progress import Progress
from app.energy.safety import Warned
from app.energy.saved import Bucket, MeasureSaving, Savings
from app.energy.savings import savings
from app.energy.situation import Situation
from app.energy.spread import UNITS, Carrier
from app.reports.amounts import capital, monthly, monthly_range, spoken, whole
from app.reports.document import (
    AgreementRow,
    Align,
    Amount,
    Block,
    Document,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Rule,
    Table,
    Tone,
)
from app.reports.energy_figures import energy_figures
from app.reports.resident import CoachLine, coach_footer, next_appointment
from app.texts import text

MOST_THINGS = 3
_ONESELF = frozenset({Doer.RESIDENT, Doer.TOGETHER})
_UNITS = {
    Register.GAS: UNITS[Carrier.GAS],
    Register.HEAT: UNITS[Carrier.HEAT],
    Register.WATER: UNITS[Carrier.WATER],
}


@dataclass(frozen=True, slots=True)
class EnergyVisit:
    """What the page tells: the visit with its answers and savings, the meters, and what changed since before."""

    visit: Visit
    answers: tuple[CheckAnswer, ...]
    saved: Savings
    known: Situation
    readings: tuple[Reading, ...] = ()
    changes: tuple[Progress, ...] = ()
    instalment: InstalmentAdvice | None = None
    next_visit: Visit | None = None


def energy_page(told: EnergyVisit, coach: CoachLine, today: date) -> Document:
    """One page in plain Dutch, what must be right first before anything about saving, and behind it the figures."""
    things = three_things(told.saved, told.known)
    blocks = (
        Heading(1, text("report.energy.title")),
        Paragraph(text("report.resident.where", day=capital(full_date(told.visit.starts_at.date()))), Tone.SOFT),
        *_first(told.saved.warnings),
        *_done(told),
        *_things(things, told),
        *_saves(told, things),
        *_reported(told),
        *next_appointment(told.next_visit),
        coach_footer(coach),
        PageBreak(),
        *_instalment(told.instalment),
        *_meters(told),
        *energy_figures(told.saved, told.known, today),
    )
    return Document(text("report.title"), text("report.language"), blocks)


def three_things(saved: Savings, known: Situation) -> tuple[MeasureSaving, ...]:
    """At most three things to do: what the resident chose first, then what is easy and saves most."""
    chosen = _best(saved.in_bucket(Bucket.WILL_DO), known)
    by_oneself = [one for one in saved.in_bucket(Bucket.POSSIBLE) if known.among.item(one.item).does in _ONESELF]
    return (*chosen, *_best(by_oneself, known))[:MOST_THINGS]


def _best(measures: Sequence[MeasureSaving], known: Situation) -> list[MeasureSaving]:
    return sorted(measures, key=lambda one: (known.among.item(one.item).effort, -one.alone.typical))


def _first(warned: Sequence[Warned]) -> tuple[Block, ...]:
    """What comes before saving, most urgent first."""
    if not warned:
        return ()
    first, *others = warned
    lines = (f"{one.title.spoken()}. {one.what_to_do.spoken()}" for one in others)
    return (Notice(first.title.spoken(), (first.what_to_do.spoken(), *lines)),)


def _done(told: EnergyVisit) -> tuple[Block, ...]:
    head = Heading(2, text("report.energy.done"))
    lines = [_placed(one, told.known) for one in told.saved.in_bucket(Bucket.PLACED)]
    answered = per_item(told.answers, told.known.among)
    explained = [item.title for item, answer in answered if answer.explained and not answer.placed]
    if explained:
        lines.append(Paragraph(_listed(explained), strong=text("report.energy.explained")))
    return head, *(lines or [Paragraph(text("report.energy.nothing_done"))])


def _placed(one: MeasureSaving, known: Situation) -> Paragraph:
    item = known.among.item(one.item)
    if not item.material or not one.pieces:
        return Paragraph("", strong=item.title)
    material = known.among.material(item.material)
    name = material.name if one.pieces == 1 else material.plural
    pieces = text(f"report.energy.pieces.{material.unit}", n=one.pieces, wat=in_sentence(name))
    return Paragraph(f": {pieces}.", strong=item.title)


def _listed(parts: Sequence[str]) -> str:
    return f" {', '.join(map(in_sentence, parts))}."


def in_sentence(title: str) -> str:
    """A title within a sentence: a small first letter, unless it begins with an abbreviation (CO-melder)."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _things(things: Sequence[MeasureSaving], told: EnergyVisit) -> tuple[Block, ...]:
    if not things:
        return ()
    title = text("report.energy.things", n=len(things))
    rows = [_row(number, one, told.known) for number, one in enumerate(things, 1)]
    return Heading(2, title), *(block for row in rows for block in (Rule(), row)), Rule()


def _row(number: int, one: MeasureSaving, known: Situation) -> AgreementRow:
    item = known.among.item(one.item)
    per_month = monthly(one.alone.typical)
    about = spoken(Range(per_month, per_month)), text("report.energy.a_month")
    right: tuple[str, ...] = about if per_month > 0 else ()
    if one.comfort:
        right = (text("report.energy.warmer"),)
    return AgreementRow(number, item.title, (item.advice,), right)


def _saves(told: EnergyVisit, things: Sequence[MeasureSaving]) -> tuple[Block, ...]:
    """What today and the three things save together, per month first; no amount when that is less than a euro."""
    head = Heading(2, text("report.energy.saves"))
    saved = told.saved
    kept = savings(only_open(told.answers, {one.item for one in things}), told.known).everything.euros
    per_month = monthly_range(kept.middle)
    if saved.is_urgent or per_month.high <= 0:
        return head, Paragraph(text("report.energy.first_safe" if saved.warnings else "report.energy.saves_little"))
    lines = [text("report.energy.saves_year", amount=spoken(kept.middle))]
    today = monthly_range(saved.placed.euros.middle)
    if things and today.high > 0:
        lines.append(text("report.energy.saves_today", amount=spoken(today)))
    lines.append(text("report.energy.may_differ", amount=whole(monthly(kept.high))))
    if any(one.comfort for one in saved.measures):
        lines.append(text("report.energy.comfort"))
    big = text("report.amount.per_month", amount=capital(spoken(per_month)))
    return head, Amount(big), Paragraph(" ".join(lines))


def _instalment(advice: InstalmentAdvice | None) -> tuple[Block, ...]:
    if advice is None:
        return ()
    return Heading(2, text("report.energy.monthly")), Paragraph(advice.said.spoken())


def _meters(told: EnergyVisit) -> tuple[Block, ...]:
    found = [newest(told.readings, register) for register in Register]
    rows = tuple(_reading(one) for one in found if one is not None)
    if not rows:
        return ()
    said = [*(one.said.spoken() for one in told.changes), *_compared(told.known)]
    table = Table(
        head=tuple(text(f"report.energy.{column}") for column in ("meter", "reading", "read_on")),
        rows=rows,
        aligned=(Align.LEFT, Align.RIGHT, Align.LEFT),
        shares=(40, 25, 35),
    )
    return Heading(2, text("report.energy.meters")), *map(Paragraph, said), table


def _reading(one: Reading) -> tuple[str, str, str]:
    unit = _UNITS.get(one.register, UNITS[Carrier.POWER])
    return capital(one.register.spoken), f"{format_decimal(one.units)} {unit}", short_date(one.day)


def _compared(known: Situation) -> list[str]:
    """The closest benchmark of every use that was measured."""
    found = []
    for use in known.uses:
        compared = comparisons(use, known.home, known.law) if use.is_measured else ()
        found += [one.said.spoken() for one in compared[:1]]
    return found


def _reported(told: EnergyVisit) -> tuple[Block, ...]:
    items = [item.title for item, answer in per_item(told.answers, told.known.among) if answer.reported]
    if not items:
        return ()
    return Heading(2, text("report.energy.reported")), Paragraph(_listed(items), strong=text("report.energy.we_report"))

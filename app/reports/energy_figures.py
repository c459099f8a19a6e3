"""Behind the page about energy: every amount with its range, its steps and where they come from."""

from collections.abc import Sequence
from datetime import date

from app.domain.money import Cents, euros, format_decimal, format_whole, rounded
from app.domain.outcome import Stap
from app.domain.wording import full_date
from app.energy.figures import sources
from app.energy.saved import MeasureSaving, Savings, Total
from app.energy.situation import Situation
from app.energy.spread import UNITS, Carrier, Euros, Spread
from app.energy.steps import METHOD
from app.reports.amounts import capital
from app.reports.document import Align, Block, Heading, Paragraph, Table, Tone
from app.reports.figures import listed, steps_table
from app.texts import text

_COLUMNS = ("measure", "alone", "counted")


def energy_figures(saved: Savings, known: Situation, today: date) -> tuple[Block, ...]:
    """The measures with what each is worth, the totals with their steps, the uses, and all sources."""
    steps = (*saved.together.steps, *(step for use in known.uses for step in use.steps))
    return (
        Heading(1, text("report.figures.title")),
        Paragraph(text("report.energy.made_on", day=full_date(today)), Tone.FINE),
        Paragraph(text("report.energy.all_estimates"), Tone.FINE),
        Paragraph(text(f"report.energy.{'own' if saved.own_prices else 'usual'}_prices"), Tone.FINE),
        *_measures(saved, known),
        *_total("placed", saved.placed),
        *_total("advice", saved.advice),
        *_total("possible", saved.possible),
        *_refused(saved, known),
        *_uses(known),
        *listed("sources", _sources(steps, saved.measures, known)),
    )


def _measures(saved: Savings, known: Situation) -> tuple[Block, ...]:
    worth = [one for one in saved.measures if one.comfort or known.among.item(one.item).saves]
    if not worth:
        return ()
    return (
        Table(
            head=tuple(text(f"report.energy.{column}") for column in _COLUMNS),
            rows=tuple((_title(one, known), _range(one.alone), _counted(one, saved)) for one in worth),
            caption=text("report.energy.per_measure"),
            aligned=(Align.LEFT, Align.RIGHT, Align.RIGHT),
            shares=(46, 34, 20),
        ),
    )


def _title(one: MeasureSaving, known: Situation) -> str:
    title = known.among.item(one.item).title
    return f"{title} ({text(f'report.energy.bucket.{one.bucket.value}')})"


def _counted(one: MeasureSaving, saved: Savings) -> str:
    """Its part of the total of its bucket, in whole euros that add up to that total."""
    if one.comfort:
        return text("report.energy.warmer")
    return "" if one.counted is None else format_whole(saved.whole_euros(one.bucket)[one.item])


def _euro(amount: Cents) -> str:
    return format_whole(euros(amount))


def _range(worth: Euros) -> str:
    if worth.range.is_exact:
        return _euro(worth.typical)
    return text("report.energy.spread", low=_euro(worth.low), typical=_euro(worth.typical), high=_euro(worth.high))


def _total(name: str, total: Total) -> tuple[Block, ...]:
    """A total with its range and the amounts of each carrier; nothing when there is nothing in it."""
    lines = [_carrier("amount", carrier, total.amounts.of(carrier)) for carrier in Carrier]
    lines = [line for line in lines if line]
    if not lines:
        return ()
    return (
        Heading(2, text(f"report.energy.total.{name}")),
        Paragraph("", strong=text("report.energy.per_year", amount=_range(total.euros))),
        *[Paragraph(line, Tone.FINE) for line in lines],
        *(steps_table(total.steps, "report.energy.source_of_step") if name == "placed" else ()),
    )


def _carrier(text_id: str, carrier: Carrier, amount: Spread) -> str:
    """The amount of a carrier in a sentence; empty when it is nothing."""
    if amount.is_nothing:
        return ""
    name = capital(carrier.value)
    return text(f"report.energy.{text_id}", range=_amounts(amount), unit=UNITS[carrier], wat=name)


def _amounts(spread: Spread) -> str:
    low, typical, high = (format_decimal(rounded(end, 1)) for end in spread.ends)
    if low == high:
        return typical
    return text("report.energy.spread", low=low, typical=typical, high=high)


def _refused(saved: Savings, known: Situation) -> tuple[Block, ...]:
    lines = tuple(
        text("report.energy.refused", wat=known.among.item(one.item).title, reden=one.reason.spoken())
        for one in saved.not_advised
    )
    grounds = tuple(one.ground.spoken() for one in saved.warnings)
    return listed("warnings", (*grounds, *lines))


def _uses(known: Situation) -> tuple[Block, ...]:
    lines = [_carrier(f"origin.{use.origin.value}", use.carrier, use.amount) for use in known.uses]
    return Heading(2, text("report.energy.uses")), *[Paragraph(line, Tone.FINE) for line in lines if line]


def _sources(steps: Sequence[Stap], measures: Sequence[MeasureSaving], known: Situation) -> tuple[str, ...]:
    """Where the figures and the savings of the measures come from, each once; our own arithmetic is no source."""
    of_steps = [_source(step.bron.wet, step.bron.artikel, step.bron.url) for step in steps if step.bron != METHOD]
    names = (name for one in measures for name in known.among.item(one.item).sources)
    of_measures = [_source(one.law, one.article, one.url) for one in (sources()[name] for name in names)]
    return tuple(dict.fromkeys((*of_steps, *of_measures)))


def _source(who: str, where: str, url: str) -> str:
    return f"{who}, {where}. {url}".strip()

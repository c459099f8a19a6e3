"""Behind the resident's page: every amount with its steps, what it depends on and where it stands in the law."""

from collections.abc import Sequence
from datetime import date

from app.domain.domein import Domein
from app.domain.finding import Finding, FindingState
from app.domain.money import Cents, format_cents
from app.domain.outcome import Outcome, Outcomes, Periode, Range, Recht, Stap
from app.domain.visit import Step
from app.domain.wording import full_date, short_date
from app.intake.telling import Telling, telling
from app.reports.amounts import capital, monthly_range, spoken, told_too_late
from app.reports.document import Align, Block, Bullets, Heading, Notice, Paragraph, Table, Tone
from app.reports.naming import months_name, outcome_name, question_names
from app.reports.steps import step_title, step_value
from app.texts import text

_NOT_PAID_OUT = frozenset({Domein.ZORG, Domein.ENERGIE})
"""What only costs less: nobody receives it."""
_ORDER = (Recht.JA, Recht.ONBEKEND, Recht.NEE)
_STAND_IN_WARNING = "let_op.regels_van_ander_jaar"


ALL_STEPS = frozenset(Step)


def figures(
    outcomes: Outcomes, findings: Sequence[Finding], label: str, today: date, asked: frozenset[Step] = ALL_STEPS
) -> tuple[Block, ...]:
    """All figures of the outcomes; what there is a right to comes first, what there is none to and what was not asked
    stand together at the end."""
    states = {finding.regeling: finding.state for finding in findings}
    unasked = [outcome for outcome in outcomes.everything if telling(outcome, asked) is Telling.UNASKED]
    nothing = [outcome for outcome in outcomes.everything if _is_nothing(outcome)]
    told = [outcome for outcome in outcomes.everything if outcome not in unasked and outcome not in nothing]
    ordered = sorted(told, key=lambda outcome: _ORDER.index(outcome.recht))
    blocks: list[Block] = [
        Heading(1, text("report.figures.title")),
        Paragraph(text("report.figures.subject", label=label, day=full_date(today)), Tone.FINE),
        Paragraph(_rules(outcomes), Tone.FINE),
        *_stand_in(outcomes),
        *listed("warnings", _warnings(outcomes)),
    ]
    if ordered:
        blocks.append(_summary(ordered))
    for outcome in ordered:
        blocks.extend(_regeling(outcome, states.get(outcome.regeling)))
    return (*blocks, *_nothing(nothing), *_unasked(unasked))


def _is_nothing(outcome: Outcome) -> bool:
    """Whether there is no right to it, nothing is received of it, and there is nothing more to tell than why."""
    is_received = outcome.received is None or outcome.received > 0
    return outcome.recht is Recht.NEE and not is_received and not outcome.warnings and not outcome.steps


def _nothing(outcomes: Sequence[Outcome]) -> tuple[Block, ...]:
    lines = tuple(text("report.figures.reason", regeling=_name(o), reden=o.reason.spoken()) for o in outcomes)
    return (Heading(2, text("report.figures.nothing")), Bullets(lines)) if lines else ()


def _unasked(outcomes: Sequence[Outcome]) -> tuple[Block, ...]:
    names = tuple(capital(outcome_name(outcome)) for outcome in outcomes)
    return (Heading(2, text("report.figures.unasked")), Bullets(names)) if names else ()


def _rules(outcomes: Outcomes) -> str:
    return text(
        "report.figures.rules",
        rules_year=outcomes.rules_year,
        peildatum=short_date(outcomes.peildatum),
        package=outcomes.package,
    )


def _stand_in(outcomes: Outcomes) -> tuple[Block, ...]:
    if not outcomes.is_stand_in:
        return ()
    said = text("report.figures.stand_in", year=outcomes.year, rules_year=outcomes.rules_year)
    return (Notice(text("report.figures.stand_in_title"), (said,)),)


def _warnings(outcomes: Outcomes) -> tuple[str, ...]:
    """The warnings over all outcomes but that of another year's rules, which has a notice of its own."""
    return tuple(message.spoken() for message in outcomes.warnings if message.text_id != _STAND_IN_WARNING)


def _summary(ordered: Sequence[Outcome]) -> Table:
    columns = ("regeling", "per_month", "per_year", "received", "claim", "risk")
    return Table(
        head=tuple(text(f"report.figures.head.{column}") for column in columns),
        rows=tuple(_summary_row(outcome) for outcome in ordered),
        caption=text("report.figures.summary"),
        aligned=(Align.LEFT, *[Align.RIGHT] * (len(columns) - 1)),
        shares=(26, 16, 16, 13, 15, 14),
    )


def _summary_row(outcome: Outcome) -> tuple[str, ...]:
    received = text("report.figures.open") if outcome.received is None else _euro(outcome.received)
    return (
        _name(outcome),
        *(_open_amounts(outcome) or (_month_cell(outcome), _euros(outcome.right))),
        received,
        _euros(outcome.still_to_claim),
        _euros(outcome.risk),
    )


def _open_amounts(outcome: Outcome) -> tuple[str, str] | None:
    """The words for month and year where there is no amount to name."""
    if outcome.bounded and not outcome.waits and not outcome.is_undecided:
        return None
    word = text(f"report.figures.{'ask' if outcome.is_undecided else 'open'}")
    return word, word


def _name(outcome: Outcome) -> str:
    name = capital(outcome_name(outcome))
    return text("report.figures.heading_estimate", regeling=name) if outcome.estimate else name


def _month_cell(outcome: Outcome) -> str:
    """The amount per month; what comes once a year has none."""
    return "" if outcome.periode is Periode.JAAR else _euros(_per_month(outcome))


def _per_month(outcome: Outcome) -> Range:
    if outcome.per_month is None:
        return monthly_range(outcome.right)
    return Range(outcome.per_month, outcome.per_month)


def _euro(amount: Cents) -> str:
    return format_cents(amount, always_cents=False)


def _euros(amounts: Range) -> str:
    if amounts.is_exact:
        return _euro(amounts.low)
    return text("report.figures.range", low=_euro(amounts.low), high=_euro(amounts.high))


def _regeling(outcome: Outcome, state: FindingState | None) -> tuple[Block, ...]:
    lines = [text(f"report.figures.recht.{outcome.recht.value}"), outcome.reason.spoken()]
    return (
        Heading(2, _name(outcome)),
        *_amount(outcome),
        Paragraph(" ".join(lines), Tone.FINE),
        *[Paragraph(line, Tone.FINE) for line in _against_received(outcome, state)],
        *steps_table(outcome.steps),
        *listed("depends", question_names(outcome.depends_on)),
        *listed("to_ask", tuple(message.spoken() for message in outcome.to_ask if message != outcome.reason)),
        *listed("warnings", tuple(message.spoken() for message in outcome.warnings)),
        *listed("sources", _sources(outcome.steps)),
    )


def _amount(outcome: Outcome) -> tuple[Block, ...]:
    if outcome.recht is Recht.NEE or _open_amounts(outcome):
        return ()
    exact = outcome.right.is_exact and not outcome.estimate
    year = spoken(outcome.right, exact)
    if outcome.periode is Periode.JAAR:
        said = text("report.figures.year_only", year=year)
    elif outcome.periode is Periode.KWARTAAL:
        said = f"{text('report.figures.year_only', year=year)} {text('report.figures.quarterly')}"
    else:
        said = text("report.figures.amount", month=spoken(_per_month(outcome), exact), year=year)
    return (Paragraph("", strong=capital(said)),)


def _against_received(outcome: Outcome, state: FindingState | None) -> list[str]:
    """What is received now against the right: still to claim, too late, and to be paid back, each apart."""
    lines = []
    if outcome.received == 0 and outcome.domein not in _NOT_PAID_OUT:
        lines.append(text("report.figures.received_nothing"))
    elif outcome.received:
        lines.append(text("report.figures.received", amount=_euro(outcome.received)))
    elif outcome.received is None and outcome.recht is not Recht.NEE:
        lines.append(text("report.figures.not_known_received"))
    if outcome.still_to_claim.high > 0:
        lines.append(_claim(outcome))
    if outcome.sooner.high > 0:
        lines.append(text("report.figures.sooner", amount=_euros(outcome.sooner)))
    if outcome.lapsed.high > 0 and told_too_late(outcome).high:
        lines.append(text("report.figures.lapsed", amount=_euros(outcome.lapsed)))
    if outcome.risk.high > 0:
        lines.append(text("report.figures.risk", amount=_euros(outcome.risk)))
    if state in (FindingState.NOT_WANTED, FindingState.REFUSED):
        lines.append(text(f"report.figures.{'refused' if state is FindingState.REFUSED else 'not_wanted'}"))
    return lines


def _claim(outcome: Outcome) -> str:
    amount = _euros(outcome.still_to_claim)
    if outcome.claim_before is None:
        return text("report.figures.claim", amount=amount)
    return text("report.figures.claim_before", amount=amount, day=full_date(outcome.claim_before))


def steps_table(steps: Sequence[Stap], source: str = "report.figures.article") -> tuple[Block, ...]:
    """The steps of an amount with where they come from, as a table; nothing without steps.

    ``source`` is the text above the last column.
    """
    if not steps:
        return ()
    columns = ("step", "explanation", "value")
    return (
        Table(
            head=(*(text(f"report.figures.{column}") for column in columns), text(source)),
            rows=tuple(_step(step) for step in steps),
            caption=text("report.figures.steps"),
            aligned=(Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT),
            shares=(24, 42, 19, 15),
        ),
    )


def _step(step: Stap) -> tuple[str, ...]:
    said = step.explanation.spoken()
    months = months_name(step.months)
    if months:
        said = f"{said} {text('report.figures.in_months', months=months)}"
    value = step_value(step)
    if step.schatting and value:
        value = text("report.figures.about", amount=value)
    return step_title(step), said, value, step.bron.artikel


def listed(key: str, items: tuple[str, ...]) -> tuple[Block, ...]:
    """A small heading (a text below ``report.figures``) with its items; nothing without items."""
    return (Heading(3, text(f"report.figures.{key}")), Bullets(items)) if items else ()


def _sources(steps: Sequence[Stap]) -> tuple[str, ...]:
    """Each law once, with all its articles and where to read it."""
    articles: dict[tuple[str, str], list[str]] = {}
    for step in steps:
        found = articles.setdefault((step.bron.wet, step.bron.url), [])
        if step.bron.artikel and step.bron.artikel not in found:
            found.append(step.bron.artikel)
    return tuple(_source(wet, url, found) for (wet, url), found in articles.items())


def _source(wet: str, url: str, articles: Sequence[str]) -> str:
    if not articles:
        return f"{wet}. {url}".strip()
    return f"{text('report.figures.source', wet=wet, artikelen='; '.join(articles))}. {url}".strip()

"""How one amount came about: the steps of the trace as rows, how sure it is, and which answers it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.answer import Answer, Evidence, Status
from app.domain.money import HUNDRED, cents, format_cents, format_decimal
from app.domain.outcome import Outcome, Outcomes, Periode, Range, Stap
from app.domain.wording import full_date
from app.intake.questions import Question
from app.intake.resting import rests_on
from app.reports.amounts import WORTH_NAMING, capital, monthly_range, told_too_late
from app.reports.naming import joined, months_name, outcome_name, question_name, settled_words
from app.reports.steps import step_title, step_value
from app.services.assessment import Assessment, answer_path
from app.texts import has_text, text, worded
from ui.visit.opportunities.approach import Approach, approach_to, needed_for
from ui.visit.opportunities.state import SAVED, Certainty, certainty_of
from ui.visit.panel.state import answers, said, short_range, whole
from ui.visit.question.state import spoken_value

ALL_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a step: what it is and how much, in words."""

    label: str
    amount: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One numbered step: what it is, why, its figures, and where the law says so."""

    title: str
    why: str
    figures: tuple[Figure, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Used:
    """An amount or percentage that the law gives, with the article it stands in."""

    what: str
    amount: str
    source: str


@dataclass(frozen=True, slots=True)
class Rest:
    """One answer the amount rests on, and how we know it."""

    what: str
    how: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole screen of one regeling."""

    caption: str
    amount: str
    aside: str
    reason: str
    rows: tuple[Row, ...]
    amounts: tuple[Used, ...]
    result: Row | None
    certainty: Certainty
    certain_why: str
    rests: tuple[Rest, ...]
    rules: str
    warnings: tuple[str, ...]
    approach: Approach | None = None


def explain(outcome: Outcome, assessment: Assessment, questions: Sequence[Question]) -> Explanation:
    """Everything that is known about how the amount of one regeling came about, and how it is arranged.

    As long as an answer lacks there are no steps: those of a guess would mislead.
    """
    outcomes = assessment.outcomes
    steps = outcome.steps if outcome.per_year is not None else ()
    return Explanation(
        caption=text("kansen.uitleg.kop", regeling=capital(outcome_name(outcome)), jaar=outcomes.year),
        amount=_amount(outcome),
        aside=_aside(outcome),
        reason=outcome.reason.spoken(),
        rows=tuple(step_row(step) for step in steps if not is_given(step)),
        amounts=tuple(_used(step) for step in steps if is_given(step)),
        result=_result(outcome),
        certainty=certainty_of(outcome),
        certain_why=_certain_why(outcome),
        rests=_rests(outcome, assessment, questions),
        rules=_rules(outcomes),
        warnings=(*_to_ask(outcome), *(warning.spoken() for warning in outcome.warnings), *_settled(outcome, outcomes)),
        approach=approach_to(outcome),
    )


def _to_ask(outcome: Outcome) -> tuple[str, ...]:
    """What is still to be looked up or asked elsewhere, with a line that says so."""
    asked = tuple(question.spoken() for question in outcome.to_ask)
    return (text("kansen.uitleg.nagaan"), *asked) if asked else ()


def _settled(outcome: Outcome, outcomes: Outcomes) -> tuple[str, ...]:
    """What this takes of another regeling."""
    return tuple(settled_words(one) for one in outcomes.settled if outcome.regeling in one.door)


def _amount(outcome: Outcome) -> str:
    """The amount per month of what is paid every month, else per year."""
    monthly = outcome.periode is Periode.MAAND
    exact = outcome.per_month if monthly else outcome.per_year
    per = "kansen.uitleg.per_maand" if monthly else "kansen.uitleg.per_jaar"
    if exact is not None:
        return text(per, bedrag=format_cents(exact, always_cents=False))
    if outcome.right.high:
        return text(per, bedrag=short_range(monthly_range(outcome.right) if monthly else outcome.right))
    return text("kansen.uitleg.open")


def _aside(outcome: Outcome) -> str:
    """The same per year, beside an amount per month."""
    if outcome.periode is not Periode.MAAND or not outcome.right.high:
        return ""
    if outcome.per_year is not None:
        return text("kansen.uitleg.per_jaar", bedrag=format_cents(outcome.per_year, always_cents=False))
    return text("kansen.uitleg.per_jaar", bedrag=said(outcome.right))


def step_row(step: Stap) -> Row:
    """A step as a row: what it is, why, its figures and its article."""
    return Row(
        title=step_title(step),
        why=step.explanation.spoken() if has_text(step.explanation.text_id) else "",
        figures=(*_inputs(step), Figure(_shown_in(step), step_value(step, always_cents=False))),
        source=_source(step),
    )


def is_given(step: Stap) -> bool:
    """Whether a step only looks up what the law gives."""
    return "." in step.naam


def _used(step: Stap) -> Used:
    words = dict(step.explanation.args).get("omschrijving", step_title(step))
    return Used(str(worded("parameters", words)), step_value(step, always_cents=False), _source(step))


def _inputs(step: Stap) -> tuple[Figure, ...]:
    found = []
    for name, value in step.inputs:
        if isinstance(value, Decimal):
            found.append(Figure(capital(worded("terms", name.replace("_", " "))), _plain(name, value), soft=True))
    return tuple(found)


def _plain(name: str, value: Decimal) -> str:
    if name.startswith("percentage"):
        return f"{format_decimal(value * HUNDRED)}%"
    if value and abs(value) < 1:
        return format_decimal(value)
    if name in ("maanden", "uren", "factor"):
        return format_decimal(value)
    return format_cents(cents(value), always_cents=False)


def _shown_in(step: Stap) -> str:
    words = text("kansen.uitleg.geeft")
    months = months_name(step.months) if len(step.months) < ALL_MONTHS else ""
    return text("kansen.uitleg.maanden", wat=words, maanden=months) if months else words


def _source(step: Stap) -> str:
    law, article = step.bron.wet, step.bron.artikel
    said_by = text("kansen.uitleg.artikel", wet=law, artikel=article) if article else law
    return f"{said_by} · {text('kansen.uitleg.schatting')}" if step.schatting else said_by


def _result(outcome: Outcome) -> Row | None:
    if outcome.per_year is None:
        return None
    figures = [Figure(text("kansen.uitleg.per_jaar_kort"), format_cents(outcome.per_year, always_cents=False))]
    saved = outcome.domein in SAVED
    if outcome.received is not None and (outcome.received or not saved):
        received = format_cents(outcome.received, always_cents=False)
        figures.append(Figure(text("kansen.uitleg.ontvangt"), received, soft=True))
    for label, amounts in (
        ("te_besparen" if saved else "verschil", outcome.still_to_claim),
        ("te_laat", told_too_late(outcome)),
        ("te_veel", outcome.risk),
    ):
        if amounts.high >= WORTH_NAMING:
            figures.append(Figure(text(f"kansen.uitleg.{label}"), _exact(amounts)))
    return Row(text(f"kansen.uitleg.{'bespaart' if saved else 'uitkomst'}"), "", tuple(figures), "")


def _exact(amounts: Range) -> str:
    return whole(amounts.high) if amounts.is_exact else short_range(amounts)


def _certain_why(outcome: Outcome) -> str:
    certainty = certainty_of(outcome)
    if certainty is Certainty.UNKNOWN:
        needed = needed_for(outcome)
        return text("kansen.uitleg.onbekend", wat=joined(needed)) if needed else text("kansen.uitleg.navragen")
    key = "zeker" if certainty is Certainty.SURE else "geschat" if outcome.estimate else "ongeveer"
    return f"{text(f'kansen.uitleg.{key}')} {_who_decides(outcome)}"


def _who_decides(outcome: Outcome) -> str:
    own = f"kansen.uitleg.beslist.{outcome.regeling}"
    return text(own if has_text(own) else f"kansen.uitleg.beslist.{outcome.domein}")


def _rests(outcome: Outcome, assessment: Assessment, questions: Sequence[Question]) -> tuple[Rest, ...]:
    """The answers that the amount rests on, in the order of their questions, with those that are lacking."""
    given: dict[str, list[Answer]] = {}
    for answer in assessment.answers:
        given.setdefault(answer.path, []).append(answer)
    told = rests_on(outcome.regeling, assessment.answers, assessment.outcomes.peildatum)
    lacking = [answer_path(assessment.household, path) for path in outcome.depends_on]
    return tuple(
        Rest(_what(question, answer), _how(answer))
        for question in questions
        for answer in given.get(question.path, ())
        if question.path in told
        or (answer.status is not Status.ANSWERED and any(answers(question.path, path) for path in lacking))
    )


def _what(question: Question, answer: Answer) -> str:
    name = capital(_short_name(question))
    if answer.status is not Status.ANSWERED:
        return name
    value = spoken_value(question, answer.value)
    return text("kansen.uitleg.antwoord", wat=name, waarde=value)


def _short_name(question: Question) -> str:
    *_, part, end = question.path.split(".")
    names = [f"kansen.uitleg.naam.{key}" for key in (f"{part}_{end}", end)]
    name = next((text(text_id) for text_id in names if has_text(text_id)), question_name(question.path))
    if question.subject and question.path.split(".")[1] != "p1":
        return text("kansen.uitleg.van", wat=name, wie=question.subject)
    return name


def _how(answer: Answer) -> str:
    if answer.status is not Status.ANSWERED:
        return text("kansen.uitleg.niet_bekend")
    how = text(f"bezoek.bewijs.{answer.evidence or Evidence.TOLD}").lower()
    return text("kansen.uitleg.sinds", hoe=how, dag=full_date(answer.valid_from)) if answer.valid_from else how


def _rules(outcomes: Outcomes) -> str:
    if outcomes.is_stand_in:
        return text("kansen.uitleg.plaatsvervangend", jaar=outcomes.year, regeljaar=outcomes.rules_year)
    day = full_date(outcomes.peildatum)
    return text("kansen.uitleg.regels", jaar=outcomes.rules_year, pakket=outcomes.package, dag=day)

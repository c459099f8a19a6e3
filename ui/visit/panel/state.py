"""What the panel beside a question says: the range of what is missed, a line per subject, and what to look out for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.domein import Domein
from app.domain.money import Cents, euros, format_whole
from app.domain.outcome import Outcome, Outcomes, Range, sum_of
from app.domain.rough import full_scale, outward
from app.domain.visit import Step, Way
from app.intake.telling import Telling, asked_steps, has_total, missed_as_told, telling
from app.reports.amounts import WORTH_NAMING, capital, is_told_too_late
from app.reports.naming import in_own_words, joined, outcome_name
from app.services.assessment import Assessment, answer_path
from app.texts import text
from ui.visit.energy.state import reason_of
from ui.visit.route.state import Spot, question_at, why_now
from ui.visit.state import Room

MOST_NAMES = 5
_COMPLETES = frozenset({"huishouden.partner", "huishouden.kinderen", "huishouden.medebewoners"})
Span = tuple[int, int]
"""From and to, in eurocents."""


@dataclass(frozen=True, slots=True)
class Line:
    """One subject or regeling with what can still be got from it; ``soft`` when there is nothing to count."""

    name: str
    amount: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything the panel says. ``amount`` may have two lines; ``now`` and ``before`` are in eurocents.

    ``details`` are for where there is room.
    """

    head: str
    amount: str
    now: Span | None
    before: Span | None
    limit: int
    limit_words: str
    aloud: str
    lines: tuple[Line, ...]
    details: tuple[Line, ...] = ()
    risks: tuple[str, ...] = ()
    lapsed: str = ""
    stand_in: str = ""


def panel_of(assessment: Assessment, before: Range | None) -> Panel:
    """The panel for what was found. ``before`` is the range before the last answer."""
    outcomes, asked = assessment.outcomes, asked_steps(assessment.answers)
    missed = said_range(assessment)
    shown = before if before and missed and before != missed else None
    limit = full_scale(*(one.high for one in (missed, shown) if one))
    amount = headline(outcomes, asked)
    return Panel(
        head=text("bezoek.paneel.kop"),
        amount=amount,
        now=(missed.low, missed.high) if missed and missed.high else None,
        before=(shown.low, shown.high) if shown else None,
        limit=limit,
        limit_words=whole(limit) if missed and missed.high else "",
        aloud=_aloud(missed, shown) if missed else amount.replace("\n", " "),
        lines=_lines(outcomes, asked),
        details=_details(outcomes, asked),
        risks=tuple(_risk(o) for o in outcomes.everything if o.risk.low >= WORTH_NAMING),
        lapsed=_lapsed(outcomes.everything),
        stand_in=_stand_in(outcomes),
    )


def said_range(assessment: Assessment) -> Range | None:
    """What is missed per year, as far as it can be said; None as long as too much is open to give a range."""
    asked = asked_steps(assessment.answers)
    return missed_as_told(assessment.outcomes, asked) if has_total(assessment.outcomes, asked) else None


def whole(amount: Cents) -> str:
    """``€ 1.327``, whole euros."""
    return format_whole(euros(amount))


def headline(outcomes: Outcomes, asked: frozenset[Step]) -> str:
    """``ongeveer`` and ``€ 900 tot € 1.600`` under it; as long as too much is open, only what is certain."""
    if not has_total(outcomes, asked):
        certain = outcomes.missed.low
        key = "bezoek.paneel.bedrag_minstens" if certain >= WORTH_NAMING else "bezoek.paneel.bedrag_open"
        return text(key, laag=whole(certain))
    missed = missed_as_told(outcomes, asked)
    if missed.high < WORTH_NAMING:
        return text("bezoek.paneel.bedrag_niets")
    if missed.is_exact:
        return whole(missed.high)
    rough = outward(missed)
    if missed.low == 0:
        return text("bezoek.paneel.bedrag_hoogstens", hoog=whole(rough.high))
    return text("bezoek.paneel.bedrag_tussen", laag=whole(rough.low), hoog=whole(rough.high))


def is_unknown(outcomes: Outcomes) -> bool:
    """Whether any outcome still depends on an answer."""
    return any(outcome.depends_on for outcome in outcomes.everything)


def said(amounts: Range) -> str:
    """A range within a sentence: ``ongeveer € 900 tot € 1.600``."""
    if amounts.is_exact:
        return whole(amounts.high)
    rough = outward(amounts)
    if amounts.low == 0:
        return text("bezoek.paneel.hoogstens", hoog=whole(rough.high))
    return text("bezoek.paneel.bedrag_tussen", laag=whole(rough.low), hoog=whole(rough.high)).replace("\n", " ")


def short_range(amounts: Range) -> str:
    """A range in a narrow column: ``€ 780 – 1.080``."""
    if amounts.is_exact:
        return whole(amounts.high)
    rough = outward(amounts)
    return text("bezoek.paneel.tussen", laag=whole(rough.low), hoog=whole(rough.high).replace("€\u00a0", ""))


def _lines(outcomes: Outcomes, asked: frozenset[Step]) -> tuple[Line, ...]:
    """A line per subject."""
    return tuple(_subject(domein, of_it, asked) for domein, of_it in _subjects(outcomes).items())


def _details(outcomes: Outcomes, asked: frozenset[Step]) -> tuple[Line, ...]:
    """The toeslagen one by one, for where there is room."""
    return tuple(_line(outcome, asked) for outcome in _subjects(outcomes).get(Domein.TOESLAGEN, ()))


def _subjects(outcomes: Outcomes) -> Mapping[Domein, Sequence[Outcome]]:
    found: dict[Domein, list[Outcome]] = {}
    for outcome in outcomes.everything:
        found.setdefault(outcome.domein, []).append(outcome)
    return {domein: found[domein] for domein in Domein if domein in found}


def _line(outcome: Outcome, asked: frozenset[Step]) -> Line:
    return Line(capital(outcome_name(outcome)), *_said_of([outcome], asked, text("bezoek.paneel.geen_recht")))


def _subject(domein: Domein, outcomes: Sequence[Outcome], asked: frozenset[Step]) -> Line:
    return Line(text(f"domein.{domein}"), *_said_of(outcomes, asked, text("bezoek.paneel.nog_niets")))


def _said_of(outcomes: Sequence[Outcome], asked: frozenset[Step], nothing: str) -> tuple[str, bool]:
    """What can be got of these together, or in words why there is no amount; soft when there is none."""
    amounts = sum_of(o.still_to_claim for o in outcomes if telling(o, asked) is Telling.SAID)
    if amounts.high >= WORTH_NAMING:
        return short_range(amounts), False
    return _without_amount(outcomes, asked) or nothing, True


def _without_amount(outcomes: Sequence[Outcome], asked: frozenset[Step]) -> str:
    """Why there is no amount; empty when there is simply nothing."""
    ways = {telling(outcome, asked) for outcome in outcomes}
    if any(o.risk.high >= WORTH_NAMING for o in outcomes):
        return text("bezoek.paneel.zie_onder")
    if any(o.sooner.high >= WORTH_NAMING for o in outcomes):
        return text("bezoek.paneel.eerder")
    if Telling.OPEN in ways or any(o.depends_on for o in outcomes if telling(o, asked) is Telling.SAID):
        return text("bezoek.paneel.nog_open")
    if Telling.UNASKED in ways:
        return text("bezoek.paneel.nog_niet_gevraagd")
    if any(o.received for o in outcomes):
        return text("bezoek.paneel.krijgt_u_al")
    return text("bezoek.paneel.vraag_na") if any(o.to_ask for o in outcomes) else ""


def _aloud(missed: Range, before: Range | None) -> str:
    words = text("bezoek.paneel.balk", bedrag=said(missed))
    return f"{words} {text('bezoek.paneel.balk_vorige', bedrag=said(before))}" if before else words


def info_for(spot: Spot, room: Room, assessment: Assessment) -> str:
    """What is said beside a question: why it is put, else for what it counts; among others of its step its help."""
    question = question_at(spot, room)
    if question is None:
        return ""
    if room.energy is not None and room.way is Way.QUESTION:
        return reason_of(question)
    if room.way is Way.STEP:
        return question.help
    return why_now(spot, room) or counts_for(assessment, spot.at)


def counts_for(assessment: Assessment, path: str) -> str:
    """For which regelingen the answer to a question still counts."""
    outcomes = assessment.outcomes
    if not is_unknown(outcomes):
        return text("bezoek.paneel.klaar")
    found = [
        o
        for o in outcomes.everything
        if any(answers(path, answer_path(assessment.household, open_path)) for open_path in o.depends_on)
    ]
    return text("bezoek.paneel.telt_mee", regelingen=joined(_few_names(found))) if found else ""


def _few_names(outcomes: Sequence[Outcome]) -> Sequence[str]:
    """Their names, or those of their subjects when they are many."""
    if len(outcomes) <= MOST_NAMES:
        return [outcome_name(outcome) for outcome in outcomes]
    return list(dict.fromkeys(text(f"domein.{outcome.domein}").lower() for outcome in outcomes))


def answers(asked: str, open_path: str) -> bool:
    """Whether a question fills an unknown path; one that is asked for everybody fills that of every person."""
    if asked in _COMPLETES and open_path in _COMPLETES:
        return True
    if asked == open_path:
        return True
    if asked.startswith("huishouden."):
        return asked.rsplit(".", maxsplit=1)[-1] == open_path.rsplit(".", maxsplit=1)[-1]
    return asked.startswith(f"{open_path}.")


def _risk(outcome: Outcome) -> str:
    return in_own_words(outcome.regeling, "betalen", bedrag=said(outcome.risk)) or text(
        "bezoek.paneel.te_veel_regel", regeling=capital(outcome_name(outcome)), bedrag=said(outcome.risk)
    )


def _lapsed(outcomes: Sequence[Outcome]) -> str:
    names = [f"{outcome_name(o)} {said(o.lapsed)}" for o in outcomes if is_told_too_late(o)]
    return text("bezoek.paneel.te_laat", wat=joined(names)) if names else ""


def _stand_in(outcomes: Outcomes) -> str:
    if not outcomes.is_stand_in:
        return ""
    return text("bezoek.paneel.plaatsvervangend", jaar=outcomes.year, regeljaar=outcomes.rules_year)

"""What the panel beside a question says: the range of what is missed, a line per regeling, and what to look out for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.domein import Domein
from app.domain.money import Cents, euros, format_whole
from app.domain.outcome import Outcome, Outcomes, Range, Recht, sum_of
from app.domain.rough import full_scale, outward
from app.domain.visit import Way
from app.reports.amounts import WORTH_NAMING, capital, is_told_too_late
from app.reports.naming import joined, outcome_name, own_words
from app.services.assessment import Assessment, answer_path
from app.texts import text
from ui.visit.energy.state import reason_of
from ui.visit.route.state import Spot, question_at, why_now
from ui.visit.state import Room

_BROAD = frozenset(
    {
        *("personen_volledig", "geboortedatum", "toetsingsinkomen", "opvang", "personen"),
        *("netto_inkomen", "gemeente_aanslag", "waterschap_aanslag"),
    }
)
"""While one of these is open a range says nothing."""
_COMPLETES = frozenset({"huishouden.partner", "huishouden.kinderen", "huishouden.medebewoners"})
Span = tuple[int, int]
"""From and to, in eurocents."""


@dataclass(frozen=True, slots=True)
class Line:
    """One regeling with what can still be got from it; ``soft`` when there is nothing to count."""

    name: str
    amount: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything the panel says. ``amount`` may have two lines; ``now`` and ``before`` are in eurocents."""

    head: str
    amount: str
    now: Span | None
    before: Span | None
    limit: int
    limit_words: str
    aloud: str
    lines: tuple[Line, ...]
    risks: tuple[str, ...] = ()
    lapsed: str = ""
    stand_in: str = ""


def panel_of(assessment: Assessment, before: Range | None) -> Panel:
    """The panel for what was found. ``before`` is the range before the last answer."""
    outcomes = assessment.outcomes
    missed = said_range(outcomes)
    shown = before if before and missed and before != missed else None
    limit = full_scale(*(one.high for one in (missed, shown) if one))
    return Panel(
        head=text("bezoek.paneel.kop"),
        amount=headline(outcomes),
        now=(missed.low, missed.high) if missed and missed.high else None,
        before=(shown.low, shown.high) if shown else None,
        limit=limit,
        limit_words=whole(limit) if missed and missed.high else "",
        aloud=_aloud(missed, shown) if missed else text("bezoek.paneel.bedrag_open").replace("\n", " "),
        lines=tuple(Line(capital(outcome_name(o)), *_amount(o)) for o in _shown(outcomes)),
        risks=tuple(_risk(o) for o in outcomes.everything if o.risk.low >= WORTH_NAMING),
        lapsed=_lapsed(outcomes.everything),
        stand_in=_stand_in(outcomes),
    )


def said_range(outcomes: Outcomes) -> Range | None:
    """What is missed per year, None as long as too much is open to give a range.

    The toeslagen make the total; what else there is joins it as soon as its own range tells something.
    """
    if not all(is_sayable(outcome) for outcome in outcomes.outcomes if outcome.domein is Domein.TOESLAGEN):
        return None
    return sum_of(outcome.still_to_claim for outcome in outcomes.everything if is_sayable(outcome))


def _shown(outcomes: Outcomes) -> Iterator[Outcome]:
    """Every regeling that has a line, and of what else was found that of which there is an amount."""
    yield from (outcome for outcome in outcomes.outcomes if _has_line(outcome))
    yield from (outcome for outcome in outcomes.further if outcome.still_to_claim.high >= WORTH_NAMING)


def whole(amount: Cents) -> str:
    """``€ 1.327``, whole euros."""
    return format_whole(euros(amount))


def headline(outcomes: Outcomes) -> str:
    """``ongeveer`` and ``€ 900 tot € 1.600`` under it; as long as too much is open, only what is certain."""
    missed = said_range(outcomes)
    if missed is None:
        least = outcomes.missed.low
        key = "bezoek.paneel.bedrag_minstens" if least >= WORTH_NAMING else "bezoek.paneel.bedrag_open"
        return text(key, laag=whole(least))
    if missed.high < WORTH_NAMING:
        return text("bezoek.paneel.bedrag_niets")
    if missed.is_exact:
        return whole(missed.high)
    rough = outward(missed)
    if missed.low == 0:
        return text("bezoek.paneel.bedrag_hoogstens", hoog=whole(rough.high))
    return text("bezoek.paneel.bedrag_tussen", laag=whole(rough.low), hoog=whole(rough.high))


def is_sayable(outcome: Outcome) -> bool:
    """Whether the range of a regeling tells something: who lives there, the income and what is received are known."""
    if outcome.waits:
        return False
    if not outcome.depends_on and not outcome.still_to_claim.high:
        return True
    return outcome.received is not None and not any(path.split(".")[-1] in _BROAD for path in outcome.depends_on)


def _has_line(outcome: Outcome) -> bool:
    """Whether a regeling has a line: beside the toeslagen only what may be something for this household."""
    if outcome.domein is Domein.TOESLAGEN or outcome.received:
        return True
    return bool(outcome.right.high) if outcome.waits else outcome.recht is not Recht.NEE


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


def _amount(outcome: Outcome) -> tuple[str, bool]:
    if not is_sayable(outcome) or (outcome.depends_on and not outcome.bounded):
        return text("bezoek.paneel.nog_niet_gevraagd"), True
    if outcome.is_undecided:
        return text("bezoek.paneel.vraag_na"), True
    if outcome.still_to_claim.high >= WORTH_NAMING:
        return short_range(outcome.still_to_claim), False
    if outcome.depends_on or outcome.recht is Recht.ONBEKEND:
        return text("bezoek.paneel.nog_open"), True
    if outcome.risk.high >= WORTH_NAMING:
        return text("bezoek.paneel.zie_onder"), True
    if outcome.sooner.high >= WORTH_NAMING:
        return text("bezoek.paneel.eerder"), True
    if outcome.recht is Recht.NEE and not outcome.received:
        return own_words(outcome.regeling, "geen_recht") or text("bezoek.paneel.geen_recht"), True
    return text("bezoek.paneel.krijgt_u_al"), True


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
    names = [
        outcome_name(o)
        for o in outcomes.everything
        if any(answers(path, answer_path(assessment.household, open_path)) for open_path in o.depends_on)
    ]
    return text("bezoek.paneel.telt_mee", regelingen=joined(names)) if names else ""


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
    return own_words(outcome.regeling, "betalen", bedrag=said(outcome.risk)) or text(
        "bezoek.paneel.te_veel_regel", regeling=capital(outcome_name(outcome)), bedrag=said(outcome.risk)
    )


def _lapsed(outcomes: Sequence[Outcome]) -> str:
    names = [f"{outcome_name(o)} {said(o.lapsed)}" for o in outcomes if is_told_too_late(o)]
    return text("bezoek.paneel.te_laat", wat=joined(names)) if names else ""


def _stand_in(outcomes: Outcomes) -> str:
    if not outcomes.is_stand_in:
        return ""
    return text("bezoek.paneel.plaatsvervangend", jaar=outcomes.year, regeljaar=outcomes.rules_year)

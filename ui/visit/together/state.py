"""Samen kijken: one question or one result in plain Dutch, without notes, names of others or internal terms."""

from dataclasses import dataclass

from app.domain.outcome import Outcome, Outcomes
from app.intake.questions import Question
from app.reports.amounts import WORTH_NAMING, capital, monthly, monthly_range, spoken, whole
from app.reports.naming import own_words, regeling_name
from app.texts import text
from ui.visit.question.state import Given, given_to
from ui.visit.question.state import spoken as spoken_answer
from ui.visit.route.state import Spot, question_at
from ui.visit.state import Room


@dataclass(frozen=True, slots=True)
class Bar:
    """A whole of two parts, in eurocents and in words."""

    caption: str
    part: int
    rest: int
    part_words: str
    rest_words: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What the resident sees. ``big`` is the amount or empty; a question stands in ``before``."""

    subject: str
    before: str
    big: str
    after: str
    lines: tuple[str, ...] = ()
    bar: Bar | None = None
    can_apply: bool = False
    regeling: str = ""


def statement_at(spot: Spot, room: Room, outcomes: Outcomes) -> Statement:
    """What the resident sees of the place where the visit is."""
    question = question_at(spot, room)
    if question is not None:
        return of_question(question, given_to(question.path, room.answers))
    return of_outcome(outcomes.of(spot.at)) if spot.is_explanation else of_total(outcomes)


def of_question(question: Question, given: Given) -> Statement:
    """One question, large, with what was answered to it so far."""
    lines = (question.help,) if question.help else ()
    answered = text("samen.antwoord", antwoord=spoken_answer(question, given)) if given.is_put else ""
    return Statement(subject="", before=question.title, big="", after=answered, lines=lines)


def of_outcome(outcome: Outcome) -> Statement:
    """One result: per month first, then per year."""
    name = regeling_name(outcome.regeling)
    if outcome.still_to_claim.high >= WORTH_NAMING:
        return _claim(outcome, name)
    if outcome.risk.high >= WORTH_NAMING:
        own = own_words(outcome.regeling, "betalen", bedrag=spoken(outcome.risk))
        if own:
            return Statement(capital(name), own, "", "", (text("samen.zoeken_uit"),))
        per_month = spoken(monthly_range(outcome.risk))
        lines = (text("samen.geen_schuld"), text("samen.doorgeven"))
        return Statement(capital(name), text("samen.te_veel", regeling=name), per_month, text("samen.per_maand"), lines)
    if outcome.received:
        return Statement(capital(name), text("samen.krijgt"), whole(monthly(outcome.received)), text("samen.klopt"), ())
    return Statement(capital(name), text("samen.nog_open", regeling=name), "", "", (text("samen.zoeken_uit"),))


def _claim(outcome: Outcome, name: str) -> Statement:
    claim = outcome.still_to_claim
    exact = claim.is_exact
    big = whole(monthly(claim.high)) if exact else spoken(monthly_range(claim))
    year = whole(claim.high) if exact else spoken(claim)
    before = "samen.elke_maand" if exact else "samen.elke_maand_bereik"
    return Statement(
        subject=capital(name),
        before=text(before),
        big=big,
        after=text("samen.krijgen", jaar=year),
        lines=(text("samen.niets_fout"), text("samen.samen_aan")),
        bar=_bar(outcome) if exact else None,
        can_apply=True,
        regeling=outcome.regeling,
    )


def _bar(outcome: Outcome) -> Bar | None:
    """What is received now and what comes with it; only when both are known and there is something now."""
    if not outcome.received or not outcome.still_to_claim.high:
        return None
    more, now = monthly(outcome.still_to_claim.high), monthly(outcome.received)
    return Bar(
        caption=text("samen.nu_en_straks", regeling=regeling_name(outcome.regeling)),
        part=now,
        rest=more,
        part_words=text("samen.krijgt_al", bedrag=whole(now)),
        rest_words=text("samen.komt_erbij", bedrag=whole(more)),
    )


def of_total(outcomes: Outcomes) -> Statement:
    """All of it together."""
    missed = outcomes.missed
    if missed.high < WORTH_NAMING:
        return Statement("", text("samen.niets"), "", "", (text("samen.goed_bezig"),))
    exact = missed.is_exact
    big = whole(monthly(missed.high)) if exact else spoken(monthly_range(missed))
    year = whole(missed.high) if exact else spoken(missed)
    lines = (text("samen.niets_fout"), text("samen.kijken_verder"))
    before = text("samen.elke_maand" if exact else "samen.elke_maand_bereik")
    return Statement(text("samen.alles"), before, big, text("samen.krijgen", jaar=year), lines)

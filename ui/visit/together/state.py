"""Samen kijken: one question or one result in plain Dutch, without notes, names of others or internal terms."""

from app.domain.lookback import LookBack
from app.domain.outcome import Outcome, Outcomes
from app.domain.visit import Step
from app.energy.saved import MeasureSaving
from app.intake.questions import Question
from app.reports.amounts import WORTH_NAMING, capital, monthly, monthly_range, spoken, whole
from app.reports.energy_page import three_things
from app.reports.naming import outcome_name
from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.visit.budget.places.state import budget_place
from ui.visit.debts.places.state import debts_place
from ui.visit.goals.asks import AskPlace, place_at
from ui.visit.goals.state import question_words
from ui.visit.panel.state import said_range
from ui.visit.question.state import Given, given_to
from ui.visit.question.state import spoken as spoken_answer
from ui.visit.route.state import LOOK_BACK, Spot, finding_of, question_at
from ui.visit.state import Room
from ui.visit.together.money import of_budget, of_debts
from ui.visit.together.statement import Bar, Statement


def statement_at(spot: Spot, room: Room, outcomes: Outcomes) -> Statement:
    """What the resident sees of the place where the visit is."""
    question = question_at(spot, room)
    if question is not None:
        return of_question(question, given_to(question.path, room.answers))
    place = place_at(spot.at)
    if place is not None:
        return of_plan(place)
    if spot.at == LOOK_BACK and room.look_back is not None:
        return of_look_back(room.look_back)
    if spot.step is Step.BUDGET and room.budget is not None:
        return of_budget(room.budget, budget_place(spot.at))
    if spot.step is Step.SCHULDEN and room.debts is not None:
        return of_debts(room.debts, debts_place(spot.at))
    regeling = spot.at if spot.is_explanation else finding_of(spot)
    if room.energy is not None and not regeling:
        return of_energy(room.energy)
    known = next((outcome for outcome in outcomes.outcomes if outcome.regeling == regeling), None)
    return of_outcome(known) if known is not None else of_total(outcomes)


def of_plan(place: AskPlace) -> Statement:
    """One question of the resident's own plan, large."""
    title, *lines = question_words(place)
    return Statement(subject="", before=title, big="", after="", lines=tuple(lines))


def of_look_back(told: LookBack) -> Statement:
    """What came in since the visit that is looked back on: per month first, then per year."""
    granted = told.now.yields.granted
    kept = text("samen.afspraken_gelukt", n=told.kept, van=len(told.agreements)) if told.kept else ""
    lines = tuple(line for line in (kept, text("samen.kijken_verder")) if line)
    if granted < WORTH_NAMING:
        return Statement(text("samen.terugkijken"), text("samen.nog_niets_erbij"), "", "", lines)
    after = text("samen.kwam_erbij", jaar=whole(granted))
    return Statement(text("samen.terugkijken"), text("samen.elke_maand_kreeg"), whole(monthly(granted)), after, lines)


def of_energy(found: EnergyAssessment) -> Statement:
    """What a visit about energy comes to: what goes first, else what is saved per month."""
    saved, urgent = found.saved, next((one for one in found.saved.warnings if one.is_urgent), None)
    if urgent is not None:
        return Statement("", urgent.title.spoken(), "", urgent.what_to_do.spoken())
    lines = tuple(_item(one, found) for one in three_things(saved, found.known))
    per_month = monthly(saved.together.euros.typical)
    if per_month <= 0:
        return Statement("", text("samen.energie_begin"), "", "", lines)
    big = text("report.amount.about", amount=whole(per_month))
    return Statement("", text("samen.energie"), big, text("samen.per_maand"), lines)


def _item(one: MeasureSaving, found: EnergyAssessment) -> str:
    return found.known.among.item(one.item).title


def of_question(question: Question, given: Given) -> Statement:
    """One question, large, with what was answered to it so far."""
    lines = tuple(line for line in (question.help, question.privacy) if line)
    answered = text("samen.antwoord", antwoord=spoken_answer(question, given)) if given.is_put else ""
    return Statement(subject="", before=question.title, big="", after=answered, lines=lines)


def of_outcome(outcome: Outcome) -> Statement:
    """One result: per month first, then per year."""
    name = outcome_name(outcome)
    if outcome.still_to_claim.high >= WORTH_NAMING:
        return _claim(outcome, name)
    if outcome.risk.high >= WORTH_NAMING:
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
        caption=text("samen.nu_en_straks", regeling=outcome_name(outcome)),
        part=now,
        rest=more,
        part_words=text("samen.krijgt_al", bedrag=whole(now)),
        rest_words=text("samen.komt_erbij", bedrag=whole(more)),
    )


def of_total(outcomes: Outcomes) -> Statement:
    """All of it together."""
    missed = said_range(outcomes) or outcomes.missed
    if missed.high < WORTH_NAMING:
        return Statement("", text("samen.niets"), "", "", (text("samen.goed_bezig"),))
    exact = missed.is_exact
    big = whole(monthly(missed.high)) if exact else spoken(monthly_range(missed))
    year = whole(missed.high) if exact else spoken(missed)
    lines = (text("samen.niets_fout"), text("samen.kijken_verder"))
    before = text("samen.elke_maand" if exact else "samen.elke_maand_bereik")
    return Statement(text("samen.alles"), before, big, text("samen.krijgen", jaar=year), lines)

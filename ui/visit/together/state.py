"""Samen kijken: one question or one result in plain Dutch, without notes, names of others or internal terms."""

from app.domain.domein import Domein
from app.domain.lookback import LookBack
from app.domain.outcome import Outcome, Outcomes, Periode, Range, Recht
from app.domain.visit import Step
from app.energy.saved import MeasureSaving
from app.intake.questions import Question
from app.intake.telling import Telling, asked_steps, missed_as_told, telling
from app.reports.amounts import (
    WORTH_NAMING,
    begins_now,
    capital,
    gain_per_month,
    monthly,
    monthly_range,
    spoken,
    whole,
)
from app.reports.energy_page import three_things
from app.reports.naming import in_own_words, outcome_name
from app.services.energy.assessment import EnergyAssessment
from app.texts import has_text, text
from ui.visit.budget.places.state import budget_place
from ui.visit.debts.places.state import debts_place
from ui.visit.goals.asks import AskPlace, place_at
from ui.visit.goals.state import question_words
from ui.visit.question.state import Given, given_to
from ui.visit.question.state import spoken as spoken_answer
from ui.visit.route.state import LOOK_BACK, Spot, finding_of, question_at
from ui.visit.state import Room
from ui.visit.together.money import of_budget, of_debts
from ui.visit.together.statement import Bar, Statement
from ui.visit.together.whatif import Tried, of_what_if

ALL_STEPS = frozenset(Step)
PAID = frozenset({Domein.TOESLAGEN, Domein.GEMEENTE})
"""The subjects of which one can say to have a right to them or not."""


def statement_at(spot: Spot, room: Room, outcomes: Outcomes, tried: Tried | None = None) -> Statement:
    """What the resident sees of the place where the visit is; ``tried`` is what was worked out at Wat als."""
    if spot.step is Step.WAT_ALS and tried is not None:
        return of_what_if(tried)
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
    known = next((outcome for outcome in outcomes.everything if outcome.regeling == regeling), None)
    return of_outcome(known) if known is not None else of_total(outcomes, asked_steps(room.answers))


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
    """One result: per month first of what is paid every month or quarter, then per year."""
    name = outcome_name(outcome)
    if outcome.still_to_claim.high >= WORTH_NAMING:
        return _claim(outcome, name)
    if outcome.risk.high >= WORTH_NAMING:
        own = in_own_words(outcome.regeling, "betalen", bedrag=spoken(outcome.risk))
        if own:
            return Statement(capital(name), own, "", "", (text("samen.zoeken_uit"),))
        lines = (text("samen.geen_schuld"), text("samen.doorgeven"))
        per = "per_jaar" if _is_yearly(outcome) else "per_maand"
        amount = spoken(_shown(outcome, outcome.risk))
        return Statement(capital(name), text("samen.te_veel", regeling=name), amount, text(f"samen.{per}"), lines)
    if outcome.sooner.high >= WORTH_NAMING:
        per_month = spoken(monthly_range(outcome.sooner))
        lines = (outcome.reason.spoken(), text("samen.geen_extra"))
        return Statement(capital(name), text("samen.eerder"), per_month, text("samen.per_maand"), lines)
    if not outcome.bounded and not outcome.depends_on:
        return Statement(capital(name), outcome.reason.spoken(), "", "", (text("samen.zoeken_uit"),))
    if outcome.received:
        now = Range(outcome.received, outcome.received)
        key = "samen.krijgt_jaar" if _is_yearly(outcome) else "samen.krijgt"
        return Statement(capital(name), text(key), whole(_shown(outcome, now).high), text("samen.klopt"), ())
    if outcome.recht is Recht.NEE:
        return _no(outcome, name)
    return Statement(capital(name), text("samen.nog_open", regeling=name), "", "", (text("samen.zoeken_uit"),))


def _no(outcome: Outcome, name: str) -> Statement:
    """That there is no right; where one has no right but a bill or a rent, only why there is nothing to do."""
    reason = outcome.reason.spoken()
    if outcome.domein not in PAID:
        return Statement(capital(name), reason, "", "", ())
    return Statement(capital(name), text("samen.geen_recht", regeling=name), "", "", (reason,))


def _is_yearly(outcome: Outcome) -> bool:
    """Whether it is one amount a year, which is not said per month."""
    return outcome.periode is Periode.JAAR


def _shown(outcome: Outcome, per_year: Range) -> Range:
    """An amount per year as it is said of this outcome: per month, unless it comes once a year."""
    return per_year if _is_yearly(outcome) else monthly_range(per_year)


def verb(outcome: Outcome) -> str:
    """Whether it is received, saved or need not be paid."""
    own = f"samen.werkwoord.{outcome.regeling}"
    return text(own if has_text(own) else f"samen.werkwoord.{outcome.domein}")


def _claim(outcome: Outcome, name: str) -> Statement:
    claim = outcome.still_to_claim
    exact = claim.is_exact
    yearly = _is_yearly(outcome)
    shown = claim if yearly else gain_per_month(outcome)
    period = "jaar" if yearly else "maand"
    key = "samen.krijgen_rest" if begins_now(outcome) else "samen.krijgen"
    after = text("samen.alleen", werkwoord=verb(outcome)) if yearly else _also_per_year(claim, verb(outcome), key)
    is_toeslag = outcome.domein is Domein.TOESLAGEN
    return Statement(
        subject=capital(name),
        before=text(f"samen.elke_{period}{'' if exact else '_bereik'}"),
        big=whole(shown.high) if exact else spoken(shown),
        after=after,
        lines=(text("samen.niets_fout"), text("samen.samen_aan" if is_toeslag else "samen.samen_regelen")),
        bar=_bar(outcome) if exact and not yearly else None,
        can_apply=True,
        regeling=outcome.regeling,
        yes=text("samen.ja" if is_toeslag else "samen.ja_regelen"),
    )


def _also_per_year(amounts: Range, said_as: str, key: str = "samen.krijgen") -> str:
    year = whole(amounts.high) if amounts.is_exact else spoken(amounts)
    return text(key, werkwoord=said_as, jaar=year)


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


def of_total(outcomes: Outcomes, asked: frozenset[Step] = ALL_STEPS) -> Statement:
    """All of it together, as far as it can be said; per year when a part of it comes once a year or begins only now."""
    missed = missed_as_told(outcomes, asked)
    if missed.high < WORTH_NAMING:
        return Statement("", text("samen.niets"), "", "", (text("samen.goed_bezig"),))
    parts = [o for o in outcomes.everything if telling(o, asked) is Telling.SAID and o.still_to_claim.high]
    yearly = any(_is_yearly(outcome) or begins_now(outcome) for outcome in parts)
    verbs = {verb(outcome) for outcome in parts}
    said_as = verbs.pop() if len(verbs) == 1 else text("samen.werkwoord.beide")
    shown = missed if yearly else monthly_range(missed)
    period = "jaar" if yearly else "maand"
    return Statement(
        subject=text("samen.alles"),
        before=text(f"samen.elke_{period}{'' if missed.is_exact else '_bereik'}"),
        big=whole(shown.high) if missed.is_exact else spoken(shown),
        after=text("samen.alleen", werkwoord=said_as) if yearly else _also_per_year(missed, said_as),
        lines=(text("samen.niets_fout"), text("samen.kijken_verder")),
    )

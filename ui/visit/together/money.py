"""Samen kijken at the budget and the debts: one amount of the place that is open, without names of creditors."""

from app.debts.schedule import Promise
from app.domain.debt import PlanState, TalkResult
from app.domain.money import Cents
from app.domain.wording import day_and_month, full_date
from app.reports.amounts import whole
from app.services.budget.assessment import BudgetAssessment
from app.services.debts.assessment import DebtsAssessment
from app.texts import text
from ui.visit.budget.places.state import Place as BudgetPlace
from ui.visit.debts.places.state import Place as DebtsPlace
from ui.visit.together.statement import Statement


def of_budget(found: BudgetAssessment, at: str = BudgetPlace.DAYS) -> Statement:
    """What the place of the budget comes to; as long as nothing is known of the account, what is left in a month."""
    subject = text("samen.budget")
    if not found.lines:
        return Statement(subject, text("samen.budget_begin"), "", "", (text("samen.kijken_verder"),))
    if at == BudgetPlace.THREE:
        return _planned(subject, found)
    if at == BudgetPlace.REMINDERS:
        return _reminded(subject, found)
    if at == BudgetPlace.LINES or found.days.told is None:
        return _left(subject, found.three.now.per_month.left)
    return _lowest(subject, found)


def of_debts(found: DebtsAssessment, at: str = DebtsPlace.LIST) -> Statement:
    """What the place of the debts comes to."""
    subject = text("samen.schulden")
    if at == DebtsPlace.PLAN:
        return _room(subject, found)
    if at == DebtsPlace.SCHEDULE:
        return _next(subject, found)
    if at == DebtsPlace.TALK:
        return _agreed(subject, found)
    if not found.overview.debts:
        return Statement(subject, text("samen.geen_schulden"), "", "", (text("samen.kijken_verder"),))
    after = text("samen.bij_schuldeisers", n=found.overview.creditors)
    lines = (text("samen.eerst_dringend"), text("samen.niet_alleen"))
    return Statement(subject, text("samen.open"), whole(found.overview.sum.amount), after, lines)


def _planned(subject: str, found: BudgetAssessment) -> Statement:
    """What is left once all is arranged, with what it is now."""
    if not found.three.changes:
        return _left(subject, found.three.now.per_month.left)
    now, then = found.three.now.per_month.left, found.three.planned.per_month.left
    lines = (text("samen.nu_over" if now >= 0 else "samen.nu_te_kort", bedrag=whole(Cents(abs(now)))),)
    if then < 0:
        return Statement(subject, text("samen.rond_uit"), whole(Cents(-then)), text("samen.meer_uit"), lines)
    return Statement(subject, text("samen.rond_blijft"), whole(then), text("samen.over"), lines)


def _reminded(subject: str, found: BudgetAssessment) -> Statement:
    """That a message comes beforehand, and how many days."""
    days = sorted({one.days_before for one in found.reminders if one.stopped_on is None})
    if not days:
        return Statement(subject, text("samen.bericht_vraag"), "", "", (text("samen.bericht_vrij"),))
    return Statement(subject, text("samen.bericht_komt", n=days[-1]), "", "", (text("samen.bericht_stop"),))


def _lowest(subject: str, found: BudgetAssessment) -> Statement:
    account = found.days.account
    day, lowest = day_and_month(account.lowest.day), account.lowest.balance
    helped = bool(found.advice.plan.moves) and not found.advice.plan.after.short
    lines = (text("samen.budget_dag"),) if helped else (text("samen.kijken_verder"),)
    if account.short:
        return Statement(subject, text("samen.laagst", dag=day), whole(account.short), text("samen.te_weinig"), lines)
    return Statement(subject, text("samen.laagst_nog", dag=day), whole(lowest), text("samen.op_rekening"), lines)


def _left(subject: str, left: Cents) -> Statement:
    if left < 0:
        lines = (text("samen.niets_fout_budget"), text("samen.kijken_verder"))
        return Statement(subject, text("samen.gaat_uit"), whole(Cents(-left)), text("samen.meer_uit"), lines)
    return Statement(subject, text("samen.blijft"), whole(left), text("samen.over"), ())


def _room(subject: str, found: DebtsAssessment) -> Statement:
    """The plan that runs, else what can be paid in a month."""
    if found.plan is not None:
        return Statement(subject, text("samen.plan"), whole(found.plan.per_month), text("samen.plan_maand"))
    if found.options is None or found.options.room.per_month <= 0:
        return Statement(subject, text("samen.geen_ruimte"), "", "", (text("samen.kijken_verder"),))
    per_month = whole(found.options.room.per_month)
    return Statement(subject, text("samen.ruimte"), per_month, text("samen.ruimte_na"), (text("samen.samen_kiezen"),))


def _next(subject: str, found: DebtsAssessment) -> Statement:
    """What is paid next, with how it went; in a pause that nothing is asked."""
    if found.plan is None:
        return Statement(subject, text("samen.geen_plan"), "", "", (text("samen.kijken_verder"),))
    told = found.look_back
    is_told = told is not None and told.promise not in (Promise.NOTHING_DUE, Promise.UNKNOWN)
    lines = (told.message.spoken(),) if told is not None and is_told else ()
    if found.plan.state is PlanState.PAUSED and found.plan.pause_until is not None:
        words = text("samen.pauze", dag=full_date(found.plan.pause_until))
        return Statement(subject, words, "", "", (text("samen.pauze_vraagt_niets"), *lines))
    due = found.next_payment
    if due is None:
        return Statement(subject, text("samen.plan_klaar"), "", "", lines)
    return Statement(subject, text("samen.betaalt_op", dag=day_and_month(due.day)), whole(due.amount), "", lines)


def _agreed(subject: str, found: DebtsAssessment) -> Statement:
    """What was agreed in the talk."""
    agreed = [topic for topic, one in found.talk.items() if one.result is TalkResult.AGREED]
    if not agreed:
        return Statement(subject, text("samen.gesprek_begin"), "", "", (text("samen.kijken_verder"),))
    lines = tuple(text(f"schulden.gesprek.onderwerp.{topic}") for topic in agreed)
    return Statement(subject, text("samen.gesprek_af"), "", "", lines)

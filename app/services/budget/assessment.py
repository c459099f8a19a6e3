"""Everything the budget of a household comes to: its lines, three budgets, what stands out, pots and the account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.budget.agreed import AccountBalance, CollectionMove, Reminder
from app.budget.ledger import Entry
from app.budget.lines import BudgetLine
from app.budget.own_table import Broken, own_tables, usual_amounts
from app.budget.pots import Pot, RunningPot, running
from app.budget.reference import Reference, limits, people_of
from app.budget.room import MonthRoom, month_room
from app.budget.signals import Signal, signals
from app.budget.start import Known, known_lines
from app.budget.three import Right, ThreeBudgets, three_budgets
from app.budget.views import Totals, in_months, runs_on
from app.budget.withheld import Withheld, with_withheld
from app.domain.finding import Finding, FindingState
from app.domain.ids import DossierId
from app.domain.money import Cents
from app.domain.outcome import Outcomes
from app.services import assessment, findings
from app.services.assessment import Assessment
from app.services.budget import account, lines
from app.services.budget.account import Advice, Days
from app.services.session import Session
from db import budget as stored

STILL_TO_COME = frozenset({FindingState.PLANNED, FindingState.APPLIED, FindingState.GRANTED})


@dataclass(frozen=True, slots=True)
class BudgetAssessment:
    """What the budget shows and prints; ``months`` are those of the year of ``today``, ``known`` is not in it yet.

    ``estimated`` names the regelingen whose right is an estimate or still a range; ``broken_tables`` are the
    organisation's own tables of reference amounts that cannot be used.
    """

    today: date
    lines: tuple[BudgetLine, ...]
    known: tuple[Known, ...]
    three: ThreeBudgets
    months: tuple[Totals, ...]
    usual: tuple[Reference, ...]
    signals: tuple[Signal, ...]
    room: MonthRoom
    pots: tuple[RunningPot, ...]
    days: Days
    advice: Advice
    moves: tuple[CollectionMove, ...]
    reminders: tuple[Reminder, ...]
    estimated: tuple[str, ...]
    broken_tables: tuple[Broken, ...] = ()


@dataclass(frozen=True, slots=True)
class BudgetRecords:
    """The budget of a household as it is kept; ``told`` is what was told last about the account."""

    lines: tuple[BudgetLine, ...] = ()
    pots: tuple[Pot, ...] = ()
    told: AccountBalance | None = None
    moves: tuple[CollectionMove, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    withheld: tuple[Withheld, ...] = ()


NO_BUDGET = BudgetRecords()


def records(session: Session, dossier_id: DossierId) -> BudgetRecords:
    """Everything that is kept of the budget of a household."""
    store = session.store
    return BudgetRecords(
        lines=lines.listing(session, dossier_id),
        pots=stored.pots(store, dossier_id),
        told=stored.newest_balance(store, dossier_id),
        moves=stored.moves(store, dossier_id),
        reminders=stored.reminders(store, dossier_id),
        withheld=lines.withheld(session, dossier_id),
    )


def assess(session: Session, dossier_id: DossierId, today: date) -> BudgetAssessment:
    """The budget of a household on a day."""
    return budget_of(session, dossier_id, assessment.assess(session, dossier_id, today), today)


def budget_of(session: Session, dossier_id: DossierId, found: Assessment, today: date) -> BudgetAssessment:
    """The budget of a household whose outcomes are known already."""
    chosen = findings.listing(session, dossier_id)
    when = (today, account.allowed_days(session))
    return budget_from(records(session, dossier_id), found, chosen, when, account.planned(session, dossier_id))


def budget_from(
    kept: BudgetRecords,
    found: Assessment,
    chosen: Sequence[Finding],
    when: tuple[date, Sequence[int]],
    planned: Sequence[Entry] = (),
) -> BudgetAssessment:
    """The budget of these records beside what the rules find; ``when`` is the day and the allowed collection days,
    ``planned`` what payment plans take from the account.
    """
    today, allowed = when
    in_effect = with_withheld(kept.lines, kept.withheld, today)
    now = [line for line in in_effect if runs_on(line, today)]
    people = people_of(found.household, today)
    own = own_tables()
    usual = usual_amounts(people, own)
    rights = rights_of(chosen, found.outcomes)
    agreed = account.with_moves(in_effect, kept.moves)
    return BudgetAssessment(
        today=today,
        lines=kept.lines,
        known=known_lines(found.household, today, {line.category for line in kept.lines}),
        three=three_budgets(now, rights, usual),
        months=in_months(in_effect, today.year),
        usual=tuple(usual.values()),
        signals=signals(now, people, usual, limits()),
        room=month_room(now, usual),
        pots=running(kept.pots, kept.lines, today),
        days=account.days_of(agreed, kept.told, today, planned),
        advice=account.advice_of(agreed, kept.told, allowed, today, planned),
        moves=kept.moves,
        reminders=kept.reminders,
        estimated=tuple([right.regeling for right in rights if _is_unsure(right.regeling, found.outcomes)]),
        broken_tables=own.broken,
    )


def rights_of(chosen: Sequence[Finding], outcomes: Outcomes) -> tuple[Right, ...]:
    """What the rules find for what was planned, applied for or granted; of a range the lower end, so that no one
    counts on too much. What was granted counts as it was granted.
    """
    by_name = {outcome.regeling: outcome for outcome in outcomes.outcomes}
    found = []
    for finding in chosen:
        outcome = by_name.get(finding.regeling)
        if finding.state is FindingState.GRANTED and finding.realised is not None and outcome is not None:
            received = outcome.received or 0
            found.append(Right(finding.regeling, Cents(received + finding.realised)))
        elif finding.state in STILL_TO_COME and outcome is not None:
            found.append(Right(finding.regeling, outcome.right.low))
    return tuple(found)


def _is_unsure(regeling: str, outcomes: Outcomes) -> bool:
    outcome = outcomes.of(regeling)
    return outcome.estimate or not outcome.right.is_exact

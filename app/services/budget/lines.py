"""The lines of a budget: added one at a time, changed, taken away, and begun from what was told before."""

from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from app.budget.categories import Category, categories
from app.budget.lines import BudgetLine, Frequency, Payer, Payment
from app.budget.start import Known, known_lines
from app.budget.withheld import Withheld, with_withheld
from app.domain.answer import Evidence
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.domain.money import MAXIMUM, Cents
from app.errors import UserError
from app.services import assessment, fields, visits
from app.services.session import Session
from db import budget as stored
from db import debts
from db.pen import writing

_LONGEST_LABEL = 80
_LAST_DAY = 31
MOST_LINES = 300


class About(TypedDict, total=False):
    """What is known of a line, as the fields of ``BudgetLine``; what is not named stays as it was."""

    label: str
    amount: Cents | None
    per: Frequency
    payment: Payment
    payer: Payer
    evidence: Evidence
    must: bool
    movable: bool
    day: int | None
    known_on: date | None
    starts: date | None
    ends: date | None


def add(session: Session, visit_id: VisitId, category: str, **about: Unpack[About]) -> tuple[Changes, RecordId]:
    """Add a line; what is not named is as usual for its category. Raises UserError that names what cannot be."""
    kind = _category(category)
    with writing(session.store, fields.author(session)) as pen:
        visit = visits.load(session, visit_id)
        if len(stored.lines(session.store, visit.dossier_id)) >= MOST_LINES:
            raise UserError("budget.fout.te_veel_regels", meest=MOST_LINES)
        line = _checked(replace(_usual(kind, visit.dossier_id, visit_id), **about))
        pen.put(stored.LINES, line)
    return pen.changes(), line.id


def change(session: Session, line_id: RecordId, **about: Unpack[About]) -> Changes:
    """Change what is named of a line. Raises UserError that names what cannot be."""
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.LINES, _checked(replace(load(session, line_id), **about)))
    return pen.changes()


def remove(session: Session, line_id: RecordId) -> Changes:
    """Take a line away, with the collection day and the reminders that were agreed for it."""
    with writing(session.store, fields.author(session)) as pen:
        line = load(session, line_id)
        for move in stored.moves(session.store, line.dossier_id):
            if move.line_id == line_id:
                pen.take_away(stored.MOVES, move.id)
        for reminder in stored.reminders(session.store, line.dossier_id):
            if reminder.line_id == line_id:
                pen.take_away(stored.REMINDERS, reminder.id)
        pen.take_away(stored.LINES, line_id)
    return pen.changes()


def listing(session: Session, dossier_id: DossierId) -> tuple[BudgetLine, ...]:
    """All lines of a household, in the order of their categories and then as they were added."""
    places = {name: place for place, name in enumerate(categories())}
    return tuple(sorted(stored.lines(session.store, dossier_id), key=lambda line: (places[line.category], line.id)))


def in_effect(session: Session, dossier_id: DossierId) -> tuple[BudgetLine, ...]:
    """The lines with the rent that is held back from a benefit in them, for what is counted from today on."""
    return with_withheld(listing(session, dossier_id), withheld(session, dossier_id), session.now().date())


def withheld(session: Session, dossier_id: DossierId) -> tuple[Withheld, ...]:
    """What is or will be held back from a benefit, by its first day."""
    kept = debts.withholdings(session.store, dossier_id)
    return tuple([Withheld(one.per_month, one.begins_on, one.ends_on) for one in kept])


def known(session: Session, dossier_id: DossierId) -> tuple[Known, ...]:
    """What was told elsewhere and is not in the budget yet."""
    today = session.now().date()
    household = assessment.assess(session, dossier_id, today).household
    return known_lines(household, today, {line.category for line in stored.lines(session.store, dossier_id)})


def take_over(session: Session, visit_id: VisitId) -> Changes:
    """Put in the budget all that was told elsewhere, in one go; nothing when there is nothing."""
    visit = visits.load(session, visit_id)
    with writing(session.store, fields.author(session)) as pen:
        for one in known(session, visit.dossier_id):
            usual = _usual(_category(one.category), visit.dossier_id, visit_id)
            line = replace(usual, amount=one.amount, per=one.per, payer=one.payer, day=one.day)
            pen.put(stored.LINES, _checked(line))
    return pen.changes()


def load(session: Session, line_id: RecordId) -> BudgetLine:
    """One line. Raises UserError when it is not there any more."""
    found = stored.line(session.store, line_id)
    if found is None:
        raise UserError("services.no_budget_line")
    return found


def _category(name: str) -> Category:
    if name not in categories():
        raise UserError("budget.fout.geen_soort", soort=name[:60])
    return categories()[name]


def _usual(kind: Category, dossier_id: DossierId, visit_id: VisitId) -> BudgetLine:
    return BudgetLine(
        id=RecordId(new_id()),
        dossier_id=dossier_id,
        category=kind.id,
        label=kind.name,
        amount=None,
        per=kind.per,
        payment=kind.payment,
        must=kind.must,
        movable=kind.payment is Payment.DEBIT,
        visit_id=visit_id,
    )


def _checked(line: BudgetLine) -> BudgetLine:
    """The line as it may be kept: a day of the month goes with months, a known day with anything else."""
    label = fields.line(line.label, "budget_label", _LONGEST_LABEL, needed=True)
    if line.amount is not None:
        fields.whole(line.amount, "budget_amount", 0, MAXIMUM)
    if line.day is not None:
        fields.whole(line.day, "budget_day", 1, _LAST_DAY)
    starts = fields.day(line.starts, "budget_starts")
    ends = fields.day(line.ends, "budget_ends", starts or date.min)
    per = Frequency(line.per)
    return replace(
        line,
        label=label,
        per=per,
        payment=Payment(line.payment),
        payer=Payer(line.payer),
        evidence=Evidence(line.evidence),
        day=line.day if per.months else None,
        known_on=fields.day(line.known_on, "budget_known_on"),
        starts=starts,
        ends=ends,
        movable=line.movable and line.payment is Payment.DEBIT and per is Frequency.MONTH,
    )

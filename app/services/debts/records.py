"""Debts: add, change, settle and take away one, and tie letters to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict, Unpack

from app.debts.check import DebtCheck, check_debt
from app.debts.overview import Overview, overview
from app.domain.attachment import Attachment
from app.domain.change import Changes
from app.domain.debt import GOING, Debt, DebtLetter, Notice, Stage
from app.domain.debt_kinds import debt_kinds
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.domain.money import MAXIMUM, Cents
from app.errors import UserError
from app.services import attachments, dossiers, fields, visits
from app.services.session import Session
from db import debts as stored
from db import payment_plans
from db.pen import writing


class About(TypedDict, total=False):
    """What is known of a debt; what is not named stays as it was. Amounts in eurocents, None: not known."""

    creditor: str
    kind: str
    principal: Cents | None
    costs: Cents | None
    interest: Cents | None
    since: date | None
    stage: Stage
    collector: str
    reference: str
    instalment: Cents | None
    seized: bool
    disputed: bool
    notice: Notice
    notice_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class CheckedDebt:
    """A debt with what its costs and interest are against the law."""

    debt: Debt
    check: DebtCheck


def add(
    session: Session, dossier_id: DossierId, visit_id: VisitId | None = None, **about: Unpack[About]
) -> tuple[Changes, RecordId]:
    """Add a debt. Raises UserError, naming the field, when creditor or kind lacks or something cannot be."""
    dossiers.of(session, dossier_id)
    if visit_id is not None and visits.load(session, visit_id).dossier_id != dossier_id:
        raise UserError("services.no_visit")
    debt = Debt(RecordId(new_id()), dossier_id, "", "", None, visit_id=visit_id)
    return _kept(session, _with(session, debt, about)), debt.id


def change(session: Session, debt_id: RecordId, **about: Unpack[About]) -> Changes:
    """Change what is known of a debt; an instalment of a plan that was agreed does not change by it."""
    return _kept(session, _with(session, load(session, debt_id), about))


def settle(session: Session, debt_id: RecordId, day: date | None) -> Changes:
    """Keep that a debt was paid off or let go on this day; None makes it open again."""
    debt = load(session, debt_id)
    return _kept(session, replace(debt, settled_on=_past(session, day, "settled_on")))


def remove(session: Session, debt_id: RecordId) -> Changes:
    """Take a debt away. Raises UserError while a plan that runs pays it."""
    debt = load(session, debt_id)
    if debt.id in in_plan(session, debt.dossier_id):
        raise UserError("services.debt_in_plan")
    with writing(session.store, fields.author(session)) as pen:
        pen.take_away(stored.DEBTS, debt.id)
    return pen.changes()


def in_plan(session: Session, dossier_id: DossierId) -> frozenset[RecordId]:
    """The debts that a plan that runs or pauses pays."""
    going = {plan.id for plan in payment_plans.plans(session.store, dossier_id) if plan.state in GOING}
    rows = payment_plans.instalments_of(session.store, dossier_id)
    return frozenset(one.debt_id for one in rows if one.plan_id in going)


def load(session: Session, debt_id: RecordId) -> Debt:
    """One debt. Raises UserError when it is not there."""
    found = stored.debt(session.store, debt_id)
    if found is None:
        raise UserError("services.no_debt")
    return found


def listing(session: Session, dossier_id: DossierId) -> tuple[Debt, ...]:
    """All debts of a household, settled ones too, in the order they were added."""
    return stored.debts(session.store, dossier_id)


def all_creditors(session: Session, dossier_id: DossierId) -> Overview:
    """One list over all creditors, by urgency."""
    return overview(listing(session, dossier_id))


def checked(session: Session, dossier_id: DossierId) -> tuple[CheckedDebt, ...]:
    """The open debts by urgency, each with its costs and interest checked as of today."""
    today = session.now().date()
    return tuple(CheckedDebt(debt, check_debt(debt, today)) for debt in all_creditors(session, dossier_id).debts)


def attach(session: Session, debt_id: RecordId, attachment_id: RecordId) -> Changes:
    """Tie a picture to a debt of the same dossier, else UserError; doing it twice changes nothing."""
    debt, picture = load(session, debt_id), attachments.load(session, attachment_id)
    if picture.dossier_id != debt.dossier_id:
        raise UserError("services.no_attachment")
    known = next((one for one in stored.letters(session.store, debt_id) if one.attachment_id == attachment_id), None)
    letter = known or DebtLetter(RecordId(new_id()), debt.dossier_id, debt_id, attachment_id)
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.LETTERS, letter)
    return pen.changes()


def detach(session: Session, debt_id: RecordId, attachment_id: RecordId) -> Changes:
    """Loosen a picture from a debt; it stays in the dossier."""
    with writing(session.store, fields.author(session)) as pen:
        for letter in stored.letters(session.store, debt_id):
            if letter.attachment_id == attachment_id:
                pen.take_away(stored.LETTERS, letter.id)
    return pen.changes()


def letters(session: Session, debt_id: RecordId) -> Sequence[Attachment]:
    """The pictures of the letters of a debt."""
    return [attachments.load(session, letter.attachment_id) for letter in stored.letters(session.store, debt_id)]


def _with(session: Session, debt: Debt, about: About) -> Debt:
    """The debt with what was given, every field checked."""
    changed = replace(debt, **about)
    if changed.kind not in debt_kinds():
        raise UserError("services.no_debt_kind")
    return replace(
        changed,
        creditor=fields.line(changed.creditor, "creditor", 120, needed=True),
        principal=_amount(changed.principal, "principal"),
        costs=_amount(changed.costs, "costs"),
        interest=_amount(changed.interest, "interest"),
        instalment=_amount(changed.instalment, "debt_instalment"),
        since=_past(session, changed.since, "since"),
        notice_on=_past(session, changed.notice_on, "notice_on"),
        stage=Stage(changed.stage),
        notice=Notice(changed.notice),
        collector=fields.line(changed.collector, "collector", 120),
        reference=fields.line(changed.reference, "reference", 60),
        note=fields.paragraph(changed.note, "debt_note", 1000),
    )


def _amount(value: Cents | None, field: str) -> Cents | None:
    if value is None:
        return None
    return Cents(fields.whole(value, field, 0, MAXIMUM))


def _past(session: Session, day: date | None, field: str) -> date | None:
    found = fields.day(day, field)
    if found is not None and found > session.now().date():
        raise UserError("services.day_to_come", field=fields.name(field))
    return found


def _kept(session: Session, debt: Debt) -> Changes:
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.DEBTS, debt)
    return pen.changes()

"""What the other side said about a referral that went out: yes, no, begun, done; kept as it was heard or came in."""

from dataclasses import replace
from datetime import date

from app.domain.change import Changes
from app.domain.ids import RecordId, new_id
from app.domain.referral import NEXT, Direction, Outcome, Party, Referral, Refusal, Step
from app.domain.visit import Task
from app.errors import UserError
from app.services import dossiers, fields
from app.services.referrals import drafting, over_hub, steps
from app.services.session import Session
from app.texts import text
from db import cases
from db import referrals as stored
from db import tasks as kept_tasks
from db.pen import Pen, writing


def heard_accepted(session: Session, referral_id: RecordId) -> Changes:
    """The receiver of a package said yes; a household that was handed over is theirs from now on."""
    with writing(session.store, fields.author(session)) as pen:
        referral = _received(session, _sent(session, referral_id))
        pen.put(stored.REFERRALS, _answered(session, referral, Step.ACCEPT), undoable=False)
        if referral.changes_owner:
            _hand_over(session, pen, referral)
    return pen.changes()


def heard_refused(session: Session, referral_id: RecordId, why: Refusal, reason: str = "") -> Changes:
    """The receiver said no, and why; the coach gets a task to find somebody else."""
    today = session.now().date()
    with writing(session.store, fields.author(session)) as pen:
        referral = steps.closed(session, _sent(session, referral_id), Step.REFUSE, Party.RECEIVER)
        said = fields.paragraph(reason, "refusal_reason", 1000, needed=why is Refusal.OTHER)
        told = replace(referral, answered_at=session.now(), refusal=Refusal(why), reason=said)
        pen.put(stored.REFERRALS, told, undoable=False)
        what = text("verwijzing.taak.geweigerd", wie=referral.counterpart)
        pen.put(kept_tasks.TASKS, Task(RecordId(new_id()), referral.dossier_id, what, today), undoable=False)
    return pen.changes()


def heard_started(session: Session, referral_id: RecordId, first_on: date | None = None) -> Changes:
    """The receiver began, or made a first appointment on a day."""
    referral = steps.stepped(_sent(session, referral_id), Step.START, Party.RECEIVER)
    return steps.keep(session, replace(referral, started_at=session.now(), first_on=fields.day(first_on, "first_on")))


def heard_finished(session: Session, referral_id: RecordId, outcome: Outcome, note: str = "") -> Changes:
    """The receiver is done: what came of it goes back into the dossier."""
    referral = steps.closed(session, _sent(session, referral_id), Step.FINISH, Party.RECEIVER)
    said = fields.paragraph(note, "outcome_note", 1000, needed=outcome is Outcome.OTHER)
    return steps.keep(session, replace(referral, outcome=Outcome(outcome), outcome_note=said))


def _sent(session: Session, referral_id: RecordId) -> Referral:
    """A referral that went out from here, for keeping what the other side said."""
    referral = drafting.of(session, referral_id)
    if referral.direction is not Direction.OUT:
        raise UserError("verwijzing.niet_van_ons")
    if over_hub.goes_over_hub(session, referral) or over_hub.is_of_a_colleague(session, referral):
        raise UserError("verwijzing.antwoord_via_hub", wie=referral.counterpart)
    return referral


def _received(session: Session, referral: Referral) -> Referral:
    """Who said yes has seen it."""
    if (referral.state, Step.RECEIVE) not in NEXT:
        return referral
    return replace(steps.stepped(referral, Step.RECEIVE, Party.RECEIVER), received_at=session.now())


def _answered(session: Session, referral: Referral, step: Step) -> Referral:
    return replace(steps.stepped(referral, step, Party.RECEIVER), answered_at=session.now())


def _hand_over(session: Session, pen: Pen, referral: Referral) -> None:
    """Ownership moves on acceptance, and not before: here the dossier is closed."""
    dossier = dossiers.of(session, drafting.dossier_of(referral))
    pen.put(cases.DOSSIERS, replace(dossier, closed_on=session.now().date()), undoable=False)

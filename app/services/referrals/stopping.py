"""What happens to referrals when their ground is withdrawn: they stop, and the receiver is asked to erase."""

from dataclasses import replace

from app.domain.case import DisclosureGround
from app.domain.ids import RecordId, new_id
from app.domain.referral import NEXT, Party, Referral, Step
from app.domain.visit import Task
from app.services.referrals import over_hub, steps
from app.services.session import Session
from app.texts import text
from db import referrals as stored
from db import tasks as kept_tasks
from db.pen import Pen


def stop_those_on(pen: Pen, session: Session, ground: DisclosureGround) -> None:
    """Stop every referral on a ground, inside the open transaction; each leaves a task to ask for erasure."""
    for referral in stored.of_dossier(session.store, ground.dossier_id):
        if referral.ground_id == ground.id and (referral.state, Step.WITHDRAW_CONSENT) in NEXT:
            stopped = steps.closed(session, referral, Step.WITHDRAW_CONSENT, Party.SENDER)
            pen.put(stored.REFERRALS, replace(stopped, stop_asked_at=session.now()), undoable=False)
            over_hub.post(pen, session, referral, Step.WITHDRAW_CONSENT)
            pen.put(kept_tasks.TASKS, _task(session, referral), undoable=False)


def _task(session: Session, referral: Referral) -> Task:
    what = text("verwijzing.taak.wissen", wie=referral.counterpart)
    return Task(RecordId(new_id()), referral.dossier_id, what, session.now().date())

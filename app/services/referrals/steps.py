"""Taking a referral a step further, with a Dutch sentence when that cannot be, and keeping it."""

from dataclasses import replace

from app.domain.change import Changes
from app.domain.referral import IllegalStep, Party, Referral, Step, after
from app.errors import UserError
from app.services import fields
from app.services.session import Session
from app.texts import text
from db import referrals as stored
from db.pen import writing


def stepped(referral: Referral, step: Step, party: Party) -> Referral:
    """The referral after a step. Raises UserError that names how far it is when the step cannot be taken."""
    try:
        return replace(referral, state=after(referral.state, step, party))
    except IllegalStep:
        raise UserError("verwijzing.kan_niet_nu", stand=state_name(referral)) from None


def closed(session: Session, referral: Referral, step: Step, party: Party) -> Referral:
    """The referral after a step that ends it."""
    return replace(stepped(referral, step, party), closed_at=session.now())


def state_name(referral: Referral) -> str:
    """How far it is, in a word or two."""
    return text(f"verwijzing.stand.{referral.state}")


def keep(session: Session, referral: Referral) -> Changes:
    """Keep a referral. It is corrected or withdrawn, never undone: undoing may not reach behind its sending."""
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.REFERRALS, referral, undoable=False)
    return pen.changes()

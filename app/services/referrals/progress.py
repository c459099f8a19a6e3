"""What is kept about a referral along the way: the first appointment, and the checklist of its kind of help."""

from dataclasses import replace
from datetime import date

from app.domain.change import Changes
from app.domain.ids import RecordId
from app.errors import UserError
from app.services import fields
from app.services.referrals import drafting, steps
from app.services.referrals.kinds import kind_of
from app.services.session import Session


def set_first_day(session: Session, referral_id: RecordId, day: date | None) -> Changes:
    """Keep the day of the first appointment with the receiver."""
    return steps.keep(session, replace(drafting.of(session, referral_id), first_on=fields.day(day, "first_on")))


def check_off(session: Session, referral_id: RecordId, key: str, is_done: bool) -> Changes:
    """Tick a point of the checklist of this help off, or open it again. Raises UserError for a point it has not."""
    referral = drafting.of(session, referral_id)
    known = [check.key for check in kind_of(referral.organisation_kind).checklist]
    if key not in known:
        raise UserError("verwijzing.geen_punt")
    done = {*referral.checked} - {key} | ({key} if is_done else set())
    return steps.keep(session, replace(referral, checked=tuple(one for one in known if one in done)))

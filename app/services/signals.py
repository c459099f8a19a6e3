"""Signals inside the team of a district: what one member saw, for a role to look at."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.case import Dossier
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, new_id
from app.domain.signal import Role, TeamSignal
from app.errors import UserError
from app.services import dossiers, fields
from app.services.session import Session
from db import referrals as stored
from db.pen import writing


@dataclass(frozen=True, slots=True)
class SignalLine:
    """A signal with the household it is about."""

    signal: TeamSignal
    dossier: Dossier


def give(
    session: Session, dossier_id: DossierId, what: str, for_role: Role, urgent: bool = False
) -> tuple[Changes, RecordId]:
    """Tell the team what was noticed. Raises UserError when it says nothing or is too long."""
    dossiers.of(session, dossier_id)
    said = fields.paragraph(what, "signal", 500, needed=True)
    made = TeamSignal(RecordId(new_id()), dossier_id, said, Role(for_role), session.actor, session.now(), urgent)
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.SIGNALS, made)
    return pen.changes(), made.id


def handle(session: Session, signal_id: RecordId, day: date | None) -> Changes:
    """Keep that somebody dealt with it on this day; None makes it open again."""
    found = stored.signal(session.store, signal_id)
    if found is None:
        raise UserError("signaal.geen")
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.SIGNALS, replace(found, handled_on=fields.day(day, "done_on")))
    return pen.changes()


def listing(session: Session) -> tuple[SignalLine, ...]:
    """The signals nobody dealt with yet: urgent ones first, then the oldest."""
    return tuple(SignalLine(one, dossiers.of(session, one.dossier_id)) for one in stored.open_signals(session.store))


def of_dossier(session: Session, dossier_id: DossierId) -> tuple[TeamSignal, ...]:
    """All signals about a household, the newest first."""
    return stored.signals_of(session.store, dossier_id)

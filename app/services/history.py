"""What one did in a dossier on this device, to look through, and going back to before one of those acts."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.change import Changes
from app.domain.ids import DossierId
from app.domain.message import Message
from app.errors import UserError
from app.protocol.clock import moment_of
from app.services import fields, undo
from app.services.session import Session
from db import history as stored

MOST = 60


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its call in the journal, when (local time), what in a few words, and whether it holds now."""

    call: str
    at: datetime
    words: Message
    holds: bool


def listing(session: Session, dossier_id: DossierId, most: int = MOST) -> tuple[Act, ...]:
    """One's own acts that undo can reach, the newest first."""
    found = stored.acts(session.store, fields.author(session), dossier_id, most)
    return tuple(Act(one.call, _local(one.at), undo.words(one.step), one.holds) for one in found)


def back_to(session: Session, dossier_id: DossierId, call: str) -> tuple[Changes, int]:
    """Undo everything from this act on, the newest first; all of it or none, and how many acts that were.

    Raises UserError when the act does not hold, or when somebody went on with something that came later.
    """
    acts = listing(session, dossier_id, most=10_000)
    place = next((number for number, act in enumerate(acts) if act.call == call and act.holds), None)
    if place is None:
        raise UserError("services.undo.nothing")
    count = sum(act.holds for act in acts[: place + 1])
    with session.store.transaction():
        records = [undo.undo(session, dossier_id) for _ in range(count)]
    together = Changes(
        tuple(dict.fromkeys(one for changes in records for one in changes.records)),
        tuple(row for changes in records for row in changes.journal_ids),
    )
    return together, count


def _local(stamp: str) -> datetime:
    return moment_of(stamp).astimezone().replace(tzinfo=None, microsecond=0)

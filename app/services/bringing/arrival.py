"""Bringing households in, all in one go, and taking them back as long as nobody worked in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.answer import Answer, Evidence, Status
from app.domain.case import Dossier, Note
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, new_id
from app.errors import UserError
from app.services import fields
from app.services.bringing.checking import Checked, Incoming
from app.services.session import Session
from db import answers as stored
from db import brought, cases
from db import notes as stored_notes
from db.pen import Pen, writing

REASON = "invoer"
"""Stands in the journal beside every row that came from a file."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Households that came in together: the call in the journal, when, how many, and how many nobody touched since."""

    call: str
    at: datetime
    households: int
    untouched: int


def bring_in(session: Session, checked: Checked) -> Changes:
    """Keep every household of a file that was checked; all of them or, when one cannot be kept, none.

    Raises UserError when there was a problem in it.
    """
    if not checked.may_come_in:
        raise UserError("invoer.niet_zo")
    with writing(session.store, fields.author(session), REASON) as pen:
        for one in checked.incoming:
            _keep(pen, one)
    return pen.changes()


def latest(session: Session) -> Arrival | None:
    """What came in last on this device; None when nothing did, or when it was taken back whole."""
    found = brought.latest(session.store, session.device, REASON)
    return None if found is None else Arrival(found.call, found.at, len(found.dossiers), len(found.untouched))


def take_back(session: Session, call: str) -> tuple[Changes, int]:
    """Take away what came in with a file, as long as nobody worked in it; how many households stay because of that.

    Raises UserError when all of them stay.
    """
    found = brought.latest(session.store, session.device, REASON)
    if found is None or found.call != call:
        raise UserError("invoer.niets_terug")
    if not found.untouched:
        raise UserError("invoer.al_gewerkt")
    with writing(session.store, fields.author(session)) as pen:
        brought.take_back(pen, found)
    return pen.changes(), len(found.dossiers) - len(found.untouched)


def _keep(pen: Pen, one: Incoming) -> None:
    dossier_id = one.id or DossierId(new_id())
    told = dict(one.dossier)
    dossier = Dossier(
        dossier_id,
        told["label"],
        told.get("address", ""),
        told.get("district", ""),
        told.get("phone", ""),
        created_at=pen.author.at,
    )
    pen.put(cases.DOSSIERS, dossier, undoable=False)
    for answer in _answers(dossier_id, one, pen.author.at):
        pen.put(stored.ANSWERS, answer, undoable=False)
    if one.note:
        note = Note(RecordId(new_id()), dossier_id, one.note, pen.author.at, pen.author.actor)
        pen.put(stored_notes.NOTES, note, undoable=False)


def _answers(dossier_id: DossierId, one: Incoming, at: datetime) -> Sequence[Answer]:
    return [
        Answer(RecordId(new_id()), dossier_id, path, value, Status.ANSWERED, evidence=Evidence.TOLD, answered_at=at)
        for path, value in one.answers
    ]

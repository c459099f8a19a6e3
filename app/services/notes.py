"""Notes: only added to; a correction is a new one. And numbers in free text that look like a BSN."""

import re

from app.domain.case import Note
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.errors import UserError
from app.services import dossiers, fields, visits
from app.services.session import Session
from db import notes as stored
from db.pen import writing

LONGEST = 20_000
"""Signs in a note, at most."""
_NINE_DIGITS = re.compile(r"(?<!\d)(?<!\+31)(?<!\+31 )(?=((?:\d[ .\-]?){8}\d)(?!\d))")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_MASK = "•" * len(_WEIGHTS)


def write(
    session: Session,
    dossier_id: DossierId,
    body: str,
    visit_id: VisitId | None = None,
    corrects: RecordId | None = None,
) -> tuple[Changes, RecordId]:
    """Add a note; ``corrects`` names the note of the same dossier that it puts right. It is not undone."""
    dossiers.of(session, dossier_id)
    corrected = stored.note(session.store, corrects) if corrects else None
    if corrects and (corrected is None or corrected.dossier_id != dossier_id):
        raise UserError("services.no_note")
    if visit_id is not None and visits.load(session, visit_id).dossier_id != dossier_id:
        raise UserError("services.no_visit")
    note = Note(
        RecordId(new_id()),
        dossier_id,
        fields.paragraph(body, "note", LONGEST, needed=True),
        session.now(),
        session.actor,
        visit_id,
        corrects,
    )
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.NOTES, note, undoable=False)
    return pen.changes(), note.id


def load(session: Session, note_id: RecordId) -> Note:
    """One note. Raises UserError when it is not there."""
    found = stored.note(session.store, note_id)
    if found is None:
        raise UserError("services.no_note")
    return found


def listing(session: Session, dossier_id: DossierId) -> tuple[Note, ...]:
    """All notes, the newest first; a corrected one stays beside its correction."""
    return stored.of_dossier(session.store, dossier_id)


def bsn_in(text: str) -> tuple[str, ...]:
    """The numbers in a text that pass the eleven-test of a BSN, as they are written there."""
    return tuple(found[1] for found in _bsn_matches(text))


def mask_bsn(text: str) -> str:
    """The text with every number that passes the eleven-test replaced by dots."""
    for found in reversed(_bsn_matches(text)):
        text = text[: found.start(1)] + _MASK + text[found.end(1) :]
    return text


def _bsn_matches(text: str) -> list[re.Match[str]]:
    return [found for found in _NINE_DIGITS.finditer(text) if _passes(found[1])]


def _passes(written: str) -> bool:
    digits = [int(sign) for sign in written if sign.isdigit()]
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return any(digits) and total % 11 == 0

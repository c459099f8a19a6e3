"""A dossier taken along as a file that can be brought in elsewhere: who it is, what is known, and its notes."""

from pathlib import Path

from app.domain.answer import Answer, Status
from app.domain.case import Note
from app.domain.huishouden.kinds import Json
from app.domain.ids import DossierId
from app.domain.wording import short_date
from app.errors import EnvironmentFault
from app.services import answers, dossiers, fields, notes
from app.services.json_text import json_text
from app.services.session import Session
from app.services.visit_fields import value_to
from app.texts import text
from db import cases

FORMAT = "keukentafel-dossier/1"


def export(session: Session, dossier_id: DossierId, folder: Path) -> Path:
    """Write a dossier as JSON in a folder, which is made; that it was taken along is logged.

    The name of the file says nothing personal. Raises UserError when the dossier is not there, EnvironmentFault when
    the folder cannot be written.
    """
    content = json_text(dossier_json(session, dossier_id))
    cases.log_access(session.store, fields.author(session), dossier_id, "inzage")
    target = folder / f"dossier-{dossier_id}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault("services.cannot_write", folder=str(folder)) from error
    return target


def dossier_json(session: Session, dossier_id: DossierId) -> Json:
    """A dossier as it is written: amounts in euros, the answer that holds last under each path."""
    dossier = dossiers.of(session, dossier_id)
    one: dict[str, Json] = {
        "id": dossier.id,
        "omschrijving": dossier.label,
        "adres": dossier.address,
        "wijk": dossier.district,
        "telefoon": dossier.phone,
        "notitie": _notes(notes.listing(session, dossier_id)),
    }
    for answer in answers.of_dossier(session, dossier_id):
        if answer.status is Status.ANSWERED:
            one[answer.path] = _value(answer)
    return {"formaat": FORMAT, "dossiers": [one]}


def _value(answer: Answer) -> Json:
    return value_to(answer.path, answer.value)


def _notes(found: tuple[Note, ...]) -> str:
    """All notes as one, the oldest first, each under its day; a note that was put right stands only as it is now."""
    corrected = {note.corrects for note in found}
    kept = [note for note in reversed(found) if note.id not in corrected]
    return "\n\n".join(
        text("invoer.notitie_van", dag=short_date(note.written_at.date()), tekst=note.body) for note in kept
    )

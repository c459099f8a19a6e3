"""The resident's right to see: everything held about one dossier in one file, with its pictures beside it."""

import json
from pathlib import Path

from app.domain.change import Kind
from app.domain.ids import DossierId
from app.errors import EnvironmentFault
from app.services import dossiers, fields
from app.services.session import Session
from app.texts import text
from db import attachments, cases
from db.erasure import Section, held
from db.shelf import Cell

_AS_JSON = frozenset(
    {"value", "parts", "notes", "checked", "payload", "hours", "bring", "before", "after", "base", "extra"}
)


def inzage(session: Session, dossier_id: DossierId, folder: Path) -> Path:
    """Write everything held about a dossier as ``inzage-<id>.json`` (UTF-8) in ``folder``, and log that.

    Its pictures come beside it, named in that file (``inzage-<id>-foto-1.jpg``), also those taken away whose bytes
    are still there. Raises UserError when the dossier is not there, EnvironmentFault when the folder cannot be written.
    """
    dossiers.of(session, dossier_id)
    cases.log_access(session.store, fields.author(session), dossier_id, "inzage")
    target = folder / f"inzage-{dossier_id}.json"
    try:
        beside = _write_pictures(session, dossier_id, target)
        content = {
            "formaat": "keukentafel-inzage/1",
            "gemaakt_op": session.now().isoformat(),
            **{text(f"services.section.{part.name}"): _rows(part, beside) for part in held(session.store, dossier_id)},
        }
        target.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault("services.cannot_write", folder=str(folder)) from error
    return target


def _write_pictures(session: Session, dossier_id: DossierId, target: Path) -> dict[Cell, str]:
    """The name of the file that was written for each picture, by its id."""
    names: dict[Cell, str] = {}
    for number, (attachment_id, content) in enumerate(attachments.all_content(session.store, dossier_id), 1):
        place = target.with_name(f"{target.stem}-foto-{number}.jpg")
        place.write_bytes(content)
        names[attachment_id] = place.name
    return names


def _rows(section: Section, beside: dict[Cell, str]) -> list[dict[str, object]]:
    """The rows of a section by column; that of a picture names the file beside this one."""
    rows: list[dict[str, object]] = []
    for cells in section.rows:
        row = {column: _opened(column, cell) for column, cell in zip(section.columns, cells, strict=True)}
        if section.name == Kind.ATTACHMENT:
            row["bestand"] = beside.get(cells[section.columns.index("id")])
        rows.append(row)
    return rows


def _opened(column: str, cell: Cell) -> object:
    """A cell that holds JSON as what it says, also inside another one, so that a reader sees no JSON inside JSON."""
    if column not in _AS_JSON or not isinstance(cell, str):
        return cell
    found: object = json.loads(cell)
    if isinstance(found, dict):
        return {name: _opened(name, inner) for name, inner in found.items()}
    return found

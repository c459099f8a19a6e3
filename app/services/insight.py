"""The resident's right to see: everything held about one dossier in one file."""

import json
from pathlib import Path

from app.domain.ids import DossierId
from app.errors import EnvironmentFault
from app.services import dossiers, fields
from app.services.session import Session
from app.texts import text
from db import cases
from db.erasure import Section, held
from db.shelf import Cell

_AS_JSON = frozenset({"value", "parts", "before", "after", "base", "extra"})


def inzage(session: Session, dossier_id: DossierId, folder: Path) -> Path:
    """Write everything held about a dossier as ``inzage-<id>.json`` (UTF-8) in ``folder``, and log that.

    Raises UserError when the dossier is not there, EnvironmentFault when the folder cannot be written.
    """
    dossiers.of(session, dossier_id)
    cases.log_access(session.store, fields.author(session), dossier_id, "inzage")
    content = {
        "formaat": "keukentafel-inzage/1",
        "gemaakt_op": session.now().isoformat(),
        **{text(f"services.section.{part.name}"): _rows(part) for part in held(session.store, dossier_id)},
    }
    target = folder / f"inzage-{dossier_id}.json"
    try:
        target.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault("services.cannot_write", folder=str(folder)) from error
    return target


def _rows(section: Section) -> list[dict[str, object]]:
    return [
        {column: _opened(column, cell) for column, cell in zip(section.columns, row, strict=True)}
        for row in section.rows
    ]


def _opened(column: str, cell: Cell) -> object:
    """A cell that holds JSON as what it says, also inside another one, so that a reader sees no JSON inside JSON."""
    if column not in _AS_JSON or not isinstance(cell, str):
        return cell
    found: object = json.loads(cell)
    if isinstance(found, dict):
        return {name: _opened(name, inner) for name, inner in found.items()}
    return found

"""What the records of a household were at an earlier moment, read back from the journal."""

import json
from datetime import datetime

from app.domain.ids import DossierId
from app.protocol.clock import tick
from db.shelf import Body, R, Shelf
from db.store import Store


def as_it_was(store: Store, shelf: Shelf[R], dossier_id: DossierId, moment: datetime) -> tuple[R, ...]:
    """The live records of one kind as this device knew them just before a moment (local time), by id.

    A field that did not exist yet is empty.
    """
    with store.reading() as db:
        rows = db.conn.execute(_UNTIL, (dossier_id, str(shelf.kind), tick("", moment))).fetchall()
    last: dict[str, Body | None] = {record_id: after and json.loads(after) for record_id, after in rows}
    return tuple(shelf.read_body(body) for _, body in sorted(last.items()) if body is not None)


_UNTIL = """
    SELECT record_id, after FROM journal JOIN journal_content ON journal_id = id
    WHERE dossier_id = ? AND kind = ? AND at < ? ORDER BY at, device, seq
"""

"""What came in together from a file, read from the journal, and taking it back as long as nobody worked in it."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.change import Kind
from app.domain.ids import DossierId
from app.protocol.clock import moment_of
from db.pen import Pen
from db.shelves import SHELVES
from db.store import Store


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file that came in: the call in the journal, when (local time), and the households still here.

    ``untouched`` are those of which nothing else stands in the journal.
    """

    call: str
    at: datetime
    dossiers: tuple[DossierId, ...]
    untouched: tuple[DossierId, ...]


def latest(store: Store, device: str, reason: str) -> Arrived | None:
    """What came in last on this device under this reason, as far as it is still here; None when nothing is."""
    with store.reading() as db:
        newest = db.conn.execute(_NEWEST, (device, reason)).fetchone()
        if newest is None:
            return None
        call, at = newest
        here = [DossierId(str(row[0])) for row in db.conn.execute(_HERE, (call,))]
        worked_in = {str(row[0]) for row in db.conn.execute(_WORKED_IN, (call, call))}
    local = moment_of(at).astimezone().replace(tzinfo=None, microsecond=0)
    free = tuple(dossier for dossier in here if dossier not in worked_in)
    return Arrived(call, local, tuple(here), free) if here else None


def take_back(pen: Pen, arrived: Arrived) -> None:
    """Take away the households nobody worked in with all that came along, the last record first.

    A note cannot be taken away by itself; it goes with its dossier.
    """
    going = set(arrived.untouched)
    rows = pen.db.conn.execute(_ROWS, (arrived.call,)).fetchall()
    for row_id, kind, record_id, dossier_id in reversed(rows):
        if dossier_id in going:
            pen.replace(SHELVES[Kind(kind)], record_id, None, undoable=False, undoes=row_id)


_NEWEST = """
    SELECT call, at FROM journal JOIN journal_content ON journal_id = id
    WHERE kind = 'dossier' AND device = ? AND reason = ? AND undoes IS NULL ORDER BY seq DESC LIMIT 1
"""
_HERE = """
    SELECT record_id FROM journal JOIN dossier ON dossier.id = record_id
    WHERE call = ? AND kind = 'dossier' AND undoes IS NULL AND dossier.deleted_at IS NULL ORDER BY seq
"""
_WORKED_IN = """
    SELECT DISTINCT dossier_id FROM journal WHERE call <> ?
    AND dossier_id IN (SELECT record_id FROM journal WHERE call = ? AND kind = 'dossier')
"""
_ROWS = "SELECT id, kind, record_id, dossier_id FROM journal WHERE call = ? AND undoes IS NULL ORDER BY seq"

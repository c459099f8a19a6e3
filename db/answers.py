"""The answers of a dossier."""

from datetime import date

from app.domain.answer import Answer
from app.domain.change import Kind
from app.domain.ids import DossierId, RecordId
from db.shelf import Shelf, select
from db.store import Store

ANSWERS = Shelf(Kind.ANSWER, Answer, frozenset({"value"}))


def of_dossier(store: Store, dossier_id: DossierId) -> tuple[Answer, ...]:
    """All answers, by path and then by the day they hold from (all along first)."""
    return select(store, ANSWERS, "dossier_id = ? ORDER BY path, coalesce(valid_from, '')", dossier_id)


def at(store: Store, dossier_id: DossierId, path: str, valid_from: date | None) -> Answer | None:
    """The answer to one path from one day on."""
    tail = "dossier_id = ? AND path = ? AND coalesce(valid_from, '') = ?"
    found = select(store, ANSWERS, tail, dossier_id, path, valid_from.isoformat() if valid_from else "")
    return found[0] if found else None


def taken_back(store: Store, dossier_id: DossierId, path: str, valid_from: date | None) -> RecordId | None:
    """The id an answer had before it was taken back, so that a new one goes on with the same record."""
    sql = """
        SELECT id FROM answer WHERE dossier_id = ? AND path = ? AND coalesce(valid_from, '') = ?
        AND deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC LIMIT 1
    """
    with store.reading() as db:
        row = db.conn.execute(sql, (dossier_id, path, valid_from.isoformat() if valid_from else "")).fetchone()
    return RecordId(row[0]) if row else None

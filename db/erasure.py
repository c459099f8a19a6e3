"""Everything held about one dossier: laid open in full, or gone for good."""

from dataclasses import dataclass

from app.domain.change import Kind
from app.domain.ids import DossierId
from db import journal, outbox
from db.cases import log_access
from db.journal import Author, Entry
from db.search import rebuild
from db.shelf import Cell
from db.shelves import OF_A_DOSSIER
from db.store import Store
from db.stream_keys import destroy_keys


@dataclass(frozen=True, slots=True)
class Section:
    """One part of what is held: the name of its table, its columns, and a row of cells for each thing in it."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def held(store: Store, dossier_id: DossierId) -> tuple[Section, ...]:
    """Every row about a dossier: its records (those taken away too), what was sent, the note
    that is being typed, the journal with its content, the access log."""
    queries = {str(Kind.DOSSIER): "SELECT * FROM dossier WHERE id = ?"}
    queries |= {str(kind): f"SELECT * FROM {kind} WHERE dossier_id = ? ORDER BY id" for kind in OF_A_DOSSIER}
    queries |= {"referral_content": _SENT, "note_draft": _DRAFT, "journal": _JOURNAL, "access_log": _ACCESS_LOG}
    with store.reading() as db:
        found: list[Section] = []
        for name, sql in queries.items():
            cursor = db.conn.execute(sql, (dossier_id,))
            columns = tuple(column[0] for column in cursor.description)
            found.append(Section(name, columns, tuple(tuple(row) for row in cursor)))
        return tuple(found)


def drop(store: Store, author: Author, dossier_id: DossierId) -> tuple[tuple[Kind, int], ...]:
    """Throw away the copy of a dossier that others go on with: as ``erase``, but the hub is not told, and when this
    account is let in again it comes back."""
    return _remove(store, author, dossier_id, "dropped")


def erase(store: Store, author: Author, dossier_id: DossierId) -> tuple[tuple[Kind, int], ...]:
    """Erase a dossier with all that hangs on it and the content of its journal; the counts are per kind.

    The heads of the journal stay (ids only), so that its chain stays whole; the id goes on the permanent list. The
    connection overwrites what it deletes (``secure_delete``); the index is built anew and the write-ahead log emptied.
    """
    return _remove(store, author, dossier_id, "erased")


def _remove(store: Store, author: Author, dossier_id: DossierId, listed: str) -> tuple[tuple[Kind, int], ...]:
    with store.transaction():
        counts = erase_inside(store, author, dossier_id, listed)
        rebuild(store)
    empty_log(store)
    return counts


def empty_log(store: Store) -> None:
    """Leave nothing in the write-ahead log of what was erased."""
    store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def erase_inside(
    store: Store, author: Author, dossier_id: DossierId, listed: str = "erased"
) -> tuple[tuple[Kind, int], ...]:
    """As ``erase`` inside an open transaction: who opened it builds the index anew and empties the log."""
    with store.transaction() as db:
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("INSERT INTO erasure_open VALUES (?)", (dossier_id,))
        db.execute(f"DELETE FROM journal_content WHERE journal_id IN ({_ROWS})", (dossier_id,))
        outbox.forget_dossier(db, dossier_id)
        counts = [
            (kind, db.execute(f"DELETE FROM {kind} WHERE dossier_id = ?", (dossier_id,)).rowcount)
            for kind in OF_A_DOSSIER
        ]
        counts.append((Kind.DOSSIER, db.execute("DELETE FROM dossier WHERE id = ?", (dossier_id,)).rowcount))
        db.execute(f"INSERT OR IGNORE INTO {listed} VALUES (?)", (dossier_id,))
        destroy_keys(db, f"dossier/{dossier_id}")
        row_id = journal.append(db, author, Entry(Kind.DOSSIER, dossier_id, dossier_id, None, None, undoable=False))
        db.execute("DELETE FROM journal_content WHERE journal_id = ?", (row_id,))
        log_access(store, author, dossier_id, "gewist")
        db.execute("DELETE FROM erasure_open")
    return tuple(counts)


_SENT = """
    SELECT referral_id, payload FROM referral_content JOIN referral ON referral.id = referral_id
    WHERE dossier_id = ? ORDER BY referral_id
"""
_DRAFT = "SELECT * FROM note_draft WHERE dossier_id = ?"
_ROWS = "SELECT id FROM journal WHERE dossier_id = ?"
_JOURNAL = """
    SELECT id, at, actor, device, kind, record_id, undoes, before, after, reason
    FROM journal LEFT JOIN journal_content ON journal_id = id WHERE dossier_id = ? ORDER BY id
"""
_ACCESS_LOG = "SELECT id, at, actor, device, what FROM access_log WHERE dossier_id = ? ORDER BY id"

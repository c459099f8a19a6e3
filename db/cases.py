"""Dossiers in the store, and who opened them when."""

from dataclasses import dataclass

from app.domain.case import Dossier
from app.domain.change import Kind
from app.domain.ids import DossierId, new_id
from app.protocol.clock import tick
from db.driver import query
from db.journal import Author
from db.shelf import Shelf, find, select
from db.store import Store

DOSSIERS = Shelf(Kind.DOSSIER, Dossier)
_LAST = "~"
"""Comes after every id."""


@dataclass(frozen=True, slots=True)
class Access:
    """One opening of a dossier; ``at`` is a stamp of ``db.clock``, ``what`` is geopend, inzage or gewist."""

    at: str
    actor: str
    device: str
    what: str


def dossier(store: Store, dossier_id: DossierId) -> Dossier | None:
    """One dossier."""
    return find(store, DOSSIERS, dossier_id)


def newest(store: Store, limit: int, before: str = _LAST) -> tuple[Dossier, ...]:
    """The dossiers made last, newest first; ``before`` is the id of the last one of what was read already.

    An id tells when it was made, so its own index gives a piece of any list at once.
    """
    return select(store, DOSSIERS, "id < ? ORDER BY id DESC LIMIT ?", before, limit)


def count(store: Store) -> int:
    """How many dossiers there are."""
    with store.reading() as db:
        return int(db.conn.execute("SELECT count(*) FROM dossier WHERE deleted_at IS NULL").fetchone()[0])


def is_erased(store: Store, dossier_id: DossierId) -> bool:
    """Whether the dossier stands on the permanent erasure list."""
    with store.reading() as db:
        return db.conn.execute("SELECT 1 FROM erased WHERE dossier_id = ?", (dossier_id,)).fetchone() is not None


def is_known(store: Store, dossier_id: DossierId) -> bool:
    """Whether there is or was a dossier with this id in the store, one that was taken away too."""
    with store.reading() as db:
        return db.conn.execute("SELECT 1 FROM dossier WHERE id = ?", (dossier_id,)).fetchone() is not None


def log_access(store: Store, author: Author, dossier_id: DossierId, what: str) -> None:
    """Keep that somebody opened, exported or erased this dossier."""
    row = (new_id(), tick("", author.at), author.actor, author.device, dossier_id, what)
    with store.transaction() as db:
        db.execute("INSERT INTO access_log VALUES (?, ?, ?, ?, ?, ?)", row)


def accesses(store: Store, dossier_id: DossierId) -> tuple[Access, ...]:
    """Who opened this dossier when, oldest first."""
    sql = "SELECT at, actor, device, what FROM access_log WHERE dossier_id = ? ORDER BY id"
    with store.reading() as db:
        return tuple(Access(**row) for row in query(db, sql, (dossier_id,)))


def newest_accesses(
    store: Store, limit: int, dossier_id: DossierId | None = None
) -> tuple[tuple[Access, DossierId, str], ...]:
    """The newest openings, of everything or of one dossier, with how the dossier is called (empty: erased)."""
    sql = """
        SELECT at, actor, device, what, dossier_id, coalesce(label, '') FROM access_log
        LEFT JOIN dossier ON dossier.id = dossier_id WHERE ? IN (dossier_id, '') ORDER BY access_log.id DESC LIMIT ?
    """
    with store.reading() as db:
        rows = db.conn.execute(sql, (dossier_id or "", limit)).fetchall()
    return tuple((Access(*row[:4]), DossierId(row[4]), row[5]) for row in rows)

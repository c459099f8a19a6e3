"""Full-text search over notes, dossier labels and addresses; accents do not matter, every word is a beginning."""

import re
from dataclasses import dataclass

from app.domain.change import Kind
from app.domain.ids import DossierId
from db.store import Store

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: ``title`` is the label of its dossier, ``snippet`` the text around what was typed."""

    kind: Kind
    record_id: str
    dossier_id: DossierId
    title: str
    snippet: str


def hits(store: Store, typed: str, limit: int) -> tuple[Hit, ...]:
    """What holds every word that was typed: dossiers first, then notes, the newest first. Any typing is safe."""
    words = _WORD.findall(typed)[:_MOST_WORDS]
    if not words or limit < 1:
        return ()
    phrase = " ".join(f'"{word}"*' for word in words)
    with store.reading() as db:
        rows = db.conn.execute(_SEARCH, (phrase, limit))
        return tuple(Hit(Kind(kind), *rest) for kind, *rest in rows)


def rebuild(store: Store) -> None:
    """Build the index anew from what is there, so that nothing of what went is left in it."""
    with store.transaction() as db:
        db.execute("INSERT INTO search (search) VALUES ('rebuild')")
        db.execute("INSERT INTO search (search) VALUES ('optimize')")


_SEARCH = """
    SELECT kind, record_id, entry.dossier_id, label, part
    FROM (SELECT rowid AS found, snippet(search, 1, '', '', '…', 16) AS part FROM search WHERE search MATCH ?
          ORDER BY rowid DESC LIMIT ?)
    JOIN search_entry AS entry ON entry.id = found JOIN dossier ON dossier.id = entry.dossier_id
    WHERE dossier.deleted_at IS NULL AND 'dossier/' || dossier.id NOT IN (SELECT stream FROM hub_left)
    ORDER BY found DESC
"""

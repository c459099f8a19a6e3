"""Find notes and dossiers while typing."""

from app.services.session import Session
from db.search import Hit, hits

__all__ = ["Hit", "search"]


def search(session: Session, typed: str, limit: int = 30) -> tuple[Hit, ...]:
    """What holds every word, or its beginning: dossiers first, then notes, the newest first.

    Accents and capitals do not matter; any typing is safe, and nothing typed finds nothing.
    """
    return hits(session.store, typed, limit)

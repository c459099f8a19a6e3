"""Which files of the watched folder were dealt with already, by a mark that tells nothing about them."""

from datetime import datetime

from db.store import Store


def add(store: Store, mark: str, at: datetime) -> None:
    """Remember that a file was dealt with."""
    with store.transaction() as db:
        db.execute("INSERT OR REPLACE INTO photo_done VALUES (?, ?)", (mark, at.isoformat()))


def known(store: Store) -> frozenset[str]:
    """The marks of all files that were dealt with."""
    with store.reading() as db:
        return frozenset(mark for (mark,) in db.execute("SELECT mark FROM photo_done"))


def forget_before(store: Store, at: datetime) -> None:
    """Forget what is older than any file that would still be offered."""
    with store.transaction() as db:
        db.execute("DELETE FROM photo_done WHERE at < ?", (at.isoformat(),))

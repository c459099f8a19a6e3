"""Who has to leave a dossier because consent for it was withdrawn, and dossiers that this account had to leave."""

from collections.abc import Iterable

from app.domain.ids import DossierId
from db.driver import Database
from db.store import Store


def is_left(db: Database, dossier_id: str) -> bool:
    """Whether this account is no member of a dossier any more, and its copy is still here."""
    return db.conn.execute("SELECT 1 FROM hub_left WHERE stream = ?", (f"dossier/{dossier_id}",)).fetchone() is not None


def left(store: Store) -> tuple[tuple[DossierId, str, int], ...]:
    """Those dossiers by label, with how many changes nobody else has."""
    with store.reading() as db:
        return tuple((DossierId(found), str(label), int(count)) for found, label, count in db.conn.execute(_LEFT))


def leave(db: Database, streams: Iterable[str]) -> None:
    """The hub has this account in these streams no more."""
    rows = [(stream,) for stream in streams if stream.startswith("dossier/")]
    sql = """
        INSERT OR IGNORE INTO hub_left (stream)
        SELECT ?1 WHERE EXISTS (SELECT 1 FROM dossier WHERE 'dossier/' || id = ?1 AND deleted_at IS NULL)
    """
    db.conn.executemany(sql, rows)


def come_back(db: Database, streams: Iterable[str]) -> None:
    """It is in these."""
    db.conn.executemany("DELETE FROM hub_left WHERE stream = ?", [(stream,) for stream in streams])


def followed(db: Database) -> frozenset[str]:
    """The streams this account was in when it looked last."""
    return frozenset(str(row[0]) for row in db.conn.execute("SELECT stream FROM hub_stream"))


def have_to_leave(store: Store, account: str, part: str) -> dict[str, tuple[str, ...]]:
    """By stream, who still reads a dossier though the resident withdrew the consent for it (a ground that names this
    part), and no other one holds; only where this account says who reads it."""
    found: dict[str, list[str]] = {}
    with store.reading() as db:
        for stream, reader in db.conn.execute(_HAVE_TO_LEAVE, {"me": account, "part": part}):
            found.setdefault(str(stream), []).append(str(reader))
    return {stream: tuple(readers) for stream, readers in found.items()}


def members(store: Store, stream: str) -> tuple[str, ...]:
    """Who is in a stream, as the hub told last."""
    sql = "SELECT account FROM hub_member WHERE stream = ? ORDER BY account"
    with store.reading() as db:
        return tuple(str(row[0]) for row in db.conn.execute(sql, (stream,)))


def took_out(db: Database, stream: str, accounts: Iterable[str]) -> None:
    """The hub took these out."""
    rows = [(stream, account) for account in accounts]
    db.conn.executemany("DELETE FROM hub_member WHERE stream = ? AND account = ?", rows)


_LEFT = """
    SELECT dossier.id, label, (SELECT count(*) FROM outbox WHERE outbox.stream = hub_left.stream)
    FROM hub_left JOIN dossier ON 'dossier/' || dossier.id = hub_left.stream ORDER BY label, dossier.id
"""
_GROUNDS = """
    SELECT 1 FROM disclosure_ground AS ground, json_each(ground.parts) AS part
    WHERE 'dossier/' || ground.dossier_id = reader.stream AND ground.receiver = reader.account
        AND ground.ground = 'toestemming' AND part.value = :part AND ground.deleted_at IS NULL
"""
_HAVE_TO_LEAVE = f"""
    SELECT reader.stream, reader.account FROM hub_member AS reader
    JOIN hub_member AS mine ON mine.stream = reader.stream AND mine.account = :me AND mine.may_share
    WHERE reader.account <> :me AND EXISTS ({_GROUNDS} AND ground.withdrawn_at IS NOT NULL)
        AND NOT EXISTS ({_GROUNDS} AND ground.withdrawn_at IS NULL)
    ORDER BY reader.stream, reader.account
"""

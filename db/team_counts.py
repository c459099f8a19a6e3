"""What coaches show their team, and who is in each stream, so that what a manager reads is not counted twice."""

from collections.abc import Iterable

from app.domain.case import Dossier
from app.domain.change import Kind
from app.domain.team_counts import TeamCounts
from app.protocol.membership import Stream
from db.cases import DOSSIERS
from db.driver import Database
from db.shelf import Shelf, select
from db.store import Store

TEAM_COUNTS = Shelf(Kind.TEAM_COUNTS, TeamCounts)


def shown(store: Store, stream: str) -> tuple[TeamCounts, ...]:
    """What is shown in a team by who is in it now, by account; nothing when this account is not in it any more."""
    tail = """
        stream = ? AND account IN (SELECT account FROM hub_member WHERE hub_member.stream = team_counts.stream)
        AND stream IN (SELECT stream FROM hub_stream) ORDER BY account
    """
    return select(store, TEAM_COUNTS, tail, stream)


def is_followed(store: Store, stream: str) -> bool:
    """Whether this account is in a stream and has its key."""
    with store.reading() as db:
        return db.conn.execute("SELECT 1 FROM hub_stream WHERE stream = ?", (stream,)).fetchone() is not None


def members(store: Store, stream: str) -> tuple[tuple[str, bool], ...]:
    """Who is in a stream by account, and whether they say who else is."""
    sql = "SELECT account, may_share FROM hub_member WHERE stream = ? ORDER BY account"
    with store.reading() as db:
        return tuple((str(account), bool(may_share)) for account, may_share in db.conn.execute(sql, (stream,)))


def counted_here(store: Store, stream: str, account: str) -> tuple[Dossier, ...]:
    """The dossiers that this account counts for its team.

    Not what one of its managers reads, who counts it already; of what several others read, the first account by name
    counts it; and not what this account was taken out of.
    """
    return select(store, DOSSIERS, _COUNTED, stream, account, account)


def keep_members(db: Database, streams: Iterable[Stream]) -> None:
    """These are all the streams this account is in, with who is in them; only what differs is written."""
    told = {(each.stream, one.account, int(one.may_share)) for each in streams for one in each.members}
    kept = set(db.conn.execute("SELECT stream, account, may_share FROM hub_member").fetchall())
    gone = [row[:2] for row in kept - told]
    db.conn.executemany("DELETE FROM hub_member WHERE stream = ? AND account = ?", gone)
    db.conn.executemany("INSERT INTO hub_member (stream, account, may_share) VALUES (?, ?, ?)", told - kept)


_COUNTED = """
    NOT EXISTS (
        SELECT 1 FROM hub_member AS reader JOIN hub_member AS colleague USING (account)
        WHERE reader.stream = 'dossier/' || dossier.id AND colleague.stream = ?
            AND account <> ? AND (colleague.may_share OR account < ?)
    ) AND (hub_rev IS NULL OR EXISTS (SELECT 1 FROM hub_stream WHERE hub_stream.stream = 'dossier/' || dossier.id))
    ORDER BY id
"""

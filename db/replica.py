"""How this laptop stands with the hub: how far it is with each stream, its session, and when it last went well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.change import Kind
from app.protocol.feed import Cursor, Held, Stand, Standing
from app.protocol.membership import Erasure
from db import blobs, hub_referrals, outbox
from db.driver import Database, query
from db.shelves import SHELVES
from db.store import Store


@dataclass(frozen=True, slots=True)
class HubState:
    """Where it stands. ``not_before``: the moment (local) before which asking again makes no sense."""

    epoch: str | None = None
    must_reconcile: bool = False
    erasures_since: int = 0
    token: str = field(default="", repr=False)
    synced_at: datetime | None = None
    fault: str | None = None
    fault_at: datetime | None = None
    failures: int = 0
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class StreamState:
    """One stream of the hub as this laptop has it; ``synced_at`` is when it last was up to date."""

    stream: str
    since: int
    may_write: bool
    synced_at: datetime | None


def state(store: Store) -> HubState:
    """Where it stands with the hub."""
    with store.reading() as db:
        row = next(query(db, "SELECT * FROM hub_state"))
    return HubState(
        row["epoch"],
        bool(row["reconcile"]),
        row["erasures_since"],
        row["token"] or "",
        _moment(row["synced_at"]),
        row["fault"],
        _moment(row["fault_at"]),
        row["failures"],
        _moment(row["not_before"]),
    )


def keep_token(store: Store, token: str) -> None:
    """The session with the hub, empty when there is none any more."""
    with store.transaction() as db:
        db.conn.execute("UPDATE hub_state SET token = ?", (token or None,))


def make_last(store: Store) -> None:
    """Everything up to here survives a power cut."""
    with store.transaction() as db:
        db.conn.execute("UPDATE hub_state SET failures = failures")  # writing makes SQLite wait for the disk


def went_well(store: Store, at: datetime) -> None:
    """Everything has its verdict and nothing more is to be fetched."""
    with store.transaction() as db:
        sql = "UPDATE hub_state SET synced_at = ?, fault = NULL, fault_at = NULL, failures = 0, not_before = NULL"
        db.conn.execute(sql, (at.isoformat(),))
        db.conn.execute("UPDATE hub_stream SET synced_at = ?", (at.isoformat(),))


def went_wrong(store: Store, fault: str, at: datetime, not_before: datetime | None) -> None:
    """It was cut short by this fault (the id of a text)."""
    sql = "UPDATE hub_state SET fault = ?, fault_at = ?, failures = failures + 1, not_before = ?"
    with store.transaction() as db:
        db.conn.execute(sql, (fault, at.isoformat(), not_before.isoformat() if not_before else None))


def forget_hub(store: Store) -> None:
    """This laptop leaves a hub: what was under way waits again, for whichever hub comes next. Records stay."""
    with store.transaction() as db:
        _take_back(db)
        hub_referrals.forget_hub(db)
        for table in (
            "agreed",
            "hub_stream",
            "hub_member",
            "hub_left",
            "set_aside",
            "hub_erasure",
            "hub_state",
            "blob",
        ):
            db.conn.execute(f"DELETE FROM {table}")
        db.conn.execute(f"DELETE FROM {Kind.TEAM_COUNTS}")  # of the team on that hub; showing them to another is asked
        db.conn.execute("DELETE FROM outbox WHERE kind = ?", (Kind.TEAM_COUNTS,))
        db.conn.execute("INSERT INTO hub_state (id) VALUES (1)")
        for kind in SHELVES:
            db.conn.execute(
                f"INSERT OR IGNORE INTO outbox (kind, record_id, stream, hlc)"
                f" SELECT '{kind}', id, stream, '000000000000-0000' FROM {kind} WHERE hub_rev IS NOT NULL"
            )
            db.conn.execute(f"UPDATE {kind} SET hub_rev = NULL, base = NULL WHERE hub_rev IS NOT NULL")


def streams(store: Store) -> tuple[StreamState, ...]:
    """Every stream of the hub that this laptop follows, by name."""
    with store.reading() as db:
        rows = db.conn.execute("SELECT stream, since, may_write, synced_at FROM hub_stream ORDER BY stream").fetchall()
    return tuple(StreamState(row[0], row[1], bool(row[2]), _moment(row[3])) for row in rows)


def follow(db: Database, rights: Iterable[tuple[str, bool]]) -> None:
    """Follow these streams (with whether this account may write in them), and no others any more.

    What is here of a stream that went stays; what waited for it is refused until somebody lets this account in again.
    """
    given = {stream: may_write for stream, may_write in rights if not is_erased(db, stream)}
    for stream, may_write in given.items():
        sql = """
            INSERT INTO hub_stream (stream, may_write) VALUES (?, ?)
            ON CONFLICT (stream) DO UPDATE SET may_write = excluded.may_write
        """
        db.conn.execute(sql, (stream, int(may_write)))
    for (stream,) in db.conn.execute("SELECT stream FROM hub_stream").fetchall():
        if stream not in given:
            db.conn.execute("DELETE FROM hub_stream WHERE stream = ?", (stream,))
            outbox.hold_stream(db, stream, "geen_lid")
    writable = [stream for stream, may_write in given.items() if may_write]
    for stream in writable:
        sql = "UPDATE outbox SET refused = NULL WHERE stream = ? AND refused IN ('geen_lid', 'alleen_lezen')"
        db.conn.execute(sql, (stream,))


def follow_also(db: Database, stream: str) -> None:
    """Follow a stream that was made here."""
    db.conn.execute("INSERT OR IGNORE INTO hub_stream (stream) VALUES (?)", (stream,))


def is_erased(db: Database, stream: str) -> bool:
    """Whether a stream is of a dossier that was erased here for good."""
    room, _, dossier_id = stream.partition("/")
    sql = "SELECT 1 FROM erased WHERE dossier_id = ?"
    return room == "dossier" and db.conn.execute(sql, (dossier_id,)).fetchone() is not None


def cursors(db: Database) -> tuple[Cursor, ...]:
    """How far this laptop is with each stream."""
    rows = db.conn.execute("SELECT stream, since, in_full FROM hub_stream ORDER BY stream").fetchall()
    return tuple(Cursor(stream, since, bool(in_full)) for stream, since, in_full in rows)


def move_cursor(db: Database, stream: str, since: int, *, more: bool) -> bool:
    """Up to here everything of a stream is here. Returns whether a fetch from the beginning ended with it."""
    row = db.conn.execute("SELECT in_full FROM hub_stream WHERE stream = ?", (stream,)).fetchone()
    was_full = row is not None and bool(row[0])
    sql = "UPDATE hub_stream SET since = ?, in_full = in_full AND ? WHERE stream = ?"
    db.conn.execute(sql, (since, int(more), stream))
    return was_full and not more


def pass_own(db: Database, own: Sequence[tuple[str, int]]) -> None:
    """These numbers of streams, in their order, are operations of this laptop itself, which need not be fetched back as
    far as they follow on what is here."""
    sql = "UPDATE hub_stream SET since = ? WHERE stream = ? AND since = ?"
    db.conn.executemany(sql, [(seq, stream, seq - 1) for stream, seq in own])


def fetch_again(db: Database, names: Sequence[str] = ()) -> None:
    """Fetch these streams (all when none is named) from the beginning; what does not come was taken away meanwhile."""
    for stream in names or [cursor.stream for cursor in cursors(db)]:
        db.conn.execute("UPDATE hub_stream SET since = 0, in_full = 1 WHERE stream = ?", (stream,))
        db.conn.execute("UPDATE agreed SET came = 0 WHERE stream = ?", (stream,))


def not_come(db: Database, stream: str, limit: int) -> tuple[tuple[Kind, str], ...]:
    """Records that both sides had and that did not come with the fetch from the beginning."""
    sql = "SELECT kind, record_id FROM agreed WHERE stream = ? AND came = 0 LIMIT ?"
    return tuple((Kind(kind), record_id) for kind, record_id in db.conn.execute(sql, (stream, limit)).fetchall())


def with_missing(db: Database) -> tuple[str, ...]:
    """The streams whose fetch from the beginning is over, with records that did not come."""
    sql = "SELECT DISTINCT stream FROM agreed JOIN hub_stream USING (stream) WHERE came = 0 AND in_full = 0"
    return tuple(str(row[0]) for row in db.conn.execute(sql).fetchall())


def disagree(db: Database, kind: Kind, stream: str, record_id: str, rev: int = 0) -> None:
    """The hub does not have this record as it is here (any more): it has ``rev`` of it, 0 when it has none."""
    db.conn.execute("DELETE FROM agreed WHERE stream = ? AND record_id = ?", (stream, record_id))
    base = "{}" if rev else None
    db.conn.execute(f"UPDATE {kind} SET hub_rev = ?, base = ? WHERE id = ?", (rev or None, base, record_id))


def held(db: Database, stream: str, after: str, limit: int) -> tuple[Held, ...]:
    """What this laptop has of a stream, by id, from after this one on."""
    sql = "SELECT record_id, op, rev FROM agreed WHERE stream = ? AND record_id > ? ORDER BY record_id LIMIT ?"
    return tuple(Held(*row) for row in db.conn.execute(sql, (stream, after, limit)).fetchall())


def begin_reconcile(db: Database, epoch: str | None) -> None:
    """The hub was restored: what was under way waits again, erasures are told again, then everything is compared."""
    _take_back(db)
    blobs.send_again(db)
    db.conn.execute("UPDATE hub_erasure SET told = 0")
    db.conn.execute("UPDATE agreed SET seq = 0")  # the numbers of before mean nothing any more
    db.conn.execute("UPDATE hub_state SET epoch = ?, reconcile = 1, erasures_since = 0", (epoch,))


def end_reconcile(db: Database) -> None:
    """Everything was compared; now all is fetched from the beginning."""
    fetch_again(db)
    db.conn.execute("UPDATE agreed SET came = 1")  # have has told of each of them
    db.conn.execute("UPDATE hub_state SET reconcile = 0")


def compared(db: Database, stream: str, stands: Sequence[Stand]) -> None:
    """What the hub said of records of a stream: what it lacks is sent again, as a new operation."""
    for stand in stands:
        sql = "SELECT kind FROM agreed WHERE stream = ? AND record_id = ?"
        row = db.conn.execute(sql, (stream, stand.id)).fetchone()
        if row is None or stand.status is not Standing.LACKING:
            continue
        kind = Kind(row[0])
        disagree(db, kind, stream, stand.id, stand.rev)
        outbox.mark(db, kind, stand.id, stream, "000000000000-0000")


def streams_lost(db: Database) -> None:
    """Streams that both sides had and the hub does not tell of any more: all that is here of them waits again. If it is
    this account that was taken out, the hub will say so."""
    sql = "SELECT stream, record_id, kind FROM agreed WHERE stream NOT IN (SELECT stream FROM hub_stream)"
    for stream, record_id, kind in db.conn.execute(sql).fetchall():
        disagree(db, Kind(kind), stream, record_id)
        outbox.mark(db, Kind(kind), record_id, stream, "000000000000-0000")


def keep_epoch(db: Database, epoch: str) -> None:
    """What the hub calls its present life."""
    db.conn.execute("UPDATE hub_state SET epoch = ?", (epoch,))


def erasures_to_tell(db: Database) -> tuple[Erasure, ...]:
    """The dossiers that were erased here and of which the hub does not know yet."""
    rows = db.conn.execute("SELECT dossier_id FROM hub_erasure WHERE told = 0 ORDER BY dossier_id").fetchall()
    return tuple(Erasure(f"dossier/{row[0]}") for row in rows)


def erasure_told(db: Database, erasure: Erasure) -> None:
    """The hub knows of it now, or does not take it from this account."""
    dossier_id = erasure.stream.partition("/")[2]
    db.conn.execute("UPDATE hub_erasure SET told = 1 WHERE dossier_id = ?", (dossier_id,))


def erasures_heard(db: Database, since: int) -> None:
    """Up to here this laptop knows what others erased."""
    db.conn.execute("UPDATE hub_state SET erasures_since = ?", (since,))


def _take_back(db: Database) -> None:
    for sent in outbox.in_flight(db, 1_000_000, 1 << 40):
        outbox.give_back(db, sent)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)

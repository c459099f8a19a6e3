"""Streams, members and wrapped keys: who may see what, and with which key it is sealed."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from app.protocol.membership import (
    ESCROW,
    Erase,
    Erasure,
    Escrow,
    EscrowStream,
    EscrowUse,
    Member,
    Membership,
    Stream,
    UseEscrow,
    Wrap,
)
from app.protocol.problems import Code
from db.server.access import moment
from db.server.faults import Refused
from db.server.pool import Caller, Connection

MOST = 500
_STREAMS = """
    SELECT stream.stream, head, floor, (SELECT key FROM stream_key WHERE stream_key.stream = stream.stream
                                        ORDER BY nth DESC LIMIT 1)
    FROM stream WHERE NOT erased AND stream IN (SELECT my_streams()) ORDER BY stream
"""
_MEMBERS = "SELECT stream, account, may_write, may_share FROM member WHERE NOT has_left ORDER BY stream, account"
_JOIN = """
    INSERT INTO member VALUES (%s, %s, %s, %s, false)
    ON CONFLICT (stream, account) DO UPDATE SET may_write = excluded.may_write, may_share = excluded.may_share,
                                                has_left = false
"""
_LEAVE = "UPDATE member SET has_left = true WHERE stream = %s AND account = ANY(%s)"
_DROP_WRAPS = "DELETE FROM wrap WHERE stream = %s AND recipient = ANY(%s)"
_NEXT_KEY = "UPDATE stream SET keys = keys + 1 WHERE stream = %s AND NOT erased RETURNING keys"
_ADD_WRAP = "INSERT INTO wrap VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"
_WRAPS = """
    SELECT stream, key, recipient, wrapped, sig, wrapped_by, nth FROM wrap JOIN stream_key USING (stream, key)
    WHERE recipient = %s ORDER BY stream, nth
"""
_ERASURES = "SELECT nth, stream, id FROM erasure WHERE nth > %s ORDER BY nth LIMIT %s"


def streams(connection: Connection) -> tuple[Stream, ...]:
    """The streams of this caller, each with its members."""
    rows = connection.execute(_MEMBERS).fetchall()
    members = {name: tuple(Member(*row[1:]) for row in found) for name, found in groupby(rows, lambda row: row[0])}
    return tuple(
        Stream(stream, head, floor, key, members.get(stream, ()))
        for stream, head, floor, key in connection.execute(_STREAMS)
    )


def make_stream(connection: Connection, stream: str) -> None:
    """Make a stream, with the caller as its first member. Raises Refused."""
    row = connection.execute("SELECT make_stream(%s)", (stream,)).fetchone()
    if row is None or row[0] != "ok":
        raise Refused(Code.FORBIDDEN)


def change_members(connection: Connection, asked: Membership) -> None:
    """Who joins and who leaves. Raises Refused when the caller may not share, or an account is not known."""
    shared = connection.execute("SELECT %s IN (SELECT my_shared())", (asked.stream,)).fetchone()
    if shared is None or not shared[0]:
        raise Refused(Code.FORBIDDEN)
    joining = [member.account for member in asked.join]
    known = connection.execute("SELECT account FROM account WHERE account = ANY(%s)", (joining,)).fetchall()
    if {row[0] for row in known} != set(joining):
        raise Refused(Code.NOT_FOUND)
    leaving = list(asked.leave)
    connection.execute(_DROP_WRAPS, (asked.stream, leaving))  # first: who leaves may be the caller
    for member in asked.join:
        connection.execute(_JOIN, (asked.stream, member.account, member.may_write, member.may_share))
    connection.execute(_LEAVE, (asked.stream, leaving))


def add_wraps(connection: Connection, caller: Caller, wraps: Sequence[Wrap]) -> None:
    """Keep wrapped keys; a key that its stream does not have becomes its newest. Raises Refused; then none is kept."""
    for stream, found in groupby(sorted(wraps, key=lambda wrap: wrap.stream), lambda wrap: wrap.stream):
        _add_to_stream(connection, caller, stream, list(found))


def _add_to_stream(connection: Connection, caller: Caller, stream: str, wraps: Sequence[Wrap]) -> None:
    locked = connection.execute("SELECT FROM stream WHERE stream = %s AND NOT erased FOR NO KEY UPDATE", (stream,))
    if locked.fetchone() is None:
        raise Refused(Code.FORBIDDEN)
    rows = connection.execute("SELECT account FROM member WHERE stream = %s AND NOT has_left", (stream,))
    if not {wrap.recipient for wrap in wraps} <= {ESCROW, *(row[0] for row in rows)}:
        raise Refused(Code.RECIPIENT)
    known = {key for (key,) in connection.execute("SELECT key FROM stream_key WHERE stream = %s", (stream,))}
    for wrap in wraps:
        if wrap.key not in known:
            known.add(wrap.key)
            row = connection.execute(_NEXT_KEY, (stream,)).fetchone()
            assert row is not None  # it was locked just now
            connection.execute("INSERT INTO stream_key VALUES (%s, %s, %s)", (stream, wrap.key, row[0]))
        connection.execute(_ADD_WRAP, (stream, wrap.key, wrap.recipient, wrap.wrapped, wrap.sig, caller.account))


def wraps_of(connection: Connection, account: str) -> tuple[Wrap, ...]:
    """Every key that is wrapped for this account, oldest first in each stream."""
    rows = connection.execute(_WRAPS, (account,))
    return tuple(Wrap(*row) for row in rows)


def escrow(connection: Connection) -> Escrow:
    """Every key that is wrapped for the escrow in the streams of this caller, every use of the escrow, and for an
    administrator which streams it can open."""
    uses = connection.execute("SELECT stream, account, used_by, used_at FROM escrow_use ORDER BY used_at, stream")
    rows = connection.execute("SELECT stream, account FROM escrow_streams()").fetchall()
    streams = tuple(
        EscrowStream(stream, tuple(row[1] for row in found)) for stream, found in groupby(rows, lambda row: row[0])
    )
    return Escrow(wraps_of(connection, ESCROW), tuple(_use(*use) for use in uses), streams)


def use_escrow(connection: Connection, asked: UseEscrow) -> None:
    """Let an account into streams whose members lost their keys, for all to see. Raises Refused."""
    row = connection.execute("SELECT use_escrow(%s, %s)", (asked.account, list(asked.streams))).fetchone()
    if row is None or not row[0]:
        raise Refused(Code.FORBIDDEN)


def erase(connection: Connection, asked: Erase) -> None:
    """Erase for good. Raises Refused when the caller may not for one of them; then nothing is erased."""
    for erasure in sorted(asked.erasures, key=lambda each: (each.stream, each.id or "")):
        row = connection.execute("SELECT erase(%s, %s)", (erasure.stream, erasure.id)).fetchone()
        if row is None or not row[0]:
            raise Refused(Code.FORBIDDEN)


def erasures(connection: Connection, since: int) -> tuple[tuple[Erasure, ...], bool]:
    """What was erased after this number, at most ``MOST``, and whether there is more."""
    rows = connection.execute(_ERASURES, (since, MOST + 1)).fetchall()
    return tuple(Erasure(stream, record_id, nth) for nth, stream, record_id in rows[:MOST]), len(rows) > MOST


def _use(stream: str, account: str, by: str, at: datetime) -> EscrowUse:
    return EscrowUse(stream, account, by, moment(at))

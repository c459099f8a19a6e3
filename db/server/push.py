"""Push: give each operation its verdict and its place in the stream, in one transaction.

The rows of the streams are locked first, in the order of their names. Numbers are given under that lock and it is held
until the commit, so the order of the numbers is the order of the commits, and no reader can see 8 before 7.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from app.protocol.operations import BadOperation, Change, Operation, Reason, Result, Status
from db.server.pool import Caller, Connection
from db.server.records import CHANGE_COLUMNS, change_of

Checked = Callable[[Operation], bool]
_LOCK = "SELECT stream, head, erased FROM stream WHERE stream = ANY(%s) ORDER BY stream FOR NO KEY UPDATE"
_READ = "SELECT stream FROM stream WHERE stream = ANY(%s)"
_SIGN_KEY = "SELECT sign_key FROM account WHERE account = %s"
_KEYS = "SELECT stream, key FROM stream_key WHERE stream = ANY(%s)"
_KNOWN = """
    SELECT operation.stream, op::text, sig, rev, seq FROM operation
    JOIN unnest(%s::text[], %s::uuid[]) AS asked (stream, op) USING (stream, op)
"""
_RECORDS = f"""
    SELECT {CHANGE_COLUMNS} FROM record JOIN unnest(%s::text[], %s::text[]) AS asked (stream, id) USING (stream, id)
"""
_ERASED = "SELECT stream, id FROM erased_among(%s)"
_WRITE = """
    INSERT INTO record (stream, id, seq, rev, op, account, device, base, hlc, record_schema, kind, gone, body, key, sig,
                        extra)
    SELECT * FROM unnest(%s::text[], %s::text[], %s::bigint[], %s::bigint[], %s::uuid[], %s::text[], %s::uuid[],
                         %s::bigint[], %s::text[], %s::int[], %s::text[], %s::boolean[], %s::bytea[], %s::text[],
                         %s::bytea[], %s::text[])
    ON CONFLICT (stream, id) DO UPDATE SET seq = excluded.seq, rev = excluded.rev, op = excluded.op,
        account = excluded.account, device = excluded.device, base = excluded.base, hlc = excluded.hlc,
        record_schema = excluded.record_schema, kind = excluded.kind, gone = excluded.gone, body = excluded.body,
        key = excluded.key, sig = excluded.sig, extra = excluded.extra, changed_at = now()
"""
_REMEMBER = """
    INSERT INTO operation
    SELECT * FROM unnest(%s::text[], %s::uuid[], %s::text[], %s::bytea[], %s::bigint[], %s::bigint[])
"""
_HEADS = """
    UPDATE stream SET head = moved.head FROM unnest(%s::text[], %s::bigint[]) AS moved (stream, head)
    WHERE stream.stream = moved.stream
"""

Place = tuple[str, str]


@dataclass(slots=True)
class _Desk:
    """What is known of the streams while the operations of one push are judged, one after the other."""

    heads: dict[str, int]
    erased: set[Place | str]
    readable: set[str]
    keys: set[Place]
    known: dict[Place, tuple[bytes, int, int]]
    records: dict[Place, Change]
    written: dict[Place, Change] = field(default_factory=dict)
    accepted: list[Change] = field(default_factory=list)


def sign_key_of(connection: Connection, account: str) -> bytes | None:
    """The public key with which the operations of an account are signed."""
    row = connection.execute(_SIGN_KEY, (account,)).fetchone()
    return None if row is None else row[0]


def push(
    connection: Connection, caller: Caller, ops: Sequence[Operation | BadOperation], is_signed: Checked
) -> tuple[Result, ...]:
    """One result per operation, in order; what is accepted is written within this transaction."""
    good = [op for op in ops if isinstance(op, Operation)]
    desk = _prepared(connection, good)
    results = tuple(
        _refused(op) if isinstance(op, BadOperation) else _judged(desk, caller, op, is_signed) for op in ops
    )
    if desk.accepted:
        _write(connection, desk)
    return results


def _prepared(connection: Connection, ops: Sequence[Operation]) -> _Desk:
    streams = sorted({op.stream for op in ops})
    rows = connection.execute(_LOCK, (streams,)).fetchall()
    erased: set[Place | str] = {stream for stream, _, is_erased in rows if is_erased}
    names, ids = [op.stream for op in ops], [op.id for op in ops]
    for stream, record_id in connection.execute(_ERASED, (streams,)):
        erased.add(stream if record_id is None else (stream, record_id))
    known = connection.execute(_KNOWN, (names, [op.op for op in ops]))
    records = (change_of(row) for row in connection.execute(_RECORDS, (names, ids)))
    return _Desk(
        heads={stream: head for stream, head, _ in rows},
        erased=erased,
        readable={row[0] for row in connection.execute(_READ, (streams,))},
        keys={(stream, key) for stream, key in connection.execute(_KEYS, (streams,))},
        known={(stream, op): (sig, rev, seq) for stream, op, sig, rev, seq in known},
        records={(change.operation.stream, change.operation.id): change for change in records},
    )


def _judged(desk: _Desk, caller: Caller, op: Operation, is_signed: Checked) -> Result:
    place = (op.stream, op.id)
    if op.stream in desk.erased or place in desk.erased:
        return Result(op.op, Status.INVALID, reason=Reason.ERASED)
    if op.stream not in desk.heads:
        reason = Reason.READ_ONLY if op.stream in desk.readable else Reason.NOT_A_MEMBER
        return Result(op.op, Status.FORBIDDEN, reason=reason)
    if known := desk.known.get((op.stream, op.op)):
        sig, rev, seq = known
        if sig == op.sig:
            return Result(op.op, Status.DUP, rev, seq)
        return Result(op.op, Status.INVALID, reason=Reason.OTHER_CONTENT)
    if (op.stream, op.key) not in desk.keys:
        return Result(op.op, Status.INVALID, reason=Reason.KEY)
    if not is_signed(op):
        return Result(op.op, Status.INVALID, reason=Reason.SIGNATURE)
    current = desk.records.get(place)
    if (current.rev if current else 0) != op.base:
        return Result(op.op, Status.CONFLICT, reason=Reason.BASE, server=current)
    return _accepted(desk, caller, op)


def _accepted(desk: _Desk, caller: Caller, op: Operation) -> Result:
    seq = desk.heads[op.stream] + 1
    change = Change(op, op.base + 1, seq, caller.account, caller.device)
    desk.heads[op.stream] = seq
    desk.known[op.stream, op.op] = (op.sig, change.rev, seq)
    desk.records[op.stream, op.id] = desk.written[op.stream, op.id] = change
    desk.accepted.append(change)
    return Result(op.op, Status.OK, change.rev, seq)


def _refused(op: BadOperation) -> Result:
    return Result(op.op, Status.INVALID, reason=Reason.SHAPE, pointer=op.pointer[:400])


def _write(connection: Connection, desk: _Desk) -> None:
    with connection.pipeline():
        connection.execute(_WRITE, _columns(map(_record_row, desk.written.values())))
        connection.execute(_REMEMBER, _columns(map(_operation_row, desk.accepted)))
        connection.execute(_HEADS, (list(desk.heads), list(desk.heads.values())))


def _columns(rows: Iterator[tuple[object, ...]]) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _record_row(change: Change) -> tuple[object, ...]:
    op = change.operation
    place = (op.stream, op.id, change.seq, change.rev, op.op, change.account, change.device, op.base)
    return (*place, op.hlc, op.schema_, op.kind, op.gone, op.body, op.key, op.sig, op.extra)


def _operation_row(change: Change) -> tuple[object, ...]:
    op = change.operation
    return (op.stream, op.op, change.account, op.sig, change.rev, change.seq)

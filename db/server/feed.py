"""Changes and have: what a laptop does not have yet, and what the hub itself lacks."""

from collections.abc import Mapping, Sequence
from heapq import merge
from typing import Any

from app.protocol.feed import Access, Ask, Cursor, Have, Held, Page, Stand, Standing
from app.protocol.operations import Change
from app.protocol.problems import Code, Place
from app.protocol.referrals import Referral
from db.server.faults import Refused
from db.server.pool import Connection
from db.server.records import CHANGE_COLUMNS, change_of
from db.server.referrals import since as referrals_since

_STREAMS = "SELECT stream, head, floor, erased FROM stream WHERE stream = ANY(%s)"
_CHANGES = f"SELECT {CHANGE_COLUMNS} FROM record WHERE stream = %s AND seq > %s ORDER BY seq LIMIT %s"
_HELD = "SELECT op::text FROM operation WHERE stream = %s AND op = ANY(%s)"
_REVS = "SELECT id, rev FROM record WHERE stream = %s AND id = ANY(%s)"
_ERASED = "SELECT id FROM erased_among(%s)"

_Row = tuple[Any, ...]


def require_epoch(connection: Connection, epoch: str | None) -> str:
    """The epoch of this hub. Raises Refused when the laptop knows another one: the hub was restored."""
    row = connection.execute("SELECT epoch::text FROM state").fetchone()
    assert row is not None  # the first migration puts the row there
    now = str(row[0])
    if epoch is not None and epoch != now:
        raise Refused(Code.EPOCH, epoch=now)
    return now


def changes(connection: Connection, ask: Ask) -> tuple[Page, ...]:
    """One page per cursor, out of one moment of the database. Raises Refused for a cursor that cannot be used."""
    streams = [cursor.stream for cursor in ask.cursors]
    known = {row[0]: row for row in connection.execute(_STREAMS, (streams,))}
    _require_usable(ask.cursors, known)
    pages: list[Page] = []
    room = ask.limit
    for cursor in ask.cursors:
        page = _page(connection, cursor, known.get(cursor.stream), room)
        room -= len(page.changes) + len(page.referrals)
        pages.append(page)
    return tuple(pages)


def _require_usable(cursors: Sequence[Cursor], known: Mapping[str, _Row]) -> None:
    ahead: list[Place] = []
    below: list[Place] = []
    for cursor in cursors:
        if cursor.stream not in known:
            continue
        _, head, floor, erased = known[cursor.stream]
        if erased:
            continue
        if cursor.since > head:
            ahead.append(Place(cursor.stream, head, floor))
        elif 0 < cursor.since < floor and not cursor.full:
            below.append(Place(cursor.stream, head, floor))
    if ahead:
        raise Refused(Code.AHEAD, streams=tuple(ahead))
    if below:
        raise Refused(Code.FLOOR, streams=tuple(below))


def _page(connection: Connection, cursor: Cursor, row: _Row | None, room: int) -> Page:
    if row is None:
        return Page(cursor.stream, Access.FORBIDDEN)
    _, head, floor, erased = row
    if erased:
        return Page(cursor.stream, Access.ERASED, head, floor, head)
    if cursor.since >= head:
        return Page(cursor.stream, Access.OK, head, floor, head)
    rows = connection.execute(_CHANGES, (cursor.stream, cursor.since, room + 1))
    found = [change_of(each) for each in rows]
    handed = referrals_since(connection, cursor.stream, cursor.since, room + 1)
    return _cut(Page(cursor.stream, Access.OK, head, floor, head), cursor.since, room, (found, handed))


def _cut(page: Page, since: int, room: int, found: tuple[list[Change], list[Referral]]) -> Page:
    """The page with at most ``room`` of what was found, the lowest numbers first."""
    changed, handed = found
    numbers = list(merge((each.seq for each in changed), (each.seq for each in handed)))
    is_whole = len(numbers) <= room
    last = page.head if is_whole else (numbers[room - 1] if room else since)
    return Page(
        page.stream,
        page.status,
        page.head,
        page.floor,
        next=last,
        more=not is_whole,
        changes=tuple(each for each in changed if each.seq <= last),
        referrals=tuple(each for each in handed if each.seq <= last),
    )


def have(connection: Connection, have: Have) -> tuple[Access, tuple[Stand, ...]]:
    """How the hub stands to each record that a laptop has of a stream."""
    row = connection.execute(_STREAMS, ([have.stream],)).fetchone()
    if row is None or row[3]:
        return (Access.FORBIDDEN if row is None else Access.ERASED), ()
    known = {op for (op,) in connection.execute(_HELD, (have.stream, [each.op for each in have.records]))}
    found = connection.execute(_REVS, (have.stream, [each.id for each in have.records])).fetchall()
    revs: dict[str, int] = dict(found)
    erased = {record_id for (record_id,) in connection.execute(_ERASED, ([have.stream],))}
    return Access.OK, tuple(
        Stand(each.id, _standing(each, known, erased), revs.get(each.id, 0)) for each in have.records
    )


def _standing(held: Held, known: set[str], erased: set[str]) -> Standing:
    if held.id in erased:
        return Standing.ERASED
    return Standing.KNOWN if held.op in known else Standing.LACKING

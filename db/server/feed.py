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
_CHANGES = f"""
    SELECT {CHANGE_COLUMNS} FROM unnest(%s::text[], %s::bigint[]) AS reach (stream, since)
    CROSS JOIN LATERAL (
        SELECT * FROM record WHERE stream = reach.stream AND seq > since ORDER BY seq LIMIT %s
    ) AS record
    ORDER BY record.stream, record.seq
"""
_HELD = "SELECT op::text FROM operation WHERE stream = %s AND op = ANY(%s)"
_REVS = "SELECT id, rev FROM record WHERE stream = %s AND id = ANY(%s)"
_ERASED = "SELECT id FROM erased_among(%s)"

_Row = tuple[Any, ...]
_Found = tuple[list[Change], list[Referral]]


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
    found = _found(connection, _in_reach(ask, known), ask.limit)
    pages: list[Page] = []
    room = ask.limit
    for cursor in ask.cursors:
        page = _page(cursor, known.get(cursor.stream), room, found)
        room -= len(page.changes) + len(page.referrals)
        pages.append(page)
    return tuple(pages)


def _in_reach(ask: Ask, known: Mapping[str, _Row]) -> Mapping[str, int]:
    """The streams to look into, with their cursors: as many as can fill the answer, since each look costs time.

    Between a cursor and the head there are at most as many changes as there are numbers.
    """
    reach: dict[str, int] = {}
    numbers = 0
    for cursor in ask.cursors:
        _, head, _, erased = known.get(cursor.stream, (cursor.stream, 0, 0, True))
        if not erased and cursor.since < head and numbers < ask.limit:
            reach[cursor.stream] = cursor.since
            numbers += head - cursor.since
    return reach


def _found(connection: Connection, reach: Mapping[str, int], limit: int) -> Mapping[str, _Found]:
    """What came after the cursor of each stream in reach, one more than may be said."""
    found: dict[str, _Found] = {stream: ([], []) for stream in reach}
    if reach:
        given = (list(reach), list(reach.values()), limit + 1)
        for change in map(change_of, connection.execute(_CHANGES, given)):
            found[change.operation.stream][0].append(change)
        for stream, referral in referrals_since(connection, reach, limit + 1):
            found[stream][1].append(referral)
    return found


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


def _page(cursor: Cursor, row: _Row | None, room: int, found: Mapping[str, _Found]) -> Page:
    if row is None:
        return Page(cursor.stream, Access.FORBIDDEN)
    _, head, floor, erased = row
    if erased or cursor.since >= head:
        return Page(cursor.stream, Access.ERASED if erased else Access.OK, head, floor, head)
    if cursor.stream not in found:
        return Page(cursor.stream, Access.OK, head, floor, cursor.since, more=True)
    return _cut(Page(cursor.stream, Access.OK, head, floor), cursor.since, room, found[cursor.stream])


def _cut(page: Page, since: int, room: int, found: _Found) -> Page:
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

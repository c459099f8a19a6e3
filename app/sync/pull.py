"""Pull: what this laptop does not have yet, page by page; records and cursor go into the store together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from app.domain.change import Changed
from app.protocol.feed import MOST_STREAMS, Access, Ask, Changes, Cursor, Page
from app.sync import referring
from app.sync.arrive import Arrivals, note_gone
from app.sync.course import MOST_RECORDS, Course, Work, parts
from app.sync.erased import erase_stream
from app.sync.line import Line, ask
from app.sync.receive import Coming, bring_in, opened, take
from db import arrivals, outbox, replica
from db.journal import Author
from db.pen import Pen
from db.shelves import SHELVES
from db.store import Store

MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a page, for one step: up to ``since`` everything of ``stream`` is here after it."""

    stream: str
    coming: tuple[Coming, ...]
    since: int
    more: bool


def pull(line: Line, own: Author, into: Arrivals) -> Course[int]:
    """Fetch until nothing more is there. Returns how many changes came."""
    count = 0
    todo: Sequence[Cursor] = yield Work(_cursors)
    while todo:
        changes = yield from ask(
            line, Changes, "/v1/changes", Ask(tuple(todo[:MOST_STREAMS]), line.epoch, MOST_AT_ONCE)
        )
        known = {cursor.stream: cursor for cursor in todo}
        unfinished = {page.stream for page in changes.streams if page.more}
        for page in changes.streams:
            if page.status is Access.ERASED:
                yield from erase_stream(page.stream, own, into)
            elif page.status is Access.OK:
                count += len(page.changes) + len(page.referrals)
                yield from referring.heard(page)
                for part in list(_parts(line, known[page.stream], page)):
                    yield Work(partial(_applied, own=own, part=part, into=into))
        yield from settle(line, own, into)
        rest = {cursor.stream for cursor in todo[MOST_STREAMS:]} | unfinished
        cursors: Sequence[Cursor] = yield Work(_cursors)
        todo = [cursor for cursor in cursors if cursor.stream in rest]
    yield from _tidy(own, into)
    return count


def settle(line: Line, own: Author, into: Arrivals) -> Course[None]:
    """Try again what stood aside and may fit now, until nothing more does."""
    while (yield Work(partial(_tried, line=line, own=own, into=into))):
        pass


def _cursors(store: Store) -> tuple[Cursor, ...]:
    with store.reading() as db:
        return replica.cursors(db)


def _parts(line: Line, cursor: Cursor, page: Page) -> Iterator[_Part]:
    """The page in steps; the opening is done here, outside the store."""
    some = parts(page.changes)
    for nth, changes in enumerate(some):
        coming = tuple(opened(line, change) for change in changes)
        is_last = nth == len(some) - 1
        since = page.next if is_last else changes[-1].seq
        yield _Part(page.stream, coming, since, more=page.more or not is_last)
    if not some and (page.next != cursor.since or cursor.full):
        yield _Part(page.stream, (), page.next, page.more)


def _applied(store: Store, own: Author, part: _Part, into: Arrivals) -> None:
    """The records of a part and its cursor: together or not at all."""
    with store.transaction() as db:
        for coming in part.coming:
            bring_in(store, own, coming, into)
        replica.move_cursor(db, part.stream, part.since, more=part.more)


def _tried(store: Store, line: Line, own: Author, into: Arrivals) -> bool:
    with store.transaction() as db:
        again = arrivals.to_try(db, MOST_RECORDS)
        for change in again:
            take(store, line, own, change, into)
        return bool(again)


def _tidy(own: Author, into: Arrivals) -> Course[None]:
    """After a fetch from the beginning: what did not come was taken away while this laptop was away too long."""
    streams: Sequence[str] = yield Work(_with_missing)
    for stream in streams:
        while (yield Work(partial(_taken_away, own=own, stream=stream, into=into))):
            pass


def _with_missing(store: Store) -> tuple[str, ...]:
    with store.reading() as db:
        return replica.with_missing(db)


def _taken_away(store: Store, own: Author, stream: str, into: Arrivals) -> bool:
    with store.transaction() as db:
        found = replica.not_come(db, stream, MOST_RECORDS)
        for kind, record_id in found:
            here = arrivals.local(db, kind, record_id)
            replica.disagree(db, kind, stream, record_id)
            dossier = stream.partition("/")[2] if stream.startswith("dossier/") else None
            if here.is_unsent and here.fields is not None:
                into.conflicts += note_gone(store, own, kind, here)
                continue
            outbox.drop(db, kind, record_id)
            Pen(db, own, sends=False).replace(SHELVES[kind], record_id, None, undoable=False)
            into.records.append(Changed(kind, record_id, dossier))
        return bool(found)

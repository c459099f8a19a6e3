"""After the hub was restored from an older backup: what it lacks is sent again, and everything is fetched anew."""

from collections.abc import Sequence
from functools import partial

from app.protocol.feed import MOST_HELD, Access, Cursor, Have, Held, Stand, Stands
from app.sync.arrive import Arrivals
from app.sync.course import Course, Work, parts
from app.sync.erased import erase_stream
from app.sync.line import Line, ask
from db import replica
from db.journal import Author
from db.store import Store


def reconcile(line: Line, own: Author, into: Arrivals) -> Course[None]:
    """Compare stream by stream; cut short, it begins anew the next time."""
    cursors: Sequence[Cursor] = yield Work(_cursors)
    for cursor in cursors:
        yield from _compare(line, own, cursor.stream, into)
    yield Work(_lost)
    yield Work(_over)


def _compare(line: Line, own: Author, stream: str, into: Arrivals) -> Course[None]:
    after = ""
    while True:
        held: Sequence[Held] = yield Work(partial(_held, stream=stream, after=after))
        if not held:
            return
        answer = yield from ask(line, Stands, "/v1/have", Have(stream, tuple(held)))
        if answer.access is Access.ERASED:
            yield from erase_stream(stream, own, into)
            return
        for some in parts(answer.records):
            yield Work(partial(_compared, stream=stream, stands=some))
        after = held[-1].id


def begin(store: Store, epoch: str | None) -> None:
    """The hub is not the one that was known: remember that everything has to be compared."""
    with store.transaction() as db:
        replica.begin_reconcile(db, epoch)


def _cursors(store: Store) -> tuple[Cursor, ...]:
    with store.reading() as db:
        return replica.cursors(db)


def _held(store: Store, stream: str, after: str) -> tuple[Held, ...]:
    with store.reading() as db:
        return replica.held(db, stream, after, MOST_HELD)


def _compared(store: Store, stream: str, stands: Sequence[Stand]) -> None:
    with store.transaction() as db:
        replica.compared(db, stream, stands)


def _lost(store: Store) -> None:
    with store.transaction() as db:
        replica.streams_lost(db)


def _over(store: Store) -> None:
    with store.transaction() as db:
        replica.end_reconcile(db)

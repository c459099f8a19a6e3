"""What was erased by law, here and at others: told to the hub, heard from it, and done."""

from collections.abc import Sequence
from functools import partial

from app.domain.change import Changed, Kind
from app.domain.ids import DossierId
from app.protocol.membership import Erase, Erased, Erasure
from app.protocol.problems import Code
from app.sync.arrive import Arrivals
from app.sync.course import Course, Work
from app.sync.line import HubRefused, Line, ask
from db import arrivals, erasure, outbox, replica
from db.journal import Author
from db.pen import Pen
from db.shelves import SHELVES
from db.store import Store


def tell(line: Line) -> Course[None]:
    """Tell the hub what was erased here; an account that may not erase for others erases for itself only."""
    waiting: Sequence[Erasure] = yield Work(_to_tell)
    for one in waiting:
        try:
            yield from ask(line, Erased, "/v1/erasures", Erase((one,)))
        except HubRefused as error:
            if error.problem.code is not Code.FORBIDDEN:
                raise
        yield Work(partial(_told, one=one))


def hear(line: Line, own: Author, into: Arrivals) -> Course[None]:
    """Erase what others erased, before anything else: it wins from every edit."""
    state = yield Work(replica.state)
    since = state.erasures_since
    while True:
        answer = yield from ask(line, Erased, f"/v1/erasures?since={since}")
        for one in answer.erasures:
            if one.id is None:
                yield from erase_stream(one.stream, own, into)
            else:
                yield Work(partial(_erase_record, own=own, one=one, into=into))
        since = answer.head
        yield Work(partial(_heard, since=since))
        if not answer.more:
            return


def erase_stream(stream: str, own: Author, into: Arrivals) -> Course[None]:
    """Erase a whole dossier here: records, unsent work, keys, and the content of its history."""
    yield Work(partial(_erase, stream=stream, own=own, into=into))


def _erase(store: Store, stream: str, own: Author, into: Arrivals) -> None:
    room, _, dossier_id = stream.partition("/")
    if room != "dossier" or replica.is_erased(store.db, stream):
        return
    erasure.erase(store, own, DossierId(dossier_id))
    _told(store, Erasure(stream))  # it was the hub that told; when this is cut short it is told once more, harmlessly
    into.records.append(Changed(Kind.DOSSIER, dossier_id, dossier_id))
    into.erased.append(dossier_id)


def _erase_record(store: Store, own: Author, one: Erasure, into: Arrivals) -> None:
    """Of one record: it goes here too, and nothing of it is sent again."""
    with store.transaction() as db:
        for kind in outbox.kinds_of(db, one.stream, one.id or ""):
            here = arrivals.local(db, kind, one.id or "")
            Pen(db, own, sends=False).replace(SHELVES[kind], one.id or "", None, undoable=False)
            outbox.forget_record(db, kind, one.stream, one.id or "")
            if here.is_here:
                into.records.append(Changed(kind, one.id or ""))


def _to_tell(store: Store) -> tuple[Erasure, ...]:
    with store.reading() as db:
        return replica.erasures_to_tell(db)


def _told(store: Store, one: Erasure) -> None:
    with store.transaction() as db:
        replica.erasure_told(db, one)


def _heard(store: Store, since: int) -> None:
    with store.transaction() as db:
        replica.erasures_heard(db, since)

"""One whole sync as a course of steps: erasures, streams and keys, what waits here, what is new there."""

from dataclasses import dataclass
from functools import partial

from app.domain.change import Changes
from app.protocol.problems import Code
from app.sync import erased, photos, reconcile, referring
from app.sync.arrive import Arrivals
from app.sync.course import Course, Work
from app.sync.line import HubRefused, Line, log_in
from app.sync.prepare import follow
from app.sync.pull import pull
from app.sync.push import push
from app.sync.revoking import revoke
from db import arrivals, outbox, replica, stream_keys
from db.arrivals import Why
from db.journal import Author
from db.outbox import RECORD_SCHEMA
from db.store import Store

MOST_ROUNDS = 6
"""Merging makes new operations and a restored hub asks to begin again; what is not done then waits for next time."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sync did: records sent, changes fetched, conflicts found, what changed here, dossiers erased by others."""

    sent: int
    fetched: int
    conflicts: int
    changes: Changes
    erased: tuple[str, ...]


class NotEnrolled(LookupError):
    """This laptop is enrolled with no hub."""


def sync(own: Author, password: str = "", into: Arrivals | None = None) -> Course[Outcome]:
    """Everything in both directions; with the password for the hub when the session ran out long ago. ``into`` tells
    what it brought also when it is cut short. Pictures come last, when all records have their verdict.

    Raises NotEnrolled, and the faults of the line; whatever was done by then is kept.
    """
    line: Line = yield Work(_line)
    if password:
        yield from log_in(line, password)
    into = Arrivals() if into is None else into
    sent = fetched = 0
    is_prepared = False
    for _ in range(MOST_ROUNDS):
        try:
            if not is_prepared:
                yield from _prepare(line, own, into)
                is_prepared = True
            yield from revoke(line)
            yield from photos.make_ready(line)
            sent += yield from push(line, own, into)
            sent += yield from referring.tell(line)
            fetched += yield from pull(line, own, into)
        except HubRefused as error:
            yield from _begin_again(line, error)
            is_prepared = False
            continue
        if (yield Work(partial(_needs_keys, line=line))):
            is_prepared = False
        elif not (yield Work(partial(_has_more, line=line))):
            break
    yield Work(partial(replica.went_well, at=own.at))
    sent += yield from photos.travel(line, own, into)
    return Outcome(sent, fetched, into.conflicts, Changes(tuple(dict.fromkeys(into.records))), tuple(into.erased))


def _prepare(line: Line, own: Author, into: Arrivals) -> Course[None]:
    yield from erased.tell(line)
    yield from erased.hear(line, own, into)
    if not (yield from follow(line)):
        yield Work(partial(reconcile.begin, epoch=None))
        line.epoch = None
        yield from erased.tell(line)
        yield from erased.hear(line, own, into)
        yield from follow(line)
    state = yield Work(replica.state)
    if state.must_reconcile:
        yield from reconcile.reconcile(line, own, into)
        yield from follow(line)  # streams that the hub lost are made again


def _begin_again(line: Line, error: HubRefused) -> Course[None]:
    """What the hub asks for when a laptop and it are not in step any more."""
    problem = error.problem
    if problem.code in (Code.EPOCH, Code.AHEAD):
        epoch = problem.epoch or line.epoch
        yield Work(partial(reconcile.begin, epoch=epoch))
        line.epoch = epoch
    elif problem.code is Code.FLOOR:
        yield Work(partial(_fetch_again, streams=tuple(place.stream for place in problem.streams)))
    else:
        raise error


def _line(store: Store) -> Line:
    enrolled = stream_keys.enrolment_of(store)
    if enrolled is None:
        raise NotEnrolled
    state = replica.state(store)
    with store.transaction() as db:
        arrivals.newer_may_fit(db, RECORD_SCHEMA)
    return Line(enrolled.me, enrolled.device, enrolled.secret, enrolled.organisation, state.token, state.epoch)


def _has_more(store: Store, line: Line) -> bool:
    """Whether merging left something to send."""
    with store.transaction() as db:
        return bool(outbox.next_unsent(db, line.me.account, 1)[0])


def _needs_keys(store: Store, line: Line) -> bool:
    """Whether something came by a key or an account that is not known and was not asked for yet in this sync."""
    with store.reading() as db:
        unknown = arrivals.names_waited_for(db, Why.ACCOUNT) | arrivals.names_waited_for(db, Why.KEY)
    return bool(unknown - {""}) and line.asks_for(unknown)


def _fetch_again(store: Store, streams: tuple[str, ...]) -> None:
    with store.transaction() as db:
        replica.fetch_again(db, streams)

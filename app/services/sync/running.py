"""One sync at a time: begun, taken step by step where each step belongs, and ended with what it brought.

``advance_store`` runs where the store is, ``advance_hub`` anywhere else; ``Run.turn`` says whose turn it is. A fault of
the network ends the run calmly: it is kept with the moment from which trying again makes sense.
"""

import random
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from app.domain.change import Changes
from app.errors import EnvironmentFault, UserError
from app.services import erasure, fields
from app.services.referrals import from_hub
from app.services.session import Session
from app.sync.course import Drive, Work
from app.sync.line import Busy, NeedsPassword
from app.sync.machine import Outcome, sync
from app.sync.transport import Transport
from db import replica, stream_keys
from db.faults import StoreInUse
from db.lock import StoreLock

_FIRST_WAIT, _MOST_WAIT = 5, 15 * 60
_LEAP = timedelta(hours=1)
"""A next try further away than this was set by a clock that has been put back since."""


class Turn(StrEnum):
    """Who takes the next step."""

    STORE = "store"
    HUB = "hub"
    OVER = "over"


@dataclass(slots=True)
class Run:
    """A sync under way. ``fault`` stopped it; ``outcome`` is what it brought when it came to its end."""

    drive: Drive = field(repr=False)
    hub: Transport = field(repr=False)
    lock: StoreLock | None = field(repr=False)
    fault: EnvironmentFault | None = None
    outcome: Outcome | None = None
    is_over: bool = False
    is_asking: bool = False

    @property
    def turn(self) -> Turn:
        """Who takes the next step; the end is taken by the store, which remembers how it went."""
        if self.is_over:
            return Turn.OVER
        is_work = self.fault is not None or self.drive.next is None or isinstance(self.drive.next, Work)
        return Turn.STORE if is_work else Turn.HUB


def begin(session: Session, password: str = "") -> Run:
    """Begin a sync; with the password for the hub when it asked for one.

    Raises UserError when this laptop is enrolled nowhere, EnvironmentFault when a sync is under way already.
    """
    enrolled = stream_keys.enrolment_of(session.store)
    if enrolled is None:
        raise UserError("sync.fout.niet_ingeschreven")
    from_hub.ready(session)
    run = Run(Drive(sync(fields.author(session), password)), Transport(enrolled.url), _locked(session))
    run.drive.begin()
    return run


def advance_store(session: Session, run: Run) -> tuple[Changes, Run]:
    """Take one step in the store, or end the run: then with what changed here."""
    if run.is_over:
        return Changes(), run
    try:
        if run.fault is None and run.drive.next is not None:
            run.drive.take(session.store, None)
            if run.drive.next is not None:
                return Changes(), run
    except EnvironmentFault as error:
        run.fault = error
    _end(session, run)
    brought, referrals = run.outcome.changes if run.outcome else Changes(), from_hub.settle(session)
    return Changes(brought.records + referrals.records, brought.journal_ids + referrals.journal_ids), run


def advance_hub(run: Run) -> Run:
    """Ask the hub one thing; what goes wrong is for ``advance_store`` to remember."""
    run.is_asking = True
    try:
        run.drive.take(None, run.hub)
    except EnvironmentFault as error:
        run.fault = error
    finally:
        run.is_asking = False
        if run.is_over:
            _let_go(run)  # it was left meanwhile
    return run


def sync_once(session: Session, password: str = "") -> tuple[Changes, Run]:
    """A whole sync here and now, for the command line and tests."""
    run = begin(session, password)
    changes = Changes()
    while run.turn is not Turn.OVER:
        if run.turn is Turn.STORE:
            changes, run = advance_store(session, run)
        else:
            run = advance_hub(run)
    return changes, run


def stop(run: Run) -> None:
    """Leave a run where it is, because the profile is being locked; the next one goes on from there."""
    run.is_over = True
    if not run.is_asking:
        _let_go(run)


def is_due(session: Session) -> bool:
    """Whether a sync makes sense now: enrolled, logged in, and the moment to try again has come."""
    if stream_keys.enrolment_of(session.store) is None:
        return False
    state = replica.state(session.store)
    if not state.token:
        return False
    now = session.now()
    return state.not_before is None or now >= state.not_before or state.not_before - now > _LEAP


def pause(failures: int, asked: int = 0) -> timedelta:
    """How long to wait after so many failures in a row: longer each time, at most a quarter of an hour, and never the
    same on every laptop, so that a hub that comes back is not overrun. ``asked``: seconds that the hub asked for."""
    seconds = min(_MOST_WAIT, _FIRST_WAIT * 2 ** min(failures, 10))
    return timedelta(seconds=max(asked, seconds) * random.uniform(1.0, 1.2))


def _end(session: Session, run: Run) -> None:
    run.is_over = True
    try:
        if run.fault is None:
            run.outcome = run.drive.result
            if run.outcome is not None and run.outcome.erased:
                erasure.renew_backups_here(session)
            return
        run.drive.course.close()
        state = replica.state(session.store)
        asked = run.fault.seconds if isinstance(run.fault, Busy) else 0
        is_waiting = not isinstance(run.fault, NeedsPassword)
        not_before = session.now() + pause(state.failures, asked) if is_waiting else None
        replica.went_wrong(session.store, run.fault.text_id, session.now(), not_before)
    finally:
        _let_go(run)


def _let_go(run: Run) -> None:
    run.hub.close()
    if run.lock is not None:
        run.lock.release()


def _locked(session: Session) -> StoreLock | None:
    """The lock of the sync beside that of the store; a store in memory belongs to one test."""
    try:
        path = session.store.path
    except ValueError:
        return None
    try:
        return StoreLock(path.with_name(f"{path.stem}-sync.db"))
    except StoreInUse as error:
        raise EnvironmentFault("sync.fout.bezig") from error

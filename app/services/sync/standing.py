"""How it stands with the hub: what waits, what has to be looked at, what was refused, and when it last went well."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.ids import DossierId
from app.services.session import Session
from app.services.sync import leaving
from app.services.sync.leaving import LeftLine
from app.texts import text
from db import arrivals, blobs, cases, conflicts, hub_referrals, outbox, replica, stream_keys
from db.arrivals import WAITS, Why

PASSWORD_FAULT = "sync.fout.inloggen"


@dataclass(frozen=True, slots=True)
class StreamLine:
    """One stream with its name for a person, and when it last was up to date (local)."""

    name: str
    synced_at: datetime | None
    may_write: bool


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """Records that the hub did not take, and why (the id of a text)."""

    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class SyncState:
    """How it stands. ``fault`` is the sentence of the last fault, empty when it went well since; ``coming`` counts what
    came and waits for something else, ``unread`` what came and cannot be used. ``photos_up`` and ``photos_down`` count
    pictures that have to be sent and that are not on this laptop yet."""

    is_enrolled: bool
    hub: str = ""
    account: str = ""
    waiting: int = 0
    to_look: int = 0
    refused: tuple[RefusedLine, ...] = ()
    coming: int = 0
    unread: int = 0
    photos_up: int = 0
    photos_down: int = 0
    synced_at: datetime | None = None
    fault: str = ""
    fault_at: datetime | None = None
    needs_password: bool = False
    streams: tuple[StreamLine, ...] = ()
    left: tuple[LeftLine, ...] = ()
    steps_waiting: int = 0
    steps_refused: int = 0
    """Referrals with a step that the hub did not take."""

    @property
    def refused_count(self) -> int:
        """How many records the hub did not take."""
        return sum(line.count for line in self.refused)

    @property
    def is_done(self) -> bool:
        """Whether everything here is on the hub and everything there is here."""
        photos = self.photos_up or self.photos_down
        steps = self.steps_waiting or self.steps_refused
        rest = self.waiting or self.to_look or self.refused or self.coming or self.unread
        return self.synced_at is not None and not (rest or photos or steps or self.left or self.fault)


def state(session: Session) -> SyncState:
    """How it stands now, without asking the hub."""
    enrolled = stream_keys.enrolment_of(session.store)
    if enrolled is None:
        return SyncState(is_enrolled=False)
    hub = replica.state(session.store)
    aside, photos = arrivals.aside(session.store), blobs.under_way(session.store)
    return SyncState(
        is_enrolled=True,
        hub=enrolled.url,
        account=enrolled.me.account,
        waiting=outbox.standing(session.store).waiting,
        to_look=conflicts.count(session.store),
        refused=tuple(RefusedLine(count, reason) for reason, count in outbox.reasons(session.store)),
        coming=_sum(aside, WAITS),
        unread=_sum(aside, tuple(set(Why) - set(WAITS))),
        photos_up=photos.up,
        photos_down=photos.down,
        synced_at=hub.synced_at,
        fault=text(hub.fault, code="") if hub.fault else "",
        fault_at=hub.fault_at,
        needs_password=not hub.token or hub.fault == PASSWORD_FAULT,
        steps_waiting=hub_referrals.waiting(session.store),
        steps_refused=len(hub_referrals.in_trouble(session.store)),
        left=leaving.listing(session),
        streams=tuple(_line(session, each) for each in replica.streams(session.store)),
    )


def retry(session: Session) -> int:
    """Let everything that was refused be tried once more. Returns how many."""
    with session.store.transaction() as db:
        return outbox.retry(db)


def _sum(aside: Mapping[Why, int], reasons: tuple[Why, ...]) -> int:
    return sum(aside.get(why, 0) for why in reasons)


def _line(session: Session, stream: replica.StreamState) -> StreamLine:
    room, _, name = stream.stream.partition("/")
    dossier = cases.dossier(session.store, DossierId(name)) if room == "dossier" else None
    words = dossier.label if dossier else text(f"sync.stroom.{room}", naam=name)
    return StreamLine(words, stream.synced_at, stream.may_write)

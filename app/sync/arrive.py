"""One change of the hub, opened, becomes part of this laptop: put in place, merged with unsent edits, or set aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.domain.change import Changed, Kind
from app.domain.ids import new_id
from app.domain.team_counts import counts_id
from app.protocol.operations import Change, Operation
from app.sync import merge
from app.sync.merge import Meeting
from db import arrivals, conflicts, outbox
from db.arrivals import Local, Unfit, Why
from db.conflicts import Clash, Conflict, Fields
from db.journal import Author
from db.outbox import RECORD_SCHEMA
from db.pen import Pen
from db.places import occupant
from db.shelves import OF_A_DOSSIER, SHELVES
from db.store import Store

NEVER = "000000000000-0000"
"""The clock of what nobody remembers."""
_POSITIONS = (1, 2, 3)
_OF_THE_RECORD = ("id", "added_at")
"""What always differs between two records."""


@dataclass(slots=True)
class Arrivals:
    """What a sync brought: the records that changed here, the dossiers that were erased, and how many changes stand
    aside and conflicts there are since."""

    records: list[Changed] = field(default_factory=list)
    erased: list[str] = field(default_factory=list)
    aside: int = 0
    conflicts: int = 0


@dataclass(frozen=True, slots=True)
class Arriving:
    """One change on its way in. ``own`` is who works on this laptop; ``fields`` what is in it, None for taken away."""

    store: Store
    own: Author
    change: Change
    kind: Kind
    fields: Fields | None

    @property
    def operation(self) -> Operation:
        """The operation by which it came."""
        return self.change.operation

    def pen(self) -> Pen:
        """In the name of who sent it."""
        return arrivals.pen_of(self.store.db, self.change, self.own)

    def own_pen(self) -> Pen:
        """For what this laptop does because of it, which the hub has to know."""
        return Pen(self.store.db, self.own)


def arrive(store: Store, own: Author, change: Change, fields: Mapping[str, object] | None, into: Arrivals) -> None:
    """Take in one change, inside the open transaction."""
    operation = change.operation
    kind = _kind(operation.kind)
    if kind is None:
        _aside(store, change, Why.NEWER, str(RECORD_SCHEMA), into)
        return
    if arrivals.is_erased(store.db, operation.id):
        arrivals.arrived(store.db, operation.stream, operation.id)
        return
    coming = Arriving(store, own, change, kind, fields)
    here = arrivals.local(store.db, kind, operation.id)
    if not _belongs(coming, here):
        _aside(store, change, Why.UNFIT, "", into)
        return
    agreed = outbox.agreed(store.db, operation.stream, operation.id)
    if agreed is not None and (agreed.op == operation.op or change.seq <= agreed.seq):
        arrivals.came(store.db, operation.stream, operation.id)
        arrivals.arrived(store.db, operation.stream, operation.id)
        return
    parent = arrivals.missing_parent(store.db, kind, fields) if fields is not None else None
    if parent is not None:
        _aside(store, change, Why.PARENT, parent, into)
        return
    try:
        with store.transaction():
            _take_in(coming, here, into)
    except Unfit:
        is_newer = operation.schema_ > RECORD_SCHEMA
        _aside(store, change, Why.NEWER if is_newer else Why.UNFIT, str(RECORD_SCHEMA) if is_newer else "", into)


def _take_in(coming: Arriving, here: Local, into: Arrivals) -> None:
    db, operation, kind = coming.store.db, coming.operation, coming.kind
    meeting = Meeting(coming.fields, is_unsent=False)
    if here.is_unsent and here.is_here:
        meeting = merge.meet(kind, here.base, here.fields, coming.fields)
    room = _Room(meeting.fields)
    if meeting.fields is not None:
        room = _room_for(coming, meeting.fields, into)
    if room.is_given:
        if here.is_here or room.fields is not None:
            meeting = _written(coming, here, replace(meeting, fields=room.fields))
            into.records.append(_changed(coming, here))
        arrivals.agree(db, kind, coming.change, coming.fields)
        if meeting.is_unsent or room.fields != coming.fields:
            outbox.mark(db, kind, operation.id, operation.stream, here.unsent_hlc or operation.hlc)
        elif here.is_unsent:
            outbox.drop(db, kind, operation.id)
        if meeting.clash is not None:
            _keep(coming, operation.id, (here.fields, coming.fields), (meeting.clash, meeting.about), into)
    elif coming.fields is not None:
        _give_way(coming, here, coming.fields)
    arrivals.arrived(db, operation.stream, operation.id)


def _give_way(coming: Arriving, here: Local, fields: Fields) -> None:
    """What finds its place taken is here as taken away, and the hub hears so.

    Else it would be gone here and stay elsewhere, when the other one is taken away before its maker heard of it.
    """
    db, kind, operation = coming.store.db, coming.kind, coming.operation
    if here.fields is not None:
        coming.own_pen().replace(SHELVES[kind], operation.id, None, undoable=False)
    elif not here.is_here:
        arrivals.keep_gone(coming.own_pen(), kind, operation, fields)
    arrivals.agree(db, kind, coming.change, fields)
    outbox.mark(db, kind, operation.id, operation.stream, operation.hlc)


def _written(coming: Arriving, here: Local, meeting: Meeting) -> Meeting:
    """The merged record; when that could not be one, the hub's as it is, and then mine is a proposal."""
    kind, record_id, schema = coming.kind, coming.operation.id, coming.operation.schema_
    if meeting.fields == coming.fields:
        arrivals.write(coming.pen(), kind, record_id, meeting.fields, schema)
        return meeting
    try:
        with coming.store.transaction():
            arrivals.write(coming.pen(), kind, record_id, meeting.fields, schema)
        return meeting
    except Unfit:
        pass
    arrivals.write(coming.pen(), kind, record_id, coming.fields, schema)
    about = merge.differing(kind, here.fields or {}, coming.fields or {})
    return Meeting(coming.fields, is_unsent=False, clash=Clash.SAME_FIELD, about=about)


@dataclass(frozen=True, slots=True)
class _Room:
    """The fields with which a record can stand in its place; not given when another one stays there."""

    fields: Fields | None
    is_given: bool = True


def _room_for(coming: Arriving, fields: Fields, into: Arrivals) -> _Room:
    """Make room where only one record can stand.

    What the hub does not have yet gives way; of two that it has, the one that was made last, so that every laptop comes
    to the same. An agreement that gives way goes to a free place of the list.
    """
    db, kind, record_id = coming.store.db, coming.kind, coming.operation.id
    other_id = occupant(db, kind, fields, record_id)
    if other_id is None:
        return _Room(fields)
    other = arrivals.local(db, kind, other_id)
    was_sent = other.rev is not None or outbox.is_in_flight(db, kind, other_id)
    stays = was_sent and other_id < record_id
    moved = _elsewhere(coming, fields if stays else other.fields)
    if stays and moved is not None:
        return _Room(moved)
    if stays:
        _note_place(coming, other_id, (other.fields, coming.fields), into)
        return _Room(None, is_given=False)
    if moved is not None:
        arrivals.write(coming.own_pen(), kind, other_id, moved)
        return _Room(fields)
    coming.own_pen().replace(SHELVES[kind], other_id, None, undoable=False)
    if not was_sent:
        outbox.drop(db, kind, other_id)
    into.records.append(Changed(kind, other_id, _dossier_of(other.fields)))
    _note_place(coming, record_id, (other.fields, coming.fields), into)
    return _Room(fields)


def _elsewhere(coming: Arriving, fields: Fields | None) -> Fields | None:
    """The same agreement on a free place of the list; None when there is none, or this kind has no list."""
    if coming.kind is not Kind.AGREEMENT or fields is None:
        return None
    for position in _POSITIONS:
        moved = {**fields, "position": position}
        if occupant(coming.store.db, coming.kind, moved) is None:
            return moved
    return None


def _note_place(coming: Arriving, record_id: str, sides: tuple[Fields | None, Fields | None], into: Arrivals) -> None:
    """Two records met in one place; when they say the same there is nothing to tell."""
    mine, theirs = sides
    about = merge.differing(coming.kind, mine or {}, theirs or {})
    if about := tuple(name for name in about if name not in _OF_THE_RECORD):
        _keep(coming, record_id, sides, (Clash.SAME_PLACE, about), into)


def _keep(
    coming: Arriving,
    record_id: str,
    sides: tuple[Fields | None, Fields | None],
    met: tuple[Clash, tuple[str, ...]],
    into: Arrivals,
) -> None:
    here = arrivals.local(coming.store.db, coming.kind, record_id)
    mine, theirs = sides
    clash, about = met
    found = Conflict(
        new_id(),
        coming.kind,
        record_id,
        _dossier_of(mine) or _dossier_of(theirs),
        clash,
        coming.own.at,
        about,
        mine,
        theirs,
        here.unsent_hlc or coming.operation.hlc,
        coming.operation.hlc,
        coming.change.account,
    )
    into.conflicts += conflicts.keep(coming.store.db, found)


def note_gone(store: Store, own: Author, kind: Kind, here: Local) -> bool:
    """What has unsent edits here was taken away so long ago that nobody knows by whom: it stays, and asks."""
    if here.fields is None:
        return False
    about = (str(here.fields["id"]), _dossier_of(here.fields), Clash.GONE_AND_EDITED, own.at, ())
    return conflicts.keep(
        store.db, Conflict(new_id(), kind, *about, here.fields, None, here.unsent_hlc or NEVER, NEVER, "")
    )


def _belongs(coming: Arriving, here: Local) -> bool:
    """Whether this record may be in this stream: a member of one household cannot write in another, nor a colleague in
    the counts of somebody else."""
    operation = coming.operation
    room, _, owner = operation.stream.partition("/")
    fields = coming.fields
    if room == "team":
        return _is_own_counts(coming)
    if here.is_here and here.stream != operation.stream and not (room == "me" and here.stream.startswith("me/")):
        return False
    if fields is None:
        return True
    if fields.get("id") != operation.id:
        return False
    dossier = fields.get("id") if coming.kind is Kind.DOSSIER else fields.get("dossier_id")
    if room == "dossier":
        return dossier == owner and (coming.kind is Kind.DOSSIER or coming.kind in OF_A_DOSSIER)
    return room == "me" and dossier is None


def _is_own_counts(coming: Arriving) -> bool:
    operation, account = coming.operation, coming.change.account
    if coming.kind is not Kind.TEAM_COUNTS or operation.id != counts_id(operation.stream, account):
        return False
    return coming.fields is None or (coming.fields.get("id"), coming.fields.get("account")) == (operation.id, account)


def _changed(coming: Arriving, here: Local) -> Changed:
    dossier = _dossier_of(coming.fields) or _dossier_of(here.fields)
    return Changed(coming.kind, coming.operation.id, coming.operation.id if coming.kind is Kind.DOSSIER else dossier)


def _dossier_of(fields: Fields | None) -> str | None:
    found = None if fields is None else fields.get("dossier_id")
    return found if isinstance(found, str) else None


def _kind(name: str) -> Kind | None:
    try:
        return Kind(name)
    except ValueError:
        return None


def _aside(store: Store, change: Change, why: Why, name: str, into: Arrivals) -> None:
    arrivals.set_aside(store.db, change, why, name)
    arrivals.came(store.db, change.operation.stream, change.operation.id)
    into.aside += 1

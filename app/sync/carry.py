"""A carry file: what waits here, sealed as it would go to the hub, for a colleague's laptop where there is no network.

What is in it was frozen by being packed: later it goes to the hub as the very same operations, and whoever had it from
the file knows it for the same. Taking the same file in twice does nothing the second time.
"""

import gzip
import zlib
from dataclasses import dataclass

from app.protocol import encoding
from app.protocol.operations import Change, Operation
from app.protocol.shapes import Malformed
from app.sync.arrive import Arrivals
from app.sync.course import MOST_RECORDS
from app.sync.line import Line
from app.sync.push import freeze_some
from app.sync.receive import bring_in, opened, take
from app.sync.seal import Opened
from db import arrivals, leaving, outbox
from db.journal import Author
from db.store import Store

FORMAT = "keukentafel-draagbestand/1"
MOST_BYTES = 64 * 1024 * 1024
_ALL = 1_000_000


class NotCarried(ValueError):
    """These bytes are no carry file, or it did not come over whole."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Who packed it, on which device, and the operations in the order in which they were first changed."""

    account: str
    device: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a carry file: ``fresh`` were taken in, ``known`` were here, ``later`` can only come by the hub: it
    builds on something that is not here, or this laptop has no key for it or does not trust who wrote it."""

    fresh: int
    known: int
    later: int


def pack(store: Store, line: Line) -> tuple[bytes, int]:
    """The file, and how many operations are in it. Streams that the hub does not have yet cannot be carried."""
    while freeze_some(store, line, _ALL):
        pass
    with store.reading() as db:
        waiting = outbox.in_flight(db, _ALL, MOST_BYTES // 2)
    content = {
        "format": FORMAT,
        "account": line.me.account,
        "device": line.device,
        "ops": [each.operation.wire() for each in waiting],
    }
    return gzip.compress(encoding.canonical(content), 6, mtime=0), len(waiting)


def read(packed: bytes) -> Carried:
    """What is in a file. Raises NotCarried."""
    try:
        machine = zlib.decompressobj(wbits=31)
        content = machine.decompress(packed, MOST_BYTES)
        value = encoding.decode(content) if machine.eof else None
        if not isinstance(value, dict) or value.get("format") != FORMAT or not isinstance(value.get("ops"), list):
            raise NotCarried
        operations = tuple(Operation.read(each, "") for each in value["ops"])
        return Carried(str(value["account"]), str(value["device"]), operations)
    except (zlib.error, encoding.BadEncoding, Malformed, KeyError) as error:
        raise NotCarried from error


def take_in(store: Store, line: Line, own: Author, carried: Carried, into: Arrivals) -> TakenIn:
    """Take a file in, together or not at all."""
    known = fresh = later = 0
    with store.transaction():
        for operation in carried.operations:
            before = len(into.records)
            is_known, change = _change(store, carried, operation)
            if is_known:
                known += 1
            elif change is not None and _brought(store, line, own, change, into) and len(into.records) > before:
                fresh += 1
            else:
                later += 1
        came = _settled(store, line, own, into)
    return TakenIn(fresh + came, known, later - min(came, later))


def _settled(store: Store, line: Line, own: Author, into: Arrivals) -> int:
    """What stood in the file before something it points at fits now; returns how many records that are."""
    before = len(into.records)
    while again := arrivals.to_try(store.db, MOST_RECORDS):
        for change in again:
            take(store, line, own, change, into)
    return len(into.records) - before


def _change(store: Store, carried: Carried, operation: Operation) -> tuple[bool, Change | None]:
    """The change that the hub will make of it: it only takes an operation on the revision it was made on, so its
    revision is known beforehand, and its number is beyond the one that is here."""
    agreed = outbox.agreed(store.db, operation.stream, operation.id)
    if agreed is not None and agreed.op == operation.op:
        return True, None
    if leaving.is_left(store.db, operation.stream.partition("/")[2]):
        return False, None  # this account may not read it any more
    rev = agreed.rev if agreed else 0
    if rev != operation.base:
        return False, None
    seq = agreed.seq + 1 if agreed else 0
    return False, Change(operation, rev + 1, seq, carried.account, carried.device)


def _brought(store: Store, line: Line, own: Author, change: Change, into: Arrivals) -> bool:
    """Only from somebody whose digits were compared: here is no hub that looks whether this account may write."""
    author = line.account(change.account)
    if author is None or not author.may_hold_keys:
        return False
    coming = opened(line, change)
    if not isinstance(coming.found, Opened):
        return False
    aside = into.aside
    bring_in(store, own, coming, into)
    return into.aside == aside

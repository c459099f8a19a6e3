"""Push: what waits is sealed and frozen, sent, and every operation gets its verdict."""

from collections.abc import Sequence
from functools import partial

from app.domain.ids import new_id
from app.protocol.held import NoKey
from app.protocol.names import MOST_OPERATIONS, MOST_REQUEST
from app.protocol.operations import Client, Operation, Push, Pushed, Reason, Result, Status
from app.protocol.sealing import Draft, TooLarge
from app.sync import seal
from app.sync.arrive import Arrivals, note_gone
from app.sync.course import MOST_RECORDS, Course, Work, parts
from app.sync.line import Line, ask
from app.sync.merge import RULES, Rule
from app.sync.receive import take
from db import arrivals, outbox, replica
from db.journal import Author
from db.outbox import RECORD_SCHEMA, InFlight, Place, Unsent
from db.store import Store

MOST_PUSHES = 200
_MOST_BYTES = MOST_REQUEST // 2
PROGRAM = "keukentafel"
_REFUSALS = {
    Reason.ERASED: "gewist",
    Reason.KEY: "sleutel",
    Reason.NOT_A_MEMBER: "geen_lid",
    Reason.READ_ONLY: "alleen_lezen",
}
"""Why a record waits that the hub did not take; whatever else it says is ``ongeldig``."""


def push(line: Line, own: Author, into: Arrivals) -> Course[int]:
    """Send until everything that can be sent has its verdict. Returns how many records the hub took.

    Somebody who goes on writing meanwhile does not keep it from fetching: there is an end to the pushes of one turn.
    """
    accepted = 0
    for _ in range(MOST_PUSHES):
        while (yield Work(partial(freeze_some, line=line))):
            pass
        sent: Sequence[InFlight] = yield Work(_under_way)
        if not sent:
            return accepted
        message = Push(line.device, Client(PROGRAM, RECORD_SCHEMA), line.epoch or "", tuple(x.operation for x in sent))
        pushed = yield from ask(line, Pushed, "/v1/push", message)
        verdicts = list(zip(sent, pushed.results, strict=False))
        for some in parts(verdicts):
            accepted += yield Work(partial(_judged, line=line, own=own, verdicts=some, into=into))
    return accepted


def _under_way(store: Store) -> tuple[InFlight, ...]:
    """What is sent now. It stays frozen whatever happens, so it has to be on the disk before the hub hears of it."""
    with store.reading() as db:
        found = outbox.in_flight(db, MOST_OPERATIONS, _MOST_BYTES)
    if found:
        replica.make_last(store)
    return found


def freeze_some(store: Store, line: Line, most: int = MOST_OPERATIONS) -> bool:
    """Seal and freeze some of what waits; whether there may be more for the same push of ``most`` operations."""
    with store.light_transaction() as db:
        waiting, looked = outbox.next_unsent(db, line.me.account, MOST_RECORDS)
        frozen: list[tuple[Unsent, Operation]] = []
        for unsent in waiting:
            try:
                operation = seal.seal(_draft(unsent), line.keys_of(unsent.stream), line.me.keys)
            except NoKey:
                outbox.refuse(db, unsent, "sleutel")
            except TooLarge:
                outbox.refuse(db, unsent, "te_groot")
            else:
                frozen.append((unsent, operation))
        outbox.freeze(db, frozen)
        return looked > 0 and outbox.count_in_flight(db) <= most - MOST_RECORDS


def _draft(unsent: Unsent) -> Draft:
    return Draft(
        new_id(),
        unsent.stream,
        unsent.record_id,
        unsent.base,
        unsent.hlc,
        unsent.schema,
        unsent.kind,
        unsent.fields,
        gone=unsent.fields is None,
    )


def _judged(store: Store, line: Line, own: Author, verdicts: Sequence[tuple[InFlight, Result]], into: Arrivals) -> int:
    """Each operation gets its verdict; together or not at all. What is forgotten in a power cut is asked again."""
    accepted: list[tuple[InFlight, Place]] = []
    with store.light_transaction() as db:
        for sent, result in verdicts:
            if result.op != sent.operation.op:
                continue  # the hub lost its place; it is sent again and answered again
            if result.status in (Status.OK, Status.DUP) and result.rev is not None and result.seq is not None:
                accepted.append((sent, Place(result.rev, result.seq)))
            elif result.status is Status.CONFLICT:
                _met(store, line, own, (sent, result), into)
            else:
                reason = _REFUSALS.get(result.reason, "ongeldig") if result.reason else "ongeldig"
                outbox.give_back(db, sent, reason)
        outbox.accept(db, accepted)
        replica.pass_own(db, [(sent.operation.stream, place.seq) for sent, place in accepted])
    return len(accepted)


def _met(store: Store, line: Line, own: Author, verdict: tuple[InFlight, Result], into: Arrivals) -> None:
    """Somebody else was first: theirs comes in as if it had been fetched, and mine waits again on top of it."""
    sent, result = verdict
    db, stream, record_id = store.db, sent.operation.stream, sent.operation.id
    outbox.give_back(db, sent)
    there = result.server
    if there is None:
        replica.disagree(db, sent.kind, stream, record_id)
        into.conflicts += note_gone(store, own, sent.kind, arrivals.local(db, sent.kind, record_id))
        return
    take(store, line, own, there, into)
    agreed = outbox.agreed(db, stream, record_id)
    if agreed is not None and agreed.op == there.operation.op:
        return
    if RULES[sent.kind] is Rule.OWNER:  # somebody else wrote in this account's own place: mine goes over it
        replica.disagree(db, sent.kind, stream, record_id, there.rev)
        arrivals.arrived(db, stream, record_id)
    else:
        outbox.hold(db, sent.kind, record_id, "botst")

"""Before anything is sent or fetched: which streams there are, their keys, and who the others are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from app.protocol.access import Accounts, Done
from app.protocol.held import HeldKeys, KnownAccount, Trust
from app.protocol.keys import PublicKeys
from app.protocol.membership import ESCROW, NewStream, NewWraps, Stream, Streams, Wraps
from app.protocol.problems import Code
from app.sync import keys
from app.sync.course import Course, Work
from app.sync.keys import Received
from app.sync.line import HubRefused, Line, ask
from db import arrivals, leaving, outbox, replica, stream_keys, team_counts
from db.arrivals import Why
from db.store import Store
from db.stream_keys import OtherKeys


@dataclass(frozen=True, slots=True)
class _Need:
    """What the hub's answer about the streams leaves to be done."""

    to_make: tuple[str, ...]
    to_key: tuple[str, ...]
    to_give: tuple[Stream, ...]
    must_fetch_keys: bool
    must_fetch_accounts: bool


def follow(line: Line) -> Course[bool]:
    """Look which streams there are, make the ones that lack, and learn keys and accounts.

    Returns whether the hub is still the one this laptop knows; when it was restored, everything has to be compared.
    """
    told = yield from ask(line, Streams, "/v1/streams")
    if line.epoch is not None and told.epoch != line.epoch:
        return False
    line.epoch = told.epoch
    yield Work(partial(_load, line=line))
    need: _Need = yield Work(partial(_followed, line=line, told=told))
    if need.must_fetch_accounts:
        yield from _learn_accounts(line)
    if need.must_fetch_keys:
        yield from learn_keys(line)
    yield from _make(line, need)
    for stream in need.to_give:
        for wraps in (yield Work(partial(_again, line=line, stream=stream))):
            yield from ask(line, Done, "/v1/keys", wraps)
    return True


def learn_keys(line: Line) -> Course[None]:
    """Fetch the keys that were wrapped for this account and keep those that can be believed."""
    wraps = yield from ask(line, Wraps, "/v1/keys")
    received = keys.received(wraps.wraps, line.me, line.accounts)
    yield Work(partial(_keep, line=line, received=received))


def _learn_accounts(line: Line) -> Course[None]:
    found = yield from ask(line, Accounts, "/v1/accounts")
    seen = tuple(
        KnownAccount(each.account, PublicKeys(each.sign_key, each.box_key), Trust.SEEN)
        for each in found.accounts
        if each.sign_key is not None and each.box_key is not None and each.account != line.me.account
    )
    yield Work(partial(_know, line=line, seen=seen))


def _make(line: Line, need: _Need) -> Course[None]:
    """Streams of one's own that the hub does not have, and first keys; the key is kept before it is sent, because a
    stream has one first key for good."""
    for stream in (*need.to_make, *need.to_key):
        sending: tuple[NewWraps, ...] = yield Work(partial(_first_key, line=line, stream=stream))
        if not sending:
            continue  # the organisation has no keys yet, and without its escrow nothing may be locked
        try:
            if stream in need.to_make:
                yield from ask(line, Done, "/v1/streams", NewStream(stream))
            for wraps in sending:
                yield from ask(line, Done, "/v1/keys", wraps)
        except HubRefused as error:
            if error.problem.code is not Code.FORBIDDEN:
                raise
            yield Work(partial(_hold, stream=stream))  # it is there, and this account is no member of it any more
        else:
            yield Work(partial(_made, line=line, stream=stream))


def _load(store: Store, line: Line) -> None:
    line.keys = dict(stream_keys.all_held_keys(store))
    line.accounts = dict(stream_keys.known_accounts(store))


def _followed(store: Store, line: Line, told: Streams) -> _Need:
    with store.transaction() as db:
        replica.keep_epoch(db, told.epoch)
        ready = [each for each in told.streams if each.key is not None]
        team_counts.keep_members(db, told.streams)
        names = frozenset(each.stream for each in told.streams)
        leaving.come_back(db, names)
        if not replica.state(store).must_reconcile:  # a hub that was restored may not know that it was let in
            leaving.leave(db, leaving.followed(db) - names)
        replica.follow(db, [(each.stream, _may_write(each, line.me.account)) for each in ready])
        known = {each.stream for each in told.streams}
        wanted = [stream for stream in outbox.streams(db, line.me.account) if stream not in known]
        to_make = tuple(stream for stream in wanted if stream.startswith("dossier/"))
        keyless = tuple(each.stream for each in told.streams if each.key is None and _is_alone(each, line.me.account))
        lacking = any(each.key and line.keys_of(each.stream).called(each.key) is None for each in ready)
        members = {member.account for each in told.streams for member in each.members} - {line.me.account}
        strangers = bool(members - line.accounts.keys()) or bool(arrivals.names_waited_for(db, Why.ACCOUNT) - {""})
        waits = bool(arrivals.names_waited_for(db, Why.KEY) - {""})
        behind = tuple(each for each in ready if _is_behind(line, each))
    return _Need(to_make, keyless, behind, lacking or waits, strangers)


def _is_behind(line: Line, stream: Stream) -> bool:
    """Whether this laptop has a newer key than the hub: it was restored, and lost the key with the wrappings."""
    held = line.keys_of(stream.stream)
    return bool(stream.key and held.called(stream.key) and held.newest.id != stream.key)


def _may_write(stream: Stream, account: str) -> bool:
    return any(member.account == account and member.may_write for member in stream.members)


def _is_alone(stream: Stream, account: str) -> bool:
    """Whether a first key is this laptop's to make; that of an inbox is made with it, where the enrolment is shown."""
    is_inbox = stream.stream.startswith("inbox/")
    return not is_inbox and [member.account for member in stream.members] == [account]


def _first_key(store: Store, line: Line, stream: str) -> tuple[NewWraps, ...]:
    """The wrappings of the first key of a stream, made now or at an earlier try that was cut short."""
    organisation = stream_keys.organisation_key(store, line.organisation)
    if organisation is None:
        return ()
    held = line.keys_of(stream)
    if not held.keys:
        made = keys.first_key(stream, line.me, organisation.escrow)
        line.keys[stream] = stream_keys.keep_keys(store, made.held)
        return (made.wraps,)
    own, escrow = line.me.keys.public.box, organisation.escrow
    mine = keys.wraps_for(held, line.me.account, own, line.me)
    return (*mine, *keys.wraps_for(held, ESCROW, escrow, line.me))


def _again(store: Store, line: Line, stream: Stream) -> tuple[NewWraps, ...]:
    """The keys of a stream for everybody whose digits were compared, and the escrow; what is there stays as it is."""
    held = line.keys_of(stream.stream)
    found: list[NewWraps] = []
    for member in stream.members:
        known = line.account(member.account)
        if known is not None and known.may_hold_keys:
            found += keys.wraps_for(held, known.account, known.public.box, line.me)
    organisation = stream_keys.organisation_key(store, line.organisation)
    if organisation is not None:
        found += keys.wraps_for(held, ESCROW, organisation.escrow, line.me)
    return tuple(found)


def _made(store: Store, line: Line, stream: str) -> None:
    with store.transaction() as db:
        replica.follow_also(db, stream)
        outbox.retry(db, ("sleutel",))
    line.keys[stream] = stream_keys.held_keys(store, stream)


def _hold(store: Store, stream: str) -> None:
    with store.transaction() as db:
        outbox.hold_stream(db, stream, "geen_lid")


def _keep(store: Store, line: Line, received: Received) -> None:
    held: Mapping[str, HeldKeys] = received.held
    for fresh in held.values():
        line.keys[fresh.stream] = stream_keys.keep_keys(store, fresh)
    with store.transaction() as db:
        arrivals.try_again_with(db, Why.KEY, [key.id for each in line.keys.values() for key in each.keys])
        outbox.retry(db, ("sleutel",))


def _know(store: Store, line: Line, seen: Sequence[KnownAccount]) -> None:
    for each in seen:
        try:
            stream_keys.keep_account(store, each)
        except OtherKeys:
            continue  # what was kept stays; the screen of the enrolment tells of it
    line.accounts = dict(stream_keys.known_accounts(store))
    with store.transaction() as db:
        arrivals.try_again_with(db, Why.ACCOUNT, list(line.accounts))

"""Keys for who joins, a new one when somebody leaves, and what the escrow of the organisation can open."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol import keys as protocol
from app.protocol.enrolment import BadCode
from app.protocol.held import HeldKeys, KnownAccount, NoKey, Trust
from app.protocol.keys import StreamKey
from app.protocol.membership import ESCROW, Wrap
from app.protocol.operations import Change
from app.sync import keys, seal
from app.sync.keys import Audience, NotCompared
from app.sync.seal import Opened, Wait, Waits
from tests.sync.people import DRAFT, STREAM, as_hub_keeps, change_of, compared, held, someone

A, B, C = someone("coach-a"), someone("coach-b"), someone("coach-c")
KNOWN = {each.account: each for each in compared(A, B, C)}
ORGANISATION = keys.new_organisation_keys()
ESCROW_KEY = protocol.box_public(ORGANISATION.escrow)


def test_the_first_key_comes_back_to_its_maker_and_to_the_escrow():
    made = keys.first_key(STREAM, A, ESCROW_KEY)
    wraps = as_hub_keeps([made.wraps], A)
    assert [wrap.recipient for wrap in wraps] == [A.account, ESCROW]
    assert keys.received(wraps, A, {}).held == {STREAM: made.held}
    assert keys.recovered(wraps, ORGANISATION.escrow, KNOWN).held == {STREAM: made.held}


@given(st.integers(1, 8))
def test_who_joins_gets_every_key_in_order(count: int):
    given_keys = held(count)
    joining = keys.join(given_keys, KNOWN[B.account], A, may_share=True)
    assert [(each.account, each.may_write, each.may_share) for each in joining.membership.join] == [
        (B.account, True, True)
    ]
    got = keys.received(as_hub_keeps(joining.wraps, A), B, KNOWN)
    assert got.held == {STREAM: given_keys}
    assert not got.waiting
    assert not got.refused


def test_many_keys_go_in_several_messages():
    joining = keys.join(held(501), KNOWN[B.account], A)
    assert [len(message.wraps) for message in joining.wraps] == [500, 1]


@given(st.sets(st.sampled_from([B.account, C.account]), min_size=1), st.integers(1, 3))
def test_who_left_cannot_open_what_came_after(leaving: set[str], rounds: int):
    everybody = {each.account: each for each in (A, B, C)}
    first = keys.renew(HeldKeys(STREAM), Audience(tuple(KNOWN.values()), ESCROW_KEY), A)
    sent = as_hub_keeps([first.wraps], A)
    before = change_of(seal.seal(DRAFT, first.held, A.keys), A.account)
    now, audience = first.held, Audience(tuple(KNOWN.values()), ESCROW_KEY)
    for nth in range(rounds):
        step = keys.leave(now, leaving, audience, A)
        sent += as_hub_keeps([step.renewal.wraps], A, first=2 + nth)
        now = step.renewal.held
        assert set(step.membership.leave) == leaving
    after = change_of(seal.seal(DRAFT, now, A.keys), A.account)
    for account, who in everybody.items():
        mine = keys.received(sent, who, KNOWN).held[STREAM]
        assert seal.open_change(before, mine, A.known) == Opened(DRAFT.content)
        expected = Waits(Wait.KEY, now.newest.id) if account in leaving else Opened(DRAFT.content)
        assert seal.open_change(after, mine, A.known) == expected
        for other in (wrap for wrap in sent if wrap.key == now.newest.id and account in leaving):
            with pytest.raises((protocol.CannotOpen, protocol.BadSignature)):
                protocol.unwrap(other, who.keys.box, A.keys.public.sign)


@given(st.lists(st.tuples(st.sampled_from(["in", "out", "renew", "write"]), st.integers(0, 3)), max_size=14))
def test_any_history_of_members_leaves_each_with_what_is_theirs(history: list[tuple[str, int]]):
    """Who is let in reads all there was; who is taken out reads nothing sealed after that, unless let in again."""
    everybody = [A, B, C, someone("coach-d"), someone("coach-e")]
    known = {each.account: each for each in compared(*everybody)}
    first = keys.first_key(STREAM, A, ESCROW_KEY)
    now, sent, members = first.held, [first.wraps], {A.account}
    written: list[Change] = []
    readers: list[set[str]] = []

    for act, nth in [*history, ("write", 0)]:
        who = everybody[nth + 1]
        audience = Audience(tuple(known[name] for name in sorted(members)), ESCROW_KEY)
        if act == "in":
            sent += keys.join(now, known[who.account], A).wraps
            members.add(who.account)
            readers = [each | {who.account} for each in readers]
        elif act == "out" and who.account in members:
            step = keys.leave(now, [who.account], audience, A)
            now, members = step.renewal.held, members - {who.account}
            sent.append(step.renewal.wraps)
        elif act == "renew":
            renewal = keys.renew(now, audience, A)
            now = renewal.held
            sent.append(renewal.wraps)
        elif act == "write":
            written.append(change_of(seal.seal(DRAFT, now, A.keys), A.account))
            readers.append(set(members))

    wraps = as_hub_keeps(sent, A)
    for who in everybody:
        mine = keys.received(wraps, who, known).held.get(STREAM, HeldKeys(STREAM))
        for change, may_read in zip(written, readers, strict=True):
            found = seal.open_change(change, mine, A.known)
            expected = Opened(DRAFT.content) if who.account in may_read else Waits(Wait.KEY, change.operation.key)
            assert found == expected
    assert keys.recovered(wraps, ORGANISATION.escrow, known).held[STREAM] == now


def test_a_renewed_key_is_for_everybody_and_the_older_ones_stay():
    old = held(2)
    step = keys.renew(old, Audience(compared(A, B)), A)
    assert step.held.keys[:2] == old.keys
    assert step.held.newest not in old.keys
    assert {wrap.recipient for wrap in step.wraps.wraps} == {A.account, B.account}


def test_nothing_is_wrapped_for_an_account_that_nobody_compared():
    stranger = replace(KNOWN[B.account], trust=Trust.SEEN)
    with pytest.raises(NotCompared, match="coach-b"):
        keys.join(held(), stranger, A)
    with pytest.raises(NotCompared, match="coach-b"):
        keys.renew(held(), Audience((A.known, stranger)), A)
    assert keys.leave(held(), [B.account], Audience((A.known, stranger)), A).renewal.wraps.wraps


def test_who_has_no_key_can_give_none():
    with pytest.raises(NoKey):
        keys.join(HeldKeys(STREAM), KNOWN[B.account], A)


def test_a_key_that_the_hub_made_itself_is_never_used():
    """The hub knows every public key and can sign with keys of its own; under a name it invents or one we know."""
    hub = someone("coach-a")
    wraps = as_hub_keeps(keys.join(held(), KNOWN[B.account], hub).wraps, hub)
    got = keys.received(wraps, B, KNOWN)
    assert not got.held
    assert got.refused == tuple(wraps)
    invented = [replace(wrap, by="coach-x") for wrap in wraps]
    assert keys.received(invented, B, KNOWN).waiting == tuple(invented)
    seen = KNOWN | {"coach-x": KnownAccount("coach-x", hub.keys.public, Trust.SEEN)}
    got = keys.received(invented, B, seen)
    assert not got.held
    assert got.waiting == tuple(invented)


@given(st.sampled_from(["wrapped", "sig"]), st.integers(0, 59), st.integers(1, 255))
def test_a_changed_byte_in_a_wrapping_is_refused(where: str, place: int, by: int):
    wrap = as_hub_keeps(keys.join(held(), KNOWN[B.account], A).wraps, A)[0]
    content = bytearray(getattr(wrap, where))
    content[place] ^= by
    require_refused(replace(wrap, **{where: bytes(content)}))


def test_a_wrapping_for_another_stream_key_or_person_is_refused():
    wrap = as_hub_keeps(keys.join(held(), KNOWN[B.account], A).wraps, A)[0]
    require_refused(replace(wrap, stream="dossier/b"))
    require_refused(replace(wrap, key=protocol.new_stream_key().id))
    for_another = as_hub_keeps(keys.join(held(), KNOWN[C.account], A).wraps, A)[0]
    require_refused(replace(for_another, recipient=B.account))


def require_refused(wrap: Wrap) -> None:
    got = keys.received([wrap], B, KNOWN)
    assert not got.held
    assert got.refused == (wrap,)


def test_keys_of_others_are_left_alone():
    wraps = as_hub_keeps(keys.join(held(), KNOWN[C.account], A).wraps, A)
    assert keys.received(wraps, B, KNOWN) == keys.Received({})


def test_the_escrow_opens_what_was_wrapped_by_somebody_whom_nobody_here_compared():
    some = held(3)
    wraps = as_hub_keeps(keys.wraps_for(some, ESCROW, ESCROW_KEY, A), A)
    seen = {A.account: replace(A.known, trust=Trust.SEEN)}
    assert keys.recovered(wraps, ORGANISATION.escrow, seen).held == {STREAM: some}
    assert keys.recovered(wraps, ORGANISATION.box, seen).refused == tuple(wraps)
    assert keys.recovered(wraps, ORGANISATION.escrow, {}).waiting == tuple(wraps)
    again = keys.wraps_for(some, B.account, B.keys.public.box, B)
    assert keys.received(as_hub_keeps(again, B), B, {}).held == {STREAM: some}


def test_a_hub_cannot_bring_back_an_older_key_by_telling_another_order():
    old, new, newer = held(3).keys
    mine = HeldKeys(STREAM, (old, new))
    assert mine.joined_with(HeldKeys(STREAM, (new, old))).newest == new
    assert mine.joined_with(HeldKeys(STREAM, (old, new, newer))).keys == (old, new, newer)
    assert HeldKeys(STREAM).joined_with(mine) == mine


@given(st.permutations(range(4)), st.integers(1, 3))
def test_joining_keys_loses_none_and_doubles_none(order: list[int], mine: int):
    some = tuple(StreamKey(bytes([each]) * 32) for each in range(4))
    told = HeldKeys(STREAM, tuple(some[place] for place in order))
    joined = HeldKeys(STREAM, some[:mine]).joined_with(told)
    assert sorted(key.id for key in joined.keys) == sorted(key.id for key in some)
    assert joined.newest == (told.newest if told.newest not in some[:mine] else some[mine - 1])


def test_private_keys_are_in_no_text():
    told = f"{A} {held(2)} {ORGANISATION} {keys.first_key(STREAM, A, ESCROW_KEY)}"
    for secret in (A.keys.sign, A.keys.box, ORGANISATION.escrow, ORGANISATION.box):
        assert repr(secret)[2:-1] not in told
        assert secret.hex() not in told


@given(st.binary(min_size=32, max_size=32))
def test_the_code_of_the_escrow_comes_back_as_it_was_written(private: bytes):
    code = keys.escrow_code(private)
    assert re.fullmatch("([0-9A-Z]{4}-){13}[0-9A-Z]{4}", code)
    assert keys.read_escrow_code(f" {code.lower().replace('0', 'o').replace('1', 'l').replace('-', ' ')} ") == private


@given(st.binary(min_size=32, max_size=32), st.integers(0, 55), st.integers(1, 31))
def test_a_slip_of_the_pen_in_the_code_of_the_escrow_is_found(private: bytes, place: int, by: int):
    signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    letters = list(keys.escrow_code(private).replace("-", ""))
    letters[place] = signs[(signs.index(letters[place]) + by) % 32]
    with pytest.raises(BadCode):
        keys.read_escrow_code("".join(letters))


@pytest.mark.parametrize("typed", ["", "KT-1", "U" * 56, "A" * 55, "é" * 56])
def test_what_is_no_code_of_an_escrow_is_refused(typed: str):
    with pytest.raises(BadCode):
        keys.read_escrow_code(typed)

"""What was sealed opens with the right key and nothing else, and what has no key yet waits."""

import os
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol import encoding, keys
from app.protocol.held import HeldKeys, Me, NoKey, Trust
from app.protocol.operations import Operation
from app.protocol.sealing import TooLarge
from app.sync import seal
from app.sync.seal import Opened, Refusal, Refused, Wait, Waits
from tests.sync.people import DRAFT, STREAM, change_of, held, someone

COACH = someone("coach-1")
HELD = held(2)
TEXTS = st.dictionaries(st.text(max_size=12), st.text(max_size=40) | st.integers() | st.none(), max_size=6)
RECORDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,20}", fullmatch=True)


def resealed(operation: Operation, by: Me = COACH) -> Operation:
    """Signed again, as somebody would who can sign but has no key of the stream."""
    return operation.with_signature(by.keys.signature(operation.signed()))


@given(TEXTS, st.booleans())
def test_what_was_sealed_opens_on_another_laptop(content: dict[str, object], gone: bool):
    operation = seal.seal(replace(DRAFT, content=content, gone=gone), HELD, COACH.keys)
    assert operation.key == HELD.newest.id
    assert seal.open_change(change_of(operation), HELD, COACH.known) == Opened(content)


@given(st.integers(0, 3))
def test_every_older_key_still_opens_what_it_sealed(newer: int):
    operation = seal.seal(DRAFT, HELD, COACH.keys)
    later = HeldKeys(STREAM, HELD.keys + held(newer).keys)
    assert seal.open_change(change_of(operation), later, COACH.known) == Opened(DRAFT.content)


def test_a_key_that_is_not_here_yet_waits_and_then_opens():
    change = change_of(seal.seal(DRAFT, HELD, COACH.keys))
    older = HeldKeys(STREAM, HELD.keys[:1])
    assert seal.open_change(change, older, COACH.known) == Waits(Wait.KEY, HELD.newest.id)
    assert seal.open_change(change, HeldKeys(STREAM), COACH.known) == Waits(Wait.KEY, HELD.newest.id)
    assert seal.open_change(change, HELD, COACH.known) == Opened(DRAFT.content)


def test_an_author_who_is_not_known_yet_waits():
    change = change_of(seal.seal(DRAFT, HELD, COACH.keys))
    assert seal.open_change(change, HELD, None) == Waits(Wait.ACCOUNT, COACH.account)
    seen = replace(COACH.known, trust=Trust.SEEN)
    assert seal.open_change(change, HELD, seen) == Opened(DRAFT.content)


@given(st.binary(min_size=32, max_size=32))
def test_another_key_under_the_same_name_does_not_open(secret: bytes):
    """A hub that gives a key of its own the name of ours: the name is derived from the key, so it is not found."""
    operation = seal.seal(DRAFT, HELD, COACH.keys)
    other = keys.StreamKey(secret)
    assert seal.open_change(change_of(operation), HeldKeys(STREAM, (other,)), COACH.known) == Waits(
        Wait.KEY, operation.key
    )
    renamed = resealed(replace(operation, key=other.id))
    assert seal.open_change(change_of(renamed), HeldKeys(STREAM, (other,)), COACH.known) == Refused(Refusal.CHANGED)


@given(st.data())
def test_a_changed_byte_is_refused_signed_again_or_not(data: st.DataObject):
    operation = seal.seal(DRAFT, HELD, COACH.keys)
    assert operation.body is not None
    place = data.draw(st.integers(0, len(operation.body) - 1))
    changed = bytearray(operation.body)
    changed[place] ^= data.draw(st.integers(1, 255))
    spoiled = replace(operation, body=bytes(changed))
    assert seal.open_change(change_of(spoiled), HELD, COACH.known) == Refused(Refusal.SIGNATURE)
    assert seal.open_change(change_of(resealed(spoiled)), HELD, COACH.known) == Refused(Refusal.CHANGED)


@given(st.integers(0, 63), st.integers(1, 255))
def test_a_changed_signature_is_refused(place: int, by: int):
    operation = seal.seal(DRAFT, HELD, COACH.keys)
    sig = bytearray(operation.sig)
    sig[place] ^= by
    assert seal.open_change(change_of(operation.with_signature(bytes(sig))), HELD, COACH.known) == Refused(
        Refusal.SIGNATURE
    )


@given(RECORDS.filter(lambda text: text != DRAFT.id))
def test_in_the_place_of_another_record_it_is_refused(other: str):
    operation = replace(seal.seal(DRAFT, HELD, COACH.keys), id=other)
    assert seal.open_change(change_of(operation), HELD, COACH.known) == Refused(Refusal.SIGNATURE)
    assert seal.open_change(change_of(resealed(operation)), HELD, COACH.known) == Refused(Refusal.CHANGED)


@pytest.mark.parametrize(
    "elsewhere",
    [{"stream": "dossier/b"}, {"kind": "visit"}, {"schema_": 2}, {"op": "018f0000-0000-7000-8000-000000000002"}],
)
def test_in_another_stream_kind_shape_or_operation_it_is_refused(elsewhere: dict[str, object]):
    operation = replace(seal.seal(DRAFT, HELD, COACH.keys), **elsewhere)
    there = HeldKeys(operation.stream, HELD.keys)
    assert seal.open_change(change_of(operation), there, COACH.known) == Refused(Refusal.SIGNATURE)
    assert seal.open_change(change_of(resealed(operation)), there, COACH.known) == Refused(Refusal.CHANGED)


def test_who_says_to_be_another_is_refused():
    operation = seal.seal(DRAFT, HELD, COACH.keys)
    other = someone("coach-2")
    assert seal.open_change(change_of(operation, "coach-2"), HELD, other.known) == Refused(Refusal.SIGNATURE)


def test_what_was_taken_away_without_a_word_needs_no_key():
    operation = seal.seal(replace(DRAFT, content=None, gone=True), HELD, COACH.keys)
    assert seal.open_change(change_of(operation), HeldKeys(STREAM), COACH.known) == Opened(None)


def test_fields_of_a_newer_program_come_back():
    content = {"body": "brief", "later": {"deep": [1, 2, {"x": None}]}}
    operation = seal.seal(replace(DRAFT, content=content, schema=7), HELD, COACH.keys)
    assert seal.open_change(change_of(operation), HELD, COACH.known) == Opened(content)


def test_without_a_key_nothing_is_sealed():
    with pytest.raises(NoKey, match="dossier/a"):
        seal.seal(DRAFT, HeldKeys(STREAM), COACH.keys)


def test_with_the_keys_of_another_stream_or_author_nothing_happens():
    elsewhere = HeldKeys("dossier/b", HELD.keys)
    change = change_of(seal.seal(DRAFT, HELD, COACH.keys))
    with pytest.raises(ValueError, match="another stream"):
        seal.seal(DRAFT, elsewhere, COACH.keys)
    with pytest.raises(ValueError, match="another stream"):
        seal.open_change(change, elsewhere, COACH.known)
    with pytest.raises(ValueError, match="or account"):
        seal.open_change(change, HELD, someone("coach-2").known)


def test_a_record_that_does_not_fit_in_one_operation_is_told_before_it_is_sent():
    hard_to_compress = encoding.text64(os.urandom(300 * 1024))
    with pytest.raises(TooLarge):
        seal.seal(replace(DRAFT, content={"body": hard_to_compress}), HELD, COACH.keys)
    with pytest.raises(TooLarge):
        seal.seal(replace(DRAFT, content={"body": "a" * 1024 * 1024}), HELD, COACH.keys)
    easy = {"body": "huur " * 60_000}
    assert seal.open_change(
        change_of(seal.seal(replace(DRAFT, content=easy), HELD, COACH.keys)), HELD, COACH.known
    ) == (Opened(easy))

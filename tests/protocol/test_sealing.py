"""What is sealed opens for who has the key, and for nobody after one changed bit."""

import os
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol import keys, sealing
from app.protocol.keys import BadSignature, CannotOpen, PublicKeys
from app.protocol.membership import Wrap
from app.protocol.operations import Change, Operation
from app.protocol.sealing import BlobPlace, Draft
from tests.protocol.sealed import ACCOUNT, KEY, OPERATION, RECORD, WRAP

DEVICE = "018f0000-0000-7000-8000-0000000000dd"
DRAFT = Draft(
    "018f0000-0000-7000-8000-000000000001", "dossier/a", "b", 0, "018f00000000-0000", 1, "note", {"body": "brief"}
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def change_of(operation: Operation) -> Change:
    return Change(operation, 1, 1, "coach-1", DEVICE)


def test_the_known_operation_opens():
    change = change_of(Operation.parse(OPERATION.encode()))
    assert change.operation.encoded().decode() == OPERATION
    assert sealing.unseal(change, KEY, ACCOUNT.public.sign) == RECORD


def test_the_known_keys():
    assert KEY.id == "p8QE0FrYM4UqULxTfYlrpg"
    assert ACCOUNT.public.sign.hex() == "8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c"
    assert ACCOUNT.public.box.hex() == "ce8d3ad1ccb633ec7b70c17814a5c76ecd029685050d344745ba05870e587d59"
    assert keys.fingerprint(ACCOUNT.public) == "68346 52920 56116 24016 37544 27334"


def test_the_known_wrapping_opens():
    assert keys.unwrap(Wrap.parse(WRAP.encode()), ACCOUNT.box, ACCOUNT.public.sign) == KEY


@given(st.dictionaries(st.text(), VALUES, max_size=6), st.booleans())
def test_every_record_comes_back(content: dict[str, object], gone: bool):
    operation = sealing.seal(replace(DRAFT, content=content, gone=gone), KEY, ACCOUNT)
    received = Operation.parse(operation.encoded())
    assert received == operation
    assert sealing.unseal(change_of(received), KEY, ACCOUNT.public.sign) == content


def test_the_content_is_compressed_and_nowhere_in_clear():
    operation = sealing.seal(replace(DRAFT, content={"body": "huurachterstand " * 400}), KEY, ACCOUNT)
    assert b"huurachterstand" not in operation.encoded()
    assert len(operation.body or b"") < 400


@pytest.mark.parametrize(
    "change",
    [
        {"stream": "dossier/b"},
        {"id": "c"},
        {"kind": "visit"},
        {"schema_": 2},
        {"op": "018f0000-0000-7000-8000-000000000009"},
        {"base": 7},
        {"hlc": "018f00000001-0000"},
        {"gone": True},
        {"extra": '{"later":1}'},
    ],
)
def test_a_field_that_was_changed_is_seen_by_the_signature(change: dict[str, object]):
    operation = replace(sealing.seal(DRAFT, KEY, ACCOUNT), **change)
    with pytest.raises(BadSignature):
        sealing.unseal(change_of(operation), KEY, ACCOUNT.public.sign)


@pytest.mark.parametrize(
    "change", [{"stream": "dossier/b"}, {"id": "c"}, {"kind": "visit"}, {"schema_": 2}, {"op": DEVICE}]
)
def test_a_body_cannot_be_moved_even_by_a_member(change: dict[str, object]):
    moved = replace(sealing.seal(DRAFT, KEY, ACCOUNT), **change)
    resigned = moved.with_signature(ACCOUNT.signature(moved.signed()))
    with pytest.raises(CannotOpen):
        sealing.unseal(change_of(resigned), KEY, ACCOUNT.public.sign)


PLACE = BlobPlace("dossier/a", "foto")


@given(st.integers(0, 10_000))
def test_one_changed_bit_opens_nothing(bit: int):
    sealed = sealing.seal_blob(b"een foto", PLACE, KEY)
    place = bit % (len(sealed) * 8)
    changed = bytearray(sealed)
    changed[place // 8] ^= 1 << place % 8
    with pytest.raises(CannotOpen):
        sealing.unseal_blob(bytes(changed), PLACE, KEY)


@pytest.mark.parametrize("other", [BlobPlace("dossier/b", "foto"), BlobPlace("dossier/a", "andere")])
def test_a_blob_belongs_to_its_stream_and_record(other: BlobPlace):
    sealed = sealing.seal_blob(b"een foto", PLACE, KEY)
    assert sealing.unseal_blob(sealed, PLACE, KEY) == b"een foto"
    assert sealing.seal_blob(b"een foto", other, KEY)[:12] != sealed[:12]
    with pytest.raises(CannotOpen):
        sealing.unseal_blob(sealed, other, KEY)


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_a_blob_is_sealed_the_same_way_each_time_and_no_two_share_a_nonce(one: bytes, other: bytes):
    sealed = sealing.seal_blob(one, PLACE, KEY)
    assert sealing.seal_blob(one, PLACE, KEY) == sealed
    assert len(sealed) == len(one) + sealing.SEALED_MORE
    assert (sealing.seal_blob(other, PLACE, KEY)[:12] == sealed[:12]) == (one == other)
    assert sealing.seal_blob(one, PLACE, keys.new_stream_key())[:12] != sealed[:12]


def test_another_account_or_key_opens_nothing():
    change = change_of(sealing.seal(DRAFT, KEY, ACCOUNT))
    with pytest.raises(BadSignature):
        sealing.unseal(change, KEY, keys.new_account_keys().public.sign)
    with pytest.raises(CannotOpen):
        sealing.unseal(change, keys.new_stream_key(), ACCOUNT.public.sign)


def test_what_is_taken_away_needs_no_body():
    operation = sealing.seal(replace(DRAFT, content=None, gone=True), KEY, ACCOUNT)
    assert sealing.unseal(change_of(operation), KEY, ACCOUNT.public.sign) is None


def sealed_by_hand(content: bytes) -> Change:
    body = sealing.seal_bytes(content, KEY, sealing.associated_data(DRAFT, KEY.id))
    operation = replace(sealing.seal(DRAFT, KEY, ACCOUNT), body=body)
    return change_of(operation.with_signature(ACCOUNT.signature(operation.signed())))


@pytest.mark.parametrize(
    "content",
    [
        b"no zlib",
        zlib.compress(b"0" * (sealing.MOST_RECORD + 1)),
        zlib.compress(b"{}")[:-1],
        zlib.compress(b"{}") + b"rest",
        zlib.compress(b"[]"),
        zlib.compress(b'{"a":1,"a":2}'),
    ],
    ids=["no zlib", "too large", "cut", "more behind", "no object", "twice"],
)
def test_what_a_member_sealed_wrongly_is_refused(content: bytes):
    with pytest.raises(CannotOpen):
        sealing.unseal(sealed_by_hand(content), KEY, ACCOUNT.public.sign)


def test_a_record_that_is_too_large_is_not_sealed():
    with pytest.raises(sealing.TooLarge):
        sealing.seal(replace(DRAFT, content={"body": "x" * sealing.MOST_RECORD}), KEY, ACCOUNT)


def test_a_wrapping_is_for_one_recipient_and_of_one_hand():
    other = keys.new_account_keys()
    wrapped = keys.wrap(KEY, "dossier/a", "coach-2", other.public.box, ACCOUNT)
    assert keys.unwrap(Wrap.parse(wrapped.encoded()), other.box, ACCOUNT.public.sign) == KEY
    with pytest.raises(CannotOpen):
        keys.unwrap(wrapped, ACCOUNT.box, ACCOUNT.public.sign)
    with pytest.raises(BadSignature):
        keys.unwrap(wrapped, other.box, other.public.sign)
    with pytest.raises(BadSignature):
        keys.unwrap(replace(wrapped, stream="dossier/b"), other.box, ACCOUNT.public.sign)


def test_a_key_under_a_wrong_name_is_refused():
    wrapped = keys.wrap(KEY, "dossier/a", "coach-1", ACCOUNT.public.box, ACCOUNT)
    about = keys._about_wrap("dossier/a", "x" * 22, "coach-1")
    renamed = replace(wrapped, key="x" * 22, wrapped=keys.seal_to(ACCOUNT.public.box, KEY.secret, about))
    resigned = replace(renamed, sig=ACCOUNT.signature(keys.wrap_signed(renamed)))
    with pytest.raises(CannotOpen):
        keys.unwrap(resigned, ACCOUNT.box, ACCOUNT.public.sign)


def test_a_public_key_without_a_secret_is_refused():
    with pytest.raises(ValueError, match="shared key"):
        keys.seal_to(bytes(32), b"x", b"")
    with pytest.raises(CannotOpen):
        keys.open_sealed_to(ACCOUNT.box, bytes(32) + os.urandom(40), b"")


def test_no_key_is_shown():
    assert KEY.secret.hex() not in repr(KEY) + repr(ACCOUNT)
    assert repr(KEY.secret) not in repr(KEY)
    assert repr(ACCOUNT.sign) not in repr(ACCOUNT)


def test_fingerprints_differ():
    found = {keys.fingerprint(PublicKeys(bytes([n] * 32), bytes([n] * 32))) for n in range(50)}
    assert len(found) == 50
    assert {len(each) for each in found} == {35}


def test_the_keys_of_an_organisation_are_signed():
    content = keys.organisation_signed("schuldhulp", bytes(32), bytes([1] * 32))
    keys.require_signature(ACCOUNT.public.sign, ACCOUNT.signature(content), content)
    assert content != keys.organisation_signed("schuldhulp", bytes([1] * 32), bytes(32))

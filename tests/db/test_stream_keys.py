"""Keys of the sync in the encrypted store: none is lost, none is swapped, and none is outside it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol import keys
from app.protocol.held import HeldKeys, KnownAccount, Me, Trust
from app.protocol.keys import StreamKey
from db import stream_keys
from db.erasure import erase
from db.journal import Author
from db.store import Store
from db.stream_keys import Enrolment, OrganisationKey, OtherKeys, Stage
from tests.builders import a_dossier, a_session
from tests.profiles import an_open_store

URL, DEVICE = "https://hub.example", "018f0000-0000-7000-8000-0000000000dd"
STREAM = "dossier/a"


@pytest.fixture
def store():
    made = Store.in_memory()
    yield made
    made.close()


def an_enrolment(store: Store, account: str = "coach-1") -> Enrolment:
    me = Me(account, stream_keys.account_keys(store, URL, account))
    return Enrolment(URL, me, DEVICE, "s" * 43, "coach", "wijk")


def test_the_keys_of_an_account_are_made_once(store):
    made = stream_keys.account_keys(store, URL, "coach-1")
    assert stream_keys.account_keys(store, URL, "coach-1") == made
    assert stream_keys.account_keys(store, URL, "coach-2") != made
    assert stream_keys.account_keys(store, "https://elders.example", "coach-1") != made


def test_an_enrolment_comes_back_and_goes_on(store):
    assert stream_keys.enrolment_of(store) is None
    made = an_enrolment(store)
    stream_keys.keep_enrolment(store, made)
    assert stream_keys.enrolment_of(store) == made
    stream_keys.keep_enrolment(store, replace(made, stage=Stage.READY))
    assert stream_keys.enrolment_of(store) == replace(made, stage=Stage.READY)
    stream_keys.withdraw(store)
    assert stream_keys.enrolment_of(store) is None
    assert stream_keys.account_keys(store, URL, "coach-1") == made.me.keys


def test_a_second_laptop_keeps_the_keys_that_came_from_the_first(store):
    made = an_enrolment(store)
    linked = replace(made, me=Me("coach-1", keys.new_account_keys()))
    stream_keys.keep_enrolment(store, linked)
    assert stream_keys.enrolment_of(store) == linked


@given(st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=4, unique=True), max_size=5))
def test_keys_are_joined_and_none_is_lost(rounds: list[list[int]]):
    store = Store.in_memory()
    expected: set[int] = set()
    for each in rounds:
        fresh = HeldKeys(STREAM, tuple(StreamKey(bytes([nth]) * 32) for nth in each))
        before = stream_keys.held_keys(store, STREAM)
        kept = stream_keys.keep_keys(store, fresh)
        expected |= set(each)
        assert kept == before.joined_with(fresh) == stream_keys.held_keys(store, STREAM)
        assert {key.secret[0] for key in kept.keys} == expected
    assert stream_keys.all_held_keys(store) == ({STREAM: stream_keys.held_keys(store, STREAM)} if rounds else {})
    store.close()


def test_keys_are_kept_per_stream_and_destroyed_per_stream(store):
    for stream in (STREAM, "me/coach-1"):
        stream_keys.keep_keys(store, HeldKeys(stream, (keys.new_stream_key(), keys.new_stream_key())))
    with store.transaction() as db:
        stream_keys.destroy_keys(db, STREAM)
    assert stream_keys.held_keys(store, STREAM) == HeldKeys(STREAM)
    assert list(stream_keys.all_held_keys(store)) == ["me/coach-1"]


def test_erasing_a_dossier_destroys_the_keys_of_its_stream():
    session = a_session()
    dossier = a_dossier(session)
    stream_keys.keep_keys(session.store, HeldKeys(f"dossier/{dossier}", (keys.new_stream_key(),)))
    stream_keys.keep_keys(session.store, HeldKeys(STREAM, (keys.new_stream_key(),)))
    erase(session.store, Author(session.actor, session.device, session.now()), dossier)
    assert list(stream_keys.all_held_keys(session.store)) == [STREAM]
    session.store.close()


def test_public_keys_are_never_swapped_and_trust_only_grows(store):
    seen = KnownAccount("coach-2", keys.new_account_keys().public, Trust.SEEN)
    stream_keys.keep_account(store, seen)
    with pytest.raises(OtherKeys, match="coach-2"):
        stream_keys.keep_account(store, replace(seen, public=keys.new_account_keys().public, trust=Trust.COMPARED))
    stream_keys.keep_account(store, replace(seen, trust=Trust.COMPARED))
    stream_keys.keep_account(store, seen)
    assert stream_keys.known_accounts(store) == {"coach-2": replace(seen, trust=Trust.COMPARED)}
    stream_keys.forget_account(store, "coach-2")
    assert stream_keys.known_accounts(store) == {}
    with pytest.raises(ValueError, match="own account"):
        stream_keys.keep_account(store, replace(seen, trust=Trust.OWN))


def test_the_escrow_key_is_here_only_until_it_is_on_paper(store):
    made = OrganisationKey("wijk", b"b" * 32, b"e" * 32, b"B" * 32, b"E" * 32)
    assert stream_keys.organisation_key(store, "wijk") is None
    stream_keys.keep_organisation_key(store, made)
    assert stream_keys.organisation_key(store, "wijk") == made
    stream_keys.keep_organisation_key(store, OrganisationKey("wijk", made.box, made.escrow))
    assert stream_keys.organisation_key(store, "wijk") == made
    stream_keys.escrow_is_noted(store, "wijk")
    assert stream_keys.organisation_key(store, "wijk") == replace(made, escrow_private=None)
    with pytest.raises(OtherKeys, match="wijk"):
        stream_keys.keep_organisation_key(store, replace(made, escrow=b"x" * 32))
    stream_keys.drop_organisation_key(store, "wijk")
    assert stream_keys.organisation_key(store, "wijk") is None


def test_a_code_made_here_is_known_until_it_did_its_work(store):
    for code in ("KT-1", "KT-2", "KT-1"):
        stream_keys.keep_code(store, "coach-2", code)
    stream_keys.keep_code(store, "coach-3", "KT-3")
    assert stream_keys.made_codes(store) == {"coach-2": ("KT-1", "KT-2"), "coach-3": ("KT-3",)}
    stream_keys.forget_codes(store, "coach-3")
    stream_keys.forget_codes(store, "coach-2")
    assert stream_keys.made_codes(store) == {}


def test_no_secret_is_in_the_files_of_the_store_or_in_a_text(tmp_path: Path):
    store = an_open_store(tmp_path / "a.db")
    made = an_enrolment(store)
    stream_keys.keep_enrolment(store, made)
    held = stream_keys.keep_keys(store, HeldKeys(STREAM, (keys.new_stream_key(),)))
    organisation = OrganisationKey("wijk", b"b" * 32, b"e" * 32, b"B" * 32, b"E" * 32)
    stream_keys.keep_organisation_key(store, organisation)
    secrets = [made.me.keys.sign, made.me.keys.box, held.newest.secret, made.secret.encode(), b"E" * 32, URL.encode()]
    files = [place for place in tmp_path.iterdir() if place.is_file()]
    assert files
    for place in files:
        content = place.read_bytes()
        assert not [secret for secret in secrets if secret in content], place.name
    told = f"{made} {held} {organisation}"
    assert not [secret for secret in secrets[:5] if repr(secret)[2:-1] in told or secret.hex() in told]
    store.close()

"""A new passphrase, a new recovery code, a new data key; and what the old ones still open afterwards."""

from pathlib import Path

import pytest

from db import backup, keys
from db.faults import WrongPassphrase, WrongRecoveryCode
from db.recovery_code import new_code
from db.renewal import Step, change_passphrase, has_recovery, new_recovery, renew, settle
from db.store import Store, open_store
from tests.profiles import MOMENT, NEXT_PASSPHRASE, PASSPHRASE, an_open_store


@pytest.fixture
def store(tmp_path: Path):
    opened = an_open_store(tmp_path / "a.db")
    with opened.transaction() as db:
        db.execute("CREATE TABLE word (word TEXT NOT NULL) STRICT")
        db.execute("INSERT INTO word VALUES ('blijft')")
    yield opened
    opened.close()


def opens(store: Path, passphrase: str) -> bool:
    try:
        return bool(keys.keys_from_passphrase(keys.read(keys.key_path(store)), passphrase))
    except WrongPassphrase:
        return False


def test_a_changed_passphrase_opens_the_same_data_and_the_old_one_nothing(store: Store) -> None:
    made = backup.make(store, MOMENT)
    key = store.copy_of_key()
    change_passphrase(store, PASSPHRASE, NEXT_PASSPHRASE)
    for place in (store.path, made):
        assert opens(place, NEXT_PASSPHRASE)
        assert not opens(place, PASSPHRASE)
        assert keys.belongs(place, key)
    assert has_recovery(store.path)


def test_without_the_old_passphrase_nothing_changes(store: Store) -> None:
    before = keys.key_path(store.path).read_bytes()
    with pytest.raises(WrongPassphrase):
        change_passphrase(store, "geraden", NEXT_PASSPHRASE)
    assert keys.key_path(store.path).read_bytes() == before


def test_a_new_recovery_code_replaces_the_one_before(store: Store) -> None:
    first, second = new_recovery(store), new_recovery(store)
    file = keys.read(keys.key_path(store.path))
    assert keys.keys_from_code(file, second) == (store.copy_of_key(),)
    for other in (first, new_code()):
        with pytest.raises(WrongRecoveryCode):
            keys.keys_from_code(file, other)


def test_a_renewed_key_opens_with_the_new_secrets_only(store: Store) -> None:
    old, older_backup = store.copy_of_key(), backup.make(store, MOMENT)
    steps: list[Step] = []
    code = renew(store, NEXT_PASSPHRASE, MOMENT, steps.append)
    assert steps == list(Step)
    assert store.copy_of_key() != old
    assert store.db.conn.execute("SELECT word FROM word").fetchall() == [("blijft",)]
    assert not opens(store.path, PASSPHRASE)
    file = keys.read(keys.key_path(store.path))
    assert keys.keys_from_code(file, code) == keys.keys_from_passphrase(file, NEXT_PASSPHRASE)
    assert not older_backup.exists() or backup.listing(store.path) == (older_backup,)
    (made,) = backup.listing(store.path)
    assert not opens(made, PASSPHRASE)
    assert opens(made, NEXT_PASSPHRASE)


def test_the_store_goes_on_after_a_renewal(store: Store) -> None:
    renew(store, NEXT_PASSPHRASE, MOMENT)
    with store.transaction() as db:
        db.execute("INSERT INTO word VALUES ('erna')")
    key = store.copy_of_key()
    store.close()
    again = open_store(store.path, key)
    assert again.db.conn.execute("SELECT count(*) FROM word").fetchone() == (2,)
    again.close()


def test_nothing_is_to_be_settled_after_a_whole_renewal(store: Store) -> None:
    renew(store, NEXT_PASSPHRASE, MOMENT)
    before = keys.key_path(store.path).read_bytes()
    settle(store, (store.copy_of_key(),), MOMENT)
    assert keys.key_path(store.path).read_bytes() == before
    assert has_recovery(store.path)

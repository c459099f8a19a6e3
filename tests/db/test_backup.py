"""Backups are encrypted, checked, dated and rotated; restoring keeps what stood there."""

from datetime import timedelta
from pathlib import Path

import pytest

from db import backup, keys
from db.data_key import DataKey
from db.faults import BackupFailed, DiskTrouble, StoreDamaged, StoreInUse, WrongKey
from db.inspection import check_whole
from db.restore import restore
from db.store import Store, open_store
from tests.profiles import MOMENT, PASSPHRASE, an_open_store

FIVE_WORDS = ["een", "twee", "drie", "vier", "vijf"]


@pytest.fixture
def store(tmp_path: Path):
    opened = an_open_store(tmp_path / "a.db")
    with opened.transaction() as db:
        db.execute("CREATE TABLE word (word TEXT NOT NULL) STRICT")
        db.conn.executemany("INSERT INTO word VALUES (?)", [(word,) for word in FIVE_WORDS])
    yield opened
    opened.close()


def words(store: Store) -> list[str]:
    return [row[0] for row in store.db.conn.execute("SELECT word FROM word ORDER BY rowid")]


def test_a_backup_is_a_whole_encrypted_copy_with_its_own_keys(store: Store) -> None:
    made = backup.make(store, MOMENT)
    assert made.name == "2026-11-23_143000.db"
    assert not made.read_bytes().startswith(b"SQLite format 3")
    (key,) = keys.keys_from_passphrase(keys.read(keys.key_path(made)), PASSPHRASE)
    copy = open_store(made, key)
    assert words(copy) == FIVE_WORDS
    copy.close()


def test_a_backup_made_while_open_holds_what_is_still_in_the_log(store: Store) -> None:
    assert store.path.with_name("a.db-wal").stat().st_size > 0
    made = backup.make(store, MOMENT)
    assert sorted(path.name for path in made.parent.iterdir()) == [
        "2026-11-23_143000.db",
        "2026-11-23_143000.sleutel.json",
    ]


def test_two_backups_in_one_second_both_stay_in_order(store: Store) -> None:
    first, second = backup.make(store, MOMENT), backup.make(store, MOMENT)
    assert backup.listing(store.path) == (second, first)


def test_only_the_newest_stay(store: Store) -> None:
    made = [backup.make(store, MOMENT + timedelta(days=day), kept=3) for day in range(5)]
    assert backup.listing(store.path) == tuple(reversed(made[2:]))
    assert len(list(backup.folder_of(store.path).iterdir())) == 6


def test_a_clock_that_was_set_back_does_not_throw_away_the_new_one(store: Store) -> None:
    for day in range(2):
        backup.make(store, MOMENT + timedelta(days=day), kept=2)
    made = backup.make(store, MOMENT - timedelta(days=9), kept=2)
    assert backup.listing(store.path) == (made.with_name("2026-11-24_143000.db"), made)


def test_even_keeping_none_keeps_the_one_just_made(store: Store) -> None:
    made = backup.make(store, MOMENT, kept=0)
    assert backup.listing(store.path) == (made,)


def test_a_copy_that_does_not_check_out_is_thrown_away(store: Store) -> None:
    older = backup.make(store, MOMENT)
    store.db.conn.execute("PRAGMA ignore_check_constraints=ON")
    store.db.execute("CREATE TABLE rule (word TEXT CHECK (word = 'ja')) STRICT")
    store.db.execute("INSERT INTO rule VALUES ('nee')")
    with pytest.raises(BackupFailed):
        backup.make(store, MOMENT + timedelta(days=1), kept=1)
    assert backup.listing(store.path) == (older,)
    assert len(list(backup.folder_of(store.path).iterdir())) == 2


def test_a_place_that_cannot_be_written_is_a_fault(store: Store) -> None:
    backup.folder_of(store.path).write_bytes(b"")
    with pytest.raises(DiskTrouble):
        backup.make(store, MOMENT)


def test_restoring_brings_back_that_moment_and_keeps_the_present_as_a_backup(store: Store) -> None:
    made = backup.make(store, MOMENT)
    with store.transaction() as db:
        db.execute("INSERT INTO word VALUES ('later')")
    key = store.copy_of_key()
    store.close()
    restored = restore(made, store.path, key, (key,), MOMENT + timedelta(hours=1))
    assert words(restored) == FIVE_WORDS
    restored.close()
    kept = backup.listing(store.path)[0]
    check_whole(kept, key)
    before = open_store(kept, key)
    assert words(before) == [*FIVE_WORDS, "later"]
    before.close()


def test_restoring_over_a_damaged_store_sets_it_aside_and_forgets_its_log(store: Store) -> None:
    made = backup.make(store, MOMENT)
    with store.transaction() as db:
        db.execute("INSERT INTO word VALUES ('in the log')")
    log = store.path.with_name("a.db-wal").read_bytes()
    key = store.copy_of_key()
    store.close()
    damaged = store.path.read_bytes()[:5000]
    store.path.write_bytes(damaged)
    store.path.with_name("a.db-wal").write_bytes(log)
    keys.key_path(store.path).write_bytes(b"weg")
    restored = restore(made, store.path, key, (), MOMENT)
    assert words(restored) == FIVE_WORDS
    restored.close()
    aside = [path for path in made.parent.iterdir() if path.name.startswith("beschadigd")]
    assert damaged in [path.read_bytes() for path in aside]
    assert backup.remove_all(store.path) == 1
    assert list(made.parent.iterdir()) == []


def test_restoring_into_an_empty_folder_brings_the_keys_along(store: Store, tmp_path: Path) -> None:
    made = backup.make(store, MOMENT)
    target = tmp_path / "nieuwe computer" / "a.db"
    restored = restore(made, target, store.copy_of_key(), (), MOMENT)
    assert words(restored) == FIVE_WORDS
    restored.close()
    assert len(keys.keys_from_passphrase(keys.read(keys.key_path(target)), PASSPHRASE)) == 1


def test_restoring_waits_until_the_store_is_closed(store: Store) -> None:
    made = backup.make(store, MOMENT)
    with pytest.raises(StoreInUse):
        restore(made, store.path, store.copy_of_key(), (), MOMENT)
    assert words(store) == FIVE_WORDS


@pytest.mark.parametrize("harm", [lambda content: content[:4096], lambda content: content[:9000] + content[9001:]])
def test_a_damaged_backup_is_refused_and_the_store_stays(store: Store, harm) -> None:
    made = backup.make(store, MOMENT)
    made.write_bytes(harm(made.read_bytes()))
    key = store.copy_of_key()
    store.close()
    with pytest.raises(StoreDamaged):
        restore(made, store.path, key, (key,), MOMENT)
    again = open_store(store.path, key)
    assert words(again) == FIVE_WORDS
    again.close()


def test_a_backup_of_another_key_is_refused(store: Store) -> None:
    made = backup.make(store, MOMENT)
    with pytest.raises(WrongKey):
        check_whole(made, DataKey.new())

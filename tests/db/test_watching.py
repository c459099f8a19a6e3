"""Work that is looked in on can be ended halfway; then nothing of it is kept, and the store goes on as it was."""

from pathlib import Path

import pytest

from app.errors import UserError
from db import backup, watching
from db.driver import DriverError
from db.store import Store
from db.watching import watched
from tests.profiles import MOMENT, an_open_store

MANY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) "


class Enough(UserError):
    """What a person who stops it makes of it."""


@pytest.fixture
def store(tmp_path: Path):
    opened = an_open_store(tmp_path / "a.db")
    with opened.transaction() as db:
        db.execute("CREATE TABLE word (word INTEGER NOT NULL) STRICT")
    yield opened
    opened.close()


def stopping_after(looks: int):
    left = [looks]

    def look(*_done: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Enough("services.stopped")

    return look


def count(store: Store) -> int:
    return int(store.db.conn.execute("SELECT count(*) FROM word").fetchone()[0])


def fill(store: Store, look) -> None:
    with store.transaction() as db, watched(db, look):
        db.execute("INSERT INTO word VALUES (0)")
        db.execute(f"INSERT INTO word {MANY} SELECT i FROM n")


def test_a_statement_that_is_stopped_leaves_nothing_of_its_transaction(store: Store):
    with pytest.raises(Enough):
        fill(store, stopping_after(3))
    assert count(store) == 0
    fill(store, stopping_after(1_000_000))
    assert count(store) == 400_001


def test_afterwards_nobody_looks_any_more(store: Store):
    with pytest.raises(Enough):
        fill(store, stopping_after(0))
    assert store.db.conn.execute(f"{MANY} SELECT count(*) FROM n").fetchone() == (400_000,)


def test_an_error_of_its_own_passes_unchanged(store: Store):
    with pytest.raises(DriverError), watched(store.db, stopping_after(1)):
        store.db.conn.execute("SELECT nothing")


@pytest.mark.parametrize("looks", [0, 1, 5, 20])
def test_a_backup_that_is_stopped_leaves_no_file_and_the_older_ones_stay(store: Store, monkeypatch, looks: int):
    fill(store, lambda: None)
    older = backup.make(store, MOMENT)
    before = sorted(older.parent.iterdir())
    monkeypatch.setattr(watching, "_EVERY", 1000)
    with pytest.raises(Enough):
        backup.make(store, MOMENT, 7, stopping_after(looks))
    assert sorted(older.parent.iterdir()) == before
    assert count(store) == 400_001
    assert backup.make(store, MOMENT).exists()


def test_a_backup_tells_how_far_it_is(store: Store, monkeypatch):
    fill(store, lambda: None)
    monkeypatch.setattr(watching, "_EVERY", 1000)
    told: list[float] = []
    backup.make(store, MOMENT, 7, lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert told[-1] == 1
    assert 0.5 in told, "written, and being checked"

"""Older stores follow the schema; a step that goes wrong changes nothing."""

from pathlib import Path

import pytest

from db import backup
from db.driver import Database, DriverError, connect
from db.faults import DiskFull
from db.inspection import SCHEMA_VERSION, connect_with
from db.migrate import Migration, bring_up_to_date, migrations, run
from db.store import Store, open_store
from tests.profiles import MOMENT, an_open_store

ROOMS = Migration(SCHEMA_VERSION + 1, "rooms", "CREATE TABLE room (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;")
CHAIRS = Migration(
    SCHEMA_VERSION + 2,
    "chairs",
    "CREATE TABLE chair (id INTEGER PRIMARY KEY, room_id INTEGER NOT NULL REFERENCES room (id)) STRICT;"
    "INSERT INTO room VALUES (1, 'keuken'); INSERT INTO chair VALUES (1, 1);",
)


@pytest.fixture
def store(tmp_path: Path):
    opened = an_open_store(tmp_path / "a.db")
    yield opened
    opened.close()


def everything_in(db: Database) -> list[tuple[object, ...]]:
    """Tables, indexes, triggers and their SQL, without differences of layout."""
    rows = db.conn.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    return [(*row[:3], " ".join(str(row[3]).split())) for row in rows]


def test_the_migrations_lead_to_exactly_the_schema() -> None:
    """On a failure: add a migration; one that has landed is never edited, for somebody may have such a store."""
    fresh, migrated = Store.in_memory(), connect(None)
    for step in migrations():
        run(migrated, step)
    assert everything_in(migrated) == everything_in(fresh.db)
    assert migrated.conn.execute("PRAGMA application_id").fetchone() == (
        fresh.db.conn.execute("PRAGMA application_id").fetchone()
    )
    fresh.close()
    migrated.close()


def test_the_migrations_are_numbered_without_gaps_up_to_the_version_of_the_program() -> None:
    versions = [step.version for step in migrations()]
    assert versions == sorted(set(versions))
    assert (versions[0], versions[-1]) == (1, SCHEMA_VERSION)
    assert all(step.name and step.sql for step in migrations())


def test_a_store_of_today_needs_nothing_and_gets_no_backup(store: Store) -> None:
    assert bring_up_to_date(store, MOMENT) == 0
    assert backup.listing(store.path) == ()


def test_an_older_store_gets_a_backup_and_every_step_it_missed(store: Store) -> None:
    assert bring_up_to_date(store, MOMENT, [ROOMS, CHAIRS]) == 2
    assert store.version == CHAIRS.version
    assert store.db.conn.execute("SELECT name FROM room JOIN chair ON room_id = room.id").fetchall() == [("keuken",)]
    assert store.db.conn.execute("PRAGMA foreign_keys").fetchone() == (1,)
    (copy,) = backup.listing(store.path)
    before = connect_with(copy, store.copy_of_key())
    assert before.conn.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert "room" not in before.table_names()
    before.close()


@pytest.mark.parametrize(
    ("sql", "error"),
    [
        ("CREATE TABLE lamp (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);", DriverError),
        ("CREATE TABLE lamp (id INTEGER) STRICT; INSERT INTO chair VALUES (2, 99);", ValueError),
    ],
    ids=["wrong SQL", "a broken reference"],
)
def test_a_step_that_fails_leaves_the_store_at_the_one_before(store: Store, sql: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        bring_up_to_date(store, MOMENT, [ROOMS, CHAIRS, Migration(CHAIRS.version + 1, "wrong", sql)])
    assert store.version == CHAIRS.version
    assert "lamp" not in store.db.table_names()
    assert store.db.conn.execute("PRAGMA foreign_keys").fetchone() == (1,)
    with store.transaction() as db:
        db.execute("INSERT INTO room VALUES (2, 'gang')")


def test_a_store_of_the_first_version_keeps_its_rows_and_takes_the_new_words() -> None:
    old = connect(None)
    first, *later = migrations()
    run(old, first)
    moment, dossier = "2026-11-23T10:00:00", "d" * 36
    old.conn.execute(
        f"INSERT INTO dossier (id, label, created_at, stream) VALUES ('{dossier}', 'Gezin', '{moment}', 's')"
    )
    old.conn.execute(
        "INSERT INTO visit (id, dossier_id, type, state, starts_at, minutes, step, stream)"
        f" VALUES ('{'v' * 36}', '{dossier}', 'vervolg', 'bezig', '{moment}', 90, 'wonen', 's')"
    )
    for step in later:
        run(old, step)
    assert old.conn.execute("SELECT step FROM visit").fetchall() == [("wonen",)]
    for word in ("belasting", "rondgang", "meten", "besparen"):
        old.conn.execute("UPDATE visit SET step = ?, type = 'energie'", (word,))
    with pytest.raises(DriverError):
        old.conn.execute("UPDATE visit SET step = 'zolder'")
    assert old.conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    old.close()


def test_findings_and_agreements_of_an_older_store_keep_their_rows_and_their_places() -> None:
    old = connect(None)
    later = [step for step in migrations() if step.name == "goals"]
    for step in migrations():
        if step.version < later[0].version:
            run(old, step)
    moment, dossier, visit = "2026-11-23T10:00:00", "d" * 36, "v" * 36
    old.conn.execute(
        f"INSERT INTO dossier (id, label, created_at, stream) VALUES ('{dossier}', 'Gezin', '{moment}', 's')"
    )
    old.conn.execute(
        "INSERT INTO visit (id, dossier_id, type, state, starts_at, minutes, step, stream)"
        f" VALUES ('{visit}', '{dossier}', 'vervolg', 'bezig', '{moment}', 90, 'wonen', 's')"
    )
    old.conn.execute(
        "INSERT INTO finding (id, dossier_id, regeling, state, planned_per_year, realised, stream, extra)"
        f" VALUES ('{'f' * 36}', '{dossier}', 'zorgtoeslag', 'toegekend', 88300, 87600, 's', '{{\"kat\": 1}}')"
    )
    old.conn.execute(
        "INSERT INTO agreement (id, visit_id, dossier_id, position, what, who, due, regeling, stream)"
        f" VALUES ('{'a' * 36}', '{visit}', '{dossier}', 2, 'Bellen', 'coach', '2026-12-01', 'zorgtoeslag', 's')"
    )
    run(old, later[0])
    found = "SELECT regeling, planned_per_year, realised, realised_since, extra FROM finding"
    assert old.conn.execute(found).fetchall() == [("zorgtoeslag", 88300, 87600, None, '{"kat": 1}')]
    agreed = "SELECT position, what, regeling, first_step_on FROM agreement"
    assert old.conn.execute(agreed).fetchall() == [(2, "Bellen", "zorgtoeslag", None)]
    with pytest.raises(DriverError, match="UNIQUE"):
        old.conn.execute(
            "INSERT INTO finding (id, dossier_id, regeling, state, stream)"
            f" VALUES ('{'g' * 36}', '{dossier}', 'zorgtoeslag', 'gepland', 's')"
        )
    assert old.conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    old.close()


def test_a_step_that_does_not_fit_on_the_disk_is_a_fault_of_the_world(store: Store) -> None:
    pages = store.db.conn.execute("PRAGMA page_count").fetchone()[0]
    store.db.conn.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(DiskFull):
        bring_up_to_date(store, MOMENT, [ROOMS, CHAIRS])
    assert store.version == SCHEMA_VERSION


def test_a_migrated_store_opens_with_its_rows(store: Store) -> None:
    bring_up_to_date(store, MOMENT, [Migration(SCHEMA_VERSION, "done before", "SELECT nonsense")])
    key = store.copy_of_key()
    store.close()
    again = open_store(store.path, key)
    assert again.version == SCHEMA_VERSION
    again.close()

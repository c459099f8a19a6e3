"""The open store: encrypted, one transaction at a time, and faults of the world told apart from bugs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from app.texts import has_text
from db import faults
from db.data_key import DataKey
from db.driver import Database, DriverError, connect
from db.inspection import APPLICATION_ID, connect_with
from db.store import Store, create_store, open_store
from tests.profiles import an_open_store

ROOT = Path(__file__).resolve().parents[2]
DRIVERS = {"sqlite3", "sqlcipher3", "sqlite_utils", "pysqlite3"}


@pytest.fixture
def store(tmp_path: Path):
    opened = an_open_store(tmp_path / "a.db")
    with opened.transaction() as db:
        db.execute("CREATE TABLE word (word TEXT NOT NULL) STRICT")
    yield opened
    opened.close()


def words(db: Database) -> list[str]:
    return [row[0] for row in db.conn.execute("SELECT word FROM word ORDER BY rowid")]


def add(store: Store, word: str | None) -> None:
    with store.transaction() as db:
        db.execute("INSERT INTO word VALUES (?)", (word,))


def add_and_stumble(store: Store, word: str) -> None:
    with store.transaction() as db:
        db.execute("INSERT INTO word VALUES (?)", (word,))
        raise ZeroDivisionError


def test_the_file_is_encrypted_and_readable_by_its_owner_only(store: Store) -> None:
    add(store, "keukentafel")
    store.close()
    content = store.path.read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert b"keukentafel" not in content
    assert b"CREATE TABLE" not in content
    if sys.platform != "win32":
        assert store.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("application_id", APPLICATION_ID),
        ("cipher_log_level", "NONE"),
    ],
)
def test_the_connection_is_tuned_for_safety(store: Store, pragma: str, value: object) -> None:
    assert store.db.conn.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        add_and_stumble(store, "half")
    assert words(store.db) == []


def test_an_inner_transaction_can_fail_on_its_own(store: Store) -> None:
    with store.transaction() as db:
        db.execute("INSERT INTO word VALUES ('outer')")
        with pytest.raises(ZeroDivisionError):
            add_and_stumble(store, "inner")
    assert words(store.db) == ["outer"]


def test_what_was_committed_is_there_after_opening_again(store: Store) -> None:
    add(store, "blijft")
    key = store.copy_of_key()
    store.close()
    again = open_store(store.path, key)
    assert words(again.db) == ["blijft"]
    again.close()


def test_a_reading_sees_one_moment_and_never_writes(store: Store) -> None:
    add(store, "eerst")
    with store.reading() as db:
        assert words(db) == ["eerst"]
        db.conn.execute("INSERT INTO word VALUES ('stiekem')")
    assert words(store.db) == ["eerst"]


def test_a_broken_rule_of_the_schema_is_a_bug_not_a_fault(store: Store) -> None:
    with pytest.raises(DriverError, match="NOT NULL"):
        add(store, None)


def test_another_connection_that_holds_on_makes_the_store_busy(store: Store) -> None:
    other = connect_with(store.path, store.copy_of_key())
    other.conn.execute("BEGIN IMMEDIATE")
    store.db.conn.execute("PRAGMA busy_timeout=10")
    with pytest.raises(faults.StoreBusy):
        add(store, "wacht")
    other.conn.rollback()
    other.close()
    add(store, "nu wel")
    assert words(store.db) == ["nu wel"]


def test_a_closed_store_refuses_and_has_forgotten_its_key(store: Store) -> None:
    key = store._key
    store.close()
    store.close()
    for use in (store.transaction, store.reading):
        with pytest.raises(faults.StoreClosed), use():
            pass
    with pytest.raises(faults.StoreClosed):
        store.write_copy(store.path.with_name("b.db"))
    assert key is not None
    with pytest.raises(ValueError, match="wiped"):
        key.reveal()


def test_a_new_store_never_replaces_a_file(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    place.write_bytes(b"iets anders")
    with pytest.raises(faults.StoreExists):
        create_store(place, DataKey.new())
    assert place.read_bytes() == b"iets anders"


def test_a_store_cannot_be_made_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(faults.DiskTrouble):
        create_store(tmp_path / "nergens" / "a.db", DataKey.new())


def test_leftovers_of_a_creation_cut_short_do_not_stand_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a.db.nieuw").write_bytes(b"half")
    create_store(tmp_path / "a.db", DataKey.new()).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.db", "a.slot"]


def test_the_text_form_of_a_key_tells_nothing() -> None:
    key = DataKey(bytes(range(1, 33)))
    assert key.reveal().hex() not in repr(key) + str(key)
    assert key == key.copy()
    assert key != DataKey.new()
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(b"kort")


def test_a_store_in_memory_has_the_same_schema_and_no_file(tmp_path: Path) -> None:
    memory = Store.in_memory()
    on_disk = an_open_store(tmp_path / "a.db")
    assert memory.db.schema == on_disk.db.schema
    assert memory.version == on_disk.version
    for nothing in (lambda: memory.path, memory.copy_of_key):
        with pytest.raises(ValueError, match="in memory"):
            nothing()
    memory.close()
    on_disk.close()


def test_every_fault_has_words_of_its_own() -> None:
    kinds = [kind for kind in vars(faults).values() if isinstance(kind, type) and issubclass(kind, faults.StoreFault)]
    ids = [kind.id_of_text for kind in kinds if kind is not faults.StoreFault]
    assert len(ids) > 15
    assert len(ids) == len(set(ids))
    assert [name for name in ids if not has_text(name)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "db").glob("*.py")), ids=lambda path: path.stem)
def test_only_the_driver_imports_a_driver(path: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    assert path.name == "driver.py" or not imported & DRIVERS


def run_python(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)


def test_every_order_of_imports_ends_with_the_same_driver() -> None:
    program = """
import importlib, sys
from pathlib import Path
for path in sorted(Path('db').glob('*.py')):
    if 'db.driver' not in path.read_text(encoding='utf-8'):
        continue
    for name in [n for n in sys.modules if n.split('.')[0] in ('db', 'sqlite_utils', 'pysqlite3')]:
        del sys.modules[name]
    importlib.import_module('db.' + path.stem)
    import sqlcipher3
    assert sys.modules['sqlite_utils'].utils.OperationalError is sqlcipher3.OperationalError, path
print('same')
"""
    done = run_python(program)
    assert done.stdout == "same\n", done.stderr


def test_importing_sqlite_utils_too_early_is_refused() -> None:
    done = run_python("import sqlite_utils\nimport db.driver")
    assert done.returncode == 1
    assert "imported before db.driver" in done.stderr


def test_the_room_itself_imports_nothing() -> None:
    done = run_python("import db, sys\nprint('sqlcipher3' in sys.modules, 'sqlite_utils' in sys.modules)")
    assert done.stdout == "False False\n", done.stderr


def test_a_connection_in_memory_loads_no_plugins() -> None:
    db = connect(None)
    assert db.conn.execute("PRAGMA cipher_version").fetchone()[0]
    db.close()

"""Older stores follow the schema, one numbered step at a time, after a backup; a step that fails changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

from db import backup
from db.driver import Database
from db.faults import driver_faults
from db.store import Store, run_in_one_transaction


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: the version it leads to, what it is for, and its SQL."""

    version: int
    name: str
    sql: str


def migrations() -> tuple[Migration, ...]:
    """All steps in ``db/migrations/NNNN_what.sql``, in order; the first one makes an empty database ours."""
    places = [place for place in files("db").joinpath("migrations").iterdir() if place.name.endswith(".sql")]
    found = [Migration(int(place.name[:4]), place.name[5:-4], place.read_text(encoding="utf-8")) for place in places]
    return tuple(sorted(found, key=lambda migration: migration.version))


def bring_up_to_date(store: Store, at: datetime, steps: Sequence[Migration] | None = None) -> int:
    """Make a backup and run the steps this store has not had; returns how many there were.

    Raises a fault of the disk, with the store at the last step that was completed.
    """
    version = store.version
    pending = [step for step in (migrations() if steps is None else steps) if step.version > version]
    if pending:
        backup.make(store, at)
        with driver_faults():
            for step in pending:
                run(store.db, step)
    return len(pending)


def run(db: Database, step: Migration) -> None:
    """One step and its number in one transaction, with references checked before it counts."""
    db.conn.execute("PRAGMA foreign_keys=OFF")  # a table may be rebuilt while others refer to it
    try:
        run_in_one_transaction(db, step.sql, step.version, check=require_whole_references)
    finally:
        db.conn.execute("PRAGMA foreign_keys=ON")


def require_whole_references(db: Database) -> None:
    """Raises ValueError when a row refers to a row that is not there: the migration is wrong."""
    broken = db.conn.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise ValueError(f"a migration left a broken reference in {broken[0]}")

"""Putting a backup back: what stood there is kept, and what was erased for good does not come back with it."""

from datetime import datetime
from pathlib import Path

from app.domain.ids import DossierId
from db import backup as backups
from db import keys
from db.data_key import DataKey
from db.durable_file import copy_durably, disk_faults
from db.faults import StoreFault, driver_faults
from db.inspection import check_whole, connect_with
from db.key_generation import Generation, KeyFile
from db.lock import StoreLock
from db.store import Store, open_store
from db.watching import Look


def restore(backup: Path, store: Path, key: DataKey, present: tuple[DataKey, ...], at: datetime) -> Store:
    """Put a backup in the place of the store and open it with its data key.

    ``present`` are the keys that may open what stands there now: it is then kept as a backup, and set aside as
    damaged otherwise. A crash in between leaves the old store or the restored one, and each of them opens. Raises
    StoreInUse while the store is open, StoreDamaged when the backup is not whole, or a fault of the disk; the
    store is then untouched.
    """
    with disk_faults():
        store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = StoreLock(store)
    try:
        check_whole(backup, key)
        _set_aside(store, present, at)
        _merge_keys(backup, store)
        copy_durably(backup, store)
        opened = open_store(store, key, lock)
    except BaseException:
        lock.release()
        raise
    generation = keys.read(keys.key_path(store)).of(key)
    if generation is not None:
        keys.write(keys.key_path(store), KeyFile((generation,)))
    return opened


def erased_in(store: Path, present: tuple[DataKey, ...]) -> tuple[DossierId, ...]:
    """The permanent erasure list of a store that is not open; empty when none of the keys opens it."""
    for key in present:
        try:
            with driver_faults():
                db = connect_with(store, key)
                try:
                    rows = db.conn.execute("SELECT dossier_id FROM erased").fetchall()
                finally:
                    db.close()
        except StoreFault:
            continue
        return tuple(DossierId(str(row[0])) for row in rows)
    return ()


def erased_records_in(store: Path, present: tuple[DataKey, ...]) -> tuple[str, ...]:
    """The records erased for good in a store that is not open; empty when none of the keys opens it, or when it is
    from before there was such a list."""
    for key in present:
        try:
            with driver_faults():
                db = connect_with(store, key)
                try:
                    known = "erased_record" in db.table_names()
                    rows = db.conn.execute("SELECT record_id FROM erased_record").fetchall() if known else []
                finally:
                    db.close()
        except StoreFault:
            continue
        return tuple(str(row[0]) for row in rows)
    return ()


def still_held(store: Store, erased: tuple[DossierId, ...]) -> tuple[DossierId, ...]:
    """Which of these dossiers came back and have to be erased again; the others go on the list at once."""
    with store.transaction() as db:
        held = {str(row[0]) for row in db.conn.execute("SELECT id FROM dossier")}
        gone = [(dossier_id,) for dossier_id in erased if dossier_id not in held]
        db.conn.executemany("INSERT OR IGNORE INTO erased VALUES (?)", gone)
    return tuple(dossier_id for dossier_id in erased if dossier_id in held)


def opens(store: Path, key: DataKey, look: Look = lambda: None) -> bool:
    """Whether a store or backup is whole and of this key. Raises what ``look`` raises."""
    try:
        check_whole(store, key, look)  # closing the last connection also brings its log in
    except StoreFault:
        return False
    return True


def _set_aside(store: Path, present: tuple[DataKey, ...], at: datetime) -> None:
    """Keep what stood here, and leave no log behind that would be replayed into the restored file."""
    if not store.exists():
        return
    aside = backups.free_name(store, at)
    if any(opens(store, key) for key in present):
        copy_durably(keys.key_path(store), keys.key_path(aside))
    else:
        aside = aside.with_name(f"{backups.DAMAGED}-{aside.stem}")
    copy_durably(store, aside)
    with disk_faults():
        for log in backups.logs_beside(store):
            if log.exists():
                log.replace(aside.with_name(aside.name + log.name.removeprefix(store.name)))


def _merge_keys(backup: Path, store: Path) -> None:
    """Until the file itself is in place both the old and the restored store must open."""
    present, coming = (_generations(keys.key_path(path)) for path in (store, backup))
    known = {generation.id for generation in present}
    merged = (*present, *(generation for generation in coming if generation.id not in known))
    keys.write(keys.key_path(store), KeyFile(merged))


def _generations(path: Path) -> tuple[Generation, ...]:
    try:
        return keys.read(path).generations
    except StoreFault:
        return ()

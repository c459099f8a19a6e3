"""Backups: encrypted copies with the key file beside them, checked after writing, dated, the oldest thrown away."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from db import keys
from db.data_key import DataKey
from db.durable_file import copy_durably, disk_faults, move_durably
from db.faults import BackupFailed, StoreDamaged, StoreFault, WrongKey
from db.inspection import check_whole
from db.key_generation import KeyFile
from db.store import Store
from db.watching import Step, unwatched

FOLDER = "reservekopie"
DEFAULT_KEPT = 7
DAMAGED = "beschadigd"


def make(store: Store, at: datetime, kept: int = DEFAULT_KEPT, step: Step = unwatched) -> Path:
    """Write and check a backup dated ``at``, then remove all but the newest ``kept``.

    Raises BackupFailed when the copy does not check out, a fault of the disk, or what ``step`` raises; older backups
    are then untouched, and nothing of the new one is left. ``step`` is told bytes: first those written, then as many
    checked.
    """
    target = free_name(store.path, at)
    partial = target.with_suffix(".deel")
    key = store.copy_of_key()
    try:
        size = store.size
        store.write_copy(partial, lambda: step(min(_size(partial), size), 2 * size))
        check_whole(partial, key, lambda: step(size, 2 * size))
        step(2 * size, 2 * size)
        with disk_faults():
            partial.chmod(0o600)
        _write_keys(store.path, target, key)
        move_durably(partial, target)
    except (StoreDamaged, WrongKey) as error:
        raise BackupFailed from error
    finally:
        key.wipe()
        _remove(partial)
        if not target.exists():
            _remove(keys.key_path(target))
    others = [backup for backup in listing(store.path) if backup != target]  # a clock that was set back harms none
    for old in others[max(kept - 1, 0) :]:
        remove(old)
    return target


def listing(store: Path) -> tuple[Path, ...]:
    """All backups of a store, the newest first."""
    return tuple(sorted(folder_of(store).glob("*.db"), key=lambda path: path.stem, reverse=True))


def made_at(backup: Path) -> datetime | None:
    """The moment in the name of a backup (local time); None for a file that is not called by us."""
    try:
        return datetime.strptime(backup.stem[:17], "%Y-%m-%d_%H%M%S")  # noqa: DTZ007 - names hold local time
    except ValueError:
        return None


def remove(backup: Path) -> None:
    """Remove one backup with its keys."""
    for path in (backup, keys.key_path(backup), *logs_beside(backup)):
        _remove(path)


def remove_all(store: Path, but: Path | None = None) -> int:
    """Remove every backup but one, and what was set aside as damaged; tells how many backups went."""
    doomed = [backup for backup in listing(store) if backup != but]
    for backup in doomed:
        remove(backup)
    for leftover in folder_of(store).glob(f"{DAMAGED}-*"):
        _remove(leftover)
    return len(doomed)


def follow_key_file(store: Path, key: DataKey) -> None:
    """Give the backups with the same data key the new key file, so that an old passphrase no longer opens them."""
    for backup in listing(store):
        with suppress(StoreFault):  # a backup whose keys cannot be read stays as it is
            if keys.belongs(backup, key):
                copy_durably(keys.key_path(store), keys.key_path(backup))


def folder_of(store: Path) -> Path:
    """Where the backups of a store are; the folder need not exist."""
    return store.parent / FOLDER


def free_name(store: Path, at: datetime) -> Path:
    """A name for a backup of this moment that comes after those already there; its folder is made."""
    folder = folder_of(store)
    with disk_faults():
        folder.mkdir(mode=0o700, exist_ok=True)
    stem = f"{at:%Y-%m-%d_%H%M%S}"
    taken = [path.stem.removeprefix(stem) for path in listing(store) if path.stem.startswith(stem)]
    latest = max((int(number[1:] or 1) for number in taken), default=0)
    return folder / f"{stem}-{latest + 1:02}.db" if latest else folder / f"{stem}.db"


def logs_beside(store: Path) -> tuple[Path, ...]:
    """The files that SQLite keeps beside a database while it is open, or after a crash."""
    return tuple(store.with_name(store.name + ending) for ending in ("-wal", "-shm"))


def _write_keys(store: Path, backup: Path, key: DataKey) -> None:
    """Only the generation of its own key: while a leaked one is being replaced that one does not come along."""
    own = keys.read(keys.key_path(store)).of(key)
    if own is None:
        raise WrongKey
    keys.write(keys.key_path(backup), KeyFile((own,)))


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _remove(path: Path) -> None:
    with disk_faults():
        path.unlink(missing_ok=True)

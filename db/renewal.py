"""A new data key, for when a passphrase leaked. A crash at any moment leaves a store that opens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from db import backup, keys
from db.data_key import DataKey
from db.faults import StoreFault
from db.key_generation import KeyFile
from db.key_slot import SlotKind
from db.recovery_code import letters_of, new_code
from db.store import Store


class Step(StrEnum):
    """How far a renewal came; told to whoever watches it."""

    BOTH_KEYS_WRITTEN = "both keys written"
    ENCRYPTED_ANEW = "encrypted anew"
    BACKED_UP = "backed up"
    OLD_KEY_DROPPED = "old key dropped"


def _unwatched(_step: Step) -> None:
    pass


def renew(store: Store, passphrase: str, at: datetime, watch: Callable[[Step], None] = _unwatched) -> str:
    """Encrypt the store with a new data key under a new passphrase; returns the new recovery code.

    The old key is dropped last, so that whatever was cut short is seen and finished at the next unlocking. Old
    backups, which the leaked passphrase still opens, make way for a new one. Raises a fault of the disk; the store
    then goes on with the key it had, or is closed when there is not even room for that.
    """
    path = keys.key_path(store.path)
    before = keys.read(path)
    old, new, code = store.copy_of_key(), DataKey.new(), new_code()
    here = next(generation for generation in before.generations if generation.is_of(old))
    cost = here.cost()
    coming = keys.new_generation(new, passphrase, code, cost)
    here = here.with_slot(old, SlotKind.NEXT_PASSPHRASE, passphrase, cost)
    keys.write(path, KeyFile((here, coming)))
    watch(Step.BOTH_KEYS_WRITTEN)
    try:
        store.rekey(new)
    except StoreFault:
        if store.is_open:  # it is certain that the old key still fits
            keys.write(path, before)
        raise
    finally:
        old.wipe()
    watch(Step.ENCRYPTED_ANEW)
    _replace_backups(store, at)
    watch(Step.BACKED_UP)
    keys.write(path, KeyFile((coming,)))
    watch(Step.OLD_KEY_DROPPED)
    return code


def settle(store: Store, opened: tuple[DataKey, ...], at: datetime) -> None:
    """Finish a renewal that was interrupted, or take it back when only the old passphrase was given.

    ``opened`` are all the keys that the typed secret opens. Finishing drops the recovery slot: nobody has ever
    seen its code, so a new one has to be made.
    """
    path = keys.key_path(store.path)
    file = keys.read(path)
    if len(file.generations) == 1:
        return
    coming = file.generations[-1]
    new = next((key for key in opened if coming.is_of(key)), None)
    current = store.copy_of_key()
    if new is None and not coming.is_of(current):
        here = file.of(current) or coming
        keys.write(path, KeyFile((here.without(SlotKind.NEXT_PASSPHRASE),)))
        return
    if new is not None and not coming.is_of(current):
        store.rekey(new)
    _replace_backups(store, at)
    keys.write(path, KeyFile((coming.without(SlotKind.RECOVERY),)))


def has_recovery(store: Path) -> bool:
    """Whether there is a recovery code for this store."""
    generations = keys.read(keys.key_path(store)).generations
    return all(any(slot.kind is SlotKind.RECOVERY for slot in each.slots) for each in generations)


def new_recovery(store: Store) -> str:
    """A new recovery code; the one before it stops working here and for the backups with the same key."""
    code = new_code()
    _replace_slot(store, SlotKind.RECOVERY, code)
    return code


def change_passphrase(store: Store, old: str, new: str) -> None:
    """Another passphrase for the same data key. Raises WrongPassphrase when ``old`` is not the one in use."""
    for key in keys.keys_from_passphrase(keys.read(keys.key_path(store.path)), old):
        key.wipe()
    _replace_slot(store, SlotKind.PASSPHRASE, new)


def _replace_slot(store: Store, kind: SlotKind, secret: str) -> None:
    path = keys.key_path(store.path)
    file = keys.read(path)
    key = store.copy_of_key()
    here = next(generation for generation in file.generations if generation.is_of(key))
    letters = letters_of(secret) if kind is SlotKind.RECOVERY else secret
    changed = here.with_slot(key, kind, letters, None if kind is SlotKind.RECOVERY else here.cost())
    generations = tuple(changed if each is here else each for each in file.generations)
    keys.write(path, replace(file, generations=generations))
    backup.follow_key_file(store.path, key)
    key.wipe()


def _replace_backups(store: Store, at: datetime) -> None:
    kept = backup.make(store, at, kept=backup.DEFAULT_KEPT)
    backup.remove_all(store.path, but=kept)

"""The profile of a person on this computer: make it, unlock it, lock it, and keep it safe."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import UserError
from app.services.course import Course
from app.services.profile_place import SHORTEST_PASSPHRASE, ProfileState, state, store_path
from app.services.session import Session, local_now
from db import attachments, keys, os_keyring, renewal
from db import backup as archive
from db import restore as restoring
from db.data_key import DataKey
from db.durable_file import disk_faults
from db.erasure import erase
from db.faults import (
    KeyFileDamaged,
    KeyFileMissing,
    KeyringUnavailable,
    OutdatedSecret,
    StoreDamaged,
    StoreExists,
    StoreMissing,
    WrongKey,
    WrongPassphrase,
)
from db.journal import Author
from db.key_generation import KeyFile
from db.key_slot import STANDARD_COST, Cost
from db.migrate import bring_up_to_date
from db.owner import owner_of, register
from db.preferences import preference
from db.recovery_code import new_code
from db.retention import erase_again
from db.store import Store, create_store, open_store

DEFAULT_ACTOR = "coach"
_RESTORE_STEPS = 3
"""Checking the backup, putting it in place, and bringing it up to date."""


@dataclass(frozen=True, slots=True)
class Created:
    """A new profile. ``recovery_code`` is shown once and kept nowhere; ``remembered``: the keyring took the key."""

    session: Session
    recovery_code: str = field(repr=False)
    remembered: bool


def create(
    folder: Path, passphrase: str, remember: bool, actor: str = DEFAULT_ACTOR, cost: Cost = STANDARD_COST
) -> Created:
    """Make a profile in a folder without one, and unlock it.

    ``remember`` puts the key in the keyring of the computer too; without a keyring the profile is made all the
    same. ``cost`` is what the passphrase costs to try. Raises UserError for a short passphrase, StoreExists,
    StoreInUse or a fault of the disk.
    """
    _require_long(passphrase)
    path, key, code = store_path(folder), DataKey.new(), new_code()
    if state(folder) is ProfileState.LOCKED:
        raise StoreExists
    with disk_faults():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if keys.key_path(path).exists():  # keys of a store that is elsewhere now: not ours to throw away
            keys.key_path(path).replace(keys.key_path(path).with_suffix(".oud"))
    keys.write(keys.key_path(path), KeyFile((keys.new_generation(key, passphrase, code, cost),)))
    store = create_store(path, key)
    key.wipe()
    register(store, actor)
    session = _session(store)
    return Created(session, code, remember and _remembered(session))


def unlock(folder: Path, passphrase: str) -> Session:
    """Unlock with the passphrase. Raises WrongPassphrase, or any fault of ``db.store.open_store``."""
    return _unlocked(folder, keys.keys_from_passphrase(_key_file(folder), passphrase))


def unlock_with_recovery(folder: Path, code: str) -> Session:
    """Unlock with the recovery code. Raises UserError for a slip of the pen, WrongRecoveryCode, or as ``unlock``."""
    return _unlocked(folder, keys.keys_from_code(_key_file(folder), code))


def unlock_with_keyring(folder: Path) -> Session | None:
    """Unlock without typing; None when the keyring is not there, is locked, or knows no key of this profile."""
    for generation in _key_file(folder).generations:
        key = os_keyring.recall(generation.id)
        if key is not None and generation.is_of(key):
            return _unlocked(folder, (key,))
    return None


def lock(session: Session) -> None:
    """Close the store and forget the key."""
    session.store.close()


def change_passphrase(session: Session, folder: Path, old: str, new: str) -> None:
    """Another passphrase, here and for the backups in this profile. Raises UserError or WrongPassphrase."""
    _require_long(new)
    _require_same(session, folder)
    renewal.change_passphrase(session.store, old, new)


def renew_key(session: Session, folder: Path, passphrase: str, course: Course | None = None) -> str:
    """For a passphrase that leaked: encrypt everything with a new key, under a new passphrase.

    Returns the new recovery code. Old backups make way for a new one; copies elsewhere still open with the leaked
    passphrase. ``course`` follows it but cannot stop it: a store half in another key opens for nobody. Raises UserError
    when the passphrase is short or the one in use, or a fault of the disk.
    """
    course = course or Course()
    _require_long(passphrase)
    _require_same(session, folder)
    with suppress(WrongPassphrase):
        keys.keys_from_passphrase(_key_file(folder), passphrase)
        raise UserError("store.passphrase_same")
    known = [each.id for each in _key_file(folder).generations if os_keyring.recall(each.id) is not None]
    course.seal()
    steps = tuple(renewal.Step)
    course.step(0, len(steps))
    code = renewal.renew(
        session.store, passphrase, session.now(), lambda step: course.step(steps.index(step) + 1, len(steps))
    )
    for generation_id in known:
        os_keyring.forget(generation_id)
    if known:
        _remembered(session)
    return code


def has_recovery(folder: Path) -> bool:
    """Whether there is a recovery code; a renewal that was cut short leaves none, and a new one is to be made."""
    return renewal.has_recovery(store_path(folder))


def new_recovery_code(session: Session, folder: Path) -> str:
    """A new recovery code, to be written down; the one before it stops working. Raises a fault of the disk."""
    _require_same(session, folder)
    return renewal.new_recovery(session.store)


def keyring_available() -> bool:
    """Whether this computer has a keyring that may hold the key; it can still turn out to be locked."""
    return os_keyring.is_available()


def remember(session: Session, folder: Path) -> None:
    """Put the key in the keyring of this computer. Raises KeyringUnavailable."""
    _require_same(session, folder)
    if not _remembered(session):
        raise KeyringUnavailable


def forget(session: Session, folder: Path) -> None:
    """Take the key out of the keyring of this computer, when it is there."""
    _require_same(session, folder)
    for generation in _key_file(folder).generations:
        os_keyring.forget(generation.id)


def backup(session: Session, folder: Path, course: Course | None = None) -> Path:
    """Write and check a backup, and remove the oldest. Raises BackupFailed, Stopped or a fault of the disk."""
    _require_same(session, folder)
    return archive.make(session.store, session.now(), _kept(session.store), (course or Course()).step)


def backups(folder: Path) -> tuple[Path, ...]:
    """The backups of a profile, the newest first."""
    return archive.listing(store_path(folder))


def restore(folder: Path, backup: Path, passphrase: str, course: Course | None = None) -> Session:
    """Put a backup back and unlock it; the profile has to be locked.

    The passphrase is the one of now, or the one the backup was made with. What is there now is kept as a backup.
    What was erased for good is erased from the restored store too. ``course`` can stop it while the backup is
    checked. Raises WrongPassphrase, StoreDamaged, StoreInUse, Stopped or a fault of the disk.
    """
    course = course or Course()
    course.step(0, _RESTORE_STEPS)
    path = store_path(folder)
    present, own = _openable(path, passphrase), _openable(backup, passphrase)
    if not (present or own):
        raise WrongPassphrase
    erased, erased_records = restoring.erased_in(path, present), restoring.erased_records_in(path, present)
    known = (*own, *present)
    key = next((key for key in known if restoring.opens(backup, key, course.look)), known[0])
    course.step(1, _RESTORE_STEPS)
    course.seal()
    store = restoring.restore(backup, path, key, present, local_now())
    try:
        course.step(2, _RESTORE_STEPS)
        bring_up_to_date(store, local_now())
        former = owner_of(store)
        owner = register(store, former.actor if former else DEFAULT_ACTOR)
        for dossier_id in restoring.still_held(store, erased):
            erase(store, Author(owner.actor, owner.device, local_now()), dossier_id)
        erase_again(store, Author(owner.actor, owner.device, local_now()), erased_records)
        return _session(store)
    except BaseException:
        store.close()
        raise


def _unlocked(folder: Path, opened: tuple[DataKey, ...]) -> Session:
    store = _opened(store_path(folder), opened)
    try:
        renewal.settle(store, opened, local_now())
        bring_up_to_date(store, local_now())
        attachments.destroy_taken_away(store)
        return _session(store)
    except BaseException:
        store.close()
        raise
    finally:
        for key in opened:
            key.wipe()


def _opened(path: Path, opened: tuple[DataKey, ...]) -> Store:
    """There is more than one key only when a renewal was cut short; the store tells which one it got to."""
    for key in opened[:-1]:
        with suppress(WrongKey, StoreDamaged):
            return open_store(path, key)
    try:
        return open_store(path, opened[-1])
    except (WrongKey, StoreDamaged) as error:
        if len(opened) < len(keys.read(keys.key_path(path)).generations):
            raise OutdatedSecret from error
        raise


def _session(store: Store) -> Session:
    owner = owner_of(store) or register(store, DEFAULT_ACTOR)
    return Session(store, owner.actor, owner.device, local_now)


def _remembered(session: Session) -> bool:
    key = session.store.copy_of_key()
    generation = keys.read(keys.key_path(session.store.path)).of(key)
    try:
        if generation is not None:
            os_keyring.remember(generation.id, key)
        return generation is not None
    except KeyringUnavailable:
        return False
    finally:
        key.wipe()


def _key_file(folder: Path) -> KeyFile:
    path = store_path(folder)
    if not path.exists():
        raise StoreMissing
    return keys.read(keys.key_path(path))


def _openable(store: Path, passphrase: str) -> tuple[DataKey, ...]:
    try:
        return keys.keys_from_passphrase(keys.read(keys.key_path(store)), passphrase)
    except (WrongPassphrase, KeyFileMissing, KeyFileDamaged):
        return ()


def _kept(store: Store) -> int:
    chosen = preference(store, "backups_kept")
    return int(chosen) if chosen else archive.DEFAULT_KEPT


def _require_long(passphrase: str) -> None:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise UserError("store.passphrase_short", minimum=SHORTEST_PASSPHRASE)


def _require_same(session: Session, folder: Path) -> None:
    if session.store.path != store_path(folder):
        raise ValueError("this session belongs to another folder")

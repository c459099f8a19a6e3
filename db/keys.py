"""The key file beside the store: the data key in one sealed slot per way in.

It holds one generation of the data key; two only while the key is being renewed or a backup of another generation
is put back, so that a crash in between leaves a store that opens.
"""

import uuid
from pathlib import Path

from db import key_codec
from db.data_key import DataKey
from db.durable_file import disk_faults, write_durably
from db.faults import KeyFileMissing, WrongPassphrase, WrongRecoveryCode
from db.key_generation import Generation, KeyFile
from db.key_slot import Cost, SlotKind, fingerprint, unseal
from db.recovery_code import letters_of

_PASSPHRASES = (SlotKind.PASSPHRASE, SlotKind.NEXT_PASSPHRASE)


def key_path(store: Path) -> Path:
    """The key file that belongs to a store or to a backup of one."""
    return store.with_suffix(".sleutel.json")


def new_generation(key: DataKey, passphrase: str, code: str, cost: Cost) -> Generation:
    """A generation with a passphrase slot and a recovery slot."""
    name = str(uuid.uuid4())
    generation = Generation(name, fingerprint(name, key), ())
    generation = generation.with_slot(key, SlotKind.PASSPHRASE, passphrase, cost)
    return generation.with_slot(key, SlotKind.RECOVERY, letters_of(code), None)


def read(path: Path) -> KeyFile:
    """The key file of this path. Raises KeyFileMissing, KeyFileDamaged or a fault of the disk."""
    if not path.exists():
        raise KeyFileMissing
    with disk_faults():
        content = path.read_bytes()
    return key_codec.decode(content)


def write(path: Path, file: KeyFile) -> None:
    """Replace the key file as a whole. Raises DiskFull, StoreReadOnly or DiskTrouble."""
    write_durably(path, key_codec.encode(file))


def keys_from_passphrase(file: KeyFile, passphrase: str) -> tuple[DataKey, ...]:
    """The keys this passphrase opens, one per generation at most. Raises WrongPassphrase when there is none."""
    found = _opened(file, _PASSPHRASES, passphrase)
    if not found:
        raise WrongPassphrase
    return found


def keys_from_code(file: KeyFile, code: str) -> tuple[DataKey, ...]:
    """The same with a recovery code. Raises UserError for a slip of the pen, WrongRecoveryCode otherwise."""
    found = _opened(file, (SlotKind.RECOVERY,), letters_of(code))
    if not found:
        raise WrongRecoveryCode
    return found


def belongs(store: Path, key: DataKey) -> bool | None:
    """Whether the key file beside a store knows this key; None when there is no key file to ask."""
    path = key_path(store)
    return read(path).of(key) is not None if path.exists() else None


def _opened(file: KeyFile, kinds: tuple[SlotKind, ...], secret: str) -> tuple[DataKey, ...]:
    found = []
    for generation in file.generations:
        tried = (unseal(generation.id, slot, secret) for slot in generation.slots if slot.kind in kinds)
        found += [key for key in tried if key is not None][:1]
    return tuple(found)

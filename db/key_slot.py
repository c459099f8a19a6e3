"""One way into the store: the data key sealed under a passphrase or a recovery code.

A passphrase is stretched with Argon2id (64 MiB, 3 rounds, 4 lanes, stored with the slot). A recovery code is random
with more than 128 bits, so HKDF-SHA256 is enough and instant. Both seal with AES-256-GCM; the header of the slot is
associated data, so a slot with weakened parameters no longer opens.
"""

import json
import os
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db.data_key import LENGTH, DataKey

FORMAT = "keukentafel-sleutel/1"
_NONCE = 12
_SALT = 16


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "wachtwoord"
    NEXT_PASSPHRASE = "volgend_wachtwoord"
    """Only while the key is being renewed: the passphrase that will be the only one."""
    RECOVERY = "herstelcode"


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id may use: memory in KiB, rounds over it, lanes at once."""

    memory_kib: int = 64 * 1024
    rounds: int = 3
    lanes: int = 4

    def is_sane(self) -> bool:
        """Whether a computer can do this in seconds; a file with anything else is damaged or hostile."""
        return 1 <= self.lanes <= 16 and 1 <= self.rounds <= 32 and 8 * self.lanes <= self.memory_kib <= 1 << 20


STANDARD_COST = Cost()


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key sealed; ``cost`` is None for a recovery code."""

    kind: SlotKind
    cost: Cost | None
    salt: bytes
    nonce: bytes
    sealed: bytes


def seal(generation_id: str, key: DataKey, kind: SlotKind, secret: str, cost: Cost | None) -> Slot:
    """A new slot that ``secret`` opens: a passphrase with its cost, or the bare letters of a code with None."""
    draft = Slot(kind, cost, os.urandom(_SALT), os.urandom(_NONCE), b"")
    cipher = AESGCM(_stretched(secret, draft))
    sealed = cipher.encrypt(draft.nonce, key.reveal(), _header(generation_id, draft))
    return Slot(kind, cost, draft.salt, draft.nonce, sealed)


def unseal(generation_id: str, slot: Slot, secret: str) -> DataKey | None:
    """The data key, or None when the secret is another one (or the slot was tampered with)."""
    try:
        content = AESGCM(_stretched(secret, slot)).decrypt(slot.nonce, slot.sealed, _header(generation_id, slot))
    except InvalidTag:
        return None
    return DataKey(content)


def fingerprint(generation_id: str, key: DataKey) -> bytes:
    """16 bytes that prove a key without telling anything about it: to tell a wrong key from a damaged file."""
    return HKDF(SHA256(), 16, generation_id.encode(), b"keukentafel fingerprint").derive(key.reveal())


def _stretched(secret: str, slot: Slot) -> bytes:
    typed = unicodedata.normalize("NFKC", secret).encode()
    if slot.cost is None:
        return HKDF(SHA256(), LENGTH, slot.salt, b"keukentafel recovery").derive(typed)
    cost = slot.cost
    return hash_secret_raw(typed, slot.salt, cost.rounds, cost.memory_kib, cost.lanes, LENGTH, Type.ID)


def _header(generation_id: str, slot: Slot) -> bytes:
    cost = None if slot.cost is None else [slot.cost.memory_kib, slot.cost.rounds, slot.cost.lanes]
    return json.dumps([FORMAT, generation_id, slot.kind, cost, slot.salt.hex()]).encode()

"""Real profiles in a temporary folder, with a passphrase that is cheap to try."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.services import profile
from app.services.profile_place import store_path
from db import keys
from db.data_key import DataKey
from db.key_generation import KeyFile
from db.key_slot import Cost
from db.recovery_code import new_code
from db.store import Store, create_store

CHEAP = Cost(memory_kib=64, rounds=1, lanes=1)
PASSPHRASE = "vier losse woorden samen"
NEXT_PASSPHRASE = "een heel ander wachtwoord"
MOMENT = datetime.fromisoformat("2026-11-23T14:30:00")


@dataclass(frozen=True, slots=True)
class Made:
    """A profile that is closed again: its folder, its store and what opens it."""

    folder: Path
    store: Path
    recovery_code: str


def a_profile(folder: Path) -> Made:
    """A locked profile made through the service."""
    made = profile.create(folder, PASSPHRASE, remember=False, cost=CHEAP)
    profile.lock(made.session)
    return Made(folder, store_path(folder), made.recovery_code)


def an_open_store(path: Path, key: DataKey | None = None) -> Store:
    """An open store with a key file beside it, made without the service."""
    own = key or DataKey.new()
    keys.write(keys.key_path(path), KeyFile((keys.new_generation(own, PASSPHRASE, new_code(), CHEAP),)))
    return create_store(path, own)

"""Whose profile this is, and on which device: kept inside the encrypted store, on this device only."""

from dataclasses import dataclass

from app.domain.ids import new_id
from db.store import Store


@dataclass(frozen=True, slots=True)
class Owner:
    """Who works with the profile, and the id under which this device writes its journal."""

    actor: str
    device: str


def owner_of(store: Store) -> Owner | None:
    """The owner of a store; None when the making of it was cut short before there was one."""
    with store.reading() as db:
        row = db.conn.execute("SELECT actor, device FROM profile").fetchone()
    return None if row is None else Owner(str(row[0]), str(row[1]))


def register(store: Store, actor: str) -> Owner:
    """Make someone the owner, on a device with a new id."""
    owner = Owner(actor, new_id())
    with store.transaction() as db:
        db.execute("INSERT OR REPLACE INTO profile VALUES (1, ?, ?)", (owner.actor, owner.device))
    return owner

"""A change as it comes from a hub: opened with the keys this laptop has, and then taken in or set aside."""

from dataclasses import dataclass

from app.protocol.operations import Change
from app.sync import seal
from app.sync.arrive import Arrivals, arrive
from app.sync.line import Line
from app.sync.seal import Opened, Refusal, Refused, Wait, Waits
from db import arrivals
from db.arrivals import Why
from db.journal import Author
from db.store import Store

_ASIDE = {
    Wait.KEY: Why.KEY,
    Wait.ACCOUNT: Why.ACCOUNT,
    Refusal.SIGNATURE: Why.SIGNATURE,
    Refusal.CHANGED: Why.ALTERED,
}


@dataclass(frozen=True, slots=True)
class Coming:
    """A change, and what is in it as far as it could be opened."""

    change: Change
    found: Opened | Waits | Refused


def opened(line: Line, change: Change) -> Coming:
    """Check who wrote it and open it; needs no store."""
    return Coming(change, seal.open_change(change, line.keys_of(change.operation.stream), line.account(change.account)))


def bring_in(store: Store, own: Author, coming: Coming, into: Arrivals) -> None:
    """Take it in, or keep it beside the records, inside the open transaction."""
    found = coming.found
    if isinstance(found, Opened):
        arrive(store, own, coming.change, found.content, into)
        return
    why, name = (_ASIDE[found.on], found.name) if isinstance(found, Waits) else (_ASIDE[found.why], "")
    arrivals.set_aside(store.db, coming.change, why, name)
    arrivals.came(store.db, coming.change.operation.stream, coming.change.operation.id)
    into.aside += 1


def take(store: Store, line: Line, own: Author, change: Change, into: Arrivals) -> None:
    """Open and bring in."""
    bring_in(store, own, opened(line, change), into)

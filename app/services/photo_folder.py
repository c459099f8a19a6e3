"""The folder in which a phone leaves its pictures: new ones are offered, never taken by themselves."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.errors import EnvironmentFault, UserError
from app.services import photos, settings_store
from app.services.session import Session
from db import photo_marks

SETTING = "photo_folder"
NEW = timedelta(days=3)
"""Older pictures are not offered: a phone may leave all its pictures in this folder."""
MOST_OFFERED = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """A picture in the folder: where it is, when it was taken (local), and the mark by which it is remembered."""

    path: Path
    taken_at: datetime
    mark: str


@dataclass(frozen=True, slots=True)
class Watched:
    """The folder that is watched (None: none was chosen) and the marks of what was dealt with."""

    folder: Path | None
    done: frozenset[str]
    now: datetime


def watched(session: Session) -> Watched:
    """What to look for, read from the store; the folder itself is looked at by ``offers``."""
    chosen = settings_store.value_of(session, SETTING)
    return Watched(Path(chosen) if chosen else None, photo_marks.known(session.store), session.now())


def offers(look: Watched) -> tuple[Offer, ...]:
    """The new pictures in the folder, the newest first. A folder that is not there offers nothing."""
    if look.folder is None:
        return ()
    try:
        found = [offer for offer in _pictures(look.folder, look.now - NEW) if offer.mark not in look.done]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda offer: (offer.taken_at, offer.path), reverse=True)[:MOST_OFFERED])


def settle(session: Session, offer: Offer) -> None:
    """Do not offer this one again."""
    photo_marks.add(session.store, offer.mark, session.now())
    photo_marks.forget_before(session.store, session.now() - 2 * NEW)


def offer_of(path: Path) -> Offer:
    """A picture that was chosen or dropped, as it is there now. Raises UserError when it is no file."""
    try:
        held = path.stat()
    except OSError as error:
        raise UserError("photos.missing") from error
    if not path.is_file():
        raise UserError("photos.missing")
    taken_at = datetime.fromtimestamp(int(held.st_mtime)).astimezone().replace(tzinfo=None)
    told = f"{path.resolve()}\n{held.st_size}\n{held.st_mtime_ns}"
    return Offer(path, taken_at, hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest())


def delete_original(offer: Offer) -> None:
    """Delete the file the picture came from, not to a bin but for good.

    Raises UserError when it is another file by now, EnvironmentFault when it cannot be deleted.
    """
    if offer_of(offer.path).mark != offer.mark:
        raise UserError("photos.original_changed")
    try:
        offer.path.unlink()
    except OSError as error:
        raise EnvironmentFault("photos.original_stays", folder=str(offer.path.parent)) from error


def _pictures(folder: Path, since: datetime) -> Iterator[Offer]:
    for path in folder.iterdir():
        if path.suffix.lower().removeprefix(".") in photos.TYPES and not path.name.startswith("."):
            try:
                offer = offer_of(path)
            except UserError:
                continue  # the phone is moving it about just now
            if offer.taken_at >= since:
                yield offer

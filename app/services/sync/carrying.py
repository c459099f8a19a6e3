"""Carry what waits to a colleague as a file, and take one in: for places without any network."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.change import Changes, Kind
from app.errors import EnvironmentFault, UserError
from app.services import fields
from app.services.session import Session
from app.sync import carry
from app.sync.arrive import Arrivals
from app.sync.carry import NotCarried
from app.sync.line import Line
from db import attachments, blobs, hub_referrals, stream_keys

ENDING = ".draag"


@dataclass(frozen=True, slots=True)
class CarriedIn:
    """How many changes were taken in, were here already, or can only come by the hub; ``photos``: of how many pictures
    that came the picture itself still has to come by the hub."""

    fresh: int
    known: int
    later: int
    photos: int = 0


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """The file that was written, and how many changes are in it; how many pictures, and steps of referrals to other
    organisations, are not in it and wait for the hub."""

    place: Path
    count: int
    photos: int = 0
    steps: int = 0


def carry_out(session: Session, folder: Path) -> CarriedOut:
    """Write what waits to a file in a folder, which is made; sealed, and named by the moment only. It still goes to the
    hub later.

    Raises UserError when this laptop is enrolled nowhere or there is nothing to carry, EnvironmentFault when the folder
    cannot be written.
    """
    content, count = carry.pack(session.store, _line(session))
    if not count:
        raise UserError("sync.fout.niets_mee")
    place = folder / f"meenemen-{session.now():%Y-%m-%d-%H%M%S}{ENDING}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    except OSError as error:
        raise EnvironmentFault("services.cannot_write", folder=str(folder)) from error
    return CarriedOut(place, count, blobs.not_sent(session.store), hub_referrals.waiting(session.store))


def carry_in(session: Session, source: Path) -> tuple[Changes, CarriedIn]:
    """Take a file of a colleague in; doing it twice does no harm. Raises UserError for what is no such file, or cannot
    be read."""
    line = _line(session)
    try:
        with source.open("rb") as file:
            carried = carry.read(file.read(carry.MOST_BYTES))
    except OSError as error:
        raise UserError("sync.fout.niet_te_lezen") from error
    except NotCarried as error:
        raise UserError("sync.fout.draagbestand") from error
    into = Arrivals()
    found = carry.take_in(session.store, line, fields.author(session), carried, into)
    changes = Changes(tuple(dict.fromkeys(into.records)))
    came = {changed.record_id for changed in changes.records if changed.kind is Kind.ATTACHMENT}
    photos = len(came & attachments.without_content(session.store))
    return changes, CarriedIn(found.fresh, found.known, found.later, photos)


def _line(session: Session) -> Line:
    enrolled = stream_keys.enrolment_of(session.store)
    if enrolled is None:
        raise UserError("sync.fout.niet_ingeschreven")
    line = Line(enrolled.me, enrolled.device, enrolled.secret, enrolled.organisation)
    line.keys = dict(stream_keys.all_held_keys(session.store))
    line.accounts = dict(stream_keys.known_accounts(session.store))
    return line

"""Carry what waits to a colleague as a file, and take one in: for places without any network."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.change import Changes
from app.errors import UserError
from app.services import fields
from app.services.session import Session
from app.sync import carry
from app.sync.arrive import Arrivals
from app.sync.carry import NotCarried
from app.sync.line import Line
from db import stream_keys


@dataclass(frozen=True, slots=True)
class CarriedIn:
    """How many changes were taken in, were here already, or can only come by the hub."""

    fresh: int
    known: int
    later: int


def carry_out(session: Session, target: Path) -> int:
    """Write what waits to a file, sealed; returns how many changes are in it. They still go to the hub later.

    Raises UserError when this laptop is enrolled nowhere or there is nothing to carry, OSError for the disk.
    """
    content, count = carry.pack(session.store, _line(session))
    if not count:
        raise UserError("sync.fout.niets_mee")
    target.write_bytes(content)
    return count


def carry_in(session: Session, source: Path) -> tuple[Changes, CarriedIn]:
    """Take a file of a colleague in; doing it twice does no harm. Raises UserError for what is no such file."""
    try:
        carried = carry.read(source.read_bytes())
    except NotCarried as error:
        raise UserError("sync.fout.draagbestand") from error
    into = Arrivals()
    found = carry.take_in(session.store, _line(session), fields.author(session), carried, into)
    changes = Changes(tuple(dict.fromkeys(into.records)))
    return changes, CarriedIn(found.fresh, found.known, found.later)


def _line(session: Session) -> Line:
    enrolled = stream_keys.enrolment_of(session.store)
    if enrolled is None:
        raise UserError("sync.fout.niet_ingeschreven")
    line = Line(enrolled.me, enrolled.device, enrolled.secret, enrolled.organisation)
    line.keys = dict(stream_keys.all_held_keys(session.store))
    line.accounts = dict(stream_keys.known_accounts(session.store))
    return line

"""Grounds for disclosure: on what ground which parts may go to whom until when; consent can be withdrawn."""

from dataclasses import replace
from datetime import date
from typing import Required, TypedDict, Unpack

from app.domain.case import DisclosureGround, Ground
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, new_id
from app.errors import UserError
from app.services import dossiers, fields
from app.services.referrals import stopping
from app.services.session import Session
from db import notes as stored
from db.pen import writing

_MOST_PARTS = 50


class Terms(TypedDict, total=False):
    """To whom, which parts, how it was given, and until when (None: until it is withdrawn)."""

    receiver: Required[str]
    parts: Required[tuple[str, ...]]
    how_given: Required[str]
    until: date | None


def give(
    session: Session, dossier_id: DossierId, ground: Ground, purpose: str, **terms: Unpack[Terms]
) -> tuple[Changes, RecordId]:
    """Keep a ground with its evidence. Raises UserError when a part of it is missing. It is withdrawn, not undone."""
    dossiers.of(session, dossier_id)
    parts = tuple(fields.line(part, "parts", 80, needed=True) for part in terms["parts"])
    if not 0 < len(parts) <= _MOST_PARTS:
        raise UserError("services.empty", field=fields.name("parts"))
    given = DisclosureGround(
        RecordId(new_id()),
        dossier_id,
        Ground(ground),
        fields.paragraph(purpose, "disclosure_purpose", 500, needed=True),
        fields.line(terms["receiver"], "receiver", 200, needed=True),
        parts,
        fields.paragraph(terms["how_given"], "how_given", 500, needed=True),
        session.now(),
        fields.day(terms.get("until"), "until", session.now().date()),
    )
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.GROUNDS, given, undoable=False)
    return pen.changes(), given.id


def withdraw(session: Session, ground_id: RecordId) -> Changes:
    """Withdraw a ground from now on, and stop every referral on it; withdrawing it twice changes nothing."""
    ground = stored.ground(session.store, ground_id)
    if ground is None:
        raise UserError("services.no_ground")
    with writing(session.store, fields.author(session)) as pen:
        when = ground.withdrawn_at or session.now()
        pen.put(stored.GROUNDS, replace(ground, withdrawn_at=when), undoable=False)
        stopping.stop_those_on(pen, session, ground)
    return pen.changes()


def listing(session: Session, dossier_id: DossierId) -> tuple[DisclosureGround, ...]:
    """All grounds, withdrawn ones too, in the order they were given."""
    return stored.grounds(session.store, dossier_id)

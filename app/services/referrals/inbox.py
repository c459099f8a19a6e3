"""What came in: take a referral in, accept or refuse it, begin, finish; urgent ones first."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.case import Dossier
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, new_id
from app.domain.referral import (
    Channel,
    Direction,
    Outcome,
    Part,
    Party,
    Referral,
    ReferralState,
    Refusal,
    Step,
    urgent_first,
)
from app.domain.snapshot import Line, Snapshot
from app.errors import UserError
from app.services import dossiers, fields
from app.services.referrals import drafting, over_hub, payload, steps
from app.services.session import Session
from app.texts import text
from db import cases
from db import referrals as stored
from db.pen import writing

SHOWN_AFTER = timedelta(days=14)
"""So long something that is done still stands in the inbox."""


@dataclass(frozen=True, slots=True)
class InboxLine:
    """A referral that came in, with who it is about and the dossier it became part of; empty when not kept."""

    referral: Referral
    about: str
    dossier: Dossier | None = None


def receive(session: Session, content: str, channel: Channel = Channel.PACKAGE) -> tuple[Changes, RecordId]:
    """Take in what was sent from elsewhere. Raises UserError when it is no referral, or is here already."""
    found = payload.read(content)
    envelope = found.envelope
    record_id = RecordId(envelope.id)
    if stored.is_known(session.store, record_id):
        raise UserError("verwijzing.al_binnen", wie=envelope.sender)
    taken = arriving(session, found, channel)
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.REFERRALS, taken, undoable=False)
        stored.keep_content(pen.db, record_id, content)
    return pen.changes(), record_id


def arriving(session: Session, found: Snapshot, channel: Channel) -> Referral:
    """What came in, as it is kept."""
    envelope = found.envelope
    return Referral(
        RecordId(envelope.id),
        Direction.IN,
        envelope.kind,
        ReferralState.RECEIVED,
        envelope.receiver_kind,
        envelope.sender,
        channel,
        session.now(),
        urgent=envelope.urgent,
        parts=tuple(section.part for section in found.sections),
        received_at=session.now(),
        answer_by=envelope.answer_by,
    )


def accept(session: Session, referral_id: RecordId, dossier_id: DossierId | None = None) -> tuple[Changes, DossierId]:
    """Say yes: a dossier is opened with the contact data that came along, unless there is one for this household."""
    referral = steps.stepped(_came_in(session, referral_id), Step.ACCEPT, Party.RECEIVER)
    told = told_in(session, referral_id)
    if told is None:
        raise UserError("verwijzing.niet_bewaard")
    with writing(session.store, fields.author(session)) as pen:
        if dossier_id is None:
            made = _dossier_from(session, told)
            pen.put(cases.DOSSIERS, made, undoable=False)
            dossier_id = made.id
        dossiers.of(session, dossier_id)
        pen.put(stored.REFERRALS, replace(referral, dossier_id=dossier_id, answered_at=session.now()), undoable=False)
        over_hub.post(pen, session, referral, Step.ACCEPT)
    return pen.changes(), dossier_id


def refuse(session: Session, referral_id: RecordId, why: Refusal, reason: str = "") -> Changes:
    """Say no, with why; what came in is thrown away, for nobody here needs it any more."""
    referral = steps.closed(session, _came_in(session, referral_id), Step.REFUSE, Party.RECEIVER)
    said = fields.paragraph(reason, "refusal_reason", 1000, needed=why is Refusal.OTHER)
    with writing(session.store, fields.author(session)) as pen:
        told = replace(referral, answered_at=session.now(), refusal=Refusal(why), reason=said)
        pen.put(stored.REFERRALS, told, undoable=False)
        over_hub.post(pen, session, referral, Step.REFUSE, refusal=Refusal(why), reason=said)
        stored.drop_content(pen.db, referral_id)
    return pen.changes()


def start(session: Session, referral_id: RecordId, first_on: date | None = None) -> Changes:
    """Begin, with the day of the first appointment when there is one."""
    referral = steps.stepped(_came_in(session, referral_id), Step.START, Party.RECEIVER)
    day = fields.day(first_on, "first_on")
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.REFERRALS, replace(referral, started_at=session.now(), first_on=day), undoable=False)
        over_hub.post(pen, session, referral, Step.START, first_on=day.isoformat() if day else "")
    return pen.changes()


def finish(session: Session, referral_id: RecordId, outcome: Outcome, note: str = "") -> Changes:
    """Done: what came of it, which goes back to the sender."""
    referral = steps.closed(session, _came_in(session, referral_id), Step.FINISH, Party.RECEIVER)
    said = fields.paragraph(note, "outcome_note", 1000, needed=outcome is Outcome.OTHER)
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.REFERRALS, replace(referral, outcome=Outcome(outcome), outcome_note=said), undoable=False)
        over_hub.post(pen, session, referral, Step.FINISH, outcome=Outcome(outcome), note=said)
    return pen.changes()


def told_in(session: Session, referral_id: RecordId) -> Snapshot | None:
    """What came in with a referral; None when it is not kept any more."""
    kept = stored.content_of(session.store, referral_id)
    return None if kept is None else payload.read(kept)


def listing(session: Session) -> tuple[InboxLine, ...]:
    """What came in and is open, urgent ones first, then the oldest; behind it what was closed lately."""
    lately = session.now().date() - SHOWN_AFTER
    found = (
        *stored.going(session.store, Direction.IN),
        *stored.closed_since(session.store, Direction.IN, lately),
    )
    return tuple(_line(session, referral) for referral in sorted(found, key=urgent_first))


def name_in(told: Snapshot | None) -> str:
    """Who a referral is about, as the sender called them; empty when it is not kept any more."""
    lines = told.lines_of(Part.CONTACT) if told else ()
    return _value(lines, "naam")


def _line(session: Session, referral: Referral) -> InboxLine:
    dossier = cases.dossier(session.store, referral.dossier_id) if referral.dossier_id else None
    about = name_in(told_in(session, referral.id)) or (dossier.label if dossier else "")
    return InboxLine(referral, about, dossier)


def _came_in(session: Session, referral_id: RecordId) -> Referral:
    referral = drafting.of(session, referral_id)
    if referral.direction is not Direction.IN:
        raise UserError("verwijzing.niet_binnengekomen")
    return referral


def _dossier_from(session: Session, told: Snapshot) -> Dossier:
    lines = told.lines_of(Part.CONTACT)
    return Dossier(
        DossierId(new_id()),
        fields.line(_value(lines, "naam")[:120], "label", 120, needed=True),
        address=fields.line(_value(lines, "adres")[:200], "address", 200),
        phone=fields.line(_value(lines, "telefoon")[:30], "phone", 30),
        created_at=session.now(),
    )


def _value(lines: tuple[Line, ...], word: str) -> str:
    label = text(f"verwijzing.regel.{word}")
    return next((line.words for line in lines if line.label == label), "")

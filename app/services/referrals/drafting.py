"""A referral in the making: to whom, what is asked, which parts go along, and on what ground."""

from dataclasses import replace
from datetime import date
from typing import Required, TypedDict, Unpack

from app.domain.case import Ground
from app.domain.change import Changes
from app.domain.early_signal import SIGNAL_PARTS
from app.domain.ids import DossierId, RecordId, new_id
from app.domain.money import MAXIMUM, Cents
from app.domain.organisation import Organisation, OrganisationKind
from app.domain.referral import Channel, Direction, Part, Referral, ReferralKind, ReferralState
from app.errors import UserError
from app.services import dossiers, fields, grounds
from app.services.referrals import register
from app.services.referrals.kinds import MUNICIPALITY, kind_of
from app.services.session import Session
from db import notes as kept_notes
from db import organisations
from db import referrals as stored
from db.pen import writing

ALWAYS = frozenset({Part.CONTACT})
"""Without these nobody can be helped."""


class Edit(TypedDict, total=False):
    """What can be changed in a draft; what is not named stays."""

    kind: ReferralKind
    urgent: bool
    name: str
    reachable: str
    question: str
    arrears: Cents | None
    arrears_since: date | None


class Agreed(TypedDict, total=False):
    """On what ground it goes: how it was given, and until when (None: until it is withdrawn)."""

    how_given: Required[str]
    until: date | None
    ground: Ground


def draft(
    session: Session, dossier_id: DossierId, organisation_kind: str, kind: ReferralKind = ReferralKind.REFERRAL
) -> tuple[Changes, RecordId]:
    """Begin a referral to a kind of organisation; the only one of that kind in the district is filled in.

    Raises UserError when the dossier or the kind is not there.
    """
    dossier = dossiers.of(session, dossier_id)
    wanted = kind_of(organisation_kind)
    made = Referral(
        RecordId(new_id()),
        Direction.OUT,
        _kind_for(wanted, kind),
        ReferralState.DRAFT,
        wanted.key,
        "",
        Channel.PACKAGE,
        session.now(),
        dossier_id,
        parts=tuple(part for part in wanted.parts if part is not Part.NOTES),
    )
    likely = likely_for(session, wanted.key, dossier.district)
    if len(likely) == 1:
        made = _addressed(made, likely[0])
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.REFERRALS, made, undoable=False)
    return pen.changes(), made.id


def likely_for(session: Session, kind: str, district: str) -> tuple[Organisation, ...]:
    """The organisations that give a kind of help: those of the district, or everywhere; all when there is none."""
    every = organisations.of_kind(session.store, kind)
    near = tuple(one for one in every if one.district.casefold() in ("", district.casefold()))
    return near or every


def of(session: Session, referral_id: RecordId) -> Referral:
    """One referral. Raises UserError when it is not there."""
    found = stored.referral(session.store, referral_id)
    if found is None:
        raise UserError("verwijzing.geen")
    return found


def edit(session: Session, referral_id: RecordId, **changed: Unpack[Edit]) -> Changes:
    """Change what is named in a draft. Raises UserError that names the field, or says that it was sent already."""
    return _put(session, _checked(session, replace(draft_of(session, referral_id), **changed)))


def address(session: Session, referral_id: RecordId, organisation_id: RecordId) -> Changes:
    """Say to which organisation it goes; a ground that was given for another one no longer counts."""
    return _put(session, _addressed(draft_of(session, referral_id), register.of(session, organisation_id)))


def choose(session: Session, referral_id: RecordId, part: Part, chosen: bool) -> Changes:
    """Send a part along, or leave it out. Raises UserError for a part that this kind of referral may not carry."""
    referral = draft_of(session, referral_id)
    if chosen and referral.kind is ReferralKind.EARLY_SIGNAL and part not in SIGNAL_PARTS:
        raise UserError("vroegsignaal.alleen")
    if not chosen and part in ALWAYS:
        raise UserError("verwijzing.altijd_nodig")
    wanted = {*referral.parts, part} if chosen else {*referral.parts} - {part}
    notes = referral.notes if Part.NOTES in wanted else ()
    return _put(session, replace(referral, parts=in_order(wanted), notes=notes))


def choose_note(session: Session, referral_id: RecordId, note_id: RecordId, chosen: bool) -> Changes:
    """Send one note along, or leave it out; the part follows. Raises UserError for a note of another dossier."""
    referral = draft_of(session, referral_id)
    if referral.kind is ReferralKind.EARLY_SIGNAL:
        raise UserError("vroegsignaal.alleen")
    note = kept_notes.note(session.store, note_id)
    if note is None or note.dossier_id != referral.dossier_id:
        raise UserError("services.no_note")
    notes = tuple(one for one in referral.notes if one != note_id) + ((note_id,) if chosen else ())
    parts = {*referral.parts} - {Part.NOTES} | ({Part.NOTES} if notes else set())
    return _put(session, replace(referral, notes=notes, parts=in_order(parts)))


def agree(session: Session, referral_id: RecordId, **agreed: Unpack[Agreed]) -> Changes:
    """Keep on what ground the chosen parts may go to this receiver. Raises UserError when there is no receiver yet."""
    referral = draft_of(session, referral_id)
    if referral.kind is ReferralKind.EARLY_SIGNAL:
        raise UserError("vroegsignaal.eigen_grond")
    with writing(session.store, fields.author(session)) as pen:
        given, ground_id = grounds.give(
            session,
            dossier_of(referral),
            agreed.get("ground", Ground.CONSENT),
            kind_of(referral.organisation_kind).help,
            receiver=referral.counterpart,
            parts=referral.parts,
            how_given=agreed["how_given"],
            until=agreed.get("until"),
        )
        pen.put(stored.REFERRALS, replace(referral, ground_id=ground_id), undoable=False)
    return Changes(given.records + pen.changes().records, given.journal_ids + pen.changes().journal_ids)


def discard(session: Session, referral_id: RecordId) -> Changes:
    """Throw a draft away. Raises UserError when it was sent: then it is withdrawn."""
    with writing(session.store, fields.author(session)) as pen:
        pen.replace(stored.REFERRALS, draft_of(session, referral_id).id, None, undoable=False)
    return pen.changes()


def draft_of(session: Session, referral_id: RecordId) -> Referral:
    """A referral that can still be changed. Raises UserError when it was sent."""
    referral = of(session, referral_id)
    if referral.state is not ReferralState.DRAFT:
        raise UserError("verwijzing.al_verzonden")
    return referral


def dossier_of(referral: Referral) -> DossierId:
    """The dossier of a referral that goes out; ValueError for one that came in and was not taken on."""
    if referral.dossier_id is None:
        raise ValueError("a referral without a dossier")
    return referral.dossier_id


def in_order(parts: set[str]) -> tuple[str, ...]:
    """These parts in the order in which they are shown."""
    return tuple(part for part in Part if part in parts)


def _kind_for(wanted: OrganisationKind, kind: ReferralKind) -> ReferralKind:
    """Arrears go to the municipality as an early signal, and an early signal goes nowhere else."""
    if wanted.key == MUNICIPALITY:
        return ReferralKind.EARLY_SIGNAL
    if kind is ReferralKind.EARLY_SIGNAL:
        raise UserError("vroegsignaal.alleen_gemeente")
    return kind


def _addressed(referral: Referral, organisation: Organisation) -> Referral:
    if organisation.kind != referral.organisation_kind:
        raise UserError("verwijzing.andere_soort")
    same = organisation.name == referral.counterpart
    return replace(
        referral,
        organisation_id=organisation.id,
        counterpart=organisation.name,
        channel=organisation.channel,
        ground_id=referral.ground_id if same else None,
    )


def _checked(session: Session, referral: Referral) -> Referral:
    _kind_for(kind_of(referral.organisation_kind), referral.kind)
    since = fields.day(referral.arrears_since, "arrears_since")
    if since is not None and since > session.now().date():
        raise UserError("verwijzing.achterstand_later")
    arrears = referral.arrears
    return replace(
        referral,
        kind=ReferralKind(referral.kind),
        name=fields.line(referral.name, "resident_name", 120),
        reachable=fields.line(referral.reachable, "reachable", 200),
        question=fields.paragraph(referral.question, "question", 2000),
        arrears=None if arrears is None else Cents(fields.whole(arrears, "arrears", 1, MAXIMUM)),
        arrears_since=since,
    )


def _put(session: Session, referral: Referral) -> Changes:
    """Keep a draft; it is corrected, not undone, for undoing may not reach behind the sending of it."""
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.REFERRALS, referral, undoable=False)
    return pen.changes()

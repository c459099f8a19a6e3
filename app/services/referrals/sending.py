"""What a sender does with a referral: look at exactly what goes, send it, withdraw it, keep what was answered."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.domain.case import DisclosureGround, Ground
from app.domain.change import Changes
from app.domain.early_signal import DUTIES, SIGNAL_PARTS, CollectionDuty
from app.domain.ids import RecordId, new_id
from app.domain.referral import TAKEN_ON, Direction, Part, Party, Referral, ReferralKind, Step
from app.domain.snapshot import Snapshot
from app.domain.visit import Task
from app.domain.wording import full_date
from app.errors import UserError
from app.services import fields
from app.services.paper_language import for_organisation
from app.services.referrals import contents, drafting, duties, over_hub, payload, steps
from app.services.referrals.kinds import kind_of
from app.services.session import Session
from app.texts import text
from db import notes as kept_notes
from db import referrals as stored
from db import tasks as kept_tasks
from db.pen import writing


def preview(session: Session, referral_id: RecordId) -> Snapshot:
    """Exactly what the receiver sees: of a draft what would go now, otherwise what went.

    Raises UserError when the own organisation has no name, or when what was sent is not kept any more.
    """
    return payload.read(text_of(session, referral_id))


def text_of(session: Session, referral_id: RecordId) -> str:
    """The text that goes or went; ``preview`` is this text read back."""
    referral = drafting.of(session, referral_id)
    kept = stored.content_of(session.store, referral_id)
    if kept is not None:
        return kept
    if referral.sent_at is not None or referral.direction is Direction.IN:
        raise UserError("verwijzing.niet_bewaard")
    return payload.written(_snapshot(session, _named(referral), _ground_of(session, referral)))


def send(session: Session, referral_id: RecordId) -> Changes:
    """Put a referral ready to go: from here on it does not change, and the other side has to answer.

    Raises UserError that says what lacks: the receiver, the name, the question, the ground, or one of the duties.
    """
    referral = over_hub.routed(session, drafting.draft_of(session, referral_id))
    _require_whole(referral)
    with writing(session.store, fields.author(session)) as pen:
        ground = _legal_ground(session, referral) if _is_signal(referral) else _require_ground(session, referral)
        made = _snapshot(session, referral, ground)
        if _is_signal(referral):
            pen.put(kept_notes.GROUNDS, ground, undoable=False)
        ready = replace(
            steps.stepped(referral, Step.SEND, Party.SENDER),
            ground_id=ground.id,
            sent_at=session.now(),
            answer_by=made.envelope.answer_by,
        )
        pen.put(stored.REFERRALS, ready, undoable=False)
        content = payload.written(made)
        stored.keep_content(pen.db, referral.id, content)
        over_hub.post_sent(pen, session, ready, content)
    return pen.changes()


def place(session: Session, referral_id: RecordId, how_given: str, until: date | None = None) -> Changes:
    """Keep that the resident agrees and send it, both or neither; a ground that covers it already is used again.

    An early signal needs no agreement. Raises UserError as ``send``, and when nobody asked the resident.
    """
    referral = drafting.draft_of(session, referral_id)
    if _is_signal(referral) or _is_covered(session, referral):
        return send(session, referral_id)
    _require_whole(referral)
    if not how_given:
        raise UserError("verwijzing.zonder_grond", wie=referral.counterpart)
    with session.store.transaction():
        agreed = drafting.agree(session, referral_id, how_given=how_given, until=until)
        sent = send(session, referral_id)
    return Changes(agreed.records + sent.records, agreed.journal_ids + sent.journal_ids)


def withdraw(session: Session, referral_id: RecordId, reason: str) -> Changes:
    """Take a referral back that was not answered; once it was accepted, ask the receiver to stop."""
    referral = drafting.of(session, referral_id)
    said = fields.paragraph(reason, "withdraw_reason", 1000, needed=True)
    with writing(session.store, fields.author(session)) as pen:
        if referral.state in TAKEN_ON:
            step = Step.ASK_TO_STOP
            taken = replace(steps.stepped(referral, step, Party.SENDER), stop_asked_at=session.now())
        else:
            step = Step.WITHDRAW
            taken = steps.closed(session, referral, step, Party.SENDER)
        pen.put(stored.REFERRALS, replace(taken, reason=said), undoable=False)
        over_hub.post(pen, session, referral, step, reason=said)
    return pen.changes()


def expire(session: Session) -> Changes:
    """Close what nobody answered in time: what went out with a task for the coach to call, what came in over the hub
    without its content."""
    today = session.now().date()
    late = stored.overdue(session.store, today)
    if not late:
        return Changes()
    with writing(session.store, fields.author(session)) as pen:
        for referral in late:
            if referral.direction is Direction.IN and not over_hub.goes_over_hub(session, referral):
                continue  # who sent a package notes it there
            pen.put(stored.REFERRALS, steps.closed(session, referral, Step.EXPIRE, Party.CLOCK), undoable=False)
            over_hub.post(pen, session, referral, Step.EXPIRE)
            if referral.direction is Direction.IN:
                stored.drop_content(pen.db, referral.id)
                continue
            what = text("verwijzing.taak.verlopen", wie=referral.counterpart)
            pen.put(kept_tasks.TASKS, Task(RecordId(new_id()), referral.dossier_id, what, today), undoable=False)
    return pen.changes()


def _is_signal(referral: Referral) -> bool:
    return referral.kind is ReferralKind.EARLY_SIGNAL


def _require_whole(referral: Referral) -> None:
    if not referral.counterpart:
        raise UserError("verwijzing.zonder_ontvanger")
    if not referral.name:
        raise UserError("services.empty", field=fields.name("resident_name"))
    if referral.has(Part.QUESTION) and not referral.question:
        raise UserError("services.empty", field=fields.name("question"))
    if referral.has(Part.ARREARS) and (referral.arrears is None or referral.arrears_since is None):
        raise UserError("verwijzing.zonder_achterstand")


def _require_ground(session: Session, referral: Referral) -> DisclosureGround:
    """The ground, when it covers this receiver and every part, today."""
    ground = kept_notes.ground(session.store, referral.ground_id) if referral.ground_id else None
    if ground is None or ground.receiver != referral.counterpart:
        raise UserError("verwijzing.zonder_grond", wie=referral.counterpart)
    if ground.withdrawn_at is not None:
        raise UserError("verwijzing.grond_ingetrokken")
    if ground.until is not None and ground.until < session.now().date():
        raise UserError("verwijzing.grond_voorbij", dag=full_date(ground.until))
    beyond = [part for part in Part if referral.has(part) and part not in ground.parts]
    if beyond:
        raise UserError("verwijzing.niet_besproken", delen=", ".join(map(contents.part_name, beyond)))
    return ground


def _is_covered(session: Session, referral: Referral) -> bool:
    try:
        _require_ground(session, referral)
    except UserError:
        return False
    return True


def _legal_ground(session: Session, referral: Referral) -> DisclosureGround:
    """The ground of an early signal: the duties with their days. Raises UserError that names what lacks."""
    if referral.arrears_since is None or not {*referral.parts} <= set(SIGNAL_PARTS):
        raise UserError("vroegsignaal.alleen")
    dossier_id = drafting.dossier_of(referral)
    found = duties.ready(session, dossier_id, referral.arrears_since)
    if found.objected_on is not None:
        raise UserError("vroegsignaal.bezwaar", dag=full_date(found.objected_on))
    if not found.is_ready:
        lacking = ", ".join(map(duties.duty_name, (*found.missing, *found.outdated)))
        raise UserError("vroegsignaal.ontbreekt", plichten=lacking)
    return DisclosureGround(
        RecordId(new_id()),
        dossier_id,
        Ground.LEGAL_TASK,
        kind_of(referral.organisation_kind).help,
        referral.counterpart,
        referral.parts,
        _evidence(duties.listing(session, dossier_id)),
        session.now(),
    )


def _evidence(done: Iterable[CollectionDuty]) -> str:
    days = {one.duty: one for one in done}
    return "; ".join(
        text("vroegsignaal.bewijs", plicht=duties.duty_name(duty), dag=full_date(days[duty].day), hoe=days[duty].way)
        for duty in DUTIES
    )


@for_organisation
def _snapshot(session: Session, referral: Referral, ground: DisclosureGround | None) -> Snapshot:
    words = contents.ground_words(ground) if ground else text("verwijzing.grond.nog_niet")
    return contents.snapshot(session, referral, words, ground.until if ground else None)


def _ground_of(session: Session, referral: Referral) -> DisclosureGround | None:
    return kept_notes.ground(session.store, referral.ground_id) if referral.ground_id else None


def _named(referral: Referral) -> Referral:
    """A draft that has no receiver yet, as it is shown."""
    return referral if referral.counterpart else replace(referral, counterpart=text("verwijzing.nog_niemand"))

"""What the hub told of referrals, taken into the records: what came in, what was answered, what was stopped."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from app.domain.case import Dossier
from app.domain.change import Changes
from app.domain.ids import RecordId
from app.domain.referral import TAKEN_ON, UNANSWERED, Channel, Referral, ReferralState, Step
from app.domain.snapshot import Snapshot
from app.domain.visit import Task
from app.errors import UserError
from app.protocol import referrals as wire
from app.protocol.access import Role
from app.protocol.keys import BadSignature, CannotOpen, require_signature
from app.services import fields
from app.services.referrals import inbox, over_hub, payload, reading_hub, sending
from app.services.session import Session
from app.sync import inbox as inbox_keys
from app.sync import referral_words
from app.sync.referral_words import Sent
from app.texts import text
from db import cases, hub_referrals, leaving, stream_keys
from db import referrals as stored
from db import tasks as kept_tasks
from db.hub_referrals import Told
from db.pen import Pen, writing
from db.stream_keys import Enrolment

_ALIVE = frozenset(state.value for state in UNANSWERED | TAKEN_ON)


@dataclass(frozen=True, slots=True)
class _Taking:
    """One referral that is being taken in, inside an open transaction."""

    session: Session
    pen: Pen
    enrolled: Enrolment
    told: Told

    @property
    def on_hub(self) -> wire.Referral:
        """As the hub has it."""
        return self.told.referral

    def task(self, referral: Referral | None, words: str, **names: str) -> None:
        """Something to do about it. Its id follows from the step, so that two laptops make it once."""
        step = self.on_hub.steps[-1].step.op
        made = RecordId(str(uuid5(UUID(step), words)))
        dossier = referral.dossier_id if referral else None
        what = text(f"verwijzing.taak.{words}", **names)
        self.pen.put(kept_tasks.TASKS, Task(made, dossier, what, self.session.now().date()), undoable=False)


def ready(session: Session) -> Changes:
    """Before the hub is asked: what is too late is closed here first, and what a colleague stopped is stopped, so that
    it is told along."""
    tell_stopped(session)
    return sending.expire(session)


def tell_stopped(session: Session) -> None:
    """What was sent from here, and a colleague in the dossier stopped for the resident, is to be told to the hub."""
    stopped = stored.stopped_elsewhere(session.store)
    if stopped:
        with writing(session.store, fields.author(session)) as pen:
            for referral in stopped:
                over_hub.post(pen, session, referral, Step.WITHDRAW_CONSENT)


def settle(session: Session) -> Changes:
    """After the hub was asked: take in what it told of referrals, each on its own.

    What needs a record or a key that is not here yet is left for the next time.
    """
    enrolled = stream_keys.enrolment_of(session.store)
    found = Changes()
    if enrolled is None:
        return found
    tell_stopped(session)  # before what the hub told of it is taken in: then it is told first
    for told in hub_referrals.to_take_in(session.store):
        local = stored.referral(session.store, RecordId(told.referral.referral))
        if local is not None and _is_ahead(session, told):
            continue
        with session.store.transaction() as db:
            if local is not None and local.dossier_id is not None and leaving.is_left(db, local.dossier_id):
                continue  # it is closed to this account; who goes on with it takes it in
            pen = Pen(db, fields.author(session), sends=local is not None and local.dossier_id is not None)
            taking = _Taking(session, pen, enrolled, told)
            is_out = hub_referrals.is_sender(told.referral)
            if _taken_back(taking, local) if is_out else _taken_in(taking, local):
                hub_referrals.taken_in(db, told.referral.referral)
        made = pen.changes()
        found = Changes(found.records + made.records, found.journal_ids + made.journal_ids)
    return found


def _is_ahead(session: Session, told: Told) -> bool:
    """Whether a step was taken here since, of which the hub does not know: it is told first."""
    return hub_referrals.waits(session.store, told.referral.referral) is True


def _taken_back(taking: _Taking, local: Referral | None) -> bool:
    """What became of a referral that went out from here; False when it is not here (yet).

    Only the account that sent it can read the answers; to its other members the dossier brings the outcome.
    """
    on_hub, me = taking.on_hub, taking.enrolled.me
    if local is None:
        return False
    if on_hub.steps[0].account != me.account:
        return True
    words = reading_hub.words_in(on_hub, me.keys.box, referral_words.token_of(on_hub.referral, me.keys))
    now = reading_hub.brought_up(local, on_hub, words)
    taking.pen.put(stored.REFERRALS, now, undoable=False)
    if taking.told.clash is not None:
        taking.task(now, "te_laat_uit", wie=now.counterpart, stand=text(f"verwijzing.stand.{now.state}"))
    if now.state is ReferralState.REFUSED and local.state is not ReferralState.REFUSED:
        taking.task(now, "geweigerd", wie=now.counterpart)
    if now.state is ReferralState.EXPIRED and local.state is not ReferralState.EXPIRED:
        taking.task(now, "verlopen", wie=now.counterpart)
    if now.changes_owner and local.state in UNANSWERED and wire.Step.ACCEPT in words:
        _hand_over(taking, now)
    return True


def _hand_over(taking: _Taking, referral: Referral) -> None:
    """Ownership moves on an acceptance that is proven, and not before: here the dossier is closed."""
    dossier = cases.dossier(taking.session.store, referral.dossier_id) if referral.dossier_id else None
    if dossier is not None and dossier.closed_on is None and referral.answered_at is not None:
        closed: Dossier = replace(dossier, closed_on=referral.answered_at.date())
        taking.pen.put(cases.DOSSIERS, closed, undoable=False)


def _taken_in(taking: _Taking, local: Referral | None) -> bool:
    """What came in for this organisation; False when the key for it is not here (yet)."""
    if taking.enrolled.role == Role.ADMINISTRATOR:
        return False
    if inbox_keys.box_private(taking.session.store, taking.on_hub.to) is None:
        return False
    if local is None:
        return _arrived(taking)
    return _went_on(taking, local)


def _arrived(taking: _Taking) -> bool:
    """A referral that was not here yet; one that is over already is of no use to anybody here."""
    on_hub, store = taking.on_hub, taking.session.store
    if on_hub.state.value not in _ALIVE or stored.is_known(store, RecordId(on_hub.referral)):
        return True
    try:
        sent, found = _read(taking)
    except (CannotOpen, BadSignature, UserError):
        taking.task(None, "onleesbaar", wie=on_hub.sender)
        return True
    referral = inbox.arriving(taking.session, found, Channel.HUB)
    taking.pen.put(stored.REFERRALS, referral, undoable=False)
    stored.keep_content(taking.pen.db, referral.id, sent.snapshot)
    if on_hub.state is wire.State.SENT:
        over_hub.post(taking.pen, taking.session, referral, Step.RECEIVE)
    else:
        now = reading_hub.brought_up(referral, on_hub, _words(taking, sent))
        taking.pen.put(stored.REFERRALS, now, undoable=False)
    return True


def _went_on(taking: _Taking, local: Referral) -> bool:
    """A referral that is here: somebody else of this organisation answered it, or the sender stopped it."""
    on_hub, pen = taking.on_hub, taking.pen
    try:
        sent = over_hub.opened(taking.session.store, on_hub)
    except CannotOpen:
        return True
    now = reading_hub.brought_up(local, on_hub, _words(taking, sent))
    if on_hub.state is wire.State.SENT:
        return True  # it was received here, and the hub hears of that next
    pen.put(stored.REFERRALS, now, undoable=False)
    has_content = stored.content_of(taking.session.store, local.id) is not None
    if not now.is_open and now.state is not ReferralState.FINISHED:
        stored.drop_content(pen.db, local.id)
    elif not has_content and local.closed_at is not None and now.is_open:
        stored.keep_content(pen.db, local.id, sent.snapshot)
    if taking.told.clash is not None:
        taking.task(now, "te_laat_in", wie=now.counterpart, stand=text(f"verwijzing.stand.{now.state}"))
    if now.state is ReferralState.CONSENT_WITHDRAWN and local.state is not ReferralState.CONSENT_WITHDRAWN:
        taking.task(now, "zelf_wissen", wie=now.counterpart)
    elif now.stop_asked_at is not None and local.stop_asked_at is None and now.is_open:
        taking.task(now, "stoppen", wie=now.counterpart)
    return True


def _words(taking: _Taking, sent: Sent) -> reading_hub.Words:
    private = inbox_keys.box_private(taking.session.store, taking.on_hub.to)
    return reading_hub.words_in(taking.on_hub, private, sent.token) if private else {}


def _read(taking: _Taking) -> tuple[Sent, Snapshot]:
    """What came in, checked: signed by who is in it, and the same referral as the hub says.

    Raises CannotOpen, BadSignature or UserError.
    """
    on_hub, store = taking.on_hub, taking.session.store
    sent = over_hub.opened(store, on_hub)
    first = on_hub.steps[0]
    require_signature(sent.sender.sign, first.step.sig, first.step.signed())
    known = stream_keys.known_accounts(store).get(first.account)
    if known is not None and known.public != sent.sender:
        raise BadSignature
    found = payload.read(sent.snapshot)
    envelope = found.envelope
    day = envelope.answer_by.isoformat() if envelope.answer_by else None
    if (envelope.id, envelope.kind.value, day) != (on_hub.referral, on_hub.kind.value, on_hub.answer_by):
        raise CannotOpen
    return sent, found

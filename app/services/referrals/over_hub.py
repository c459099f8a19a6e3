"""A referral over the hub, as it leaves: which way it goes, and each step sealed and signed for the other side."""

from dataclasses import dataclass, replace

from app.domain.ids import new_id
from app.domain.referral import Channel, Direction, Referral, Step
from app.errors import UserError
from app.protocol import clock
from app.protocol import referrals as wire
from app.protocol.held import Me
from app.protocol.keys import CannotOpen
from app.protocol.referrals import ReferralStep
from app.protocol.sealing import TooLarge
from app.services.session import Session
from app.sync import inbox, referral_words
from app.sync.referral_words import About, Sent
from db import hub_referrals, organisations, stream_keys
from db import referrals as stored
from db.hub_referrals import Refused
from db.pen import Pen
from db.store import Store

_ENDS = (Step.WITHDRAW, Step.EXPIRE, Step.WITHDRAW_CONSENT)
"""The steps with which a sender ends what nobody took on: of what never left, nothing has to be told."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A step that the hub did not take: this account may not take it (``is_forbidden``), or the hub cannot use it."""

    step: Step
    is_forbidden: bool

    @property
    def is_unsent(self) -> bool:
        """Whether the referral itself did not leave."""
        return self.step is Step.SEND


@dataclass(frozen=True, slots=True)
class _Line:
    """To whom words in a referral are sealed, with its token."""

    me: Me
    about: About
    box: bytes
    token: str


def routed(session: Session, referral: Referral) -> Referral:
    """The referral with the way it goes: over the hub when this laptop and the receiver are there and the digits were
    compared, otherwise as a package."""
    if referral.channel is Channel.HUB and receiver(session.store, referral) is None:
        return replace(referral, channel=Channel.PACKAGE)
    return referral


def receiver(store: Store, referral: Referral) -> str | None:
    """What the receiver is called on the hub; None when nothing can be sealed for it from this laptop."""
    organisation = organisations.organisation(store, referral.organisation_id) if referral.organisation_id else None
    if organisation is None or not organisation.hub_name or stream_keys.enrolment_of(store) is None:
        return None
    known = stream_keys.organisation_key(store, organisation.hub_name)
    return None if known is None else known.organisation


def post_sent(pen: Pen, session: Session, referral: Referral, content: str) -> None:
    """Inside the open transaction: the snapshot is to be sent. Raises UserError when it is too large for the hub."""
    to, enrolled = receiver(session.store, referral), stream_keys.enrolment_of(session.store)
    if referral.channel is not Channel.HUB or to is None or enrolled is None or referral.answer_by is None:
        return
    key = stream_keys.organisation_key(session.store, to)
    assert key is not None  # otherwise there is no receiver
    about = About(referral.id, wire.Step.SEND, enrolled.organisation, to)
    sent = Sent(content, enrolled.me.keys.public, referral_words.token_of(referral.id, enrolled.me.keys))
    try:
        body = referral_words.seal_sent(sent, about, key.box)
    except TooLarge:
        raise UserError("verwijzing.te_groot_voor_hub") from None
    bare = _bare(session, about, body)
    step = replace(
        bare,
        stream=f"dossier/{referral.dossier_id}",
        to=to,
        kind=wire.ReferralKind(referral.kind),
        answer_by=referral.answer_by.isoformat(),
        urgent=referral.urgent,
    )
    hub_referrals.add_step(pen.db, _signed(step, enrolled.me))


def post(pen: Pen, session: Session, referral: Referral, step: Step, **words: str) -> None:
    """Inside the open transaction: a step with what is said with it, when the referral goes over the hub.

    What never left is taken back without a word. Raises UserError for a referral that a colleague sent: only that
    account speaks with the receiver. When the resident stops it, that is kept, and the colleague's laptop tells it.
    """
    if is_of_a_colleague(session, referral):
        if step is Step.WITHDRAW_CONSENT:
            return
        raise UserError("verwijzing.van_een_collega", wie=referral.counterpart)
    if not hub_referrals.travels(pen.db, referral.id):
        return
    if referral.direction is Direction.OUT and step in _ENDS and hub_referrals.take_back(pen.db, referral.id):
        return
    line = _line(session.store, referral, wire.Step(step))
    if line is not None:
        said = {name: value for name, value in words.items() if value}
        body = referral_words.seal_words({**said, "token": line.token}, line.about, line.box)
        hub_referrals.add_step(pen.db, _signed(_bare(session, line.about, body), line.me))


def goes_over_hub(session: Session, referral: Referral) -> bool:
    """Whether a referral goes, went or came over the hub: then the other side answers there."""
    with session.store.reading() as db:
        return hub_referrals.travels(db, referral.id)


def is_of_a_colleague(session: Session, referral: Referral) -> bool:
    """Whether it was sent over the hub from another laptop: what was sent is kept only there."""
    is_out = referral.direction is Direction.OUT and referral.channel is Channel.HUB and referral.sent_at is not None
    return is_out and stored.content_of(session.store, referral.id) is None


def trouble_of(session: Session, referral: Referral) -> Trouble | None:
    """The step of a referral that the hub did not take, None when there is none. It is offered again each time."""
    found = hub_referrals.trouble(session.store, referral.id)
    return None if found is None else Trouble(found[0], found[1] is Refused.FORBIDDEN)


def in_trouble(session: Session) -> frozenset[str]:
    """The ids of the referrals of which the hub did not take a step."""
    return hub_referrals.in_trouble(session.store)


def give_up_sending(session: Session, referral: Referral) -> None:
    """What the hub did not take goes another way: it is not offered to the hub any more."""
    with session.store.transaction() as db:
        hub_referrals.give_up_sending(db, referral.id)


def opened(store: Store, told: wire.Referral) -> Sent:
    """The snapshot in a referral that came in. Raises CannotOpen: also when this laptop has no key for it."""
    first = told.steps[0].step if told.steps else None
    private = inbox.box_private(store, told.to)
    if first is None or first.step is not wire.Step.SEND or first.body is None or private is None:
        raise CannotOpen
    return referral_words.open_sent(first.body, About.of(told, wire.Step.SEND), private)


def _line(store: Store, referral: Referral, step: wire.Step) -> _Line | None:
    """None when nothing can be sealed any more: this laptop left the hub, or the inbox."""
    enrolled = stream_keys.enrolment_of(store)
    if enrolled is None:
        return None
    me, told = enrolled.me, hub_referrals.told_of(store.db, referral.id)
    if referral.direction is Direction.IN:
        try:
            sent = opened(store, told) if told is not None else None
        except CannotOpen:
            sent = None
        return _Line(me, About.of(told, step), sent.sender.box, sent.token) if told and sent else None
    to = told.to if told is not None else hub_referrals.receiver_of(store.db, referral.id)
    key = stream_keys.organisation_key(store, to) if to else None
    if key is None:
        return None
    about = About(referral.id, step, told.sender if told else enrolled.organisation, key.organisation)
    return _Line(me, about, key.box, referral_words.token_of(referral.id, me.keys))


def _bare(session: Session, about: About, body: bytes) -> ReferralStep:
    return ReferralStep(new_id(), about.referral, about.step, clock.tick("", session.now()), body, bytes(64))


def _signed(step: ReferralStep, me: Me) -> ReferralStep:
    return replace(step, sig=me.keys.signature(step.signed()))
